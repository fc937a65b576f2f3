"""XML that is none: the few faults that make a good feed unreadable or its titles wrong are mended on the bytes."""

import re
from html.entities import html5

from lxml import etree

_PREDEFINED = frozenset({"amp", "lt", "gt", "quot", "apos"})
# CDATA and comments are passed over; where one never ends, all the rest is in it, so that the search stays linear.
_APART = re.compile(rb"(<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z))", re.DOTALL)
_CONTROLS = re.compile(
    rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|&#(?:x0*(?:[0-8bBcCeEfF]|1[0-9a-fA-F])|0*(?:[0-8]|1[124-9]|2\d|3[01]));"
)
_AMPERSAND = re.compile(rb"&(?!#\d{1,7};|#[xX][0-9a-fA-F]{1,6};)(?:([a-zA-Z][a-zA-Z0-9]{1,31});)?")
_BEFORE = re.compile(rb"\A[\s\x00]+")


def is_well_formed(body: bytes) -> bool:
    """Whether a strict XML parser takes `body`; nothing is fetched and no entity expanded."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        etree.fromstring(body, parser)
    except (etree.LxmlError, ValueError):
        return False
    return True


def repaired(body: bytes) -> bytes:
    """Return `body` with control characters gone, HTML's named entities as numbers and stray ampersands escaped.

    `body` is in an encoding that ASCII is part of.  A document with entities of its own is left alone.
    """
    if b"<!ENTITY" in body:
        return body
    pieces = _APART.split(_BEFORE.sub(b"", body))
    pieces[::2] = [_AMPERSAND.sub(_reference, piece) for piece in pieces[::2]]
    return _CONTROLS.sub(b"", b"".join(pieces))


def _reference(found: re.Match[bytes]) -> bytes:
    name = found[1].decode("ascii") if found[1] else ""
    if name in _PREDEFINED:
        return found[0]
    characters = html5.get(f"{name};")
    if characters is None:
        return b"&amp;" + found[0][1:]
    return "".join(f"&#{ord(character)};" for character in characters).encode("ascii")
