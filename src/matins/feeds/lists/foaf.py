"""Lists of feeds in RDF, as communities publish their members' (xmlns.com/foaf/spec)."""

import re

from lxml import etree

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer, Listing

KIND = "FOAF"

_FOAF = "{http://xmlns.com/foaf/0.1/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_FEEDS = {
    "{http://purl.org/rss/1.0/}channel": f"{_RDF}about",
    "{http://blogs.yandex.ru/schema/foaf/}feed": f"{_RDF}resource",
}
"""The elements that stand for a feed, and the attribute that holds its address."""
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*>")
_PEOPLE = (f"{_FOAF}Agent", f"{_FOAF}Person")


def read_foaf(text: str) -> Listing:
    """Return the feeds of people and groups; a group's name becomes a tag, a person's the title."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(_DECLARATION.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise MatinsError("broken XML") from error
    if root is None:
        raise MatinsError("broken XML")
    gatherer = Gatherer(KIND)
    for element in root.iter(*_FEEDS):
        if address := (element.get(_FEEDS[element.tag]) or "").strip():
            person = next(element.iterancestors(*_PEOPLE), None)
            group = next(element.iterancestors(f"{_FOAF}Group"), None)
            gatherer.feed(element.sourceline or 0, address, _name(person), (_name(group),))
    return gatherer.listing()


def _name(element: etree._Element | None) -> str:
    return (element.findtext(f"{_FOAF}name") or "") if element is not None else ""
