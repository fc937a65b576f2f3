"""A command that measures the reader in a real terminal: how long large documents take to open, bytes for each key.

`PYTHONPATH=tests/support python tests/bench/reader.py` stores made-up articles, steps onto each in the list (which
reads it and shows its summary) and opens it, by turns, and prints the medians of both, also as ratios to a small one's;
then what a press of `j` and of `]` costs in each.
"""

import argparse
import statistics
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from installation import Installation
from matins.clock import SystemClock
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Emphasis, Mark
from matins.model.summary import Sentence, Summary
from matins.paths import Paths
from matins.text.clean import clean_code, clean_line
from terminal import Terminal

COLUMNS, ROWS = 100, 30
STROKES = 20
SENTENCE = "the council of this harbour met on Tuesday and decided nothing that was new to those who had come"
SMALL = "small"


def paragraphs(count: int, links: int = 0) -> tuple[Block, ...]:
    """Return paragraphs of about 100 characters, each with so many links of its own."""
    words = SENTENCE.split() * 2
    size = len(words) // 2
    return tuple(
        Block(
            BlockKind.PARAGRAPH,
            clean_line(" ".join([f"Number{number}", *words[number % size :][:size]])),
            marks=tuple(
                Mark((place * 4, place * 4 + 3), Emphasis.LINK, f"https://example.org/{number}/{place}")
                for place in range(links)
            ),
        )
        for number in range(count)
    )


def documents() -> dict[str, tuple[Block, ...]]:
    """Return what is opened, the small one first."""
    code = clean_code("    line = of(code)\n" * 10_000)
    return {
        SMALL: paragraphs(20),
        "1 MB in 10,000 paragraphs": paragraphs(10_000),
        "1 MB of code": (*paragraphs(9), *(Block(BlockKind.CODE, code) for _ in range(5))),
        "100,000 links": paragraphs(10_000, links=10),
    }


def draft(number: int, name: str, blocks: tuple[Block, ...], now: int) -> Draft:
    """Return an article that begins with a word of its own; the sentences of its summary stand all over its text."""
    body = (Block(BlockKind.PARAGRAPH, clean_line(f"{marker(number)} {SENTENCE}")), *blocks)
    places = [
        place for place in range(0, len(body), max(1, len(body) // STROKES)) if body[place].kind is BlockKind.PARAGRAPH
    ]
    sentences = tuple(Sentence(body[place].text, place, ((0, len(body[place].text)),)) for place in places)
    summary = Summary(Document(body), sentences)
    return Draft(str(number), b"", clean_line(name), None, None, now - number, now - number, None, (), summary, False)


def marker(number: int) -> str:
    """Return the word that article `number` alone begins with."""
    return f"Beginning{number}"


@contextmanager
def reading(names: list[str]) -> Iterator[Terminal]:
    """Start matins on the documents of these names, the cursor on the first."""
    with tempfile.TemporaryDirectory() as folder:
        paths = Paths(Path(folder) / "config.toml", Path(folder) / "data", Path(folder) / "matins.log")
        paths.config.write_text('[refresh]\non_start = false\n[[feeds]]\naddress = "http://127.0.0.1:9/feed"\n')
        installation = Installation(paths)
        now, found = SystemClock().now(), documents()
        drafts = [draft(number, name, found[name], now) for number, name in enumerate(names)]
        installation.keep(drafts)
        with Terminal(installation.argv, COLUMNS, ROWS) as terminal:
            terminal.wait_for_bytes(marker(0).encode())
            terminal.type("i")
            terminal.settle()
            yield terminal


def seconds(terminal: Terminal, keys: str, wanted: str) -> float:
    """Return how long it takes from `keys` until `wanted` is written."""
    before = len(terminal.raw)
    started = time.perf_counter()
    terminal.type(keys)
    terminal.wait_for_bytes(wanted.encode(), after=before)
    took = time.perf_counter() - started
    terminal.settle()
    return took


def times(names: list[str], runs: int) -> None:
    """Print how long it takes to step onto each document from the one after it and to open it, beside the small one."""
    steps: dict[str, list[float]] = {name: [] for name in names}
    opens: dict[str, list[float]] = {name: [] for name in names}
    with reading(names) as terminal:
        for _ in range(runs):
            terminal.type("G")
            terminal.settle()
            for number, name in reversed(list(enumerate(names))[:-1]):
                steps[name].append(seconds(terminal, "k", marker(number)))
                opens[name].append(seconds(terminal, "\r", marker(number)))
                terminal.type("q")
                terminal.settle()
    small = [statistics.median(found[SMALL]) for found in (steps, opens)]
    for name in names[:-1]:
        step, opened = (statistics.median(found[name]) for found in (steps, opens))
        print(f"{name}: step {step * 1000:.0f} ms, {step / small[0]:.2f}; ", end="")
        print(f"open {opened * 1000:.0f} ms, {opened / small[1]:.2f}")


def strokes(names: list[str]) -> None:
    """Print the bytes that `j` and `]` cost in each document."""
    with reading(names) as terminal:
        for number, name in enumerate(names[:-1]):
            seconds(terminal, "\r", marker(number))
            costs: dict[str, list[int]] = {"j": [], "]": []}
            for key, found in costs.items():
                for _ in range(STROKES):
                    terminal.type(key)
                    found.append(terminal.settle())
            told = "; ".join(
                f"{key} median {statistics.median(found):.0f} B, worst {max(found)} B" for key, found in costs.items()
            )
            print(f"{name}: {told}")
            terminal.type("q")
            terminal.settle()
            seconds(terminal, "j", marker(number + 1))


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    arguments = parser.parse_args()
    names = [*documents(), SMALL]
    times(names, arguments.runs)
    strokes(names)


if __name__ == "__main__":
    main()
