"""The rules for single fields of a feed or an entry that every kind of feed shares."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from html import unescape

from matins.model.feed import Enclosure, Entry, Feed, Hints
from matins.text.clean import AUTHOR, TEXT, TITLE, Clean, clean_line
from matins.text.urls import web_address

MOST_ENTRIES, MOST_ENCLOSURES = 5_000, 50
MOST_HTML = 3 * TEXT
"""Characters of an entry's HTML that are kept; more is seldom text, and costs many times its size further on."""

_LONGEST_TITLE = 20 * TITLE
_TAG = re.compile(r"</?([a-zA-Z][\w-]*+)[^<>]*>|<!--[^>]*>|<!\[CDATA\[|\]\]>")
# What begins a new line parts words.
_PARTING = frozenset({"br", "div", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "p", "td"})
# An RSS title says nowhere whether it is HTML: an end tag, a void element or a reference tells.
_HTML = re.compile(r"</[a-zA-Z]\w*\s*>|<(?:img|br|wbr|hr)\b[^<>]*>|&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);", re.IGNORECASE)
_MOST_AUTHORS = 20
_MAILBOX = re.compile(r"\A\s*[^\s<>()]+@[^\s<>()]+\s*\((?P<after>[^()]+)\)\s*\Z|\A(?P<before>[^<>]+)<[^<>]*>\s*\Z")

_HOUR, _DAY = 3600, 24 * 3600
_PERIODS = {"hourly": _HOUR, "daily": _DAY, "weekly": 7 * _DAY, "monthly": 30 * _DAY, "yearly": 365 * _DAY}
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_NUMBER = re.compile(r"\s*\+?(\d{1,6})(?:\.\d*)?\s*", re.ASCII)


def plain_title(text: str | None, *, markup: bool | None = True) -> Clean | None:
    """Return a title as text: with `markup`, its tags gone and its references read once; None asks the text itself."""
    text = (text or "")[:_LONGEST_TITLE]
    if ("<" in text or "&" in text) and (markup or (markup is None and _HTML.search(text))):
        text = unescape(_TAG.sub(lambda tag: " " if (tag[1] or "").lower() in _PARTING else "", text))
    return clean_line(text) or None


def entry_link(candidates: Iterable[str | None], enclosures: Sequence[Enclosure], base: str) -> str | None:
    """Return the first candidate that is an absolute http(s) address once resolved, else the first enclosure's.

    A candidate that cannot be told from plain text (a number, a phrase) is not resolved: only the first one, the
    entry's own link, may be relative.
    """
    for place, candidate in enumerate(candidates):
        if candidate and (address := web_address(candidate, base if place == 0 else None)):
            return address
    return enclosures[0].address if enclosures else None


def authors(names: Iterable[str | None]) -> Clean | None:
    """Return the names of who wrote an entry, each once; of a mailbox, what it is called (RFC 5322 section 3.4)."""
    found: dict[Clean, None] = {}
    for name in names:
        if name and len(found) < _MOST_AUTHORS and (line := clean_line(name, AUTHOR)):
            called = _MAILBOX.match(line) if "@" in line else None
            found[clean_line(called["after"] or called["before"], AUTHOR) or line if called else line] = None
    return next(iter(found), None) if len(found) < 2 else clean_line(", ".join(found), AUTHOR)


def within_bounds(feed: Feed) -> Feed:
    """Return `feed` with no entry whose HTML is longer than MOST_HTML: pictures in it go first, then what is last."""
    if not any(map(_is_long, feed.entries)):
        return feed
    return replace(feed, entries=tuple(_shortened(entry) if _is_long(entry) else entry for entry in feed.entries))


def _is_long(entry: Entry) -> bool:
    return len(entry.content_html or "") > MOST_HTML or len(entry.summary_html or "") > MOST_HTML


def _shortened(entry: Entry) -> Entry:
    return replace(entry, content_html=_begun(entry.content_html), summary_html=_begun(entry.summary_html))


def _begun(html: str | None) -> str | None:
    if html is None or len(html) <= MOST_HTML:
        return html
    from matins.extract.markup import tidy  # hardly any entry is that long

    html = tidy(html)
    begun = html[:MOST_HTML]
    tag = begun.rfind("<")
    return begun[:tag] if len(html) > MOST_HTML and tag > begun.rfind(">") else begun


def language(name: str | None) -> str | None:
    """Return the primary subtag of a language tag such as "en-US", in lower case (RFC 5646)."""
    if not name:
        return None
    primary = name.strip().replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 else None


def hints(
    *,
    ttl: str | None = None,
    hours: Iterable[str] = (),
    days: Iterable[str] = (),
    period: str | None = None,
    frequency: str | None = None,
) -> Hints:
    """Return what a feed asks of who polls it: RSS 2.0's ttl in minutes, skipHours and skipDays.

    Without a ttl, the period and frequency of RSS 1.0's syndication module (its defaults: daily, once) count for it.
    """
    seconds = 60 * _number(ttl)
    if not seconds and (period or frequency):
        seconds = _PERIODS.get((period or "daily").strip().lower(), 0) // (_number(frequency) or 1)
    return Hints(
        ttl=seconds,
        # RSS 0.91 counted the hours from 1 to 24.
        skip_hours=frozenset(hour % 24 for text in hours if _NUMBER.fullmatch(text) and (hour := _number(text)) <= 24),
        skip_days=frozenset(_DAYS.index(day) for text in days if (day := text.strip().lower()[:3]) in _DAYS),
    )


def _number(text: str | None) -> int:
    found = _NUMBER.fullmatch(text or "")
    return int(found[1]) if found else 0
