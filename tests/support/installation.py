"""An installation of matins with made-up articles in its database."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass

from matins.clock import SystemClock
from matins.config.schema import Config
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document
from matins.model.feed import Feed, Subscription
from matins.model.summary import Point, Sentence, Summary
from matins.paths import Paths
from matins.store import FeedAnswer, open_store
from matins.text.clean import clean_line


@dataclass(frozen=True)
class Installation:
    """A config and a database."""

    paths: Paths

    @property
    def argv(self) -> list[str]:
        """The words that start matins on it."""
        paths = ("--config", str(self.paths.config), "--data-dir", str(self.paths.data))
        return [sys.executable, "-m", "matins", *paths]

    def fill(self, titles: list[str], *, same: bool = False) -> None:
        """Store an article for every title; with `same` all have one text."""
        now = SystemClock().now()
        self.keep([_draft(number, title, now, same=same) for number, title in enumerate(titles)])

    def keep(self, drafts: Sequence[Draft]) -> None:
        """Store articles of one feed, all unread."""
        config = Config(path=self.paths.config, feeds=(Subscription("http://127.0.0.1:9/feed", clean_line("Feed")),))
        clock = SystemClock()
        with open_store(self.paths.database, self.paths.write_lock, clock) as store:
            store.follow(config.feeds)
            answer = FeedAnswer(Feed(), tuple(drafts), None, clock.now() + 10**6, unread=len(drafts))
            store.store_answer(store.feeds()[0].id, answer)

    def stored(self) -> list[tuple[str, bool]]:
        """Return title and read mark of every article, the newest first."""
        with open_store(self.paths.database, self.paths.write_lock, SystemClock()) as store:
            return [(row.title, row.read) for row in store.first(store.open_view(), 100)]


def _draft(number: int, title: str, now: int, *, same: bool) -> Draft:
    which = 0 if same else number
    words = [f"{word}{which}" for word in ("river", "market", "harbour", "council", "winter", "morning", "train")]
    sentence = clean_line(" ".join(words * 2).capitalize() + ".")
    point = clean_line(" ".join(reversed(words)))
    blocks = [Block(BlockKind.PARAGRAPH, clean_line(f"{sentence} And {point}.")) for _ in range(4)]
    blocks += [Block(BlockKind.LIST_ITEM, point, level=1) for _ in range(4)]
    summary = Summary(
        Document(tuple(blocks)),
        tuple(Sentence(sentence, block, ((0, len(sentence)),)) for block in range(3)),
        tuple(Point(point, block, ((0, len(point)),)) for block in range(4, 8)),
    )
    when = now - 3600 - (0 if same else number * 60)
    return Draft(
        str(number), b"", clean_line(title), "https://example.org/", None, when, when, None, (), summary, False
    )
