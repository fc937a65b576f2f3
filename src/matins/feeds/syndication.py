"""RSS, Atom and RDF to values.  The only importer of feedparser."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from itertools import islice

import feedparser

from matins.extract.sniff import is_feed
from matins.feeds.fields import MOST_ENCLOSURES, MOST_ENTRIES, entry_link, language, plain_title
from matins.feeds.repair import is_well_formed, repaired
from matins.model.feed import Enclosure, Entry, Feed
from matins.text.charsets import charset_parameter, declared_charset, patched_utf8
from matins.text.clean import ADDRESS, AUTHOR, Clean, clean_line
from matins.text.dates import EARLIEST, LATEST, parse_date
from matins.text.urls import web_address

# What feedparser raises on documents it was not made for.
_FAULTS = (AssertionError, AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError)
_UNICODE = frozenset({"utf-8", "utf8", "us-ascii", "ascii"})
_WIDE_STARTS = (b"\xff\xfe", b"\xfe\xff", b"\x00<", b"<\x00", b"\x00\x00\x00<", b"\x4c\x6f\xa7\x94")

# feedparser takes a text for HTML where it has an end tag or a reference; these elements have none.
_VOID = re.compile(r"<(?:img|br|wbr|hr)\b[^<>]*>", re.IGNORECASE)

_Fields = Mapping[str, object]


def read_syndication(body: bytes, *, url: str, content_type: str | None = None) -> Feed | None:
    """Return the feed in `body`, None where there is none to be found."""
    body, content_type = _readable(body, content_type)
    # Without the document's address feedparser leaves relative addresses alone, and so a guid as it was sent.
    headers = {"content-type": content_type} if content_type else {}
    try:
        found = feedparser.parse(
            BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
        )
    except _FAULTS:
        return None
    version, entries = _text(found, "version") or "", _list(found, "entries")
    if not version and not entries and not (is_feed(body) and is_well_formed(body)):
        return None
    atom = version.startswith("atom")
    channel = _raw(found, "feed")
    home = web_address(_text(channel, "link"), url)
    return Feed(
        title=_title(channel),
        home=home,
        lang=language(_text(channel, "language")),
        entries=tuple(_entry(fields, url, atom=atom) for fields in entries[:MOST_ENTRIES]),
    )


def _readable(body: bytes, content_type: str | None) -> tuple[bytes, str | None]:
    """Return `body` and its content type as feedparser reads them right.

    One byte that is no UTF-8 makes it read all as another charset, and a bare ampersand or an HTML entity puts it on
    its loose path, which changes titles.
    """
    charset = charset_parameter(content_type)
    if body.startswith(_WIDE_STARTS):
        return body, content_type
    if (charset or declared_charset(body) or "utf-8").lower() in _UNICODE:
        try:
            body.decode("utf-8")
        except UnicodeDecodeError:
            body = (patched_utf8(body) or "").encode("utf-8", "replace")
            content_type = "application/xml; charset=utf-8"
    return (body if is_well_formed(body) else repaired(body)), content_type


def _entry(fields: _Fields, base: str, *, atom: bool) -> Entry:
    enclosures = tuple(_enclosures(fields, base))
    identity = clean_line(_text(fields, "id"), ADDRESS) or None
    content = next((html for detail in _list(fields, "content") if (html := _html(detail))), None)
    published, updated = _date(fields, "published") or _date(fields, "created"), _date(fields, "updated")
    summary = _html(_raw(fields, "summary_detail")) or _text(fields, "summary")
    # feedparser keeps the last of several links; Atom says that the first may be taken, RSS has but one.
    alternate = _alternate(fields) if atom else None
    own = _text(fields, "feedburner_origlink") or alternate or _link(fields)
    return Entry(
        id=identity,
        title=_title(fields),
        link=entry_link((own, _text(fields, "link"), identity), enclosures, base),
        author=_author(fields),
        summary_html=summary if summary != content else None,
        content_html=content,
        published=published or (None if atom else updated),
        updated=updated,
        comments=web_address(_text(fields, "comments"), base),
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
    text = _text(fields, "title")
    literal = _raw(_raw(fields, "title_detail"), "type") == "text/plain" and not _VOID.search(text or "")
    return plain_title(text, markup=not literal)


def _html(detail: object) -> str | None:
    """Return a text construct as HTML: as sent, or escaped where it was sent as plain text."""
    value = _text(detail, "value")
    return escape(value, quote=False) if value and _raw(detail, "type") == "text/plain" else value


def _link(fields: _Fields) -> str | None:
    """Return the entry's link element; where there is none, feedparser gives a guid for it, a bare name too."""
    link = _text(fields, "link")
    return link if any(_raw(element, "href") == link for element in _list(fields, "links")) else None


def _alternate(fields: _Fields) -> str | None:
    """Return the first link to the entry's page (RFC 4287 section 4.2.7.2)."""
    for link in _list(fields, "links"):
        kind = _text(link, "type") or "text/html"
        if (_text(link, "rel") or "alternate") == "alternate" and "html" in kind:
            return _text(link, "href")
    return None


def _author(fields: _Fields) -> Clean | None:
    names = (clean_line(_text(author, "name"), AUTHOR) for author in _list(fields, "authors"))
    joined = ", ".join(dict.fromkeys(name for name in names if name))
    return clean_line(joined or _text(fields, "author"), AUTHOR) or None


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
