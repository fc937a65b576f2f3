"""The feeds that a web page leads to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from matins.feeds.sites import path_feeds, site_feeds
from matins.text.charsets import decode
from matins.text.clean import NOTHING, Clean, clean_line
from matins.text.urls import canonical, web_address

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
_COMMENTS = re.compile(
    r"\bcomments?\b|\bkommentar|\bcommentaires?\b|\bcomentarios\b|\bcomentários\b|\bcommenti\b|\breacties\b"
    r"|\bkomentarze\b|комментари|コメント|评论|評論",
    re.IGNORECASE,
)
_MOST = 20
_LONGEST = 2_000_000


class Rank(IntEnum):
    """What speaks for a feed, the strongest first; the next is of interest only where the one before led nowhere."""

    NAMED = 1
    """The page declares it (link elements, RSS Advisory Board "autodiscovery"), or its site is known to have it."""
    LIKELY = 2
    """Software with such addresses would have it, or the page has a link that looks like a feed."""
    USUAL = 3
    """Many sites have one there."""
    COMMENTS = 4
    """It holds what readers said."""


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that a page leads to; `title` is what the page calls it, "" where it does not name it."""

    address: str
    title: Clean
    rank: Rank


def feed_links(body: bytes, url: str) -> tuple[FeedLink, ...]:
    """Return the feeds that the HTML in `body`, the page at `url`, leads to, by rank; their addresses are absolute."""
    named, likely = _on_page(body, url)
    links = (
        *(_ranked(address, title, Rank.NAMED) for address, title in named),
        *(FeedLink(address, NOTHING, Rank.NAMED) for address in site_feeds(url, body)),
        *(FeedLink(address, NOTHING, Rank.LIKELY) for address in path_feeds(url)),
        *(_ranked(address, title, Rank.LIKELY) for address, title in likely),
    )
    found: dict[str, FeedLink] = {}
    for link in links:
        if len(found) < _MOST:
            found.setdefault(canonical(link.address), link)
    for address in (urljoin(url, start + tail) for start in ("", "/") for tail in WELL_KNOWN):
        found.setdefault(canonical(address), FeedLink(address, NOTHING, Rank.USUAL))
    return tuple(sorted(found.values(), key=lambda link: link.rank))


def _ranked(address: str, title: str, rank: Rank) -> FeedLink:
    comments = "comments" in urlsplit(address).path.lower().split("/") or _COMMENTS.search(title)
    return FeedLink(address, clean_line(title), Rank.COMMENTS if comments else rank)


def _on_page(body: bytes, url: str) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return address and title of the feeds that a page declares, and of its links that look like feeds."""
    from lxml import etree  # subscribing alone needs it

    text = decode(body[:_LONGEST]) or body[:_LONGEST].decode("utf-8", "replace")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        tree = etree.fromstring(text.replace("\0", "").encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError):
        return [], []
    if tree is None:
        return [], []
    base = next((element.get("href", "") for element in tree.iter("base") if element.get("href")), "")
    base = web_address(base, url) or url
    return [*_absolute(_declared(tree), base)], [*_absolute(_linked(tree), base)]


def _absolute(links: Iterator[tuple[str, str]], base: str) -> Iterator[tuple[str, str]]:
    for href, title in links:
        address = web_address(href, base)
        if address:
            yield address, title


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
