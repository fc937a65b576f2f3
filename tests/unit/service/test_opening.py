"""The database as screens and commands open it: damaged, gone, read-only, full."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import FullDiskError, RoomMadeError, StoreError, UnwritableError
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.library import Library
from matins.service.opening import open_sound, open_writable
from matins.store import Marked, Marking, Store, open_store
from matins.store.health import beside, note_fault, noted

NOBODY = 65534
Fill = Callable[..., None]


@pytest.fixture
def copied(paths: Paths, clock: Clock, fill: Fill) -> Paths:
    fill(5)
    with open_store(paths.database, paths.write_lock, clock) as store:
        assert store.back_up_daily()
    return paths


def _ids(library: Library) -> list[int]:
    return [row.id for row in library.first(library.open_view(unread=False), 99)]


def test_a_sound_database_is_opened_without_a_word(copied: Paths, config: Config, clock: Clock) -> None:
    with Library.open(copied, config, clock) as library:
        assert library.notices() == ()
        assert library.problem() is None


def test_a_deleted_database_comes_back_and_that_is_said(copied: Paths, config: Config, clock: Clock) -> None:
    copied.database.unlink()
    with Library.open(copied, config, clock) as library:
        assert len(_ids(library)) == 5
        assert "the database was gone; it was restored from its copy" in library.notices()[0]
    with Library.open(copied, config, clock) as library:
        assert library.notices() == ()


def test_a_damaged_database_comes_back_and_that_is_said(copied: Paths, config: Config, clock: Clock) -> None:
    copied.database.write_bytes(b"\0" * 5000)
    with Library.open(copied, config, clock) as library:
        assert len(_ids(library)) == 5
        assert "the database was damaged; it was set aside as" in library.notices()[0]


def test_marks_that_are_newer_than_the_copy_come_back_from_their_log(
    copied: Paths, config: Config, clock: Clock
) -> None:
    from matins.service.mark_log import MarkLog

    with open_store(copied.database, copied.write_lock, clock) as store:
        store.mark([2, 3], read=True)
        log = MarkLog(copied.marks, clock)
        log.catch_up(store)
        log.close()
    copied.database.unlink()
    with Library.open(copied, config, clock) as library:
        read = [number for number in range(1, 6) if (article := library.article(number)) and article.row.read]
        assert read == [2, 3]
        assert "2 marks were taken from the log of marks" in library.notices()


def test_a_fault_that_was_noted_is_looked_for_at_the_next_start(copied: Paths, config: Config, clock: Clock) -> None:
    note_fault(copied.database, "a row is missing")
    with Library.open(copied, config, clock) as library:
        assert library.notices() == ()
    assert noted(copied.database) is None


def test_damage_that_shows_while_feeds_are_followed_is_mended_at_once(
    copied: Paths, config: Config, clock: Clock
) -> None:
    with open_store(copied.database, copied.write_lock, clock) as store:
        ((page,),) = store._rows("SELECT rootpage FROM sqlite_schema WHERE name = 'feeds'")
    with copied.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    with Library.open(copied, replace(config, feeds=(Subscription("https://new.example/"),)), clock) as library:
        assert [state.address for state in library.feeds()] == ["https://new.example/"]
        assert "was damaged" in library.notices()[0]


def test_commands_that_write_bring_it_back_as_well(copied: Paths, clock: Clock) -> None:
    copied.database.unlink()
    told: list[str] = []
    with open_writable(copied, clock, told.append) as store:
        assert len(store.feeds()) == 1
    assert len(told) == 1


def test_a_database_of_another_program_is_refused(paths: Paths, clock: Clock) -> None:
    paths.data.mkdir(mode=0o700)
    paths.database.write_bytes(b"SQLite format 3\0" + b"\1" * 5000)
    with pytest.raises(StoreError, match="another program"):
        open_sound(paths, clock)
    assert not list(paths.data.glob("matins-corrupt*"))


def test_a_full_disk_does_not_keep_the_stored_articles_from_being_shown(
    copied: Paths, config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise FullDiskError("the disk is full")

    monkeypatch.setattr(Store, "follow", full)
    with Library.open(copied, config, clock) as library:
        assert len(_ids(library)) == 5
        assert library.notices() == ("the disk is full",)


def test_a_mark_is_tried_again_when_room_was_made(
    copied: Paths, config: Config, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin, tries = Store.begin, []

    def first_full(store: Store, markings: Sequence[Marking]) -> tuple[Marked, ...]:
        tries.append(markings)
        if len(tries) == 1:
            raise RoomMadeError("the disk is full")
        return begin(store, markings)

    monkeypatch.setattr(Store, "begin", first_full)
    with Library.open(copied, config, clock) as library:
        library.mark([1], read=True)
        library.flush()
        assert len(tries) == 2
        article = library.article(1)
        assert article
        assert article.row.read


@pytest.fixture
def locked_away(paths: Paths, clock: Clock, fill: Fill) -> Iterator[Path]:
    """Return the data folder as an ordinary user has it who may read, but not write."""
    fill(3)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "data"
        folder.parent.chmod(0o755)
        folder.mkdir()
        target = folder / "matins.db"
        target.write_bytes(paths.database.read_bytes())
        for path, mode in ((target, 0o400), (folder, 0o500)):
            path.chmod(mode)
            if os.geteuid() == 0:
                os.chown(path, NOBODY, NOBODY)
        yield folder
        folder.chmod(0o700)


READING = """
import os, sys
from pathlib import Path
from matins.clock import SystemClock
from matins.config.schema import Config
from matins.errors import StoreError
from matins.model.feed import Subscription
from matins.paths import locate
from matins.service.library import Library
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
os.environ["HOME"] = "/nonexistent"
paths = locate(None, Path(sys.argv[1]))
library = Library.open(paths, Config(path=paths.config, feeds=(Subscription("https://new.example/"),)), SystemClock())
print(len(library.first(library.open_view(unread=False), 9)))
print(*library.notices())
print(library.problem())
library.mark([1], read=True)
print(library.article(1).row.read)
try:
    library.close()
except StoreError as error:
    print("left:", error)
"""


def test_a_database_in_a_read_only_folder_is_read_and_marks_are_shown_but_not_kept(locked_away: Path) -> None:
    command = [sys.executable, "-c", READING, str(locked_away)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.stderr == ""
    shown, notice, problem, read, left = done.stdout.splitlines()
    assert (shown, read) == ("3", "True")
    assert "cannot be written" in notice
    assert "what you mark is not kept" in notice
    assert "cannot be written" in problem
    assert left.startswith("left: ")
    assert [path.name for path in locked_away.iterdir()] == ["matins.db"]


def test_a_refresh_says_that_it_cannot_store(copied: Paths, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: not mode & os.W_OK)
    with pytest.raises(UnwritableError, match="cannot be written"):
        open_writable(copied, clock)
    assert beside(copied.database, ".lock").exists()
