"""How much longer a refresh takes than fetching alone: 200 loopback feeds against a bare httpx client, in one run.

    python tests/bench/refresh.py [--feeds 200] [--latency 1.0] [--runs 3]

Every feed answers after 0 to `latency` seconds and holds its articles' text, so no pages are fetched.  The refresh is
the real one: process, workers, parsing, summarising and storing included.  Both keep 20 requests in flight.
"""

import argparse
import asyncio
import statistics
import sys
import time
from contextlib import aclosing
from pathlib import Path

import httpx

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from loopback import IN_FLIGHT, installation, serving
from matins.model.events import Finished
from matins.service.background import Job, watch


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
    with installation(addresses) as paths:
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
    options = parser.parse_args()
    with serving(options.feeds, options.latency) as addresses:
        asyncio.run(measure(addresses, options.runs))


if __name__ == "__main__":
    main()
