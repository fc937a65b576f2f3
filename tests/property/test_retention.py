"""Prunes against a plain model: what they plan is what they do, and undoing them leaves no trace."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, open_store
from matins.store.removal import NEVER
from matins.store.retention import Limits, Plan
from matins.text.clean import clean_line

DAY = 86_400
NOW = 1_800_000_000
ADDRESSES = ("https://a.example/", "https://b.example/")
COUNTERS = "SELECT total, unread FROM feeds ORDER BY id"
COUNTED = """
SELECT count(a.id), count(iif(a.read_at IS NULL, a.id, NULL))
FROM feeds f LEFT JOIN articles a ON a.feed = f.id AND a.shown = 1 GROUP BY f.id ORDER BY f.id
"""
STATE = """
SELECT a.id, a.shown, a.archived_at, a.pruned, b.pruned, length(b.content), s.rowid
FROM articles a LEFT JOIN bodies b ON b.article = a.id LEFT JOIN search s ON s.rowid = a.id ORDER BY a.id
"""


class StillClock:
    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


@dataclass(frozen=True)
class Old:
    """An article with its ages in days; None where it is not read, or not gone."""

    feed: int
    place: int
    seen: int
    read: int | None
    gone: int | None
    starred: bool
    words: int


AGES = st.sampled_from([0, 29, 30, 31, 179, 180, 181])
ARTICLES = st.lists(
    st.builds(
        Old,
        feed=st.integers(1, 2),
        place=st.integers(0, 3),
        seen=AGES,
        read=st.none() | AGES,
        gone=st.none() | AGES,
        starred=st.booleans(),
        words=st.integers(1, 200),
    ),
    max_size=14,
)


@contextmanager
def stored(articles: list[Old], followed: int) -> Iterator[Store]:
    """Open a store of these articles, whose ids are their places from 1 on; feeds from `followed` on are left."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with open_store(path / "matins.db", path / "lock", StillClock(), patience=0.1) as store:
            store.follow([Subscription(address) for address in ADDRESSES])
            for number, old in enumerate(articles):
                text = clean_line(" ".join(f"w{number}x{word * word}" for word in range(old.words)))
                summary = Summary(Document((Block(BlockKind.PARAGRAPH, text),)))
                title = clean_line(f"Title {number}")
                draft = Draft(str(number), b"", title, None, None, None, old.place, None, (), summary, wants_page=False)
                store.store_answer(old.feed, FeedAnswer(Feed(), (draft,), None, 0, unread=99))
                values = [old.seen, old.read, old.gone, 0 if old.starred else None]
                times = [None if age is None else NOW - age * DAY for age in values]
                with store.writing():
                    store._rows(
                        "UPDATE articles SET first_seen = ?, read_at = ?, gone_at = ?, starred_at = ? WHERE id = ?",
                        (*times, number + 1),
                    )
            store.follow([Subscription(address) for address in ADDRESSES[:followed]])
            yield store


def limits(newest: int, size: int = NEVER) -> Limits:
    return Limits(text=30 * DAY, articles=180 * DAY, unread=180 * DAY, newest=newest, size=size, undo=30 * DAY)


def fate(articles: list[Old], number: int, newest: int, followed: int) -> str | None:
    """Return what becomes of an article by its age, as the rules say it in words."""
    old = articles[number]
    ranked = sorted(
        (one for one in range(len(articles)) if articles[one].feed == old.feed),
        key=lambda one: (articles[one].place, one),
        reverse=True,
    )
    gone = old.gone if old.gone is not None else 0 if old.feed > followed else None
    if ranked.index(number) < newest or old.starred or gone is None:
        return None
    if old.read is None:
        return "archived" if old.seen >= 180 else None
    age = min(old.read, gone)
    return "row" if age >= 180 else "text" if age >= 30 else None


def run(store: Store, of: Limits) -> Plan:
    return [Plan(), *store.pruning(of)][-1]


@given(ARTICLES, st.integers(0, 4), st.integers(0, 2))
@settings(deadline=None, max_examples=60)
def test_a_prune_does_what_the_rules_say_and_what_it_planned_and_is_undone(
    articles: list[Old], newest: int, followed: int
) -> None:
    with stored(articles, followed) as store:
        before = store._rows(STATE)
        fates = [fate(articles, number, newest, followed) for number in range(len(articles))]
        plan = store.plan(limits(newest))
        assert store._rows(STATE) == before
        assert run(store, limits(newest)) == plan
        assert (plan.texts, plan.rows, plan.archived) == tuple(map(fates.count, ("text", "row", "archived")))
        states = {
            id_: "row" if pruned else "text" if text else "archived" if archived else None
            for id_, _, archived, pruned, text, *_ in store._rows(STATE)
        }
        assert [states[number + 1] for number in range(len(articles))] == fates
        assert store._rows(COUNTERS) == store._rows(COUNTED)
        assert not run(store, limits(newest))
        assert bool(store.undo()) == bool(plan)
        while store.restore_some(2):
            pass
        assert store._rows(STATE) == before
        assert store._rows(COUNTERS) == store._rows(COUNTED)


@given(ARTICLES, st.integers(0, 4), st.integers(0, 2), st.integers(0, 20_000), st.booleans())
@settings(deadline=None, max_examples=60)
def test_a_prune_of_a_database_that_is_too_large_does_what_it_planned(
    articles: list[Old], newest: int, followed: int, over: int, pruned: bool
) -> None:
    with stored(articles, followed) as store:
        if pruned:
            run(store, limits(newest))
        ((used,),) = store._rows(
            "SELECT (page_count - freelist_count) * page_size "
            "FROM pragma_page_count, pragma_freelist_count, pragma_page_size"
        )
        of = limits(newest, used - over)
        plan = store.plan(of)
        assert run(store, of) == plan
        for _ in store.removing(NEVER):
            pass
        assert store._rows(COUNTERS) == store._rows(COUNTED)
        assert store.faults() == ()
        left = {id_ for (id_,) in store._rows("SELECT id FROM articles")}
        for number, old in enumerate(articles):
            assert number + 1 in left or (old.read is not None and not old.starred)
