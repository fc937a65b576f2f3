"""Large made-up stores, the same for everybody who builds one of a size: what measurements of the store are made on.

`python tests/support/stores.py 100k 1M [--folder DIR]` builds them; a store that is there is taken as it is.
"""

import argparse
import json
import os
import random
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from pathlib import Path

import numpy as np

from installation import Installation
from matins.clock import SystemClock
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Subscription
from matins.model.summary import Point, Sentence, Summary
from matins.paths import Paths
from matins.store import codec
from matins.store.expected import Expected
from matins.store.index import index_texts
from matins.store.migrations import MIGRATIONS
from matins.store.store import Store
from matins.text.clean import Clean

FOLDER = Path("/tmp/matins-bench")
FEEDS = 300
TAGS = ("world", "science", "sports", "music", "code", "local", "money", "food")
LONG, SHORT = 450, 46
"""Mean words of an article: of pages, and of 300 characters, which stores of a million have."""

_WORDS, _TOPICAL, _TOPICS = 60_000, 400, 300
_DAY, _A_DAY = 86_400, 1_000
_AT_ONCE = 2_000
_UNREAD, _STARRED = 0.1, 0.01
_LISTED = 14 * _DAY
"""How long feeds list an article."""
_CONSONANTS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "w", "br", "cl", "st", "tr", "gr")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "ou")
_LINE = 120


def build(
    path: Path,
    lock: Path,
    articles: int,
    *,
    feeds: int = FEEDS,
    words: int = LONG,
    seed: int = 0,
    now: int | None = None,
) -> None:
    """Make a database at `path` with so many articles, of `words` words in the mean, a thousand each day up to `now`.

    It is not safe from a crash until it is done.  Tells on stderr how far it is.
    """
    made = _Made(articles, feeds, words, seed, SystemClock().now() if now is None else now)
    started = time.monotonic()
    with _Builder(path, lock, SystemClock()) as builder:
        builder.hasten()
        builder.follow(subscriptions(feeds))
        for start in range(0, articles, _AT_ONCE):
            builder.take(made.batch(start, min(_AT_ONCE, articles - start)))
            rate = (start + _AT_ONCE) / (time.monotonic() - started)
            _tell(f"\r{path}: {start:,} of {articles:,}, {rate:,.0f} a second", passing=True)
        builder.settle(made.now - _LISTED)
    _tell(f"\r{path}: {articles:,} in {time.monotonic() - started:.0f} s\n")


def subscriptions(feeds: int = FEEDS) -> tuple[Subscription, ...]:
    """Return the feeds of the made-up stores; nothing answers at their addresses."""
    return tuple(
        Subscription(f"http://127.0.0.1:9/{number}.xml", Clean(f"Feed number {number}"), (TAGS[number % len(TAGS)],))
        for number in range(feeds)
    )


def cached(articles: int, folder: Path = FOLDER, *, feeds: int = FEEDS, words: int | None = None) -> Installation:
    """Return an installation with a made-up store, built where it is not in `folder` yet; not to be changed.

    A million articles and more have 300 characters each.
    """
    words = words or (SHORT if articles >= 1_000_000 else LONG)
    place = folder / f"{articles}x{words}-schema{len(MIGRATIONS)}"
    if not place.exists():
        # Beside it, so that nobody takes one that is still being made.
        paths = _at(place.with_suffix(f".{os.getpid()}")).paths
        paths.data.mkdir(parents=True)
        paths.config.write_text(config(feeds), encoding="utf-8")
        build(paths.database, paths.write_lock, articles, feeds=feeds, words=words)
        paths.config.parent.rename(place)
    return _at(place)


def drafts(articles: int, *, words: int = LONG, seed: int = 1) -> list[Draft]:
    """Return articles that are in no store of another seed."""
    return [item.draft for item in _Made(articles, FEEDS, words, seed, SystemClock().now()).batch(0, articles)]


def config(feeds: int = FEEDS) -> str:
    """Return the config that goes with a made-up store: no feed of it is asked."""
    tables = (
        f"[[feeds]]\naddress = {json.dumps(feed.address)}\ntitle = {json.dumps(feed.title)}\ntags = {list(feed.tags)}\n"
        for feed in subscriptions(feeds)
    )
    return "[refresh]\non_start = false\n\n" + "\n".join(tables)


def count(size: str) -> int:
    """Return the number that "1k" or "1M" is short for."""
    factor = {"k": 1_000, "M": 1_000_000}.get(size[-1:])
    return int(size[:-1]) * factor if factor else int(size)


@dataclass(frozen=True, slots=True)
class _Item:
    """An article to be stored: of which feed, when it came in, and how it is marked."""

    feed: int
    seen: int
    draft: Draft
    read: bool
    starred: bool


class _Builder(Store):
    """A store that takes thousands of articles in at one go, and heeds no power cut."""

    def hasten(self) -> None:
        """Let nothing wait for the disk."""
        self._connection.pragma("synchronous", "OFF")
        self._connection.pragma("cache_size", -262_144)

    def take(self, items: Sequence[_Item]) -> None:
        """Store articles, each as a feed's answer would."""
        feeds = [feed.id for feed in self.feeds()]
        with self.writing():
            rows = []
            for item in items:
                draft, key = item.draft, frozenset({item.draft.key})
                marked = Expected(key if item.read else frozenset(), key if item.starred else frozenset())
                id_ = self._insert(feeds[item.feed], draft, codec.pack(draft.summary), item.seen, marked)
                assert id_ is not None
                rows.append((id_, *index_texts(draft.title, draft.author, draft.summary)))
            self._index_all(rows)

    def settle(self, gone: int) -> None:
        """Make what was read look as if read one by one, and what came before `gone` as if its feed left it out."""
        with self.writing():
            self._rows("UPDATE articles SET read_turn = id WHERE read_at IS NOT NULL")
            self._rows("UPDATE turns SET last = (SELECT max(id) FROM articles)")
            self._rows("UPDATE articles SET gone_at = first_seen + ? WHERE first_seen < ?", (_LISTED, gone))
        with self.writing():
            self._rows("ANALYZE")


@dataclass
class _Made:
    """The articles of a store, from its seed alone but for the time."""

    articles: int
    feeds: int
    words: int
    seed: int
    now: int
    _vocabulary: list[str] = field(init=False)

    def __post_init__(self) -> None:
        self._vocabulary = _vocabulary(self.seed)
        self._common = _steps(_WORDS)
        self._topical = _steps(_TOPICAL)
        numbers = np.random.default_rng(self.seed)
        self._topics = numbers.integers(_WORDS // 100, _WORDS, (_TOPICS, _TOPICAL))
        share = numbers.permutation(1 / (np.arange(self.feeds) + 3))
        self._shares = share / share.sum()

    def batch(self, start: int, size: int) -> list[_Item]:
        """Return the articles from number `start` on, the oldest first."""
        numbers = np.random.default_rng((self.seed, start))
        feeds = numbers.choice(self.feeds, size, p=self._shares)
        spread = 0.7
        lengths = numbers.lognormal(np.log(self.words) - spread**2 / 2, spread, size).clip(10, 20_000).astype(int)
        titles = numbers.integers(4, 13, size)
        topics = (feeds * 7 + numbers.integers(0, 5, size)) % _TOPICS
        said = self._said(numbers, topics, lengths + titles)
        late = numbers.exponential(10_000, size).astype(int)
        unread, starred = numbers.random(size) < _UNREAD, numbers.random(size) < _STARRED
        items = []
        for place in range(size):
            number = start + place
            seen = self.now - (self.articles - number) * _DAY // _A_DAY
            title, text = said[place][: titles[place]], said[place][titles[place] :]
            draft = _draft(number, title, text, seen - int(late[place]))
            items.append(_Item(int(feeds[place]), seen, draft, not unread[place], bool(starred[place])))
        return items

    def _said(self, numbers: np.random.Generator, topics: np.ndarray, lengths: np.ndarray) -> list[list[str]]:
        """Return the words of each article: by Zipf's law, a quarter of them from its topic's own."""
        total = int(lengths.sum())
        ranks = np.searchsorted(self._common, numbers.random(total))
        own = np.flatnonzero(numbers.random(total) < 0.25)
        of = np.repeat(topics, lengths)[own]
        ranks[own] = self._topics[of, np.searchsorted(self._topical, numbers.random(len(own)))]
        words = [self._vocabulary[rank] for rank in ranks.tolist()]
        ends = list(accumulate(lengths.tolist()))
        return [words[end - length : end] for end, length in zip(ends, lengths.tolist(), strict=True)]


def _steps(count: int) -> np.ndarray:
    """Return the cumulated shares of `count` words by the law of Zipf and Mandelbrot."""
    shares = 1 / (np.arange(count) + 2.7)
    steps: np.ndarray = np.cumsum(shares / shares.sum())
    steps[-1] = 1.0
    return steps


def _vocabulary(seed: int) -> list[str]:
    """Return made-up words, the commonest first; common ones are short, and one in twelve has an accent."""
    dice, found = random.Random(seed), dict[str, None]()
    while len(found) < _WORDS:
        syllables = 1 if len(found) < 60 else 2 if len(found) < 6_000 else 3
        word = "".join(dice.choice(_CONSONANTS) + dice.choice(_VOWELS) for _ in range(syllables))
        word += dice.choice(("", "n", "r", "s", "t"))
        found[word.replace("e", "é") if dice.random() < 1 / 6 else word] = None
    return list(found)


def _draft(number: int, title: list[str], text: list[str], when: int) -> Draft:
    summary = _summary(list(_sentences(number, text)))
    return Draft(
        key=f"https://example.org/articles/{number}",
        digest=number.to_bytes(16, "big"),
        title=Clean(" ".join(title).capitalize()),
        link=f"https://example.org/{'-'.join(title)}/{number}",
        author=Clean(f"{title[0].capitalize()} {title[1].capitalize()}"),
        published=when,
        sort_time=when,
        comments=None,
        enclosures=(),
        summary=summary,
        wants_page=False,
    )


def _sentences(number: int, words: list[str]) -> Iterator[Clean]:
    at, length = 0, number
    while at < len(words):
        length = (length * 31 + 7) % 17
        yield Clean(" ".join(words[at : at + 8 + length]).capitalize() + ".")
        at += 8 + length


def _summary(sentences: list[Clean]) -> Summary:
    """Return a summary of paragraphs of four sentences each: the first ones of the first three, and four half ones."""
    paragraphs = [sentences[at : at + 4] for at in range(0, len(sentences), 4)]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Clean(" ".join(paragraph))) for paragraph in paragraphs)
    told, points = [], []
    for place, paragraph in enumerate(paragraphs[:4]):
        first, last = paragraph[0], paragraph[-1]
        start = len(blocks[place].text) - len(last)
        half = len(last) // 2
        told.append(Sentence(first, place, ((0, len(first)),), 1.0))
        points.append(Point(Clean(last[:half]), place, ((start, start + half),)))
    document = Document(blocks, lang="en", status=Status.FULL if len(blocks) > 3 else Status.FEED)
    return Summary(document, tuple(told[:3]), tuple(points), Clean(sentences[0][:_LINE]))


def _tell(said: str, *, passing: bool = False) -> None:
    if sys.stderr.isatty() or not passing:
        sys.stderr.write(said)
        sys.stderr.flush()


def _at(place: Path) -> Installation:
    return Installation(Paths(place / "config.toml", place / "data", place / "matins.log"))


def main() -> None:
    """Build the stores of the sizes that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="+", type=count, metavar="SIZE")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    asked = parser.parse_args()
    for articles in asked.sizes:
        sys.stdout.write(f"{cached(articles, asked.folder).paths.database}\n")


if __name__ == "__main__":
    main()
