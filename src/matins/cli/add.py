"""`matins add`: subscribes to feeds, or to the feeds of pages."""

import click

from matins.cli.command import as_json, counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode
from matins.model.events import Event, Refused, Subscribed


@table_command("add")
@click.argument("addresses", nargs=-1, required=True)
@click.option("--title", metavar="TITLE", help="Call the feed this instead of what it calls itself.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Give the feeds a tag; may be repeated.")
@click.option("--unchecked", is_flag=True, help="Subscribe without asking any server.")
@as_json
@click.pass_obj
def command(
    session: Session,
    addresses: tuple[str, ...],
    title: str | None,
    tags: tuple[str, ...],
    unchecked: bool,
    as_json: bool,
) -> int:
    """Subscribe, and fetch what the feeds hold."""
    from matins.cli.jobs import run_job  # asyncio
    from matins.export import documents
    from matins.model.feed import Subscription
    from matins.service.background import Job
    from matins.text.clean import clean_line

    if title and len(addresses) > 1:
        raise click.UsageError("--title names one feed; give one address with it.")
    session.config()
    subscriptions = tuple(
        Subscription(address, clean_line(title) or None, tuple(map(clean_line, tags))) for address in addresses
    )
    outcomes: list[Subscribed | Refused] = []

    def hear(event: Event) -> None:
        if isinstance(event, Subscribed | Refused):
            outcomes.append(event)
            if not as_json:
                _tell(event)

    finished = run_job(Job(add=subscriptions, unchecked=unchecked), session.paths, hear)
    if as_json:
        click.echo(documents.text(documents.add_document(outcomes)))
    if finished.interrupted:
        return ExitCode.INTERRUPTED
    refused = sum(isinstance(outcome, Refused) for outcome in outcomes)
    return ExitCode.DONE if not refused else ExitCode.PARTLY if refused < len(outcomes) else ExitCode.FAILED


def _tell(event: Subscribed | Refused) -> None:
    if isinstance(event, Refused):
        narrate(f"{shown(event.address)}: {shown(event.reason)}")
        return
    said = "Already subscribed" if event.already else "Subscribed"
    articles = f" ({counted(event.entries, 'article')})" if event.entries is not None else ""
    click.echo(f"{said} to {shown(event.title) or 'a feed'}{articles}: {shown(event.address)}")
