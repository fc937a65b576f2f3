"""What the store's tests share: a clock that is set by hand, an open store, and drafts made from a few words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, open_store
from matins.text.clean import clean_line, clean_text

NOW = 1_800_000_000


@dataclass
class HandClock:
    time: int = NOW

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return float(self.time)


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "data" / "matins.db"


@pytest.fixture
def lock(tmp_path: Path) -> Path:
    return tmp_path / "data" / "matins.db.lock"


@pytest.fixture
def store(database: Path, lock: Path, clock: HandClock) -> Iterator[Store]:
    with open_store(database, lock, clock, patience=0.1) as opened:
        yield opened


@pytest.fixture
def statements(store: Store) -> list[str]:
    """Return a list that every statement of the store enters from now on."""
    seen: list[str] = []

    def trace(_cursor: object, sql: str, _bindings: object) -> bool:
        seen.append(sql)
        return True

    store._connection.exec_trace = trace
    return seen


@pytest.fixture
def make_draft() -> Callable[..., Draft]:
    def make(
        key: str,
        *,
        title: str = "",
        text: str = "Some words.",
        status: Status = Status.FEED,
        sort_time: int = NOW,
        digest: bytes = b"one",
        **fields: Any,
    ) -> Draft:
        document = Document((Block(BlockKind.PARAGRAPH, clean_text(text)),), status=status, lang="en")
        values: dict[str, Any] = {
            "key": key,
            "digest": digest,
            "title": clean_line(title or f"Title {key}"),
            "link": f"https://example.org/{key}",
            "author": None,
            "published": sort_time,
            "sort_time": sort_time,
            "comments": None,
            "enclosures": (),
            "summary": Summary(document, gist=clean_line(text)),
            "wants_page": False,
        }
        return Draft(**(values | fields))

    return make


@pytest.fixture
def fill(store: Store, make_draft: Callable[..., Draft]) -> Callable[..., int]:
    """Follow the feed at an address besides those followed, store drafts for it, and return its id."""

    def make(
        *drafts: Draft, address: str = "https://example.org/feed", title: str = "Example", unread: int = 1000
    ) -> int:
        followed = [Subscription(state.address, tags=state.tags) for state in store.feeds()]
        store.follow([*followed, Subscription(address)])
        state = store.feed(address)
        assert state is not None
        store.store_answer(state.id, FeedAnswer(Feed(clean_line(title)), drafts, None, NOW, unread))
        return state.id

    return make
