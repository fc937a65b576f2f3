"""What rules make of an article."""

from dataclasses import replace

import pytest

from matins.model.document import Status
from matins.model.rule import Deed, Rule
from matins.model.verdict import NO_RULE, Verdict
from matins.query.rules import ASKS_NOTHING, SHIFT, judge, read_rules
from matins.query.terms import Subject
from matins.text.clean import Clean, clean_line

NOW = 1_795_413_600
FEED = "https://gazette.example/feed"
SUBJECT = Subject(
    title=Clean("Sponsored: a better kettle"),
    gist=Clean("The kettle boils."),
    feed=Clean("The Gazette"),
    tags=("news",),
    link="https://gazette.example/1",
    author=Clean("Ann Okafor"),
    lang="en",
    read=False,
    starred=False,
    status=Status.FEED,
    sort_time=NOW - 60,
    words=100,
    summary="The kettle boils.",
    body="The kettle boils. It takes a minute.",
)


def rule(do: str, when: str, *, tag: str | None = None, feed: str = "") -> Rule:
    return Rule(Deed(do), clean_line(when, 20_000), feed, None if tag is None else Clean(tag))


def judged(*rules: Rule, subject: Subject = SUBJECT) -> Verdict:
    return judge(read_rules(rules), subject, FEED, NOW)


@pytest.mark.parametrize(
    ("made", "becomes"),
    [
        (rule("mute", "title:sponsored"), Verdict(muted=Clean("mute when title:sponsored"))),
        (rule("read", "kettle minute"), Verdict(read=True)),
        (rule("star", "author:okafor"), Verdict(starred=True)),
        (rule("tag", "tag:news", tag="later"), Verdict(tags=(Clean("later"),))),
        (rule("boost", "feed:gazette"), Verdict(shift=SHIFT)),
        (rule("lower", "is:unread"), Verdict(shift=-SHIFT)),
        (rule("fulltext", "is:feed"), Verdict(page=True)),
        (rule("mute", "title:teapot"), NO_RULE),
    ],
)
def test_each_does_its_own_deed_where_its_query_matches(made: Rule, becomes: Verdict) -> None:
    assert judged(made) == becomes


def test_they_add_up_in_their_order_and_the_last_move_counts() -> None:
    verdict = judged(
        rule("star", "kettle"),
        rule("tag", "kettle", tag="b"),
        rule("boost", "kettle"),
        rule("tag", "kettle", tag="a"),
        rule("lower", "kettle"),
        rule("tag", "kettle", tag="b"),
    )
    assert verdict == Verdict(starred=True, tags=(Clean("b"), Clean("a")), shift=-SHIFT)


def test_mute_ends_them() -> None:
    muted = rule("mute", "kettle")
    verdict = judged(rule("read", "kettle"), muted, rule("star", "kettle"), rule("mute", "minute"))
    assert verdict == Verdict(muted=muted.words, read=True)


def test_each_sees_the_article_as_it_was_before_any() -> None:
    verdict = judged(rule("tag", "kettle", tag="tea"), rule("mute", "tag:tea"), rule("star", "is:read"))
    assert verdict == Verdict(tags=(Clean("tea"),))
    assert judged(rule("mute", "-is:starred"), subject=replace(SUBJECT, starred=True)) == NO_RULE


def test_one_of_a_single_feed_leaves_the_others_alone() -> None:
    assert judged(rule("read", "kettle", feed=FEED)).read
    assert not judged(rule("read", "kettle", feed=FEED + "/other")).read


@pytest.mark.parametrize(
    "when", ["title:", "is:unred", "(", '"', "-", "OR", "a" * 10_000, "", " ", "kettle AND (", "x" * 999 + " y z"]
)
def test_a_wrong_query_is_passed_over_and_never_matches_all(when: str) -> None:
    wrong = rule("mute", when)
    (read,) = read_rules((wrong,))
    assert read.fault
    assert judged(wrong, rule("star", "kettle")) == Verdict(starred=True)


def test_the_fault_has_a_caret_where_there_is_a_place_to_point_at() -> None:
    read = read_rules((rule("mute", "kettle is:unred"), rule("mute", "")))
    first, _, pointed = (read[0].fault or "").partition("\n")
    assert "unred" in first
    assert pointed.splitlines() == ["  kettle is:unred", "            ^"]
    assert read[1].fault == ASKS_NOTHING


@pytest.mark.parametrize("when", ["NEAR(", "*", '""', "\u202eevil", "NUL\0NUL", "🫖", "'; DROP TABLE articles --"])
def test_strange_queries_are_read_without_harm(when: str) -> None:
    assert judged(rule("mute", when)) == NO_RULE


def test_a_rule_is_named_in_its_own_words_and_without_passwords() -> None:
    assert rule("tag", "a OR b", tag="later").words == "tag later when a OR b"
    assert rule("mute", "a", feed="https://me:hunter2@a.example/").words == "mute when a in https://•••@a.example/"
    assert len(rule("mute", "a" * 10_000).words) <= 2_000
