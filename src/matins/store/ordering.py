"""The orders of lists: by which columns, along which indexes, and which rows stand beyond a place in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from matins.model.article import Position


class Sort(StrEnum):
    """The order of a view; equal feeds or lengths are in turn newest first, as are the results that fit best."""

    NEWEST = "newest"
    OLDEST = "oldest"
    FEED = "feed"
    LENGTH = "length"
    BEST = "best"


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of SQL with its parameters."""

    sql: str
    parameters: tuple[Any, ...] = ()


@dataclass(frozen=True, slots=True)
class Key:
    """A column that orders a list; `here` is its value at a position, told by the position's element `told`."""

    column: str
    here: str
    told: int
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Order:
    """The keys of an order, and the tables that have the shown and the unread articles in it already."""

    keys: tuple[Key, ...]
    shown: str
    unread: str

    def by(self, *, forward: bool = True) -> str:
        """Return the terms for ORDER BY, over the columns that `columns` adds."""
        return ", ".join(f"key_{place} {_way(key, forward)}" for place, key in enumerate(self.keys))

    def columns(self, columns: str) -> str:
        """Return `columns` and the keys behind them."""
        return ", ".join((columns, *(f"{key.column} AS key_{place}" for place, key in enumerate(self.keys))))

    def beyond(self, position: Position, *, forward: bool, inclusive: bool = False) -> tuple[Part, ...]:
        """Return the tests of which one is met by each row beyond `position`, and by none else.

        Each makes one stretch of an index: the rows that share all keys but the last, that share one fewer, and so on.
        Where the article at `position` is gone for good, and with it what its feed or length was, no row meets one.
        """
        tests: list[Part] = []
        shared: tuple[Part, ...] = ()
        for number, key in enumerate(self.keys):
            sign = "<" if key.descending == forward else ">"
            equal = "=" if inclusive and number == len(self.keys) - 1 else ""
            tests.append(all_of((*shared, _compared(key, sign + equal, position))))
            shared += (_compared(key, "=", position),)
        return tuple(tests)


_ARTICLES_FIRST = "articles a INDEXED BY {} CROSS JOIN feeds f ON f.id = a.feed"
_FEEDS_FIRST = "feeds f INDEXED BY feeds_in_order CROSS JOIN articles a INDEXED BY {} ON a.feed = f.id"

LATELY = _ARTICLES_FIRST.format("articles_read_lately")
"""The tables that have the articles in the order in which they were read, one by one."""

_FEED = "(SELECT feed FROM articles WHERE id = ?)"
_FEED_TITLE = "(SELECT order_title FROM feeds WHERE id = (SELECT feed FROM articles WHERE id = ?))"
_LENGTH = "(SELECT words FROM articles WHERE id = ?)"
_OLDEST = (Key("a.sort_time", "?", 0), Key("a.id", "?", 1))
_NEWEST = (Key("a.sort_time", "?", 0, descending=True), Key("a.id", "?", 1, descending=True))

ORDERS = {
    Sort.NEWEST: Order(_NEWEST, _ARTICLES_FIRST.format("articles_in_time"), _ARTICLES_FIRST.format("articles_unread")),
    Sort.OLDEST: Order(_OLDEST, _ARTICLES_FIRST.format("articles_in_time"), _ARTICLES_FIRST.format("articles_unread")),
    Sort.FEED: Order(
        (Key("f.order_title", _FEED_TITLE, 1), Key("f.id", _FEED, 1), *_NEWEST),
        _FEEDS_FIRST.format("articles_shown_of_feed"),
        _FEEDS_FIRST.format("articles_unread_of_feed"),
    ),
    Sort.LENGTH: Order(
        (Key("a.words", _LENGTH, 1), *_NEWEST),
        _ARTICLES_FIRST.format("articles_by_length"),
        _ARTICLES_FIRST.format("articles_unread_by_length"),
    ),
}
"""The orders that columns tell; that of Sort.BEST is in no column."""


def select(columns: str, source: str, tests: Iterable[Part]) -> Part:
    """Return the query for `columns` of the rows of `source` that meet every one of `tests`."""
    where = all_of(tests)
    return Part(" ".join(("SELECT", columns, "FROM", source, "WHERE", where.sql)), where.parameters)


def union(parts: Iterable[Part]) -> Part:
    """Return the query for the rows of each."""
    return _joined(" UNION ALL ", tuple(parts))


def all_of(tests: Iterable[Part]) -> Part:
    """Return the test that every one of `tests` is met."""
    return _joined(" AND ", tuple(tests))


def any_of(tests: Iterable[Part]) -> Part:
    """Return the test that one of `tests` is met."""
    joined = _joined(" OR ", tuple(tests))
    return Part(f"({joined.sql})", joined.parameters)


def _compared(key: Key, sign: str, position: Position) -> Part:
    return Part(f"{key.column} {sign} {key.here}", (position[key.told],))


def _way(key: Key, forward: bool) -> str:
    return "DESC" if key.descending == forward else "ASC"


def _joined(word: str, parts: tuple[Part, ...]) -> Part:
    return Part(word.join(part.sql for part in parts), tuple(value for part in parts for value in part.parameters))
