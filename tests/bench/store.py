"""A command that measures the store: how the screen and its commands fare with a million articles.

    PYTHONPATH=tests/support python tests/bench/store.py [--sizes 1k,100k,200k,1M] [--only search,marking]

It builds made-up stores of these sizes in the folder once (tests/support/stores.py) and measures copies of them, the
sizes by turns, so that ratios compare what ran side by side.  Stores of a million have 300 characters an article.
"""

import argparse
import random
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import partial
from operator import eq, ne
from pathlib import Path

from installation import Installation
from matins.clock import SystemClock
from matins.config.load import load
from matins.model.article import Draft
from matins.model.feed import Feed
from matins.model.step import Step
from matins.paths import Paths
from matins.service.finding import Finder
from matins.service.library import Library, Sort, View
from matins.store import FeedAnswer, Store, codec, open_store
from matins.store.answers import AT_ONCE
from matins.store.index import index_texts
from matins.text.tokens import tokens
from matins.tui.window import Window
from newsboat_caches import Newsboat
from processes import proportional, resident
from stores import FOLDER, SHORT, cached, count, drafts, subscriptions
from tally import Tally, tallied
from terminal import Terminal

COLUMNS, ROWS = 100, 30
NEWSBOAT = 50_000
NEWSBOAT_RUNS = MEMORY_RUNS = 3
MOVES = 20
QUERY = "is:starred"
MARKINGS, PAUSE = 3, 0.005
WARMING, PAIRS = 100, 200
STORED, FEEDS, BARE_AT_ONCE = 10_000, 50, 50
CLOCK = SystemClock()


@dataclass(frozen=True)
class Stores:
    """The stores that are measured, by size, and where more can be put."""

    folder: Path
    runs: int
    by_size: Mapping[int, Installation]

    @property
    def least(self) -> int:
        return min(self.by_size)

    @property
    def most(self) -> int:
        return max(self.by_size)

    def library(self, size: int) -> Library:
        """Open the store as the screen does."""
        paths = self.by_size[size].paths
        return Library.open(paths, load(paths.config), CLOCK)

    def by_turns(self, runs: int) -> Iterator[tuple[int, Installation]]:
        """Return every store as often as there are runs."""
        for _ in range(runs):
            yield from self.by_size.items()


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="1k,100k,200k,1M")
    parser.add_argument("--only", default=",".join(SECTIONS), help="some of: %(default)s")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--runs", type=int, default=9)
    asked = parser.parse_args()
    with copies(sorted(map(count, asked.sizes.split(","))), asked.folder, asked.runs) as stores:
        for name in asked.only.split(","):
            SECTIONS[name](stores)
            sys.stdout.flush()


@contextmanager
def copies(sizes: Sequence[int], folder: Path, runs: int) -> Iterator[Stores]:
    """Lend copies of the made-up stores, since what is measured writes to them."""
    made = {size: cached(size, folder) for size in sizes}
    with tempfile.TemporaryDirectory(dir=folder, prefix="copies-") as place:
        yield Stores(folder, runs, {size: copy(one, Path(place, named(size))) for size, one in made.items()})


def copy(installation: Installation, place: Path) -> Installation:
    """Return another installation with the same articles."""
    shutil.copytree(installation.paths.config.parent, place)
    return Installation(Paths(place / "config.toml", place / "data", place / "matins.log"))


def sizes(stores: Stores) -> None:
    """Print what the stores take on disk."""
    for size, installation in stores.by_size.items():
        held = installation.paths.database.stat().st_size
        print(f"on disk, {named(size)}: {held / 1e6:,.0f} MB, {held / size:,.0f} bytes an article")


def first_paints(stores: Stores) -> None:
    """Print how long the screen takes to its first headline, also after it was killed, and to end."""
    starts, again, ends = (defaultdict[int, list[float]](list) for _ in range(3))
    for size, installation in stores.by_turns(stores.runs):
        with screen(installation) as (terminal, took):
            starts[size].append(took)
            terminal.settle()
        with screen(installation) as (terminal, took):
            again[size].append(took)
            terminal.settle()
            ends[size].append(leave(terminal))
    for what, times in (("first paint", starts), ("first paint after kill -9", again), ("leaving", ends)):
        medians = {size: statistics.median(values) for size, values in times.items()}
        least = medians[stores.least]
        told = ", ".join(f"{named(size)} {took * 1000:.0f} ms ({took / least:.2f})" for size, took in medians.items())
        print(f"{what}, medians of {stores.runs}: {told}")


def beside_newsboat(stores: Stores) -> None:
    """Print how long both programs take to their first screen on the same articles."""
    program = shutil.which("newsboat")
    if program is None:
        print("newsboat is not installed: nothing to compare with")
        return
    made = cached(NEWSBOAT, stores.folder)
    newsboat = Newsboat(program, stores.folder / f"newsboat-{NEWSBOAT}")
    if not newsboat.folder.exists():
        newsboat.fill(made)
    first = subscriptions()[0].title or ""
    ratios, ours, theirs = [], [], []
    with tempfile.TemporaryDirectory(dir=stores.folder, prefix="copies-") as place:
        installation = copy(made, Path(place, named(NEWSBOAT)))
        for _ in range(NEWSBOAT_RUNS):
            started = time.perf_counter()
            with Terminal(newsboat.argv, COLUMNS, ROWS, newsboat.environ, patience=200) as terminal:
                terminal.wait_for_bytes(first.encode())
                theirs.append(time.perf_counter() - started)
                leave(terminal)
            for _ in range(NEWSBOAT_RUNS):
                with screen(installation) as (terminal, took):
                    ours.append(took)
                    leave(terminal)
            ratios.append(theirs[-1] / statistics.median(ours[-NEWSBOAT_RUNS:]))
    print(f"first screen with {named(NEWSBOAT)}: newsboat {statistics.median(theirs):.2f} s, ", end="")
    print(f"matins {statistics.median(ours):.2f} s; ratio {statistics.median(ratios):.1f}")


def memory(stores: Stores) -> None:
    """Print the memory of the screen's process once it has shown the list and moved in it."""
    held: dict[int, list[tuple[int, int]]] = {size: [] for size in stores.by_size}
    for size, installation in stores.by_turns(min(stores.runs, MEMORY_RUNS)):
        with screen(installation) as (terminal, _):
            terminal.settle()
            for _ in range(MOVES):
                terminal.type("j")
                terminal.settle()
            held[size].append((resident(terminal.pid), proportional(terminal.pid)))
            leave(terminal)
    for place, what in enumerate(("resident", "proportional")):
        medians = {size: statistics.median(both[place] for both in values) / 1e6 for size, values in held.items()}
        told = ", ".join(f"{named(size)} {value:.1f}" for size, value in medians.items())
        grown = medians[stores.most] - medians[stores.least]
        print(f"memory, {what}, MB: {told}; grown by {grown:.1f}")


def asked(stores: Stores) -> None:
    """Print what moves in the list and opened articles ask of the database, at most."""
    found: dict[str, dict[int, Tally]] = {}
    for size in stores.by_size:
        with stores.library(size) as library:
            for sort in (Sort.NEWEST, Sort.OLDEST, Sort.FEED, Sort.LENGTH):
                for name, query, unread in (("all", "", False), ("unread", "", True), (QUERY, QUERY, False)):
                    view = library.open_view(query, unread=unread, sort=sort)
                    found.setdefault(f"moves, {name}, {sort} first", {})[size] = moves(library, view)
            found.setdefault("opening an article", {})[size] = opened(library)
    for what, tallies in found.items():
        told = "; ".join(
            f"{named(size)} {tally.statements} statements, {tally.rows} rows, {tally.steps:,} steps"
            for size, tally in tallies.items()
        )
        print(f"{what}, at most: {told}")


def moves(library: Library, view: View) -> Tally:
    """Return the most that one move asks, by row and by page: down from the first row, and up from the last."""
    window = Window(library, view, 2 * ROWS)
    most = Tally()
    for begin, step in ((window.go_to_first, 1), (window.go_to_last, -1)):
        most = most.over(of(library, begin))
        for _ in range(10 * ROWS):
            most = most.over(of(library, partial(window.move, step)))
        for _ in range(20):
            most = most.over(of(library, partial(window.move, step * ROWS)))
    return most


def opened(library: Library) -> Tally:
    """Return the most that an article asks."""
    most = Tally()
    for row in library.first(library.open_view(unread=False), 5 * ROWS):
        most = most.over(of(library, partial(library.article, row.id)))
    return most


def of(library: Library, act: Callable[[], object]) -> Tally:
    """Return what an act asks of the library's database."""
    with tallied(library._store) as tally:
        act()
    return tally


def marking(stores: Stores) -> None:
    """Print how long all unread articles of the largest store take to be read, and to be unread again.

    They are safe once the step is on disk, which a later start finishes where this one is cut off.
    """
    size = stores.most
    paths = stores.by_size[size].paths
    done, undone = [], []
    with stores.library(size) as library, open_store(paths.database, paths.write_lock, CLOCK, write=False) as other:
        unread = other.open_view(unread=True).total
        for _ in range(MARKINGS):
            before, view = other.last_step(), library.open_view(unread=True)
            done.append(moments(other, partial(library.mark_view, view), partial(ne, before), 0))
            undone.append(moments(other, library.undo, partial(eq, before), unread))
    for name, times in (("marked read", done), ("marked unread again by undo", undone)):
        returned, safe, through = (statistics.median(times) * 1000 for times in zip(*times, strict=True))
        told = f"returns after {returned:.1f} ms, on disk after {safe:.0f} ms, done after {through:.0f} ms"
        print(f"{unread:,} of {named(size)} {name}: {told}")


def moments(
    other: Store, act: Callable[[], object], reached: Callable[[Step | None], bool], left: int
) -> tuple[float, float, float]:
    """Return the seconds until an act returns, `other` sees its step, and then that so many unread ones are left."""
    started = time.perf_counter()
    act()
    returned = time.perf_counter() - started
    while not reached(other.last_step()):
        time.sleep(PAUSE)
    safe = time.perf_counter() - started
    while other.open_view(unread=True).total != left:
        time.sleep(PAUSE)
    return returned, safe, time.perf_counter() - started


def searching(stores: Stores) -> None:
    """Print how long searches for two words of one article take."""
    short = 100_000
    largest = named(stores.most)
    with tempfile.TemporaryDirectory(dir=stores.folder, prefix="copies-") as place:
        asked = {named(size): one for size, one in stores.by_size.items() if size >= short}
        alike = f"{named(short)} of 300 characters"
        asked[alike] = copy(cached(short, stores.folder, words=SHORT), Path(place, "short"))
        for sort in (Sort.BEST, Sort.NEWEST):
            times = searches(asked, sort)
            for name, took in times.items():
                told = ", ".join(f"p{share} {percentile(took, share) * 1000:.1f} ms" for share in (50, 95, 100))
                print(f"two words, {sort} first, {name}: {told}")
            late = {name: percentile(took, 95) for name, took in times.items()}
            told = ", ".join(f"{name} {late[largest] / value:.2f}" for name, value in late.items() if name != largest)
            print(f"two words, {sort} first, p95 of {largest} / that of: {told}")


def searches(asked: Mapping[str, Installation], sort: Sort) -> dict[str, list[float]]:
    """Return the seconds that each search and its first screen take, the stores by turns; what comes first warms up."""
    times: dict[str, list[float]] = {name: [] for name in asked}
    with ExitStack() as closing:
        turns = []
        for name, installation in asked.items():
            paths = installation.paths
            library = closing.enter_context(Library.open(paths, load(paths.config), CLOCK))
            finder = closing.enter_context(Finder.at(paths, CLOCK))
            turns.append((name, library, finder, pairs(paths, WARMING + PAIRS)))
        for number in range(WARMING + PAIRS):
            for name, library, finder, queries in turns:
                started = time.perf_counter()
                library.first(finder.look_up(queries[number], unread=False, sort=sort), ROWS)
                times[name].append(time.perf_counter() - started)
    return {name: took[WARMING:] for name, took in times.items()}


def pairs(paths: Paths, wanted: int) -> list[str]:
    """Return pairs of words of four letters or more, each of an article drawn at random."""
    dice = random.Random(6)
    found: list[str] = []
    with open_store(paths.database, paths.write_lock, CLOCK, write=False) as store:
        last = store.open_view().last_id
        while len(found) < wanted:
            article = store.article(dice.randint(1, last))
            words = sorted({word for word in tokens(article.document.text) if len(word) > 3}) if article else []
            if len(words) > 1:
                found.append(" ".join(dice.sample(words, 2)))
    return found


def storing(stores: Stores) -> None:
    """Print how fast answers of feeds are stored beside bare inserts of the same rows."""
    made = drafts(STORED)
    ratios, rates = [], []
    for _ in range(3):
        with tempfile.TemporaryDirectory(dir=stores.folder, prefix="copies-") as place:
            ours, bare = answers(Path(place, "ours"), made), inserts(Path(place, "bare"), made)
        rates.append((STORED / ours, STORED / bare))
        ratios.append(bare / ours)
    told = ", ".join(f"{statistics.median(rate):,.0f}" for rate in zip(*rates, strict=True))
    print(f"articles stored a second, {AT_ONCE} a transaction / bare inserts, {BARE_AT_ONCE}: {told}; ", end="")
    print(f"ratio {statistics.median(ratios):.2f}")


def answers(place: Path, made: Sequence[Draft]) -> float:
    """Return the seconds that storing the answers of some feeds takes."""
    place.mkdir()
    with open_store(place / "matins.db", place / "lock", CLOCK) as store:
        store.follow(subscriptions(FEEDS))
        feeds = [feed.id for feed in store.feeds()]
        started = time.perf_counter()
        for number, feed in enumerate(feeds):
            store.store_answer(feed, FeedAnswer(Feed(), tuple(made[number::FEEDS]), None, 0, unread=STORED))
        return time.perf_counter() - started


def inserts(place: Path, made: Sequence[Draft]) -> float:
    """Return the seconds that inserting the same rows takes, each with its body and its row of the index.

    They go into the same tables with the same settings; what is stored is made beforehand.
    """
    place.mkdir()
    open_store(place / "matins.db", place / "lock", CLOCK).close()
    with open_store(place / "matins.db", place / "lock", CLOCK) as store:
        store.follow(subscriptions(FEEDS))
        rows = [bare_rows(number, draft) for number, draft in enumerate(made)]
        connection = store._connection
        started = time.perf_counter()
        for start in range(0, len(rows), BARE_AT_ONCE):
            connection.execute("BEGIN IMMEDIATE")
            for statement, values in zip(BARE, zip(*rows[start : start + BARE_AT_ONCE], strict=True), strict=True):
                connection.executemany(statement, values)
            connection.execute("COMMIT")
        return time.perf_counter() - started


BARE = (
    "INSERT INTO articles (id, feed, key, digest, title, link, author, published, sort_time, first_seen, shown, words,"
    " gist, status, lang, wants_page) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, 0)",
    "INSERT INTO bodies (article, content) VALUES (?, ?)",
    "INSERT INTO search (rowid, title, author, summary, body) VALUES (?, ?, ?, ?, ?)",
)


def bare_rows(number: int, draft: Draft) -> tuple[tuple[object, ...], ...]:
    """Return what an article is in the three tables."""
    id_, summary, document = number + 1, draft.summary, draft.summary.document
    times = (draft.published, draft.sort_time, draft.sort_time)
    told = (document.words, summary.gist, document.status, document.lang)
    return (
        (id_, 1 + number % FEEDS, draft.key, draft.digest, draft.title, draft.link, draft.author, *times, *told),
        (id_, codec.pack(summary, draft.enclosures)),
        (id_, *index_texts(draft.title, draft.author, summary)),
    )


@contextmanager
def screen(installation: Installation) -> Iterator[tuple[Terminal, float]]:
    """Start the screen, wait for its first headline, and tell the seconds that it took."""
    paths = installation.paths
    with open_store(paths.database, paths.write_lock, CLOCK, write=False) as store:
        (newest,) = store.first(store.open_view(unread=True), 1)
    started = time.perf_counter()
    with Terminal(installation.argv, COLUMNS, ROWS) as terminal:
        terminal.wait_for_bytes(newest.title[:12].encode())
        yield terminal, time.perf_counter() - started


def leave(terminal: Terminal) -> float:
    """Quit the program and return the seconds that it takes to end."""
    started = time.perf_counter()
    terminal.type("q")
    terminal.wait_for_exit()
    return time.perf_counter() - started


def named(size: int) -> str:
    """Return a size as people say it."""
    return f"{size // 1_000_000}M" if size >= 1_000_000 else f"{size // 1_000}k"


def percentile(values: Sequence[float], share: int) -> float:
    """Return the value that so many percent of all do not exceed."""
    return sorted(values)[max(0, -(-len(values) * share // 100) - 1)]


SECTIONS: Mapping[str, Callable[[Stores], None]] = {
    "sizes": sizes,
    "first-paint": first_paints,
    "newsboat": beside_newsboat,
    "memory": memory,
    "statements": asked,
    "marking": marking,
    "search": searching,
    "storing": storing,
}

if __name__ == "__main__":
    main()
