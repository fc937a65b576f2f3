"""Which articles a command is about: those of some numbers, or all that a query matches."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from matins.cli.command import counted, narrate
from matins.errors import ExitCode
from matins.text.clean import clean_line

if TYPE_CHECKING:  # the store
    from matins.service.library import Library, Marking


def either_way(ids: Sequence[int], query: str | None) -> None:
    """Raise UsageError unless either numbers or a query are given."""
    if bool(ids) == (query is not None):
        raise click.UsageError("give the numbers of articles, or --query and what to search for.")


def chosen(library: "Library", ids: Sequence[int], query: str | None) -> tuple["Marking", int]:
    """Return the marking of the articles that are meant, as yet without a mark, and how many these are."""
    from matins.service.library import Marking

    if query is None:
        found = tuple(number for number in dict.fromkeys(ids) if library.article(number) is not None)
        return Marking(found), len(found)
    view = library.open_view(query, unread=False)
    return Marking(view=view, of=f"“{clean_line(query)}”" if query.strip() else ""), library.count(view)


def outcome_of(ids: Sequence[int], marking: "Marking", count: int, said: str) -> int:
    """Tell what became of how many articles, and which numbers stand for none; return the exit code."""
    missing = [number for number in dict.fromkeys(ids) if number not in marking.ids]
    for number in missing:
        narrate(f"there is no article {number}")
    click.echo(f"{counted(count, 'article')} {said}")
    return ExitCode.DONE if not missing else ExitCode.PARTLY if count else ExitCode.FAILED
