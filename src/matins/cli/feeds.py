"""`matins feeds`: the subscriptions and their health."""

from collections.abc import Iterator, Sequence

import click

from matins.cli.command import as_json, columns, cut_last, narrate, padded, shown, table_command
from matins.cli.session import Session
from matins.clock import iso, moment
from matins.model.feed import FeedState
from matins.text.clean import clean_line

_TITLE = 28


@table_command("feeds")
@as_json
@click.pass_obj
def command(session: Session, as_json: bool) -> None:
    """List feeds in the config's order."""
    from matins.export import documents

    with session.library() as library:
        feeds = library.feeds()
    if as_json:
        click.echo(documents.text(documents.feeds_document(feeds)))
    elif not feeds:
        narrate("no feeds yet; matins add ADDRESS subscribes to one")
    for line in () if as_json else _lines(feeds, columns()):
        click.echo(line)


def _lines(feeds: Sequence[FeedState], cells: int | None) -> Iterator[str]:
    for feed in feeds:
        if cells is None:
            good = iso(feed.last_good) if feed.last_good is not None else ""
            due = iso(feed.next_due) if feed.next_due and not feed.gone else ""
            yield "\t".join((shown(feed.address), feed.title, str(feed.unread), good, feed.last_error or "", due))
            continue
        when = _here(feed.last_good) if feed.last_good is not None else "never"
        yield cut_last(f"{feed.unread:>6}  {when:<16}  {padded(feed.title, _TITLE)}  ", shown(feed.address), cells)
        if feed.gone:
            advice = f"its server says it is no more; matins remove {shown(feed.address)}"
            yield cut_last("        gone: ", clean_line(advice), cells)
        elif feed.last_error:
            times = f" {feed.failures} times" if feed.failures > 1 else ""
            due = f", next try {_here(feed.next_due)}" if feed.next_due else ""
            yield cut_last(f"        failed{times}{due}: ", feed.last_error, cells)
        if feed.move:
            yield cut_last("        moving to: ", shown(feed.move.address), cells)


def _here(seconds: int) -> str:
    return moment(seconds).astimezone().strftime("%Y-%m-%d %H:%M")
