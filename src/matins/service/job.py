"""The process of a background job: an order comes in, events go out, and it stops in good order."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import ExitStack
from typing import BinaryIO

from matins.clock import Clock, SystemClock
from matins.config.load import load
from matins.errors import MatinsError
from matins.fetch.get import Fetcher
from matins.logs import log_to
from matins.model.events import Broken, Event, to_line
from matins.paths import Paths
from matins.service.adding import add, add_unchecked
from matins.service.background import Job, from_order
from matins.service.lock import refresh_lock
from matins.service.naming import named
from matins.service.pipeline import Pipeline, Sums
from matins.service.schedule import due
from matins.service.store_thread import StoreThread
from matins.store import Store, open_store
from matins.work.pool import Pool

Emit = Callable[[Event], None]


async def perform(job: Job, paths: Paths, clock: Clock, emit: Emit, pool: Pool) -> None:
    """Do `job` and tell `emit` each step; the last event is Finished, Busy or Broken, also where this is cancelled."""
    sums = Sums()
    try:
        with ExitStack() as stack:
            if job.refreshes and (busy := stack.enter_context(refresh_lock(paths.refresh_lock))):
                emit(busy)
                return
            for wanted in job.add if job.unchecked else ():
                emit(add_unchecked(paths, wanted))
            if job.refreshes or job.articles or not job.unchecked:
                await _with_network(job, paths, clock, emit, sums, pool)
    except MatinsError as error:
        emit(Broken(str(error), error.code))
    except asyncio.CancelledError:
        emit(sums.finished(interrupted=True))
        raise
    else:
        emit(sums.finished())


async def _with_network(job: Job, paths: Paths, clock: Clock, emit: Emit, sums: Sums, pool: Pool) -> None:
    config = load(paths.config)
    async with (
        StoreThread(lambda: open_store(paths.database, paths.write_lock, clock)) as store,
        Fetcher(deadline=config.fetch.deadline, in_flight=config.fetch.in_flight) as fetcher,
    ):
        pipeline = Pipeline(store, fetcher, pool, config, clock, emit, sums)
        await store.call(Store.follow, config.feeds)
        for wanted in () if job.unchecked else job.add:
            await add(pipeline, paths, wanted)
        if job.articles:
            await pipeline.refresh_pages(job.articles)
        if job.refreshes:
            states = await store.call(Store.feeds)
            chosen = [named(states, name) for name in job.feeds] or due(states, clock.now(), force=job.force)
            await pipeline.refresh(tuple(dict.fromkeys(chosen)))


def main() -> None:
    """Do the job that standard input orders; SIGINT, SIGTERM, SIGHUP and the end of the input stop it."""
    events = _event_pipe()
    job, paths = from_order(sys.stdin.buffer.readline())
    log_to(paths.log)
    asyncio.run(_served(job, paths, events))


def _event_pipe() -> BinaryIO:
    """Keep standard output for events alone: what a library prints goes where the log goes."""
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return events


async def _served(job: Job, paths: Paths, events: BinaryIO) -> None:
    loop = asyncio.get_running_loop()
    stopped = False

    def stop() -> None:
        # Once is enough: a second time would cut short the cleaning up after the first.
        nonlocal stopped
        loop.remove_reader(sys.stdin.fileno())
        if not stopped:
            stopped = True
            work.cancel()

    def tell(event: Event) -> None:
        try:
            events.write(to_line(event).encode("utf-8", "backslashreplace") + b"\n")
            events.flush()
        except BrokenPipeError:
            stop()

    async with Pool() as pool:
        work = loop.create_task(perform(job, paths, SystemClock(), tell, pool))
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, stop)
        loop.add_reader(sys.stdin.fileno(), stop)
        await asyncio.wait([work])
    if not work.cancelled():
        work.result()


if __name__ == "__main__":
    main()
