"""Feed documents as bytes: RSS 2.0, Atom (RFC 4287) and JSON Feed 1.1, made from one description."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from email.utils import format_datetime
from xml.etree.ElementTree import Element, SubElement, tostring

from matins.clock import iso, moment
from matins.service.sample.catalogue import Format


@dataclass(frozen=True, slots=True)
class Item:
    """An entry to be written; `published` in Unix seconds, `content` as HTML or None where the feed has none."""

    link: str
    title: str
    author: str
    published: int
    summary: str
    content: str | None = None


@dataclass(frozen=True, slots=True)
class Channel:
    """A feed to be written; `address` is its own, `home` its site's."""

    address: str
    home: str
    title: str
    about: str
    lang: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Writing:
    """How a format is written: its media type, and what writes it."""

    media_type: str
    write: Callable[[Channel], bytes]


def _rss(channel: Channel) -> bytes:
    root = Element(
        "rss",
        {
            "version": "2.0",
            "xmlns:atom": "http://www.w3.org/2005/Atom",
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
            "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        },
    )
    head = SubElement(root, "channel")
    _texts(head, title=channel.title, link=channel.home, description=channel.about, language=channel.lang)
    SubElement(head, "atom:link", rel="self", href=channel.address, type="application/rss+xml")
    for item in channel.items:
        part = SubElement(head, "item")
        _texts(part, title=item.title, link=item.link, guid=item.link, description=item.summary)
        SubElement(part, "dc:creator").text = item.author
        SubElement(part, "pubDate").text = format_datetime(moment(item.published), usegmt=True)
        if item.content is not None:
            SubElement(part, "content:encoded").text = item.content
    return _document(root)


def _atom(channel: Channel) -> bytes:
    root = Element("feed", {"xmlns": "http://www.w3.org/2005/Atom", "xml:lang": channel.lang})
    newest = max((item.published for item in channel.items), default=0)
    _texts(root, id=channel.address, title=channel.title, subtitle=channel.about, updated=iso(newest))
    SubElement(root, "link", rel="self", href=channel.address)
    SubElement(root, "link", rel="alternate", href=channel.home)
    for item in channel.items:
        part = SubElement(root, "entry")
        _texts(part, id=item.link, title=item.title, published=iso(item.published), updated=iso(item.published))
        SubElement(part, "link", rel="alternate", href=item.link)
        _texts(SubElement(part, "author"), name=item.author)
        _texts(part, summary=item.summary)
        if item.content is not None:
            SubElement(part, "content", type="html").text = item.content
    return _document(root)


def _json(channel: Channel) -> bytes:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": channel.title,
        "description": channel.about,
        "home_page_url": channel.home,
        "feed_url": channel.address,
        "language": channel.lang,
        "items": [
            {
                "id": item.link,
                "url": item.link,
                "title": item.title,
                "authors": [{"name": item.author}],
                "date_published": iso(item.published),
                "summary": item.summary,
                # JSON Feed asks every item for a content; the summary stands in where there is no other.
                **({"content_text": item.summary} if item.content is None else {"content_html": item.content}),
            }
            for item in channel.items
        ],
    }
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _texts(parent: Element, **texts: str) -> None:
    for name, text in texts.items():
        SubElement(parent, name).text = text


def _document(root: Element) -> bytes:
    document: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return document


WRITING = {
    Format.RSS: Writing("application/rss+xml", _rss),
    Format.ATOM: Writing("application/atom+xml", _atom),
    Format.JSON: Writing("application/feed+json", _json),
}
"""The one table of formats."""
