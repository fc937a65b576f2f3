"""`matins list`: articles, one a line."""

from itertools import islice

import click

from matins.cli.command import as_json, columns, cut_last, narrate, padded, shown, table_command
from matins.cli.rows import rows_of
from matins.cli.session import Session
from matins.clock import iso, moment
from matins.model.article import Row

_FEED = 16


@table_command("list")
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True, help="The most articles; 0 for all.")
@click.option("--sort", type=click.Choice(["newest", "oldest", "feed", "length"]), default="newest", show_default=True)
@click.option("--count", is_flag=True, help="Print their number alone.")
@as_json
@click.pass_obj
def command(session: Session, query: tuple[str, ...], limit: int, sort: str, count: bool, as_json: bool) -> None:
    """List the articles that QUERY matches."""
    from matins.export import documents
    from matins.service.library import Sort  # the store

    asked = " ".join(query)
    config = session.config()
    with session.library(config) as library:
        view = library.open_view(asked, unread=False, sort=Sort(sort))
        rows = () if count else islice(rows_of(library, view), limit or None)
        if count:
            click.echo(str(view.total))
        elif as_json:
            click.echo(documents.text(documents.list_document(asked, view.total, rows)))
        else:
            cells = columns()
            for row in rows:
                click.echo(_line(row, cells, ascii_only=config.screen.ascii))
            if cells is not None and 0 < limit < view.total:
                narrate(f"{limit:,} of {view.total:,} articles; --limit 0 lists them all")


def _line(row: Row, cells: int | None, *, ascii_only: bool) -> str:
    glyphs = "*+" if ascii_only else "●★"
    marks = (" " if row.read else glyphs[0]) + (glyphs[1] if row.starred else " ")
    seconds = row.published if row.published is not None else row.sort_time
    if cells is None:
        return "\t".join((str(row.id), marks.strip(), iso(seconds), row.feed, row.title, shown(row.link or "")))
    date = moment(seconds).astimezone().strftime("%Y-%m-%d")
    return cut_last(f"{row.id:>6} {marks} {date}  {padded(row.feed, _FEED)}  ", row.title, cells)
