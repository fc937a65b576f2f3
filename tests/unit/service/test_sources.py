"""The bytes behind what a person names."""

import io
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from matins.config.schema import Fetch
from matins.errors import Failed
from matins.service.sources import Source, read_source

LIMITS = Fetch()


async def test_a_file_is_read_and_its_kind_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.TXT").write_bytes(b"hello")
    assert await read_source(str(tmp_path / "a.TXT"), LIMITS, most=5) == Source(b"hello", content_type="text/plain")
    assert await read_source(str(tmp_path / "a.TXT"), LIMITS, most=4) == Failed("larger than 4 bytes")


async def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"hello")))
    assert await read_source("-", LIMITS, most=5) == Source(b"hello")


@pytest.mark.parametrize("name", ["/none/at/all", "/", "a\0b"])
async def test_what_cannot_be_read_is_a_failure(name: str) -> None:
    failed = await read_source(name, LIMITS, most=5)
    assert isinstance(failed, Failed)
    assert failed.reason.startswith("cannot be read: ")
