"""A small library of made-up articles."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from matins.config.schema import Config
from matins.model.article import Draft
from matins.model.document import Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.paths import Paths
from matins.service.library import Library
from matins.store import FeedAnswer, Store, open_store
from matins.text.clean import Clean

ADDRESS = "http://a.example/feed"


class OwnClock:
    """A clock that a test sets."""

    def __init__(self, now: int) -> None:
        self.seconds = now

    def now(self) -> int:
        return self.seconds

    def monotonic(self) -> float:
        return float(self.seconds)


@pytest.fixture
def clock() -> OwnClock:
    return OwnClock(1_795_413_600)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "matins.log")


@pytest.fixture
def config(paths: Paths) -> Config:
    return Config(paths.config, feeds=(Subscription(ADDRESS),))


@pytest.fixture
def fill(paths: Paths, clock: OwnClock) -> Callable[..., None]:
    """Return a function that stores so many unread articles; article N is the Nth newest and has id count - N."""

    def fill(count: int, start: int = 0) -> None:
        with open_store(paths.database, paths.write_lock, clock) as store:
            store.follow((Subscription(ADDRESS),))
            store.store_answer(
                _feed_id(store), FeedAnswer(Feed(Clean("A")), _drafts(start, count, clock), None, 0, count)
            )

    return fill


def _feed_id(store: Store) -> int:
    state = store.feed(ADDRESS)
    assert state
    return state.id


def _drafts(start: int, count: int, clock: OwnClock) -> tuple[Draft, ...]:
    summary = Summary(Document(status=Status.FEED))
    return tuple(
        Draft(
            key=str(number),
            digest=b"",
            title=Clean(f"Article {number}"),
            link=None,
            author=None,
            published=None,
            sort_time=clock.now() + number,
            comments=None,
            enclosures=(),
            summary=summary,
            wants_page=False,
        )
        for number in range(start, start + count)
    )


@pytest.fixture
def library(paths: Paths, config: Config, clock: OwnClock, fill: Callable[..., None]) -> Iterator[Library]:
    """Return a library of five unread articles."""
    fill(5)
    with Library.open(paths, config, clock) as library:
        yield library
