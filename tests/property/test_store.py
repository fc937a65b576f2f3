"""The store against a plain model, and bodies against themselves."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.article import Draft, Row
from matins.model.document import Block, BlockKind, Document, Emphasis, Mark, Status, Step
from matins.model.feed import Enclosure, Feed, Subscription
from matins.model.summary import Point, Sentence, Summary
from matins.store import FeedAnswer, Sort, Store, View, open_store
from matins.store.codec import pack, unpack
from matins.text.clean import clean_code, clean_line

NOW = 1_800_000_000
ADDRESSES = ("https://b.example/", "https://a.example/", "https://c.example/")


class StillClock:
    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@contextmanager
def _new_store() -> Iterator[Store]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with open_store(path / "matins.db", path / "lock", StillClock(), patience=0.1) as store:
            yield store


def _draft(key: str, digest: bytes, sort_time: int, words: int) -> Draft:
    document = Document((Block(BlockKind.PARAGRAPH, clean_line("w " * words)),))
    title = clean_line(f"{key} {digest!r}")
    return Draft(key, digest, title, None, None, None, sort_time, None, (), Summary(document), wants_page=False)


DRAFTS = st.builds(
    _draft, st.sampled_from("abcdef"), st.sampled_from([b"1", b"2"]), st.integers(0, 4), st.integers(0, 2)
)


@dataclass(frozen=True)
class Answer:
    feed: int
    drafts: tuple[Draft, ...]
    unread: int


@dataclass(frozen=True)
class Marking:
    ids: frozenset[int]
    read: bool | None
    starred: bool | None


@dataclass(frozen=True)
class Following:
    addresses: tuple[str, ...]


ANSWERS = st.builds(Answer, st.integers(0, 2), st.lists(DRAFTS, max_size=5).map(tuple), st.integers(0, 3))
MARKINGS = st.builds(
    Marking, st.frozensets(st.integers(1, 12), max_size=4), st.none() | st.booleans(), st.none() | st.booleans()
)
FOLLOWINGS = st.builds(
    Following, st.permutations(ADDRESSES).flatmap(lambda a: st.integers(0, 3).map(lambda n: tuple(a[:n])))
)
STEPS = st.lists(st.one_of(ANSWERS, ANSWERS, MARKINGS, MARKINGS, FOLLOWINGS), max_size=12)


@dataclass
class Held:
    """What the model knows of an article."""

    feed: int
    digest: bytes
    title: str
    sort_time: int
    words: int
    read: bool
    starred: bool = False


@dataclass
class Model:
    """The store as a few dictionaries."""

    followed: tuple[str, ...] = ADDRESSES
    articles: dict[tuple[int, str], Held] = field(default_factory=dict)
    ids: dict[tuple[int, str], int] = field(default_factory=dict)

    def answer(self, step: Answer) -> None:
        first = not any(feed == step.feed for feed, _ in self.articles)
        ordered = list(step.drafts)
        ordered.reverse()
        ordered.sort(key=lambda draft: draft.sort_time)
        for place, draft in enumerate(ordered):
            held = self.articles.get((step.feed, draft.key))
            words = draft.summary.document.words
            if held is None:
                read = first and place < len(ordered) - step.unread
                self.articles[step.feed, draft.key] = Held(
                    step.feed, draft.digest, draft.title, draft.sort_time, words, read
                )
            elif held.digest != draft.digest:
                held.digest, held.title, held.words = draft.digest, draft.title, words

    def mark(self, step: Marking) -> int:
        changed = 0
        for key, id_ in self.ids.items():
            held = self.articles[key]
            before = (held.read, held.starred)
            if id_ in step.ids:
                held.read = held.read if step.read is None else step.read
                held.starred = held.starred if step.starred is None else step.starred
            changed += before != (held.read, held.starred)
        return changed

    def shown(self) -> dict[int, Held]:
        return {
            self.ids[key]: held
            for key, held in self.articles.items()
            if held.starred or ADDRESSES[held.feed] in self.followed
        }


def _take(store: Store, feeds: list[int], model: Model, step: Answer | Marking | Following) -> None:
    match step:
        case Answer():
            store.store_answer(feeds[step.feed], FeedAnswer(Feed(), step.drafts, None, 0, step.unread))
            model.answer(step)
            rows = store._rows("SELECT feed, key, id FROM articles")
            model.ids = {(feeds.index(feed), key): id_ for feed, key, id_ in rows}
        case Marking():
            assert store.mark(sorted(step.ids), read=step.read, starred=step.starred) == model.mark(step)
        case Following():
            store.follow([Subscription(address) for address in step.addresses])
            model.followed = step.addresses


def _order(sort: Sort, id_: int, held: Held) -> tuple[object, ...]:
    newest = (-held.sort_time, -id_)
    host = ADDRESSES[held.feed].split("/")[2]
    return {
        Sort.NEWEST: newest,
        Sort.OLDEST: (held.sort_time, id_),
        Sort.FEED: (host, *newest),
        Sort.LENGTH: (held.words, *newest),
        Sort.BEST: newest,
    }[sort]


def _through(store: Store, view: View, size: int) -> list[Row]:
    """Return the view's rows, read by windows of `size` to its end."""
    rows = list(store.first(view, size))
    while rows and (more := store.after(view, rows[-1].position, size)):
        rows += more
    return rows


def _back(store: Store, view: View, size: int) -> list[Row]:
    rows = list(store.last(view, size))
    while rows and (more := store.before(view, rows[0].position, size)):
        rows[:0] = more
    return rows


def _check_view(store: Store, view: View, expected: list[int], held: dict[int, Held]) -> None:
    rows = _through(store, view, 2)
    assert [row.id for row in rows] == expected
    assert _back(store, view, 3) == rows
    assert [(row.title, row.read, row.starred) for row in rows] == [
        (held[id_].title, held[id_].read, held[id_].starred) for id_ in expected
    ]
    for rank, row in enumerate(rows):
        unread = [later for later in rows[rank + 1 :] if not later.read]
        assert store.neighbour(view, row.position, forward=True) == (unread[0] if unread else None)


def _check(store: Store, model: Model) -> None:
    shown = model.shown()
    for state in store.feeds():
        mine = [held for held in shown.values() if ADDRESSES[held.feed] == state.address]
        assert (state.total, state.unread) == (len(mine), sum(not held.read for held in mine))
    for sort in Sort:
        ordered = sorted(shown, key=lambda id_: _order(sort, id_, shown[id_]))
        for unread in (True, False):
            view = store.open_view(unread=unread, sort=sort)
            expected = [id_ for id_ in ordered if not (unread and shown[id_].read)]
            assert (view.total, store.new_since(view)) == (len(expected), 0)
            _check_view(store, view, expected, shown)


@settings(max_examples=40, deadline=None)
@given(steps=STEPS, last=st.lists(MARKINGS, max_size=3))
def test_counters_windows_and_marks_agree_with_a_plain_model(
    steps: list[Answer | Marking | Following], last: list[Marking]
) -> None:
    model = Model()
    with _new_store() as store:
        store.follow([Subscription(address) for address in ADDRESSES])
        feeds = [state.id for state in store.feeds()]
        for step in steps:
            _take(store, feeds, model, step)
        _check(store, model)
        # What is read while a view is open stays in it.
        view, unread = (
            store.open_view(unread=True),
            {model.ids[k] for k, held in model.articles.items() if not held.read},
        )
        for marking in last:
            _take(store, feeds, model, marking)
            shown = model.shown()
            stays = [id_ for id_ in shown if id_ in unread or not shown[id_].read]
            unread.update(stays)
            _check_view(store, view, sorted(stays, key=lambda id_: _order(Sort.NEWEST, id_, shown[id_])), shown)
        assert store._rows("PRAGMA integrity_check") == [("ok",)]
        assert store._rows("PRAGMA foreign_key_check") == []


LINES = st.text().map(clean_line)
SPANS = st.lists(st.tuples(st.integers(0, 99), st.integers(0, 99)), max_size=3).map(tuple)
BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.text().map(clean_code),
    level=st.integers(0, 6),
    hidden=st.booleans(),
    number=st.none() | st.integers(0, 99),
    language=st.none() | LINES,
    step=st.sampled_from(Step),
    marks=st.lists(
        st.builds(Mark, st.tuples(st.integers(0, 9), st.integers(0, 9)), st.sampled_from(Emphasis), LINES), max_size=2
    ).map(tuple),
)
DOCUMENTS = st.builds(
    Document,
    st.lists(BLOCKS, max_size=4).map(tuple),
    title=st.none() | LINES,
    authors=st.lists(LINES, max_size=2).map(tuple),
    published=st.none() | st.datetimes(timezones=st.just(UTC)),
    lang=st.none() | LINES,
    link=st.none() | LINES,
    status=st.sampled_from(Status),
    reason=st.none() | LINES,
    date_guessed=st.booleans(),
)
SUMMARIES = st.builds(
    Summary,
    DOCUMENTS,
    st.lists(st.builds(Sentence, LINES, st.integers(0, 9), SPANS, st.floats(allow_nan=False)), max_size=3).map(tuple),
    st.lists(st.builds(Point, LINES, st.integers(0, 9), SPANS, st.none() | LINES), max_size=3).map(tuple),
    LINES,
    LINES,
)


@settings(deadline=None)
@given(summary=SUMMARIES, enclosures=st.lists(st.builds(Enclosure, st.text(), st.text()), max_size=2).map(tuple))
def test_every_summary_comes_back_as_it_went_in(summary: Summary, enclosures: tuple[Enclosure, ...]) -> None:
    assert unpack(pack(summary, enclosures)) == (summary, enclosures)
