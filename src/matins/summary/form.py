"""What a sentence's form tells, without knowing what it says: whether it is whole, balanced, a question, a stub."""

import re
from collections.abc import Sequence
from itertools import islice, zip_longest

from matins.model.document import BlockKind
from matins.summary.tables import FINITE_ENDINGS, FINITE_VERBS, SUBJECTS
from matins.summary.terms import sizes_in_characters
from matins.text.words import CJK

LONGEST_WORDS = 120
"""Longer "sentences" are lists and tables that lost their form; words."""

_FEWEST_WORDS, _FEWEST_CHARACTERS = 4, 8
_STUB_WORDS, _STRAY_WORDS, _UNFINISHED_WORDS, _UNFINISHED_CHARACTERS = 7, 9, 8, 16
_ASCII_PAIRS = (("(", ")"), ("[", "]"))
_PAIRS = (*_ASCII_PAIRS, ("«", "»"), ("「", "」"), ("『", "』"), ("（", "）"))
# Of quotations in German, Polish and Swedish, what begins those in English may be the end.
_CURLY = re.compile("[„“”]")
_END = re.compile(r"[.!?…。！？｡؟۔।॥։።။][\"'”’“‘»›«‹)\]」』）]*(?:\[\d+\])*$")
_QUESTION = re.compile(r"[?？؟;][\"'”’“‘»›«‹)\]」』）]*$")
_STRAY_END = re.compile(r"\s\.$")
_UNSPACED = re.compile(f"[{CJK}\u0e00-\u0eff]")
_LETTER = re.compile(r"[^\W\d_]")
_PICTURE = re.compile(
    r"\bpictured\b|\((?:left|right|above|below|cent(?:re|er))\)|^(?:pictured|scroll down|picture|file photo)\b",
    re.IGNORECASE,
)


def is_finished(text: str) -> bool:
    """Whether `text` ends with an end mark, or is too long for a heading that lost its form."""
    if _END.search(text):
        return True
    return len(text.split()) >= _UNFINISHED_WORDS or (
        _UNSPACED.search(text) is not None and sizes_in_characters(text) >= _UNFINISHED_CHARACTERS
    )


def is_sound(text: str, spoken: Sequence[str], lang: str | None, kind: BlockKind) -> bool:
    """Whether `text` can stand in a summary: no question, fragment, stub, caption, half quotation or lead-in.

    `spoken` are the words of `text`.
    """
    spaced = text.split()
    return (
        _is_long_enough(text, spaced)
        and len(spaced) <= LONGEST_WORDS
        and (kind is BlockKind.LIST_ITEM or _END.search(text) is not None)
        and not _QUESTION.search(text)
        and not text.endswith((":", "："))
        and not (len(spaced) <= _STRAY_WORDS and _STRAY_END.search(text))
        and not _is_caption(text)
        and is_balanced(text)
        and not (kind is not BlockKind.LIST_ITEM and _is_stub(spoken, lang))
    )


def is_balanced(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs."""
    pairs = _ASCII_PAIRS if text.isascii() else _PAIRS
    return (
        text.count('"') % 2 == 0
        and (text.isascii() or len(_CURLY.findall(text)) % 2 == 0)
        and all(text.count(opening) == text.count(closing) for opening, closing in pairs)
    )


def has_finite_verb(spoken: Sequence[str], lang: str) -> bool:
    """Whether one of these words is, or most likely is, a finite verb; `lang` is one of FINITE_VERBS.

    What stands before "by" is a participle ("found by divers").
    """
    verbs, endings = FINITE_VERBS[lang], FINITE_ENDINGS[lang]
    return any(
        (word in verbs or (len(word) > 4 and word.endswith(endings))) and following != "by"
        for word, following in zip_longest(spoken, spoken[1:], fillvalue="")
    )


def _is_long_enough(text: str, spaced: Sequence[str]) -> bool:
    if _UNSPACED.search(text):
        return sizes_in_characters(text) >= _FEWEST_CHARACTERS
    return sum(1 for _ in islice(filter(_LETTER.search, spaced), _FEWEST_WORDS)) == _FEWEST_WORDS


def _is_caption(text: str) -> bool:
    # Most sentences have none of what the expression looks for, and this is found out ten times as fast.
    lowered = text.lower()
    may_be = "picture" in lowered or "(" in lowered or lowered.startswith(("scroll", "file"))
    return may_be and _PICTURE.search(text) is not None


def _is_stub(spoken: Sequence[str], lang: str | None) -> bool:
    """Whether a short English sentence lacks a verb and a subject pronoun; no word may look like "denies" either."""
    if not (lang or "").startswith("en") or len(spoken) > _STUB_WORDS:
        return False
    return not (has_finite_verb(spoken, "en") or any(word in SUBJECTS or word.endswith("s") for word in spoken))
