"""What newsboat remembers as read: its cache.db, looked into and never written."""

from collections import Counter, defaultdict
from pathlib import Path
from typing import Any
from urllib.parse import quote

import apsw

from matins.errors import StoreError
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import web_address, without_credentials

_PATIENCE = 2.0
"""Seconds to wait while newsboat writes."""

_IS_CACHE = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'rss_item'"

# As bytes, since what is no UTF-8 would not be read at all.  What was deleted is as good as read.
_ITEMS = """
SELECT CAST(feedurl AS BLOB), CAST(guid AS BLOB), CAST(url AS BLOB), unread = 0 OR deleted <> 0 FROM rss_item
"""


def read_marks(path: Path) -> dict[str, frozenset[str]]:
    """Return the guids and links of what was read, by feed address (newsboat, src/cache.cpp: table rss_item).

    A link that several articles of a feed share is left out.  Raises StoreError where the file is no such database, or
    newsboat keeps it busy.
    """
    try:
        rows = _rows(path)
    except apsw.BusyError as error:
        raise StoreError(f"newsboat is writing {path}; leave it and try again") from error
    except apsw.Error as error:
        raise StoreError(f"{path} is no cache of newsboat's, or is damaged") from error
    items = [(_address(feed), clean_line(_text(guid), ADDRESS), _address(url), read) for feed, guid, url, read in rows]
    links = Counter((feed, link) for feed, _, link, _ in items)
    marks: defaultdict[str, set[str]] = defaultdict(set)
    for feed, guid, link, read in items:
        if feed and read:
            marks[feed].update(name for name in (guid, link) if name and (name == guid or links[feed, link] == 1))
    return {feed: frozenset(names) for feed, names in marks.items()}


def _rows(path: Path) -> list[tuple[Any, ...]]:
    if not path.is_file():
        raise StoreError(f"there is no file {path}")
    address = f"file:{quote(str(path.absolute()))}?mode=ro"
    connection = apsw.Connection(address, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    try:
        connection.set_busy_timeout(round(_PATIENCE * 1000))
        connection.execute("PRAGMA trusted_schema = OFF")
        if connection.execute(_IS_CACHE).fetchall() != [(1,)]:
            raise StoreError(f"{path} is no cache of newsboat's")
        return connection.execute(_ITEMS).fetchall()
    finally:
        connection.close()


def _address(told: bytes | None) -> str | None:
    address = web_address(_text(told))
    return without_credentials(address) if address else None


def _text(told: bytes | None) -> str:
    return (told or b"").decode("utf-8", "replace")
