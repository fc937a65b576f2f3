"""The program run in this process, with files of its own and no screen."""

import json
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from matins.cli import jobs
from matins.cli.program import run
from matins.clock import Clock
from matins.config.edit import add_feeds
from matins.config.schema import Config
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document
from matins.model.events import Event
from matins.model.feed import Feed, Subscription
from matins.model.summary import Point, Sentence, Summary
from matins.paths import Paths
from matins.service.background import Job
from matins.store import FeedAnswer, open_store
from matins.text.clean import clean_line, clean_text

NOW = 1_750_000_000


class StoppedClock:
    """A clock that stands still."""

    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass(frozen=True)
class Outcome:
    """What one run of the program came to."""

    code: int
    out: str
    err: str

    @property
    def document(self) -> Any:
        """The JSON document that was printed."""
        return json.loads(self.out)


OpenScreen = Callable[[Paths, Config, Clock], int]


def no_screen(paths: Paths, config: Config, clock: Clock) -> int:
    pytest.fail(f"no screen was asked for: {paths} {config} {clock}")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(tmp_path / "config" / "config.toml", tmp_path / "data", tmp_path / "data" / "matins.log")


@pytest.fixture
def matins(
    paths: Paths, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Callable[..., Outcome]]:
    def call(*arguments: str, open_screen: OpenScreen = no_screen, terminal: bool = False) -> Outcome:
        options = ("--config", str(paths.config), "--data-dir", str(paths.data))
        with pytest.MonkeyPatch.context() as patch:
            for stream in (sys.stdin, sys.stdout, sys.stderr) if terminal else ():
                patch.setattr(stream, "isatty", lambda: True)
            code = run([*options, *arguments], open_screen=open_screen)
        return Outcome(code, *capfd.readouterr())

    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setenv("COLUMNS", "60")
    yield call


class Jobs:
    """Stands for service.job.run: tells the events that it was given; `asked` are the jobs that were started."""

    def __init__(self) -> None:
        self.events: tuple[Event, ...] = ()
        self.asked: list[Job] = []

    def run(self, job: Job, paths: Paths, emit: Callable[[Event], None]) -> None:
        self.asked.append(job)
        for event in self.events:
            emit(event)


@pytest.fixture
def background(monkeypatch: pytest.MonkeyPatch) -> Jobs:
    fake = Jobs()
    monkeypatch.setattr(jobs, "run", fake.run)
    return fake


FEEDS = (
    Subscription("https://gazette.example/feed", None, ("news",)),
    Subscription("https://weekly.example/feed", clean_line("The Weekly")),
)


def summary(number: int, words: int = 60) -> Summary:
    """Return the summary of a made-up text, with a point that has a label."""
    first = clean_text(f"Sentence {number} says a thing. It goes on.")
    second = clean_text(f"Label: point {number} is made. " + "word " * words)
    document = Document((Block(BlockKind.PARAGRAPH, first), Block(BlockKind.LIST_ITEM, second, level=1)), lang="en")
    return Summary(
        document,
        (Sentence(clean_line(first[: first.index(".") + 1]), 0, ((0, first.index(".") + 1),), 0.5),),
        (Point(clean_line(second[: second.index(".") + 1]), 1, ((0, second.index(".") + 1),), clean_line("Label")),),
        clean_line(f"Gist {number}"),
    )


def draft(number: int) -> Draft:
    return Draft(
        key=f"key {number}",
        digest=bytes([number]) * 16,
        title=clean_line(f"Title {number} [bold]x[/] \x1b[31m"),
        link=f"https://gazette.example/{number}",
        author=clean_line("Ann Author"),
        published=NOW - (9 - number) * 3_600,
        sort_time=NOW - (9 - number) * 3_600,
        comments=None,
        enclosures=(),
        summary=summary(number, 60 * number),
        wants_page=False,
    )


@pytest.fixture
def stocked(paths: Paths) -> Paths:
    """Two feeds with three articles and one, all unread; times are an hour apart, the newest has the highest number."""
    add_feeds(paths.config, FEEDS)
    with open_store(paths.database, paths.write_lock, StoppedClock()) as store:
        store.follow(FEEDS)
        for address, numbers in ((FEEDS[0].address, (1, 2, 3)), (FEEDS[1].address, (4,))):
            feed = store.feed(address)
            assert feed is not None
            drafts = tuple(draft(number) for number in numbers)
            store.store_answer(feed.id, FeedAnswer(Feed(clean_line("Gazette")), drafts, None, NOW + 60))
    return paths
