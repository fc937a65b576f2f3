"""`matins undo`."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from matins.paths import Paths

Matins = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stocked")


def test_the_last_step_is_taken_back_and_then_the_one_before(matins: Matins) -> None:
    matins("mark", "read", "1", "2")
    matins("mark", "star", "--query", "feed:gazette")
    outcome = matins("undo")
    assert (outcome.code, outcome.out, outcome.err) == (0, "undone: starred 3 articles of “feed:gazette”\n", "")
    assert matins("undo").out == "undone: marked 2 articles read\n"
    assert matins("list", "is:unread", "--count").out == "4\n"
    outcome = matins("undo")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "there is nothing to undo\n")


def test_a_step_is_taken_back_by_its_number(matins: Matins) -> None:
    matins("mark", "read", "1", "2")
    matins("mark", "unread", "1")
    matins("mark", "star", "3")
    assert matins("undo", "1").out == ("undone: marked 2 articles read (1 of 2; the others have changed since)\n")
    outcome = matins("undo", "1")
    assert (outcome.code, outcome.err) == (1, "undone before: marked 2 articles read\n")
    outcome = matins("undo", "8")
    assert outcome.code == 1
    assert outcome.err == "there is no step 8; matins undo --list shows those of the last 30 days\n"


def test_what_was_done_is_listed(matins: Matins) -> None:
    assert matins("undo", "--list").err == "nothing was done in the last 30 days\n"
    matins("mark", "read", "--query", "")
    matins("tag", "later", "1", "2")
    matins("undo")
    lines = [line.split("\t") for line in matins("undo", "--list").out.splitlines()]
    assert [(number, undone, sentence) for number, _, undone, sentence in lines] == [
        ("2", "undone", "tagged 2 articles with later"),
        ("1", "", "marked 4 articles read"),
    ]
    (second, first) = matins("undo", "--list", terminal=True).out.splitlines()
    assert re.fullmatch(r" {5}2  \d{4}-\d\d-\d\d \d\d:\d\d  undone  tagged 2 articles with…", second)
    assert re.fullmatch(r" {5}1  \d{4}-\d\d-\d\d \d\d:\d\d          marked 4 articles read", first)
    document = matins("undo", "--list", "--json").document
    assert document["schema"] == 1
    assert [step["made"] for step in document["steps"]] == [made for _, made, _, _ in lines]
    assert [(step["id"], step["sentence"], bool(step["undone"])) for step in document["steps"]] == [
        (2, "tagged 2 articles with later", True),
        (1, "marked 4 articles read", False),
    ]


def test_no_control_character_of_a_title_comes_out(matins: Matins) -> None:
    matins("mark", "star", "1")
    assert "\x1b" not in matins("undo", "--list").out + matins("undo").out


def test_a_feed_that_was_left_is_followed_again(matins: Matins, paths: Paths) -> None:
    before = paths.config.read_text()
    matins("remove", "weekly")
    assert matins("list", "--count").out == "3\n"
    assert matins("undo").out == "undone: unsubscribed from The Weekly\n"
    assert matins("list", "--count").out == "4\n"
    assert paths.config.read_text() == before


def test_a_config_that_cannot_be_edited_is_told(matins: Matins, paths: Paths) -> None:
    matins("remove", "weekly")
    paths.config.write_text("feeds = 3\n")
    outcome = matins("undo")
    assert outcome.code == 2
    assert "its feeds are not right" in outcome.err


@pytest.mark.parametrize("arguments", [["--json"], ["1", "--list"], ["x"], ["0"]])
def test_wrong_usage_is_told(matins: Matins, arguments: list[str]) -> None:
    assert matins("undo", *arguments).code == 2
