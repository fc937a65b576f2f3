"""Turns by host: one request at a time, and a pause before the next."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

SLOW: Mapping[str, float] = {"reddit.com": 60.0}
"""Seconds of pause that hosts with their subdomains are known to want, where it is longer than others'."""


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    free_at: float = 0.0


class Turns:
    """Gives out turns, first come, first served, `pause` seconds after the end of the one before.

    `now` tells seconds that never go back, `sleep` waits so many.
    """

    def __init__(
        self, pause: float, *, now: Callable[[], float], sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    ) -> None:
        self._pause = pause
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until it is this caller's turn at `host`, and hold it."""
        queue = self._hosts.setdefault(_key(host), _Host())
        async with queue.lock:  # asyncio.Lock wakes who has waited longest
            wait = queue.free_at - self._now()
            if wait > 0:
                await self._sleep(wait)
            try:
                yield
            finally:
                queue.free_at = self._now() + self._pause_of(host)

    def _pause_of(self, host: str) -> float:
        return max(self._pause, SLOW.get(_key(host), 0.0))


def _key(host: str) -> str:
    """Return the host that takes turns for `host`: a slow one for its subdomains, else itself."""
    host = host.rstrip(".")
    return next((slow for slow in SLOW if host == slow or host.endswith(f".{slow}")), host)
