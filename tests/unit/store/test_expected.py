"""Marks from elsewhere, for what is stored and for what is still to come."""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matins.clock import Clock
from matins.model.article import Draft
from matins.model.feed import Entry, Feed, Subscription
from matins.model.mark import Mark
from matins.store import FeedAnswer, Store, connection, open_store
from matins.store.lock import WriteLock
from matins.store.migrations import MIGRATIONS
from matins.text.clean import clean_line

MakeDraft = Callable[..., Draft]
ADDRESS = "https://example.org/feed"


def _feed(store: Store) -> int:
    store.follow([Subscription(ADDRESS)])
    return store.feeds()[0].id


def _take(store: Store, *drafts: Draft, unread: int = 1000) -> list[str]:
    """Store an answer, and return the titles of what is unread."""
    store.store_answer(_feed(store), FeedAnswer(Feed(entries=(Entry(),)), drafts, None, 0, unread))
    return [row.title for row in store.first(store.open_view(unread=True), 99)]


def test_what_was_read_elsewhere_comes_in_as_read(store: Store, make_draft: MakeDraft) -> None:
    told = {ADDRESS: ["key", "http://www.example.org/?p=7", "http://www.example.org/linked/?utm_source=x"]}
    assert store.expect_read(told) == 0
    drafts = [
        make_draft("key", wants_page=True),
        make_draft("https://example.org/?p=7"),
        make_draft("other key", link="https://example.org/linked"),
        make_draft("new"),
    ]
    assert _take(store, *drafts) == ["Title new"]
    assert store.pages_wanted(_feed(store), 9) == ()


def test_what_was_read_elsewhere_is_not_among_the_newest_that_stay_unread(store: Store, make_draft: MakeDraft) -> None:
    store.expect_read({ADDRESS: ["k0", "k2"]})
    drafts = [make_draft(f"k{age}", sort_time=1000 - age) for age in range(6)]
    assert _take(store, *drafts, unread=2) == ["Title k1", "Title k3"]


def test_what_is_stored_already_is_marked_at_once(store: Store, make_draft: MakeDraft) -> None:
    _take(store, make_draft("a"), make_draft("b"), make_draft("c"))
    view = store.open_view(unread=True)
    assert store.expect_read({ADDRESS: ["a", "https://example.org/b", "z"]}) == 2
    assert store.expect_read({ADDRESS: ["a"]}) == 0
    assert store.open_view(unread=True).total == store.feeds()[0].unread == 1
    # What is read while a view is open stays in it.
    assert [row.read for row in store.first(view, 9)].count(True) == 2


def test_marks_are_of_one_feed_and_hold_for_its_next_answer_alone(store: Store, make_draft: MakeDraft) -> None:
    store.expect_read({"https://other.example/": ["a"], ADDRESS: ["b"]})
    assert _take(store, make_draft("a")) == ["Title a"]
    assert set(_take(store, make_draft("b"))) == {"Title a", "Title b"}
    assert store._rows("SELECT address FROM articles_to_come") == [("https://other.example/",)]


def test_a_failure_and_an_answer_without_entries_leave_the_marks_waiting(store: Store, make_draft: MakeDraft) -> None:
    store.expect_read({ADDRESS: ["a"]})
    store.store_failure(_feed(store), clean_line("500"), 0)
    store.store_answer(_feed(store), FeedAnswer(Feed(), (), None, 0))
    assert _take(store, make_draft("a")) == []


def test_no_marks_change_nothing(store: Store) -> None:
    assert store.expect_read({}) == 0
    assert store.expect_read({ADDRESS: []}) == 0


def test_what_was_starred_elsewhere_is_starred_now_or_when_it_comes(store: Store, make_draft: MakeDraft) -> None:
    _take(store, make_draft("a"), make_draft("b"))
    assert store.expect_starred({ADDRESS: ["a", "https://example.org/c"], "https://other.example/": ["b"]}) == 1
    assert store.expect_starred({ADDRESS: ["a"]}) == 0
    _take(store, make_draft("a"), make_draft("https://example.org/c"), make_draft("d"))
    assert {mark.key for mark in store.marks() if mark.feed == ADDRESS} == {"a", "https://example.org/c"}
    assert not any(mark.read for mark in store.marks())


def test_an_article_that_comes_in_read_and_starred_is_both(store: Store, make_draft: MakeDraft) -> None:
    store.expect_read({ADDRESS: ["a"]})
    store.expect_starred({ADDRESS: ["a"]})
    assert _take(store, make_draft("a")) == []
    (mark,) = store.marks()
    assert mark.read and mark.starred


def test_tags_given_elsewhere_are_given_now_or_when_their_article_comes(store: Store, make_draft: MakeDraft) -> None:
    _take(store, make_draft("a"))
    later = (clean_line("later"),)
    marks = [Mark(ADDRESS, key, None, read=False, starred=False, tags=later) for key in ("a", "http://x.example/b")]
    assert store.expect(marks) == 1
    assert [(mark.key, mark.tags) for mark in store.marks()] == [("a", later), ("http://x.example/b", later)]
    _take(store, make_draft("http://www.x.example/b"))
    assert [mark.tags for mark in store.marks()] == [later, later]
    assert store.expect(marks) == 0


def test_marks_from_elsewhere_are_one_step_that_can_be_undone(store: Store, make_draft: MakeDraft) -> None:
    _take(store, make_draft("a"), make_draft("b"))
    marks = [Mark(ADDRESS, key, None, read=True, starred=True, tags=(clean_line("x"),)) for key in ("a", "b")]
    assert store.expect(marks) == 2
    step = store.last_step()
    assert step is not None
    assert step.sentence == "took over the marks of 2 articles"
    store.undo()
    assert store.marks() == ()
    assert store.feeds()[0].unread == 2


def test_marks_that_waited_in_an_older_database_still_wait(
    database: Path, lock: Path, clock: Clock, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MIGRATIONS", MIGRATIONS[:3])
    with closing(connection.open_for_writing(database, WriteLock(lock, 0.1), 0.1)) as old:
        old.execute(
            "INSERT INTO marks_to_come VALUES (?1, 'a', 'read'), (?1, 'a', 'starred'), (?1, 'b', 'read')", (ADDRESS,)
        )
    monkeypatch.undo()
    with open_store(database, lock, clock) as store:
        assert store.marks() == (Mark(ADDRESS, "a", None, True, True), Mark(ADDRESS, "b", None, True, False))
        assert _take(store, make_draft("a"), make_draft("b"), make_draft("c")) == ["Title c"]
