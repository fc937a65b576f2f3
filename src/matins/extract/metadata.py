"""What a page says about itself: title, authors, date, language, canonical address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml import etree

from matins.extract.byline import authors
from matins.extract.headline import SiteNames, headline, shown_lines, shown_text
from matins.extract.json_ld import LdArticle
from matins.text.clean import AUTHOR, NOTHING, Clean, clean_line
from matins.text.dates import parse_date
from matins.text.urls import host, web_address

_PUBLISHED = (
    *("article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished"),
    *(
        "parsely-pub-date",
        "sailthru.date",
        "publishdate",
        "publish-date",
        "publish_date",
        "publication_date",
        "pubdate",
    ),
    *("published_at", "citation_publication_date", "citation_date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.created", "dc.date.created", "dc.date", "dcterms.date", "date"),
)
"""The names of meta elements that give the moment of publication, those that mean nothing else first."""

_DESCRIPTION = ("og:description", "description", "twitter:description")
_SITE = ("og:site_name", "application-name", "apple-mobile-web-app-title")
_LANGUAGE = re.compile(r"\s*(?!utf)([a-zA-Z]{2,3})(?:[-_][\w-]*)?\s*", re.ASCII | re.IGNORECASE)
_MOST_METAS, _MOST_SAID, _MOST_HEADINGS, _LONGEST_DESCRIPTION = 1_000, 10, 50, 1_000
_PROPERTIES = ("headline", "author", "datePublished")
_MICRODATA = etree.XPath("//*[@itemprop]")
_FIRST_PAGES = re.compile(r"/(?:(?:index|home|default)(?:\.\w+)?/?)?", re.IGNORECASE)
_UPDATED = re.compile(r"modif|updat|aktualisiert|actuali[sz]|mise à jour|aggiornat|bijgewerkt", re.IGNORECASE)
_MOST_AROUND, _MOST_PARTS = 300, 100
_PUBLISHING = re.compile(r"\b(?:(?:entry|post)-?date|publish(?:ed)?|dateline|timestamp|byline|meta)", re.IGNORECASE)

Metas = dict[str, list[str]]
"""The contents of a page's meta elements by their lower-case names."""


@dataclass(frozen=True, slots=True)
class About:
    """What a page says about itself; None or empty where it says nothing.

    `headings` are the first few h1; `published` is what the page states, never a guess; `lang` a lower-case primary
    subtag; `link` the canonical address, else the page's own; `paywalled` that not everyone may read all of it.
    """

    title: Clean | None = None
    headings: tuple[Clean, ...] = ()
    authors: tuple[Clean, ...] = ()
    published: datetime | None = None
    lang: str | None = None
    link: str | None = None
    paywalled: bool = False
    site_name: Clean = NOTHING
    description: Clean = NOTHING


def about_page(tree: etree._Element, address: str | None, ld: LdArticle | None = None) -> About:
    """Return what a page says about itself; `address` is where it came from, `ld` what its JSON-LD says."""
    ld = ld or LdArticle()
    metas, marked = _metas(tree), _microdata(tree)
    named = [*(clean_line(_first(metas, name), AUTHOR) for name in _SITE), *ld.sites]
    sites = SiteNames(named, host(address or ""))
    shown = tuple(filter(None, (shown_text(h1) for h1 in islice(tree.iter("h1"), _MOST_HEADINGS))))
    return About(
        title=headline(tree, _claims(tree, metas, marked, ld), shown, sites),
        headings=shown[:5],
        authors=authors(tree, {**marked, **metas}, ld, sites),
        published=ld.published or _published(tree, metas, marked),
        lang=_language(tree, metas, ld),
        link=_canonical_link(tree, metas, address),
        paywalled=ld.paywalled or _first(metas, "article:content_tier").lower() in ("locked", "metered"),
        site_name=next(filter(None, named), NOTHING),
        description=clean_line(
            next(filter(None, (_first(metas, name) for name in _DESCRIPTION)), ld.description), _LONGEST_DESCRIPTION
        ),
    )


def _metas(tree: etree._Element) -> Metas:
    found: Metas = {}
    for meta in islice(tree.iter("meta"), _MOST_METAS):
        content = meta.get("content")
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = meta.get(attribute)
            if name and content and content.strip():
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(metas: Metas, name: str) -> str:
    return metas[name][0] if name in metas else ""


def _microdata(tree: etree._Element) -> Metas:
    """Return what microdata says of the article, by property."""
    found: Metas = {}
    for element in _MICRODATA(tree)[:_MOST_METAS]:
        for name in (element.get("itemprop") or "").split():
            if name in _PROPERTIES and len(found.get(name, ())) < _MOST_SAID:
                found.setdefault(name, []).append(_value(element, " | " if name == "author" else " "))
    return found


def _value(element: etree._Element, between: str) -> str:
    parts = islice(element.iterdescendants(), _MOST_PARTS)
    named = next((part for part in parts if part.get("itemprop") == "name"), element)
    return named.get("content") or named.get("datetime") or between.join(islice(shown_lines(named), _MOST_SAID))


def _claims(tree: etree._Element, metas: Metas, marked: Metas, ld: LdArticle) -> dict[str, str]:
    element = next(tree.iter("title"), None)
    return {
        "og:title": _first(metas, "og:title"),
        "ld": ld.headline,
        "marked": _first(marked, "headline"),
        "title": "" if element is None else "".join(element.itertext()),
        "twitter:title": _first(metas, "twitter:title"),
    }


def _published(tree: etree._Element, metas: Metas, marked: Metas) -> datetime | None:
    stated = [text for name in _PUBLISHED for text in metas.get(name, ())[:2]]
    stated += marked.get("datePublished", ())
    return next(filter(None, map(parse_date, chain(stated, _dates_shown(tree)))), None)


def _dates_shown(tree: etree._Element) -> Iterator[str]:
    """Give the dates of time elements that may be the moment of publication, those that say so first."""
    times = [time for time in islice(tree.iter("time"), _MOST_HEADINGS) if not _UPDATED.search(_around(time))]
    said = [time for time in times if "pubdate" in time.attrib or _PUBLISHING.search(_around(time))]
    for time in (*said, *times[:1]):
        yield time.get("datetime") or shown_text(time)


def _around(time: etree._Element) -> str:
    """Return what names a time element: its classes and properties, its parent's, and the text before it."""
    parent = time.getparent()
    named = " ".join(time.get(name) or "" for name in ("class", "itemprop"))
    if parent is None:
        return named
    before = time.getprevious()
    return f"{named} {parent.get('class') or ''} {(parent.text if before is None else before.tail) or ''}"[
        :_MOST_AROUND
    ]


def _language(tree: etree._Element, metas: Metas, ld: LdArticle) -> str | None:
    root = tree.getroottree().getroot()
    said = (
        *(root.get(name) for name in ("lang", "{http://www.w3.org/XML/1998/namespace}lang", "xml:lang")),
        *(_first(metas, name) for name in ("og:locale", "content-language", "language", "dc.language")),
        ld.lang,
    )
    found = (_LANGUAGE.fullmatch(name) for name in said if name)
    return next((match[1].lower() for match in found if match), None)


def _canonical_link(tree: etree._Element, metas: Metas, address: str | None) -> str | None:
    """Return the address the page calls its own where that is believable, else `address`."""
    base = web_address(address)
    said = [
        link.get("href")
        for link in islice(tree.iter("link"), _MOST_METAS)
        if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for name in (*said[:3], _first(metas, "og:url")):
        own = web_address(name, base)
        if own and (base is None or (host(own) == host(base) and not (_is_home(own) and not _is_home(base)))):
            return own
    return base


def _is_home(address: str) -> bool:
    parts = urlsplit(address)
    return not parts.query and _FIRST_PAGES.fullmatch(parts.path or "/") is not None
