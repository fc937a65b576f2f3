"""Words: what counts as one, and how many a person reads."""

import re
from functools import cache

CJK = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Kana and Han characters, for use inside a character class."""

WORDS_PER_MINUTE = 230
"""Reading speed for prose (Brysbaert 2019: 238 silent words a minute for English non-fiction)."""


def words(text: str) -> list[str]:
    """Return the words of `text` in lower case, with one kind of apostrophe; each Kana or Han character is a word."""
    return _found(text.lower().replace("’", "'"))


def count_words(text: str) -> int:
    """Return how many words a person reads in `text`, two Kana or Han characters counting as one."""
    characters = 0 if text.isascii() else len(_cjk_character().findall(text))
    return len(_found(text)) - characters + (characters + 1) // 2


def reading_minutes(count: int) -> int:
    """Return the minutes that reading `count` words takes, at least one where there is anything to read."""
    return max(1, round(count / WORDS_PER_MINUTE)) if count else 0


def _found(text: str) -> list[str]:
    return (_ascii_word() if text.isascii() else _word()).findall(text)


# Compiled when first needed: lists show reading times and count nothing.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{CJK}]|[^\W_]+(?:['’][^\W_]+)*")


# The same for ASCII alone, half as long to look for.
@cache
def _ascii_word() -> re.Pattern[str]:
    return re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")


@cache
def _cjk_character() -> re.Pattern[str]:
    return re.compile(f"[{CJK}]")
