"""`matins doctor`: whether everything matins stands on is well, and what becomes of a page and by the rules."""

import sys
from typing import TYPE_CHECKING

import click

from matins.cli.command import as_json, columns, narrate, table_group
from matins.cli.session import Session
from matins.errors import ConfigError, ExitCode
from matins.model.document import Status

if TYPE_CHECKING:
    from matins.service.doctor import Check


@table_group("doctor")
@as_json
@click.pass_context
def command(context: click.Context, as_json: bool) -> int:
    """Check, and say what to do where something is wrong."""
    from matins.export import documents
    from matins.service.doctor import checks

    if context.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError(f"write --json behind {context.invoked_subcommand}.")
        return ExitCode.DONE
    session: Session = context.obj
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


def _selector(_: click.Context, option: click.Parameter, value: str | None) -> str | None:
    from matins.config.kinds import Selector, WrongValueError  # after the option was given

    try:
        return None if value is None else Selector().read(value)
    except WrongValueError as wrong:
        raise click.BadParameter(str(wrong), param=option) from wrong


@command.command("page", help="Show what each step of extraction does to a page.")
@click.argument("source", required=False, metavar="ADDRESS|FILE|-")
@click.option("--keep", metavar="CSS", callback=_selector, help="The elements that are the article.")
@click.option("--drop", metavar="CSS", callback=_selector, help="Elements that are never part of it.")
@as_json
@click.pass_obj
def page(session: Session, source: str | None, keep: str | None, drop: str | None, as_json: bool) -> int:
    """Show what a refresh makes of a page: the selectors of the feed it belongs to count where none are given."""
    from matins.export import documents, extraction
    from matins.service.explaining import explain_source  # asyncio, httpx

    if source is None and sys.stdin.isatty():
        raise click.UsageError("name an address or a file, or send a page to standard input.")
    found = explain_source(source or "-", session.paths, session.config(), keep=keep, drop=drop)
    told = (found.document, found.steps, found.rules, found.feed)
    if as_json:
        click.echo(documents.text(documents.page_document(*told)))
    else:
        click.echo(extraction.extraction_text(*told, columns=columns()), nl=False)
    if found.document.status == Status.EMPTY:
        narrate(f"no article: {found.document.reason or 'no text'}")
        return ExitCode.FAILED
    return ExitCode.DONE


@command.command("rules", help="Tell what each rule would have hit in the last 30 days.")
@click.option("--apply", is_flag=True, help="Have the rules act on these articles too; matins undo takes it back.")
@as_json
@click.pass_obj
def rules(session: Session, apply: bool, as_json: bool) -> int:
    """Try the rules on what came in lately; nothing is changed but with --apply."""
    from matins.export import documents, judging
    from matins.service import rules as trying  # the store

    config = session.config()
    previews = trying.previews(session.paths, config, session.clock)
    done = trying.apply(session.paths, config, session.clock) if apply else None
    if as_json:
        click.echo(documents.text(judging.rules_document(previews, trying.DAYS, done)))
    else:
        click.echo(judging.rules_text(previews, trying.DAYS), nl=False)
    if apply:
        narrate(done or "nothing was left for the rules to do")
    return ExitCode.FAILED if any(preview.fault for preview in previews) else ExitCode.DONE


def _fields(check: "Check") -> dict[str, object]:
    fields = {"name": check.name, "ok": check.ok, "detail": check.detail}
    return fields | ({"advice": check.advice} if check.advice else {})
