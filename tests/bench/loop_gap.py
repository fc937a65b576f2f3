"""A command that measures how long the screen's event loop is ever kept from its next tick while a refresh runs.

`python tests/bench/loop_gap.py [--pages DIR]` serves feeds of real pages on loopback from a process of its own,
refreshes them through the background job, and prints the gaps between 5 ms ticks of the loop that follows the job's
events: idle first, then refreshing.
"""

import argparse
import asyncio
import gzip
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from matins.clock import SystemClock
from matins.model.events import Broken, Busy, Finished, PageDone
from matins.paths import Paths, private_file
from matins.service.background import Job, watch
from matins.service.sample.catalogue import Format
from matins.service.sample.formats import WRITING, Channel, Item
from matins.service.sample.server import serve
from matins.service.sample.site import Resource

PAGES = Path(__file__).parents[3] / "shared" / "corpora" / "pages"
FEEDS, PAGES_A_FEED = 6, 10
TICK, IDLE = 0.005, 3.0
BUDGET = 0.050


def chosen(folder: Path) -> list[Path]:
    """Return sixty pages of `folder`, spread over all of its sets."""
    pages = sorted(folder.glob("*/html/*.html.gz"))
    wanted = FEEDS * PAGES_A_FEED
    return [pages[index * len(pages) // wanted] for index in range(wanted)] if len(pages) >= wanted else pages


def site(pages: Sequence[Path], base: str) -> dict[str, Resource]:
    """Return the pages and the feeds that list them, by path."""
    now = SystemClock().now()
    resources = {
        f"/page/{number}.html": Resource(gzip.decompress(page.read_bytes()), "text/html")
        for number, page in enumerate(pages)
    }
    links = [base + path for path in resources]
    writing = WRITING[Format.RSS]
    for feed in range(FEEDS):
        items = tuple(
            Item(link, f"Page {link.rpartition('/')[2]}", "Nobody", now - 60 * age, "A page, to be fetched.")
            for age, link in enumerate(links[feed::FEEDS])
        )
        channel = Channel(f"{base}/{feed}.rss", f"{base}/", f"Feed {feed}", "Real pages", "en", items)
        resources[f"/{feed}.rss"] = Resource(writing.write(channel), writing.media_type)
    return resources


async def ticks(gaps: list[float]) -> None:
    """Add the seconds between this loop's ticks to `gaps` until cancelled."""
    last = time.perf_counter()
    while True:
        await asyncio.sleep(TICK)
        now = time.perf_counter()
        gaps.append(now - last)
        last = now


async def refresh(paths: Paths) -> str:
    """Refresh once, following the events as the screen does, and return what came of it."""
    outcome = "the job ended without a word"
    async for event in watch(Job(), paths):
        match event:
            case Finished():
                outcome = f"{event.ok} feeds, {event.new} articles, {event.pages} pages; {event.failed} feeds failed"
            case Busy(holder=problem) | Broken(reason=problem):
                outcome = problem
            case PageDone(reason=str(reason)):
                print(f"a page without an article: {reason}")
            case _:
                pass
    return outcome


async def measured(paths: Paths) -> tuple[list[float], list[float]]:
    """Return the gaps of the idle loop, and of the same loop during a refresh."""
    idle: list[float] = []
    busy: list[float] = []
    ticking = asyncio.create_task(ticks(idle))
    await asyncio.sleep(IDLE)
    ticking.cancel()
    ticking = asyncio.create_task(ticks(busy))
    print(await refresh(paths))
    ticking.cancel()
    return idle, busy


def told(name: str, gaps: Sequence[float]) -> str:
    """Return one line about `gaps`."""
    cuts = statistics.quantiles(gaps, n=100)
    median, p95, p99, worst = (1000 * value for value in (statistics.median(gaps), cuts[94], cuts[98], max(gaps)))
    return (
        f"{name:<11}{len(gaps):>6} ticks  median {median:6.2f}  p95 {p95:6.2f}  p99 {p99:6.2f}  worst {worst:6.2f} ms"
    )


def measure(folder: Path) -> int:
    """Serve, refresh, print; return 1 where the worst gap is over the budget."""
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        paths = Paths(config=place / "config.toml", data=place / "data", log=place / "matins.log")
        listening = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
        descriptor = listening.fileno()
        server = stack.enter_context(
            subprocess.Popen(
                [sys.executable, __file__, "--pages", str(folder), "--serve", str(descriptor)],
                stdin=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                pass_fds=(descriptor,),
            )
        )
        base = "http://{}:{}".format(*listening.getsockname())
        addresses = "".join(f'[[feeds]]\naddress = "{base}/{feed}.rss"\n' for feed in range(FEEDS))
        private_file(paths.config).write_text(addresses)
        idle, busy = asyncio.run(measured(paths))
        server.communicate()
    print(told("idle", idle), told("refreshing", busy), sep="\n")
    return int(max(busy) > BUDGET)


def main() -> int:
    """Run the command, or be its server."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=PAGES, metavar="DIR", help="a folder of SET/html/ID.html.gz")
    parser.add_argument("--serve", type=int, metavar="FD", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    pages = chosen(asked.pages)
    if not pages:
        print(f"skipped: there are no pages under {asked.pages}")
        return 0
    if asked.serve is None:
        return measure(asked.pages)
    listening = socket.socket(fileno=asked.serve)
    serve(listening, site(pages, "http://{}:{}".format(*listening.getsockname())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
