"""How well matins finds articles beside plain trafilatura and others, in one run, and what it costs.

    python tests/bench/pages.py [--data ../shared/corpora/pages] [--sets sh,fundus,wcxb]
        [--bare] [--limit N] [--time]

Every extractor reads the same pages in a process of its own, so that its memory can be told.  readability-lxml and
Resiliparse are measured where they are installed.  `--bare` takes classes, ids and the tags that mean something off the
pages first; `--time` tells where matins' time goes instead.  See `page_scores` for the scores.
"""

import argparse
import importlib.util
import logging
import multiprocessing
import resource
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))

from page_scores import SETS, Found, Known, Scores, bare, found_in, known_pages

Extractor = Callable[[bytes, str | None], Found]

_DATA = Path(__file__).parents[3] / "shared" / "corpora" / "pages"
_STEPS = {
    "tidy": "page.tidy",
    "tree": "page.page_tree",
    "invisible": "page.drop_invisible",
    "links": "page.resolve_links",
    "JSON-LD": "page.ld_article",
    "metadata": "page.about_page",
    "trafilatura": "page.body_lines",
    "guessed authors": "page.guessed_authors",
    "guessed date": "page.guessed_date",
    "walk": "page._pieces",
    "features": "article.features",
    "trees": "article.probabilities",
    "form": "article.with_kinds_by_form",
    "furniture": "page.with_furniture_hidden",
    "verdict": "page.judged_page",
}
"""The steps of matins by the functions that they are, in modules of `matins.extract`; none calls another."""


_PAGE = b"<html><body><p>The bees are back on the roofs of the old town.</p></body></html>"


@dataclass(frozen=True)
class Job:
    """Which pages are read."""

    data: Path
    sets: tuple[str, ...]
    limit: int | None
    bare: bool

    def pages(self) -> Iterator[tuple[Known, bytes]]:
        """Give the pages and the bytes that are to be read of each."""
        for group in self.sets:
            for page in islice(known_pages(self.data, group), self.limit):
                yield page, bare(page.raw) if self.bare else page.raw


@dataclass(frozen=True)
class Result:
    """The figures of each set, the seconds of processor time on all, and the most memory that was held, in MB."""

    figures: Mapping[str, str]
    seconds: float
    memory: float


def _matins() -> Extractor:
    from matins.extract import extract_document

    return lambda raw, url: found_in(extract_document(raw, url=url))


def _trafilatura() -> Extractor:
    import trafilatura

    def extract(raw: bytes, url: str | None) -> Found:
        found: Any = trafilatura.bare_extraction(raw, url=url, with_metadata=True, include_comments=False)
        if found is None:
            return Found("", "", (), "")
        return Found(found.text or "", found.title or "", (found.author or "").split("; "), found.date or "")

    return extract


def _readability() -> Extractor:
    readability, html = importlib.import_module("readability"), importlib.import_module("lxml.html")

    def extract(raw: bytes, url: str | None) -> Found:
        try:
            page = readability.Document(raw.decode("utf-8", "replace"), url=url)
            return Found(html.fromstring(page.summary(html_partial=True)).text_content(), page.short_title())
        except (readability.readability.Unparseable, html.etree.LxmlError, ValueError):
            return Found("", "")

    return extract


def _resiliparse() -> Extractor:
    extraction = importlib.import_module("resiliparse.extract.html2text")

    def extract(raw: bytes, url: str | None) -> Found:
        return Found(extraction.extract_plain_text(raw.decode("utf-8", "replace"), main_content=True))

    return extract


_EXTRACTORS: dict[str, tuple[str, Callable[[], Extractor]]] = {
    "matins": ("matins", _matins),
    "trafilatura": ("trafilatura", _trafilatura),
    "readability-lxml": ("readability", _readability),
    "Resiliparse": ("resiliparse", _resiliparse),
}
"""The extractors by the names of their packages, with the module that tells whether one is there."""


def measured(name: str, job: Job) -> Result:
    """Return how an extractor does on the pages of `job`."""
    logging.disable()
    extract = _EXTRACTORS[name][1]()
    extract(_PAGE, None)  # what is loaded once is not counted
    scores: dict[str, Scores] = {}
    seconds = 0.0
    for page, raw in job.pages():
        began = time.process_time()
        found = extract(raw, page.url)
        seconds += time.process_time() - began
        scores.setdefault(page.group, Scores()).add(page, found)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Result({group: str(score) for group, score in scores.items()}, seconds, memory)


def compare(job: Job) -> None:
    """Print how every extractor that is installed does on the pages of `job`."""
    results: dict[str, Result] = {}
    for name, (module, _) in _EXTRACTORS.items():
        if importlib.util.find_spec(module) is None:
            print(f"{name} is not installed")
            continue
        with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as own:
            results[name] = own.submit(measured, name, job).result()
    for group in job.sets:
        for name, result in results.items():
            print(f"{group:7} {name:16} {result.figures[group]}")
    base = results["trafilatura"].seconds
    for name, result in results.items():
        ratio = result.seconds / base
        print(f"{name:16} processor time {ratio:.2f} of trafilatura's, {result.memory:.0f} MB at most")


def spent(job: Job) -> None:
    """Print which share of matins' processor time each step takes."""
    extract = _matins()
    pages = list(job.pages())
    extract(_PAGE, None)
    took: defaultdict[str, float] = defaultdict(float)
    with ExitStack() as stack:
        for step, place in _STEPS.items():
            stack.enter_context(_timed(took, step, f"matins.extract.{place}"))
        began = time.process_time()
        for page, raw in pages:
            extract(raw, page.url)
        whole = time.process_time() - began
    took["the rest"] = whole - sum(took.values())
    print(f"{1000 * whole / len(pages):.1f} ms a page")
    for step, seconds in sorted(took.items(), key=lambda pair: -pair[1]):
        print(f"{step:12} {seconds / whole:6.1%} {1000 * seconds / len(pages):6.1f} ms")


@contextmanager
def _timed(took: defaultdict[str, float], step: str, place: str) -> Iterator[None]:
    """Have the time that the function at `place` takes counted in."""
    module, name = place.rsplit(".", 1)
    function = getattr(importlib.import_module(module), name)

    def call(*values: object, **named: object) -> object:
        began = time.process_time()
        try:
            return function(*values, **named)
        finally:
            took[step] += time.process_time() - began

    with patch(place, call):
        yield


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=_DATA)
    parser.add_argument("--sets", type=lambda text: tuple(text.split(",")), default=SETS)
    parser.add_argument("--limit", type=int, help="so many pages of each set")
    parser.add_argument("--bare", action="store_true")
    parser.add_argument("--time", action="store_true")
    options = parser.parse_args()
    if options.limit is not None and options.limit < 1:
        parser.error("--limit takes one page at least")
    for group in options.sets:
        if not (options.data / group).is_dir():
            print(f"the pages are not here: {options.data / group}")
            return
    job = Job(options.data, options.sets, options.limit, options.bare)
    (spent if options.time else compare)(job)


if __name__ == "__main__":
    main()
