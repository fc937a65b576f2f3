"""How a fault in the config is told."""

from pathlib import Path

from matins.config.problems import Fault, Problem, problem


def test_a_fault_is_told_with_its_line_and_the_nearest() -> None:
    told = problem(Fault(("refresh", "evry"), "unknown key", "every"), {("refresh",): 1, ("refresh", "evry"): 2})
    assert told == Problem(2, "refresh.evry", "unknown key (nearest: every)")
    assert told.told(Path("config.toml")) == "config.toml:2: refresh.evry: unknown key (nearest: every)"


def test_what_has_no_line_is_told_with_that_of_its_table() -> None:
    assert problem(Fault(("feeds", 1, "address"), "missing"), {("feeds", 1): 7}).line == 7
    assert problem(Fault(("feeds",), "missing"), {}).line is None


def test_feeds_are_counted_from_one() -> None:
    assert problem(Fault(("feeds", 0, "address"), "missing"), {}).key == "feeds[1].address"


def test_a_file_with_a_strange_name_is_told_clean() -> None:
    assert Problem(None, "", "not TOML").told(Path("a\x1b[2J\n.toml")) == "a[2J .toml: not TOML"


def test_an_excerpt_stands_below_and_is_clean() -> None:
    told = problem(Fault(("views", "a"), "nothing follows this OR", excerpt="  b\x1b OR\n    ^"), {})
    assert told.told(Path("c.toml")).splitlines() == ["c.toml: views.a: nothing follows this OR", "  b OR", "    ^"]
