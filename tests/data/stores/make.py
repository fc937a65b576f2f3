"""Writes down what a database of one version looks like, with a few rows in every table: python make.py VERSION."""

import sys
from collections.abc import Iterator
from pathlib import Path

import apsw

from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Summary
from matins.store import codec
from matins.store.connection import add_functions
from matins.store.migrations import APPLICATION_ID, MIGRATIONS
from matins.text.clean import Clean

Row = dict[str, object]


def summary(text: str, status: Status = Status.FEED) -> bytes:
    document = Document((Block(BlockKind.PARAGRAPH, Clean(text)),), status=status, lang="en")
    return codec.pack(Summary(document, points=(Point(Clean(text), 0, ((0, len(text)),)),), gist=Clean(text)))


def article(id_: int, feed: int, title: str, **fields: object) -> Row:
    row: Row = {"id": id_, "feed": feed, "key": f"tag:north.example,2026:{id_}", "digest": bytes([id_]) * 8}
    row |= {"title": title, "link": f"https://north.example/{id_}", "published": 1_780_000_000 + id_}
    row |= {"sort_time": 1_780_000_000 + id_, "first_seen": 1_780_000_100, "shown": 1, "words": 6}
    return row | {"gist": f"{title}, said in short.", "status": "feed", "wants_page": 0} | fields


def tables() -> Iterator[tuple[str, list[Row]]]:
    """Yield each table's rows with the columns of every version; a version takes those it has."""
    yield (
        "feeds",
        [
            {"id": 1, "address": "https://north.example/feed", "given_title": "North", "feed_title": "The North Wind"}
            | {"home": "https://north.example/", "lang": "en", "followed": 1, "place": 0, "etag": b'"\xff1"'}
            | {"validators_address": "https://north.example/feed", "last_modified": b"Mon, 01 Jun 2026 06:00:00 GMT"}
            | {"last_good": 1_780_000_500, "next_due": 1_780_004_100, "unread": 2, "total": 3, "ttl": 3600}
            | {"skip_hours": 3, "pulse": 7200, "last_new": 1_780_000_500, "order_title": "north"},
            {"id": 2, "address": "https://south.example/rss", "feed_title": "Südwind", "followed": 0, "place": 1}
            | {"last_error": "no answer within 10 s", "failures": 3, "unread": 0, "total": 1, "order_title": "sudwind"}
            | {"left_at": 1_780_000_700},
        ],
    )
    yield "feed_tags", [{"feed": 1, "place": 0, "tag": "weather"}, {"feed": 1, "place": 1, "tag": "sea"}]
    yield (
        "articles",
        [
            article(1, 1, "Gulls keep watch over the harbour"),
            article(2, 1, "The tide turns late", read_at=1_780_000_900, read_turn=1, author="A. Mate"),
            article(3, 1, "Old stone walls", starred_at=1_780_000_950, status="full", of_page=1, lang="en"),
            article(
                4, 2, "Boats lay still", starred_at=1_780_000_960, wants_page=1, comments="https://south.example/4"
            ),
            article(5, 2, "A word from our sponsor", shown=0, muted="mute when title:sponsor", gone_at=1_780_000_990),
            article(6, 2, "Light over the water", shown=0, archived_at=1_780_000_995, edits=2, updated=1_780_000_007),
        ],
    )
    yield (
        "bodies",
        [
            {"article": 1, "content": summary("Gulls keep watch while the boats lie still.")},
            {"article": 2, "content": summary("The tide turned late over the old stones.")},
            {"article": 3, "content": summary("The page tells of walls.", Status.FULL), "other": summary("Walls.")},
            {"article": 4, "content": summary("Nobody rowed that morning.")},
            {"article": 5, "content": summary("Buy more rope.")},
            {"article": 6, "content": summary("The light was good for an hour.")},
        ],
    )
    yield "turns", [{"last": 7}]
    yield "waits", [{"host": "slow.example", "until": 1_780_009_000}]
    yield "marks_to_come", [{"address": "https://north.example/feed", "name": "tag:later", "mark": "read"}]
    yield "articles_to_come", [{"address": "https://north.example/feed", "key": "tag:later", "read": 1, "starred": 0}]
    yield "sites", [{"host": "north.example", "pages": b"\x00\x01"}]
    yield "article_tags", [{"article": 3, "tag": "later"}]
    yield "steps", [{"id": 1, "made_at": 1_780_000_900, "sentence": "marked 1 article read", "change": b"\x01"}]
    yield "tombstones", [{"feed": 1, "name": b"\x07" * 12}]
    yield "chores", [{"name": "check", "done_at": 1_780_000_000, "state": 0}]
    yield "search", [{"rowid": number, "title": "gulls keep watch", "body": "the boats lie still"} for number in (1, 5)]


def dump(version: int) -> Iterator[str]:
    """Yield the statements that make the database."""
    connection = apsw.Connection(":memory:")
    add_functions(connection)
    for step in MIGRATIONS[:version]:
        connection.execute(step)
    objects = connection.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL").fetchall()
    hidden = tuple(
        f"{name}_" for kind, name, sql in objects if kind == "table" and str(sql).startswith("CREATE VIRTUAL")
    )
    objects = [row for row in objects if not str(row[1]).startswith(("sqlite_", *hidden))]
    yield f"PRAGMA application_id = {APPLICATION_ID};\nPRAGMA user_version = {version};"
    yield from (f"{sql};" for kind, _, sql in objects if kind == "table")
    names = {name for kind, name, _ in objects if kind == "table"}
    for table, rows in tables():
        columns = {row[1] for row in connection.execute(f"PRAGMA table_info({table})")} | {"rowid"}
        for row in rows if table in names else ():
            held = {name: value for name, value in row.items() if name in columns}
            values = ", ".join(apsw.format_sql_value(value) for value in held.values())
            yield " ".join(("INSERT INTO", table, "(", ", ".join(held), ") VALUES (", values, ");"))
    # Last, so that the rows above stand as they are written there.
    yield from (f"{sql};" for kind, _, sql in objects if kind != "table")


if __name__ == "__main__":
    number = int(sys.argv[1])
    (Path(__file__).parent / f"v{number}.sql").write_text("\n".join(dump(number)) + "\n", "utf-8")
