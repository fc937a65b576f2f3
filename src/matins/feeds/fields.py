"""The rules for single fields of an entry that every kind of feed shares."""

import re
from collections.abc import Iterable, Sequence
from html import unescape

from matins.model.feed import Enclosure
from matins.text.clean import TITLE, Clean, clean_line
from matins.text.urls import web_address

MOST_ENTRIES, MOST_ENCLOSURES = 5_000, 50

_LONGEST_TITLE = 20 * TITLE
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<!--[^>]*>|<!\[CDATA\[|\]\]>")


def plain_title(text: str | None, *, markup: bool = True) -> Clean | None:
    """Return a title as text: with `markup`, its tags gone and its references read once."""
    text = (text or "")[:_LONGEST_TITLE]
    if markup:
        text = unescape(_TAG.sub("", text))
    return clean_line(text) or None


def entry_link(candidates: Iterable[str | None], enclosures: Sequence[Enclosure], base: str) -> str | None:
    """Return the first candidate that is an absolute http(s) address once resolved, else the first enclosure's.

    A candidate that cannot be told from plain text (a number, a phrase) is not resolved: only the first one, the
    entry's own link, may be relative.
    """
    for place, candidate in enumerate(candidates):
        if address := web_address(candidate, base if place == 0 else None):
            return address
    return enclosures[0].address if enclosures else None


def language(name: str | None) -> str | None:
    """Return the primary subtag of a language tag such as "en-US", in lower case (RFC 5646)."""
    primary = (name or "").strip().replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 else None
