"""A web server on loopback for measurements: a process of its own that answers by path, after a wait, or with 304."""

import argparse
import asyncio
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from matins.config.edit import add_feeds
from matins.model.feed import Subscription
from matins.paths import Paths

IN_FLIGHT = 20
WORDS = (
    *("harbour", "clock", "council", "bridge", "winter", "engineer", "morning", "paper", "ferry", "market", "window"),
    *("letter", "station", "garden", "summer", "river", "teacher", "student", "museum", "concert", "kitchen", "bakery"),
    *("forest", "island", "village", "captain", "doctor", "painter", "printer", "library"),
)


def feed(number: int, entries: int = 0) -> bytes:
    """Return an RSS feed of five to ten entries of 150 to 600 words each, the same for the same number.

    Where `entries` is not 0 it has so many, of about 500 words each.
    """
    chance = random.Random(number)
    items = []
    for entry in range(entries or chance.randint(5, 10)):
        paragraphs = "".join(
            f"<p>{' '.join(_sentence(chance) for _ in range(4))}</p>"
            for _ in range(9 if entries else chance.randint(3, 10))
        )
        items.append(
            f"<item><title>{_sentence(chance)}</title><link>http://127.0.0.1/{number}/{entry}</link>"
            f"<guid isPermaLink='false'>{number}-{entry}</guid><pubDate>Sun, 22 Nov 2026 06:{entry:02}:00 GMT</pubDate>"
            f"<description><![CDATA[{paragraphs}]]></description></item>"
        )
    head = f"<title>Feed {number}</title><language>en</language>"
    return f"<rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>".encode()


@contextmanager
def serving(feeds: int, latency: float, *, hosts: int = 1, draw: int = 0, entries: int = 0) -> Iterator[list[str]]:
    """Serve so many feeds, each after 0 to `latency` seconds, on so many loopback hosts; give their addresses.

    `draw` is which of the possible latencies they are, `entries` how long the feeds are, as in `feed`.  A request
    that sends the feed's ETag back gets 304.
    """
    command = [sys.executable, __file__, *map(str, (feeds, latency, draw, entries))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if server.stdin is None or server.stdout is None:
            raise RuntimeError("the server is started with pipes")
        try:
            port = int(server.stdout.readline())
            yield [f"http://127.0.0.{number % hosts + 2}:{port}/{number}" for number in range(feeds)]
        finally:
            server.stdin.close()


@contextmanager
def installation(addresses: Sequence[str]) -> Iterator[Paths]:
    """Give a folder in which matins follows `addresses`, and nothing is stored yet."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder, "config.toml"), Path(folder, "data"), Path(folder, "matins.log"))
        add_feeds(paths.config, tuple(map(Subscription, addresses)))
        yield paths


def refresh_command(paths: Paths, *words: str) -> list[str]:
    """Return the words that start `matins refresh` on `paths`."""
    where = ("--config", str(paths.config), "--data-dir", str(paths.data))
    return [sys.executable, "-m", "matins", *where, "refresh", *words]


def timed(
    command: Sequence[str], environ: dict[str, str] | None = None, source: IO[str] | None = None
) -> tuple[float, float]:
    """Run a command to its end; return the seconds it took, and the processor seconds of it and all it started."""
    before, began = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, env=environ, stdin=source, capture_output=True, text=True, check=False)
    took, after = time.perf_counter() - began, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        said = (done.stdout + done.stderr)[-2000:]
        raise SystemExit(f"{' '.join(command)} ended with {done.returncode}:\n{said}")
    return took, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 20))]
    return f"The {' '.join(words[:-1])} has seen the {words[-1]}."


def waits(feeds: int, latency: float, draw: int = 0) -> list[float]:
    """Return after how many seconds each feed answers, the same for the same `draw`."""
    return [random.Random(f"{draw} {number}").uniform(0, latency) for number in range(feeds)]


async def _serve(feeds: int, latency: float, draw: int, entries: int) -> None:
    """Answer /N with feed N, always after the same time, until standard input ends."""
    bodies = [feed(number, entries) for number in range(feeds)]
    pauses = waits(feeds, latency, draw)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        number = int(head.split(b" ", 2)[1].strip(b"/"))
        etag = b'"feed-%d"' % number
        if latency:
            await asyncio.sleep(pauses[number])
        if etag in head:
            writer.write(b"HTTP/1.1 304 Not Modified\r\nETag: " + etag + b"\r\nConnection: close\r\n\r\n")
        else:
            writer.write(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\nETag: "
                + etag
                + b"\r\nContent-Length: %d\r\n\r\n" % len(bodies[number])
            )
            writer.write(bodies[number])
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", 0, backlog=256)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("feeds", type=int)
    parser.add_argument("latency", type=float)
    parser.add_argument("draw", type=int)
    parser.add_argument("entries", type=int)
    asked = parser.parse_args()
    asyncio.run(_serve(asked.feeds, asked.latency, asked.draw, asked.entries))
