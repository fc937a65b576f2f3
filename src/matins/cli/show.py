"""`matins show`: one stored article."""

import click

from matins.cli.command import ARTICLE, as_json, columns, table_command
from matins.cli.session import Session
from matins.errors import MatinsError

_WIDEST = 80


@table_command("show")
@click.argument("article_id", metavar="ID", type=ARTICLE)
@click.option("--full", is_flag=True, help="Show all the article says.")
@as_json
@click.pass_obj
def command(session: Session, article_id: int, full: bool, as_json: bool) -> None:
    """Show the article ID, as matins list numbers it."""
    from matins.export import documents, plain

    with session.library() as library:
        article = library.article(article_id)
    if article is None:
        raise MatinsError(f"there is no article {article_id}; matins list shows their numbers")
    if as_json:
        click.echo(documents.text(documents.article_document(article, full=full)))
        return
    cells = columns()
    click.echo(plain.article_text(article, columns=cells and min(cells, _WIDEST), full=full), nl=False)
