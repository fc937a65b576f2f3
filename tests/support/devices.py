"""Devices of one person: each with a store and a log of its own, and a folder that they share."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document
from matins.model.feed import Entry, Feed, Subscription
from matins.model.mark import Mark
from matins.model.summary import Summary
from matins.service.mark_log import MarkLog
from matins.service.sharing import share
from matins.store import FeedAnswer, Store, open_store
from matins.text.clean import clean_line

ADDRESS = "https://gazette.example/feed"
NOW = 1_800_000_000


@dataclass
class HandClock:
    """A clock that is set by hand."""

    time: int = NOW

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return float(self.time)


@dataclass
class Device:
    """One of them; `folder` is what it shares, "" for nothing."""

    place: Path
    store: Store
    log: MarkLog
    clock: HandClock
    folder: str = ""

    def fetch(self, *keys: str, address: str = ADDRESS) -> None:
        """Have a feed bring unread articles with these keys."""
        self.store.follow([Subscription(address)])
        state = self.store.feed(address)
        assert state is not None
        answer = FeedAnswer(Feed(entries=(Entry(),)), tuple(map(draft, keys)), None, 0, unread=len(keys))
        self.store.store_answer(state.id, answer)

    def id(self, key: str) -> int:
        """Return the id of the article with that key."""
        ((id_,),) = self.store._rows("SELECT id FROM articles WHERE key = ?", (key,))
        return int(id_)

    def share(self) -> int:
        """Take part in the sharing once."""
        return share(self.store, self.log, self.clock, self.folder)

    def marks(self) -> dict[str, Mark]:
        """Return what is marked, by key."""
        return {mark.key: mark for mark in self.store.marks()}

    def lines(self) -> list[bytes]:
        """Return the log's lines after its first."""
        path = self.log.path()
        return path.read_bytes().splitlines()[1:] if path and path.exists() else []


def draft(key: str) -> Draft:
    """Return an article of a word or two."""
    document = Document((Block(BlockKind.PARAGRAPH, clean_line(f"Words of {key}")),))
    return Draft(key, b"", clean_line(key), None, None, None, NOW, None, (), Summary(document), wants_page=False)


@contextmanager
def device(place: Path, folder: Path | None = None, words: Iterable[str] = (), time: int = NOW) -> Iterator[Device]:
    """Yield the device that has its data at `place`; `words` are what it calls itself and its logs."""
    clock = HandClock(time)
    made_up = iter([*words, *(f"word{number:04}" for number in range(100))])
    with ExitStack() as stack:
        store = stack.enter_context(open_store(place / "matins.db", place / "lock", clock, patience=0.1))
        log = MarkLog(place / "marks", clock, lambda: next(made_up))
        stack.callback(log.close)
        yield Device(place, store, log, clock, str(folder or ""))
