"""Where a summary comes from, in the words that every text shows."""

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
    """Return where a summary comes from, and the reason where it is not the full text."""
    said = _SOURCES[status]
    return Clean(f"{said}: {reason}" if reason else said)


def about(document: Document) -> Clean:
    """Return authors, date, site and reading time of `document`, whichever are known, on one line."""
    minutes = reading_minutes(document.words)
    parts = (
        ", ".join(document.authors),
        document.published.strftime("%Y-%m-%d") if document.published else "",
        host(document.link) if document.link else "",
        f"{minutes} min" if minutes else "",
    )
    return Clean(" · ".join(part for part in parts if part))
