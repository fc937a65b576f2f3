"""How a command of the table becomes one of click's, and how commands print."""

import shutil
import sys
from collections.abc import Callable
from typing import Any

import click

from matins.commands import SHELL_COMMAND
from matins.text.cells import cut, width
from matins.text.clean import ADDRESS, Clean, clean_line
from matins.text.urls import masked

FORMATS = ("text", "markdown", "json")
"""The forms in which an article or a summary is printed."""

_WIDEST = 80
"""The most cells of a line of prose."""

as_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON document.")

ARTICLE = click.IntRange(1, 2**63 - 1)
"""An article's number, as SQLite counts them."""


class _OfTable(click.Command):
    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what follows the command's name."""
        return [piece for piece in ("[OPTIONS]", SHELL_COMMAND[self.name or ""].usage) if piece]


class TableCommand(_OfTable):
    """A command whose usage line is the table's."""


class TableGroup(_OfTable, click.Group):
    """A command with others below it, whose usage line is the table's."""


def table_command(name: str) -> Callable[[Callable[..., Any]], TableCommand]:
    """Return a decorator that makes the command `name`, with the table's help."""
    return click.command(name, cls=TableCommand, help=_help(name))


def table_group(name: str) -> Callable[[Callable[..., Any]], TableGroup]:
    """Return a decorator that makes the command `name`, which does something without one of those below it too."""
    return click.command(name, cls=TableGroup, help=_help(name), invoke_without_command=True)


def _help(name: str) -> str:
    return SHELL_COMMAND[name].help + "."


def narrate(text: str) -> None:
    """Tell a person something that is not the command's data."""
    click.echo(text, err=True)


def shown(text: str) -> Clean:
    """Return an address, a path or what else a message quotes, as it may be printed."""
    return clean_line(masked(text), ADDRESS)


def counted(number: int, what: str) -> str:
    """Return "1 article", "2 articles"."""
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def columns() -> int | None:
    """Return how many cells a line of stdout has, or None where no terminal shows it."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def prose_columns() -> int | None:
    """Return how many cells a line of prose has on stdout, or None where no terminal shows it."""
    cells = columns()
    return cells and min(cells, _WIDEST)


def cut_last(fields: str, last: Clean, cells: int) -> str:
    """Return a line of `cells` at most: `fields` as they are, and as much of `last` as there is room for."""
    return fields + cut(last, max(1, cells - width(fields)))


def padded(text: Clean, cells: int) -> str:
    """Return `text` cut or filled to exactly `cells`."""
    text = cut(text, cells)
    return text + " " * (cells - width(text))
