"""File systems and the room in reserve."""

import os
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import pytest

from matins.clock import SystemClock
from matins.model.feed import Subscription
from matins.store import connection, open_store
from matins.store.place import RESERVE, make_reserve, shared_file_system, spend_reserve

MOUNTS = """\
22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
23 22 0:5 / {0} rw shared:4 - {1} server:/export rw
24 22 0:6 / {0}/local\\040disk rw - xfs /dev/vdb rw
nonsense
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Callable[[str], Path]:
    def make(kind: str) -> Path:
        path = tmp_path / "mountinfo"
        path.write_text(MOUNTS.format(tmp_path / "home", kind))
        return path

    return make


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs", "fuse", "lustre", "gpfs", "9p", "afs"])
def test_a_network_file_system_is_known_by_its_kind(tmp_path: Path, mounts: Callable[[str], Path], kind: str) -> None:
    assert shared_file_system(tmp_path / "home" / "data" / "matins.db", mounts(kind)) == kind


@pytest.mark.parametrize("kind", ["ext4", "btrfs", "tmpfs", "zfs", "fuseblk", "overlay", "nfsd"])
def test_a_disk_of_this_machine_is_none(tmp_path: Path, mounts: Callable[[str], Path], kind: str) -> None:
    assert shared_file_system(tmp_path / "home" / "matins.db", mounts(kind)) is None


def test_the_innermost_mount_counts_and_names_may_have_blanks(tmp_path: Path, mounts: Callable[[str], Path]) -> None:
    assert shared_file_system(tmp_path / "home" / "local disk" / "matins.db", mounts("nfs")) is None
    assert shared_file_system(tmp_path / "elsewhere" / "matins.db", mounts("nfs")) is None
    assert shared_file_system(tmp_path / "matins.db", tmp_path / "none") is None


def test_a_link_leads_to_where_the_database_lies(tmp_path: Path, mounts: Callable[[str], Path]) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "home")
    assert shared_file_system(tmp_path / "link" / "matins.db", mounts("nfs")) == "nfs"


def test_a_database_on_a_network_keeps_no_log_in_shared_memory_and_moves_back(
    database: Path, lock: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_store(database, lock, SystemClock()).close()
    monkeypatch.setattr(connection, "shared_file_system", lambda _: "nfs")
    with open_store(database, lock, SystemClock()) as store, open_store(database, lock, SystemClock()) as other:
        store.follow([Subscription("https://example.org/feed")])
        assert len(other.feeds()) == 1
        assert store._connection.pragma("journal_mode") == "delete"
        assert store._connection.pragma("synchronous") == 2
        assert not database.with_name("matins.db-wal").exists()
        assert other.changed()
    monkeypatch.undo()
    with open_store(database, lock, SystemClock()) as store:
        assert store._connection.pragma("journal_mode") == "wal"
        assert len(store.feeds()) == 1


def test_the_reserve_is_really_there_and_given_back_once(database: Path) -> None:
    database.parent.mkdir()
    assert make_reserve(database)
    reserve = database.with_name("matins.db.reserve")
    assert reserve.stat().st_size == RESERVE
    assert reserve.stat().st_blocks * 512 >= RESERVE
    assert reserve.stat().st_mode & 0o777 == 0o600
    assert make_reserve(database)
    assert spend_reserve(database)
    assert not spend_reserve(database)


def test_no_room_is_put_by_where_there_is_little(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database.parent.mkdir()
    monkeypatch.setattr(os, "statvfs", lambda _: SimpleNamespace(f_bavail=2000, f_frsize=4096))
    assert not make_reserve(database)
    assert not list(database.parent.iterdir())
