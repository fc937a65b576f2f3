"""A web site on loopback whose every answer a test decides, a folder for matins, and jobs that are run to their end."""

import threading
from collections.abc import Callable, Iterator
from contextlib import aclosing, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TypeVar

import pytest

from matins.config.edit import add_feeds
from matins.config.load import load
from matins.errors import Failed, MatinsError
from matins.model.article import Article, Row
from matins.model.events import Event, Finished
from matins.model.feed import FeedState, Subscription
from matins.paths import Paths
from matins.service.background import Job, watch
from matins.service.library import Library
from matins.service.refresh.job import perform
from matins.work.pool import Pool

T = TypeVar("T")

LONG = (
    "The harbour clock stood still for eleven years before the town council voted to repair it. "
    "Engineers from the neighbouring shipyard took the works apart in a single weekend. "
    "They found a bent gear wheel, a nest of sparrows and a coin from the year it was built. "
)


@dataclass(frozen=True)
class Asked:
    """A request: its path, and its headers as bytes by lower-case name."""

    path: str
    headers: dict[str, bytes]


@dataclass(frozen=True)
class Reply:
    """An answer; with `raw` these bytes are the whole of it, with `held` nothing more follows until the site closes."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    raw: bytes | None = None
    held: bool = False


Answerer = Callable[[Asked], Reply]


class Site:
    """What the site answers, by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Reply | Answerer] = {}
        self.asked: list[Asked] = []
        self.closing = threading.Event()
        self.reached = threading.Event()
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self.host = f"127.0.0.1:{self.server.server_address[1]}"

    def address(self, path: str) -> str:
        return f"http://{self.host}{path}"

    def put(
        self,
        path: str,
        body: str | bytes = b"",
        kind: str = "application/rss+xml",
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
        held: bool = False,
    ) -> str:
        """Answer `path` so from now on; return its address."""
        self.answers[path] = self.reply(body, kind, status=status, headers=headers, raw=raw, held=held)
        return self.address(path)

    def put_answerer(self, path: str, answer: Answerer) -> str:
        """Have `answer` decide what `path` gets; return its address."""
        self.answers[path] = answer
        return self.address(path)

    def feed(self, count: int = 2, *, whole: bool = True, name: str = "a", text: str = LONG * 5) -> str:
        """Return an RSS feed of so many entries, with their whole text or a teaser."""
        items = "".join(
            f"<item><title>Story {name}{number}</title><link>{self.address(f'/{name}{number}')}</link>"
            f"<guid isPermaLink='false'>{name}{number}</guid>"
            f"<pubDate>Sun, 22 Nov 2026 06:{number % 60:02}:00 GMT</pubDate>"
            f"<description>{text if whole else 'Read on.'}</description></item>"
            for number in range(count)
        )
        return f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>"

    @staticmethod
    def page(title: str = "The harbour clock", *, text: str = LONG * 5, head: str = "") -> str:
        """Return a web page with an article."""
        return (
            f'<!doctype html><html lang="en"><head><title>{title}</title>{head}</head>'
            f"<body><article><h1>{title}</h1>{f'<p>{text}</p>' * 3}</article></body></html>"
        )

    @staticmethod
    def reply(
        body: str | bytes = b"",
        kind: str = "application/rss+xml",
        *,
        status: int = 200,
        headers: dict[str, str] | None = None,
        raw: bytes | None = None,
        held: bool = False,
    ) -> Reply:
        """Return an answer."""
        sent = body.encode() if isinstance(body, str) else body
        return Reply(status, sent, {"Content-Type": kind} | (headers or {}), raw, held)

    def count(self, path: str) -> int:
        return sum(asked.path == path for asked in self.asked)

    def answer(self, asked: Asked) -> Reply:
        self.asked.append(asked)
        found = self.answers.get(asked.path, Reply(404))
        return found(asked) if callable(found) else found


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            headers = {name.lower(): value.encode("latin-1") for name, value in self.headers.items()}
            reply = site.answer(Asked(self.path, headers))
            self.close_connection = True
            with suppress(ConnectionError):
                self._send(reply)
            if reply.held:
                site.reached.set()
                site.closing.wait(60)

        def _send(self, reply: Reply) -> None:
            if reply.raw is not None:
                self.wfile.write(reply.raw)
                return
            if reply.held:
                return
            self.send_response(reply.status)
            for name, value in ({"Content-Length": str(len(reply.body))} | reply.headers).items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(reply.body)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    thread = threading.Thread(target=site.server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.closing.set()
    site.server.shutdown()
    thread.join()
    site.server.server_close()


class OwnClock:
    """A clock that a test sets."""

    def __init__(self, now: int) -> None:
        self.seconds = now

    def now(self) -> int:
        return self.seconds

    def monotonic(self) -> float:
        return float(self.seconds)


class InlinePool(Pool):
    """A pool that calls in this process, so that a test need not wait for libraries to load."""

    async def run(self, function: Callable[..., T], *arguments: object) -> T | Failed:
        try:
            return function(*arguments)
        except MatinsError as error:
            return Failed(str(error))


class House:
    """One installation of matins: its files, its clock, and what is in its database."""

    def __init__(self, folder: Path) -> None:
        self.paths = Paths(folder / "config" / "config.toml", folder / "data", folder / "state" / "matins.log")
        self.clock = OwnClock(1_795_413_600)  # Monday, 23 November 2026, 06:00 UTC
        self.pool: Pool = InlinePool()

    def write_config(self, text: str) -> None:
        self.paths.config.parent.mkdir(exist_ok=True)
        self.paths.config.write_text(text)

    def follow(self, *addresses: str) -> None:
        """Put addresses into the config."""
        add_feeds(self.paths.config, tuple(map(Subscription, addresses)))

    async def run(self, job: Job) -> list[Event]:
        """Run a job in this process and return its events."""
        events: list[Event] = []
        await perform(job, self.paths, self.clock, events.append, self.pool)
        return events

    async def run_process(self, job: Job) -> list[Event]:
        """Run a job as the program does, in a process of its own, and return its events."""
        async with aclosing(watch(job, self.paths)) as events:
            return [event async for event in events]

    async def finish(self, job: Job) -> Finished:
        """Run a job in this process and return its sums."""
        last = (await self.run(job))[-1]
        assert isinstance(last, Finished)
        return last

    def library(self) -> Library:
        return Library.open(self.paths, load(self.paths.config), self.clock)

    def rows(self) -> tuple[Row, ...]:
        with self.library() as library:
            return library.first(library.open_view(unread=False), 2000)

    def articles(self) -> list[Article]:
        rows = self.rows()
        with self.library() as library:
            return [article for row in rows if (article := library.article(row.id))]

    def state(self) -> FeedState:
        """Return the one feed that is followed."""
        with self.library() as library:
            (state,) = library.feeds()
        return state


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)
