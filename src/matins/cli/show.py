"""`matins show`: one stored article."""

from dataclasses import replace

import click

from matins.cli.command import ARTICLE, FORMATS, as_json, prose_columns, table_command
from matins.cli.session import Session
from matins.errors import MatinsError
from matins.model.article import Article


@table_command("show")
@click.argument("article_id", metavar="ID", type=ARTICLE)
@click.option("--full", is_flag=True, help="Show all the article says.")
@click.option("--other", is_flag=True, help="Show its other text: the feed's where the page is shown, else the page's.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@as_json
@click.pass_obj
def command(session: Session, article_id: int, full: bool, other: bool, form: str, as_json: bool) -> None:
    """Show the article ID, as matins list numbers it."""
    from matins.export import documents, markdown, plain
    from matins.export.source import as_stored

    article = _article(session, article_id, other=other)
    match "json" if as_json else form:
        case "json":
            click.echo(documents.text(documents.article_document(article, full=full)))
        case "markdown":
            document = as_stored(article)
            summary = replace(article.summary, document=document)
            shown = markdown.document_markdown(document) if full else markdown.summary_markdown(summary)
            click.echo(shown, nl=False)
        case _:
            click.echo(plain.article_text(article, columns=prose_columns(), full=full), nl=False)


def _article(session: Session, article_id: int, *, other: bool) -> Article:
    with session.library() as library:
        article = library.article(article_id)
        if article is None:
            raise MatinsError(f"there is no article {article_id}; matins list shows their numbers")
        if other and (article := library.other_text(article_id)) is None:
            raise MatinsError(f"article {article_id} has no other text")
    return article
