"""`matins refresh`: one refresh, for people, cron and timers."""

import click

from matins.cli.command import as_json, counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.errors import ExitCode
from matins.model.events import Event, Failure, FeedDone, Finished, Notice


@table_command("refresh")
@click.argument("feeds", nargs=-1)
@click.option("--force", is_flag=True, help="Ask every feed, due or not; still conditionally.")
@as_json
@click.pass_obj
def command(session: Session, feeds: tuple[str, ...], force: bool, as_json: bool) -> int:
    """Refresh the feeds that are due, or those that FEED names by address, title or a part of them."""
    from matins.cli.jobs import run_job  # asyncio, httpx
    from matins.service.background import Job

    def hear(event: Event) -> None:
        if isinstance(event, FeedDone) and event.outcome == "failed" and not as_json:
            narrate(_failure(Failure(event.address, event.reason or "failed")))
        elif isinstance(event, Notice):
            narrate(shown(event.text))

    finished = run_job(Job(feeds=feeds, force=force), session.paths, hear)
    if as_json:
        from matins.export import documents  # for this answer alone

        click.echo(documents.text(documents.refresh_document(finished)))
    elif said := _sums(finished, session, force=force):
        click.echo(said)
    if finished.interrupted:
        return ExitCode.INTERRUPTED
    good = finished.ok + finished.unchanged
    return ExitCode.DONE if not finished.failed else ExitCode.PARTLY if good else ExitCode.FAILED


def _sums(finished: Finished, session: Session, *, force: bool) -> str:
    feeds = finished.ok + finished.unchanged + finished.failed
    if not feeds and finished.interrupted:
        return ""
    if not feeds and not session.config().feeds:
        return "no feeds yet; matins add ADDRESS subscribes to one"
    if not feeds:
        return "every feed is gone; matins feeds lists them" if force else "no feed is due; --force asks them all"
    failed = f", {counted(finished.failed, 'feed')} failed" if finished.failed else ""
    return f"{counted(feeds, 'feed')}: {counted(finished.new, 'new article')}, {finished.updated:,} updated{failed}"


def _failure(failure: Failure) -> str:
    return f"{shown(failure.address)}: {shown(failure.reason)}"
