"""Feeds that are no XML to values.  The only importer of feedparser."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import islice

import feedparser

from matins.feeds.fields import MOST_ENCLOSURES, MOST_ENTRIES, authors, entry_link, hints, language, plain_title
from matins.feeds.repair import APART
from matins.model.feed import Enclosure, Entry, Feed
from matins.text.clean import ADDRESS, AUTHOR, Clean, clean_line
from matins.text.dates import EARLIEST, LATEST, parse_date
from matins.text.urls import web_address

# What feedparser raises on documents it was not made for.
_FAULTS = (AssertionError, AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)

# Ten microseconds a tag are what it needs; an honest feed has fewer than these, not counting what is in CDATA.
_MOST_TAGS = 150_000
# Its time grows with the square of these: attributes of one element, parts of one entry, letters of one name (it looks
# for e-mail addresses there); its memory with a tag's length.
_MOST_ATTRIBUTES, _MOST_PARTS, _LONGEST, _LONGEST_TAG = 1_000, 2_000, 10_000_000, 200_000
_ATTRIBUTES = re.compile(rb"<[a-z][^<>]{2000,}", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:[\w.-]{1,32}:)?(?:item|entry)[\s>]", re.IGNORECASE)
_REPEATED = re.compile(
    rb"<(?:[\w.-]{1,32}:)?(?:category|enclosure|link|keywords|author|contributor|content)\b", re.IGNORECASE
)
_ENDLESS_NAME = re.compile(
    rb"<[\w.:-]{0,32}(?:author|contributor|creator|editor|email|master|name|owner|publisher)\b[^<>]{0,500}>"
    rb"(?:<!\[CDATA\[)?[^<]{2000}",
    re.IGNORECASE,
)

_WORD = re.compile(rb">\s*(\w+)\s*</")

UTF8 = "application/xml; charset=utf-8"
"""The content type of what was repaired."""

_Fields = Mapping[str, object]


def is_bearable(body: bytes) -> bool:
    """Whether feedparser gets through `body` in time."""
    if len(body) > _LONGEST or _ENDLESS_NAME.search(body):
        return False
    if body.count(b"<") > _MOST_TAGS and sum(piece.count(b"<") for piece in APART.split(body)[::2]) > _MOST_TAGS:
        return False
    tags = (tag[0] for tag in _ATTRIBUTES.finditer(body))
    if any(len(tag) > _LONGEST_TAG or tag.count(b"=") > _MOST_ATTRIBUTES for tag in tags):
        return False
    return all(len(_REPEATED.findall(part)) <= _MOST_PARTS for part in _ENTRY.split(body))


def read_loose(body: bytes, *, url: str, content_type: str | None = None) -> Feed | None:
    """Return the feed in `body`, None where feedparser finds none."""
    # Without the document's address feedparser leaves relative addresses alone, and so a guid as it was sent.
    headers = {"content-type": content_type} if content_type else {}
    try:
        found = feedparser.parse(
            BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _FAULTS:
        return None
    version, entries = _text(found, "version") or "", _list(found, "entries")
    if not version and not entries:
        return None
    atom = version.startswith("atom")
    channel = _raw(found, "feed")
    home = web_address(_text(channel, "link"), url)
    return Feed(
        title=_title(channel),
        home=home,
        lang=language(_text(channel, "language")),
        entries=tuple(_entry(fields, url, home, atom=atom) for fields in entries[:MOST_ENTRIES]),
        hints=hints(
            ttl=_text(channel, "ttl"),
            hours=_skipped(b"hours", body),
            days=_skipped(b"days", body),
            period=_text(channel, "sy_updateperiod"),
            frequency=_text(channel, "sy_updatefrequency"),
        ),
    )


def _skipped(what: bytes, body: bytes) -> list[str]:
    """Return the hours or days that a channel names to be skipped; feedparser keeps but the last one."""
    found = re.search(rb"<skip%b>(.{0,2000}?)</skip%b>" % (what, what), body, re.IGNORECASE | re.DOTALL)
    return [text.decode("ascii", "replace") for text in _WORD.findall(found[1])] if found else []


def _entry(fields: _Fields, url: str, home: str | None, *, atom: bool) -> Entry:
    base = url if atom else home or url
    enclosures = tuple(_enclosures(fields, base))
    identity = clean_line(_text(fields, "id"), ADDRESS) or None
    content = next((html for detail in _list(fields, "content") if (html := _html(detail))), None)
    updated = _date(fields, "updated")
    summary = _html(_raw(fields, "summary_detail")) or _text(fields, "summary")
    # feedparser keeps the last of several links; Atom says that the first may be taken, RSS has but one.
    alternate = _related(fields, "alternate", html=True) if atom else None
    own = _text(fields, "feedburner_origlink") or alternate or _link(fields)
    return Entry(
        id=identity,
        title=_title(fields),
        link=entry_link((own, _text(fields, "link"), identity), enclosures, base),
        author=_author(fields),
        summary_html=summary if summary != content else None,
        content_html=content,
        published=_date(fields, "published") or _date(fields, "created") or updated,
        updated=updated,
        comments=web_address(_text(fields, "comments") or _related(fields, "replies", html=True), base),
        comments_feed=web_address(_text(fields, "wfw_commentrss") or _related(fields, "replies", html=False), base),
        enclosures=enclosures,
    )


def _raw(fields: object, name: str) -> object:
    # Not FeedParserDict's own look-up, which gives one date for another.
    return dict.get(fields, name) if isinstance(fields, dict) else None


def _text(fields: object, name: str) -> str | None:
    value = _raw(fields, name)
    return value if isinstance(value, str) and value.strip() else None


def _list(fields: _Fields, name: str) -> list[_Fields]:
    values = _raw(fields, name)
    return [value for value in values if isinstance(value, dict)] if isinstance(values, list) else []


def _title(fields: object) -> Clean | None:
    literal = _raw(_raw(fields, "title_detail"), "type") == "text/plain"
    return plain_title(_text(fields, "title"), markup=None if literal else True)


def _html(detail: object) -> str | None:
    """Return a text construct as HTML: as sent, or escaped where it was sent as plain text."""
    value = _text(detail, "value")
    return escape(value, quote=False) if value and _raw(detail, "type") == "text/plain" else value


def _link(fields: _Fields) -> str | None:
    """Return the entry's link element; where there is none, feedparser gives a guid for it, a bare name too."""
    link = _text(fields, "link")
    return link if any(_raw(element, "href") == link for element in _list(fields, "links")) else None


def _related(fields: _Fields, relation: str, *, html: bool) -> str | None:
    """Return the first link of a relation that leads to a web page, or to something else (RFC 4287 section 4.2.7)."""
    for link in _list(fields, "links"):
        kind = _text(link, "type") or "text/html"
        if (_text(link, "rel") or "alternate") == relation and ("html" in kind) is html:
            return _text(link, "href")
    return None


def _author(fields: _Fields) -> Clean | None:
    names = [_text(author, "name") for author in _list(fields, "authors")]
    return authors(names) or authors([_text(fields, "author")])


def _enclosures(fields: _Fields, base: str) -> Iterator[Enclosure]:
    files = (link for link in _list(fields, "links") if _raw(link, "rel") == "enclosure")
    for file in islice(files, MOST_ENCLOSURES):
        if address := web_address(_text(file, "href"), base):
            yield Enclosure(address, clean_line(_text(file, "type"), AUTHOR))


def _date(fields: _Fields, name: str) -> datetime | None:
    """Return a date by our own reading, else feedparser's where the year it found stands in the text."""
    text = _text(fields, name)
    if moment := parse_date(text):
        return moment
    parts = _raw(fields, f"{name}_parsed")
    if not text or not isinstance(parts, tuple):
        return None
    try:
        year, month, day, hour, minute, second = parts[:6]
        moment = datetime(year, month, day, hour, minute, min(second, 59), tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
    years = (str(moment.year), f"{moment.year % 100:02}")
    return (
        moment
        if EARLIEST <= moment < LATEST and any(re.search(rf"(?<!\d){year}(?!\d)", text) for year in years)
        else None
    )
