"""What a sentence's form tells, without knowing what it says: whether it is whole, balanced, a question, a stub."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import islice, zip_longest

from matins.model.document import BlockKind
from matins.summary.cues import (
    ASKING,
    AUTHORS,
    BARE_NOUNS,
    BARE_VERBS,
    BYLINES,
    CAPTIONS,
    CREDITS,
    HALF_SENTENCES,
    HUMPLESS,
    JOINING,
    LABELS,
    NEWS_LABELS,
    OPENINGS,
    STAMP_WORDS,
    STARTS,
    UNENDED,
)
from matins.summary.reading import Reading
from matins.summary.tables import FINITE_ENDINGS, FINITE_VERBS, SUBJECTS
from matins.summary.terms import sizes_in_characters
from matins.summary.verbless import lacks_verb
from matins.summary.verbs import DETERMINERS, is_certain, is_opener, main_verb, may_be_verb
from matins.text.marks import CLOSERS, FINISHED, OPENERS, QUESTION
from matins.text.words import CJK, words

LONGEST_WORDS = 120
"""Longer "sentences" are lists and tables that lost their form; words."""

_FEWEST_WORDS, _FEWEST_CHARACTERS, _LONGEST_LABEL = 4, 8, 24
_STUB_WORDS, _STRAY_WORDS, _UNFINISHED_WORDS, _UNFINISHED_CHARACTERS = 7, 9, 8, 16
_SAYING = frozenset({"said", "says", "added", "replied", "recalled"})
_PAIRED = re.compile(r"[\"“”„()\[\]«»「」『』（）]")
_EVEN = frozenset({"", '""', '""""', "“”", "“”“”", "„“", "„“„“", "()", "«»"})
"""What is balanced at a glance."""
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("「", "」"), ("『", "』"), ("（", "）"))
_MACHINE_STARTS = frozenset("&|<>=*~^\\{}_`+;,:/%")
"""What commands and code begin with, and the second half of a torn sentence."""

# A caption's or headline's first words, where a blank stands before the end mark.
_CAPTION_LABEL = re.compile(r"(?:[^\s:]+ ){0,3}[^\s:]+: ")
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
# "Ada Marsh is a photographer based in Essex", "Ada Marsh writes about the sea".
_NAME = r"[^\W\d_a-z][\w.'’-]*(?: (?:(?:de|van|von|der|al) )?[^\W\d_a-z][\w.'’-]*){1,3}"
_AUTHOR = re.compile(
    rf"{_NAME} (?:(?:is|was) (?:an?|the|our) (?:[\w’'-]+,? ){{0,5}}(?:{'|'.join(sorted(AUTHORS))})"
    r"(?: and [\w ]{1,30})?"
    r" (?:(?:who is )?(?:based|living) in|who (?:writes|covers|reports|specialises|specializes)|covering|writing"
    r"|specialising|specializing)\b|(?:writes|blogs) (?:regularly )?(?:about|on)\b)"
)
# A label before what it does: "Speed: Runs on any machine".
_LABEL = re.compile(r"[^\W_][^.:;!?\"“”]{1,40}: (?=[^\W\d_])")
# A sentence that is all in brackets.
_ASIDE = re.compile(r"[(\[（][^)\]）]*[)\]）]\.?$")
_STAMP_LONGEST, _LONGEST_ASKING, _LONGEST_LABELLED = 12, 10, 14
_ARTICLES = frozenset({"a", "an", "the"})
# In Vietnamese an ellipsis ends a list of examples, elsewhere a thought that is not.
_TRAILING = ("..", "…")
# Words were cut out, but where somebody is quoted without some of his words.
_CUT = re.compile(r"(?:^|\s)(?:\.{3,}|…)(?=\s|\w)")
_QUOTED = ('"', "“", "«", "„", "‘", " '")
_HUMP_OR_YEAR = re.compile(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿœ\d].)")
# A heading or caption grown together with its sentence; names with a capital inside begin with one, or are short.
_GROWN = re.compile(rf"[a-zß-öø-ÿœ]{{2}}(?:{'|'.join(STARTS)})(?![\w-])|(?<!\w)[12]\d{{3}}[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿœ]")
_GROWN_WORDS = re.compile(r"(?<![\w@#./-])(?:[LDSldsCc]['’])?[a-zß-öø-ÿœ]{5,}[A-ZÀ-ÖØ-Þ](?:[a-zß-öø-ÿœ]{2}|['’])")
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
    code = (lang or "").partition("-")[0]
    listed = kind is BlockKind.LIST_ITEM
    return (
        _is_long_enough(text, spoken, spaced)
        and len(spaced) <= LONGEST_WORDS
        and _ends_well(text, spaced, code, listed=listed)
        and text[0] not in _MACHINE_STARTS
        and is_balanced(text)
        and not _is_furniture(text, spoken, code or "en")
        and not (len(spoken) <= _STAMP_LONGEST and (_is_stamp(spoken) or _is_byline(spoken, spaced)))
        and not _is_row(text, spoken)
        and not _is_half_quotation(text)
        and not _is_half_sentence(text, spoken, code or "en", listed=listed)
        and not (text[0] in "([（" and _ASIDE.match(text))
        and _has_small_word(text, spaced)
        and not _is_patched(text, code)
        and not (":" in text and code in ("en", "") and (_is_label_with_verb(text) or _is_label_of_noun(text, spoken)))
        and (listed or not _is_torn(text, spoken, code))
    )


def is_balanced(text: str) -> bool:
    """Whether quotation marks and brackets come in pairs."""
    marks = "".join(_PAIRED.findall(text))
    return marks in _EVEN or (
        marks.count('"') % 2 == 0
        # Of quotations in German, Polish and Swedish, what begins those in English may be the end.
        and sum(map(marks.count, "„“”")) % 2 == 0
        and all(marks.count(opening) == marks.count(closing) for opening, closing in _PAIRS)
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


def _is_long_enough(text: str, spoken: Sequence[str], spaced: Sequence[str]) -> bool:
    if not text.isascii() and _UNSPACED.search(text):
        return sizes_in_characters(text) >= _FEWEST_CHARACTERS
    # Of so many words enough have letters, or they are a row of numbers.
    if len(spoken) > 2 * _FEWEST_WORDS <= len(spaced):
        return True
    return sum(1 for _ in islice(filter(_LETTER.search, spaced), _FEWEST_WORDS)) == _FEWEST_WORDS


def _ends_well(text: str, spaced: Sequence[str], code: str, *, listed: bool) -> bool:
    """Whether `text` ends as sentences do, or as items may: with no question, no colon, no thought left open."""
    if text[-1] == ".":
        return not (text.endswith("..") and code != "vi") and not (
            text[-2:-1].isspace() and (len(spaced) <= _STRAY_WORDS or _CAPTION_LABEL.match(text))
        )
    if FINISHED.search(text):
        return not QUESTION.search(text) and not (text.rstrip(CLOSERS).endswith(_TRAILING) and code != "vi")
    return listed and not text.endswith((":", "：")) and spaced[-1] not in UNENDED


def is_furniture(text: str, lang: str | None) -> bool:
    """Whether `text` is worded like a caption, a credit or a call to the reader."""
    return _is_furniture(text, words(text), (lang or "en").partition("-")[0])


def _is_furniture(text: str, spoken: Sequence[str], code: str) -> bool:
    lowered = text.lower().replace("’", "'").lstrip("-–—•*([\"'“‘ ")
    openings, within, named = _furniture(code)
    if lowered.startswith(openings.get(lowered.partition(" ")[0], within)):
        return True
    if ":" in text:
        label, mark, _ = lowered[:_LONGEST_LABEL].partition(":")
        if mark and label.rstrip() in LABELS:
            return True
    return (
        (not named.isdisjoint(spoken) and (_has_one(lowered, CREDITS[code]) or _AUTHOR.match(text) is not None))
        or (("(" in lowered or "foto" in lowered or "photo" in lowered) and _has_one(lowered, CAPTIONS.get(code, ())))
        or ("pictured" in lowered and _PICTURED.search(lowered) is not None)
    )


@cache
def _furniture(code: str) -> tuple[Mapping[str, tuple[str, ...]], tuple[str, ...], frozenset[str]]:
    """Return how a language's furniture is worded: its openings by their first words, those of any, credits' words.

    Every credit has one of the words.
    """
    phrases = ("©", *OPENINGS.get(code, ()))
    within = tuple(phrase for phrase in phrases if " " not in phrase)
    firsts = {phrase.partition(" ")[0] for phrase in phrases if " " in phrase}
    openings = {first: (*within, *(one for one in phrases if one.startswith(f"{first} "))) for first in firsts}
    named = frozenset(max(words(phrase), key=len) for phrase in CREDITS.get(code, ()))
    return openings, within, named | AUTHORS if code == "en" else named


def _has_one(lowered: str, phrases: Iterable[str]) -> bool:
    return any(phrase in lowered for phrase in phrases)


def _is_stamp(spoken: Sequence[str]) -> bool:
    """Whether these words are nothing but a date or time."""
    return all(word in STAMP_WORDS or _DIGIT.match(word) for word in spoken) and any(map(_DIGIT.match, spoken))


def _is_byline(spoken: Sequence[str], spaced: Sequence[str]) -> bool:
    """Whether these words are nothing but "by", names and what joins names."""
    return not BYLINES.isdisjoint(spoken[:1]) and all(
        not word[:1].islower() or word.strip(",.|") in JOINING for word in spaced[1:]
    )


def _is_row(text: str, spoken: Sequence[str]) -> bool:
    """Whether most of these words are numbers, as in a row of a table."""
    if not _DIGIT.search(text):
        return False
    return 2 * sum(1 for word in spoken if word[0].isdecimal()) > len(spoken)


def _is_half_quotation(text: str) -> bool:
    """Whether a quotation in single marks begins or ends here, the other half of which is elsewhere."""
    if text[0] in "'‘" and _HALF_OPENING.match(text):
        return not _SINGLE_CLOSING.search(text, 1)
    return text.endswith(("'", "’")) and not any(map(text.count, (" '", " ‘", "('", "(‘", "\"'", "“‘")))


def _is_half_sentence(text: str, spoken: Sequence[str], code: str, *, listed: bool) -> bool:
    """Whether `text` is a clause that hangs on another ("Because it rains."), or asks ("What the council decided")."""
    if spoken and spoken[0] in ASKING.get(code, ()) and _only_asks(text, spoken, code, listed=listed):
        return True
    half = HALF_SENTENCES.get(code)
    if half is None:
        return False
    opening = " ".join((*spoken[:3], ""))
    return (
        opening.startswith(half.always)
        or (opening.startswith(half.without_comma) and "," not in text)
        or (opening.startswith(half.without_verb) and not _has_main_verb(text))
    )


def _has_main_verb(text: str) -> bool:
    """Whether the main clause of an English text has a verb that is certain."""
    said = Reading.of(text)
    return main_verb(said.words, said.cased, said.marked) >= 0


def _only_asks(text: str, spoken: Sequence[str], code: str, *, listed: bool) -> bool:
    """Whether what begins like a question is an item of contents, or in English a clause without another."""
    if listed and not FINISHED.search(text):
        return True
    return code == "en" and len(spoken) <= _LONGEST_ASKING and "," not in text and sum(map(may_be_verb, spoken)) < 2


def _is_patched(text: str, code: str) -> bool:
    """Whether `text` has grown together with a heading, or something was cut out of it."""
    if ("..." in text or "…" in text) and code != "vi" and _CUT.search(text):
        return not any(mark in text for mark in _QUOTED)
    return _HUMP_OR_YEAR.search(text) is not None and (
        _GROWN.search(text) is not None or (code in HUMPLESS and _GROWN_WORDS.search(text) is not None)
    )


def _has_small_word(text: str, spaced: Sequence[str]) -> bool:
    """Whether a word begins with a small letter or a script has none; names in a row and headings do not."""
    return (
        any(map(str.islower, spaced))
        or any(word.lstrip(OPENERS)[:1].islower() for word in spaced)
        or any(letter.isalpha() and letter.lower() == letter.upper() for letter in text)
    )


def _is_torn(text: str, spoken: Sequence[str], code: str) -> bool:
    """Whether `text` is a piece of something else: the middle of a sentence, a stub, the words below a picture."""
    return (
        (text[0].islower() and _MIDDLE.match(text) is not None)
        or (":" in text and code in ("en", "") and _has_picture_label(text))
        or (_is_stub(spoken) if code == "en" else lacks_verb(text, spoken, code))
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


def _is_stub(spoken: Sequence[str]) -> bool:
    """Whether a short English sentence lacks a verb and a subject pronoun, or tells only who said it.

    No word may look like "denies" either.
    """
    if len(spoken) > _STUB_WORDS:
        return False
    if spoken[-1] in _SAYING and not has_finite_verb(spoken[:-1], "en"):
        return True
    return not (has_finite_verb(spoken, "en") or any(word in SUBJECTS or word.endswith("s") for word in spoken))


def _is_label_with_verb(text: str) -> bool:
    """Whether an English verb without a subject follows a label ("Speed: Runs on any machine")."""
    label = _LABEL.match(text)
    if label is None:
        return False
    first, after, *_ = *words(text[label.end() : label.end() + _LONGEST_LABEL]), "", ""
    verb = first in BARE_VERBS or (first.endswith("s") and "'" not in first and is_certain(first))
    return verb and (after == "be" or after in DETERMINERS or (is_opener(after) and first not in BARE_NOUNS))


def _is_label_of_noun(text: str, spoken: Sequence[str]) -> bool:
    """Whether an English noun follows a label and neither has a verb ("The price: a bag of coal.").

    Any other word than an article may be a verb behind the colon ("The trick: Stir it"), and so may one in -s.
    """
    label, colon, rest = text.partition(": ")
    said = words(rest) if colon and len(spoken) <= _LONGEST_LABELLED else []
    return (
        len(said) > 1
        and said[0] in _ARTICLES
        and not any(word.endswith("s") for word in said[:-1])
        and not any(word in SUBJECTS or "'" in word or may_be_verb(word) for word in spoken)
        and not _has_main_verb(label)
        and not _has_main_verb(rest)
    )
