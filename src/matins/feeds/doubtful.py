"""A body that is not plainly a feed: which kind it may be, mended where it is broken, or what it is instead."""

import re

from matins.extract.sniff import binary_kind, is_feed, is_html, is_json
from matins.feeds.jsonfeed import read_json_feed
from matins.feeds.repair import repaired
from matins.feeds.strict import read_strict
from matins.feeds.tree import punctuated, tree_of
from matins.model.feed import Feed
from matins.text.charsets import charset_parameter, decode
from matins.text.clean import Clean

_FEED = re.compile(rb"<(?:[\w.-]{1,32}:)?(?:rss|feed|rdf|channel|item|entry)[\s>/]", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w.-]{1,32}:)?(?:(rss|feed|rdf)|html|body|head)\s*>", re.IGNORECASE)
_ENTRY = re.compile(rb"<(?:[\w.-]{1,32}:)?(?:item|entry)[\s>]", re.IGNORECASE)


def read_doubtful(body: bytes, *, url: str, content_type: str | None = None) -> Feed:
    """Return the feed in `body`: see `matins.feeds.parse_feed`."""
    if not body.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf"):
        return Feed(fault=Clean("empty answer"))
    if kind := binary_kind(body):
        return Feed(fault=Clean(f"{kind}, not a feed"))
    if is_json(body):
        return read_json_feed(body, url=url)
    feed = None if _is_page(body) else read_syndication(body, url=url, content_type=content_type)
    return feed if feed is not None else Feed(fault=Clean(_instead(body)))


def read_syndication(body: bytes, *, url: str, content_type: str | None = None) -> Feed | None:
    """Return the RSS, Atom or RDF in `body`: read strictly, else mended and read strictly, else read loosely."""
    text = decode(body, charset_parameter(content_type))
    if text is None:
        # Only feedparser tells charsets by their statistics.
        return _loosely(body, url, content_type or "application/xml")
    body = text.lstrip("\ufeff\0 \t\r\n").encode("utf-8", "replace")
    root = tree_of(punctuated(body), url) if b"<!DOCTYPE" not in body else None
    if root is None:
        body = repaired(body)
        root = tree_of(body, url)
    feed = read_strict(root, url=url, based=b"xml:base" in body) if root is not None else None
    if feed is not None and (feed.entries or not _ENTRY.search(body)):
        return feed
    if root is None:
        salvaged = _entry_by_entry(body, url)
        # That every entry is lost is no empty feed, but a fault.
        return salvaged if salvaged and salvaged.entries else _loosely(body, url)
    return _loosely(body, url) or feed or (Feed() if is_feed(body) else None)


def _is_page(body: bytes) -> bool:
    """Whether `body` is a web page, which may show what feeds look like; junk in front of a feed is none."""
    return is_html(body) and not any(_END.findall(body)[-1:])


def _entry_by_entry(body: bytes, url: str) -> Feed | None:
    from matins.feeds.salvage import read_salvaged  # few feeds are past mending

    return read_salvaged(body, url=url)


def _loosely(body: bytes, url: str, content_type: str | None = None) -> Feed | None:
    if not _FEED.search(body):
        return None
    from matins.feeds.loose import UTF8, is_bearable, read_loose  # feedparser takes 60 ms to load

    return read_loose(body, url=url, content_type=content_type or UTF8) if is_bearable(body) else None


def _instead(body: bytes) -> str:
    if b"<opml" in body[:2048]:
        return "a list of feeds, not a feed; matins import takes it in"
    if is_html(body):
        return "a web page, not a feed"
    if is_feed(body):
        return "not well-formed and nothing readable in it"
    return "XML, but no feed" if b"<" in body[:4096] else "plain text, not a feed"
