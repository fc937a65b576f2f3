"""What becomes of a command."""

import sys
from pathlib import Path

import click
import pytest

from matins.cli.outcome import exit_code, log_stumbles
from matins.errors import ConfigError, ExitCode, MatinsError
from matins.paths import Paths


def raising(error: BaseException) -> int:
    raise error


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (MatinsError("no such feed"), 1, "no such feed\n"),
        (ConfigError("c.toml:1: x: unknown key"), 2, "c.toml:1: x: unknown key\n"),
        (MatinsError("a\x1b[31m\u202eb\n   ^"), 1, "a[31mb\n   ^\n"),
        (click.UsageError("what?"), 2, "Error: what?\n"),
        (click.FileError("x", "gone"), 1, "Error: Could not open file 'x': gone\n"),
        (click.Abort(), 130, "\n"),
        (KeyboardInterrupt(), 130, ""),
        (click.exceptions.Exit(3), 3, ""),
        (OSError(28, "No space left on device"), 1, "cannot write: No space left on device\n"),
    ],
)
def test_a_failure_is_a_sentence_and_an_exit_code(
    error: BaseException, code: int, said: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.dup2", lambda *_: None)
    assert exit_code(lambda: raising(error)) == code
    assert capfd.readouterr().err == said


def test_nothing_said_is_done() -> None:
    assert exit_code(lambda: None) == ExitCode.DONE
    assert exit_code(lambda: ExitCode.PARTLY) == ExitCode.PARTLY


@pytest.mark.parametrize("error", [ValueError("a bug"), PermissionError(13, "no")])
def test_what_no_one_foresaw_passes_through(error: Exception) -> None:
    with pytest.raises(type(error)):
        exit_code(lambda: raising(error))


@pytest.fixture
def stumble(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.mark.usefixtures("stumble")
def test_a_bug_goes_to_the_log_with_its_traceback_and_is_told_in_one_line(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    paths = Paths(tmp_path / "c", tmp_path, tmp_path / "matins.log")
    log_stumbles(paths)
    try:
        raising(ValueError("a \x1b[2Jbug"))
    except ValueError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    said = capfd.readouterr().err
    assert said == f"matins stumbled: ValueError: a [2Jbug (the log has the details: {paths.log})\n"
    assert "Traceback" in paths.log.read_text()
    assert paths.log.stat().st_mode & 0o777 == 0o600


@pytest.mark.usefixtures("stumble")
def test_a_bug_is_told_even_where_no_log_can_be_written(capfd: pytest.CaptureFixture[str]) -> None:
    log_stumbles(Paths(Path("c"), Path("d"), Path("/dev/null/x/matins.log")))
    sys.excepthook(ValueError, ValueError("a bug"), None)
    said = capfd.readouterr().err
    assert "matins stumbled: ValueError: a bug (the log could not be written" in said
    assert said.count("\n") == 1
