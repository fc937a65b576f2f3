"""`matins config`: where the config is, whether it is right, what is in force."""

import click

from matins.cli.command import shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode


@table_command("config")
@click.argument("what", type=click.Choice(["path", "check", "show", "example"]))
@click.pass_obj
def command(session: Session, what: str) -> int:
    """Tell about the config file."""
    from matins.config import load, schema, show

    path = session.paths.config
    match what:
        case "path":
            click.echo(shown(str(path)))
        case "check":
            found = load.problems(path)
            for problem in found:
                click.echo(problem.told(path))
            if found:
                return ExitCode.USAGE
            click.echo(
                f"{shown(str(path))}: " + ("right" if path.exists() else "not there, so the defaults are in force")
            )
        case "show":
            config = load.load(path)
            click.echo(show.in_force(config, load.line_numbers(path)), nl=False)
        case "example":
            click.echo(schema.example(), nl=False)
    return ExitCode.DONE
