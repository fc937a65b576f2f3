"""The journal against a model: whatever is marked, tagged and undone, by whoever, at whatever time."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.article import Draft
from matins.model.document import Document
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, open_store
from matins.store import steps as journal
from matins.store.changes import Aspect, Change, Tagged, Turned, pack, unpack
from matins.text.clean import Clean

START, ARTICLES = 1_800_000_000, 8
TAGS = ("a", "b")
COUNTS = """
SELECT json_array(total, unread), (
    SELECT json_array(count(*), coalesce(sum(read_at IS NULL), 0)) FROM articles WHERE feed = feeds.id AND shown
) FROM feeds
"""


@dataclass
class HandClock:
    time: int = START

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return float(self.time)


@dataclass
class Model:
    """What should be: times by article, tags, and what each step that stands did."""

    read: dict[int, int] = field(default_factory=dict)
    starred: dict[int, int] = field(default_factory=dict)
    tags: set[tuple[int, str]] = field(default_factory=set)
    steps: list[list[tuple[str, int, Any, Any]] | None] = field(default_factory=list)

    def mark(self, ids: list[int], now: int, read: bool | None, starred: bool | None) -> None:
        done: list[tuple[str, int, Any, Any]] = []
        for name, wanted in (("starred", starred), ("read", read)):
            times: dict[int, int] = getattr(self, name)
            for id_ in sorted(set(ids)) if wanted is not None else ():
                if (id_ in times) is not wanted:
                    done.append((name, id_, times.get(id_), now if wanted else None))
                    self._put(times, id_, now if wanted else None)
        self._note(done)

    def tag(self, ids: list[int], tag: str, add: bool) -> None:
        done = [("tags", id_, not add, tag) for id_ in sorted(set(ids)) if ((id_, tag) in self.tags) is not add]
        for _, id_, _, _ in done:
            (self.tags.add if add else self.tags.discard)((id_, tag))
        self._note(list(done))

    def undo(self, number: int | None) -> bool:
        standing = [place for place, step in enumerate(self.steps) if step is not None]
        if number is None:
            number = standing[-1] if standing else 0
        if number not in standing:
            return False
        for name, id_, before, after in self.steps[number] or ():
            if name == "tags":
                (self.tags.add if before else self.tags.discard)((id_, after))
            elif (times := getattr(self, name)).get(id_) == after:
                self._put(times, id_, before)
        self.steps[number] = None
        return True

    def _note(self, done: list[tuple[str, int, Any, Any]]) -> None:
        if done:
            self.steps.append(done)

    @staticmethod
    def _put(times: dict[int, int], id_: int, time: int | None) -> None:
        if time is None:
            times.pop(id_, None)
        else:
            times[id_] = time


Action = Callable[[Store, Model, int], None]

some = st.lists(st.integers(1, ARTICLES), max_size=5)
maybe = st.sampled_from((None, True, False))


def marking(ids: list[int], read: bool | None, starred: bool | None) -> Action:
    def act(store: Store, model: Model, now: int) -> None:
        store.mark(ids, read=read, starred=starred)
        model.mark(ids, now, read, starred)

    return act


def whole(unread: bool, read: bool) -> Action:
    def act(store: Store, model: Model, now: int) -> None:
        ids = [id_ for id_ in range(1, ARTICLES + 1) if not unread or id_ not in model.read]
        store.mark_view(store.open_view(unread=unread), read=read)
        model.mark(ids, now, read, None)

    return act


def tagging(ids: list[int], tag: str, add: bool) -> Action:
    def act(store: Store, model: Model, _: int) -> None:
        store.tag(ids, Clean(tag), add=add)
        model.tag(ids, tag, add)

    return act


def undoing(number: int | None) -> Action:
    def act(store: Store, model: Model, _: int) -> None:
        undone = store.undo(None if number is None else number + 1)
        assert (undone is not None) is model.undo(number)

    return act


actions = st.one_of(
    st.builds(marking, some, maybe, maybe),
    st.builds(whole, st.booleans(), st.booleans()),
    st.builds(tagging, some, st.sampled_from(TAGS), st.booleans()),
    st.builds(undoing, st.none() | st.integers(0, 9)),
)


@pytest.fixture(scope="module")
def path() -> Iterator[Path]:
    with TemporaryDirectory() as folder:
        yield Path(folder)


def emptied(path: Path, clock: HandClock) -> Store:
    """Return a store of unread articles without any step."""
    database = path / "matins.db"
    fresh = not database.exists()
    store = open_store(database, path / "lock", clock)
    if fresh:
        store.follow((Subscription("https://example.org/a"), Subscription("https://example.org/b")))
        for place, state in enumerate(store.feeds()):
            drafts = tuple(drafted(str(number)) for number in range(ARTICLES // 2))
            store.store_answer(state.id, FeedAnswer(Feed(Clean(f"Feed {place}")), drafts, None, 0, ARTICLES))
    with store.writing():
        for sql in (
            "UPDATE articles SET read_at = NULL, read_turn = NULL, starred_at = NULL",
            "DELETE FROM article_tags",
            "DELETE FROM steps",
            "DELETE FROM sqlite_sequence WHERE name = 'steps'",
        ):
            store._rows(sql)
    return store


def drafted(key: str) -> Draft:
    summary = Summary(Document())
    return Draft(key, b"", Clean(f"Title {key}"), None, None, None, START, None, (), summary, wants_page=False)


@given(
    st.lists(st.tuples(actions, st.sampled_from((0, 0, 1, 60, -200))), max_size=14),
    st.sampled_from((1, 3, 1000)),
)
@settings(deadline=None)
def test_the_store_is_what_the_model_is_after_any_marks_and_undoings(
    path: Path, done: list[tuple[Action, int]], at_once: int
) -> None:
    clock, model = HandClock(), Model()
    with pytest.MonkeyPatch.context() as patch, emptied(path, clock) as store:
        patch.setattr(journal, "AT_ONCE", at_once)
        for act, passed in done:
            act(store, model, clock.time)
            clock.time += passed
        rows = store._rows("SELECT id, read_at, starred_at FROM articles")
        assert {id_: time for id_, time, _ in rows if time is not None} == model.read
        assert {id_: time for id_, _, time in rows if time is not None} == model.starred
        assert set(store._rows("SELECT article, tag FROM article_tags")) == model.tags
        assert [step.undone_at is None for step in reversed(store.steps())] == [
            step is not None for step in model.steps
        ]
        assert store._rows("SELECT id FROM steps WHERE todo IS NOT NULL") == []
        for counted, counts in store._rows(COUNTS):
            assert counted == counts


turned = st.builds(
    Turned,
    st.sampled_from(tuple(Aspect)),
    st.none() | st.integers(0, 2**40) | st.text(max_size=9),
    st.none() | st.integers(0, 2**40),
    st.frozensets(st.integers(1, 2**62), max_size=30).map(lambda ids: tuple(sorted(ids))),
)
tagged = st.builds(
    Tagged, st.text(max_size=9), st.booleans(), st.frozensets(st.integers(1, 999)).map(lambda ids: tuple(sorted(ids)))
)


@given(st.lists(turned, max_size=4), st.lists(tagged, max_size=3), st.booleans(), st.booleans())
def test_every_change_comes_out_of_the_journal_as_it_went_in(
    parts: list[Turned], tags: list[Tagged], pruned: bool, whole: bool
) -> None:
    change = Change(tuple(parts), tuple(tags), pruned=pruned, whole=whole)
    assert unpack(pack(change)) == change
