"""What a page says about itself: title, language, canonical address, the headline in its JSON-LD."""

import json
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from matins.text.clean import NOTHING, TITLE, Clean, clean_line
from matins.text.dates import parse_date
from matins.text.urls import host, web_address
from matins.text.words import words

_ARTICLE_TYPES = ("article", "posting", "report", "story")
_PUBLISHED = ("article:published_time", "og:article:published_time", "datePublished", "parsely-pub-date")
_LONGEST_LD = 1_000_000
_MOST_NODES = 2_000


def page_title(tree: etree._Element) -> Clean | None:
    """Return the title of the article on a page.

    The first h1 whose words occur in og:title or the title element; else the only h1; else the headline of the
    JSON-LD; else og:title; else the title element.
    """
    shared = clean_line(_meta(tree, "og:title"))
    element = clean_line(_text(next(tree.iter("title"), None)))
    headings = [text for text in (clean_line(_text(h1)) for h1 in tree.iter("h1")) if text]
    for heading in headings:
        said = set(words(heading))
        if said and any(said <= set(words(name)) for name in (shared, element)):
            # A kicker ("Sport: ...") in the h1 that the page leaves out when it is shared is no part of the title.
            return shared if shared and heading.endswith(shared) else heading
    return (headings[0] if len(headings) == 1 else NOTHING) or _headline(tree) or shared or element or None


def headings(tree: etree._Element) -> tuple[Clean, ...]:
    """Return the first few h1 of a page."""
    return tuple(text for h1, _ in zip(tree.iter("h1"), range(5), strict=False) if (text := clean_line(_text(h1))))


def published(tree: etree._Element) -> datetime | None:
    """Return the moment of publication that the page states in so many words, if it does."""
    for name in _PUBLISHED:
        if moment := parse_date(_meta(tree, name)):
            return moment
    return None


def language(tree: etree._Element) -> str | None:
    """Return the language that the html element names, as a lower-case primary subtag."""
    root = tree.getroottree().getroot()
    name = (
        root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or root.get("xml:lang") or ""
    ).strip()
    primary = name.replace("_", "-").split("-")[0].lower()
    return primary if primary.isascii() and primary.isalpha() and 2 <= len(primary) <= 3 else None


def canonical_link(tree: etree._Element, url: str | None) -> str | None:
    """Return the address the page calls its own where that is on the same site, else `url`."""
    address = web_address(url)
    for link in tree.iter("link"):
        if "canonical" in (link.get("rel") or "").lower().split():
            own = web_address(link.get("href"), address)
            if own and (address is None or host(own) == host(address)):
                return own
    return address


def _meta(tree: etree._Element, name: str) -> str | None:
    for meta in tree.iter("meta"):
        if name in (meta.get("property"), meta.get("name")) and meta.get("content"):
            return str(meta.get("content"))
    return None


def _text(element: etree._Element | None) -> str:
    return "" if element is None else "".join(element.itertext())[: TITLE * 2]


def _headline(tree: etree._Element) -> Clean:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "") or len(script.text or "") > _LONGEST_LD:
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for node in _nodes(data):
            kind = str(node.get("@type", "")).lower()
            headline = node.get("headline")
            if isinstance(headline, str) and any(name in kind for name in _ARTICLE_TYPES):
                return clean_line(headline)
    return NOTHING


def _nodes(data: object) -> Iterator[dict[str, object]]:
    """Give the objects of a JSON-LD document, the outer ones first."""
    queue: list[object] = [data]
    for _ in range(_MOST_NODES):
        if not queue:
            return
        node = queue.pop(0)
        if isinstance(node, dict):
            yield node
            queue.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            queue.extend(value for value in node if isinstance(value, dict | list))
