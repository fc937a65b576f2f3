"""`matins import`: subscribes to a list of addresses without asking any server."""

import sys
from pathlib import Path

import click

from matins.cli.command import counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode, MatinsError

_LONGEST = 10_000_000


@table_command("import")
@click.argument("source", metavar="FILE|-")
@click.pass_obj
def command(session: Session, source: str) -> int:
    """Read addresses, one a line; what follows a "#" at a line's beginning is a comment."""
    from matins.feeds.lists import plain_list
    from matins.service.subscriptions import import_addresses

    listed, unread = plain_list(_read(source))
    report = import_addresses(session.paths, listed)
    skipped = [*unread, *report.skipped]
    for skip in skipped:
        narrate(f"{shown(source)}:{skip.line}: skipped: {skip.reason}")
    click.echo(
        f"{counted(len(report.added), 'feed')} added, {len(report.already)} already there, {len(skipped)} skipped"
    )
    done = len(report.added) + len(report.already)
    return ExitCode.DONE if not skipped else ExitCode.PARTLY if done else ExitCode.FAILED


def _read(source: str) -> str:
    try:
        if source == "-":
            content = sys.stdin.buffer.read(_LONGEST + 1)
        else:
            with Path(source).open("rb") as file:
                content = file.read(_LONGEST + 1)
    except OSError as error:
        raise MatinsError(f"{shown(source)}: cannot be read: {error.strerror}") from error
    if len(content) > _LONGEST:
        raise MatinsError(f"{shown(source)}: larger than 10 MB, so no list of addresses")
    return content.decode("utf-8-sig", errors="replace")
