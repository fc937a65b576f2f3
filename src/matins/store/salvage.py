"""What can still be read of a damaged database, taken over row by row into a sound one that is older or empty."""

import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import apsw

from matins.store.connection import close_untouched

_BY_ID = {"feeds": "id", "articles": "id", "bodies": "article", "steps": "id"}
"""The tables that are large, or dear, with the number by which their rows are found one by one; of the others each is
read as far as it goes."""

_TABLES = """
SELECT name FROM sqlite_schema
WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%' AND name NOT LIKE 'search%'
"""

_AT_ONCE = 200
_MOST_MISSED = 5_000
"""After how many numbers in a row that cannot be read nothing more is looked for."""

_COUNTED = """
UPDATE feeds SET
    total = (SELECT count(*) FROM articles WHERE feed = feeds.id AND shown),
    unread = (SELECT count(*) FROM articles WHERE feed = feeds.id AND shown AND read_at IS NULL)
"""

_ORPHANS = "DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {parent})"

_LAST_TURN = "DELETE FROM turns WHERE rowid <> (SELECT rowid FROM turns ORDER BY last DESC LIMIT 1)"
"""Of what both files tell, the later."""

_UNREADABLE = (apsw.Error, UnicodeDecodeError)
"""What reading a damaged page raises; its text may be none."""

_Row = tuple[Any, ...]


def salvage(damaged: Path, sound: Path) -> int:
    """Copy every row that can be read from one file into the other, over older ones, and return how many articles.

    The sound file must be of the newest version, in no one else's use, and descend, if not empty, from what the damaged
    one was: the same number then means the same row.  The search index is not brought up to date.
    """
    source = apsw.Connection(str(damaged), flags=apsw.SQLITE_OPEN_READONLY)
    try:
        with closing(apsw.Connection(str(sound), flags=apsw.SQLITE_OPEN_READWRITE)) as target:
            target.execute("PRAGMA cell_size_check = ON; PRAGMA foreign_keys = OFF; PRAGMA trusted_schema = OFF")
            return _merge(source, target)
    finally:
        close_untouched(source)


def _merge(source: apsw.Connection, target: apsw.Connection) -> int:
    with target:
        # Counters and the like are made anew at the end; nothing is to be undone or deleted on the way.
        triggers = target.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            target.execute(f"DROP TRIGGER {name}")
        tables = [str(name) for (name,) in target.execute(_TABLES).fetchall()]
        taken = {table: _take(source, target, table) for table in tables}
        for table in taken:
            for _, _, parent, column, *_ in target.execute(f"PRAGMA foreign_key_list({table})").fetchall():
                target.execute(_ORPHANS.format(table=table, column=column, parent=parent))
        target.execute(_LAST_TURN)
        target.execute(_COUNTED)
        for _, sql in triggers:
            target.execute(str(sql))
    return taken["articles"]


def _take(source: apsw.Connection, target: apsw.Connection, table: str) -> int:
    """Copy the table's rows and return how many were new or other than those that were there."""
    try:
        names = sorted(_columns(source, table) & _columns(target, table))
    except _UNREADABLE:
        return 0
    if not names:
        return 0
    listed = ", ".join(names)
    key = _BY_ID.get(table)
    chosen = " ".join(("SELECT", listed, "FROM", table))
    rows = _whole(source, chosen) if key is None else _by_number(source, f"{chosen} WHERE {key}", names.index(key))
    put = " ".join(("INSERT OR REPLACE INTO", table, "(", listed, ") VALUES (", ", ".join("?" * len(names)), ")"))
    taken = 0
    for row in rows:
        if key and target.execute(f"{chosen} WHERE {key} = ?", (row[names.index(key)],)).fetchone() == row:
            continue
        if table == "bodies" and not _is_whole(row[names.index("content")]):
            continue
        # What a damaged page says may never have been such a row.
        with suppress(apsw.ConstraintError, apsw.MismatchError):
            target.execute(put, row)
            taken += 1
    return taken


def _is_whole(content: bytes) -> bool:
    try:
        zlib.decompress(content)  # which ends in a sum of what it was made from
    except (zlib.error, TypeError):
        return False
    return True


def _columns(connection: apsw.Connection, table: str) -> set[str]:
    return {str(name) for _, name, *_ in connection.execute(f"PRAGMA table_info({table})").fetchall()}


def _whole(source: apsw.Connection, chosen: str) -> Iterator[_Row]:
    try:
        yield from source.execute(chosen)
    except _UNREADABLE:
        return


def _by_number(source: apsw.Connection, chosen: str, place: int) -> Iterator[_Row]:
    """Yield the rows in the order of the number in column `place`, stepping over pages that cannot be read."""
    number = missed = 0
    while missed < _MOST_MISSED:
        found: list[_Row] = []
        try:
            found = source.execute(f"{chosen} > ? ORDER BY {place + 1} LIMIT {_AT_ONCE}", (number,)).fetchall()
        except _UNREADABLE:
            for one in range(number + 1, number + _AT_ONCE + 1):
                with suppress(*_UNREADABLE):
                    found += source.execute(f"{chosen} = ?", (one,)).fetchall()
            number += _AT_ONCE
            missed = 0 if found else missed + _AT_ONCE
        else:
            if not found:
                return
            # A damaged page may give its rows in any order; it must not lead back.
            number, missed = max(number + 1, found[-1][place]), 0
        yield from found
