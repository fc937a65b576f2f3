"""What a refresh costs when nothing is new: 1,000 feeds that all answer 304, against a bare httpx loop, in one run.

    python tests/bench/unchanged.py [--feeds 1000] [--runs 3]

Processor seconds (user and system) of `matins refresh --force` with all the processes it starts, and of a Python
process that does the same conditional GETs with one httpx client, 20 in flight, no connection kept, and nothing else.
Both include the interpreter's start and what it imports; the server is another process.  The feeds are stored
beforehand, by a refresh that does not count.
"""

import argparse
import asyncio
import statistics
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from loopback import IN_FLIGHT, installation, refresh_command, serving, timed


async def bare(addresses: list[str]) -> None:
    """GET every address with its ETag, as a loop that has nothing else to do."""
    import httpx

    turns = asyncio.Semaphore(IN_FLIGHT)
    limits = httpx.Limits(max_connections=IN_FLIGHT, max_keepalive_connections=0)
    async with httpx.AsyncClient(limits=limits, timeout=30) as client:

        async def get(address: str) -> None:
            async with turns:
                etag = f'"feed-{address.rpartition("/")[2]}"'
                answer = await client.get(address, headers={"If-None-Match": etag})
                if answer.status_code != httpx.codes.NOT_MODIFIED:
                    raise SystemExit(f"{address} answered {answer.status_code}")

        await asyncio.gather(*map(get, addresses))


def main() -> None:
    """Run the command, or be the bare loop."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--bare", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.bare:
        asyncio.run(bare(sys.stdin.read().split()))
        return
    ratios = []
    with serving(asked.feeds, 0) as addresses, installation(addresses) as paths:
        timed(refresh_command(paths))
        listed = paths.data / "addresses"
        listed.write_text("\n".join(addresses))
        for _ in range(asked.runs):
            with listed.open() as source:
                _, least = timed([sys.executable, __file__, "--bare"], source=source)
            _, ours = timed(refresh_command(paths, "--force"))
            ratios.append(ours / least)
            print(f"bare loop {least:.2f} s, matins {ours:.2f} s of processor time, ratio {ratios[-1]:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
