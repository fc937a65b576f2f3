"""A feed's XML as a tree: parsed strictly, the inside of an element as text or as HTML."""

import re
from base64 import b64decode
from functools import cache
from html import escape

from lxml import etree

# Prefixes are nothing to HTML, nor are the ends of void elements, which lxml spares only those of no namespace.
_PREFIX = re.compile(r"</(?:[\w.-]+:)?(?:br|col|embed|hr|img|input|source|wbr)>|<(/?)[\w.-]+:(?=\w)")
_C1 = re.compile(rb"\xc2([\x80-\x9f])")
_C1_REFERENCE = re.compile(rb"&#(?:(1(?:2[89]|[345]\d))|[xX]([89][0-9a-fA-F]));")


def tree_of(body: bytes, url: str) -> etree._Element | None:
    """Return the root of the UTF-8 document `body` that came from `url`, None where it is not well-formed.

    Nothing is fetched, no entity expanded; a depth over 256 and texts over 10 MB are refused (libxml2's own limits).
    """
    try:
        return etree.fromstring(body, _parser(), base_url=url)
    except (etree.LxmlError, ValueError):
        return None


def punctuated(body: bytes) -> bytes:
    """Return `body`, in UTF-8, with Windows-1252's punctuation for C1 control characters, as HTML reads them."""
    if b"&#" in body:
        body = _C1_REFERENCE.sub(lambda found: _from_windows(int(found[1]) if found[1] else int(found[2], 16)), body)
    return _C1.sub(lambda found: _from_windows(found[1][0]), body) if b"\xc2" in body else body


def _from_windows(code: int) -> bytes:
    return bytes([code]).decode("cp1252", "ignore").encode("utf-8")


@cache
def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )


def text_of(element: etree._Element) -> str:
    """Return the text in `element`, its markup dropped."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def html_of(element: etree._Element, *, literal: bool) -> str | None:
    """Return what a text construct says as HTML (RFC 4287 section 3.1; Atom 0.3 with its `mode`).

    Markup that stands in the feed as such is written out without its namespaces; what is sent as plain text is
    escaped; `literal` is whether that is so where no type is named.
    """
    if len(element):
        return _written(element)
    text = element.text
    if not text or text.isspace():
        return None
    kind = type_of(element)
    if is_binary(element, kind):
        return unpacked(text)
    return escape(text, quote=False) if is_literal(kind, otherwise=literal) else text


def type_of(element: etree._Element) -> str:
    """Return the type that `element` names, without parameters."""
    kind = element.get("type")
    return kind.partition(";")[0].strip().lower() if kind else ""


def is_binary(element: etree._Element, kind: str) -> bool:
    """Whether a text construct of type `kind` is written in base64 (RFC 4287 section 4.1.3.3; Atom 0.3's `mode`)."""
    return kind == "application/octet-stream" or element.get("mode") == "base64"


def unpacked(text: str) -> str | None:
    """Return what base64 says, None where it is none or no UTF-8."""
    try:
        return b64decode(text).decode("utf-8")
    except ValueError:
        return None


def is_literal(kind: str, *, otherwise: bool) -> bool:
    """Whether a text construct of the type `kind` is plain text; `otherwise` where it names none."""
    return kind in ("text", "text/plain") if kind else otherwise


def _written(element: etree._Element) -> str:
    element.attrib.clear()
    whole = etree.tostring(element, encoding="unicode", method="html", with_tail=False)
    inside = whole[whole.index(">") + 1 : whole.rindex("<")]
    return _PREFIX.sub(lambda found: "" if found[1] is None else f"<{found[1]}", inside)
