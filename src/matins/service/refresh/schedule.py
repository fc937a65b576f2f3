"""Which feeds are asked, and in what order."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from matins.fetch.guard import is_local
from matins.model.feed import FeedState
from matins.text.urls import host
from matins.work.frames import TOO_MUCH_MEMORY

T = TypeVar("T")

PAGES = 3
"""The rank of pages in line, behind every feed: what is new is on the screen before what is long."""

_OVERRAN = ("took longer", TOO_MUCH_MEMORY.reason)
"""How the reasons begin of feeds that held up what they came by: a server, or a worker."""


def due(states: Sequence[FeedState], now: int, *, force: bool = False) -> tuple[FeedState, ...]:
    """Return the feeds that are due at `now`, or all of them under `force`, those that may not be asked yet too.

    A feed that is gone is asked by name alone.
    """
    return tuple(state for state in states if not state.gone and (force or state.next_due <= now))


def rank(state: FeedState) -> int:
    """Return the feed's place in line: 0, behind those 1 where it failed last time, behind all 2 where it overran."""
    if not state.failures:
        return 0
    return 2 if (state.last_error or "").startswith(_OVERRAN) else 1


def ordered(states: Iterable[FeedState]) -> tuple[FeedState, ...]:
    """Return `states` by rank, and those of one rank so that every host is asked once before one is asked again."""
    ranks: dict[int, list[FeedState]] = {}
    for state in states:
        ranks.setdefault(rank(state), []).append(state)
    return tuple(state for place in sorted(ranks) for state in interleaved(ranks[place], lambda state: state.address))


def interleaved(items: Iterable[T], address: Callable[[T], str]) -> tuple[T, ...]:
    """Return `items` in an order that asks every host once before it asks one of them again."""
    hosts: dict[str, list[T]] = {}
    for item in items:
        hosts.setdefault(host(address(item)), []).append(item)
    longest = max(map(len, hosts.values()), default=0)
    return tuple(of_host[turn] for turn in range(longest) for of_host in hosts.values() if turn < len(of_host))


def lane(address: str) -> str | None:
    """Return the public host whose other feeds and pages wait for this one; None for a host of one's own network."""
    name = host(address)
    return None if is_local(name) else name
