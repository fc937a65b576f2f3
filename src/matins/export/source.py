"""Where a summary comes from, in the words that every text shows."""

from dataclasses import replace
from datetime import datetime

from matins.clock import moment
from matins.model.article import Article
from matins.model.document import Document, Status
from matins.text.clean import Clean
from matins.text.urls import host
from matins.text.words import reading_minutes

_SOURCES = {
    Status.FULL: "from the full text",
    Status.FEED: "from the feed's text",
    Status.TEASER: "teaser only",
    Status.EMPTY: "no text",
}


def source(status: Status, reason: Clean | None) -> Clean:
    """Return where a summary comes from, and why it is not the full text, or what to doubt where it is."""
    said = _SOURCES[status]
    return Clean(f"{said}: {reason}" if reason else said)


def about(document: Document) -> Clean:
    """Return authors, date, site and reading time of `document`, whichever are known, on one line."""
    minutes = reading_minutes(document.words)
    parts = (
        ", ".join(document.authors),
        day(document.published, guessed=document.date_guessed),
        host(document.link) if document.link else "",
        f"{minutes} min" if minutes else "",
    )
    return Clean(" · ".join(part for part in parts if part))


def day(date: datetime | None, *, guessed: bool = False) -> Clean:
    """Return the day of `date`, "about" it where it was guessed, nothing where there is none."""
    return Clean(f"{'about ' if guessed else ''}{date:%Y-%m-%d}" if date else "")


def as_stored(article: Article) -> Document:
    """Return the document of `article` with what its feed says of it, which wins over what the page does."""
    row, document = article.row, article.document
    told = row.published is not None
    return replace(
        document,
        title=row.title,
        authors=(article.author,) if article.author else document.authors,
        published=moment(row.published) if row.published is not None else document.published,
        date_guessed=document.date_guessed and not told,
        lang=article.lang,
        link=row.link,
        status=row.status,
        reason=article.reason,
    )
