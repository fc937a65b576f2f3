"""Words: what counts as one, and how many a person reads."""

import re
from functools import cache

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han characters, for use inside a character class."""

MARKS = (
    "\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0963\u0966-\u0dff\u200d"
)
"""Accents and vowel signs, which `\\w` leaves out, for use inside a character class: those of Latin, Cyrillic, Hebrew
and Arabic, of India with its letters, and what joins these."""

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Thai, Lao, Burmese and Khmer, for use inside a character class.  They have no blanks between words; their vowel signs
part about as many pieces, which are taken for words."""

_RUN = rf"[^\W_{CJK}]+(?:[{MARKS}]+[^\W_{CJK}]*)*"
WORD = rf"{_RUN}(?:['’]{_RUN})*"
"""The pattern of a word where blanks part them: letters, with their marks, and digits, with apostrophes inside."""

WORDS_PER_MINUTE = 230
"""Reading speed for prose (Brysbaert 2019: 238 silent words a minute for English non-fiction)."""


def words(text: str) -> list[str]:
    """Return the words of `text` as `folded` writes them; each Kana or Han character is a word."""
    return _found(folded(text))


def count_words(text: str) -> int:
    """Return how many words a person reads in `text`, two Kana or Han characters counting as one."""
    characters = 0 if text.isascii() else len(_cjk_character().findall(text))
    return len(_found(text)) - characters + (characters + 1) // 2


def folded(text: str) -> str:
    """Return `text` as words are compared: in lower case, with one kind of apostrophe, "İ" as the "i" that it is."""
    return text.lower().replace("’", "'").replace("i\u0307", "i")


def reading_minutes(count: int) -> int:
    """Return the minutes that reading `count` words takes, at least one where there is anything to read."""
    return max(1, round(count / WORDS_PER_MINUTE)) if count else 0


def _found(text: str) -> list[str]:
    return (_ascii_word() if text.isascii() else _word()).findall(text)


# Compiled when first needed: lists show reading times and count nothing.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{CJK}]|{WORD}")


# The same for ASCII alone, half as long to look for.
@cache
def _ascii_word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")


@cache
def _cjk_character() -> re.Pattern[str]:
    return re.compile(f"[{CJK}]")
