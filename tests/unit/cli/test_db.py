"""`matins db`."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import apsw
import pytest

from matins.clock import SystemClock
from matins.model.feed import Feed
from matins.paths import Paths
from matins.store import FeedAnswer, Store, open_store

Matins = Callable[..., Any]

YEAR = 365 * 86_400


def opened(paths: Paths) -> Store:
    return open_store(paths.database, paths.write_lock, SystemClock())


def texts(paths: Paths) -> int:
    with opened(paths) as store:
        return len(store._rows("SELECT 1 FROM bodies WHERE pruned IS NULL"))


@pytest.fixture
def aged(stocked: Paths) -> Paths:
    """Three read articles that their feed lists no more for forty days, and one of another feed."""
    with opened(stocked) as store:
        store.mark([1, 2, 3], read=True)
        store.store_answer(1, FeedAnswer(Feed(), (), None, 0, listed=frozenset()))
        store._rows("UPDATE articles SET read_at = read_at - 40 * 86400, gone_at = gone_at - 40 * 86400")
    stocked.config.write_text(stocked.config.read_text() + "\n[retention]\nnewest = 1\n")
    return stocked


def test_a_backup_is_a_copy_for_its_owner_alone(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    outcome = matins("db", "backup", str(file))
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err.endswith(f"written to {file}\n")
    assert file.stat().st_mode & 0o777 == 0o600
    connection = apsw.Connection(str(file), flags=apsw.SQLITE_OPEN_READONLY)
    assert connection.execute("SELECT count(*) FROM articles").fetchall() == [(4,)]
    connection.close()


@pytest.mark.parametrize("kind", ["file", "link", "folder"])
def test_a_backup_overwrites_nothing(matins: Matins, stocked: Paths, tmp_path: Path, kind: str) -> None:
    file = tmp_path / "copy.db"
    match kind:
        case "file":
            file.write_text("mine")
        case "link":
            file.symlink_to(tmp_path / "nowhere")
        case "folder":
            file.mkdir()
    outcome = matins("db", "backup", str(file))
    assert outcome.code == 1
    assert outcome.err == f"{file} is there already; nothing is overwritten\n"
    assert kind != "file" or file.read_text() == "mine"


def test_a_backup_into_a_folder_that_is_not_there_fails_in_words(
    matins: Matins, stocked: Paths, tmp_path: Path
) -> None:
    outcome = matins("db", "backup", str(tmp_path / "none" / "copy.db"))
    assert outcome.code == 1
    assert "No such file or directory" in outcome.err


def test_a_sound_database_is_told_so(matins: Matins, stocked: Paths) -> None:
    outcome = matins("db", "check")
    assert (outcome.code, outcome.out) == (0, f"{stocked.database} is sound\n")


def test_a_fault_is_told_with_advice(matins: Matins, stocked: Paths) -> None:
    with opened(stocked) as store:
        store._rows("UPDATE feeds SET total = 99 WHERE id = 1")
    outcome = matins("db", "check")
    assert (outcome.code, outcome.out) == (1, "the counters of Gazette are wrong\n")
    assert "matins db restore" in outcome.err


def test_a_dry_run_tells_what_a_prune_would_do_and_does_nothing(matins: Matins, aged: Paths) -> None:
    outcome = matins("db", "prune", "--dry-run")
    assert outcome.code == 0
    told, *titles = outcome.out.splitlines()
    assert told.startswith("matins would drop the text of 2 articles, ")
    assert titles == ["  Title 2 [bold]x[/] [31m", "  Title 1 [bold]x[/] [31m"] or len(titles) == 2
    assert texts(aged) == 4


def test_a_prune_can_be_told_as_json(matins: Matins, aged: Paths) -> None:
    planned = matins("db", "prune", "--dry-run", "--json").document
    done = matins("db", "prune", "--json").document
    assert (planned.pop("done"), done.pop("done")) == (False, True)
    assert planned == done
    assert (done["texts"], done["articles"], done["archived"]) == (2, 0, 0)
    assert len(done["examples"]) == 2


def test_a_prune_is_done_at_once_and_undone(matins: Matins, aged: Paths) -> None:
    outcome = matins("db", "prune")
    assert (outcome.code, outcome.out) == (0, "dropped the text of 2 articles\n")
    assert "matins undo" in outcome.err
    assert texts(aged) == 2
    assert matins("db", "prune").out == "nothing is old enough; [retention] in the config says what is\n"
    assert matins("undo").code == 0
    assert texts(aged) == 4


@pytest.mark.parametrize("words", [["db", "prune"], ["undo"]])
def test_a_database_that_came_back_is_told_of(matins: Matins, stocked: Paths, words: list[str]) -> None:
    with opened(stocked) as store:
        store.mark([1], read=True)
        store.back_up_daily()
    stocked.database.unlink()
    outcome = matins(*words)
    assert outcome.code == 0
    assert "the database was gone; it was restored from its copy" in outcome.err


def test_going_back_keeps_the_database_that_was_there(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    file = tmp_path / "copy.db"
    matins("db", "backup", str(file))
    matins("mark", "read", "1")
    outcome = matins("db", "restore", str(file))
    assert outcome.code == 0
    (aside,) = stocked.data.glob("matins-before-restore-*.db")
    assert outcome.out == f"the database is that of {file}; the one before is now {aside}\n"
    with opened(stocked) as store:
        assert store._rows("SELECT count(*) FROM articles WHERE read_at IS NOT NULL") == [(0,)]
    connection = apsw.Connection(str(aside))
    assert connection.execute("SELECT count(*) FROM articles WHERE read_at IS NOT NULL").fetchall() == [(1,)]
    connection.close()
    assert file.exists()
    matins("db", "restore", str(file))
    assert len(list(stocked.data.glob("matins-before-restore-*.db"))) == 2


def test_the_newest_copy_is_gone_back_to_where_none_is_named(matins: Matins, stocked: Paths) -> None:
    with opened(stocked) as store:
        copy = store.back_up_daily()
    stocked.database.unlink()
    outcome = matins("db", "restore")
    assert (outcome.code, outcome.out) == (0, f"the database is that of {copy}\n")
    with opened(stocked) as store:
        assert store._rows("SELECT count(*) FROM articles") == [(4,)]


@pytest.mark.parametrize("what", ["none", "text", "empty", "missing", "other"])
def test_what_is_no_sound_copy_is_not_gone_back_to(matins: Matins, stocked: Paths, tmp_path: Path, what: str) -> None:
    file = tmp_path / "copy.db"
    match what:
        case "text":
            file.write_text("no database" * 100)
        case "empty":
            file.touch()
        case "other":
            connection = apsw.Connection(str(file))
            connection.execute("CREATE TABLE mine (x)")
            connection.close()
    outcome = matins("db", "restore", *([] if what == "none" else [str(file)]))
    assert outcome.code == 1
    assert outcome.err
    assert "Traceback" not in outcome.err
    assert ("there is no" in outcome.err) is (what in ("none", "missing"))
    with opened(stocked) as store:
        assert store._rows("SELECT count(*) FROM articles") == [(4,)]
    assert not list(stocked.data.glob("matins-before-restore-*"))


@pytest.mark.parametrize("words", [["db"], ["db", "backup"], ["db", "vacuum"], ["db", "prune", "--later"]])
def test_wrong_words_are_refused(matins: Matins, words: list[str]) -> None:
    assert matins(*words).code == 2


@pytest.mark.parametrize("words", [["backup", "x.db"], ["check"], ["prune", "--dry-run"], ["restore"]])
def test_where_nothing_is_stored_that_is_said(
    matins: Matins, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outcome = matins("db", *words)
    assert outcome.code == 1
    assert "there is no" in outcome.err
