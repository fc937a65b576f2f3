"""Feeds that had nothing new, on their way into the store: many in one transaction."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

from matins.store import Unchanged

_MOST = 25
_PATIENCE = 0.5
"""Seconds that a note waits for others."""


class Notes:
    """Collects notes and has `write` take them when they are many, when the first has waited, or when it is told to."""

    def __init__(self, group: asyncio.TaskGroup, write: Callable[[Sequence[Unchanged]], Awaitable[None]]) -> None:
        self._group = group
        self._write = write
        self._notes: list[Unchanged] = []
        self._timer: asyncio.TimerHandle | None = None

    def add(self, note: Unchanged) -> None:
        """Take `note`; it is written soon."""
        self._notes.append(note)
        if len(self._notes) == _MOST:
            self._begin()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(_PATIENCE, self._begin)

    async def flush(self) -> None:
        """Write what was taken; what a cancellation keeps from it is kept for the next time."""
        self._stop()
        notes, self._notes = self._notes, []
        if not notes:
            return
        try:
            await self._write(notes)
        except asyncio.CancelledError:
            self._notes = notes + self._notes
            raise

    def left(self) -> tuple[Unchanged, ...]:
        """Return what was not written, and write nothing more."""
        self._stop()
        return tuple(self._notes)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    def _begin(self) -> None:
        self._stop()
        self._group.create_task(self.flush())
