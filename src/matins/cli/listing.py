"""`matins list`: articles, one a line."""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

import click

from matins.cli.command import as_json, columns, cut_last, narrate, padded, shown, table_command
from matins.cli.rows import rows_of
from matins.cli.session import Session
from matins.cli.view_option import view_option
from matins.clock import iso, moment
from matins.model.article import Row

if TYPE_CHECKING:  # the store
    from matins.service.library import Library, View
    from matins.text.snippets import Snippet

_SORTS = ("newest", "oldest", "feed", "length", "best")

_FEED = 16


@table_command("list")
@click.argument("query", nargs=-1)
@click.option("--limit", type=click.IntRange(0), default=50, show_default=True, help="The most articles; 0 for all.")
@click.option("--sort", type=click.Choice(_SORTS), default="newest", show_default=True, help="best: by QUERY's words.")
@view_option
@click.option("--count", is_flag=True, help="Print their number alone.")
@as_json
@click.pass_obj
def command(
    session: Session,
    query: tuple[str, ...],
    limit: int,
    sort: str,
    view_name: str | None,
    count: bool,
    as_json: bool,
) -> None:
    """List the articles that QUERY matches."""
    from matins.export import documents
    from matins.service.library import Sort  # the store

    config = session.config()
    asked = " ".join(query)
    if view_name is not None:
        from matins.service.views import asked_of, view_named

        asked = asked_of(view_named(config, view_name), asked)
    with session.library(config) as library:
        view = library.open_view(asked, unread=False, sort=Sort(sort))
        rows = () if count else islice(rows_of(library, view), limit or None)
        if count:
            click.echo(str(library.count(view)))
        elif as_json:
            listed = _with_snippets(library, asked, rows)
            click.echo(documents.text(documents.list_document(asked, library.count(view), listed)))
        else:
            cells = columns()
            for row in rows:
                click.echo(_line(row, cells, ascii_only=config.screen.ascii))
            if cells is not None:
                _tell_of_others(view, limit, library.count(view))


def _with_snippets(library: "Library", query: str, rows: Iterable[Row]) -> "Iterable[tuple[Row, Snippet | None]]":
    """Yield each row with the piece of its article that has most of the query's words."""
    from matins.service.finding import Snippets

    snippets = Snippets(query)
    for row in rows:
        article = library.article(row.id) if snippets else None
        yield row, snippets.of(article) if article else None


def _tell_of_others(view: "View", limit: int, total: int) -> None:
    """Tell that articles which match are not listed, or not ranked."""
    if view.more and view.sort == "best":
        narrate(f"the newest {view.total:,} of {total:,} articles were ranked")
    elif 0 < limit < total:
        narrate(f"{limit:,} of {total:,} articles; --limit 0 lists them all")


def _line(row: Row, cells: int | None, *, ascii_only: bool) -> str:
    glyphs = "*+" if ascii_only else "●★"
    marks = (" " if row.read else glyphs[0]) + (glyphs[1] if row.starred else " ")
    seconds = row.published if row.published is not None else row.sort_time
    if cells is None:
        return "\t".join((str(row.id), marks.strip(), iso(seconds), row.feed, row.title, shown(row.link or "")))
    date = moment(seconds).astimezone().strftime("%Y-%m-%d")
    return cut_last(f"{row.id:>6} {marks} {date}  {padded(row.feed, _FEED)}  ", row.title, cells)
