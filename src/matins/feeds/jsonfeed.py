"""JSON Feed 1.0 and 1.1 (jsonfeed.org), read tolerantly: a wrong type counts as missing, never as an error."""

import json
from collections.abc import Iterator, Mapping
from html import escape

from matins.feeds.fields import MOST_ENCLOSURES, MOST_ENTRIES, authors, entry_link, language, plain_title
from matins.model.feed import Enclosure, Entry, Feed
from matins.text.charsets import decode
from matins.text.clean import ADDRESS, AUTHOR, TITLE, Clean, clean_line
from matins.text.dates import parse_date
from matins.text.urls import web_address

_Object = Mapping[str, object]


def read_json_feed(body: bytes, *, url: str) -> Feed:
    """Return the feed in `body`; its fault says so where that is no JSON, or JSON of something else."""
    try:
        data = json.loads(decode(body) or body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return Feed(fault=Clean("JSON that cannot be read"))
    if not isinstance(data, dict) or not _is_feed(data):
        return Feed(fault=Clean("JSON, but no JSON Feed"))
    home = web_address(_text(data, "home_page_url"), url)
    items = data.get("items")
    entries = [
        _entry(item, home or url)
        for item in (items if isinstance(items, list) else ())[:MOST_ENTRIES]
        if isinstance(item, dict)
    ]
    return Feed(
        title=clean_line(_text(data, "title"), TITLE) or None,
        home=home,
        lang=language(_text(data, "language")),
        entries=tuple(entries),
    )


def _is_feed(data: _Object) -> bool:
    version = _text(data, "version") or ""
    return "jsonfeed.org" in version or (
        isinstance(data.get("items"), list) and bool(_text(data, "title") or _text(data, "home_page_url"))
    )


def _entry(item: _Object, base: str) -> Entry:
    html, text = _text(item, "content_html"), _text(item, "content_text")
    enclosures = tuple(_enclosures(item, base))
    identity = _scalar(item.get("id"))
    return Entry(
        id=clean_line(identity, ADDRESS) or None,
        title=plain_title(_text(item, "title"), markup=False),
        link=entry_link(
            (_text(item, "url") or _text(item, "external_url"), _text(item, "external_url"), identity), enclosures, base
        ),
        author=_author(item),
        summary_html=_escaped(_text(item, "summary")),
        content_html=html or _escaped(text),
        published=parse_date(_text(item, "date_published")),
        updated=parse_date(_text(item, "date_modified")),
        enclosures=enclosures,
    )


def _escaped(text: str | None) -> str | None:
    """Return plain text as the HTML that says the same."""
    return escape(text, quote=False) if text else None


def _enclosures(item: _Object, base: str) -> Iterator[Enclosure]:
    attachments = item.get("attachments")
    for attachment in (attachments if isinstance(attachments, list) else ())[:MOST_ENCLOSURES]:
        if isinstance(attachment, dict) and (address := web_address(_text(attachment, "url"), base)):
            yield Enclosure(address, clean_line(_text(attachment, "mime_type"), AUTHOR))


def _author(item: _Object) -> Clean | None:
    listed = item.get("authors")
    candidates = [*(listed if isinstance(listed, list) else ()), item.get("author")]
    return authors(_text(author, "name") for author in candidates if isinstance(author, dict))


def _text(data: _Object, name: str) -> str | None:
    value = data.get(name)
    return value if isinstance(value, str) and value.strip() else None


def _scalar(value: object) -> str | None:
    # Version 1 lets an id be a number.
    return str(value) if isinstance(value, str | int | float) and not isinstance(value, bool) else None
