"""What a body is by its first bytes, whatever the server called it."""

import re

from matins.extract.markup import has_tags

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"II*\x00", "an image"),
    (b"MM\x00*", "an image"),
    (b"8BPS", "an image"),
    (b"\xff\x0a", "an image"),
    (b"\x00\x00\x00\x0cJXL ", "an image"),
    (b"ID3", "a sound file"),
    (b"\xff\xfb", "a sound file"),
    (b"OggS", "a media file"),
    (b"fLaC", "a sound file"),
    (b"\x1aE\xdf\xa3", "a video"),
    (b"PK\x03\x04", "a ZIP archive or office file"),
    (b"PK\x05\x06", "a ZIP archive or office file"),
    (b"\x1f\x8b", "compressed data"),
    (b"BZh", "compressed data"),
    (b"\xfd7zXZ", "compressed data"),
    (b"(\xb5/\xfd", "compressed data"),
    (b"7z\xbc\xaf", "an archive"),
    (b"Rar!\x1a\x07", "an archive"),
    (b"wOFF", "a font"),
    (b"wOF2", "a font"),
    (b"\x00\x01\x00\x00", "a font"),
    (b"OTTO\x00", "a font"),
    (b"%!PS", "a PostScript file"),
    (b"\x00asm", "a program"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"SQLite format 3", "a database"),
)
_TEXT_TYPES = ("text/plain", "text/markdown", "text/x-markdown")
_BRANDS = {b"avif": "an image", b"avis": "an image", b"heic": "an image", b"heix": "an image", b"mif1": "an image"}
_SOUND = frozenset({b"M4A ", b"M4B "})
_HEAD = 2048
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s++|<\?.*?\?>|<!--.*?-->|<!doctype(?:[^>\[]|\[[^\]]*+\])*+>)*+", re.IGNORECASE | re.DOTALL
)
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)(?:[\s>/]|\Z)", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_ROOT = re.compile(rb"<(?:[\w-]+:)?([\w.-]+)")
_XML = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*<\?xml\s", re.IGNORECASE)
_HTML_DOCTYPE = re.compile(rb"<!doctype\s+html", re.IGNORECASE)
_PAGE_ROOTS = frozenset({b"html", b"head", b"body"})
_PARTS_OF_PAGES = frozenset({b"div", b"article", b"main", b"section", b"p", b"h1", b"title", b"meta", b"frameset"})
_XML_ROOTS = {b"svg": "an image", b"opml": "a list of feeds", b"urlset": "a site map", b"sitemapindex": "a site map"}
_JSON = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*+(?:\{\s*+(?:\"(?:[^\"\\]|\\.)*+\"\s*:|\}\s*\Z)"
    rb"|\[\s*+(?:[\[{]|\"(?:[^\"\\]|\\.)*+\"\s*[,\]]|-?\d[\d.eE+-]*+\s*(?:,|\]\s*\Z)|\]\s*\Z))",
    re.DOTALL,
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SHORTEST_BINARY = 32


def binary_kind(body: bytes) -> str | None:
    """Return what kind of file `body` is, in words ("a PDF"), where it is no text at all."""
    start = body.lstrip(b"\r\n\t ")[:16]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return "an image" if signature == b"RIFF" and start[8:12] == b"WEBP" else kind
    if body[4:8] == b"ftyp":
        return "a sound file" if body[8:12] in _SOUND else _BRANDS.get(body[8:12], "a video")
    if body[257:262] == b"ustar":
        return "an archive"
    return "a binary file" if _is_binary(body[:_HEAD]) else None


def _is_binary(head: bytes) -> bool:
    """Whether one byte in ten is a control character, and not since it is text in characters of two bytes."""
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff"))
    wide = wide or tuple(byte == 0 for byte in head[:4]) in ((False, True) * 2, (True, False) * 2)
    return not wide and len(head) >= _SHORTEST_BINARY and len(_CONTROLS.findall(head)) * 10 > len(head)


def data_kind(body: bytes) -> str | None:
    """Return what kind of data `body` is by its beginning, in words ("JSON data"), where it is text but no page."""
    if is_feed(body):
        return "a feed"
    if is_json(body):
        return "JSON data"
    name = _root(body)
    if name in _XML_ROOTS:
        return _XML_ROOTS[name]
    pages = _PAGE_ROOTS | _PARTS_OF_PAGES
    return "XML data" if name and name not in pages and _XML.match(body) and not _HTML.search(body[:_HEAD]) else None


def is_plain_text(text: str, content_type: str | None) -> bool:
    """Whether a body is plain text: it has no tags, or was sent as text and does not begin like a page all the same."""
    if not has_tags(text):
        return True
    head = text[: _HEAD * 4].encode("utf-8", "replace")
    return (content_type or "").strip().lower().startswith(_TEXT_TYPES) and not _begins_page(head)


def is_json(body: bytes) -> bool:
    """Whether `body` begins like a JSON object or array."""
    return _JSON.match(body[:_HEAD]) is not None


def is_feed(body: bytes) -> bool:
    """Whether the root element of `body` is a feed's."""
    prologue = _PROLOGUE.match(body[: _HEAD * 4])
    return _FEED.match(body, prologue.end() if prologue else 0) is not None


def is_html(body: bytes) -> bool:
    """Whether there is a web page near the beginning of `body`."""
    return _HTML.search(body[:_HEAD]) is not None and not is_feed(body)


def _begins_page(body: bytes) -> bool:
    prologue = _PROLOGUE.match(body[: _HEAD * 4])
    return _root(body) in _PAGE_ROOTS or (prologue is not None and _HTML_DOCTYPE.search(prologue[0]) is not None)


def _root(body: bytes) -> bytes:
    """Return the name of the first element in lower case, nothing where text comes first."""
    prologue = _PROLOGUE.match(body[: _HEAD * 4])
    found = _ROOT.match(body, prologue.end() if prologue else 0)
    return found[1].lower() if found else b""
