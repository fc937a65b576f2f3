"""Tokens: what a search compares, accents and case folded; Han, Kana, Thai and their like in pairs of characters."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import normalize

from matins.text.words import CJK, MARKS, UNSPACED

RULES = 1
"""The number of these rules.  With each change of what they make of a text it goes up, and stores index theirs anew."""

_PAIRED = CJK + UNSPACED

_WESTERN, _OTHERWISE = "cp1252", b"\0"
"""What western Europe's letters and quotation marks are encoded in, and what stands for those that fit no byte."""

_ACCENTS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff"
)
"""What Latin, Greek, Cyrillic, Hebrew and Arabic set above and below letters; vowel signs of Asia are no accents."""


def tokens(text: str) -> list[str]:
    """Return the tokens of `text`, in order; none holds a blank or a mark of punctuation.

    A run of characters that know no blanks becomes each pair of neighbours and the last character alone, so that a
    search for any piece of it is one for neighbouring tokens.
    """
    try:
        # Bytes are folded all at once, which takes a tenth of the time.
        folded = text.replace("ß", "ss").encode(_WESTERN).translate(_western_tokens())
    except UnicodeEncodeError:
        return _tokens_of_any(text)
    return _tokens_of_any(text) if _OTHERWISE in folded else folded.decode(_WESTERN).split()


def _tokens_of_any(text: str) -> list[str]:
    plain = unaccented(text)
    if not _paired_character().search(plain):
        return _run().findall(plain)
    return [token for run in _either_run().findall(plain) for token in _tokens_of(run)]


def places(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the tokens of `text` with where each begins and ends, as closely as what stands there can be told apart.

    Those of signs that stand for several letters, as "㎏" does, are left out.
    """
    for run in _either_run().finditer(text):
        found, start, end = tokens(run[0]), *run.span()
        if not _paired_character().match(run[0]) or len(found) != end - start:
            yield from ((token, start, end) for token in found)
        else:
            yield from ((token, at, at + len(token)) for at, token in enumerate(found, start))


def unaccented(text: str) -> str:
    """Return `text` in lower case, without accents: "Ça" as "ca"."""
    # Folded again: what is taken apart may have been a sign that holds capitals.
    return normalize("NFC", _accents().sub("", normalize("NFKD", text.casefold())).casefold())


def sought(text: str) -> tuple[tuple[str, ...], bool]:
    """Return the tokens that `text` is found by, and whether the last is but the beginning of one.

    That is so where a "*" follows it, and where it is one character of those that are indexed in pairs.
    """
    found = tokens(text)
    if found and len(found[-1]) == 1 and _paired_character().match(found[-1]):
        if len(found) > 1 and len(found[-2]) == 2 and _paired_character().match(found[-2]):
            # It ends a run, and within a longer one none such stands.
            return tuple(found[:-1]), False
        return tuple(found), True
    return tuple(found), text.endswith("*")


def _tokens_of(run: str) -> list[str]:
    if not _paired_character().match(run):
        return [run]
    return [run[at : at + 2] for at in range(len(run))]


@cache
def _western_tokens() -> bytes:
    characters = bytes(range(256)).decode(_WESTERN, "replace")
    return b"".join(map(_western_token, characters))


def _western_token(character: str) -> bytes:
    """Return what becomes of a character in tokens, a blank where it parts two."""
    found = _tokens_of_any(character)
    try:
        token = "".join(found).encode(_WESTERN)
    except UnicodeEncodeError:
        return _OTHERWISE
    return (token or b" ") if len(token) <= 1 else _OTHERWISE


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
