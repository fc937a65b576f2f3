"""Which feeds are asked, and in what order."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from matins.model.feed import FeedState
from matins.text.urls import host

T = TypeVar("T")


def due(states: Sequence[FeedState], now: int, *, force: bool = False) -> tuple[FeedState, ...]:
    """Return the feeds that are due at `now`, or all of them under `force`, those that may not be asked yet too."""
    return tuple(state for state in states if force or state.next_due <= now)


def interleaved(items: Iterable[T], address: Callable[[T], str]) -> tuple[T, ...]:
    """Return `items` in an order that asks every host once before it asks one of them again."""
    hosts: dict[str, list[T]] = {}
    for item in items:
        hosts.setdefault(host(address(item)), []).append(item)
    longest = max(map(len, hosts.values()), default=0)
    return tuple(of_host[turn] for turn in range(longest) for of_host in hosts.values() if turn < len(of_host))
