"""The one filter for foreign text: whatever a feed, page, header or file says passes here before anything else sees it.

Terminals obey control characters, bidirectional overrides reorder what is read, and a flood of combining marks once
crashed one (CVE-2021-27135).  Textual and Rich strip almost none of it, so nothing but `Clean` text may reach a
widget, a log line, a file name or an export.
"""

import re
import unicodedata
from collections.abc import Iterable
from typing import NewType

Clean = NewType("Clean", str)
"""Text without control, override or invisible characters; made by this module alone."""

NOTHING = Clean("")

TITLE, AUTHOR, ADDRESS, REASON, TEXT = 500, 200, 4096, 300, 200_000
"""Limits in characters for the fields that foreign text comes in."""

_MARKS_PER_BASE = 4

# Controls, lone surrogates, bidirectional controls, non-characters, and what takes no room yet can hide or disguise
# text: zero-width space, word joiner and its kin, BOM, soft hyphen, tag characters, Hangul fillers.
# ZWJ, ZWNJ and variation selectors stay: Persian, Hindi and emoji need them.
_DROPPED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f"
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\u3164"
    "\ufeff\uffa0\ufff0-\ufffb\ufdd0-\ufdef\ud800-\udfff"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
    + "".join(f"{chr(plane * 0x10000 + 0xFFFE)}{chr(plane * 0x10000 + 0xFFFF)}" for plane in range(17))
    + "]"
)
_BREAKS = re.compile("\r\n?|[\x85\u2028\u2029]")
# Runs that may be too many marks on one base; whether they are is asked of the Unicode database.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0711-\u07fd\u0816-\u0902"
    "\u093a-\u0957\u0e31-\u0e4e\u0eb1-\u0ece\u0f18-\u0fc6\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u302a-\u302f\u3099\u309a"
    "\ufe00-\ufe0f\ufe20-\ufe2f\U000e0100-\U000e01ef"
)
_PILE = re.compile(f"[{_MARKS}]{{{_MARKS_PER_BASE + 1},}}")
# Marks, and what is dropped though Python calls it printable.
_SUSPECT = re.compile(f"[{_MARKS}\u115f\u1160\u17b4\u17b5\u3164\uffa0]")


def clean_line(text: str | None, limit: int = TITLE) -> Clean:
    """Return `text` as one clean line: white space folded, ends trimmed, cut to `limit` with an ellipsis."""
    # Of white space only blanks are printable.
    if text and len(text) <= limit and text.isascii() and text.isprintable() and "  " not in text:
        return Clean(text.strip())
    return _cut(" ".join(_filtered(_begun(text), limit).split()), limit)


def clean_text(text: str | None, limit: int = TEXT) -> Clean:
    """Return `text` as clean lines: blanks folded and trimmed in each line, empty lines dropped."""
    lines = [" ".join(line.split()) for line in _filtered(_begun(text), limit).split("\n")]
    return _cut("\n".join(filter(None, lines)), limit)


def clean_code(text: str | None, limit: int = TEXT) -> Clean:
    """Return `text` clean with its white space kept; a tab becomes four spaces."""
    return _cut(_filtered(text, limit).expandtabs(4).strip("\n"), limit)


def pieces(text: Clean, spans: Iterable[tuple[int, int]]) -> Clean:
    """Return the parts of a clean text that half-open `spans` name, joined as they stand."""
    return Clean("".join([text[start:end] for start, end in spans]))


def piece(text: Clean, start: int, end: int) -> Clean:
    """Return what stands from `start` to `end` in a clean text."""
    return Clean(text[start:end])


def is_clean(text: str) -> bool:
    """Whether `text` holds nothing that this filter would drop, but for line ends."""
    return not (_DROPPED.search(text) or _BREAKS.search(text) or "\t" in text)


def still_clean(text: str) -> Clean:
    """Return text that was clean when it was stored; should it be so no more, it is cleaned anew."""
    # Code is printable but for its line ends, and the slow expressions need not look for what it does not hold.
    if (text.isascii() and text.replace("\n", "").isprintable()) or is_clean(text):
        return Clean(text)
    return clean_code(text)


def _filtered(text: str | None, limit: int) -> str:
    if not text:
        return ""
    # The margin leaves room for what is dropped or folded; the rest of a megabyte title is never looked at.
    text = str(text)[: limit * 2 + 1000]
    # Nearly all text has nothing to drop, and the slow expressions need not look for it.
    if not text.replace("\n", "").isprintable():
        text = _DROPPED.sub("", _BREAKS.sub("\n", text))
    elif text.isascii():
        return text
    elif not _SUSPECT.search(text):
        return unicodedata.normalize("NFC", text)
    else:
        text = _DROPPED.sub("", text)
    return _PILE.sub(_thinned, unicodedata.normalize("NFC", text))


def _begun(text: str | None) -> str | None:
    # However much white space stands before the text, it does not use up what is looked at.
    return str(text).lstrip() if text else None


def _thinned(pile: re.Match[str]) -> str:
    kept, marks = [], 0
    for character in pile[0]:
        marks = marks + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if marks <= _MARKS_PER_BASE:
            kept.append(character)
    return "".join(kept)


def _cut(text: str, limit: int) -> Clean:
    return Clean(text if len(text) <= limit else text[: limit - 1].rstrip() + "…")
