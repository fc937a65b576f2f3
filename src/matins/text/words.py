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

_WESTERN = "cp1252"
"""What the letters and quotation marks of western Europe are encoded in, a byte each."""

_RUN = rf"[^\W_{CJK}]+(?:[{MARKS}]+[^\W_{CJK}]*)*"
WORD = rf"{_RUN}(?:['’]{_RUN})*"
"""The pattern of a word where blanks part them: letters, with their marks, and digits, with apostrophes inside."""

WORDS_PER_MINUTE = 230
"""Reading speed for prose (Brysbaert 2019: 238 silent words a minute for English non-fiction)."""


def words(text: str) -> list[str]:
    """Return the words of `text` as `folded` writes them; each Kana or Han character is a word."""
    # To blank out what is in no word and to part the rest takes a third of the time that a pattern needs.
    if text.isascii():
        spoken = text.translate(_ascii_words())
    else:
        try:
            spoken = text.encode(_WESTERN).translate(_western_words()).decode(_WESTERN)
        except UnicodeEncodeError:
            small = folded(text)
            return (_word() if _rare_character().search(small) else _plain_word()).findall(small)
    if "'" in spoken:
        spoken = _lone_apostrophe().sub(" ", spoken)
    return spoken.split()


def has_words(text: str) -> bool:
    """Whether there is anything to read in `text`."""
    return _word().search(text) is not None


def count_words(text: str) -> int:
    """Return how many words a person reads in `text`, two Kana or Han characters counting as one."""
    characters = 0 if text.isascii() else len(_cjk_character().findall(text))
    return len(words(text)) - characters + (characters + 1) // 2


def folded(text: str) -> str:
    """Return `text` as words are compared: in lower case, with one kind of apostrophe, "İ" as the "i" that it is."""
    return text.lower().replace("’", "'").replace("i\u0307", "i")


def reading_minutes(count: int) -> int:
    """Return the minutes that reading `count` words takes, at least one where there is anything to read."""
    return max(1, round(count / WORDS_PER_MINUTE)) if count else 0


# Compiled when first needed: lists show reading times and count nothing.
@cache
def _word() -> re.Pattern[str]:
    return re.compile(rf"[{CJK}]|{WORD}")


# The same where no character is a word, and none a mark: shorter to look for.
@cache
def _plain_word() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+(?:'[^\W_]+)*")


@cache
def _rare_character() -> re.Pattern[str]:
    return re.compile(f"[{CJK}{MARKS}]")


@cache
def _lone_apostrophe() -> re.Pattern[str]:
    return re.compile(r"'(?:(?![^\W_])|(?<![^\W_]'))")


@cache
def _ascii_words() -> str:
    return "".join(map(_in_word, map(chr, range(128))))


@cache
def _western_words() -> bytes:
    characters = bytes(range(256)).decode(_WESTERN, "replace")
    return "".join(map(_in_word, characters)).encode(_WESTERN)


def _in_word(character: str) -> str:
    """Return what `character` is in a word, a blank where it parts two."""
    return folded(character) if character.isalnum() or character in "'’" else " "


@cache
def _cjk_character() -> re.Pattern[str]:
    return re.compile(f"[{CJK}]")
