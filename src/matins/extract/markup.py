"""HTML before it is parsed: what no reader needs is cut out, since it costs time or makes parsers lose the page.

All of it is linear in the length of the text, whatever the text is.
"""

import re
import sys
from html import unescape

LONGEST = 2_000_000
"""Characters of a page that are read, after scripts and the like are gone; a tidy text of that length was cut."""

_LONGEST_ATTRIBUTE = 4_000
_LONGEST_TAG = 8_000
"""Characters of a tag; parsers compare each attribute of a tag with all others."""
_LONGEST_TITLE = 4_000
_LONGEST_DATA = 1_000_000
"""Characters of a script of JSON-LD; real ones hold an article at most."""

_NEVER_READ = "script|style|svg|template|iframe|object|canvas|textarea|select"
_DISCARDED = re.compile(rf"<(?:!--|({_NEVER_READ}|title)(?=[\s/>]))", re.IGNORECASE)
_KEPT = {"script": re.compile(r"ld\+json", re.IGNORECASE), "template": re.compile(r"shadowrootmode", re.IGNORECASE)}
_CLOSED_AT_ONCE = frozenset({"svg", "template", "object", "iframe", "canvas"})
"""Whose start tag is taken for all of it where it ends in "/>", as XHTML has it: no text may be lost for that."""

# A quote only means something after "="; and each goes on to the end of the text where it is never closed, so that
# nothing is looked at twice.
TAGS = re.compile(
    r"<(?:script[\s/>].*?(?:</script|\Z)"
    r"""|(?P<slash>/?)(?P<name>[a-z][^\s/>]*+)(?:[^>"'=]++|=\s*+(?:"[^"]*+"|'[^']*+'|)|["'])*+(?:>|\Z))""",
    re.IGNORECASE | re.DOTALL,
)
"""Every tag with its `slash` and `name`; scripts as a whole, without."""
_LONG_ATTRIBUTE = re.compile(
    rf"""\s[^\s"'<>=/]++\s*+=\s*+(?:"[^"]{{{_LONGEST_ATTRIBUTE},}}+"|'[^']{{{_LONGEST_ATTRIBUTE},}}+'"""
    rf"""|[^\s"'>][^\s>]{{{_LONGEST_ATTRIBUTE},}}+)"""
)
# Controls and non-characters: lxml refuses to set such text, and trafilatura then gives nothing at all.
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:[xX]0*([0-9a-fA-F]+)|0*([0-9]+));?")
_DESERTS = (" " * 200, "\n" * 200, "\t" * 200)
_BLANKS = re.compile(r"\s(?<!\s\s)\s{199,}+")
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

    Scripts go (but for JSON-LD), styles, comments, pictures and form fields in the text, overlong attributes, control
    characters and references to them.
    """
    # A form feed parts words and attributes (HTML Standard, section 13.2.5), yet lxml takes none.
    text = _CONTROLS.sub("", _without_discarded(html.replace("\x0c", " ")))
    text = _without_long_attributes(text)
    if "&#" in text:
        text = _REFERENCE.sub(_reference, text)
    if any(desert in text for desert in _DESERTS):
        text = _BLANKS.sub(_blank, text)
    return text[:LONGEST]


def _without_discarded(html: str) -> str:
    kept: list[str] = []
    unclosed: set[str] = set()
    position = start = 0
    while found := _DISCARDED.search(html, position):
        name = (found[1] or "").lower()
        # "<!-->" is a whole comment.
        inside = html.find(">", found.end()) + 1 if name else found.start() + 2
        if not inside:
            break
        last, end = _closed(html, name, inside, unclosed)
        if not end:
            position = max(inside, found.end())
            continue
        if name == "title":
            first = min(inside + _LONGEST_TITLE, last)
        elif name in _KEPT and last - inside <= _LONGEST_DATA and _KEPT[name].search(html, found.end(), inside):
            # What a declarative shadow root holds is text of the page.
            end = inside if name == "template" else end
            first = last = end
        else:
            first, last = found.start(), end
        kept.append(html[start:first])
        start, position = last, end
    kept.append(html[start:])
    return "".join(kept)


def _closed(html: str, name: str, inside: int, unclosed: set[str]) -> tuple[int, int]:
    """Return where the end tag of the element or comment whose inside this is begins and ends; zeros without one."""
    if name in _CLOSED_AT_ONCE and html[inside - 2] == "/":
        return inside, inside
    if name in unclosed:
        return 0, 0
    closed = re.compile(rf"</{name}(?:[\s/][^<>]*+)?>" if name else "--!?>", re.IGNORECASE).search(html, inside)
    if closed is None:
        unclosed.add(name)
        return 0, 0
    return closed.span()


def _without_long_attributes(html: str) -> str:
    """Return `html`, its tags without overlong attributes, or without any where they are too many."""
    kept: list[str] = []
    start = 0
    for tag in TAGS.finditer(html):
        first, last = tag.span()
        if last - first < _LONGEST_ATTRIBUTE or not tag["name"]:
            continue
        short = _LONG_ATTRIBUTE.sub("", tag[0])
        if len(short) > _LONGEST_TAG:
            short = f"<{tag['slash']}{tag['name'][:40]}>" if short.endswith(">") else ""
        kept += html[start:first], short
        start = last
    return "".join(kept) + html[start:]


def _reference(found: re.Match[str]) -> str:
    digits = found[1] or found[2]
    code = int(digits, 16 if found[1] else 10) if len(digits) <= 7 else sys.maxunicode + 1
    if 0x80 <= code <= 0x9F:
        # HTML Standard, section 13.2.5.80: these stand for the Windows-1252 characters.
        return bytes([code]).decode("cp1252", "ignore")
    return "" if code > sys.maxunicode or _CONTROLS.match(chr(code)) else found[0]


def _blank(found: re.Match[str]) -> str:
    return "\n" if "\n" in found[0] else " "
