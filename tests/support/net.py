"""A net without a network: public names that all lead to a site on loopback, and time that a test sets."""

import asyncio
import socket
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any, cast

from matins.config.schema import Config
from matins.fetch.get import Fetcher
from matins.fetch.turns import Turns
from matins.model.events import Event, Finished
from matins.model.feed import FeedState
from matins.service.background import Job
from matins.service.refresh.job import perform
from matins.store import open_store

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site

HOUR, DAY = 3600, 86_400


class Chance(Random):
    """Chance that always comes out the same."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def random(self) -> float:
        return self.value


class Pauses:
    """Time for the turns of hosts: sleeping takes none, and is noted."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


class Net:
    """A net in which every name leads to the site, so that public hosts can be asked without one."""

    def __init__(self, site: "Site", house: "House") -> None:
        self.site, self.house = site, house
        self.pauses = Pauses()
        self.chance = Chance(0.0)
        self.deadline = 5.0
        self.hosts = {"news.example"}
        self.names: set[str] | None = None

    def address(self, path: str, host: str = "news.example") -> str:
        self.hosts.add(host)
        return f"http://{host}:{self.site.host.rpartition(':')[2]}{path}"

    def put(self, path: str, *answer: Any, host: str = "news.example", **more: Any) -> str:
        self.site.put(path, *answer, **more)
        return self.address(path, host)

    def resolve(self, host: str, _: int) -> tuple[str, ...]:
        """Return where `host` is; a test that sets `names` says which ones lead anywhere."""
        if self.names is not None and host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return ("127.0.0.1",)

    def open(self, config: Config) -> Fetcher:
        return Fetcher(
            deadline=self.deadline,
            in_flight=config.fetch.in_flight,
            resolver=self.resolve,
            private_hosts=self.hosts,
            turns=Turns(1.0, now=self.pauses.now, sleep=self.pauses.sleep),
        )

    async def run(self, job: Job) -> list[Event]:
        house, events = self.house, cast("list[Event]", [])
        await perform(
            *(job, house.paths, house.clock, events.append, house.pool), random=self.chance, fetcher=self.open
        )
        return events

    async def finish(self, job: Job) -> Finished:
        last = (await self.run(job))[-1]
        assert isinstance(last, Finished), last
        return last

    def states(self) -> tuple[FeedState, ...]:
        with self.house.library() as library:
            return library.feeds()

    def waits(self) -> dict[str, int]:
        """Until when which hosts are to be left alone."""
        with open_store(self.house.paths.database, self.house.paths.write_lock, self.house.clock, write=False) as store:
            return store.waits()

    @property
    def state(self) -> FeedState:
        (state,) = self.states()
        return state

    @property
    def wait(self) -> int:
        """In how many seconds the one feed is due."""
        return self.state.next_due - self.house.clock.now()

    def later(self, seconds: int) -> None:
        self.house.clock.seconds += seconds


def sent(site: "Site", path: str = "/feed") -> list[tuple[bytes | None, bytes | None]]:
    """Return the validators of each request for `path`."""
    names = ("if-none-match", "if-modified-since")
    return [(asked.headers.get(names[0]), asked.headers.get(names[1])) for asked in site.asked if asked.path == path]


def in_turn(*replies: "Reply") -> "Callable[[Asked], Reply]":
    """Answer with each of `replies` once, and with the last from then on."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


async def rounds(net: Net, count: int, *, force: bool = True) -> list[Finished]:
    return [await net.finish(Job(force=force)) for _ in range(count)]
