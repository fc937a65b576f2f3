"""Jobs that fetch, in a process of their own: what they are, and how they are watched and ended.

Nothing heavy is loaded here: the screen's process watches, the job's process works.
"""

import asyncio
import json
import sys
from collections.abc import AsyncGenerator
from contextlib import aclosing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from matins.model.feed import FullText, Subscription
from matins.paths import Paths, private_file
from matins.text.clean import clean_line

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Event

_LINE = 1 << 24
"""The longest line of one event in bytes: the sums of a refresh name every feed that failed."""
_PATIENCE = (1.2, 0.5)
"""Seconds that a job gets to end when its input closes, and again after SIGTERM."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to do in the background, in this order.

    `add` are feeds or pages to subscribe to, with `unchecked` without asking any server, with `first` without leaving
    the choice between several feeds to a person; `save` are addresses of pages to store as articles, without a feed;
    `articles` are ids whose pages to fetch now.  A refresh asks the feeds that `feeds` names by address or title,
    whether due or not, else every one that is due; `force` asks every one.  Where `refresh` does not say whether to, a
    job refreshes that has nothing else to do.  `upkeep` looks after the database at the end, as a job does that
    refreshes all that is due.
    """

    feeds: tuple[str, ...] = ()
    force: bool = False
    refresh: bool | None = None
    add: tuple[Subscription, ...] = ()
    unchecked: bool = False
    first: bool = False
    save: tuple[str, ...] = ()
    articles: tuple[int, ...] = ()
    upkeep: bool | None = None

    @property
    def refreshes(self) -> bool:
        """Whether feeds that were subscribed before are asked."""
        return not (self.add or self.save or self.articles) if self.refresh is None else self.refresh

    @property
    def looks_after(self) -> bool:
        """Whether the database is looked after when the rest is done."""
        return self.refreshes and not self.feeds if self.upkeep is None else self.upkeep


def to_order(job: Job, paths: Paths) -> str:
    """Return the line of JSON that tells a job's process what to do, and where."""
    return json.dumps({"job": asdict(job), "paths": {name: str(path) for name, path in asdict(paths).items()}})


def from_order(line: str | bytes) -> tuple[Job, Paths]:
    """Return what `to_order` wrote."""
    order = json.loads(line)
    fields = order["job"]
    job = Job(
        feeds=tuple(fields["feeds"]),
        force=fields["force"],
        refresh=fields["refresh"],
        add=tuple(
            Subscription(
                *(item["address"], clean_line(item["title"]) or None, tuple(item["tags"])),
                *(FullText(item["full_text"]), item["keep"], item["drop"]),
            )
            for item in fields["add"]
        ),
        unchecked=fields["unchecked"],
        first=fields["first"],
        save=tuple(fields["save"]),
        articles=tuple(fields["articles"]),
        upkeep=fields["upkeep"],
    )
    return job, Paths(**{name: Path(path) for name, path in order["paths"].items()})


async def watch(job: Job, paths: Paths) -> "AsyncGenerator[Event, None]":
    """Run `job` in a process of its own and yield its events as they come.

    The last one is Finished, Busy or Broken.  Closing the iterator (use contextlib.aclosing) or cancelling who awaits
    it ends the process: what it is writing is finished, the rest is left for the next time.
    """
    from matins.model.events import Broken, Busy, Finished

    with private_file(paths.log).open("ab") as errors:
        process = await asyncio.create_subprocess_exec(
            # -P: a file in the folder where matins was started must not stand in for a module.
            *(sys.executable, "-P", "-m", "matins.service.refresh.job"),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=errors,
            # Ctrl+C is for the program in front of the person; it ends its job in good order.
            start_new_session=True,
            limit=_LINE,
        )
    try:
        async with aclosing(_events(process, to_order(job, paths))) as events:
            async for event in events:
                yield event
                if isinstance(event, Finished | Busy | Broken):
                    return
        yield Broken("the background job ended before its time; the log has the details")
    finally:
        await _ended(process)


async def _events(process: asyncio.subprocess.Process, order: str) -> "AsyncGenerator[Event, None]":
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a job is started with pipes")
    from matins.model.events import from_line

    with suppress(ConnectionError):
        process.stdin.write(order.encode() + b"\n")
        await process.stdin.drain()
    async for line in process.stdout:
        yield from_line(line)


async def _ended(process: asyncio.subprocess.Process) -> None:
    """End the process: by closing its input, else by SIGTERM, else by SIGKILL."""
    try:
        if process.stdin is not None:
            process.stdin.close()
        for patience in _PATIENCE:
            with suppress(TimeoutError):
                async with asyncio.timeout(patience):
                    await process.wait()
                    return
            with suppress(ProcessLookupError):
                process.terminate()
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        await process.wait()
