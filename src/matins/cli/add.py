"""`matins add`: subscribes to feeds, to the feeds of pages, or stores single pages."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

from matins.cli.choosing import ask, can_ask, tell_choices
from matins.cli.command import as_json, counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode
from matins.model.events import Choices, Event, Refused, Saved, Subscribed
from matins.model.feed import Subscription
from matins.text.clean import clean_line
from matins.text.urls import has_credentials

if TYPE_CHECKING:  # asyncio, which the help does without
    from matins.service.background import Job

Outcome = Subscribed | Choices | Saved | Refused


@table_command("add")
@click.argument("addresses", nargs=-1, required=True)
@click.option("--title", metavar="TITLE", help="Call the feed this instead of what it calls itself.")
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Give the feeds a tag; may be repeated.")
@click.option("--first", is_flag=True, help="Where a page leads to several feeds, take the likeliest.")
@click.option("--unchecked", is_flag=True, help="Subscribe without asking any server.")
@click.option("--once", is_flag=True, help="Store the page as an article, without a feed.")
@as_json
@click.pass_obj
def command(
    session: Session,
    addresses: tuple[str, ...],
    title: str | None,
    tags: tuple[str, ...],
    first: bool,
    unchecked: bool,
    once: bool,
    as_json: bool,
) -> int:
    """Subscribe, and fetch what the feeds hold."""
    from matins.export import documents
    from matins.service.background import Job

    if title and len(addresses) > 1:
        raise click.UsageError("--title names one feed; give one address with it.")
    if once and (title or tags or first or unchecked):
        raise click.UsageError("--once stores a page; --title, --tag, --first and --unchecked are about feeds.")
    session.config()
    name, labels = clean_line(title) or None, tuple(map(clean_line, tags))
    wanted = tuple(Subscription(address, name, labels) for address in addresses)
    adding = Adding(session, quiet=as_json)
    adding.run(Job(save=addresses) if once else Job(add=wanted, unchecked=unchecked, first=first))
    if not (as_json or adding.interrupted) and can_ask():
        adding.ask(wanted[0])
    if as_json:
        click.echo(documents.text(documents.add_document(adding.outcomes)))
    adding.tell_passwords(addresses)
    return adding.code


class Adding:
    """The jobs of one command, and what came of them; `quiet` keeps that for the end."""

    def __init__(self, session: Session, *, quiet: bool) -> None:
        self._session, self._quiet = session, quiet
        self.interrupted = False
        self.outcomes: list[Outcome] = []

    def run(self, job: "Job") -> None:
        """Run `job`, and tell each outcome as it comes."""
        from matins.cli.jobs import run_job  # asyncio, httpx

        def hear(event: Event) -> None:
            if isinstance(event, Outcome):
                self.outcomes.append(event)
                if not (self._quiet or (isinstance(event, Choices) and can_ask())):
                    _tell(event)

        self.interrupted |= run_job(job, self._session.paths, hear).interrupted

    def ask(self, wanted: Subscription) -> None:
        """Let a person choose wherever there was a choice, and subscribe to what was chosen, tagged like `wanted`."""
        from matins.service.background import Job

        chosen: list[Subscription] = []
        for choices in [outcome for outcome in self.outcomes if isinstance(outcome, Choices)]:
            picked = ask(choices, several=wanted.title is None)
            if picked:
                self.outcomes.remove(choices)
            chosen += [replace(wanted, address=choice.address) for choice in picked]
        if chosen:
            self.run(Job(add=tuple(chosen)))

    def tell_passwords(self, addresses: Iterable[str]) -> None:
        """Say where the passwords belong that were typed for what is followed or stored now."""
        taken = {_host(outcome.address) for outcome in self.outcomes if isinstance(outcome, Subscribed | Saved)}
        hosts = {_host(address) for address in addresses if has_credentials(address)}
        for name in sorted(hosts & taken):
            narrate(
                f"the password was not stored; put it into ~/.netrc: machine {shown(name)} login USER password PASSWORD"
            )

    @property
    def code(self) -> ExitCode:
        """The exit code: a choice that nobody made counts as failed."""
        if self.interrupted:
            return ExitCode.INTERRUPTED
        failed = sum(isinstance(outcome, Refused | Choices) for outcome in self.outcomes)
        return ExitCode.DONE if not failed else ExitCode.PARTLY if failed < len(self.outcomes) else ExitCode.FAILED


def _tell(event: Outcome) -> None:
    match event:
        case Refused(address, reason):
            narrate(f"{shown(address)}: {shown(reason)}")
        case Choices():
            tell_choices(event)
            narrate("--first takes the first; each can be added by its own address.")
        case Saved(article, _, title, already):
            click.echo(f"{'Saved again' if already else 'Saved'} {shown(title) or 'a page'} ({article})")
        case Subscribed(address, title, entries, already):
            said = "Already subscribed" if already else "Subscribed"
            articles = f" ({counted(entries, 'article')})" if entries is not None else ""
            click.echo(f"{said} to {shown(title) or 'a feed'}{articles}: {shown(address)}")


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""
