"""A library in memory, articles to fill it with, and the screen as plain lines."""

from collections.abc import AsyncGenerator, Callable, Iterator, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from textual.pilot import Pilot

from matins.config.schema import Config, Refresh
from matins.model.article import Article, Position, Row
from matins.model.document import Block, BlockKind, Document, Mark, Status
from matins.model.events import Event
from matins.model.feed import FeedState, Subscription, Topic
from matins.model.summary import Point, Sentence, Summary
from matins.paths import Paths
from matins.service import subscriptions
from matins.service.background import Job
from matins.service.library import Library, Sort, View
from matins.text.clean import Clean, clean_line
from matins.tui.app import MatinsApp

NOW = 1_790_000_000


class StillClock:
    """A clock that stands."""

    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass
class FakeLibrary(Library):
    """The library's promises over a list of articles; `reads` counts what was asked of it."""

    articles: list[Article]
    followed: bool = True
    reads: list[str] = field(default_factory=list)
    trouble: str | None = None
    others: dict[int, Article] = field(default_factory=dict)

    def open_view(self, query: str = "", *, unread: bool = True, sort: Sort = Sort.NEWEST) -> View:
        shown = [article.row for article in self.articles if not (unread and article.row.read)]
        last = max((article.row.id for article in self.articles), default=0)
        self._view = [row.id for row in shown]
        return View(condition=None, unread=unread, sort=sort, opened=NOW, last_id=last, total=len(shown))

    def _rows(self) -> list[Row]:
        rows = [article.row for article in self.articles if article.row.id in self._view]
        return sorted(rows, key=lambda row: row.position, reverse=True)

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        self.reads.append("first")
        return tuple(self._rows()[:count])

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        self.reads.append("last")
        return tuple(self._rows()[-count:])

    def after(self, view: View, position: Position, count: int, *, inclusive: bool = False) -> tuple[Row, ...]:
        self.reads.append("after")
        rows = self._rows()
        return tuple(
            [row for row in rows if row.position < position or (inclusive and row.position == position)][:count]
        )

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        self.reads.append("before")
        return tuple([row for row in self._rows() if row.position > position][-count:])

    def neighbour(self, view: View, position: Position, *, forward: bool) -> Row | None:
        rows = [row for row in self._rows() if not row.read]
        if forward:
            return next((row for row in rows if row.position < position), None)
        return next((row for row in reversed(rows) if row.position > position), None)

    def article(self, article_id: int) -> Article | None:
        self.reads.append("article")
        return next((article for article in self.articles if article.row.id == article_id), None)

    def other_text(self, article_id: int) -> Article | None:
        return self.others.get(article_id)

    def mark(self, ids: Sequence[int], *, read: bool | None = None, starred: bool | None = None) -> None:
        for index, article in enumerate(self.articles):
            row = article.row
            if row.id in ids:
                row = replace(
                    row,
                    read=row.read if read is None else read,
                    starred=row.starred if starred is None else starred,
                )
                self.articles[index] = replace(article, row=row)

    def row(self, article_id: int) -> Row:
        return next(article.row for article in self.articles if article.row.id == article_id)

    def problem(self) -> str | None:
        return self.trouble

    def notices(self) -> tuple[str, ...]:
        return ()

    def remark(self) -> str | None:
        return None

    def changed(self) -> bool:
        return False

    def rows(self, ids: Sequence[int], view: View) -> tuple[Row, ...]:
        return tuple(article.row for article in self.articles if article.row.id in ids)

    def feeds(self) -> tuple[FeedState, ...]:
        return (FeedState(1, "https://example.org/feed", Clean("The Feed")),) if self.followed else ()

    def unread(self) -> int:
        return sum(not article.row.read for article in self.articles)

    def new_since(self, view: View) -> int:
        return sum(article.row.id > view.last_id for article in self.articles)

    def close(self) -> None:
        pass


def article_of(
    number: int,
    *,
    title: str | None = None,
    feed: str = "The Feed",
    read: bool = False,
    paragraphs: int = 3,
    points: int = 3,
    blocks: tuple[Block, ...] | None = None,
    status: Status = Status.FULL,
    reason: str | None = None,
    link: str | None = "https://example.org/page",
    marks: tuple[Mark, ...] = (),
) -> Article:
    """Return article `number`; a higher number is older."""
    if blocks is None:
        texts = [f"Sentence {part} of article {number} says little. It goes on a bit." for part in range(paragraphs)]
        listed = [f"Point {part + 1}: what article {number} notes" for part in range(points)]
        blocks = (
            Block(BlockKind.HEADING, Clean(f"Heading of {number}"), level=2),
            *(Block(BlockKind.PARAGRAPH, Clean(text), marks=marks) for text in texts),
            *(Block(BlockKind.LIST_ITEM, Clean(text), level=1) for text in listed),
        )
    document = Document(blocks, status=status)
    sentences = tuple(
        Sentence(Clean(block.text[: block.text.index(".") + 1]), index, ((0, block.text.index(".") + 1),))
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.PARAGRAPH and "." in block.text and not block.hidden
    )[:2]
    pointed = tuple(
        Point(
            block.text, index, ((0, len(block.text)),), Clean(block.text.split(":")[0]) if ":" in block.text else None
        )
        for index, block in enumerate(blocks)
        if block.kind is BlockKind.LIST_ITEM
    )[:9]
    summary = Summary(document, sentences, pointed, sentences[0].text if sentences else Clean(""))
    row = Row(
        id=1000 - number,
        feed_id=1,
        feed=clean_line(feed),
        title=clean_line(title if title is not None else f"Title {number}"),
        link=link,
        published=NOW - number * 60,
        sort_time=NOW - number * 60,
        read=read,
        starred=False,
        minutes=4,
        gist=summary.gist,
        status=status,
    )
    return Article(
        row,
        Clean("A. Writer"),
        "en",
        clean_line(reason) if reason else None,
        None,
        (),
        summary,
        of_page=status is Status.FULL,
    )


@dataclass
class FakeJobs:
    """Stands for background.watch: keeps the jobs and yields what a test put into `events`."""

    events: list[Event] = field(default_factory=list)
    jobs: list[Job] = field(default_factory=list)
    before: Callable[[Job], None] = lambda job: None

    async def watch(self, job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        self.jobs.append(job)
        self.before(job)
        for event in self.events:
            yield event


@dataclass
class Screen:
    """A way to make apps."""

    config: Config
    jobs: FakeJobs
    paths: Paths

    def app(self, library: FakeLibrary) -> MatinsApp:
        return MatinsApp(library, self.paths, self.config, StillClock(), watch_job=self.jobs.watch)

    def run(self, library: FakeLibrary, size: tuple[int, int] = (100, 12)) -> AbstractAsyncContextManager[Pilot[str]]:
        return self.app(library).run_test(size=size, notifications=True)


@pytest.fixture(autouse=True)
def plain_environment(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Keep the developer's own terminal out of the tests."""
    for name in ("NO_COLOR", "COLORTERM", "BROWSER", "DISPLAY", "WAYLAND_DISPLAY", "SSH_CONNECTION", "SSH_TTY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TZ", "UTC")
    yield


TOPICS = (
    Topic("World", "en", (Subscription("https://w.example/feed", Clean("W"), ("World",)),)),
    Topic("Wissen", "de", (Subscription("https://x.example/feed"), Subscription("https://y.example/feed"))),
)


@pytest.fixture(autouse=True)
def starter_topics(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read no starter feeds: that takes a process."""
    monkeypatch.setattr(subscriptions, "starter_topics", lambda: TOPICS)


@pytest.fixture
def screen(tmp_path: Path) -> Screen:
    config = Config(path=Path("config.toml"), refresh=Refresh(on_start=False))
    return Screen(config, FakeJobs(), Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "log"))


@pytest.fixture
def library() -> FakeLibrary:
    return FakeLibrary([article_of(number) for number in range(1, 41)])


@pytest.fixture
def make_article() -> Callable[..., Article]:
    return article_of


@pytest.fixture
def make_library() -> Callable[..., FakeLibrary]:
    return FakeLibrary


@pytest.fixture
def lines() -> Callable[[Pilot[str]], list[str]]:
    """Return what shows the screen as plain lines, as a terminal would have them."""

    def shown(pilot: Pilot[str]) -> list[str]:
        strips = pilot.app.screen._compositor.render_strips()
        return [strip.text.rstrip() for strip in strips]

    return shown
