"""The numbered steps of the tables."""

from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.errors import StoreError
from matins.model.feed import Subscription
from matins.store import connection, open_store
from matins.store.migrations import MIGRATIONS


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
