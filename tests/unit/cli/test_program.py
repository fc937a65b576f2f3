"""The program: its options and its commands."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matins import __version__
from matins.cli.program import run
from matins.clock import Clock
from matins.commands import SHELL_COMMANDS
from matins.config.schema import Config
from matins.paths import Paths
from matins.service.sample import edition

Matins = Callable[..., Any]


class Screen:
    """A screen that notes what it was opened with."""

    def __init__(self) -> None:
        self.opened: list[tuple[Paths, Config]] = []

    def __call__(self, paths: Paths, config: Config, clock: Clock) -> int:
        assert clock.now() > 0
        self.opened.append((paths, config))
        return 0


@pytest.mark.parametrize("option", ["--version", "-V"])
def test_the_version_is_told(matins: Matins, option: str) -> None:
    outcome = matins(option)
    assert (outcome.code, outcome.out, outcome.err) == (0, f"matins {__version__}\n", "")


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_the_help_names_every_command_with_its_help(matins: Matins, option: str) -> None:
    outcome = matins(option)
    assert outcome.code == 0
    said = " ".join(outcome.out.split())
    for command in SHELL_COMMANDS:
        assert f"{command.name} {command.help}" in said


@pytest.mark.parametrize("command", SHELL_COMMANDS, ids=lambda command: command.name)
def test_every_command_has_help_and_the_usage_of_the_table(matins: Matins, command: Any) -> None:
    outcome = matins(command.name, "--help")
    assert outcome.code == 0
    said = " ".join(outcome.out.split())
    assert f"matins {command.name} [OPTIONS] {command.usage}".strip() in said
    assert command.help in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["lst"], "No such command 'lst'. Did you mean list?"),
        (["zzz"], "No such command 'zzz'."),
        (["--nope"], "No such option '--nope'."),
        (["list", "--nope"], "No such option '--nope'."),
        (["list", "--limit", "x"], "'x' is not a valid integer"),
        (["list", "--sort", "size"], "'size' is not one of"),
        (["add"], "Missing argument"),
        (["show", "one"], "'one' is not a valid integer"),
        (["mark", "seen", "1"], "'seen' is not one of"),
        (["--demo", "list"], "--demo opens the screen"),
        (["config", "edit"], "'edit' is not one of"),
        (["completions", "csh"], "'csh' is not one of"),
    ],
)
def test_wrong_usage_is_told_and_exits_with_2(matins: Matins, arguments: list[str], said: str) -> None:
    outcome = matins(*arguments)
    assert outcome.code == 2
    assert outcome.out == ""
    assert said in outcome.err


def test_what_was_typed_is_told_without_its_control_characters(matins: Matins) -> None:
    outcome = matins("\x1b[2Jx")
    assert outcome.code == 2
    assert "\x1b" not in outcome.err


def test_without_a_terminal_there_is_no_screen(matins: Matins) -> None:
    outcome = matins()
    assert (outcome.code, outcome.err) == (1, "matins needs a terminal; try matins list\n")


def test_without_a_command_the_screen_opens_with_the_config(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[screen]\ntheme = 'dark'\n")
    screen = Screen()
    assert matins(open_screen=screen, terminal=True).code == 0
    ((opened, config),) = screen.opened
    assert opened == paths
    assert config.screen.theme == "dark"


def test_what_the_screen_comes_to_is_the_exit_code(matins: Matins) -> None:
    assert matins(open_screen=lambda *_: 7, terminal=True).code == 7


def test_the_demo_opens_the_screen_on_files_of_its_own(
    matins: Matins, paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = Paths(tmp_path / "sample.toml", tmp_path / "sample", tmp_path / "sample.log")
    left = []

    class Edition(SimpleNamespace):
        def __enter__(self) -> SimpleNamespace:
            return SimpleNamespace(paths=sample)

        def __exit__(self, *_: object) -> None:
            left.append(True)

    monkeypatch.setattr(edition, "SampleEdition", Edition)
    screen = Screen()
    assert matins("--demo", open_screen=screen, terminal=True).code == 0
    assert [opened for opened, _ in screen.opened] == [sample]
    assert left
    assert not paths.data.exists()


def test_a_wrong_config_opens_no_screen(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[screen]\nthem = 'dark'\n")
    outcome = matins(terminal=True)
    assert outcome.code == 2
    assert outcome.err == f"{paths.config}:2: screen.them: unknown key (nearest: theme)\n"


def test_files_are_where_the_variables_say(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    environment = {"MATINS_CONFIG": str(tmp_path / "own.toml"), "MATINS_DATA_DIR": str(tmp_path / "own")}
    with pytest.MonkeyPatch.context() as patch:
        for name, value in environment.items():
            patch.setenv(name, value)
        patch.setattr(sys, "excepthook", sys.excepthook)
        assert run(["config", "path"], open_screen=Screen()) == 0
    assert capfd.readouterr().out == f"{tmp_path / 'own.toml'}\n"


@pytest.mark.parametrize("arguments", [["--help"], ["list", "--help"], ["config", "example"], ["nope"]])
def test_commands_load_no_screen_and_nothing_heavy(arguments: list[str], tmp_path: Path) -> None:
    program = (
        "import sys\nfrom matins.cli.program import run\n"
        f"run(['--data-dir', {str(tmp_path)!r}, *{arguments!r}], open_screen=None)\n"
        "print('loaded', *{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.rpartition("loaded ")[2].split())
    assert "click" in loaded
    assert not loaded & {"textual", "rich", "httpx", "lxml", "trafilatura", "feedparser", "apsw", "tomlkit", "numpy"}


def test_the_list_loads_no_screen_and_no_network(tmp_path: Path) -> None:
    program = (
        "import sys\nfrom matins.cli.program import run\n"
        f"run(['--config', {str(tmp_path / 'c')!r}, '--data-dir', {str(tmp_path)!r}, 'list'], open_screen=None)\n"
        "print('loaded', *{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.rpartition("loaded ")[2].split())
    assert "apsw" in loaded
    assert not loaded & {"textual", "rich", "httpx", "lxml", "trafilatura", "feedparser", "numpy", "tomlkit"}


def test_a_reader_that_has_enough_ends_the_output_quietly(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matins", "--config", str(tmp_path / "c"), "config", "example"]
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_full_disk_is_told(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "matins", "--config", str(tmp_path / "c"), "config", "example"]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (1, b"cannot write: No space left on device\n")


def test_what_the_locale_cannot_write_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("[[feeds]]\naddress = 'https://a.example/'\ntitle = 'ü★'\n")
    command = [sys.executable, "-m", "matins", "--config", str(path), "config", "show"]
    environment = os.environ | {"PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, timeout=60, check=True, env=environment)
    assert b'title = "\xfc?"' in done.stdout


def test_a_shell_is_told_what_may_come_next() -> None:
    environment = os.environ | {"_MATINS_COMPLETE": "bash_complete", "COMP_WORDS": "matins re", "COMP_CWORD": "1"}
    command = [sys.executable, "-m", "matins"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True, env=environment)
    assert done.stdout.split() == ["plain,remove", "plain,refresh"]
