"""HTML before it is parsed: what no reader needs is cut out, since it costs time or makes parsers lose the page.

All of it is linear in the length of the text, whatever the text is.
"""

import re
from html import unescape

LONGEST = 2_000_000
"""Characters of a page that are read, after scripts and the like are gone."""

_LONGEST_ATTRIBUTE = 4_000
_DISCARDED = re.compile(r"<(?:!--|(script|style|svg|template|iframe|object|canvas)(?=[\s/>]))", re.IGNORECASE)
_KEPT = {"script": re.compile(r"ld\+json", re.IGNORECASE), "template": re.compile(r"shadowrootmode", re.IGNORECASE)}
_LONG_ATTRIBUTE = re.compile(
    rf"""\s[\w:.-]+\s*=\s*(?:"[^"]{{{_LONGEST_ATTRIBUTE},}}"|'[^']{{{_LONGEST_ATTRIBUTE},}}')"""
)
# Without the name before it, which takes long to look for in a text of words.
_LONG_VALUE = re.compile(rf"""=\s*(?:"[^"]{{{_LONGEST_ATTRIBUTE},}}"|'[^']{{{_LONGEST_ATTRIBUTE},}}')""")
# Forms feeds, controls and non-characters: lxml refuses to set such text, and trafilatura then gives nothing at all.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]{1,6})(?![0-9a-fA-F])|0*([0-9]{1,7})(?![0-9]));?")
_TAG = re.compile(r"<(?:[a-zA-Z][\w:-]*(?=[\s/>])|/[a-zA-Z]|!--|!doctype\b)")
_ESCAPED_TAG = re.compile(r"&lt;/?(?:p|div|a|b|i|em|strong|ul|ol|li|br|img|span|h[1-6]|blockquote)\b", re.IGNORECASE)


def has_tags(text: str) -> bool:
    """Whether `text` holds anything that looks like HTML markup."""
    return _TAG.search(text) is not None


def unescaped(text: str) -> str:
    """Return `text` with escaped markup ("&lt;p&gt;") made markup where it has no other, as some feeds send it."""
    return unescape(text) if _ESCAPED_TAG.search(text) and not has_tags(text) else text


def tidy(html: str) -> str:
    """Return `html` without what is never read, cut at `LONGEST` characters.

    Scripts go (but for JSON-LD), styles, comments, pictures in the text, overlong attributes, control characters and
    references to them.
    """
    text = _CONTROLS.sub("", _without_discarded(html))[:LONGEST]
    if len(text) > _LONGEST_ATTRIBUTE and _LONG_VALUE.search(text):
        text = _LONG_ATTRIBUTE.sub("", text)
    return _REFERENCE.sub(_reference, text) if "&#" in text else text


def _without_discarded(html: str) -> str:
    kept: list[str] = []
    unclosed: set[str] = set()
    position = start = 0
    while found := _DISCARDED.search(html, position):
        name = (found[1] or "").lower()
        inside = html.find(">", found.end()) + 1 if name else found.end()
        if not inside:
            break
        keep = name in _KEPT and _KEPT[name].search(html, found.end(), inside) is not None
        end = inside if keep and name == "template" else _end(html, name, inside, unclosed)
        if keep or end < 0:
            position = max(end, inside)
            continue
        kept.append(html[start : found.start()])
        position = start = end
    kept.append(html[start:])
    return "".join(kept)


def _end(html: str, name: str, position: int, unclosed: set[str]) -> int:
    """Return where the element or comment ends that began before `position`, -1 where it never does."""
    if name in unclosed:
        return -1
    closed = re.compile(rf"</{name}\s*>" if name else "-->", re.IGNORECASE).search(html, position)
    if closed is None:
        unclosed.add(name)
        return -1
    return closed.end()


def _reference(found: re.Match[str]) -> str:
    code = int(found[1], 16) if found[1] else int(found[2])
    if 0x80 <= code <= 0x9F:
        # HTML Standard, section 13.2.5.80: these stand for the Windows-1252 characters.
        return bytes([code]).decode("cp1252", "ignore")
    dropped = code > 0x10FFFF or _CONTROLS.match(chr(code))
    return "" if dropped else found[0]
