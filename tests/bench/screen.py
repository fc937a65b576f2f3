"""A command that measures the screen in a real terminal: time to the first paint, bytes for each key, bytes at rest.

`PYTHONPATH=tests/support python tests/bench/screen.py` fills databases with made-up articles and prints how long the
first paint takes beside a bare Textual app's, all started in turn, and what a press of `j` costs: where all articles
have the same summary, so that the list alone changes, and where the pane follows.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installation import Installation
from matins.paths import Paths
from terminal import Terminal

COLUMNS, ROWS = 100, 30
FEW, MANY = 100, 20_000
IDLE = 5.0
STROKES = 40
TITLE = b"Headline"
BARE = """
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("Headline")
Bare().run()
"""


@contextmanager
def filled(articles: int, *, layout: str = "auto") -> Iterator[Installation]:
    """Make an installation with so many articles, none of whose feeds are asked."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "config.toml", Path(folder) / "data", Path(folder) / "matins.log")
        feed = '[[feeds]]\naddress = "http://127.0.0.1:9/feed"\ntitle = "Feed"\n'
        paths.config.write_text(f'[refresh]\non_start = false\n[screen]\nlayout = "{layout}"\n{feed}', encoding="utf-8")
        installation = Installation(paths)
        installation.fill([f"{TITLE.decode()} {number}" for number in range(articles)])
        yield installation


def first_paint(argv: list[str]) -> float:
    """Return the seconds from the start of a program to the first byte of its headline."""
    started = time.perf_counter()
    with Terminal(argv, COLUMNS, ROWS) as terminal:
        terminal.wait_for_bytes(TITLE)
        return time.perf_counter() - started


def paints(runs: int) -> None:
    """Print the time to the first paint beside a bare Textual app's."""
    with filled(FEW) as few, filled(MANY) as many:
        programs = {"bare Textual": [sys.executable, "-c", BARE], f"{FEW} articles": few.argv, f"{MANY}": many.argv}
        times: dict[str, list[float]] = {name: [] for name in programs}
        for _ in range(runs):
            for name, argv in programs.items():
                times[name].append(first_paint(argv))
    bare, hundred, thousands = (statistics.median(values) for values in times.values())
    print(f"first paint, medians of {runs}: bare {bare * 1000:.0f} ms, {FEW} {hundred * 1000:.0f} ms, ", end="")
    print(
        f"{MANY} {thousands * 1000:.0f} ms; {MANY}/bare {thousands / bare:.2f}, {MANY}/{FEW} {thousands / hundred:.2f}"
    )


def strokes() -> None:
    """Print the bytes that `j` and rest cost, the summary alike in all rows and with the pane following."""
    for label, same in (("list alone", True), ("with the pane", False)):
        with filled(0) as installation:
            installation.fill([f"{TITLE.decode()} {number}" for number in range(FEW)], same=same)
            with Terminal(installation.argv, COLUMNS, ROWS) as terminal:
                terminal.wait_for_bytes(TITLE)
                terminal.settle()
                start = len(terminal.raw)
                costs = []
                for _ in range(STROKES):
                    terminal.type("j")
                    costs.append(terminal.settle())
                before = len(terminal.raw)
                terminal.read(IDLE)
                idle = len(terminal.raw) - before
        costs.sort()
        print(f"j, {label}: median {statistics.median(costs):.0f} B, worst {costs[-1]} B; ", end="")
        print(f"start to rest {start} B; {idle} B in {IDLE:g} s of rest")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    paints(arguments.runs)
    strokes()


if __name__ == "__main__":
    main()
