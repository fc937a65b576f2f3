"""How long a first refresh takes against newsboat's: 200 feeds on 200 loopback hosts, in one run.

    python tests/bench/newsboat.py [--feeds 200] [--latency 2.0] [--runs 5] [--entries 0]

Every feed answers after 0 to `latency` seconds, each run having its own draw of them and a fresh server, and holds its
articles' text: five to ten of them, or `entries` of about 500 words.  Both keep 20 requests in flight (newsboat
by `reload-threads 20`) and start from nothing: the time is that of the whole command, starting, parsing, storing and,
for matins, summarising included.  `no overhead` is what 20 in flight come to where nothing but the servers takes time
and every free slot is taken at once.
"""

import argparse
import heapq
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from loopback import IN_FLIGHT, installation, refresh_command, serving, timed, waits


def matins(addresses: Sequence[str]) -> float:
    """Return the seconds that `matins refresh` takes."""
    with installation(addresses) as paths:
        return timed(refresh_command(paths))[0]


def newsboat(program: str, addresses: Sequence[str]) -> float:
    """Return the seconds that `newsboat -x reload` takes."""
    with tempfile.TemporaryDirectory() as folder:
        files = {name: Path(folder, name) for name in ("urls", "config", "cache.db")}
        files["urls"].write_text("".join(f"{address}\n" for address in addresses))
        files["config"].write_text(f"reload-threads {IN_FLIGHT}\n")
        options = ("-u", str(files["urls"]), "-C", str(files["config"]), "-c", str(files["cache.db"]))
        return timed([program, *options, "-x", "reload"], os.environ | {"HOME": folder})[0]


def unhindered(pauses: Sequence[float]) -> float:
    """Return the seconds until the last answer, where the next feed is asked the moment that one has answered."""
    slots = [0.0] * IN_FLIGHT
    for pause in pauses:
        heapq.heapreplace(slots, slots[0] + pause)
    return max(slots)


def main() -> int:
    """Run the command; say so and stop where newsboat is not installed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--feeds", type=int, default=200)
    parser.add_argument("--latency", type=float, default=2.0, help="the longest time that a feed takes, in seconds")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--entries", type=int, default=0, help="how many articles a feed has; 0: five to ten")
    asked = parser.parse_args()
    program = shutil.which("newsboat")
    if program is None:
        print("newsboat is not installed: nothing to compare with")
        return 0
    ratios = []
    for draw in range(asked.runs):
        with serving(asked.feeds, asked.latency, hosts=asked.feeds, draw=draw, entries=asked.entries) as addresses:
            theirs, ours = newsboat(program, addresses), matins(addresses)
        ratios.append(ours / theirs)
        least = unhindered(waits(asked.feeds, asked.latency, draw))
        print(f"newsboat {theirs:.2f} s, matins {ours:.2f} s (no overhead {least:.2f} s), ratio {ratios[-1]:.2f}")
    print(f"median ratio {statistics.median(ratios):.2f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
