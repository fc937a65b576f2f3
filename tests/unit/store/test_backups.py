"""Copies of the database: whole, sound, private, few, and in nobody's way."""

import itertools
from collections.abc import Callable
from pathlib import Path

import pytest

from matins.clock import SystemClock
from matins.errors import DamagedError, StoppedError, StoreError
from matins.model.article import Draft
from matins.store import Store, backups, open_store
from matins.store.copies import daily_copies, newest_sound
from matins.store.health import noted

from .conftest import HandClock

Fill = Callable[..., int]
Make = Callable[..., Draft]
DAY = 86_400


@pytest.fixture
def stocked(store: Store, fill: Fill, make_draft: Make) -> Store:
    fill(*(make_draft(f"k{number}", text=f"{number} " * 3000) for number in range(30)))
    return store


def test_a_copy_holds_what_is_still_in_the_log_and_opens_like_the_database(stocked: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    seen: list[tuple[int, int]] = []
    stocked.back_up_to(copy, progress=lambda done, of: seen.append((done, of)))
    assert copy.stat().st_mode & 0o777 == 0o600
    assert seen[-1][0] == seen[-1][1] > 0
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]
    with open_store(copy, tmp_path / "copy.lock", SystemClock()) as other:
        assert len(other.known(1)) == 30
        assert other.fault() is None


def test_a_copy_is_of_one_moment_and_others_go_on_writing(
    stocked: Store, database: Path, lock: Path, tmp_path: Path
) -> None:
    with open_store(database, lock, SystemClock(), patience=0.1) as other:
        numbers = itertools.count(1)

        def mark(_done: int, _of: int) -> None:
            other.mark([next(numbers)], read=True)

        stocked.back_up_to(tmp_path / "copy.db", progress=mark)
        assert next(numbers) > 1
        assert stocked.feeds()[0].unread < 30
    with open_store(tmp_path / "copy.db", tmp_path / "copy.lock", SystemClock()) as copy:
        assert copy.feeds()[0].unread == 30


def test_a_copy_that_is_stopped_or_fails_leaves_what_was_there(stocked: Store, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    copy.write_text("the one of yesterday")
    with pytest.raises(StoppedError):
        stocked.back_up_to(copy, stop=lambda: True)
    with pytest.raises(StoreError, match="cannot be copied to"):
        stocked.back_up_to(tmp_path / "nowhere" / "copy.db")
    assert copy.read_text() == "the one of yesterday"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["copy.db"]
    assert stocked.mark([1], read=True) == 1


def test_one_copy_is_made_a_day_and_three_are_kept(stocked: Store, database: Path, clock: HandClock) -> None:
    made = []
    for _ in range(5):
        made.append(stocked.back_up_daily())
        assert stocked.back_up_daily() is None
        clock.time += DAY
    assert daily_copies(database) == made[:1:-1]
    assert made[-1]
    assert made[-1].parent.stat().st_mode & 0o777 == 0o700
    assert newest_sound(database) == made[-1]


def test_a_clock_that_goes_back_makes_no_copy_twice_and_loses_none(
    stocked: Store, database: Path, clock: HandClock
) -> None:
    first = stocked.back_up_daily()
    clock.time -= 200
    assert stocked.back_up_daily() is None
    assert daily_copies(database) == [first]


def test_copies_of_days_to_come_make_way_for_those_of_today(stocked: Store, database: Path, clock: HandClock) -> None:
    clock.time += 900 * DAY
    for _ in range(3):
        stocked.back_up_daily()
        clock.time += DAY
    clock.time -= 903 * DAY
    made = []
    for _ in range(3):
        made.append(stocked.back_up_daily())
        assert stocked.back_up_daily() is None
        clock.time += DAY
    assert daily_copies(database) == made[::-1]


def test_no_copy_is_made_where_there_is_no_room(
    stocked: Store, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "_ROOM", 1 << 50)
    assert stocked.back_up_daily() is None
    assert daily_copies(database) == []


def test_a_damaged_database_gives_no_copy_and_is_noted(stocked: Store, database: Path, lock: Path) -> None:
    ((page,),) = stocked._rows("SELECT rootpage FROM sqlite_schema WHERE name = 'articles_in_time'")
    stocked.close()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\0" * 4096)
    with open_store(database, lock, SystemClock()) as store, pytest.raises(DamagedError, match="not sound"):
        store.back_up_daily()
    assert daily_copies(database) == []
    assert noted(database)


def test_what_a_killed_copying_left_is_cleared_away_after_a_day(
    stocked: Store, database: Path, clock: HandClock
) -> None:
    folder = database.parent / "backups"
    folder.mkdir(mode=0o700)
    (folder / ".matins-abc.part").touch()
    clock.time = int((folder / ".matins-abc.part").stat().st_mtime) + 10
    stocked.back_up_daily()
    assert (folder / ".matins-abc.part").exists()
    clock.time += 2 * DAY
    stocked.back_up_daily()
    assert not (folder / ".matins-abc.part").exists()
