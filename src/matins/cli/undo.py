"""`matins undo`: takes back what was done last, or a step by its number, and lists the steps."""

from collections.abc import Sequence

import click

from matins.cli.command import as_json, columns, cut_last, narrate, table_command
from matins.cli.session import Session
from matins.clock import iso, moment
from matins.errors import MatinsError
from matins.model.step import Step

_LISTED_FOR = 30 * 86_400


@table_command("undo")
@click.argument("step", type=click.IntRange(1, 2**63 - 1), required=False)
@click.option("--list", "listing", is_flag=True, help="List what was done in the last 30 days, the last first.")
@as_json
@click.pass_obj
def command(session: Session, step: int | None, listing: bool, as_json: bool) -> None:
    """Take back marks, tags, subscriptions, rules applied and what was pruned."""
    if (listing or as_json) and step is not None:
        raise click.UsageError("give the number of a step, or --list.")
    if as_json and not listing:
        raise click.UsageError("--json goes with --list.")
    if listing:
        _list(session, as_json=as_json)
        return
    from matins.service.undoing import undo  # the store

    undone = undo(session.paths, session.clock, step, narrate)
    if undone is None:
        raise MatinsError("there is nothing to undo")
    click.echo(undone.sentence)


def _list(session: Session, *, as_json: bool) -> None:
    from matins.export import documents

    with session.library() as library:
        steps = library.steps(since=session.clock.now() - _LISTED_FOR)
    if as_json:
        click.echo(documents.text(documents.steps_document(steps)))
    elif not steps:
        narrate("nothing was done in the last 30 days")
    for line in () if as_json else _lines(steps, columns()):
        click.echo(line)


def _lines(steps: Sequence[Step], cells: int | None) -> Sequence[str]:
    if cells is None:
        return [
            "\t".join((str(step.id), iso(step.made_at), "" if step.undone_at is None else "undone", step.sentence))
            for step in steps
        ]
    return [cut_last(f"{step.id:>6}  {_here(step.made_at)}  {_state(step)}", step.sentence, cells) for step in steps]


def _state(step: Step) -> str:
    return "        " if step.undone_at is None else "undone  "


def _here(seconds: int) -> str:
    return moment(seconds).astimezone().strftime("%Y-%m-%d %H:%M")
