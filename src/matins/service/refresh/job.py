"""Jobs that fetch, done in this process: for a command, or as a process that takes an order and tells its events."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from random import Random, SystemRandom
from typing import BinaryIO

from matins.clock import Clock, SystemClock
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import MatinsError, StoreError
from matins.fetch.get import Fetcher
from matins.logs import log_to
from matins.model.events import Broken, Event, Notice, to_line
from matins.paths import Paths
from matins.service.background import Job, from_order
from matins.service.naming import named
from matins.service.opening import open_writable
from matins.service.refresh.adding import add, add_unchecked
from matins.service.refresh.lock import refresh_lock
from matins.service.refresh.pipeline import Pipeline
from matins.service.refresh.polling import Polling
from matins.service.refresh.saving import save
from matins.service.refresh.schedule import due
from matins.service.refresh.store_thread import StoreThread
from matins.service.refresh.sums import Sums
from matins.service.refresh.waits import Waits
from matins.service.sharing import keep_log
from matins.service.upkeep import look_after
from matins.store import Store
from matins.work.pool import Pool

Emit = Callable[[Event], None]

_STOPPING = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


def open_fetcher(config: Config) -> Fetcher:
    """Return the fetcher that `config` asks for; it is used inside its own async with."""
    fetch = config.fetch
    return Fetcher(
        deadline=fetch.deadline, in_flight=fetch.in_flight, proxy=fetch.proxy, private_hosts=fetch.private_hosts
    )


async def perform(
    job: Job,
    paths: Paths,
    clock: Clock,
    emit: Emit,
    pool: Pool,
    *,
    random: Random | None = None,
    fetcher: Callable[[Config], Fetcher] = open_fetcher,
) -> None:
    """Do `job` and tell `emit` each step; the last event is Finished, Busy or Broken, also where this is cancelled.

    `random` is where the jitter of the next refreshes comes from, the system's where it is None.
    """
    sums, fetched = Sums(), False
    try:
        with ExitStack() as stack:
            if job.refreshes and (busy := stack.enter_context(refresh_lock(paths.refresh_lock))):
                emit(busy)
                return
            for wanted in job.add if job.unchecked else ():
                emit(add_unchecked(paths, wanted))
            if job.refreshes or job.articles or job.save or not job.unchecked:
                config = load(paths.config)
                notices: list[str] = []
                async with (
                    StoreThread(lambda: open_writable(paths, clock, notices.append)) as store,
                    fetcher(config) as opened,
                ):
                    for notice in notices:
                        emit(Notice(notice))
                    polling = Polling(config, clock, random or SystemRandom())
                    waits = Waits(store, clock, await store.call(Store.waits))
                    pipeline = Pipeline(store, opened, pool, config, emit, sums, polling, waits)
                    await _carry_out(job, paths, pipeline)
                    fetched = True
                    if job.refreshes:
                        await _share(store, paths, config.marks.folder, clock, emit)
                    if job.looks_after:
                        stack.close()  # others may refresh meanwhile
                        await look_after(store, paths, config.retention, clock, emit)
    except MatinsError as error:
        emit(Broken(str(error), error.code))
    except asyncio.CancelledError:
        emit(sums.finished(interrupted=not fetched))
        raise
    else:
        emit(sums.finished())


async def _carry_out(job: Job, paths: Paths, pipeline: Pipeline) -> None:
    """Do what needs the network."""
    store = pipeline.store
    await store.call(Store.follow, pipeline.config.feeds)
    for wanted in () if job.unchecked else job.add:
        await add(pipeline, paths, wanted, first=job.first)
    for address in job.save:
        await save(pipeline, address)
    if job.articles:
        await pipeline.refresh_pages(job.articles)
    if job.refreshes:
        states = await store.call(Store.feeds)
        now = pipeline.clock.now()
        chosen = [named(states, name) for name in job.feeds] or due(states, now, force=job.force)
        await pipeline.refresh(tuple(dict.fromkeys(chosen)))


async def _share(thread: StoreThread, paths: Paths, folder: str, clock: Clock, emit: Emit) -> None:
    """Give what came in the marks that other devices gave it, and these ours."""
    try:
        await thread.call(lambda store: keep_log(store, paths, clock, folder))
    except StoreError as error:
        emit(Notice(str(error)))


def run(job: Job, paths: Paths, emit: Emit) -> None:
    """Do `job` and tell `emit` each step; SIGINT, SIGTERM and SIGHUP stop it in good order, as `perform` says."""
    log_to(paths.log)
    # What nohup started outlives its terminal, and what a script put into the background its Ctrl+C.
    heeded = [number for number in _STOPPING if signal.getsignal(number) != signal.SIG_IGN]
    asyncio.run(_served(job, paths, emit, heeded))


def main() -> None:
    """Do the job that standard input orders; SIGINT, SIGTERM, SIGHUP and the end of the input stop it."""
    events = _event_pipe()
    job, paths = from_order(sys.stdin.buffer.readline())
    log_to(paths.log)

    def tell(event: Event) -> None:
        events.write(to_line(event).encode("utf-8", "backslashreplace") + b"\n")
        events.flush()

    asyncio.run(_served(job, paths, tell, _STOPPING, until=sys.stdin.buffer))


def _event_pipe() -> BinaryIO:
    """Keep standard output for events alone: what a library prints goes where the log goes."""
    events = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    return events


async def _served(
    job: Job, paths: Paths, emit: Emit, signals: Sequence[signal.Signals], until: BinaryIO | None = None
) -> None:
    """Do `job` until it is done, one of `signals` comes, `until` ends, or nobody hears any more what is told."""
    loop = asyncio.get_running_loop()
    stopped = False

    def stop() -> None:
        # Once is enough: a second time would cut short the cleaning up after the first.
        nonlocal stopped
        if until is not None:
            loop.remove_reader(until.fileno())
        if not stopped:
            stopped = True
            work.cancel()

    def tell(event: Event) -> None:
        try:
            emit(event)
        except BrokenPipeError:
            stop()

    async with Pool() as pool:
        work = loop.create_task(perform(job, paths, SystemClock(), tell, pool))
        for number in signals:
            loop.add_signal_handler(number, stop)
        if until is not None:
            loop.add_reader(until.fileno(), stop)
        await asyncio.wait([work])
    if not work.cancelled():
        work.result()


if __name__ == "__main__":
    main()
