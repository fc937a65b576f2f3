"""The numbered steps of the tables."""

from collections.abc import Callable
from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.errors import StoreError
from matins.model.article import Draft, Known, Texts
from matins.model.document import Status
from matins.model.feed import Feed, Hints, Subscription, Validators
from matins.store import FeedAnswer, Store, Stored, connection, open_store
from matins.store.codec import pack
from matins.store.migrations import MIGRATIONS
from matins.text.clean import clean_line


def test_a_database_of_the_first_step_comes_up_to_date_with_its_articles_and_marks(
    database: Path, lock: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "MIGRATIONS", MIGRATIONS[:1])
    with Store(database, lock, SystemClock()) as store:
        store._rows(
            "INSERT INTO feeds (address, feed_title, followed, place, etag, validators_address, last_good, not_before)"
            " VALUES ('https://example.org/feed', 'Example', 1, 0, x'2231ff22', 'https://example.org/feed', 7, 9)"
        )
        for key, read, starred in (("a", 5, None), ("b", None, 6), ("c", None, None)):
            store._rows(
                "INSERT INTO articles (feed, key, digest, title, link, sort_time, first_seen, read_at, starred_at,"
                " shown, words, gist, status, wants_page) VALUES (1, ?, x'01', ?, ?, 1, 1, ?, ?, 1, 3, '', 'feed', 0)",
                (key, f"Title {key}", f"https://example.org/{key}", read, starred),
            )
        assert store._connection.pragma("user_version") == 1
    monkeypatch.undo()
    with open_store(database, lock, SystemClock()) as store:
        state = store.feeds()[0]
        assert (state.title, state.unread, state.total, state.last_good, state.not_before) == ("Example", 2, 3, 7, 9)
        assert state.validators == Validators("https://example.org/feed", b'"1\xff"')
        assert (state.hints, state.pulse, state.move, state.gone) == (Hints(), 0, None, False)
        assert (state.last_new, state.last_whole) == (None, None)
        rows = sorted(store.first(store.open_view(), 9), key=lambda row: row.id)
        assert [(row.read, row.starred) for row in rows] == [(True, False), (False, True), (False, False)]
        assert store.known(state.id)["a"] == Known(b"\x01", clean_line("Title a"), "https://example.org/a")
        answer = FeedAnswer(Feed(), (make_draft("a"), make_draft("d")), None, 0, moved_keys={"b": "e"})
        assert store.store_answer(state.id, answer) == Stored(new=1, updated=1)
        assert store.known(state.id).keys() == {"a", "c", "d", "e"}
        assert store.fault() is None


def test_a_database_of_the_second_step_keeps_its_texts_and_knows_which_are_of_pages(
    database: Path, lock: Path, make_draft: Callable[..., Draft], monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {status: make_draft(status, status=status).summary for status in Status}
    monkeypatch.setattr(connection, "MIGRATIONS", MIGRATIONS[:2])
    with Store(database, lock, SystemClock()) as store:
        store._rows(
            "INSERT INTO feeds (address, feed_title, followed, place) VALUES ('https://example.org/f', 'Example', 1, 0)"
        )
        for status, summary in texts.items():
            store._rows(
                "INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, shown, words, gist, status,"
                " wants_page) VALUES (1, ?, x'01', 'Title', 1, 1, 1, 2, '', ?, 0)",
                (status, status),
            )
            store._rows("INSERT INTO bodies SELECT max(id), ? FROM articles", (pack(summary),))
        assert store._connection.pragma("user_version") == 2
    monkeypatch.undo()
    with open_store(database, lock, SystemClock()) as store:
        for id_, (status, summary) in enumerate(texts.items(), 1):
            page = status is Status.FULL
            article = store.article(id_)
            assert article is not None
            assert (article.summary, article.of_page, store.other_text(id_)) == (summary, page, None)
            assert store.texts(id_) == (Texts(page=summary) if page else Texts(feed=summary))
        store.store_answer(1, FeedAnswer(Feed(), (make_draft(Status.FULL, digest=b"2", text="The feed."),), None, 0))
        other = store.other_text(1)
        assert other is not None
        assert other.document.text == "The feed."
        assert store.common_lines("example.org") == frozenset()
        assert store.fault() is None


def test_a_step_that_fails_undoes_all_steps(database: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_store(database, lock, SystemClock()) as store:
        store.follow([Subscription("https://example.org/feed")])
    steps = (*MIGRATIONS, "CREATE TABLE later (x) STRICT", "CREATE TABLE later (x INTEGER) STRICT")
    monkeypatch.setattr(connection, "MIGRATIONS", steps)
    with pytest.raises(apsw.SQLError):
        open_store(database, lock, SystemClock())
    monkeypatch.undo()
    with open_store(database, lock, SystemClock()) as store:
        assert len(store.feeds()) == 1
        assert store._connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'later'").fetchall() == []


def test_pending_steps_are_made_once_and_keep_the_data(
    database: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(database, lock, SystemClock()) as store:
        store.follow([Subscription("https://example.org/feed")])
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, "CREATE TABLE later (x INTEGER) STRICT"))
    for _ in range(2):
        with open_store(database, lock, SystemClock()) as store:
            assert len(store.feeds()) == 1
            assert store._connection.pragma("user_version") == len(MIGRATIONS) + 1


def test_a_step_that_breaks_a_reference_is_undone(database: Path, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(database, lock, SystemClock()).close()
    step = "PRAGMA defer_foreign_keys = ON; INSERT INTO feed_tags VALUES (77, 0, 'lost')"
    monkeypatch.setattr(connection, "MIGRATIONS", (*MIGRATIONS, step))
    with pytest.raises(StoreError, match="is damaged"):
        open_store(database, lock, SystemClock())
    monkeypatch.undo()
    with open_store(database, lock, SystemClock()) as store:
        assert store._connection.execute("SELECT count(*) FROM feed_tags").fetchall() == [(0,)]
