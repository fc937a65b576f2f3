import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from matins.errors import MatinsError
from matins.model.events import Busy
from matins.service.refresh.lock import refresh_lock


def test_one_holds_the_lock_and_the_other_learns_who(tmp_path: Path) -> None:
    path = tmp_path / "data" / "refresh.lock"
    with refresh_lock(path) as first, refresh_lock(path) as second:
        assert first is None
        assert isinstance(second, Busy)
        assert second.holder.startswith(f"pid {os.getpid()} on ")
    with refresh_lock(path) as third:
        assert third is None
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_lock_whose_holder_died_is_free(tmp_path: Path) -> None:
    path = tmp_path / "refresh.lock"
    script = (
        "import os, pathlib\nfrom matins.service.refresh.lock import refresh_lock\n"
        f"with refresh_lock(pathlib.Path({str(path)!r})): os.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == -9
    assert path.read_text()
    with refresh_lock(path) as busy:
        assert busy is None


def test_what_a_lock_file_says_is_cleaned(tmp_path: Path) -> None:
    path = tmp_path / "refresh.lock"
    with refresh_lock(path):
        path.write_bytes(b"\x1b]52;c;x\x07pid 1\n\xff")
        with refresh_lock(path) as busy:
            assert busy == Busy("]52;c;xpid 1 \ufffd")


def test_a_link_in_the_place_of_the_lock_is_refused(tmp_path: Path) -> None:
    (tmp_path / "refresh.lock").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(MatinsError), refresh_lock(tmp_path / "refresh.lock"):
        pass
    assert not (tmp_path / "elsewhere").exists()
