"""`matins summarize`: the summary and points of one page, file or text, without storing it."""

import sys

import click

from matins.cli.command import FORMATS, narrate, prose_columns, table_command
from matins.cli.session import Session
from matins.errors import ExitCode
from matins.model.document import Status


@table_command("summarize")
@click.argument("source", required=False)
@click.option("--title", metavar="TITLE", help="The title, where the source does not tell it right.")
@click.option("--lang", metavar="LANG", help="The language, such as en.")
@click.option("--sentences", type=click.IntRange(1), metavar="N", help="The most sentences.")
@click.option("--words", type=click.IntRange(1), metavar="N", help="The most words of all sentences together.")
@click.option("--points", type=click.IntRange(0, 9), metavar="N", help="The most points; 0 for none.")
@click.option("--algorithm", metavar="NAME", help="How sentences are chosen.")
@click.option("--explain", is_flag=True, help="Tell what every sentence was worth, why, and where it stands.")
@click.option("--format", "form", type=click.Choice(FORMATS), default="text", show_default=True)
@click.pass_obj
def command(
    session: Session,
    /,
    source: str | None,
    title: str | None,
    lang: str | None,
    algorithm: str | None,
    explain: bool,
    form: str,
    **budget: int | None,
) -> int:
    """Summarise a web address, a file, or standard input ("-", or no name and no terminal)."""
    from matins.export import documents, markdown, plain
    from matins.service.summarising import explain_source, summarise_source  # asyncio, httpx
    from matins.work.tasks import SummaryOptions  # the same

    if source is None and sys.stdin.isatty():
        raise click.UsageError("name an address or a file, or send a text to standard input.")
    config = session.config()
    defaults = config.summary
    sentences, points = budget["sentences"], budget["points"]
    options = SummaryOptions(
        # Words alone are a budget of their own.
        sentences=sentences or (None if budget["words"] else defaults.sentences),
        words=budget["words"],
        points=defaults.points if points is None else points,
        algorithm=algorithm or defaults.algorithm,
    )
    judged = None
    if explain:
        summary, judged = explain_source(source or "-", options, limits=config.fetch, title=title, lang=lang)
    else:
        summary = summarise_source(source or "-", options, limits=config.fetch, title=title, lang=lang)
    match form:
        case "json":
            click.echo(documents.text(documents.summary_document(summary, judged)))
        case "markdown":
            click.echo(markdown.summary_markdown(summary, judged), nl=False)
        case _:
            click.echo(plain.summary_text(summary, columns=prose_columns(), judged=judged), nl=False)
    if summary.document.status == Status.EMPTY:
        narrate(f"nothing to summarise: {summary.document.reason or 'no text'}")
        return ExitCode.FAILED
    return ExitCode.DONE
