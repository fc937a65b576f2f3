"""`matins mark`: marks articles read, unread, with a star or without."""

import click

from matins.cli.command import ARTICLE, counted, narrate, table_command
from matins.cli.rows import rows_of
from matins.cli.session import Session
from matins.errors import ExitCode

_MARKS: dict[str, dict[str, bool]] = {
    "read": {"read": True},
    "unread": {"read": False},
    "star": {"starred": True},
    "unstar": {"starred": False},
}
_SAID = {"read": "marked read", "unread": "marked unread", "star": "starred", "unstar": "without a star"}


@table_command("mark")
@click.argument("state", type=click.Choice(list(_MARKS)))
@click.argument("ids", metavar="[ID…]", type=ARTICLE, nargs=-1)
@click.option("--query", metavar="QUERY", help="Mark every article that the query matches.")
@click.pass_obj
def command(session: Session, state: str, ids: tuple[int, ...], query: str | None) -> int:
    """Mark articles by their numbers, or all that a query matches."""
    if bool(ids) == (query is not None):
        raise click.UsageError("give the numbers of articles, or --query and what to search for.")
    with session.library() as library:
        if query is None:
            found = [number for number in dict.fromkeys(ids) if library.article(number) is not None]
        else:
            found = [row.id for row in rows_of(library, library.open_view(query, unread=False))]
        if found:
            library.mark(found, **_MARKS[state])
            library.flush()
    missing = [number for number in ids if number not in found]
    for number in missing:
        narrate(f"there is no article {number}")
    click.echo(f"{counted(len(found), 'article')} {_SAID[state]}")
    return ExitCode.DONE if not missing else ExitCode.PARTLY if found else ExitCode.FAILED
