"""What trafilatura makes of a page: its word on which text is the article, who wrote it, and when; in which encoding.

The only importer of trafilatura.
"""

import logging
from datetime import datetime

import trafilatura
import trafilatura.external
from htmldate import find_date
from justext import get_stoplist
from lxml import etree
from lxml import html as lxml_html
from trafilatura.metadata import examine_meta, extract_author
from trafilatura.settings import Document as Extracted
from trafilatura.utils import detect_encoding

from matins.text.dates import parse_date

# What it raises on pages it was not made for; its own net catches TypeError and ValueError alone.
_FAULTS = (AttributeError, LookupError, RecursionError, TypeError, ValueError, etree.LxmlError)

_LANGUAGES = (
    "Arabic Czech Danish Dutch English French German Greek Hungarian Indonesian Italian Norwegian_Bokmal Persian Polish"
    " Portuguese Romanian Russian Spanish Swedish Turkish Ukrainian Vietnamese"
)

# For its last resort it would load the stop words of a hundred languages: 30 MB that change one page in 500.
vars(trafilatura.external)["JT_STOPLIST"] = tuple({word for name in _LANGUAGES.split() for word in get_stoplist(name)})

for _name in ("trafilatura", "htmldate", "courlan", "justext", "readability"):
    # Without a handler, Python prints their complaints about a page to the terminal.
    logging.getLogger(_name).addHandler(logging.NullHandler())
    logging.getLogger(_name).propagate = False


def body_lines(tree: lxml_html.HtmlElement, address: str | None) -> list[str]:
    """Return the lines of text that trafilatura takes for the article; `tree` stays as it is."""
    try:
        found = trafilatura.bare_extraction(tree, url=address, include_comments=False, include_tables=True)
    except _FAULTS:
        return []
    return (found.text or "").splitlines() if isinstance(found, Extracted) else []


def guessed_authors(tree: lxml_html.HtmlElement) -> list[str]:
    """Return who may have written a page that does not say it plainly."""
    try:
        return (examine_meta(tree).author or extract_author(tree) or "").split(";")
    except _FAULTS:
        return []


def guessed_date(tree: lxml_html.HtmlElement, address: str | None) -> datetime | None:
    """Return when a page may have been published that does not say it plainly.

    The first of January is what a bare year, as in a copyright, is made into: it is taken for none.
    """
    try:
        found = parse_date(find_date(tree, original_date=True, url=address))
    except _FAULTS:
        return None
    return None if found is None or (found.month, found.day) == (1, 1) else found


def encodings(body: bytes) -> list[str]:
    """Return the encodings that `body` may be in, by its statistics, the likeliest first."""
    return detect_encoding(body)
