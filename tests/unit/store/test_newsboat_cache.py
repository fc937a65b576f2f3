"""newsboat's cache, looked into."""

from collections.abc import Sequence
from pathlib import Path

import apsw
import pytest

from matins.errors import StoreError
from matins.store.newsboat_cache import read_marks

FEED = "https://example.org/feed"
TABLES = """
CREATE TABLE rss_feed (rssurl VARCHAR(1024) PRIMARY KEY NOT NULL, url VARCHAR(1024) NOT NULL,
    title VARCHAR(1024) NOT NULL, lastmodified INTEGER(11) NOT NULL DEFAULT 0, is_rtl INTEGER(1) NOT NULL DEFAULT 0,
    etag VARCHAR(128) NOT NULL DEFAULT "");
CREATE TABLE rss_item (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, guid VARCHAR(64) NOT NULL,
    title VARCHAR(1024) NOT NULL, author VARCHAR(1024) NOT NULL, url VARCHAR(1024) NOT NULL,
    feedurl VARCHAR(1024) NOT NULL, pubDate INTEGER NOT NULL, content VARCHAR(65535) NOT NULL,
    unread INTEGER(1) NOT NULL, enclosure_url VARCHAR(1024), enclosure_type VARCHAR(1024),
    enqueued INTEGER(1) NOT NULL DEFAULT 0, flags VARCHAR(52), deleted INTEGER(1) NOT NULL DEFAULT 0,
    base VARCHAR(128) NOT NULL DEFAULT "");
"""
ITEM = "INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, deleted)"

Item = tuple[object, object, object, int, int]


def _cache(path: Path, *items: Item) -> Path:
    """Write a cache with items of (feed, guid, link, unread, deleted)."""
    connection = apsw.Connection(str(path))
    connection.execute(TABLES)
    for feed, guid, link, unread, deleted in items:
        values: Sequence[object] = (guid, "t", "a", link, feed, 0, "c", unread, deleted)
        connection.execute(f"{ITEM} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)
    connection.close()
    return path


def test_what_was_read_or_deleted_is_named_by_guid_and_link(tmp_path: Path) -> None:
    cache = _cache(
        tmp_path / "cache.db",
        (FEED, "g1", "https://example.org/1", 0, 0),
        (FEED, "g2", "https://example.org/2", 1, 0),
        (FEED, "g3", "https://example.org/3", 1, 1),
        ("https://other.example/", "g2", "", 0, 0),
    )
    before = cache.read_bytes()
    assert read_marks(cache) == {
        FEED: {"g1", "https://example.org/1", "g3", "https://example.org/3"},
        "https://other.example/": {"g2"},
    }
    assert cache.read_bytes() == before
    assert list(tmp_path.iterdir()) == [cache]


def test_a_link_that_several_share_names_none_of_them(tmp_path: Path) -> None:
    items = [(FEED, f"g{number}", "https://example.org/", number, 0) for number in range(2)]
    assert read_marks(_cache(tmp_path / "cache.db", *items)) == {FEED: {"g0"}}


def test_commands_and_passwords_are_left_behind_and_text_is_cleaned(tmp_path: Path) -> None:
    cache = _cache(
        tmp_path / "cache.db",
        ("exec:~/bin/feed", "g1", "https://example.org/1", 0, 0),
        ("https://me:hunter2@example.org/feed", "g\x1b[2J", "javascript:alert(1)", 0, 0),
        (FEED, b"caf\xe9", "", 0, 0),
        (FEED, 7, "", 0, 0),
    )
    assert read_marks(cache) == {FEED: {"g[2J", "caf\N{REPLACEMENT CHARACTER}", "7"}}


def test_a_read_only_cache_in_a_read_only_folder_is_read(tmp_path: Path) -> None:
    cache = _cache(tmp_path / "cache.db", (FEED, "g1", "", 0, 0))
    cache.chmod(0o400)
    tmp_path.chmod(0o500)
    try:
        assert read_marks(cache) == {FEED: {"g1"}}
    finally:
        tmp_path.chmod(0o700)


def test_what_is_no_cache_is_a_sentence(tmp_path: Path) -> None:
    text = tmp_path / "text"
    text.write_text("https://example.org/feed\n" * 100)
    other = tmp_path / "other.db"
    connection = apsw.Connection(str(other))
    connection.execute("CREATE TABLE things (x)")
    connection.close()
    for path in (text, other):
        with pytest.raises(StoreError, match="no cache of newsboat's"):
            read_marks(path)
    for path in (tmp_path / "none.db", tmp_path):
        with pytest.raises(StoreError, match="no file"):
            read_marks(path)
    assert not (tmp_path / "none.db").exists()


def test_a_cache_that_newsboat_is_writing_is_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matins.store.newsboat_cache._PATIENCE", 0.0)
    cache = _cache(tmp_path / "cache.db")
    connection = apsw.Connection(str(cache))
    connection.execute("BEGIN EXCLUSIVE")
    with pytest.raises(StoreError, match="newsboat is writing"):
        read_marks(cache)
    connection.close()
