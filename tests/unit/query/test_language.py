"""The grammar, its limits and its messages."""

import re
import subprocess
import sys

import pytest

from matins.errors import ExitCode
from matins.query.condition import EVERYTHING, Condition
from matins.query.language import DEPTH, LENGTH, TERMS, QueryError, parse


@pytest.mark.parametrize("text", ["", "  ", "\n\t", '""', ' "" ""', '" "', "\u200b", "\udcff\udcfe"])
def test_a_blank_query_asks_for_everything(text: str) -> None:
    query = parse(text)
    assert not query
    assert query.condition(0) == EVERYTHING


def test_a_query_that_asks_for_something_is_true() -> None:
    assert parse("rain")


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("Rain  snow", ["rain", "snow"]),
        ('"Rain  and snow"', ["rain and snow"]),
        ("e-mail", ["e mail"]),
        ("or ORacle", ["or", "oracle"]),
        ("12:30", ["12 30"]),
        ("foo(bar)", ["foo", "bar"]),
        ('"OR" "-x" "(y"', ["or", "x", "y"]),
        ('"feed:x"', ["feed x"]),
        ("100% a_b", ["100", "a b"]),
        ("'; DROP TABLE articles;", ["drop", "table", "articles"]),
        ("a\x1b[2Jb", ["a 2jb"]),
        ("Ｃafé", ["cafe"]),
        ("AND NOT NEAR NEAR(a", ["and", "not", "near", "near", "a"]),
        ("{title} ^rain body:x", ["title", "rain"]),
        ("rain* +snow a^2", ["rain", "snow", "a 2"]),
        ("a\x00b rain\x00", ["ab", "rain"]),
        ("\u202eabc\u202c שלום", ["abc", "שלום"]),
        ("\U0001f600", []),
        ("* ** ''", []),
    ],
)
def test_user_text_reaches_the_index_as_tokens_in_quotation_marks(text: str, phrases: list[str]) -> None:
    query = parse(text.replace("NEAR(a", "NEAR(a)").replace(" body:x", ""))
    expression = query.match() or ""
    assert re.findall('"([^"]*)"', expression) == phrases
    syntax = re.sub('"[^"]*"', "", expression).replace("{title summary body}", "")
    assert not set(syntax.replace("AND", "").replace("NOT", "")) - set(" ():*")


def test_values_become_parameters_and_never_sql() -> None:
    condition = parse("""url:a(b) feed:"'; DROP TABLE feeds" tag:%x lang:';""").condition(0)
    assert "drop" not in condition.sql.lower()
    assert [value for value in condition.parameters if "drop" in str(value)] == ["'; drop table feeds"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("rain sn", ("rain", "sn*")),
        ("rain sn ", ("rain", "sn")),
        ("rain s", ("rain", "s")),
        ('rain "sn"', ("rain", "sn")),
        ('"rain sn', ("rain", "sn*")),
        ('snow "', ("snow",)),
        ('feed:"a', ()),
        ("rain title:sn", ("rain", "sn")),
        ("rain (sn)", ("rain", "sn")),
        ("rain -sn", ("rain",)),
        ("rain snow*", ("rain", "snow*")),
        ("東", ("東*",)),
        ("東京", ("東京",)),
        ("rain OR", None),
    ],
)
def test_while_typing_the_last_word_may_become_a_longer_one(text: str, words: tuple[str, ...] | None) -> None:
    if words is None:
        with pytest.raises(QueryError):
            parse(text, typing=True)
    else:
        assert parse(text, typing=True).words() == words


def test_a_query_is_what_the_index_answers_and_the_rest() -> None:
    query = parse("rain is:unread newer:1d")
    assert query.match() == '{title summary body} : "rain"'
    assert query.rest(86_400) == Condition("(a.read_at IS NULL AND a.sort_time >= ?)", (0,))
    assert parse("is:unread").match() is None
    assert parse("rain").rest(0) == EVERYTHING
    assert parse("").match() is None
    assert parse("").words() == ()


@pytest.mark.parametrize(
    ("loose", "strict"),
    [
        ("a b OR c d", "(a b) OR (c d)"),
        ("-a b", "(-a) b"),
        ("-(a OR b) c", "(-(a OR b)) c"),
        ("a OR b OR c", "a OR (b) OR c"),
        ("--a", "-(-a)"),
        ("a(b)c", "a b c"),
        ('a "" b', "a b"),
    ],
)
def test_what_binds_more_tightly(loose: str, strict: str) -> None:
    assert parse(loose).condition(0) == parse(strict).condition(0)


@pytest.mark.parametrize(
    ("text", "reason", "position"),
    [
        ("(", "nothing stands in this parenthesis", 0),
        ("a ()", "nothing stands in this parenthesis", 2),
        ("(a", "this parenthesis is not closed", 0),
        ("a)", "this parenthesis was never opened", 1),
        (")", "this parenthesis was never opened", 0),
        ("OR a", "nothing stands before this OR", 0),
        ("a OR", "nothing follows this OR", 2),
        ("a OR OR b", "nothing follows this OR", 2),
        ("(a OR )", "nothing follows this OR", 3),
        ("a -", "nothing follows this minus", 2),
        ("a - b", "nothing follows this minus", 2),
        ('a -""', "nothing follows this minus", 2),
        ('a OR ""', "nothing follows this OR", 2),
        ('("")', "nothing stands in this parenthesis", 0),
        ("-OR", "nothing follows this minus", 0),
        ('a "b', "this quotation mark is not closed", 2),
        ('feed:"b', "this quotation mark is not closed", 5),
        ("feed:", "feed: needs a value, as in feed:NAME", 5),
        ('a feed:""', "feed: needs a value, as in feed:NAME", 7),
        ("tilte:x", 'no field "tilte"; did you mean title?', 0),
        ("qqq:x", 'no field "qqq"; put the text in quotation marks to look for it as it stands', 0),
        ("a is:raed", 'no state "raed"; did you mean read?', 5),
        ("newer:soon", '"soon" is no age; write it like 12h, 2d, 1w, 3m or 1y', 6),
        ('"', "this quotation mark is not closed", 0),
        ("-", "nothing follows this minus", 0),
        ("NEAR(", "nothing stands in this parenthesis", 4),
        ('((("', "this quotation mark is not closed", 3),
        ("body:x", 'no field "body"; put the text in quotation marks to look for it as it stands', 0),
        ("\U0001f600 )", "this parenthesis was never opened", 2),
        ("x" * 10_000, "the query is longer than 1,000 characters", LENGTH),
        ("x" * (LENGTH + 1), "the query is longer than 1,000 characters", LENGTH),
        ("x " * (TERMS + 1), f"the query has more than {TERMS} parts", 2 * TERMS),
        ("(" * (DEPTH + 1) + "x", f"the query is nested more than {DEPTH} deep", DEPTH),
        ("-" * (DEPTH + 1) + "x", f"the query is nested more than {DEPTH} deep", DEPTH),
    ],
)
def test_a_fault_is_named_and_pointed_at(text: str, reason: str, position: int) -> None:
    with pytest.raises(QueryError) as fault:
        parse(text)
    assert (fault.value.reason, fault.value.position) == (reason, position)
    assert fault.value.code == ExitCode.USAGE


def test_the_caret_stands_under_the_fault() -> None:
    with pytest.raises(QueryError) as fault:
        parse("rain tilte:x snow")
    assert str(fault.value) == 'no field "tilte"; did you mean title?\n  rain tilte:x snow\n       ^'


def test_the_caret_stands_right_behind_wide_characters() -> None:
    with pytest.raises(QueryError) as fault:
        parse("日本 )")
    assert str(fault.value).splitlines()[2] == "       ^"


def test_a_long_query_is_shown_around_the_fault() -> None:
    with pytest.raises(QueryError) as fault:
        parse("word " * 60 + "is:raed " + "word " * 30)
    _, shown, caret = str(fault.value).splitlines()
    assert len(shown) < 130
    assert shown[caret.index("^") :].startswith("raed ")


def test_a_message_holds_nothing_that_a_terminal_obeys() -> None:
    with pytest.raises(QueryError) as fault:
        parse("\x1b[2J\u202e\r\n is:\x07\x9b")
    assert str(fault.value).replace("\n", "").isprintable()


def test_the_language_loads_nothing_heavy() -> None:
    program = "import sys, matins.query.language; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert {"apsw", "textual", "lxml", "numpy", "httpx"}.isdisjoint(loaded)
