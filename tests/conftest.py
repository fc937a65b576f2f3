"""What every test stands on: no home, config, colours or locale of whoever runs it, and the shared data where it is."""

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
_KEPT_FROM_TESTS = ("MATINS_", "XDG_", "TEXTUAL", "SSH_", "LC_")
_ALSO_KEPT = ("NO_COLOR", "COLORTERM", "COLORFGBG", "TERM", "BROWSER", "LANG", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY")


@pytest.fixture(autouse=True)
def _own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    for name in list(os.environ):
        if name.startswith(_KEPT_FROM_TESTS) or name.upper() in _ALSO_KEPT:
            monkeypatch.delenv(name)
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    monkeypatch.setenv("LANG", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the repository's top folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder of shared data beside the repository; a test that needs it is skipped where it is absent."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the shared data folder is not here")
    return folder
