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
    "utf-8-sig": "utf-8",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
}
_UNKNOWN_TO_PYTHON = {"iso-8859-8-i": "iso-8859-8", "dos-874": "cp874", "x-mac-cyrillic": "mac-cyrillic"}
_UNSAFE = frozenset({"utf-7", "idna", "punycode", "raw-unicode-escape", "unicode-escape", "undefined"})
# Encodings whose bytes are all ASCII would pass for valid UTF-8.
_SEVEN_BIT = frozenset({"iso2022_jp", "iso2022_kr", "hz"})
_PARAMETER = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]+)", re.IGNORECASE)
_IN_DOCUMENT = re.compile(
    rb"<\?xml[^>]{0,200}\bencoding\s*=\s*[\"']([\w.:-]+)|<meta\b[^>]{0,400}\bcharset\s*=\s*[\"']?\s*([\w.:-]+)",
    re.IGNORECASE,
)
_HEAD = 4096
_TWICE_WRITTEN = re.compile("[\u00c2-\u00f4][\u0080-\u009f]")
_DOUBLED = re.compile(
    "[\u00c2-\u00df][\u0080-\u00bf]|[\u00e0-\u00ef][\u0080-\u00bf]{2}|[\u00f0-\u00f4][\u0080-\u00bf]{3}"
)
_TOO_OFTEN_FOR_CHANCE = 3
_STRAY = re.compile("[\udc80-\udcff]")
_SEQUENCE = re.compile("[^\x00-\x7f\ud800-\udfff]")
_STRAYS = re.compile("[\udc80-\udcff]+")
_FEW = 8
"""How many characters beyond ASCII there are for each stray byte in what is UTF-8 all the same."""
_ODD = 2
_LONG_RUN = 2.5
"""Stray bytes in a row, on average, from which on they are no accented letters of a language in Latin script."""
_RARE = re.compile("[\udc81-\udc83\udc86-\udc90\udc98-\udc9f]")
_OFTEN = 5
"""One in so many stray bytes is one that Windows-1252 has little use for, while Shift JIS begins its characters so."""


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

    `charset` is what HTTP said.  The order is: byte order mark, UTF-8 where every byte is valid or all but a few are,
    `charset`, what the document declares, UTF-8 with the odd stray byte read as Windows-1252.
    """
    if (wide := _wide(body)) is not None:
        return wide
    declared = [name for label in (charset, declared_charset(body)) if (name := _codec(label))]
    if seven_bit := next((name for name in declared if name in _SEVEN_BIT), None):
        return body.decode(seven_bit, "replace")
    try:
        return _undoubled(body.decode("utf-8"))
    except UnicodeDecodeError:
        text = body.decode("utf-8", "surrogateescape")
    strays, valid = len(_STRAY.findall(text)), len(_SEQUENCE.findall(text))
    if strays * _FEW <= valid:
        return _patched(text)
    for name in declared:
        if name != "utf-8" and (read := _mostly(body, name)) is not None:
            return read
    return _patched(text) if strays <= valid or (declared and _is_western(text, strays)) else None


def _is_western(text: str, strays: int) -> bool:
    """Whether the stray bytes in `text` look like Windows-1252, which is what is sent most where UTF-8 was said.

    A few of them say nothing about the others: they are patched, too.
    """
    if strays <= _ODD:
        return True
    return strays < _LONG_RUN * len(_STRAYS.findall(text)) and _OFTEN * len(_RARE.findall(text)) < strays


def _wide(body: bytes) -> str | None:
    """Return `body` as text where a byte order mark, or zeros between its first characters, tell how to read it."""
    for mark, codec in _BOMS:
        if body.startswith(mark):
            return body[len(mark) :].decode(codec, "replace")
    if found := _WIDE.match(body):
        return body.decode("utf-16-le" if found["little"] else "utf-16-be", "replace")
    return None


def _undoubled(text: str) -> str:
    """Return `text`, read a second time where it is UTF-8 that was taken for Latin-1 and written as UTF-8 again.

    Control characters behind accented letters tell: no text has them of its own.
    """
    if len(_TWICE_WRITTEN.findall(text)) < _TOO_OFTEN_FOR_CHANCE:
        return text
    return _DOUBLED.sub(lambda found: found[0].encode("latin-1").decode("utf-8", "replace"), text)


def _patched(text: str) -> str:
    return _STRAY.sub(lambda stray: bytes([ord(stray[0]) - 0xDC00]).decode("cp1252", "replace"), text)


def _codec(label: str | None) -> str | None:
    """Return Python's name of the encoding that `label` means, None where that is none to read a page by."""
    label = (label or "").strip().lower()
    try:
        found = codecs.lookup(_UNKNOWN_TO_PYTHON.get(label, label.removeprefix("x-")))
        reads_ascii = found._is_text_encoding and found.decode(b"<p>")[0] == "<p>"
    except (LookupError, ValueError):
        return None
    # utf-16 and its kin would have shown by their zero bytes.
    return _MEANT.get(found.name, found.name) if reads_ascii and found.name not in _UNSAFE else None


def _mostly(body: bytes, codec: str) -> str | None:
    text = body.decode(codec, "replace")
    return text if text.count("\ufffd") <= max(1, len(text) // 100) else None
