"""XML that is none: the few faults that make a good feed unreadable or its titles wrong are mended on the bytes."""

import re
from html.entities import html5

from matins.feeds.tree import punctuated

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
# CDATA and comments are passed over; where one never ends, all the rest is in it, so that the search stays linear.
APART = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_CONTROLS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
    rb"|\xef\xbf[\xbe\xbf]"
)
_AMPERSAND = re.compile(rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)(?:([a-zA-Z_][\w.-]{0,31});)?")
_BEFORE = re.compile(rb"\A(?:\s|\x00|\xef\xbb\xbf)+")
_ROOT = re.compile(rb"<\?xml\s|<(?:[\w-]+:)?(?:rss|feed|rdf)[\s>/]", re.IGNORECASE)
_END = re.compile(rb"</(?:[\w-]+:)?(?:rss|feed|rdf)\s*>", re.IGNORECASE)
_ELEMENT = re.compile(rb"<[a-zA-Z_]")
_DOCTYPE = re.compile(rb"<!DOCTYPE\b[^\[>]*(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ENTITY = re.compile(rb"<!ENTITY\s+([a-zA-Z_][\w.-]{0,31})\s+(?:\"([^\"&<%]{0,100})\"|'([^'&<%]{0,100})')\s*>")
_PREFIX = re.compile(rb"<([a-zA-Z_][\w.-]{0,31}):|\s([a-zA-Z_][\w.-]{0,31}):[\w.-]{1,64}\s?=\s?[\"']")
_DECLARED = re.compile(rb"\sxmlns:([a-zA-Z_][\w.-]{0,31})\s?=")
_START = re.compile(rb"<[a-zA-Z_][\w.:-]*")
_MOST_PREFIXES = 50


def repaired(body: bytes) -> bytes:
    """Return `body`, a document in UTF-8, as XML parsers take it and mean by it what its author did.

    What stands before and after the feed goes, and so do its document type and control characters; names of HTML's
    characters and the document's own plain entities are read, other ampersands escaped, and prefixes that nobody
    declared stand for themselves.
    """
    body, own = _without_doctype(_BEFORE.sub(b"", body))
    body = _feed_alone(body)
    pieces = APART.split(body)
    pieces[::2] = [_AMPERSAND.sub(lambda found: _reference(found, own), piece) for piece in pieces[::2]]
    return punctuated(_CONTROLS.sub(b"", _with_prefixes(pieces)))


def _without_doctype(body: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Return `body` without a document type, and the entities that it declared to mean a few plain characters."""
    first = _ELEMENT.search(body)
    end = first.start() if first else len(body)
    start = body[:end].lower().find(b"<!doctype")
    found = _DOCTYPE.match(body, start) if start >= 0 else None
    if found is None:
        return body, {}
    own = {name: double or single for name, double, single in _ENTITY.findall(found[0])}
    return body[:start] + body[found.end() :], own


def _feed_alone(body: bytes) -> bytes:
    start = _ROOT.search(body)
    ends = [found.end() for found in _END.finditer(body)]
    return body[start.start() if start else 0 : ends[-1] if ends else None]


def _reference(found: re.Match[bytes], own: dict[bytes, bytes]) -> bytes:
    name = found[1] or b""
    if name.decode("ascii") in _PREDEFINED:
        return found[0]
    if name in own:
        return own[name]
    characters = html5.get(f"{name.decode('ascii')};")
    if characters is None:
        return b"&amp;" + found[0][1:]
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")


def _with_prefixes(pieces: list[bytes]) -> bytes:
    """Return the document with the prefixes that it uses but declares nowhere declared on its first element."""
    used = {name for piece in pieces[::2] for pair in _PREFIX.findall(piece) for name in pair if name}
    declared = {name for piece in pieces[::2] for name in _DECLARED.findall(piece)}
    missing = sorted(used - declared - {b"xml", b"xmlns"})[:_MOST_PREFIXES]
    document = b"".join(pieces)
    declarations = b"".join(b' xmlns:%b="%b"' % (name, name.lower()) for name in missing)
    return _START.sub(lambda found: found[0] + declarations, document, count=1) if missing else document
