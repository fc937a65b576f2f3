"""The screen's background jobs: one refresh or subscription at a time, single pages beside them, all cancellable."""

import asyncio
from collections import deque
from collections.abc import AsyncGenerator, Callable, Coroutine
from contextlib import aclosing, suppress
from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerCancelled, WorkerFailed

from matins.paths import Paths
from matins.service.background import Job

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Event

PATIENCE = 2.0
"""Seconds that leaving waits for jobs to stop."""

Watch = Callable[[Job, Paths], "AsyncGenerator[Event, None]"]
"""What starts a job in a process of its own and yields what it tells; closing the generator ends the job."""

Start = Callable[[Coroutine[None, None, None]], Worker[None]]
"""What runs a coroutine as a worker of the app."""


class Jobs:
    """Starts jobs and hands their events to `tell`, in the screen's own thread."""

    def __init__(self, watch: Watch, paths: Paths, start: Start, tell: "Callable[[Job, Event], None]") -> None:
        self._watch, self._paths, self._start, self._tell = watch, paths, start, tell
        self._waiting: deque[Job] = deque()
        self._turns: Worker[None] | None = None
        self._pages: dict[Job, Worker[None]] = {}

    @property
    def busy(self) -> bool:
        """Whether a refresh or subscription runs."""
        return self._turns is not None and self._turns.is_running

    @property
    def running(self) -> bool:
        """Whether any job runs."""
        return self.busy or any(worker.is_running for worker in self._pages.values())

    def start(self, job: Job) -> None:
        """Run `job`: after those before it, or at once where it is about single articles and not under way already."""
        if job.articles:
            self._pages = {known: worker for known, worker in self._pages.items() if not worker.is_finished}
            if job not in self._pages:
                self._pages[job] = self._start(self._follow(job))
            return
        self._waiting.append(job)
        if not self.busy:
            self._turns = self._start(self._take_turns())

    async def stop(self) -> None:
        """End every job; wait for that no longer than PATIENCE."""
        self._waiting.clear()
        workers = [worker for worker in (self._turns, *self._pages.values()) if worker and worker.is_running]
        for worker in workers:
            worker.cancel()
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                for worker in workers:
                    with suppress(WorkerCancelled, WorkerFailed):
                        await worker.wait()

    async def _take_turns(self) -> None:
        while self._waiting:
            await self._follow(self._waiting.popleft())

    async def _follow(self, job: Job) -> None:
        async with aclosing(self._watch(job, self._paths)) as events:
            async for event in events:
                self._tell(job, event)
