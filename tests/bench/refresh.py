"""How much longer a refresh takes than fetching alone: 200 loopback feeds against a bare httpx client, in one run.

    python tests/bench/refresh.py [--feeds 200] [--latency 1.0] [--runs 3]

Every feed answers after 0 to `latency` seconds and holds its articles' text, so no pages are fetched.  The refresh is
the real one: process, workers, parsing, summarising and storing included.  Both keep 20 requests in flight.
"""

import argparse
import asyncio
import random
import statistics
import subprocess
import sys
import tempfile
import time
from contextlib import aclosing
from pathlib import Path

import httpx

from matins.config.edit import add_feeds
from matins.model.events import Finished
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.background import Job, watch

IN_FLIGHT = 20
WORDS = (
    *("harbour", "clock", "council", "bridge", "winter", "engineer", "morning", "paper", "ferry", "market", "window"),
    *("letter", "station", "garden", "summer", "river", "teacher", "student", "museum", "concert", "kitchen", "bakery"),
    *("forest", "island", "village", "captain", "doctor", "painter", "printer", "library"),
)


def sentence(chance: random.Random) -> str:
    words = [chance.choice(WORDS) for _ in range(chance.randint(8, 20))]
    return f"The {' '.join(words[:-1])} has seen the {words[-1]}."


def feed(number: int) -> bytes:
    """Return an RSS feed of five to ten entries of 150 to 600 words each."""
    chance = random.Random(number)
    items = []
    for entry in range(chance.randint(5, 10)):
        paragraphs = "".join(
            f"<p>{' '.join(sentence(chance) for _ in range(4))}</p>" for _ in range(chance.randint(3, 10))
        )
        items.append(
            f"<item><title>{sentence(chance)}</title><link>http://127.0.0.1/{number}/{entry}</link>"
            f"<guid isPermaLink='false'>{number}-{entry}</guid><pubDate>Sun, 22 Nov 2026 06:{entry:02}:00 GMT</pubDate>"
            f"<description><![CDATA[{paragraphs}]]></description></item>"
        )
    head = f"<title>Feed {number}</title><language>en</language>"
    return f"<rss version='2.0'><channel>{head}{''.join(items)}</channel></rss>".encode()


async def serve(feeds: int, latency: float) -> None:
    """Answer /N with feed N, always after the same time; print the port; end when standard input does."""
    bodies = [feed(number) for number in range(feeds)]
    waits = [random.Random(number).uniform(0, latency) for number in range(feeds)]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        number = int(head.split(b" ", 2)[1].strip(b"/"))
        await asyncio.sleep(waits[number])
        writer.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nConnection: close\r\n"
            b"Content-Length: %d\r\n\r\n" % len(bodies[number])
        )
        writer.write(bodies[number])
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0, backlog=feeds)
    print(server.sockets[0].getsockname()[1], flush=True)
    await asyncio.to_thread(sys.stdin.read)


async def bare(addresses: list[str]) -> float:
    """Return the seconds that a bare client takes to GET every address."""
    turns = asyncio.Semaphore(IN_FLIGHT)
    limits = httpx.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False) as client:

        async def get(address: str) -> None:
            async with turns:
                (await client.get(address)).raise_for_status()

        began = time.perf_counter()
        await asyncio.gather(*map(get, addresses))
        return time.perf_counter() - began


async def refresh(addresses: list[str]) -> tuple[float, Finished]:
    """Return the seconds that a first refresh of every address takes, its process included, and its sums."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder, "config.toml"), Path(folder, "data"), Path(folder, "matins.log"))
        add_feeds(paths.config, tuple(map(Subscription, addresses)))
        began = time.perf_counter()
        async with aclosing(watch(Job(), paths)) as events:
            *_, (last, took) = [(event, time.perf_counter() - began) async for event in events]
    if not isinstance(last, Finished) or last.failed:
        raise SystemExit(f"the refresh did not go well: {last}")
    return took, last


async def measure(addresses: list[str], runs: int) -> None:
    ratios = []
    for _ in range(runs):
        alone = await bare(addresses)
        whole, sums = await refresh(addresses)
        ratios.append(whole / alone)
        print(f"bare client {alone:.2f} s, refresh {whole:.2f} s of {sums.new} articles, ratio {ratios[-1]:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--latency", type=float, default=1.0, help="the longest time that a feed takes, in seconds")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--serve", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.serve:
        asyncio.run(serve(options.feeds, options.latency))
        return
    command = [sys.executable, __file__, "--serve", f"--feeds={options.feeds}", f"--latency={options.latency}"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        if server.stdin is None or server.stdout is None:
            raise SystemExit("the server did not start")
        port = int(server.stdout.readline())
        try:
            asyncio.run(measure([f"http://127.0.0.1:{port}/{number}" for number in range(options.feeds)], options.runs))
        finally:
            server.stdin.close()


if __name__ == "__main__":
    main()
