"""Views by name."""

from pathlib import Path

import pytest

from matins.config.schema import Config
from matins.errors import UsageError
from matins.model.view import NamedView
from matins.query.language import parse
from matins.service.views import UNREAD, asked_of, view_named, views
from matins.text.clean import Clean


def config(**queries: str) -> Config:
    return Config(Path("x"), views=tuple(NamedView(Clean(name), Clean(query)) for name, query in queries.items()))


def names(found: Config) -> list[str]:
    return [view.name for view in views(found)]


def test_matins_own_are_there_without_a_config() -> None:
    assert names(config()) == ["Unread", "All", "Starred", "Hidden", "Archived"]
    assert views(config())[0] == UNREAD
    for view in views(config()):
        parse(view.query)


def test_yours_stand_among_them_in_your_order() -> None:
    assert names(config(Zebra="a", Ant="b")) == ["Unread", "All", "Starred", "Zebra", "Ant", "Hidden", "Archived"]


def test_yours_takes_the_place_of_one_of_the_same_name() -> None:
    found = config(starred="is:starred newer:1w")
    assert names(found) == ["Unread", "All", "starred", "Hidden", "Archived"]
    assert view_named(found, "STARRED").query == "is:starred newer:1w"


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(UsageError, match='no view is called "Starrd"; did you mean Starred'):
        view_named(config(), "Starrd")
    with pytest.raises(UsageError, match="there are Unread, All"):
        view_named(config(), "qqqqqqqq")


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        ("is:unread tag:morning", NamedView(Clean("V"), Clean("tag:morning"), unread=True)),
        ("is:unread", NamedView(Clean("V"), unread=True)),
        ("tag:morning", NamedView(Clean("V"), Clean("tag:morning"))),
        ("is:unread OR is:starred", NamedView(Clean("V"), Clean("is:unread OR is:starred"))),
        ('"what is:unread says"', NamedView(Clean("V"), Clean('"what is:unread says"'))),
        ("-is:unread", NamedView(Clean("V"), Clean("-is:unread"))),
    ],
)
def test_what_is_read_stays_in_a_view_that_asks_for_the_unread(query: str, opened: NamedView) -> None:
    assert view_named(config(V=query), "v") == opened


def test_a_view_and_a_query_are_one_query() -> None:
    found = config(Long="len:>10m", Either="a OR b", Morning="is:unread tag:m")
    assert asked_of(view_named(found, "all")) == ""
    assert asked_of(view_named(found, "all"), "x y") == "x y"
    assert asked_of(view_named(found, "unread")) == "is:unread"
    assert asked_of(view_named(found, "long")) == "len:>10m"
    assert asked_of(view_named(found, "either"), "c OR d") == "(a OR b) (c OR d)"
    assert asked_of(view_named(found, "morning")) == "(is:unread) (tag:m)"
