"""`matins db`: the database copied, looked through, pruned, put back from a copy."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from matins.cli.command import as_json, counted, narrate, shown, table_group
from matins.cli.session import Session
from matins.errors import ExitCode

if TYPE_CHECKING:
    from matins.store.retention import Plan

_FILE = click.Path(path_type=Path)


@table_group("db")
@click.pass_context
def command(context: click.Context) -> None:
    """Say which words there are where none is given."""
    if context.invoked_subcommand is None:
        raise click.UsageError("say what to do: backup, check, prune or restore.")


@command.command("backup", help="Copy the database to FILE, which is yours alone.")
@click.argument("file", type=_FILE)
@click.pass_obj
def backup(session: Session, file: Path) -> None:
    """Copy the database; nothing is overwritten."""
    from matins.service import keeping

    keeping.back_up(session.paths, session.clock, file)
    narrate(f"{_size(file.stat().st_size)} written to {shown(str(file))}")


@command.command("check", help="Look the whole database through for faults.")
@click.pass_obj
def check(session: Session) -> int:
    """Tell every fault, and what to do about it."""
    from matins.service import keeping

    found = keeping.faults(session.paths, session.clock)
    if not found:
        click.echo(f"{shown(str(session.paths.database))} is sound")
        return ExitCode.DONE
    for fault in found:
        click.echo(shown(fault))
    narrate("matins db restore puts the newest sound copy in its place, and keeps this one beside it")
    return ExitCode.FAILED


@command.command("prune", help="Prune what is old now, as [retention] says.")
@click.option("--dry-run", is_flag=True, help="Tell what it would do, and do nothing.")
@as_json
@click.pass_obj
def prune(session: Session, dry_run: bool, as_json: bool) -> None:
    """Prune as [retention] in the config says, without waiting for the day."""
    from matins.service import keeping

    retention = session.config().retention
    asked = (session.paths, session.clock, retention)
    done = keeping.planned(*asked) if dry_run else keeping.prune(*asked, narrate)
    if as_json:
        from matins.export import documents  # for this answer alone

        click.echo(documents.text(_document(done, dry_run=dry_run)))
        return
    if not done:
        click.echo("nothing is old enough; [retention] in the config says what is")
        return
    if dry_run:
        click.echo(f"matins would {done.ahead}, {_size(done.weight)} in all")
        for title in done.examples:
            click.echo(f"  {title}")
        return
    for sentence in (done.reversible, done.final and f"{done.final}, for good"):
        if sentence:
            click.echo(sentence)
    if done.reversible:
        narrate("matins undo brings it back; the room is given back to the disk when that is no longer possible")


@command.command("restore", help="Go back to FILE, or to the newest sound copy.")
@click.argument("file", type=_FILE, required=False)
@click.pass_obj
def restore(session: Session, file: Path | None) -> None:
    """Go back to a copy."""
    from matins.service import keeping

    done = keeping.restore(session.paths, session.clock, file)
    kept = f"; the one before is now {shown(str(done.aside))}" if done.aside else ""
    click.echo(f"the database is that of {shown(str(done.copy))}{kept}")


def _document(plan: "Plan", *, dry_run: bool) -> dict[str, object]:
    return {
        "done": not dry_run,
        "texts": plan.texts,
        "articles": plan.rows,
        "archived": plan.archived,
        "texts_for_good": plan.texts_over,
        "articles_for_good": plan.rows_over,
        "bytes": plan.weight,
        "examples": list(plan.examples),
    }


def _size(weight: int) -> str:
    return f"{weight / 1_000_000:,.1f} MB" if weight >= 100_000 else counted(weight, "byte")
