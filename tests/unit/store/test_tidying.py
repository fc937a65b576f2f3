"""Chores noted, the index made compact, the file made smaller."""

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from matins.model.article import Draft
from matins.store import Store

if TYPE_CHECKING:
    from unit.store.conftest import HandClock

MakeDraft = Callable[..., Draft]


def noise(random: Random) -> str:
    return " ".join(f"{random.getrandbits(40):x}" for _ in range(600))


def stock(fill: Callable[..., int], make_draft: MakeDraft, count: int = 300) -> None:
    random = Random(1)
    fill(*(make_draft(f"{number}", text=noise(random)) for number in range(count)))


def test_a_chore_is_noted_with_its_time_and_state(store: Store, clock: "HandClock") -> None:
    assert store.chore("sweep") is None
    store.note_chore("sweep", 7)
    assert store.chore("sweep") == (clock.time, 7)
    clock.time += 5
    store.note_chore("sweep")
    assert store.chore("sweep") == (clock.time, 0)


def test_an_index_becomes_compact_and_finds_what_it_found(
    store: Store, fill: Callable[..., int], make_draft: MakeDraft
) -> None:
    stock(fill, make_draft)
    steps = len(list(store.compacting()))
    assert steps >= 1
    assert len(list(store.compacting())) <= 2
    assert store.faults() == ()
    assert store._rows("SELECT count(*) FROM search WHERE search MATCH 'title'") == [(300,)]


def test_a_file_gives_back_what_it_does_not_need(
    store: Store, fill: Callable[..., int], make_draft: MakeDraft, database: Path
) -> None:
    stock(fill, make_draft)
    store._rows("PRAGMA wal_checkpoint(TRUNCATE)")
    before = database.stat().st_size
    with store.writing():
        store._rows("DELETE FROM articles")
    for _ in store.compacting():
        pass
    steps = len(list(store.shrinking()))
    store._rows("PRAGMA wal_checkpoint(TRUNCATE)")
    assert steps > 1
    assert database.stat().st_size < before / 2
    assert store.faults() == ()
    assert not list(store.shrinking())


def test_shrinking_may_be_left_and_gone_on_with(store: Store, fill: Callable[..., int], make_draft: MakeDraft) -> None:
    stock(fill, make_draft)
    with store.writing():
        store._rows("DELETE FROM articles")
    next(store.shrinking())
    assert list(store.shrinking())
