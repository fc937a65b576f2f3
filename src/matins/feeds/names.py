"""What a feed's elements are called, in every format, and what each of them says: one table for all of them."""

from functools import lru_cache

from lxml.etree import _Element

_XML = "{http://www.w3.org/XML/1998/namespace}"
LANG = f"{_XML}lang"
ABOUT = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"

Place = tuple[str, int]
"""What an element says, and how good a place for it that is: of several, the lowest number counts."""

NOTHING: Place = ("", 0)

# Namespaces whose elements mean the same without one: RSS 0.9 to 2.0 as they are found, Atom 0.3 and 1.0.
_PLAIN = (
    "backend.userland.com/rss",
    "backend.userland.com/rss2",
    "blogs.law.harvard.edu/tech/rss",
    "my.netscape.com/rdf/simple/0.9",
    "channel.netscape.com/rdf/simple/0.9",
    "my.netscape.com/publish/formats/rss-0.91.dtd",
    "purl.org/rss/1.0",
    "purl.org/rss/1.0/modules/rss091#",
    "purl.org/net/rss1.1#",
    "purl.org/atom/ns#",
    "www.w3.org/2005/atom",
    "purl.org/pie",
    "purl.org/echo",
    "example.com/newformat#",
    "example.com/necho",
)
_PREFIXES = dict.fromkeys(_PLAIN, "") | {
    "purl.org/dc/elements/1.0": "dc",
    "purl.org/dc/elements/1.1": "dc",
    "purl.org/dc/terms": "dcterms",
    "purl.org/rss/1.0/modules/content": "content",
    "purl.org/rss/1.0/modules/syndication": "sy",
    "rssnamespace.org/feedburner/ext/1.0": "feedburner",
    "search.yahoo.com/mrss": "media",
    "video.search.yahoo.com/mrss": "media",
    "wellformedweb.org/commentapi": "wfw",
    "www.itunes.com/dtds/podcast-1.0.dtd": "itunes",
    "example.com/dtds/podcast-1.0.dtd": "itunes",
    "www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "www.w3.org/1999/xhtml": "xhtml",
}
_KNOWN = frozenset(_PREFIXES.values()) - {""}

# Where a document, a feed or an entry says a thing, the best place first; places in one string are equally good.
_PLACES = {
    "rss": ("rss rdf:rdf rdf",),
    "atom": ("feed",),
    "channel": ("channel",),
    "entry": ("item entry",),
    "title": ("title", "dc:title", "media:title", "itunes:title"),
    "link": ("link",),
    "original": ("feedburner:origlink",),
    "id": ("guid", "id"),
    "author": ("dc:creator", "author", "dc:author", "itunes:author"),
    "content": ("content:encoded", "content", "fullitem", "xhtml:body", "body", "xhtml:div"),
    "summary": ("description summary abstract dc:description",),
    "blurb": ("itunes:summary", "media:description", "itunes:subtitle"),
    "published": ("pubdate", "published", "issued", "dcterms:issued", "created", "dcterms:created"),
    "updated": ("updated", "modified", "dcterms:modified", "dc:date"),
    "comments": ("comments",),
    "comments feed": ("wfw:commentrss",),
    "enclosure": ("enclosure",),
    "media": ("media:content",),
    "group": ("media:group",),
    "language": ("language", "dc:language"),
    "ttl": ("ttl",),
    "hours": ("skiphours",),
    "days": ("skipdays",),
    "period": ("sy:updateperiod",),
    "frequency": ("sy:updatefrequency",),
    "name": ("name",),
    "email": ("email",),
}
_MEANINGS: dict[str, Place] = {
    name: (what, rank)
    for what, places in _PLACES.items()
    for rank, names in enumerate(places)
    for name in names.split()
}


@lru_cache(maxsize=1024)
def place(tag: object) -> Place | None:
    """Return what elements of the name `tag` say; None where its namespace is not known.

    Case does not count, nor how a namespace's address is spelt.
    """
    if not isinstance(tag, str):
        return NOTHING
    uri, _, local = tag[1:].rpartition("}") if tag.startswith("{") else ("", "", tag)
    prefix = _PREFIXES.get(uri.lower().removeprefix("http://").removeprefix("https://").rstrip("/")) if uri else ""
    if prefix is None:
        return None
    return _MEANINGS.get(f"{prefix}:{local.lower()}" if prefix else local.lower(), NOTHING)


def believed(element: _Element) -> Place:
    """Return what `element`, of a namespace that is not known, says if its prefix means what it mostly does."""
    if element.prefix not in _KNOWN:
        return NOTHING
    return _MEANINGS.get(f"{element.prefix}:{element.tag.rpartition('}')[2].lower()}", NOTHING)
