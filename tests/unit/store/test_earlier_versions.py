"""Databases of every version there was, kept as SQL text: each is brought up to date, and nothing of it is lost."""

from contextlib import closing
from pathlib import Path

import apsw
import pytest

from matins.clock import SystemClock
from matins.store import open_store
from matins.store.connection import add_functions
from matins.store.copies import copies_before, fault_of, open_copy
from matins.store.migrations import MIGRATIONS

FIXTURES = Path(__file__).parents[2] / "data" / "stores"
VERSIONS = range(1, len(MIGRATIONS) + 1)

Rows = dict[str, list[dict[str, object]]]


def made(version: int, database: Path) -> None:
    database.parent.mkdir(parents=True, exist_ok=True)
    with closing(apsw.Connection(str(database))) as connection:
        add_functions(connection)
        connection.execute((FIXTURES / f"v{version}.sql").read_text("utf-8"))


def rows_of(database: Path) -> Rows:
    with closing(open_copy(database)) as connection:
        found = connection.execute(
            "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
        )
        names = [str(name) for (name,) in found if not str(name).startswith(("sqlite_", "search"))]
        return {name: list(_rows(connection, name)) for name in names}


def _rows(connection: apsw.Connection, table: str) -> list[dict[str, object]]:
    columns = [str(row[1]) for row in connection.execute(f"PRAGMA table_info({table})")]
    rows = connection.execute(
        " ".join(("SELECT", ", ".join(columns), "FROM", table, "ORDER BY 1, 2"))
        if len(columns) > 1
        else " ".join(("SELECT", columns[0], "FROM", table))
    )
    return [dict(zip(columns, row, strict=True)) for row in rows]


@pytest.mark.parametrize("version", VERSIONS)
def test_every_version_has_rows_in_every_table(version: int, database: Path) -> None:
    made(version, database)
    rows = rows_of(database)
    assert {"feeds", "articles", "bodies", "turns"} <= rows.keys()
    assert all(rows.values())
    assert fault_of(database) is None


def test_the_newest_is_as_the_steps_make_it(database: Path, lock: Path, tmp_path: Path) -> None:
    made(len(MIGRATIONS), database)
    open_store(tmp_path / "new.db", lock, SystemClock()).close()
    assert _schema(database) == _schema(tmp_path / "new.db"), "write it down anew: tests/data/stores/make.py"


def _schema(database: Path) -> set[tuple[object, ...]]:
    with closing(open_copy(database)) as connection:
        ours = "SELECT type, name FROM sqlite_schema WHERE name NOT LIKE 'sqlite%'"
        columns = "SELECT m.name, c.name, c.type, c.dflt_value FROM sqlite_schema m, pragma_table_xinfo(m.name) c"
        found = {*connection.execute(ours), *connection.execute(columns)}
        return {row for row in found if not str(row[0]).startswith("sqlite")}


@pytest.mark.parametrize("version", VERSIONS)
def test_a_database_of_every_version_comes_up_to_date_and_loses_nothing(
    version: int, database: Path, lock: Path
) -> None:
    made(version, database)
    before = rows_of(database)
    with open_store(database, lock, SystemClock()) as store:
        assert store.fault() is None
        assert [(feed.title, feed.unread, feed.total) for feed in store.feeds()] == [("North", 2, 3)]
        titles = [article.row.title for number in range(1, 7) if (article := store.article(number))]
        assert len(titles) == 6
        article = store.article(1)
        assert article
        assert article.document.text == "Gulls keep watch while the boats lie still."
        assert [row.starred for row in store.first(store.open_view(unread=False), 9)] == [True, True, False, False]
        assert store._rows("PRAGMA auto_vacuum") == [(2,)] or version == len(MIGRATIONS)
        assert store._rows("PRAGMA foreign_key_check") == []
    after = rows_of(database)
    if before.pop("marks_to_come", None):
        assert [(row["key"], row["read"], row["starred"]) for row in after["articles_to_come"]] == [("tag:later", 1, 0)]
    for table, rows in before.items():
        kept = [{name: value for name, value in row.items() if name in rows[0]} for row in after[table]]
        assert all(row in kept for row in rows), table


@pytest.mark.parametrize("version", list(VERSIONS)[:-1])
def test_a_copy_is_made_of_an_older_database_before_it_is_changed(version: int, database: Path, lock: Path) -> None:
    made(version, database)
    before = rows_of(database)
    open_store(database, lock, SystemClock()).close()
    (copy,) = copies_before(database)
    assert copy.name == f"matins-before-version-{len(MIGRATIONS)}.db"
    assert copy.stat().st_mode & 0o777 == 0o600
    assert rows_of(copy) == before
    open_store(database, lock, SystemClock()).close()
    assert copies_before(database) == [copy]
