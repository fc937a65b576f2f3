"""How commands run a job: its progress on a terminal, its end as a value or an error."""

import sys
from collections.abc import Callable
from dataclasses import dataclass

import click

from matins.cli.command import counted
from matins.errors import ExitCode, MatinsError
from matins.model.events import Broken, Busy, Event, FeedDone, FeedsDue, Finished, PageDone, PagesDue, Tidying
from matins.paths import Paths
from matins.service.background import Job
from matins.service.refresh.job import run
from matins.text.clean import REASON, clean_line

_BAR = 24
_ERASE = "\r\x1b[K"


class JobError(MatinsError):
    """A job could not go on; it says with which code to exit."""

    def __init__(self, reason: str, code: ExitCode = ExitCode.FAILED) -> None:
        super().__init__(reason)
        self.code = code


def run_job(job: Job, paths: Paths, hear: Callable[[Event], None]) -> Finished:
    """Run `job`, tell `hear` every event, and return the last one; raise JobError where it could not go on."""
    last: Event | None = None

    def told(event: Event) -> None:
        nonlocal last
        last = event
        progress.erase()
        hear(event)
        progress.draw(event)

    progress = Progress(on=sys.stderr.isatty())
    try:
        run(job, paths, told)
    finally:
        progress.erase()
    match last:
        case Finished():
            return last
        case Busy(holder):
            raise JobError(f"another refresh is running ({clean_line(holder, REASON)})")
        case Broken(reason, code):
            raise JobError(clean_line(reason, REASON), ExitCode(code))
    raise RuntimeError("a job's last event says how it ended")


@dataclass(slots=True)
class Progress:
    """One line on stderr that is rewritten while a job runs; nothing where no terminal shows it."""

    on: bool
    feeds: int = 0
    pages: int = 0
    feeds_done: int = 0
    pages_done: int = 0
    failed: int = 0
    tidying: str = ""
    drawn: bool = False

    def draw(self, event: Event) -> None:
        """Count `event` and draw the line anew."""
        match event:
            case FeedsDue(feeds):
                self.feeds += feeds
            case PagesDue(pages):
                self.pages += pages
            case FeedDone(outcome=outcome):
                self.feeds_done += 1
                self.failed += outcome == "failed"
            case PageDone():
                self.pages_done += 1
            case Tidying(what, left):
                self.tidying = f"{what}: {left:,} left" if left else what
        if self.on and not isinstance(event, Finished | Busy | Broken):
            click.echo(str(self), err=True, nl=False)
            self.drawn = True

    def erase(self) -> None:
        """Take the line away, so that something else may be printed."""
        if self.drawn:
            click.echo(_ERASE, err=True, nl=False)
            self.drawn = False

    def __str__(self) -> str:
        if self.tidying:
            return self.tidying
        total, done = self.feeds + self.pages, self.feeds_done + self.pages_done
        full = _BAR * min(done, total) // total if total else 0
        pages = f", pages {self.pages_done}/{self.pages}" if self.pages else ""
        failed = f", {counted(self.failed, 'feed')} failed" if self.failed else ""
        bar = "#" * full + "." * (_BAR - full)
        return f"[{bar}] feeds {self.feeds_done}/{max(self.feeds, self.feeds_done)}{pages}{failed}"
