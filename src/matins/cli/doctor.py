"""`matins doctor`: whether everything matins stands on is well."""

from typing import TYPE_CHECKING

import click

from matins.cli.command import as_json, table_command
from matins.cli.session import Session
from matins.errors import ConfigError, ExitCode

if TYPE_CHECKING:
    from matins.service.doctor import Check


@table_command("doctor")
@as_json
@click.pass_obj
def command(session: Session, as_json: bool) -> int:
    """Check, and say what to do where something is wrong."""
    from matins.export import documents
    from matins.service.doctor import checks

    try:
        config = session.config()
    except ConfigError as error:
        found = checks(session.paths, error, session.clock)
    else:
        found = checks(session.paths, config, session.clock)
    if as_json:
        click.echo(documents.text({"checks": [_fields(check) for check in found]}))
    for check in () if as_json else found:
        click.echo(f"{'ok  ' if check.ok else 'bad '} {check.name}: {check.detail}")
        if check.advice:
            click.echo(f"     {check.advice}")
    return ExitCode.DONE if all(check.ok for check in found) else ExitCode.FAILED


def _fields(check: "Check") -> dict[str, object]:
    fields = {"name": check.name, "ok": check.ok, "detail": check.detail}
    return fields | ({"advice": check.advice} if check.advice else {})
