"""Whether anything piles up: hundreds of refreshes in one process against servers that fail, change and break off.

    python tests/bench/soak.py [--rounds 500]

Every round is the real refresh (its own database connection, client and worker processes included) a day after the one
before.  Prints what this process has in use every fiftieth round; ends with 1 where the last round holds over 1.1 times
the memory of round 50, or more descriptors or processes than it.  Needs the hostile server of the shared data.
"""

import argparse
import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from hostile import catalogue, hostile_server
from matins.clock import SystemClock
from matins.config.edit import add_feeds
from matins.model.events import Event, Finished
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.background import Job
from matins.service.refresh.job import perform
from matins.work.pool import Pool
from processes import descendants, resident

FEEDS = ("flaky", "items-edited", "vanishing", "keepalive-reset", "reset-mid-body")
DAY = 86_400
EVERY = 50
GROWTH = 1.1


@dataclass
class Clock:
    """A clock that is ahead by so many seconds."""

    ahead: int = 0

    def now(self) -> int:
        return SystemClock().now() + self.ahead

    def monotonic(self) -> float:
        return SystemClock().monotonic() + self.ahead


@dataclass(frozen=True)
class Held:
    """What this process holds between two rounds: bytes of memory, open descriptors, living children."""

    memory: int
    descriptors: int
    children: int


def held(server: int) -> Held:
    """Return what this process holds now, its child `server` not counted."""
    descriptors = len(list(Path("/proc/self/fd").iterdir()))
    return Held(resident(os.getpid()), descriptors, len(descendants(os.getpid()) - {server}))


async def rounds(number: int, paths: Paths, server: int) -> tuple[Held, Held]:
    """Refresh so many times; return what was held after round fifty and at the end."""
    clock = Clock()
    early = now = held(server)
    for turn in range(1, number + 1):
        clock.ahead += DAY
        events: list[Event] = []
        async with Pool() as pool:
            await perform(Job(), paths, clock, events.append, pool)
        last = events[-1]
        if not isinstance(last, Finished):
            raise SystemExit(f"round {turn} did not end well: {last}")
        now = held(server)
        early = now if turn <= EVERY else early
        if turn % EVERY == 0:
            print(
                f"round {turn}: {now.memory / 1e6:.1f} MB, {now.descriptors} descriptors, {now.children} children; "
                f"{last.ok} ok, {last.unchanged} unchanged, {last.failed} failed",
                flush=True,
            )
    return early, now


def main() -> int:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=500)
    asked = parser.parse_args()
    if not catalogue():
        print("the hostile server of the shared data is not here")
        return 0
    with tempfile.TemporaryDirectory() as folder, hostile_server() as server:
        paths = Paths(Path(folder, "config.toml"), Path(folder, "data"), Path(folder, "matins.log"))
        add_feeds(paths.config, tuple(Subscription(server.address(name)) for name in FEEDS))
        early, late = asyncio.run(rounds(asked.rounds, paths, server.process))
    growth = late.memory / early.memory
    print(f"memory {growth:.2f} of round {EVERY}'s")
    return int(growth > GROWTH or late.descriptors > early.descriptors or late.children > early.children)


if __name__ == "__main__":
    sys.exit(main())
