"""What a step did, packed so that it can be undone: which articles and feeds it changed, and what they were before.

A field that has its default is left out, and one that this version does not know is passed over, so that fields may
be added.  `VERSION` changes only where old readers would be misled.
"""

import json
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import accumulate, pairwise
from typing import Any

from matins.errors import StoreError

VERSION = 1


class Aspect(StrEnum):
    """What of an article a step turns, by the name of its column."""

    READ = "read_at"
    STARRED = "starred_at"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Turned:
    """Articles of which one thing became `after`, having been `before`: a time in Unix seconds, a rule, or None."""

    aspect: Aspect
    before: int | str | None
    after: int | str | None
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Tagged:
    """Articles that were given a tag, or had it taken away."""

    tag: str
    given: bool
    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class FeedStep:
    """A feed that was subscribed to or left: its table in the config, and its place among the others there."""

    table: Mapping[str, Any]
    place: int
    followed: bool


@dataclass(frozen=True, slots=True)
class Change:
    """All that one step did.

    `pruned` tells that the step's id stands in what it took away (see retention), `whole` that it marked a view as a
    whole, so that its rows leave the open views at once.
    """

    turned: tuple[Turned, ...] = ()
    tagged: tuple[Tagged, ...] = ()
    feeds: tuple[FeedStep, ...] = ()
    pruned: bool = False
    whole: bool = False

    def __bool__(self) -> bool:
        """Whether it did anything."""
        return bool(self.turned or self.tagged or self.feeds or self.pruned)

    @property
    def size(self) -> int:
        """How many single things it changed."""
        marked = sum(len(part.ids) for part in self.turned)
        tagged = sum(len(part.ids) for part in self.tagged)
        return marked + tagged + len(self.feeds)

    @property
    def articles(self) -> frozenset[int]:
        """The ids of the articles whose marks or tags it changed."""
        turned = (id_ for part in self.turned for id_ in part.ids)
        return frozenset(turned).union(id_ for part in self.tagged for id_ in part.ids)


def pack(change: Change) -> bytes:
    """Return `change` as the journal keeps it."""
    body = {
        "version": VERSION,
        "turned": [[part.aspect, part.before, part.after, _gaps(part.ids)] for part in change.turned],
        "tagged": [[part.tag, part.given, _gaps(part.ids)] for part in change.tagged],
        "feeds": [{"table": dict(feed.table), "place": feed.place, "followed": feed.followed} for feed in change.feeds],
        "pruned": change.pruned,
        "whole": change.whole,
    }
    told = {name: value for name, value in body.items() if value}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack(content: bytes) -> Change:
    """Return what was packed; raise StoreError where it cannot be read."""
    try:
        body = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
        if body["version"] > VERSION:
            raise StoreError("this step was made by a newer matins and cannot be undone here")
        return _unpacked(body)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("this step is damaged in the database and cannot be undone") from error


def _unpacked(body: dict[str, Any]) -> Change:
    known = set(Aspect)
    return Change(
        turned=tuple(
            Turned(Aspect(aspect), before, after, _ids(gaps))
            for aspect, before, after, gaps in body.get("turned", ())
            if aspect in known
        ),
        tagged=tuple(Tagged(tag, given, _ids(gaps)) for tag, given, gaps in body.get("tagged", ())),
        feeds=tuple(FeedStep(feed["table"], feed["place"], feed["followed"]) for feed in body.get("feeds", ())),
        pruned=body.get("pruned", False),
        whole=body.get("whole", False),
    )


def _gaps(ids: Iterable[int]) -> list[int]:
    """Return the distances between the ids in order, which are small where the ids are many."""
    return [after - before for before, after in pairwise((0, *sorted(ids)))]


def _ids(gaps: Iterable[int]) -> tuple[int, ...]:
    return tuple(accumulate(gaps))
