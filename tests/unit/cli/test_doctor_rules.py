"""`matins doctor rules`."""

from collections.abc import Callable
from typing import Any

import pytest

from matins.clock import SystemClock
from matins.paths import Paths

Matins = Callable[..., Any]

RULES = """
[[rules]]
do = "mute"
when = "title:4"
[[rules]]
do = "tag"
when = "author:ann feed:gazette"
tag = "later"
feed = "https://gazette.example/feed"
[views]
Mine = "tag:news title:2"
"""


@pytest.fixture
def ruled(stocked: Paths, monkeypatch: pytest.MonkeyPatch) -> Paths:
    # The articles of the tests are as old as they were that day.
    monkeypatch.setattr(SystemClock, "now", lambda _: 1_750_000_000)
    stocked.config.write_text(stocked.config.read_text() + RULES)
    return stocked


def test_each_rule_tells_what_it_would_have_hit(matins: Matins, ruled: Paths) -> None:
    outcome = matins("doctor", "rules")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.splitlines() == [
        "mute when title:4",
        "  1 article in 30 days",
        "       4  The Weekly: Title 4 [bold]x[/] [31m",
        "tag later when author:ann feed:gazette in https://gazette.example/feed",
        "  3 articles in 30 days",
        "       3  Gazette: Title 3 [bold]x[/] [31m",
        "       2  Gazette: Title 2 [bold]x[/] [31m",
        "       1  Gazette: Title 1 [bold]x[/] [31m",
    ]
    assert matins("list", "--count").out == "4\n"


def test_the_same_as_json(matins: Matins, ruled: Paths) -> None:
    document = matins("doctor", "rules", "--json").document
    assert (document["schema"], document["days"]) == (1, 30)
    mute, tag = document["rules"]
    assert mute == {
        "do": "mute",
        "when": "title:4",
        "hits": 1,
        "articles": [{"id": 4, "feed": "The Weekly", "title": "Title 4 [bold]x[/] [31m"}],
    }
    assert (tag["tag"], tag["feed"], tag["hits"]) == ("later", "https://gazette.example/feed", 3)


def test_a_fault_is_shown_with_its_place_and_fails(matins: Matins, stocked: Paths) -> None:
    stocked.config.write_text(stocked.config.read_text() + '[[rules]]\ndo = "mute"\nwhen = "x is:unred"\n')
    outcome = matins("doctor", "rules")
    assert outcome.code == 1
    lines = outcome.out.splitlines()
    assert lines[0] == "mute when x is:unred"
    assert lines[1].startswith('  passed over: no state "unred"')
    assert lines[2:] == ["    x is:unred", "         ^"]
    assert "^" in matins("doctor", "rules", "--json").document["rules"][0]["fault"]
    assert matins("config", "check").code == 2
    assert matins("config", "check").out.splitlines()[1:] == ["  x is:unred", "       ^"]
    assert matins("doctor").code == 1
    # All else goes on.
    assert matins("list", "--count").out == "4\n"


def test_rules_act_on_what_is_stored_where_they_are_told_to(matins: Matins, ruled: Paths) -> None:
    outcome = matins("doctor", "rules", "--apply")
    assert outcome.code == 0
    assert outcome.err == "applied the rules: 1 hidden, 3 tagged\n"
    assert matins("list", "--count").out == "3\n"
    (hidden,) = matins("list", "--view", "hidden", "--json").document["articles"]
    assert (hidden["id"], hidden["hidden_by"]) == (4, "mute when title:4")
    assert matins("show", "4", "--json").document["hidden_by"] == "mute when title:4"
    assert "\nhidden by the rule: mute when title:4\n" in matins("show", "4").out
    assert "hidden_by" not in matins("show", "3", "--json").document
    assert matins("doctor", "rules", "--apply").err == "nothing was left for the rules to do\n"
    assert matins("doctor", "rules", "--apply", "--json").document["rules"][0]["hits"] == 1
    assert matins("undo").code == 0
    assert matins("list", "--count").out == "4\n"


def test_no_rules_is_said(matins: Matins, stocked: Paths) -> None:
    assert "there are no rules" in matins("doctor", "rules").out


def test_a_view_is_listed_by_its_name_and_narrowed(matins: Matins, ruled: Paths) -> None:
    assert [line.split("\t")[0] for line in matins("list", "--view", "mine").out.splitlines()] == ["2"]
    assert matins("list", "--view", "Mine", "title:3", "--count").out == "0\n"
    matins("mark", "read", "1")
    assert matins("list", "--view", "unread", "--count").out == "3\n"
    assert matins("list", "--view", "unread", "--json").document["query"] == "is:unread"
    wrong = matins("list", "--view", "mien")
    assert (wrong.code, wrong.out) == (2, "")
    assert "did you mean Mine?" in wrong.err
