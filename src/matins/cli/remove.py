"""`matins remove`: unsubscribes from a feed."""

import click

from matins.cli.command import shown, table_command
from matins.cli.session import Session


@table_command("remove")
@click.argument("feed")
@click.pass_obj
def command(session: Session, feed: str) -> None:
    """Take a feed out of the config; its articles and marks stay in the database."""
    from matins.service.subscriptions import remove

    gone = remove(session.paths, feed)
    click.echo(f"Unsubscribed from {gone.title or shown(gone.address)}: {shown(gone.address)}")
