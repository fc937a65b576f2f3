"""What was fetched and waits to be read: while it weighs too much, nothing more is fetched."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

from matins.errors import Failed
from matins.fetch.get import Response
from matins.work.pool import Pool

T = TypeVar("T")

_MOST = 16 << 20
"""From how many bytes on the workers first get through what they have; a usual refresh holds a megabyte."""


class Bodies:
    """The bodies of answers on their way through the workers of `pool`."""

    def __init__(self, pool: Pool, *, most: int = _MOST) -> None:
        self._pool = pool
        self._most = most
        self._held = 0
        self._room = asyncio.Event()
        self._room.set()

    async def room(self) -> None:
        """Wait until another body may come."""
        await self._room.wait()

    async def read(self, function: Callable[..., T], response: Response, *arguments: object) -> T | Failed:
        """Return what `function` makes of the body, its address and its media type in a worker, or why it does not."""
        self._weigh(len(response.body))
        try:
            return await self._pool.run(function, response.body, response.final, response.content_type, *arguments)
        finally:
            self._weigh(-len(response.body))

    def _weigh(self, size: int) -> None:
        self._held += size
        if self._held < self._most:
            self._room.set()
        else:
            self._room.clear()
