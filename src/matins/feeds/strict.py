"""Well-formed RSS, Atom, RDF and CDF to values."""

from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from operator import itemgetter
from typing import NamedTuple

from lxml.etree import SubElement, _Element

from matins.feeds.fields import MOST_ENCLOSURES, MOST_ENTRIES, authors, entry_link, hints, language, plain_title
from matins.feeds.names import ABOUT, LANG, NOTHING, believed, place
from matins.feeds.tree import html_of, is_binary, is_literal, text_of, type_of, unpacked
from matins.model.feed import Enclosure, Entry, Feed, Hints
from matins.text.clean import ADDRESS, AUTHOR, Clean, clean_line
from matins.text.dates import parse_date
from matins.text.urls import web_address

_HTML_TYPES = frozenset({"text/html", "application/xhtml+xml", "html", "xhtml"})
_ASKING = frozenset({"ttl", "hours", "days", "period", "frequency"})
_GROUPS = frozenset({"group", "media"})
_TEXTS = frozenset({"content", "summary", "blurb"})
_TALK = frozenset({"comments", "comments feed"})
_LISTED = 50
_NO_HINTS = Hints()

# What an element's children say: each by how good a place for it it is and as it stands, the best place first.
# Most say little of what they could, so for the sake of speed what is not there is not asked for.
_Found = Sequence[tuple[int, _Element]]
_Parts = Mapping[str, _Found]
_Related = Sequence[tuple[str, str, str]]

_rank = itemgetter(0)


class _Document(NamedTuple):
    """What holds for a whole document: its address, whether it is Atom, whether it has bases of its own."""

    url: str
    atom: bool
    based: bool

    def base(self, element: _Element) -> str:
        """Return what relative addresses in `element` are relative to (XML Base)."""
        return (web_address(element.base) if self.based else None) or self.url


def read_strict(root: _Element, *, url: str, based: bool) -> Feed | None:
    """Return the feed under `root`, None where it is no feed that is built as one should be.

    `based` is whether any element may have an xml:base; the tree must then know `url` as its address.
    """
    kind, _ = place(root.tag) or NOTHING
    if kind not in ("rss", "atom", "channel"):
        return None
    if kind == "channel":
        _spell_out(root)
    about = top = _parts(root)
    if kind == "channel" and "entry" not in top:
        return None
    document = _Document(url, kind == "atom", based)
    channel = root
    if kind == "rss" and "channel" in top:
        channel = top["channel"][0][1]
        about = _parts(channel)
    entries = [*about.get("entry", ()), *(top.get("entry", ()) if about is not top else ())]
    links = [element for _, element in about["link"]] if "link" in about else ()
    home = web_address(_own_link(links, _related(links), document), document.base(channel)) if links else None
    return Feed(
        title=_title(about["title"], document) if "title" in about else None,
        home=home,
        lang=language(_said(about, "language") or channel.get(LANG) or root.get(LANG)),
        entries=tuple([_entry(element, home, document) for _, element in entries[:MOST_ENTRIES]]),
        hints=_NO_HINTS if _ASKING.isdisjoint(about) else _hints(about),
    )


def _spell_out(channel: _Element) -> None:
    """Give CDF's channel and items, which say so in attributes, a link and a date as other formats have them.

    Channel Definition Format, W3C note of 10 March 1997; its names are mostly in capitals.
    """
    base = None
    for element in (channel, *channel):
        said = {str(name).lower(): str(value) for name, value in element.items()}
        base = base or said.get("base")
        if "href" in said:
            SubElement(element, "link").text = web_address(said["href"], base) or said["href"]
        if "lastmod" in said:
            SubElement(element, "updated").text = said["lastmod"]


def _hints(about: _Parts) -> Hints:
    return hints(
        ttl=_said(about, "ttl"),
        hours=_inside(about, "hours"),
        days=_inside(about, "days"),
        period=_said(about, "period"),
        frequency=_said(about, "frequency"),
    )


def _entry(item: _Element, home: str | None, document: _Document) -> Entry:
    parts = _parts(item)
    links = [element for _, element in parts["link"]] if "link" in parts else ()
    related = _related(links) if links else ()
    base = document.base(links[0] if links else item) if document.based else document.url
    if home and base == document.url and not document.atom:
        # An RSS item belongs to the channel's site, wherever its document was found; so miniflux reads it.
        base = home
    files = related or "enclosure" in parts or "media" in parts
    enclosures = tuple(islice(_enclosures(parts, related, base), MOST_ENCLOSURES)) if files else ()
    sent = _said(parts, "id") or item.get(ABOUT)
    identity = clean_line(sent, ADDRESS) or None if sent else None
    own = _own_link(links, related, document) if links else None
    summary, content = (None, None) if _TEXTS.isdisjoint(parts) else _texts(parts, document)
    comments, comments_feed = _talk(parts, related, base) if related or not _TALK.isdisjoint(parts) else (None, None)
    updated = _date(parts["updated"]) if "updated" in parts else None
    published = _date(parts["published"]) if "published" in parts else None
    return Entry(
        id=identity,
        title=_title(parts["title"], document) if "title" in parts else None,
        link=entry_link((_said(parts, "original") or own, own, identity), enclosures, base),
        author=_author(parts["author"]) if "author" in parts else None,
        summary_html=summary,
        content_html=content,
        published=published or updated,
        updated=updated,
        comments=comments,
        comments_feed=comments_feed,
        enclosures=enclosures,
    )


def _parts(element: _Element) -> _Parts:
    """Return the children of `element` by what they say; those of media groups and their files count as its own."""
    found: dict[str, list[tuple[int, _Element]]] = {}
    for child in element:
        what, rank = place(child.tag) or believed(child)
        if not what:
            continue
        same = found.get(what)
        if same is None:
            found[what] = [(rank, child)]
        elif same[-1][0] <= rank:
            same.append((rank, child))
        else:
            insort(same, (rank, child), key=_rank)
        if what in _GROUPS and len(child):
            for name, parts in _parts(child).items():
                found[name] = sorted([*found.get(name, ()), *parts], key=_rank)
    return found


def _said(parts: _Parts, what: str) -> str | None:
    for _, element in parts.get(what, ()):
        text = text_of(element)
        if text and not text.isspace():
            return text
    return None


def _inside(parts: _Parts, what: str) -> list[str]:
    return [text_of(child) for _, element in parts.get(what, ()) for child in islice(element, _LISTED)]


def _title(found: _Found, document: _Document) -> Clean | None:
    for _, element in found:
        if title := _plain(element, atom=document.atom):
            return title
    return None


def _plain(element: _Element, *, atom: bool) -> Clean | None:
    if len(element):
        return plain_title(text_of(element), markup=False)
    kind, text = type_of(element), element.text
    if text and is_binary(element, kind):
        return plain_title(unpacked(text))
    return plain_title(text, markup=not is_literal(kind, otherwise=True) if atom else None)


def _texts(parts: _Parts, document: _Document) -> tuple[str | None, str | None]:
    """Return summary and content as HTML; of two summaries that differ, the second one is the content."""
    contents = _htmls(parts["content"], document) if "content" in parts else ()
    said = _htmls(parts["summary"], document) if "summary" in parts else ()
    if not contents and not said and "blurb" in parts:
        said = _htmls(parts["blurb"], document)[:1]
    summary = said[0] if said else None
    others = contents or [html for html in said[1:] if html != summary]
    content = others[0] if others else None
    return summary if summary != content else None, content


def _htmls(found: _Found, document: _Document) -> Sequence[str]:
    return [html for _, element in found if (html := html_of(element, literal=document.atom))]


def _date(found: _Found) -> datetime | None:
    """Return the date in the best place; of several in one place the last, as with feedparser."""
    latest_first = found[::-1]
    for _, element in sorted(latest_first, key=_rank):
        if moment := parse_date(element.text):
            return moment
    return None


def _author(found: _Found) -> Clean | None:
    best = found[0][0]
    return authors([_person(element) for rank, element in found if rank == best])


def _person(element: _Element) -> str | None:
    """Return the name in a person construct (RFC 4287 section 3.2), or the text of an element that is no such."""
    if not len(element):
        return text_of(element)
    parts = _parts(element)
    return _said(parts, "name") or _said(parts, "email") or text_of(element)


def _related(links: Sequence[_Element]) -> _Related:
    """Return relation, media type and address of each link that is one of Atom's (RFC 4287 section 4.2.7)."""
    return [
        ((link.get("rel") or "alternate").rpartition("/")[2].strip().lower(), type_of(link), href)
        for link in links
        if (href := link.get("href") or (link.get("rel") and link.text))
    ]


def _own_link(links: Sequence[_Element], related: _Related, document: _Document) -> str | None:
    """Return the page that a feed or an entry is.

    Of Atom's alternates the first counts, a web page before others.  RSS has but one link; where there are more, or one
    of Atom's among them, the last counts, as with feedparser and gofeed.
    """
    pages = [href for relation, kind, href in related if relation == "alternate" and (not kind or kind in _HTML_TYPES)]
    texts = [text for link in links if (text := link.text) and not text.isspace() and not link.get("rel")]
    if document.atom:
        pages += [href for relation, _, href in related if relation == "alternate"] + texts
        return pages[0] if pages else None
    if pages and (not texts or links[-1].get("href")):
        return pages[-1]
    return texts[-1] if texts else None


def _talk(parts: _Parts, related: _Related, base: str) -> tuple[str | None, str | None]:
    """Return where an entry is talked about, as a page and as a feed (RFC 4685 section 4)."""
    replies = [(kind in _HTML_TYPES, href) for relation, kind, href in related if relation == "replies"]
    page = _said(parts, "comments") or next((href for html, href in replies if html), None)
    feed = _said(parts, "comments feed") or next((href for html, href in replies if not html), None)
    return web_address(page, base), web_address(feed, base)


def _enclosures(parts: _Parts, related: _Related, base: str) -> Iterator[Enclosure]:
    """Yield the files an entry points to, each once; pictures of Media RSS are its thumbnails and left out."""
    files = [(element.get("url") or element.get("href"), type_of(element)) for _, element in parts.get("enclosure", ())]
    files += [(href, kind) for relation, kind, href in related if relation == "enclosure"]
    for _, element in parts.get("media", ()):
        kind = type_of(element)
        if element.get("medium") not in ("image", "document") and not kind.startswith(("image/", "text/")):
            files.append((element.get("url"), kind))
    seen = set()
    for href, kind in files:
        if href and (address := web_address(href, base)) and address not in seen:
            seen.add(address)
            yield Enclosure(address, clean_line(kind, AUTHOR))
