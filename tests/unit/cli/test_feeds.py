"""`matins feeds` and `matins remove`."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from matins.config.load import load
from matins.paths import Paths
from matins.store import open_store
from matins.text.clean import clean_line

Matins = Callable[..., Any]


def fail(paths: Paths) -> None:
    """Let the first feed fail."""
    from matins.clock import SystemClock

    with open_store(paths.database, paths.write_lock, SystemClock()) as store:
        store.store_failure(store.feeds()[0].id, clean_line("404 Not Found"), 1_750_003_600)


def test_feeds_are_listed_with_their_health(matins: Matins, stocked: Paths) -> None:
    fail(stocked)
    outcome = matins("feeds")
    assert outcome.code == 0
    assert [line.split("\t") for line in outcome.out.splitlines()] == [
        [
            *("https://gazette.example/feed", "Gazette", "3", "2025-06-15T15:06:40Z"),
            *("404 Not Found", "2025-06-15T16:06:40Z"),
        ],
        ["https://weekly.example/feed", "The Weekly", "1", "2025-06-15T15:06:40Z", "", "2025-06-15T15:07:40Z"],
    ]


def test_a_terminal_gets_columns(matins: Matins, stocked: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    fail(stocked)
    first, failure, _ = matins("feeds", terminal=True).out.splitlines()
    assert first.split()[0] == "3"
    assert "Gazette" in first
    assert re.fullmatch(r" {8}failed, next try 2025-06-1\d \d\d:06: 404 Not Found", failure)
    assert len(first) <= 80


def test_feeds_that_are_gone_or_move_say_so(matins: Matins, stocked: Paths) -> None:
    from matins.clock import SystemClock
    from matins.model.feed import Move
    from matins.store import Unchanged

    with open_store(stocked.database, stocked.write_lock, SystemClock()) as store:
        first, second = store.feeds()
        store.store_failure(first.id, clean_line("410 Gone"), 0, gone=True)
        store.store_unchanged([Unchanged(second.id, None, 0, Move("https://new.example/feed", 0))])
    _, gone, _, moving = matins("feeds", terminal=True).out.splitlines()
    assert gone.startswith("        gone: its server says it is no more")
    assert moving == "        moving to: https://new.example/feed"
    document = matins("feeds", "--json").document
    assert (document["feeds"][0]["gone"], document["feeds"][0]["next_due"]) == (True, None)
    assert document["feeds"][1]["moved_to"] == "https://new.example/feed"


def test_json_has_the_documented_shape(matins: Matins, stocked: Paths) -> None:
    fail(stocked)
    document = matins("feeds", "--json").document
    assert document["schema"] == 1
    assert document["feeds"][0] == {
        "address": "https://gazette.example/feed",
        "title": "Gazette",
        "tags": ["news"],
        "unread": 3,
        "last_good": "2025-06-15T15:06:40Z",
        "last_error": "404 Not Found",
        "next_due": "2025-06-15T16:06:40Z",
        "failures": 1,
        "gone": False,
        "moved_to": None,
    }
    assert document["feeds"][1]["last_error"] is None


def test_without_feeds_a_hint_says_how_to_get_one(matins: Matins) -> None:
    outcome = matins("feeds")
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "no feeds yet; matins add ADDRESS subscribes to one\n"
    assert matins("feeds", "--json").document == {"schema": 1, "feeds": []}


@pytest.mark.parametrize("name", ["Gazette", "gazette.example", "https://gazette.example/feed"])
def test_a_feed_is_removed_by_any_clear_name_and_its_articles_are_kept(
    matins: Matins, stocked: Paths, name: str
) -> None:
    outcome = matins("remove", name)
    assert outcome.code == 0
    assert outcome.out == "Unsubscribed from Gazette: https://gazette.example/feed\n"
    assert [feed.address for feed in load(stocked.config).feeds] == ["https://weekly.example/feed"]
    assert matins("list", "--count").out == "1\n"
    matins("add", "--unchecked", "https://gazette.example/feed")
    assert matins("list", "--count").out == "4\n"


@pytest.mark.parametrize("name", ["nothing", "example"])
def test_a_name_that_is_not_clear_removes_nothing(matins: Matins, stocked: Paths, name: str) -> None:
    outcome = matins("remove", name)
    assert (outcome.code, outcome.out) == (1, "")
    assert "hunter2" not in outcome.err
    assert len(load(stocked.config).feeds) == 2
