"""Rows taken over from a damaged file: the newer ones, the whole ones, and nothing that never was a row."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.model.article import Draft
from matins.store import Store, open_store
from matins.store.salvage import _by_number, salvage


@pytest.fixture
def older(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft], tmp_path: Path, database: Path
) -> Path:
    """Return a copy of a database that has 3 articles and goes on to 5, of which one is read."""
    fill(*(make_draft(key) for key in "abc"))
    copy = tmp_path / "copy.db"
    store.back_up_to(copy)
    fill(*(make_draft(key) for key in "abcde"))
    store.mark([1], read=True)
    store.close()
    return copy


def _altered(database: Path, *statements: str) -> None:
    with closing(sqlite3.connect(database)) as plain:
        plain.executescript("PRAGMA ignore_check_constraints = ON;" + ";".join(statements))


def _numbers(path: Path, sql: str) -> list[int]:
    with open_store(path, path.with_name("copy.lock"), SystemClock()) as store:
        assert store._rows("PRAGMA foreign_key_check") == []
        assert store._rows("PRAGMA integrity_check") == [("ok",)]
        return [number for (number,) in store._rows(sql)]


def test_what_is_newer_comes_over_with_its_counters(older: Path, database: Path) -> None:
    assert salvage(database, older) == 3
    assert _numbers(older, "SELECT id FROM articles ORDER BY id") == [1, 2, 3, 4, 5]
    assert _numbers(older, "SELECT unread FROM feeds") == [4]
    assert _numbers(older, "SELECT last FROM turns") == [1]
    assert _numbers(older, "SELECT count(*) FROM steps") == [1]


def test_the_same_again_changes_nothing(older: Path, database: Path) -> None:
    salvage(database, older)
    assert salvage(database, older) == 0
    assert _numbers(older, "SELECT count(*) FROM articles") == [5]


def test_a_text_that_is_not_whole_is_left_where_the_copy_has_a_better_one(older: Path, database: Path) -> None:
    _altered(database, "UPDATE bodies SET content = x'00ff' WHERE article IN (1, 4)")
    salvage(database, older)
    assert _numbers(older, "SELECT article FROM bodies ORDER BY article") == [1, 2, 3, 5]
    assert _numbers(older, "SELECT count(*) FROM bodies WHERE content = x'00ff'") == [0]


def test_what_was_never_a_row_or_has_lost_its_feed_is_left(older: Path, database: Path) -> None:
    _altered(database, "UPDATE articles SET shown = 7 WHERE id = 5", "UPDATE articles SET feed = 99 WHERE id = 4")
    salvage(database, older)
    assert _numbers(older, "SELECT id FROM articles ORDER BY id") == [1, 2, 3]
    assert _numbers(older, "SELECT article FROM bodies ORDER BY article") == [1, 2, 3]


def test_a_file_without_our_tables_gives_nothing(older: Path, tmp_path: Path) -> None:
    _altered(tmp_path / "other.db", "CREATE TABLE bookmarks (address)", "CREATE TABLE feeds (name)")
    assert salvage(tmp_path / "other.db", older) == 0
    assert _numbers(older, "SELECT id FROM articles") == [1, 2, 3]


def test_rows_that_lead_back_are_not_gone_round_for_ever(tmp_path: Path) -> None:
    damaged = tmp_path / "damaged.db"
    with closing(sqlite3.connect(damaged)) as plain:
        plain.execute("CREATE TABLE steps (id INTEGER PRIMARY KEY, sentence TEXT)")
        plain.executemany("INSERT INTO steps VALUES (?, ?)", [(id_, f"<{id_}>") for id_ in range(1, 301)])
        plain.commit()
    content = damaged.read_bytes()
    row = content.index(b"<200>") - 5  # the two bytes of its number, and the three of its header
    assert content[row : row + 2] == b"\x81\x48"
    damaged.write_bytes(content[:row] + b"\x80\x00" + content[row + 2 :])
    with closing(apsw.Connection(str(damaged), flags=apsw.SQLITE_OPEN_READONLY)) as source:
        rows = islice(_by_number(source, "SELECT id, sentence FROM steps WHERE id", 0), 100_000)
        assert {int(sentence[1:-1]) for _, sentence in rows} == set(range(1, 301))


def test_a_row_whose_text_is_none_is_left_alone(older: Path, database: Path) -> None:
    _altered(
        database,
        "UPDATE articles SET title = CAST(x'ff41' AS TEXT) WHERE id = 4",
        "INSERT INTO waits VALUES (CAST(x'ff41' AS TEXT), 1)",
    )
    assert salvage(database, older) == 2
    assert _numbers(older, "SELECT id FROM articles ORDER BY id") == [1, 2, 3, 5]


def test_a_table_of_which_nothing_can_be_read_keeps_nobody_from_the_others(older: Path, database: Path) -> None:
    with closing(sqlite3.connect(database)) as plain:
        (page,) = plain.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'bodies'").fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    assert salvage(database, older) == 3
    assert _numbers(older, "SELECT article FROM bodies ORDER BY article") == [1, 2, 3]
