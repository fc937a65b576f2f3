"""`matins completions`: the script that a shell needs to complete matins' words."""

import click

from matins.cli.command import table_command
from matins.cli.program import COMPLETE


@table_command("completions")
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(context: click.Context, shell: str) -> None:
    """Print the script; a shell's start-up file evaluates it."""
    from click.shell_completion import get_completion_class

    completion = get_completion_class(shell)
    if completion is None:
        raise click.UsageError(f"click knows no completion for {shell}.")
    click.echo(completion(context.find_root().command, {}, "matins", COMPLETE).source())
