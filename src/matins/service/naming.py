"""Which feed a person means: by address, by title, or by a part of either that only one feed has."""

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from matins.errors import MatinsError
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import canonical, masked


class Named(Protocol):
    """What has an address and perhaps a title: a subscription, or a feed in the store."""

    @property
    def address(self) -> str:
        """Where it is fetched from."""

    @property
    def title(self) -> str | None:
        """What it is called."""


N = TypeVar("N", bound=Named)


def named(feeds: Sequence[N], name: str) -> N:
    """Return the one of `feeds` that `name` means; raise MatinsError where that is none, or several."""
    lower = name.strip().casefold()
    ways: tuple[Callable[[N], bool], ...] = (
        lambda feed: feed.address == name,
        lambda feed: canonical(feed.address) == canonical(name),
        lambda feed: bool(lower) and (feed.title or "").casefold() == lower,
        lambda feed: bool(lower) and lower in f"{feed.title or ''}\n{masked(feed.address)}".casefold(),
    )
    shown = clean_line(masked(name), ADDRESS)
    for way in ways:
        found = [feed for feed in feeds if way(feed)]
        if len(found) == 1:
            return found[0]
        if found:
            listed = "".join(f"\n  {feed.title or ''} {masked(feed.address)}" for feed in found)
            raise MatinsError(f'"{shown}" may be any of these feeds:{listed}')
    raise MatinsError(f'no feed is called "{shown}"; matins feeds lists them')
