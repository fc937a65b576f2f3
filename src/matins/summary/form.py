"""What a sentence's form tells, without knowing what it says: whether it is whole, balanced, a question, a stub."""

import re

from matins.model.document import BlockKind
from matins.summary.tables import FINITE_ENDINGS, FINITE_VERBS, SUBJECTS
from matins.summary.terms import sizes_in_characters
from matins.text.words import CJK, words

LONGEST_WORDS = 120
"""Longer "sentences" are lists and tables that lost their form; words."""

_FEWEST_WORDS, _FEWEST_CHARACTERS = 4, 8
_STUB_WORDS, _STRAY_WORDS, _UNFINISHED_WORDS, _UNFINISHED_CHARACTERS = 7, 9, 8, 16
_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"), ("（", "）"))
_END = re.compile(r"[.!?…。！？｡؟۔।॥։።။][\"'”’»)\]」』）]*(?:\[\d+\])*$")
_QUESTION = re.compile(r"[?？؟;][\"'”’»)\]」』）]*$")
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


def is_sound(text: str, lang: str | None, kind: BlockKind) -> bool:
    """Whether `text` can stand in a summary: no question, fragment, stub, caption, half quotation or lead-in."""
    return (
        _is_long_enough(text)
        and len(text.split()) <= LONGEST_WORDS
        and (kind is BlockKind.LIST_ITEM or _END.search(text) is not None)
        and not _QUESTION.search(text)
        and not text.endswith((":", "："))
        and not (len(text.split()) <= _STRAY_WORDS and _STRAY_END.search(text))
        and not _PICTURE.search(text)
        and is_balanced(text)
        and not (kind is not BlockKind.LIST_ITEM and _is_stub(text, lang))
    )


def is_balanced(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs."""
    return text.count('"') % 2 == 0 and all(text.count(opening) == text.count(closing) for opening, closing in _PAIRS)


def has_finite_verb(text: str, lang: str) -> bool:
    """Whether a word of `text` is, or most likely is, a finite verb; `lang` is one of FINITE_VERBS.

    What stands before "by" is a participle ("found by divers").
    """
    verbs, endings, found = FINITE_VERBS[lang], FINITE_ENDINGS[lang], words(text)
    return any(
        (word in verbs or (len(word) > 4 and word.endswith(endings))) and following != "by"
        for word, following in zip(found, [*found[1:], ""], strict=True)
    )


def _is_long_enough(text: str) -> bool:
    if _UNSPACED.search(text):
        return sizes_in_characters(text) >= _FEWEST_CHARACTERS
    return sum(_LETTER.search(word) is not None for word in text.split()) >= _FEWEST_WORDS


def _is_stub(text: str, lang: str | None) -> bool:
    """Whether a short English sentence lacks a verb and a subject pronoun; no word may look like "denies" either."""
    found = words(text)
    if not (lang or "").startswith("en") or len(found) > _STUB_WORDS:
        return False
    return not (has_finite_verb(text, "en") or any(word in SUBJECTS or word.endswith("s") for word in found))
