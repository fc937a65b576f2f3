"""The fields of the query language, asked of one article."""

from dataclasses import replace

import pytest

from matins.model.document import Status
from matins.query.fields import FIELD, FIELDS, BadValueError, nearest_field
from matins.query.language import parse
from matins.query.terms import Subject
from matins.text.clean import clean_line
from matins.text.words import reading_minutes

DAY = 86_400
NOW = 1_800_000_000

SUBJECT = Subject(
    title=clean_line("Rain over Lisbon"),
    gist=clean_line("It poured all night."),
    feed=clean_line("The Daily Crumb"),
    tags=("Weather", "daily"),
    link="https://example.org/2026/rain",
    author=clean_line("Ada Lovelace"),
    lang="pt-BR",
    read=False,
    starred=True,
    status=Status.TEASER,
    sort_time=NOW - 2 * DAY,
    words=1200,
    summary="It poured all night.\nThe tram stood still at Rossio.",
    body="It poured all night. Nobody slept in the café, and 東京都 was dry.",
)


@pytest.mark.parametrize(
    "query",
    [
        "rain", "RAIN", '"over lisbon"', "poured", "is:unread", "is:starred", "is:teaser", "IS:Teaser", "-is:read",
        "-is:full", "-is:feed", "-is:empty", "feed:crumb", 'feed:"daily crumb"', "tag:weather", "tag:Daily",
        "title:lisbon", "-title:poured", "author:lovelace", "url:/2026/", "lang:pt", "lang:PT-br", "-lang:p",
        "-lang:en", "newer:2d", "newer:1w", "newer:48h", "older:1d", "older:47h", "-older:2d", "len:<6m",
        "len:<6", "len:>4m", "-len:<5m", "-len:>5m", "rain -snow", "snow OR rain", "(snow OR rain) is:unread",
        "-(snow rain)", "cafe", "CAFÉ", '"slept in the cafe"', "ross*", "tram stoo*", "title:lisb*", "author:love*",
        "東京", "京都", "京", "都", "東京都", "dry", "-do", "-isbon", "-title:is", "-is:hidden", "-is:archived",
        "rain -(snow OR title:snow)", "rain -snow is:unread",
    ],
)  # fmt: skip
def test_queries_that_the_article_meets(query: str) -> None:
    assert parse(query).matches(SUBJECT, NOW)
    assert not parse(f"-({query})").matches(SUBJECT, NOW)


def test_what_is_not_known_of_an_article_is_not_found() -> None:
    bare = replace(SUBJECT, link=None, author=None, lang=None, tags=())
    for query in ("url:a", "author:a", "lang:pt", "tag:daily"):
        assert not parse(query).matches(bare, NOW)
        assert parse("-" + query).matches(bare, NOW)


def test_what_lists_leave_out_is_asked_for_by_its_state() -> None:
    hidden, archived = replace(SUBJECT, hidden=True, starred=False), replace(SUBJECT, archived=True)
    assert parse("is:hidden").matches(hidden, NOW)
    assert parse("is:archived").matches(archived, NOW)
    assert not parse("is:hidden").matches(archived, NOW)
    assert not parse("is:hidden").matches(replace(hidden, starred=True), NOW)
    for query in ("is:hidden", "-is:archived", "rain (is:unread OR is:hidden)", "rain -is:hidden"):
        assert parse(query).condition(NOW).beyond
        assert parse(query).rest(NOW).beyond
    assert not parse("rain is:unread -is:read tag:x").condition(NOW).beyond


@pytest.mark.parametrize("text", ["---", "\U0001f600", "%", "'", "«»"])
def test_what_has_no_word_is_looked_for_as_it_stands(text: str) -> None:
    article = replace(SUBJECT, title=clean_line(f"Wow {text} indeed"), author=clean_line(f"A {text}"))
    for query in (f'"{text}"', f'title:"{text}"', f'author:"{text}"'):
        assert parse(query).match() is None
        assert parse(query).matches(article, NOW)
        assert not parse(query).matches(SUBJECT, NOW)


def test_an_articles_texts_are_taken_apart_once_and_only_when_asked_for() -> None:
    article = replace(SUBJECT)
    assert parse("is:unread url:rain").matches(article, NOW)
    assert parse("title:rain").matches(article, NOW)
    assert set(vars(article)) & {"title_tokens", "author_tokens", "summary_tokens", "body_tokens"} == {"title_tokens"}
    assert article.title_tokens is article.title_tokens


def test_reading_times_are_those_that_lists_show() -> None:
    for minutes in range(7):
        shorter, longer = parse(f"len:<{minutes}m"), parse(f"len:>{minutes}m")
        (fewest,) = shorter.condition(NOW).parameters
        for count in range(1500):
            article = replace(SUBJECT, words=count)
            assert (count < int(str(fewest))) == shorter.matches(article, NOW) == (reading_minutes(count) < minutes)
            assert longer.matches(article, NOW) == (reading_minutes(count) > minutes)


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("is", "raed", "did you mean read?"),
        ("is", "zzz", "there are unread, read, starred, hidden, archived, full, feed, teaser, empty"),
        ("newer", "2", "write it like 12h, 2d"),
        ("older", "2 days", "write it like 12h, 2d"),
        ("newer", "99999d", "write it like 12h, 2d"),
        ("newer", "٢d", "write it like 12h, 2d"),
        ("len", "5m", "write it like <5m"),
        ("len", "<m", "write it like <5m"),
    ],
)
def test_a_value_that_means_nothing_is_told_why(field: str, value: str, reason: str) -> None:
    with pytest.raises(BadValueError) as fault:
        FIELD[field].read(value)
    assert reason in str(fault.value)


def test_every_field_has_a_form_and_help_for_people() -> None:
    assert all(field.form and field.help for field in FIELDS)
    assert len(FIELD) == len(FIELDS)


def test_every_choice_is_accepted() -> None:
    for field in FIELDS:
        for choice in field.choices:
            assert field.read(choice).condition(NOW).sql


def test_the_nearest_field_is_named() -> None:
    assert nearest_field("Tilte") == "title"
    assert nearest_field("qqq") is None
