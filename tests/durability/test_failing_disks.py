"""Disks that fail at random, and disks that are full."""

import os
import resource
import subprocess
import sys
from pathlib import Path
from random import Random

import apsw
import pytest

from day_of_work import Told, WorkClock, faults, opened, state_of, work
from matins.errors import FullDiskError
from matins.store import open_store
from matins.store.health import beside
from matins.store.place import RESERVE
from power import Disk, remembering

_ROUNDS = 80


@pytest.mark.parametrize("seed", range(6))
def test_a_disk_that_fails_now_and_then_costs_a_sentence_and_nothing_acknowledged(tmp_path: Path, seed: int) -> None:
    random, told = Random(seed), Told()

    def fault(size: int) -> type[apsw.Error] | None:
        if told.changes < 3 or random.random() > (0.01 if size else 0.05):
            return None
        return random.choice((apsw.FullError, apsw.IOError)) if size else apsw.IOError

    with remembering(Disk(fault=fault)):
        work(tmp_path, seed, told.hear, rounds=_ROUNDS, bold=True)
    assert told.failures
    assert told.changes > _ROUNDS / 4
    assert all("disk" in failure for failure in told.failures)
    assert faults(tmp_path, told) == []


def test_a_disk_that_runs_full_keeps_what_was_acknowledged_and_goes_on_once_there_is_room(tmp_path: Path) -> None:
    told, written = Told(), 0

    def fault(size: int) -> type[apsw.Error] | None:
        nonlocal written
        written += size
        return apsw.FullError if size and written > 3_000_000 else None

    with remembering(Disk(fault=fault)):
        work(tmp_path, 1, told.hear, rounds=_ROUNDS, bold=True)
    assert any("the disk is full" in failure for failure in told.failures)
    assert faults(tmp_path, told) == []


def test_marks_are_still_written_on_a_full_disk_from_the_room_kept_in_reserve(tmp_path: Path) -> None:
    reserve = beside(tmp_path / "matins.db", ".reserve")

    def fault(size: int) -> type[apsw.Error] | None:
        return apsw.FullError if size and full and reserve.exists() else None

    full = False
    with remembering(Disk(fault=fault)):
        work(tmp_path, 2, lambda _: None, rounds=20)
        assert reserve.stat().st_size == RESERVE
        assert reserve.stat().st_blocks * 512 >= RESERVE
        full = True
        with opened(tmp_path) as refresh, pytest.raises(FullDiskError, match="the disk is full"):
            refresh.mark([1], starred=False)
            refresh.mark([1], starred=True)
        assert reserve.exists()
        files = tmp_path / "matins.db", tmp_path / "matins.db.lock"
        with open_store(*files, WorkClock(), may_spend=True) as store:
            with pytest.raises(FullDiskError, match="kept in reserve is given back, so that marks can be written"):
                for starred in (True, False):
                    store.mark([1], starred=starred)
            for starred in (True, False):
                store.mark([1], starred=starred)
            marks = state_of(store)
            full = False
            assert store.restore_reserve()
    with opened(tmp_path) as again:
        assert state_of(again) == marks


LIMITED = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from day_of_work import work
work(Path(sys.argv[2]), 3, lambda line: print(line, flush=True), rounds=60, bold=True)
"""


def test_a_file_that_may_not_grow_is_a_sentence_and_no_signal(tmp_path: Path) -> None:
    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))

    support = str(Path(__file__).parents[1] / "support")
    command = [sys.executable, "-c", LIMITED, support, str(tmp_path / "store")]
    # Python itself ignores SIGXFSZ, and so the write fails instead.
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, preexec_fn=limit)
    assert done.stderr == ""
    told = Told()
    for line in done.stdout.splitlines():
        told.hear(line)
    assert any("the database" in failure for failure in told.failures)
    assert faults(tmp_path / "store", told) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a disk of a few MB")
def test_a_disk_of_a_few_megabytes_fills_up_and_loses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", folder], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("tmpfs cannot be mounted here")
    try:
        told = Told()
        work(folder, 4, told.hear, rounds=150, bold=True)
        assert any("the disk is full" in failure for failure in told.failures)
        assert faults(folder, told) in (
            [],
            [f"FullDiskError: the database {folder}/matins.db cannot grow: the disk is full"],
        )
    finally:
        subprocess.run(["umount", folder], check=True)
