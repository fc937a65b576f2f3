"""Hosts that asked to be left alone for a while: nothing of theirs is asked before, in this run or the next."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import TypeGuard

from matins.clock import Clock, moment
from matins.errors import Failed
from matins.fetch.get import Refusal
from matins.fetch.guard import is_local
from matins.service.refresh.store_thread import StoreThread
from matins.store import Store
from matins.text.clean import clean_line
from matins.text.urls import host


class Held(Failed):
    """Nothing was asked, for now: it is no failure of the feed or page, which stays wanted."""


class Waits:
    """Until when which public host is left alone; `known` are the store's, by host, in Unix seconds.

    A host on this machine or a private network serves many feeds of others (RSSHub, RSS-Bridge), and is no host to
    be left alone as a whole.
    """

    def __init__(self, store: StoreThread, clock: Clock, known: Mapping[str, int]) -> None:
        self._store = store
        self._clock = clock
        self._until = dict(known)

    def held(self, address: str, not_before: int = 0) -> Held | None:
        """Return why `address` is not to be asked now, or None where it may be; it has a wait of its own besides."""
        name = host(address)
        until = max(self._until.get(name, 0), not_before)
        if until <= self._clock.now():
            return None
        # No wait is longer than a day (fetch.pacing), so that the time of day says it.
        return Held(f"{clean_line(name)} asked to wait until {moment(until).astimezone():%H:%M}")

    async def heed(self, address: str, until: int) -> None:
        """Leave the host of `address` alone until then, across restarts, unless it is a local one."""
        name = host(address)
        if not is_local(name):
            self._until[name] = max(until, self._until.get(name, 0))
            await self._store.call(Store.store_wait, name, self._until[name])


def asks_to_wait(failed: object) -> TypeGuard[Refusal]:
    """Whether a server said that it is asked too much (RFC 6585 section 4, RFC 9110 section 15.6.4)."""
    if not isinstance(failed, Refusal):
        return False
    busy = failed.status == HTTPStatus.SERVICE_UNAVAILABLE and bool(failed.pace.retry_after)
    return busy or failed.status == HTTPStatus.TOO_MANY_REQUESTS
