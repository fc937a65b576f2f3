"""The lock of the one writer."""

from pathlib import Path

import pytest

from matins.errors import StoreError
from matins.store.lock import WriteLock


def test_the_lock_is_one_holders_at_a_time(tmp_path: Path) -> None:
    mine, theirs = WriteLock(tmp_path / "lock", 0.05), WriteLock(tmp_path / "lock", 0.05)
    with mine.held(), pytest.raises(StoreError, match="another matins is writing"), theirs.held():
        pass
    with theirs.held():
        assert not mine.take()


def test_the_lock_is_free_again_after_a_failure_inside(tmp_path: Path) -> None:
    mine, theirs = WriteLock(tmp_path / "lock", 0.05), WriteLock(tmp_path / "lock", 0.05)
    with pytest.raises(KeyError), mine.held():
        raise KeyError
    assert theirs.take()


def test_closing_lets_the_lock_go(tmp_path: Path) -> None:
    mine, theirs = WriteLock(tmp_path / "lock", 0.05), WriteLock(tmp_path / "lock", 0.05)
    assert mine.take()
    mine.close()
    assert theirs.take()


def test_a_lock_file_that_is_a_symbolic_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(StoreError, match="lock file cannot be used"):
        WriteLock(tmp_path / "lock", 0.05).take()
    assert not (tmp_path / "elsewhere").exists()
