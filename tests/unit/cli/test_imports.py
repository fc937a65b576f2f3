"""`matins import`."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matins.config.load import load
from matins.paths import Paths

Matins = Callable[..., Any]


def test_a_list_of_addresses_is_taken_in(matins: Matins, paths: Paths, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_bytes(b"\xef\xbb\xbf# mine\n\nhttps://a.example/feed\r\nhttps://b.example/feed\nnot an address\xff\n")
    outcome = matins("import", str(listed))
    assert outcome.code == 3
    assert outcome.out == "2 feeds added, 0 already there, 1 skipped\n"
    assert outcome.err == f"{listed}:5: skipped: not an http or https address\n"
    assert [feed.address for feed in load(paths.config).feeds] == ["https://a.example/feed", "https://b.example/feed"]
    listed.write_text("https://a.example/feed\n")
    again = matins("import", str(listed))
    assert (again.code, again.out) == (0, "0 feeds added, 1 already there, 0 skipped\n")


def test_a_list_may_come_from_standard_input(matins: Matins, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"https://a.example/feed\n")))
    assert matins("import", "-").code == 0
    assert len(load(paths.config).feeds) == 1


def test_a_list_without_one_address_fails(matins: Matins, paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "list").write_text("x\ny\n")
    assert matins("import", str(tmp_path / "list")).code == 1
    assert not paths.config.exists()


def test_what_cannot_be_read_is_told(matins: Matins, tmp_path: Path) -> None:
    missing = matins("import", str(tmp_path / "none"))
    assert (missing.code, missing.err) == (1, f"{tmp_path / 'none'}: cannot be read: No such file or directory\n")
    assert matins("import", str(tmp_path)).code == 1
    assert "larger than 10 MB" in matins("import", "/dev/zero").err
