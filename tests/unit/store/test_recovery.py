"""Databases that are gone or damaged, in every way there is, and what comes back of them."""

import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from matins.clock import SystemClock
from matins.errors import DamagedError, StoreError
from matins.model.article import Draft
from matins.store import Store, open_store
from matins.store.copies import daily_copies
from matins.store.health import beside, is_gone, noted
from matins.store.recovery import Recovery, recover
from matins.text.clean import Clean

from .conftest import HandClock

Fill = Callable[..., int]
Make = Callable[..., Draft]
DAY = 86_400


@pytest.fixture
def stocked(store: Store, fill: Fill, make_draft: Make, clock: HandClock) -> Path:
    """Return a database of 60 articles, a copy of which has the first 40 of them, and none of the marks."""
    fill(*(make_draft(f"k{number}", text=f"word{number} " * 200) for number in range(40)))
    assert store.back_up_daily() is not None
    drafts = [make_draft(f"k{number}", text=f"word{number} " * 200) for number in range(60)]
    fill(*drafts)
    store.mark([3, 50], read=True)
    store.mark([50], starred=True)
    store.tag([3], Clean("later"), add=True)
    clock.time += DAY
    store.close()
    return store._path


def _zero(database: Path) -> None:
    database.write_bytes(b"")


def _half(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[: len(content) // 2])


def _header_alone(database: Path) -> None:
    database.write_bytes(database.read_bytes()[:100])


def _text(database: Path) -> None:
    database.write_text("a diary")


def _page_size(database: Path) -> None:
    content = bytearray(database.read_bytes())
    content[16:18] = b"\x13\x37"
    database.write_bytes(content)


def _first_page(database: Path) -> None:
    database.write_bytes(bytes(4096) + database.read_bytes()[4096:])


def _every_page_but_the_first(database: Path) -> None:
    content = database.read_bytes()
    database.write_bytes(content[:4096] + b"\xff" * (len(content) - 4096))


FORMS = (_zero, _half, _header_alone, _text, _page_size, _first_page, _every_page_but_the_first)


def _sound(database: Path, lock: Path) -> Store:
    store = open_store(database, lock, SystemClock(), patience=0.1)
    assert store.fault() is None
    assert store.index_some(1000) == 0
    assert store._rows("PRAGMA foreign_key_check") == []
    ((unread, total),) = [(state.unread, state.total) for state in store.feeds()]
    counted = store._rows("SELECT sum(read_at IS NULL), count(*) FROM articles WHERE shown")
    assert counted == [(unread, total)]
    return store


@pytest.mark.parametrize("damage", FORMS)
def test_a_damaged_database_is_set_aside_and_made_anew_from_its_copy(
    stocked: Path, lock: Path, clock: HandClock, damage: Callable[[Path], None]
) -> None:
    damage(stocked)
    content = stocked.read_bytes()
    recovery = recover(stocked, lock, clock)
    assert recovery
    assert recovery.aside == stocked.with_name("matins-corrupt-2027-01-16.db")
    assert recovery.aside.read_bytes() == content
    assert recovery.copy == daily_copies(stocked)[0]
    assert str(recovery.aside) in recovery.sentence()
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) >= 40
        assert store.first(store.open_view(), 1)
    assert stocked.stat().st_mode & 0o777 == 0o600
    assert {path.name for path in stocked.parent.iterdir()} <= {
        "backups",
        "matins.db",
        "matins.db.lock",
        "matins.db.open",
        "matins.db.reserve",
        recovery.aside.name,
        f"{recovery.aside.name}-shm",
        f"{recovery.aside.name}-wal",
    }


@pytest.mark.parametrize("damage", FORMS[2:])
def test_what_cannot_be_read_at_once_is_called_damaged(
    stocked: Path, lock: Path, damage: Callable[[Path], None]
) -> None:
    damage(stocked)
    with pytest.raises(DamagedError), open_store(stocked, lock, SystemClock()) as store:
        store.feeds()


def _zero_pages_of(database: Path, index: str) -> None:
    with closing(sqlite3.connect(database)) as plain:
        (page,) = plain.execute("SELECT rootpage FROM sqlite_schema WHERE name = ?", (index,)).fetchone()
    with database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\0" * 4096)


def test_what_can_still_be_read_is_newer_than_the_copy_and_comes_back_with_its_marks(
    stocked: Path, lock: Path, clock: HandClock
) -> None:
    _zero_pages_of(stocked, "articles_in_time")
    recovery = recover(stocked, lock, clock)
    assert recovery
    assert recovery.articles >= 20
    assert "newer articles that could still be read" in recovery.sentence()
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 60
        article, other = store.article(50), store.article(3)
        assert article
        assert other
        assert (article.row.read, article.row.starred, other.row.read) == (True, True, True)
        assert article.document.text.startswith("word")
        assert store._rows("SELECT article, tag FROM article_tags") == [(3, "later")]
        assert len(store.steps()) == 3


def test_what_stands_on_pages_that_cannot_be_read_comes_from_the_copy(
    stocked: Path, lock: Path, clock: HandClock
) -> None:
    with closing(sqlite3.connect(stocked)) as plain:
        pages = plain.execute("SELECT pageno FROM dbstat WHERE name = 'bodies' AND pagetype = 'leaf'").fetchall()
    with stocked.open("r+b") as file:
        for (page,) in pages[::2]:
            file.seek((page - 1) * 4096)
            file.write(b"\xff" * 4096)
    assert recover(stocked, lock, clock)
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 60
        texts = [article.document.text for number in range(1, 41) if (article := store.article(number))]
        assert all(text.startswith("word") for text in texts)


def test_a_damaged_database_without_a_copy_gives_what_it_can(stocked: Path, lock: Path, clock: HandClock) -> None:
    shutil.rmtree(stocked.parent / "backups")
    _zero_pages_of(stocked, "articles_in_time")
    recovery = recover(stocked, lock, clock)
    assert recovery
    assert recovery.copy is None
    assert recovery.articles == 60
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 60


def test_a_file_that_is_no_database_and_has_no_copy_is_set_aside_for_a_new_one(
    database: Path, lock: Path, clock: HandClock
) -> None:
    database.parent.mkdir()
    database.write_text("a diary")
    recovery = recover(database, lock, clock)
    assert recovery
    assert recovery.aside
    assert recovery.aside.read_text() == "a diary"
    assert "begun anew, there being no sound copy of it" in recovery.sentence()
    with open_store(database, lock, clock) as store:
        assert store.feeds() == ()


def test_a_deleted_database_comes_back_from_its_copy_without_the_log_of_the_old_one(
    stocked: Path, lock: Path, clock: HandClock
) -> None:
    stocked.unlink()
    beside(stocked, "-wal").write_bytes(b"of another file")
    assert is_gone(stocked)
    recovery = recover(stocked, lock, clock)
    assert recovery == Recovery(None, daily_copies(stocked)[0])
    assert "was gone; it was restored from its copy" in recovery.sentence()
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 40
    assert [path.read_bytes() for path in stocked.parent.glob("matins-corrupt-*")] == [b"of another file"]


def test_a_copy_that_is_damaged_itself_is_passed_over(stocked: Path, lock: Path, clock: HandClock) -> None:
    (good,) = daily_copies(stocked)
    bad = good.with_name("matins-2027-01-16.db")
    bad.write_bytes(good.read_bytes()[:4096] + b"\xff" * 4096 + good.read_bytes()[8192:])
    good.with_name("matins-2027-01-17.db").touch()
    stocked.unlink()
    assert recover(stocked, lock, clock) == Recovery(None, good)


def test_a_sound_database_is_left_as_it_is_whatever_was_noted(stocked: Path, lock: Path, clock: HandClock) -> None:
    beside(stocked, ".suspect").write_text("a fault that was none")
    content = stocked.read_bytes()
    assert recover(stocked, lock, clock) is None
    assert stocked.read_bytes() == content
    assert noted(stocked) is None


@pytest.mark.parametrize("version", [0, 99])
def test_a_database_that_is_not_ours_or_newer_is_never_set_aside(
    stocked: Path, lock: Path, clock: HandClock, version: int
) -> None:
    with closing(sqlite3.connect(stocked)) as plain:
        plain.execute(f"PRAGMA user_version = {version}" if version else "PRAGMA application_id = 7")
    with pytest.raises(StoreError, match="newer matins" if version else "of another program"):
        recover(stocked, lock, clock)
    assert stocked.exists()
    assert not list(stocked.parent.glob("matins-corrupt-*"))


@pytest.mark.parametrize("moment", range(1, 12))
def test_a_recovery_that_is_cut_off_is_finished_by_the_next(
    stocked: Path, lock: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    _zero_pages_of(stocked, "articles_in_time")
    left = moment
    rename, unlink = Path.rename, Path.unlink

    class CutOffError(BaseException):
        pass

    def count() -> None:
        nonlocal left
        left -= 1
        if left == 0:
            raise CutOffError

    def renaming(path: Path, target: Path) -> Path:
        count()
        return rename(path, target)

    def unlinking(path: Path, missing_ok: bool = False) -> None:
        count()
        unlink(path, missing_ok=missing_ok)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", renaming)
        patch.setattr(Path, "unlink", unlinking)
        try:
            recover(stocked, lock, clock)
        except CutOffError:
            left = 0
    assert left <= 0
    recover(stocked, lock, clock)
    assert len(list(stocked.parent.glob("matins-corrupt-*.db"))) == 1
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 60


def test_two_damaged_databases_of_one_day_are_both_kept(stocked: Path, lock: Path, clock: HandClock) -> None:
    for _ in range(2):
        _text(stocked)
        assert recover(stocked, lock, clock)
    names = [path.name for path in stocked.parent.glob("matins-corrupt-*.db")]
    assert sorted(names) == ["matins-corrupt-2027-01-16-2.db", "matins-corrupt-2027-01-16.db"]


def test_an_index_for_the_search_that_is_damaged_is_made_anew_and_nothing_else_is_lost(
    stocked: Path, lock: Path, clock: HandClock
) -> None:
    with closing(sqlite3.connect(stocked)) as plain:
        pages = plain.execute("SELECT pageno FROM dbstat WHERE name = 'search_data' AND pagetype = 'leaf'").fetchall()
    with stocked.open("r+b") as file:
        for (page,) in pages:
            file.seek((page - 1) * 4096)
            file.write(b"\0" * 4096)
    with open_store(stocked, lock, clock) as store:
        assert store.fault()
    assert recover(stocked, lock, clock)
    with _sound(stocked, lock) as store:
        assert len(store.known(1)) == 60
        ((found,),) = store._rows("SELECT rowid FROM search('word59')")
        article = store.article(found)
        assert article
        assert article.document.text.startswith("word59")
