"""Where sentences begin and end in a block's text, by rules: exact ranges, no model and no data to download."""

import re
from collections.abc import Iterator
from functools import cache, reduce
from operator import or_

from matins.text.abbreviations import AFTER_ORDINAL, BRANDS, ENGLISH, LANGUAGES, Abbreviations

Span = tuple[int, int]

WINDOW = 40
"""Words in a window of a text that has no marks to split at."""

_LONGEST_ABBREVIATION = 24
# Who looks further back than this at every mark takes minutes for a text that never ends a sentence.
_LONGEST_WORD = 100
_LONGEST_UNMARKED_WORDS, _LONGEST_UNMARKED = 80, 600
_WINDOW_LENGTH = 280

_CLOSERS = "\"'”’»«›‹“‘)\\]}」』）】〉》"
_OPENERS = "\"'“‘„«»‹›([{¿¡「『（【〈《–—-•*"
# Full-width marks; the marks of scripts without capitals; the marks of scripts that have them.
_WIDE, _OTHER, _CASED = "。！？｡．", "؟۔।॥։።។။", ".!?…‽"
_FIRST = re.compile(rf"[\n{_WIDE}{_OTHER}{_CASED}]")
_MARK = re.compile(
    rf"(?P<line>\n)"
    rf"|(?P<wide>[{_WIDE}]+)(?P<wide_close>[{_CLOSERS}]*)"
    rf"|(?P<other>[{_OTHER}]+)(?P<other_close>[{_CLOSERS}]*)"
    rf"|(?P<mark>[{_CASED}]+)(?P<close>[{_CLOSERS}]*(?:\[\d+\])*(?:\s?[»”](?=\s|$|[,.;:)]))?)"
)
_TOKEN = re.compile(r"[^\W_]+(?:[.'’-][^\W_]+)*$")
_NEXT = re.compile(rf"\s*[{re.escape(_OPENERS)}\s]*(?P<word>[^\W_]+)?")
_INITIAL_NEXT = re.compile(r"\s*[^\W\d_]\.")
_GLUED = re.compile(r"[^\W_]+(?![.@/:]?\w)")
_GAP = re.compile(r"\s+")
_CASELESS_AFTER = re.compile(r"[\u0590-\u1fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_QUOTE_GOES_ON = re.compile(r"[とっては、，,;：:]|という|って")
_ZONES = {
    "ET",
    "EST",
    "EDT",
    "CT",
    "CST",
    "PT",
    "PST",
    "PDT",
    "GMT",
    "UTC",
    "BST",
    "CET",
    "Eastern",
    "Central",
    "Pacific",
}
_DAYS = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
_CLOCKS = frozenset({"a.m", "p.m", "A.M", "P.M"})
_END_MARKS = re.compile(r"[.!?…。！？؟۔।॥]")
_MARKS_ON_BASE = re.compile(r"[\u0300-\u036f\u0e31-\u0e4e\u093a-\u094d\u200d\ufe0f]")


def split(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """Return the half-open ranges of the sentences of `text`, in order, without blanks at their ends.

    Every character but blanks lies in one range.  `lang` is an ISO 639 code ("de", "pt-BR"); without it the rules of
    all languages hold together.  Text without marks is split at its lines, and long lines into windows of words.
    """
    rules = _rules((lang or "").replace("_", "-").split("-")[0].lower())
    cased = any(map(str.isupper, text))
    spans: list[Span] = []
    start = at = 0
    # A set of characters is looked for three times as fast as what they begin.
    while (mark := _FIRST.search(text, at)) and (match := _MARK.match(text, mark.start())):
        at = match.end()
        if _ends(text, start, match, rules, cased=cased):
            spans.extend(_trimmed(text, start, at))
            start = at
    spans.extend(_trimmed(text, start, len(text)))
    return tuple(spans)


@cache
def _rules(lang: str) -> Abbreviations:
    if lang in LANGUAGES:
        return LANGUAGES[lang] | ENGLISH
    if lang:
        return ENGLISH
    return reduce(or_, map(Abbreviations.anywhere, LANGUAGES.values()), ENGLISH)


def _ends(text: str, start: int, match: re.Match[str], rules: Abbreviations, *, cased: bool) -> bool:
    """Whether the sentence that began at `start` ends with `match`."""
    end = match.end()
    if match["line"] or end == len(text):
        return True
    if match["wide"] or match["other"]:
        closed = match["wide_close"] or match["other_close"]
        return not (closed and _QUOTE_GOES_ON.match(text, end))
    following = _NEXT.match(text, end)
    word = (following["word"] or "") if following else ""
    if not text[end].isspace():
        return _ends_without_blank(text, start, match, word)
    if word and cased and word[0].islower() and not word[1:2].isupper():
        return False
    return not word or bool(match["close"]) or not _belongs_to_word(text, start, match, word, rules)


def _belongs_to_word(text: str, start: int, match: re.Match[str], word: str, rules: Abbreviations) -> bool:
    """Whether the mark is part of the word before it, as in "Dr." and "Yahoo!"; `word` is the next one."""
    if match["mark"] == ".":
        found = _TOKEN.search(text, max(start, match.start() - _LONGEST_ABBREVIATION), match.start())
        return found is not None and _abbreviates(text, start, found, match.end(), word, rules)
    token = _TOKEN.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    return token is not None and token[0] in BRANDS and word not in rules.openers


def _ends_without_blank(text: str, start: int, match: re.Match[str], word: str) -> bool:
    """Decide where the blank after the mark is missing: "gone.The next", but no address, number or name."""
    if _CASELESS_AFTER.match(text, match.end()):
        return match["mark"] != "." or bool(_CASELESS_AFTER.match(text, match.start() - 1))
    if match["close"] and match["close"][-1] not in '"”»':
        return False
    token = _TOKEN.search(text, max(start, match.start() - _LONGEST_WORD), match.start())
    return bool(
        token
        and token[0].islower()
        and len(token[0]) > 2
        and len(word) > 1
        and word.istitle()
        and _GLUED.match(text, match.end()) is not None
        and text[match.end()] not in ".-/:@#&="
        and (token.start() == 0 or text[token.start() - 1] not in "./@#&=_:-")
    )


def _abbreviates(text: str, start: int, found: re.Match[str], end: int, word: str, rules: Abbreviations) -> bool:
    """Whether `found`, which a full stop follows, is an abbreviation, initial, ordinal or list number before `word`."""
    token = found[0]
    initial_next = _INITIAL_NEXT.match(text, end) is not None
    opens = word in rules.openers and not initial_next
    if token.isdigit():
        at_start = not text[start : found.start()].strip(_OPENERS + " ")
        ordinal = len(token) <= 2 and (word in AFTER_ORDINAL or (rules.ordinals and not opens and not word.isdigit()))
        return len(token) <= 3 and (at_start or ordinal)
    if token in rules.never or token.lower() in rules.never or (token in rules.number and word[0].isdigit()):
        return True
    if token in _CLOCKS:
        return word in _ZONES or word in _DAYS
    if token in rules.seldom:
        return not opens
    if len(token) == 1:
        return initial_next or _is_initial(text, start, found.start(), token, opens=opens)
    return _is_dotted(token) and not opens


def _is_dotted(token: str) -> bool:
    """Whether `token` has the form of "U.S" or "z.B"."""
    parts = token.split(".")
    return len(parts) > 1 and all(part.isalpha() and len(part) <= 2 for part in parts)


def _is_initial(text: str, start: int, at: int, letter: str, *, opens: bool) -> bool:
    """Whether the single `letter` at `at` stands for a name: not "10 h.", not "than I."."""
    if letter.isdigit() or (letter.islower() and letter.isascii()):
        return False
    if letter == "I" and text[start:at].rstrip()[-1:].islower():
        return False
    return not opens


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the range without blanks at its ends, in windows where it is long and has no mark."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        return
    if end - start > _WINDOW_LENGTH and _lacks_marks(text, start, end):
        yield from _windows(text, start, end)
    else:
        yield start, end


def _lacks_marks(text: str, start: int, end: int) -> bool:
    if _END_MARKS.search(text, start, end - 1):
        return end - start > 20 * _LONGEST_UNMARKED
    return end - start > _LONGEST_UNMARKED or len(text[start:end].split()) > _LONGEST_UNMARKED_WORDS


def _windows(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield windows of at most WINDOW words and 280 characters, cut between words where there are any."""
    while start < end:
        limit = min(end, start + _WINDOW_LENGTH)
        stop, count = start, 0
        for gap in _GAP.finditer(text, start, limit):
            stop, count = gap.start(), count + 1
            if count == WINDOW:
                break
        if count < WINDOW and limit == end:
            stop = end
        elif stop == start:
            stop = limit
            while stop < end and _MARKS_ON_BASE.match(text, stop):
                stop += 1
        yield start, stop
        start = stop
        while start < end and text[start].isspace():
            start += 1
