"""Ranked search: the newest articles that the full-text index finds, the likeliest first."""

from dataclasses import dataclass
from itertools import pairwise
from math import exp2

from apsw import FTS5ExtensionApi

from matins.query.condition import EVERYTHING, USED_TAGS, Condition
from matins.store.database import Database

MOST = 1_000
"""How many articles are ranked at most: the newest."""

_WORTH = (8.0, 4.0, 3.0, 1.0)
"""What a word is worth in the title, the author's name, the summary and the text."""

_HALF_LIFE = 30 * 86_400
"""In how many seconds what is added for being new goes down to half."""

_COUNTED = 50
"""How many places of a word are looked at for one of the next word beside it."""

# The index gives its rows newest first by itself, so that no more are read than are ranked.
_SEARCH = """
SELECT a.id, a.sort_time, relevance(search) FROM search
CROSS JOIN articles a ON a.id = search.rowid CROSS JOIN feeds f ON f.id = a.feed
WHERE search MATCH ? AND {} AND ({}) ORDER BY search.rowid DESC LIMIT ?
"""

_TAGS = " ".join(
    ("SELECT tag FROM (SELECT tag FROM feed_tags UNION SELECT tag FROM (", USED_TAGS, ")) ORDER BY fold(tag), tag")
)


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of what was found, best first; `more` tells that only the newest of all that match were ranked."""

    ids: tuple[int, ...]
    more: bool


class Search(Database):
    """The part of the store that ranks what a search finds."""

    def search(self, match: str, rest: Condition = EVERYTHING, *, unread: bool = False, limit: int = MOST) -> Found:
        """Return the articles that `match` finds (see Query.match) and that meet `rest`, or the unread ones of them.

        Of more than `limit` the newest are ranked: by where and how often they have the words, and how near each other;
        to what is new up to as much again is added.
        """
        # Named for each search anew: whichever connection this is, it knows the function.
        self._connection.register_fts5_function("relevance", _relevance)
        state = "a.pruned IS NULL" if rest.beyond else "a.shown = 1"
        sql = _SEARCH.format(state + " AND a.read_at IS NULL" if unread else state, rest.sql)
        rows = self._rows(sql, (match, *rest.parameters, limit + 1))
        now = self._clock.now()
        ranked = sorted(
            ((_freshened(worth, now - time), time, id_) for id_, time, worth in rows[:limit]),
            reverse=True,
        )
        return Found(tuple(id_ for _, _, id_ in ranked), len(rows) > limit)

    def tags(self) -> tuple[str, ...]:
        """Return the tags of feeds and of articles, each once and in order."""
        return tuple(tag for (tag,) in self._rows(_TAGS))


def _freshened(worth: float, age: int) -> float:
    return worth * (1 + exp2(-max(0, age) / _HALF_LIFE))


def _relevance(row: FTS5ExtensionApi, /, *_: object) -> float:
    return relevance([row.phrase_locations(number) for number in range(row.phrase_count)])


def relevance(places: list[list[list[int]]]) -> float:
    """Return what an article is worth to a search that finds each phrase at `places`, by column and in order.

    The first place counts most, each further one less; so does a phrase, the further the one before it is away.
    """
    worth = 0.0
    for columns in places:
        for value, found in zip(_WORTH, columns, strict=True):
            worth += value * len(found) / (len(found) + 1)
    for earlier, later in pairwise(places):
        for value, first, second in zip(_WORTH, earlier, later, strict=True):
            if first and second:
                worth += value / _distance(first[:_COUNTED], second[:_COUNTED])
    return worth


def _distance(first: list[int], second: list[int]) -> int:
    """Return how many tokens the nearest two of the places are apart, one at least; both lists go up."""
    nearest, at = abs(first[0] - second[0]), 0
    for place in first:
        while at + 1 < len(second) and second[at] < place:
            nearest = min(nearest, abs(second[at] - place))
            at += 1
        nearest = min(nearest, abs(second[at] - place))
    return max(1, nearest)
