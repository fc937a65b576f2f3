"""What trafilatura makes of a page: its word on which text is the article, who wrote it, and when; in which encoding.

The only importer of trafilatura.
"""

import logging
from dataclasses import dataclass
from datetime import datetime

import trafilatura
from lxml import etree
from lxml import html as lxml_html
from trafilatura.metadata import extract_metadata
from trafilatura.settings import Document as Extracted
from trafilatura.utils import detect_encoding

from matins.text.clean import AUTHOR, Clean, clean_line
from matins.text.dates import parse_date

_MOST_AUTHORS = 10

# What it raises on pages it was not made for; its own net catches TypeError and ValueError alone.
_FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError)

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    # Without a handler, Python prints their complaints about a page to the terminal.
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


@dataclass(frozen=True, slots=True)
class Guess:
    """Who may have written a page, and when."""

    authors: tuple[Clean, ...] = ()
    published: datetime | None = None


def body_lines(tree: lxml_html.HtmlElement, address: str | None) -> list[str]:
    """Return the lines of text that trafilatura takes for the article; `tree` stays as it is."""
    try:
        found = trafilatura.bare_extraction(tree, url=address, include_comments=False, include_tables=True)
    except _FAULTS:
        return []
    return (found.text or "").splitlines() if isinstance(found, Extracted) else []


def guess(tree: lxml_html.HtmlElement, address: str | None) -> Guess:
    """Return what trafilatura and htmldate think about a page that does not say it itself."""
    try:
        found = extract_metadata(tree, default_url=address)
    except _FAULTS:
        return Guess()
    cleaned = (clean_line(name, AUTHOR) for name in (found.author or "").split(";"))
    authors = tuple(name for name in dict.fromkeys(cleaned) if name)[:_MOST_AUTHORS]
    return Guess(authors, parse_date(found.date))


def encodings(body: bytes) -> list[str]:
    """Return the encodings that `body` may be in, by its statistics, the likeliest first."""
    return detect_encoding(body)
