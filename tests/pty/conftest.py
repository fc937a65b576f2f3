"""A pseudo-terminal to run matins in, and an installation with articles in its database."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from installation import Installation
from matins.paths import Paths
from terminal import Terminal


@pytest.fixture
def installation(tmp_path: Path) -> Installation:
    """Return an installation with one feed that is never asked by itself."""
    paths = Paths(tmp_path / "config.toml", tmp_path / "data", tmp_path / "data" / "matins.log")
    paths.data.mkdir(mode=0o700)
    feed = '[[feeds]]\naddress = "http://127.0.0.1:9/feed"\ntitle = "Feed"\n'
    paths.config.write_text(f"[refresh]\non_start = false\n{feed}", encoding="utf-8")
    return Installation(paths)


@pytest.fixture
def terminal() -> Iterator[Callable[..., Terminal]]:
    """Return what starts a program in a terminal; it is ended with the test."""
    with ExitStack() as opened:

        def start(argv: list[str], *, environ: dict[str, str] | None = None) -> Terminal:
            return opened.enter_context(Terminal(argv, environ=environ or {}))

        yield start
