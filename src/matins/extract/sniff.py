"""What a body is by its first bytes, whatever the server called it."""

import re

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x00\x00\x01\x00", "an image"),
    (b"ID3", "a sound file"),
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
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"{\\rtf", "an RTF file"),
    (b"\xd0\xcf\x11\xe0", "an office file"),
    (b"SQLite format 3", "a database"),
)
_HEAD = 2048
_FEED = re.compile(rb"<(?:[\w-]+:)?(?:rss|feed|rdf|channel)(?:[\s>/]|\Z)", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<(?:html|head|body)[\s>]", re.IGNORECASE)
_PROLOGUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?(?:\s+|<\?.*?\?>|<!--.*?-->|<!doctype[^>\[]*>)*", re.IGNORECASE | re.DOTALL
)
_JSON = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*(?:\{\s*(?:\"|\}\s*\Z)|\[\s*[\[{\"\d\]])")


def binary_kind(body: bytes) -> str | None:
    """Return what kind of file `body` is, in words ("a PDF"), where it is no text at all."""
    start = body.lstrip(b"\r\n\t ")[:16]
    for signature, kind in _SIGNATURES:
        if start.startswith(signature):
            return kind
    if body[4:8] == b"ftyp":
        return "a video"
    return None


def is_json(body: bytes) -> bool:
    """Whether `body` begins like a JSON object or array."""
    return _JSON.match(body[:_HEAD]) is not None


def is_feed(body: bytes) -> bool:
    """Whether the root element of `body` is a feed's."""
    prologue = _PROLOGUE.match(body[: _HEAD * 4])
    return _FEED.match(body, prologue.end() if prologue else 0) is not None


def is_html(body: bytes) -> bool:
    """Whether `body` begins like a web page."""
    return _HTML.search(body[:_HEAD]) is not None and not is_feed(body)
