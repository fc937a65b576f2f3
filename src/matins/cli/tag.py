"""`matins tag`: gives articles a tag of your own, or takes it away."""

from dataclasses import replace

import click

from matins.cli.chosen import chosen, either_way, outcome_of
from matins.cli.command import ARTICLE, table_command
from matins.cli.session import Session
from matins.text.clean import clean_line

_LONGEST = 100


@table_command("tag")
@click.argument("tag")
@click.argument("ids", metavar="[ID…]", type=ARTICLE, nargs=-1)
@click.option("--query", metavar="QUERY", help="Tag every article that the query matches.")
@click.option("--remove", is_flag=True, help="Take the tag away.")
@click.pass_obj
def command(session: Session, tag: str, ids: tuple[int, ...], query: str | None, remove: bool) -> int:
    """Tag articles by their numbers, or all that a query matches."""
    either_way(ids, query)
    name = clean_line(tag, _LONGEST).strip()
    if not name:
        raise click.UsageError("a tag needs a name.")
    with session.library() as library:
        marking, count = chosen(library, ids, query)
        if count:
            library.carry_out(replace(marking, tag=clean_line(name), tagged=not remove))
    return outcome_of(ids, marking, count, f"without the tag {name}" if remove else f"tagged with {name}")
