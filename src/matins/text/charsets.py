"""Bytes to text: byte order mark, valid UTF-8, what was declared; one bad byte never turns a page to mojibake."""

import codecs
import re

_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_WIDE = re.compile(rb"\A(?:(?P<little>(?:[\t\n\r -~]\x00){4})|(?P<big>(?:\x00[\t\n\r -~]){4}))")
# Labels that mean a larger character set in practice (WHATWG Encoding Standard, section 4.2).
_MEANT = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
}
_UNSAFE = frozenset({"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
# Encodings whose bytes are all ASCII would pass for valid UTF-8.
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_IN_DOCUMENT = re.compile(
    rb"<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]+)|<meta\b[^>]{0,400}\bcharset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 4096
_STRAY = re.compile("[\udc80-\udcff]")
_SEQUENCE = re.compile("[^\x00-\x7f\ud800-\udfff]")


def charset_parameter(content_type: str | None) -> str | None:
    """Return the charset that a Content-Type header names, if any (RFC 9110 section 8.3.2)."""
    found = _PARAMETER.search(content_type or "")
    return found[1] if found else None


def declared_charset(body: bytes) -> str | None:
    """Return the charset named by an XML declaration or a meta element near the start of `body`, if any."""
    found = _IN_DOCUMENT.search(body[:_HEAD])
    return (found[1] or found[2]).decode("ascii", "replace") if found else None


def decode(body: bytes, charset: str | None = None) -> str | None:
    """Return `body` as text; None where only guessing by statistics could tell its charset.

    `charset` is what HTTP said.  The order is: byte order mark, UTF-8 where every byte is valid, `charset`, what the
    document declares, UTF-8 with the odd stray byte read as Windows-1252.
    """
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    if wide := _WIDE.match(body):
        return body.decode("utf-16-le" if wide["little"] else "utf-16-be", "replace")
    declared = [name for label in (charset, declared_charset(body)) if (name := _codec(label))]
    for name in declared:
        if name in _SEVEN_BIT:
            return body.decode(name, "replace")
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError:
        pass
    for name in declared:
        if name != "utf-8" and (text := _mostly(body, name)) is not None:
            return text
    return patched_utf8(body) if declared else patched_utf8(body, doubt=True)


def patched_utf8(body: bytes, *, doubt: bool = False) -> str | None:
    """Return `body` read as UTF-8, each byte that is not valid there read as Windows-1252.

    With `doubt`, None where more bytes are stray than characters beyond ASCII are valid: no UTF-8, then.
    """
    text = body.decode("utf-8", "surrogateescape")
    if doubt and len(_STRAY.findall(text)) > len(_SEQUENCE.findall(text)):
        return None
    return _STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _codec(label: str | None) -> str | None:
    try:
        found = codecs.lookup(label or "")
    except (LookupError, ValueError):
        return None
    name = _MEANT.get(found.name, found.name)
    # utf-16 and its kin would have shown by their zero bytes.
    return None if name in _UNSAFE or name.startswith(("utf-16", "utf-32")) or not found._is_text_encoding else name


def _mostly(body: bytes, codec: str) -> str | None:
    text = body.decode(codec, "replace")
    return text if text.count("\ufffd") <= max(1, len(text) // 100) else None
