"""Tokens: what a search compares, accents and case folded; Han, Kana, Thai and their like in pairs of characters."""

import re
from functools import cache
from unicodedata import normalize

from matins.text.words import CJK, MARKS, UNSPACED

_PAIRED = CJK + UNSPACED

_ACCENTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
)
"""What Latin, Greek, Cyrillic, Hebrew and Arabic set above and below letters; vowel signs of Asia are no accents."""


def tokens(text: str) -> list[str]:
    """Return the tokens of `text`, in order; none holds a blank or a mark of punctuation.

    A run of characters that know no blanks becomes each pair of neighbours and the last character alone, so that a
    search for any piece of it is one for neighbouring tokens.
    """
    if text.isascii():
        return _ascii_run().findall(text.lower())
    plain = unaccented(text)
    if not _paired_character().search(plain):
        return _run().findall(plain)
    return [token for run in _either_run().findall(plain) for token in _tokens_of(run)]


def unaccented(text: str) -> str:
    """Return `text` in lower case, without accents: "Ça" as "ca"."""
    return normalize("NFC", _accents().sub("", normalize("NFKD", text.casefold())))


def _tokens_of(run: str) -> list[str]:
    if not _paired_character().match(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run))]


@cache
def _ascii_run() -> re.Pattern[str]:
    return re.compile("[a-z0-9]+")


@cache
def _run() -> re.Pattern[str]:
    return re.compile(rf"(?:[^\W_]|[{MARKS}])+")


@cache
def _paired_character() -> re.Pattern[str]:
    return re.compile(f"[{_PAIRED}]")


@cache
def _either_run() -> re.Pattern[str]:
    return re.compile(rf"[{_PAIRED}]+|(?:(?![{_PAIRED}])(?:[^\W_]|[{MARKS}]))+")


@cache
def _accents() -> re.Pattern[str]:
    return re.compile(f"[{_ACCENTS}]+")
