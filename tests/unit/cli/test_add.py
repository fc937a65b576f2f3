"""`matins add`."""

from collections.abc import Callable
from typing import Any

import pytest

from matins.config.load import load
from matins.model.events import Broken, Finished, Refused, Subscribed
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.text.clean import clean_line

Matins = Callable[..., Any]

GOOD = Subscribed("https://me:hunter2@a.example/feed", "A \x1b[31mfeed", entries=12)
ONE = Subscribed("https://b.example/feed", "B", entries=1)
OLD = Subscribed("https://c.example/feed", "C", already=True)
BAD = Refused("https://d.example/", "a page without a feed")


def test_what_was_found_is_told(matins: Matins, background: Any) -> None:
    background.events = (GOOD, ONE, OLD, Finished())
    outcome = matins("add", "a.example", "b.example", "c.example")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "Subscribed to A [31mfeed (12 articles): https://•••@a.example/feed",
        "Subscribed to B (1 article): https://b.example/feed",
        "Already subscribed to C: https://c.example/feed",
    ]
    assert outcome.err == ""


def test_the_job_is_what_was_typed(matins: Matins, background: Any) -> None:
    background.events = (GOOD, Finished())
    matins("add", "https://a.example/feed", "--title", "  My   A ", "--tag", "news", "--tag", "x y", "--unchecked")
    (job,) = background.asked
    assert job.add == (Subscription("https://a.example/feed", clean_line("My A"), ("news", "x y")),)
    assert (job.unchecked, job.refreshes) == (True, False)


@pytest.mark.parametrize(("events", "code"), [((BAD, Finished()), 1), ((GOOD, BAD, Finished()), 3)])
def test_a_refused_address_is_told_with_the_reason(
    matins: Matins, background: Any, events: tuple[Any, ...], code: int
) -> None:
    background.events = events
    outcome = matins("add", "https://d.example/")
    assert outcome.code == code
    assert outcome.err == "https://d.example/: a page without a feed\n"


def test_the_outcome_may_be_json(matins: Matins, background: Any) -> None:
    background.events = (GOOD, OLD, BAD, Finished())
    outcome = matins("add", "--json", "a.example", "c.example", "d.example")
    assert outcome.code == 3
    assert outcome.document == {
        "schema": 1,
        "subscribed": [
            {"address": "https://•••@a.example/feed", "title": "A [31mfeed", "articles": 12, "already": False},
            {"address": "https://c.example/feed", "title": "C", "articles": None, "already": True},
        ],
        "refused": [{"address": "https://d.example/", "reason": "a page without a feed"}],
    }


def test_a_title_names_one_feed(matins: Matins, background: Any) -> None:
    assert matins("add", "--title", "T", "a.example", "b.example").code == 2
    assert not background.asked


def test_a_broken_config_is_told_before_anything_is_asked(matins: Matins, background: Any, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[refresh")
    outcome = matins("add", "a.example")
    assert outcome.code == 2
    assert "not TOML" in outcome.err
    assert not background.asked


def test_a_job_that_cannot_go_on_says_why_and_how_it_ended(matins: Matins, background: Any) -> None:
    background.events = (Broken("the database is \x1b[2Jnewer", 1),)
    outcome = matins("add", "a.example")
    assert (outcome.code, outcome.err) == (1, "the database is [2Jnewer\n")


def test_an_interrupted_job_exits_with_130(matins: Matins, background: Any) -> None:
    background.events = (GOOD, Finished(interrupted=True))
    assert matins("add", "a.example").code == 130


def test_an_unchecked_address_is_in_the_config_at_once(matins: Matins, paths: Paths) -> None:
    outcome = matins("add", "--unchecked", "--tag", "t", "https://a.example/feed", "ftp://a.example/")
    assert outcome.code == 3
    assert outcome.out == "Subscribed to https://a.example/feed: https://a.example/feed\n"
    assert outcome.err == "ftp://a.example/: not an http or https address\n"
    assert load(paths.config).feeds == (Subscription("https://a.example/feed", None, ("t",)),)
