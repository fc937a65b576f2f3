"""The feeds that a web page points to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from matins.text.charsets import decode
from matins.text.clean import Clean, clean_line
from matins.text.urls import web_address

if TYPE_CHECKING:
    from lxml.etree import _Element

_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/feed+json",
    "application/rdf+xml",
    "text/rss+xml",
    "application/x.atom+xml",
    "application/x-atom+xml",
)
_JSON = "application/json"
_NO_FEED = ("/wp-json/", "/oembed")

WELL_KNOWN: tuple[str, ...] = (
    "feed/",
    "atom.xml",
    "feed.xml",
    "rss.xml",
    "index.xml",
    "feed.atom",
    "feed.json",
    "index.rss",
    "rss/",
    "rss/feed.xml",
)
"""Where a site's feed is often found, relative to the page's folder and to the site's root."""

_TAILS = (
    "/feed",
    "/rss",
    "/atom",
    "/rss2",
    "/feeds/posts/default",
    ".rss",
    ".atom",
    "/atom.xml",
    "/feed.xml",
    "/rss.xml",
    "/index.xml",
    "/feed.json",
    "/index.rdf",
)
_MOST = 20
_LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page points to; `title` is what the page calls it."""

    address: str
    title: Clean


def feed_links(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that the HTML in `body` points to, the likeliest first, their addresses absolute.

    First what the page declares (link elements, RSS Advisory Board "autodiscovery"), then links that look like feeds.
    """
    from lxml import etree  # subscribing alone needs it

    text = decode(body[:_LONGEST]) or body[:_LONGEST].decode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return ()
    if tree is None:
        return ()
    base = next((urljoin(url, element.get("href", "")) for element in tree.iter("base") if element.get("href")), url)
    found: dict[str, FeedLink] = {}
    for href, title in (*_declared(tree), *_linked(tree)):
        address = web_address(href, base)
        if address and address not in found and len(found) < _MOST:
            found[address] = FeedLink(address, clean_line(title))
    return tuple(found.values())


def _declared(tree: "_Element") -> Iterator[tuple[str, str]]:
    for element in tree.iter("link"):
        relations = (element.get("rel") or "").lower().split()
        kind = (element.get("type") or "").split(";")[0].strip().lower()
        href = element.get("href") or ""
        feed = kind in _TYPES or (kind == _JSON and not any(part in href for part in _NO_FEED))
        if href and ("feed" in relations or ("alternate" in relations and feed)):
            yield href, element.get("title") or ""


def _linked(tree: "_Element") -> Iterator[tuple[str, str]]:
    for element in tree.iter("a"):
        href = element.get("href") or ""
        if _looks_like_feed(href):
            yield href, "".join(element.itertext())[:200]


def _looks_like_feed(href: str) -> bool:
    try:
        parts = urlsplit(href.strip())
    except ValueError:
        return False
    path = f"/{parts.path.lstrip('/')}".rstrip("/").lower()
    return path.endswith(_TAILS) or parts.query in ("feed=rss2", "feed=atom", "format=rss", "format=feed&type=rss")
