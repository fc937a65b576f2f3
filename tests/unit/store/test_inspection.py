"""What is wrong within a database is found and told."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from matins.model.article import Draft
from matins.store import Store, open_store

if TYPE_CHECKING:
    from unit.store.conftest import HandClock


def test_a_sound_database_has_no_fault(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("1"), make_draft("2"))
    store.mark([1], read=True, starred=True)
    assert store.faults() == ()


def test_wrong_counters_are_told(store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]) -> None:
    fill(make_draft("1"))
    store._rows("UPDATE feeds SET unread = 5")
    assert store.faults() == ("the counters of Example are wrong",)


def test_articles_that_the_search_does_not_know_are_told_unless_they_are_still_to_be_indexed(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("1"), make_draft("2"))
    store._rows("DELETE FROM search WHERE rowid = 2")
    assert store.faults() == ("the search does not know 1 articles",)
    store.index_anew()
    assert store.faults() == ()
    while store.index_some():
        pass
    assert store.faults() == ()


def test_a_row_that_belongs_to_nothing_is_told(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("1"))
    store._rows("PRAGMA foreign_keys = OFF")
    store._rows("INSERT INTO article_tags (article, tag) VALUES (99, 'lost')")
    (fault,) = store.faults()
    assert "article_tags" in fault
    assert "articles" in fault


def test_a_page_that_was_wiped_is_told(
    store: Store,
    fill: Callable[..., int],
    make_draft: Callable[..., Draft],
    database: Path,
    lock: Path,
    clock: "HandClock",
) -> None:
    fill(make_draft("1"))
    ((root, size),) = store._rows(
        "SELECT rootpage, page_size FROM sqlite_schema, pragma_page_size WHERE name = 'articles_of_feed'"
    )
    store.close()
    with database.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(bytes(size))
    with open_store(database, lock, clock, write=False) as reader:
        assert reader.faults()
