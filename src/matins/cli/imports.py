"""`matins import`: subscribes to what a list names, without asking any of its feeds."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from matins.cli.command import as_json, counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode

if TYPE_CHECKING:  # the command loads them when it is called
    from matins.feeds.lists.listing import Listing, Remark
    from matins.service.subscriptions import ImportReport

_COUNTS = ("repeated", "marked", "saved", "views", "rules", "kept")
_TOLD = 50
"""How many remarks on a list a person reads."""


@table_command("import")
@click.argument("source", required=False)
@click.option("--tag", "tags", metavar="TAG", multiple=True, help="Give the new feeds a tag; may be repeated.")
@click.option("--starter", metavar="TOPIC", multiple=True, help="Add the starter feeds of a topic; may be repeated.")
@click.option(
    "--read-marks",
    "cache",
    type=click.Path(path_type=Path),
    metavar="CACHE.DB",
    help="Mark read what newsboat's cache has as read.",
)
@click.option("--yes", is_flag=True, help="Do not ask before many feeds are added.")
@as_json
@click.pass_obj
def command(
    session: Session,
    source: str | None,
    tags: tuple[str, ...],
    starter: tuple[str, ...],
    cache: Path | None,
    yes: bool,
    as_json: bool,
) -> int:
    """Take in OPML, newsboat's, newsraft's or nom's feeds, a plain list, or what matins export wrote."""
    from matins.export import documents, listing
    from matins.service.subscriptions import MANY_FEEDS, import_listing, import_read_marks, preview
    from matins.text.clean import clean_line

    if not (source or starter or cache):
        raise click.UsageError("name a list of feeds: a file, an address, or - for standard input.")
    wanted = _with_starters(_read(session, source), starter)
    given = tuple(map(clean_line, tags))
    new = len(preview(session.paths, wanted, tags=given).added)
    if new > MANY_FEEDS and not yes and sys.stdin.isatty() and not click.confirm(f"add {new:,} feeds?", err=True):
        narrate("nothing was added")
        return ExitCode.FAILED
    report = import_listing(session.paths, wanted, tags=given)
    if cache is not None:
        report = replace(report, marked=report.marked + import_read_marks(session.paths, cache))
    if as_json:
        counts = {name: getattr(report, name) for name in _COUNTS}
        told = listing.import_document(report.added, report.already, report.skipped, report.notes, counts)
        click.echo(documents.text(told))
    else:
        _tell(shown(source or ""), report)
    done = report.added or report.already or not report.skipped
    return ExitCode.FAILED if not done else ExitCode.PARTLY if report.skipped else ExitCode.DONE


def _read(session: Session, source: str | None) -> "Listing":
    from matins.feeds.lists.listing import Listing
    from matins.service.subscriptions import read_list

    limits = session.config().fetch
    return read_list(source, limits=limits) if source else Listing("")


def _with_starters(wanted: "Listing", names: Iterable[str]) -> "Listing":
    from matins.config.kinds import nearest
    from matins.service.subscriptions import starter_topics

    topics = {topic.name.casefold(): topic for topic in starter_topics()} if names else {}
    for name in names:
        if (topic := topics.get(name.casefold())) is None:
            known = tuple(topic.name for topic in topics.values())
            near = nearest(name, known)
            hint = f" (nearest: {near})" if near else ""
            raise click.UsageError(f"no starter feeds are called {shown(name)}{hint}; there are {', '.join(known)}.")
        wanted = replace(wanted, feeds=(*wanted.feeds, *topic.subscriptions))
    return wanted


def _tell(source: str, report: "ImportReport") -> None:
    _remarks(source, report.skipped, "skipped: ")
    _remarks(source, report.notes, "")
    repeated = f", {report.repeated:,} repeated" if report.repeated else ""
    marked = f", {counted(report.marked, 'mark')} taken over" if report.marked else ""
    saved = f", {counted(report.saved, 'page')} saved" if report.saved else ""
    judging = "".join(
        f", {counted(number, what)} added"
        for number, what in ((report.views, "view"), (report.rules, "rule"))
        if number
    )
    kept = f", {report.kept:,} of its views and rules there already" if report.kept else ""
    click.echo(
        f"{counted(len(report.added), 'feed')} added, {len(report.already):,} already there, "
        f"{len(report.skipped):,} skipped{repeated}{marked}{saved}{judging}{kept}"
    )
    if report.added:
        narrate("matins refresh fetches what they hold")


def _remarks(source: str, remarks: "tuple[Remark, ...]", what: str) -> None:
    for remark in remarks[:_TOLD]:
        narrate(f"{source}{f':{remark.line}' if remark.line else ''}: {what}{remark.text}: {remark.reason}")
    if len(remarks) > _TOLD:
        narrate(f"{source}: and {len(remarks) - _TOLD:,} more")
