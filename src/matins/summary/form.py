"""What a sentence's form tells, without knowing what it says: whether it is whole, balanced, a question, a stub."""

import re
from collections.abc import Sequence
from itertools import islice, zip_longest

from matins.model.document import BlockKind
from matins.summary.cues import (
    BYLINES,
    CAPTIONS,
    CREDITS,
    GERMAN_PASTS,
    GERMAN_SUBJECTS,
    GERMAN_VERB_ENDINGS,
    HALF_SENTENCES,
    JOINING,
    LABELS,
    NEWS_LABELS,
    OPENINGS,
    STAMP_WORDS,
)
from matins.summary.tables import DANGLING, FINITE_ENDINGS, FINITE_VERBS, SUBJECTS
from matins.summary.terms import sizes_in_characters
from matins.text.marks import CLOSERS, FINISHED, OPENERS, QUESTION
from matins.text.words import CJK, words

LONGEST_WORDS = 120
"""Longer "sentences" are lists and tables that lost their form; words."""

_FEWEST_WORDS, _FEWEST_CHARACTERS, _LONGEST_LABEL = 4, 8, 24
_STUB_WORDS, _STRAY_WORDS, _UNFINISHED_WORDS, _UNFINISHED_CHARACTERS = 7, 9, 8, 16
_ASCII_PAIRS = (("(", ")"), ("[", "]"))
_PAIRS = (*_ASCII_PAIRS, ("«", "»"), ("「", "」"), ("『", "』"), ("（", "）"))
# Of quotations in German, Polish and Swedish, what begins those in English may be the end.
_CURLY = re.compile("[„“”]")
_MACHINE_STARTS = ("&", "|", "<", ">", "=", "*", "~", "^", "\\", "{", "}", "_", "`", "+", ";", ",", ":", "/", "%")
"""What commands and code begin with, and the second half of a torn sentence."""

_STRAY_END = re.compile(r"\s\.$")
_UNSPACED = re.compile(f"[{CJK}\u0e00-\u0eff]")
# Thai and Lao: no word ends with a blank, no sentence with a mark, and vowel signs are characters.
_THAI = re.compile("[\u0e00-\u0eff]")
_UNFINISHED_LETTERS = 40
_LETTER = re.compile(r"[^\W\d_]")
# The middle of a sentence that was torn apart, not "n8n runs" or "van Dyck paints".
_MIDDLE = re.compile(r"[a-zß-öø-ÿа-яёα-ω]+[,;]?\s(?![^\W\d_a-zß-öø-ÿа-яёα-ω])")
# What is said of somebody that he "was pictured" is news.
_PICTURED = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!being )(?<!is )(?<!are )(?<!be )\bpictured\b")
# How English picture editors begin ("Final embrace: The dog …"); a city before its news has capitals or is one word.
_PICTURE_LABEL = re.compile(r"([A-Z][a-z]+(?:[ -][a-z]+){0,4}): [\"'“‘]?[A-Z]")
_PICTURE_WORDS = ("ed", "ing", "en", "ful", "ous", "ive", "ic", "less", "ment", "tion", "sion", "ness", "age")
# A sentence that is all in brackets.
_ASIDE = re.compile(r"[(\[（][^)\]）]*[)\]）]\.?$")
_STAMP_LONGEST, _LONGEST_FRAGMENT = 12, 14
# In Vietnamese an ellipsis ends a list of examples, elsewhere a thought that is not.
_TRAILING = ("..", "…")
_DIGIT = re.compile(r"\d")
# Single quotation marks that open or close, no apostrophes.
_HALF_OPENING = re.compile(r"['‘](?=[^\W\d_])")
_SINGLE_CLOSING = re.compile(r"['’](?!\w)")


def is_finished(text: str) -> bool:
    """Whether `text` ends with an end mark, or is too long for a heading that lost its form."""
    if FINISHED.search(text):
        return True
    return (
        len(text.split()) >= _UNFINISHED_WORDS
        or (_UNSPACED.search(text) is not None and sizes_in_characters(text) >= _UNFINISHED_CHARACTERS)
        or len(_THAI.findall(text)) >= _UNFINISHED_LETTERS
    )


def is_sound(text: str, spoken: Sequence[str], lang: str | None, kind: BlockKind) -> bool:
    """Whether `text` can stand in a summary: no question, fragment, stub, caption, half quotation or lead-in.

    `spoken` are the words of `text`.
    """
    spaced = text.split()
    return (
        _is_long_enough(text, spaced)
        and len(spaced) <= LONGEST_WORDS
        and (kind is BlockKind.LIST_ITEM or FINISHED.search(text) is not None)
        and not QUESTION.search(text)
        and not text.endswith((":", "："))
        and not text.startswith(_MACHINE_STARTS)
        and not (len(spaced) <= _STRAY_WORDS and _STRAY_END.search(text))
        and not (text.rstrip(CLOSERS).endswith(_TRAILING) and lang != "vi")
        and not is_furniture(text, lang)
        and not _is_stamp(spoken)
        and not _is_byline(spoken, spaced)
        and not _is_row(spoken)
        and is_balanced(text)
        and not _is_half_quotation(text)
        and not _is_half_sentence(text, spoken, lang)
        and not _ASIDE.match(text)
        and _has_small_word(text, spaced)
        and not (kind is not BlockKind.LIST_ITEM and _is_torn(text, spoken, lang))
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


def is_furniture(text: str, lang: str | None) -> bool:
    """Whether `text` is worded like a caption, a credit or a call to the reader."""
    lowered = text.lower().replace("’", "'").lstrip("-–—•*([\"'“‘ ")
    code = (lang or "en").split("-")[0]
    if lowered[:1] == "©" or lowered.startswith(OPENINGS.get(code, ())):
        return True
    label, mark, _ = lowered[:_LONGEST_LABEL].partition(":")
    return (
        (mark != "" and label.rstrip() in LABELS)
        or any(credit in lowered for credit in CREDITS.get(code, ()))
        or (("(" in lowered or "foto" in lowered or "photo" in lowered) and _has_caption(lowered, code))
        or ("pictured" in lowered and _PICTURED.search(lowered) is not None)
    )


def _has_caption(lowered: str, code: str) -> bool:
    return any(caption in lowered for caption in CAPTIONS.get(code, ()))


def _is_stamp(spoken: Sequence[str]) -> bool:
    """Whether these words are nothing but a date or time."""
    return (
        len(spoken) <= _STAMP_LONGEST
        and any(map(_DIGIT.match, spoken))
        and all(word in STAMP_WORDS or _DIGIT.match(word) for word in spoken)
    )


def _is_byline(spoken: Sequence[str], spaced: Sequence[str]) -> bool:
    """Whether these words are nothing but "by", names and what joins names."""
    return (
        not BYLINES.isdisjoint(spoken[:1])
        and len(spoken) <= _STAMP_LONGEST
        and all(not word[:1].islower() or word.strip(",.|") in JOINING for word in spaced[1:])
    )


def _is_row(spoken: Sequence[str]) -> bool:
    """Whether most of these words are numbers, as in a row of a table."""
    return 2 * sum(1 for word in spoken if word[0].isdecimal()) > len(spoken)


def _is_half_quotation(text: str) -> bool:
    """Whether a quotation in single marks begins or ends here, the other half of which is elsewhere."""
    if _HALF_OPENING.match(text):
        return not _SINGLE_CLOSING.search(text, 1)
    return text.endswith(("'", "’")) and not any(map(text.count, (" '", " ‘", "('", "(‘", "\"'", "“‘")))


def _is_half_sentence(text: str, spoken: Sequence[str], lang: str | None) -> bool:
    """Whether `text` is nothing but a clause that hangs on another: "Because it rains."."""
    half = HALF_SENTENCES.get((lang or "en").partition("-")[0])
    if half is None:
        return False
    opening = " ".join(spoken[:2]) + " "
    return opening.startswith(half.always) or (opening.startswith(half.without_comma) and "," not in text)


def _has_small_word(text: str, spaced: Sequence[str]) -> bool:
    """Whether a word begins with a small letter or a script has none; names in a row and headings do not."""
    return any(word.lstrip(OPENERS)[:1].islower() for word in spaced) or any(
        letter.isalpha() and letter.lower() == letter.upper() for letter in text
    )


def _is_torn(text: str, spoken: Sequence[str], lang: str | None) -> bool:
    """Whether `text` is a piece of something else: the middle of a sentence, a stub, the words below a picture."""
    return (
        _is_stub(spoken, lang)
        or (_is_german(lang) and _lacks_german_verb(text, spoken))
        or _MIDDLE.match(text) is not None
        or ((lang or "en").startswith("en") and _has_picture_label(text))
    )


def _has_picture_label(text: str) -> bool:
    """Whether `text` begins like an English picture's caption: some words that say nothing, a colon, a sentence."""
    found = _PICTURE_LABEL.match(text)
    if found is None:
        return False
    label = words(found[1])
    if label[0] in NEWS_LABELS or not FINITE_VERBS["en"].isdisjoint(label[1:]):
        return False
    return len(label) > 1 or label[0].endswith(_PICTURE_WORDS)


def _is_stub(spoken: Sequence[str], lang: str | None) -> bool:
    """Whether a short English sentence lacks a verb and a subject pronoun; no word may look like "denies" either."""
    if not (lang or "").startswith("en") or len(spoken) > _STUB_WORDS:
        return False
    return not (has_finite_verb(spoken, "en") or any(word in SUBJECTS or word.endswith("s") for word in spoken))


def _is_german(lang: str | None) -> bool:
    return (lang or "").partition("-")[0] == "de"


def _lacks_german_verb(text: str, spoken: Sequence[str]) -> bool:
    """Whether no word of a German text may be a finite verb, which is never written with a capital inside it."""
    if len(spoken) > _LONGEST_FRAGMENT or not GERMAN_SUBJECTS.isdisjoint(spoken):
        return False
    small = words(" ".join(word for word in text.split() if not word.lstrip(OPENERS)[:1].isupper()))
    return not any(
        word in FINITE_VERBS["de"]
        or word.endswith(GERMAN_PASTS)
        or (word.endswith(GERMAN_VERB_ENDINGS) and word not in DANGLING["de"])
        for word in [*spoken[:1], *small]
    )
