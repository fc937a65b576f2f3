"""What is written down matches what is built."""

import re
from importlib import import_module
from pathlib import Path

import click
import pytest

from matins.cli.program import Commands
from matins.commands import SCREEN_COMMANDS, SHELL_COMMANDS
from matins.config.load import load
from matins.config.schema import ALGORITHMS, Config, example
from matins.summary import algorithms
from matins.tui.bindings import shown_key

BUILT = [
    "add",
    "remove",
    "feeds",
    "import",
    "export",
    "refresh",
    "list",
    "show",
    "mark",
    "tag",
    "undo",
    "summarize",
    "config",
    "db",
    "doctor",
    "completions",
]


def test_the_example_config_is_the_schema_s(root: Path) -> None:
    # To make it anew: matins config example > config.example.toml
    assert (root / "config.example.toml").read_text() == example()


def test_the_example_config_loads_to_the_defaults(root: Path) -> None:
    path = root / "config.example.toml"
    assert load(path) == Config(path)


def test_every_command_of_the_table_has_a_module_with_help() -> None:
    program = Commands(name="matins")
    context = click.Context(program)
    assert program.list_commands(context) == [command.name for command in SHELL_COMMANDS]
    for command in SHELL_COMMANDS:
        found = program.get_command(context, command.name)
        assert found is not None
        assert found.name == command.name
        assert found.help == f"{command.help}."
        assert import_module(found.callback.__module__).__doc__ if found.callback else False


def test_every_option_has_help() -> None:
    program = Commands(name="matins")
    context = click.Context(program)
    for name in program.list_commands(context):
        command = program.get_command(context, name)
        assert command is not None
        said = command.get_help(click.Context(command, info_name=name))
        for option in command.params:
            if isinstance(option, click.Option):
                # A choice speaks for itself.
                assert option.help or isinstance(option.type, click.Choice), (name, option.name)
                assert option.opts[0] in said


def test_the_commands_of_the_product_are_built() -> None:
    assert [command.name for command in SHELL_COMMANDS] == BUILT


def test_the_commands_of_the_product_stand_in_its_design(shared: Path) -> None:
    designed = set(re.findall(r"`(?:matins )?([a-z]+)[ `]", (shared / "design" / "product.md").read_text()))
    assert {command.name for command in SHELL_COMMANDS} <= designed | {"tag"}


def test_the_config_offers_every_algorithm() -> None:
    assert tuple(algorithms.ALGORITHMS) == ALGORITHMS


@pytest.mark.parametrize("command", ["add", "import", "export", "refresh", "list"])
def test_the_readme_names_no_option_that_is_not_there(root: Path, command: str) -> None:
    program = Commands(name="matins")
    found = program.get_command(click.Context(program), command)
    assert found is not None
    known = {name for option in found.params for name in option.opts} | {"--help"}
    lines = re.findall(rf"matins {command}\b[^\n`#)]*", (root / "README.md").read_text())
    for line in lines:
        assert set(re.findall(r"--[a-z-]+", line)) <= known, line


def test_the_readme_tells_every_key(root: Path) -> None:
    readme = (root / "README.md").read_text()
    for command in SCREEN_COMMANDS:
        row = next((line for line in readme.splitlines() if line.startswith("| `") and command.help in line), "")
        shown = [shown_key(key) for key in command.keys]
        told = re.findall(r"`([^`]+)`", row)
        assert told in (shown, [shown[0], shown[-1]]), command.id


def test_the_readme_tells_every_shell_command(root: Path) -> None:
    readme = (root / "README.md").read_text()
    for command in SHELL_COMMANDS:
        usage = f"matins {command.name} {command.usage}".strip().replace("|", "\\|")
        assert f"| `{usage}` | {command.help} |" in readme
