"""A publisher who posts, edits, moves and renames at will: nothing comes twice, no mark is lost, counters are right."""

import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from matins.model.document import Document
from matins.model.feed import Entry, Feed, Move, Subscription, Validators
from matins.model.summary import Summary
from matins.service.refresh.drafts import draft, news
from matins.store import FeedAnswer, Store, Stored, Unchanged, open_store
from matins.text.clean import clean_line
from matins.work.tasks import Digest

NOW = 1_800_000_000
ADDRESS = "https://example.org/feed"
NOTHING = Digest(Summary(Document()), wants_page=False)


class StillClock:
    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass
class Post:
    """What the publisher knows of a post, and what the reader should."""

    number: int
    version: int = 0
    gone: bool = False
    read: bool = False
    starred: bool = False


@dataclass
class Site:
    """How the publisher names things for now."""

    origin: str = "http://www.example.org"
    names: int = 0
    posts: list[Post] = field(default_factory=list)

    def document(self) -> list[Entry]:
        return [self._entry(post) for post in reversed(self.posts) if not post.gone]

    def _entry(self, post: Post) -> Entry:
        return Entry(
            id=clean_line(f"{self.origin}/?p={post.number}-{self.names}"),
            title=clean_line(f"Post {post.number}, version {post.version}"),
            link=f"{self.origin}/{post.number}",
            published=datetime.fromtimestamp(NOW - 9_000_000 + 60 * post.number, UTC),
        )


class Refreshes(RuleBasedStateMachine):
    """Rules are what publisher, server and reader do; each change is refreshed before the next."""

    @initialize(posts=st.integers(0, 12))
    def begin(self, posts: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        path = Path(self.folder.name)
        self.store: Store = open_store(path / "matins.db", path / "lock", StillClock(), patience=0.1)
        self.store.follow([Subscription(ADDRESS)])
        self.site = Site()
        self.ids: dict[int, int] = {}
        self._posted(posts)
        self._refresh(first=True)
        for post in self.site.posts[: max(0, posts - 10)]:
            post.read = True

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()

    def _posted(self, count: int) -> None:
        begin = len(self.site.posts)
        self.site.posts += [Post(begin + number) for number in range(count)]

    def _refresh(self, *, new: int = 0, updated: int = 0, first: bool = False) -> None:
        (state,) = self.store.feeds()
        entries, known = self.site.document(), self.store.known(state.id)
        found = news(entries, known, now=NOW, first=first, limit=1000)
        drafts = tuple(draft(item, NOTHING, now=NOW) for item in found.items)
        answer = FeedAnswer(Feed(entries=tuple(entries)), drafts, None, NOW, moved_keys=found.moved_keys)
        stored = self.store.store_answer(state.id, answer)
        assert stored == (Stored(len(entries), 0) if first else Stored(new, updated))
        assert len(self.store.known(state.id)) == len(self.site.posts)
        rows = self.store.first(self.store.open_view(), 1000)
        ids = {int(row.title.removeprefix("Post ").partition(",")[0]): row.id for row in rows}
        assert {number: ids[number] for number in self.ids} == self.ids
        self.ids = ids

    @rule(count=st.integers(1, 3))
    def post(self, count: int) -> None:
        self._posted(count)
        self._refresh(new=count)

    @precondition(lambda self: any(not post.gone for post in self.site.posts))
    @rule(pick=st.integers(0, 99))
    def edit(self, pick: int) -> None:
        left = [post for post in self.site.posts if not post.gone]
        post = left[pick % len(left)]
        # From then on its changes are taken for noise.
        if post.version < 24:
            post.version += 1
            self._refresh(updated=1)

    @precondition(lambda self: any(not post.gone for post in self.site.posts))
    @rule()
    def drop_the_oldest(self) -> None:
        next(post for post in self.site.posts if not post.gone).gone = True
        self._refresh()

    @rule(origin=st.sampled_from(["http://www.example.org", "http://example.org", "https://example.org"]))
    def move_to(self, origin: str) -> None:
        self.site.origin = origin
        self._refresh()

    @rule()
    def rename_all(self) -> None:
        self.site.names += 1
        self._refresh()

    @rule(gone=st.booleans(), whole=st.booleans())
    def fail(self, gone: bool, whole: bool) -> None:
        (state,) = self.store.feeds()
        self.store.store_failure(state.id, clean_line("500"), NOW, gone=gone, whole=whole)

    @rule(move=st.none() | st.just(Move("https://new.example/", NOW)), etag=st.none() | st.binary())
    def say_unchanged(self, move: Move | None, etag: bytes | None) -> None:
        (state,) = self.store.feeds()
        self.store.store_unchanged([Unchanged(state.id, Validators(ADDRESS, etag), NOW, move)])
        (after,) = self.store.feeds()
        assert (after.failures, after.gone, after.move) == (0, False, move)

    @precondition(lambda self: self.site.posts)
    @rule(pick=st.integers(0, 99), read=st.booleans(), starred=st.booleans())
    def mark(self, pick: int, read: bool, starred: bool) -> None:
        post = self.site.posts[pick % len(self.site.posts)]
        post.read, post.starred = read, starred
        self.store.mark([self.ids[post.number]], read=read, starred=starred)

    @invariant()
    def marks_and_counters_agree(self) -> None:
        if not hasattr(self, "store"):
            return
        (state,) = self.store.feeds()
        posts = self.site.posts
        assert (state.total, state.unread) == (len(posts), sum(not post.read for post in posts))
        rows = {row.id: row for row in self.store.first(self.store.open_view(), 1000)}
        assert len(rows) == len(posts)
        for post in posts:
            row = rows[self.ids[post.number]]
            assert (row.read, row.starred) == (post.read, post.starred)
            assert row.title == f"Post {post.number}, version {post.version}"


TestRefreshes = Refreshes.TestCase
TestRefreshes.settings = settings(max_examples=30, stateful_step_count=15, deadline=None)
