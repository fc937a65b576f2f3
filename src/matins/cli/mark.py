"""`matins mark`: marks articles read, unread, with a star or without."""

from dataclasses import replace

import click

from matins.cli.chosen import chosen, either_way, outcome_of
from matins.cli.command import ARTICLE, table_command
from matins.cli.session import Session

_STATES = {"read": "marked read", "unread": "marked unread", "star": "starred", "unstar": "without a star"}
"""What each state is called when it was given."""


@table_command("mark")
@click.argument("state", type=click.Choice(list(_STATES)))
@click.argument("ids", metavar="[ID…]", type=ARTICLE, nargs=-1)
@click.option("--query", metavar="QUERY", help="Mark every article that the query matches.")
@click.pass_obj
def command(session: Session, state: str, ids: tuple[int, ...], query: str | None) -> int:
    """Mark articles by their numbers, or all that a query matches."""
    either_way(ids, query)
    with session.library() as library:
        marking, count = chosen(library, ids, query)
        if count:
            if state in ("read", "unread"):
                library.carry_out(replace(marking, read=state == "read"))
            else:
                library.carry_out(replace(marking, starred=state == "star"))
    return outcome_of(ids, marking, count, _STATES[state])
