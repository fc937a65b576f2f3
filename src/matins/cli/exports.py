"""`matins export`: the feeds as a list for other programs, or all that a person owns as JSON."""

from pathlib import Path

import click

from matins.cli.command import counted, narrate, shown, table_command
from matins.cli.session import Session
from matins.clock import iso
from matins.errors import MatinsError

_FORMATS = ("opml", "newsboat", "json")


@table_command("export")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="opml", show_default=True)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write to this file, yours alone."
)
@click.option("--force", is_flag=True, help="Overwrite the file.")
@click.pass_obj
def command(session: Session, form: str, output: Path | None, force: bool) -> None:
    """Write the feeds in the config's order."""
    text, feeds = _exported(session, form)
    if output is None:
        click.echo(text, nl=False)
        return
    _write(output, text, force=force)
    narrate(f"{counted(feeds, 'feed')} written to {shown(str(output))}")


def _exported(session: Session, form: str) -> tuple[str, int]:
    """Return the list as text, and how many feeds are in it."""
    config = session.config()
    match form:
        case "newsboat":
            from matins.feeds.lists.newsboat import write_newsboat

            return write_newsboat(config.feeds), len(config.feeds)
        case "json":
            from matins.export import documents
            from matins.feeds.lists.backup import backup

            with session.library(config) as library:
                marks, saved = library.marks(), library.saved_pages()
            made = iso(session.clock.now())
            document = backup(config.feeds, marks, saved, made, views=config.views, rules=config.rules)
            return f"{documents.text(document)}\n", len(config.feeds)
        case _:
            from matins.feeds.lists.opml import write_opml

            with session.library(config) as library:
                feeds = library.feeds()
            return write_opml(feeds, session.clock.now()), len(feeds)


def _write(path: Path, text: str, *, force: bool) -> None:
    from matins.paths import replace_file

    try:
        there = path.exists() or path.is_symlink()
        if there and (not force or not path.is_file()):
            what = "is there already; --force overwrites it" if path.is_file() else "is no file to write to"
            raise MatinsError(f"{shown(str(path))} {what}")
        replace_file(path.resolve(), text.encode())  # a link stays one
    except OSError as error:
        raise MatinsError(f"{shown(str(path))}: cannot be written: {error.strerror}") from error
