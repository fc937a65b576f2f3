"""Where sentences begin and end in a block's text, by rules: exact ranges, no model and no data to download."""

import re
from functools import cache, reduce
from operator import or_

from matins.text.abbreviations import (
    AFTER_ORDINAL,
    BEFORE_NUMBER_ENDINGS,
    BRANDS,
    ENGLISH,
    JOINERS,
    LANGUAGES,
    ZONES_AND_DAYS,
    Abbreviations,
)
from matins.text.marks import CASELESS, ENDS, OPENERS, SURE_CLOSERS, WIDE
from matins.text.unmarked import WINDOW_LENGTH, Span, is_thai, parted

_LONGEST_ABBREVIATION = 24
# Who looks further back than this at every mark takes minutes for a text that never ends a sentence.
_LONGEST_WORD, _LONGEST_QUESTION = 100, 600
_SAID_WITHIN, _SAID_WORDS = 60, 4

_EMOJI = "\U0001f300-\U0001faff"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_GREEK_QUESTIONS = ";\u037e"
_FIRST = re.compile(rf"[\n{ENDS}{_GREEK_QUESTIONS}{_EMOJI}]")
_MARK = re.compile(
    rf"(?P<line>\n)"
    rf"|(?P<emoji>[{_EMOJI}\ufe0f\u200d]+)"
    rf"|(?P<mark>\.(?:[ \u00a0]\.)+(?!\.)|[{ENDS}]+|(?<=[{_GREEK}])[{_GREEK_QUESTIONS}])"
    # "“" closes what "„" opened, but opens what a word follows at once.
    rf"(?P<close>(?:[{SURE_CLOSERS}]|[“‘«‹](?!\w))*(?:\[\d+\]|[¹²³⁰-⁹])*"
    # Quotation marks that stand apart.
    r"(?:[^\S\n]?[»”](?=\s|$|[,.;:)])|[^\S\n]\"(?=[,.;:)]))?)"
    rf"(?:[^\S\n]?[{_EMOJI}\ufe0f\u200d]+(?=\s|$))?"
)
# Letters with the vowel signs of Hebrew, Arabic and the scripts of India, which `\w` leaves out.
_LETTER = r"[\w\u0591-\u05c7\u064b-\u0652\u0900-\u0963\u0980-\u0dff]"
_TOKEN = re.compile(rf"{_LETTER}+(?:[.'’-]{_LETTER}+)*$")
_NEXT = re.compile(rf"\s*[{re.escape(OPENERS)}\s]*[§$€£¥₹]?(?P<word>{_LETTER}+)?")
_INITIAL_NEXT = re.compile(rf"\s*{_LETTER}\.")
_LONE_LETTER_NEXT = re.compile(r"\w\.\s[^\W\d_]|[AI]\s")
_ITEM_NEXT = re.compile(r"\s+(?:\w|[ivx]+)\)\s")
_ITEM_GLUED = re.compile(r"\d{1,2}\.\s+[^\W\d_]")
# No nickname: 'Ann F. "Nan" Lee'.
_QUOTATION_NEXT = re.compile(r"\s+[\"“„«](?![\w'’-]+(?: [\w'’-]+)?[\"“”»])")
_GLUED = re.compile(r"[^\W_]+(?![.@/:]?\w)")
_ROMAN = re.compile(r"[IVXLC]{2,}|[VX]")
_CASELESS_AFTER = re.compile(r"[\u0590-\u1fff\u3040-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
_CLOSED_BEFORE = '"”»'
# A question mark in place of a character that was lost.
_LOST = ".?"
_QUOTATION = frozenset("\"“”„«»「『’‘'›‹")
_OPEN_QUOTATION = frozenset('"“„«「『')
_QUOTE_GOES_ON = re.compile(r"[とっをはがにでのへも、，,;：:]|という|(?:然后|但|而|就|的|并|也)")
_CHINESE_SAID = re.compile(r"[^，。！？；：\s“”「」\u3040-\u30ff]{0,40}?(?:[说說问問喊叫答道]|表示|回应|回應)[，。]")
_DATE = re.compile(r"(?:^|\D)\d{4}\.\s?(?P<more>\d{1,2}\.\s?)?(?:\d{1,2}\.)?$")
_DATE_GOES_ON = re.compile(r"\s?\d{1,2}\.(?!\d)")
_NUMBERED = re.compile(rf"({_LETTER}+)\.\s?$")
_UNCASED = frozenset(CASELESS + WIDE)
_LEADING = OPENERS + " "
_LONGEST_TITLE, _LONGEST_ORDINAL, _LONGEST_DATE = 4, 3, 14
_CLOCKS = frozenset({"a.m", "p.m", "A.M", "P.M"})


def split(text: str, lang: str | None = None) -> tuple[Span, ...]:
    """Return the half-open ranges of the sentences of `text`, in order, without blanks at their ends.

    Every character but blanks lies in one range.  `lang` is an ISO 639 code ("de", "pt-BR"); without it the rules of
    all languages hold together.  Text without marks is split at its lines, and long lines into windows of words; Thai
    at some of its blanks.  A quotation of several sentences is split like other text.
    """
    code = (lang or "").replace("_", "-").split("-")[0].lower()
    rules, cased, thai = _rules(code), any(map(str.isupper, text)), is_thai(text, code)
    spans: list[Span] = []
    start = at = 0
    # A set of characters is looked for three times as fast as what they begin.
    while found := _FIRST.search(text, at):
        match = _MARK.match(text, found.start())
        at = match.end() if match else found.end()
        if match and _ends(text, start, match, rules, cased=cased):
            _add(spans, text, start, at, thai=thai)
            start = at
    _add(spans, text, start, len(text), thai=thai)
    return tuple(spans)


@cache
def _rules(lang: str) -> Abbreviations:
    if lang in LANGUAGES:
        return LANGUAGES[lang] | ENGLISH
    if lang:
        return ENGLISH
    return reduce(or_, map(Abbreviations.anywhere, LANGUAGES.values()), ENGLISH)


def _add(spans: list[Span], text: str, start: int, end: int, *, thai: bool) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        if thai or end - start > WINDOW_LENGTH:
            spans.extend(parted(text, start, end, thai=thai))
        else:
            spans.append((start, end))


def _ends(text: str, start: int, match: re.Match[str], rules: Abbreviations, *, cased: bool) -> bool:
    """Whether the sentence that began at `start` ends with `match`; `cased` tells that the text has capitals."""
    end = match.end()
    line, emoji, mark, close = match.groups()
    if line or end == len(text):
        return True
    following = _NEXT.match(text, end)
    word = (following["word"] or "") if following else ""
    if emoji:
        return word in rules.openers and not text[start : match.start()].isspace() and start < match.start()
    if mark[0] in _UNCASED or mark[-1] in _UNCASED:
        return _ends_without_capitals(text, start, match, word, rules)
    if not text[end].isspace():
        return _ends_without_blank(text, start, match, word, rules)
    if cased and word and word[0].islower() and not word[1:2].isupper():
        return _ITEM_NEXT.match(text, end) is not None
    if close:
        goes_on = _is_asked(text, start, match, word, rules)
    else:
        goes_on = _belongs_to_word(text, start, match, word, rules, cased=cased)
    return not goes_on


def _ends_without_capitals(text: str, start: int, match: re.Match[str], word: str, rules: Abbreviations) -> bool:
    """Decide at the marks of scripts without capitals."""
    if match["close"]:
        end = match.end()
        said = text[start] in _OPEN_QUOTATION and _CHINESE_SAID.match(text, end)
        title = match["close"][-1] in "》〉"
        return not (title or said or _QUOTE_GOES_ON.match(text, end) or _is_asked(text, start, match, word, rules))
    return match["mark"] != "۔" or not _belongs_to_word(text, start, match, word, rules, cased=False)


def _ends_without_blank(text: str, start: int, match: re.Match[str], word: str, rules: Abbreviations) -> bool:
    """Decide where the blank after the mark is missing: "gone.The next", but no address, number or name."""
    at, end, close = match.start(), match.end(), match["close"]
    if close and (_HANGUL.match(text, end) or (match["mark"] != "." and text[end] in _OPEN_QUOTATION)):
        return text[end] in _OPEN_QUOTATION
    while at > start and text[at - 1] in _CLOSED_BEFORE:
        at -= 1
    token = _word_before(text, start, at, _LONGEST_WORD)
    if _CASELESS_AFTER.match(text, end):
        glued = _CASELESS_AFTER.match(token) and len(token.rpartition(".")[2]) > 1
        return match["mark"] != "." or bool(glued)
    if close and close[-1] not in '"”»':
        return False
    if word.isdigit():
        # The number of a list's next item.
        sure = at < match.start() or (token[-1:].isalpha() and len(token) > 2 and token.lower() not in rules.known)
        return sure and match["mark"] == "." and _ITEM_GLUED.match(text, end) is not None
    before = at - len(token) - 1
    return bool(
        (token.islower() or (match["mark"] == _LOST and token[1:].islower()))
        and (len(token) > 2 or at < match.start())
        and (len(word) > 1 or _LONE_LETTER_NEXT.match(text, end))
        and (word.istitle() or (word.isupper() and len(word) > _LONGEST_TITLE))
        and _GLUED.match(text, end) is not None
        and text[end] not in ".-/:@#&="
        and (before < 0 or text[before] not in "./@#&=_:-")
    )


def _is_asked(text: str, start: int, match: re.Match[str], word: str, rules: Abbreviations) -> bool:
    """Whether what follows tells who asked or called what the sentence began with: "“Who?” Ann Hale asked."."""
    at, end = match.start(), match.end()
    if match["mark"] == "." or (word.istitle() and word in rules.openers):
        return False
    if at - start > _LONGEST_QUESTION or not _QUOTATION.intersection(match["close"]):
        return False
    if _OPEN_QUOTATION.intersection(text[start:at].lstrip()[1:]):
        return False
    for token in text[end : end + _SAID_WITHIN].split(maxsplit=_SAID_WORDS)[:_SAID_WORDS]:
        if token.strip(".,;:!?।۔").lower() in rules.reports:
            return True
        if token[-1] in ENDS and len(token) > _LONGEST_TITLE:
            return False
    return False


def _belongs_to_word(
    text: str, start: int, match: re.Match[str], word: str, rules: Abbreviations, *, cased: bool
) -> bool:
    """Whether the mark is part of the word before it, as in "Dr." and "Yahoo!"; `word` is the next one."""
    at, mark = match.start(), match["mark"]
    if mark in (".", "۔"):
        token = _word_before(text, start, at, _LONGEST_ABBREVIATION)
        if token.isdigit():
            return _counts(text, start, at - len(token), token, match.end(), word, rules)
        return bool(token) and _abbreviates(text, start, at - len(token), token, match.end(), word, rules, cased=cased)
    token = _word_before(text, start, at, _LONGEST_WORD)
    return (token in BRANDS and word not in rules.openers) or (mark in ("...", "…") and token == word != "")


def _word_before(text: str, start: int, end: int, longest: int) -> str:
    """Return the word that ends at `end`, looking no further back than `start` and `longest` characters."""
    tail = text[max(start, end - longest) : end]
    if not tail or tail[-1].isspace():
        return ""
    last = tail.rsplit(None, 1)[-1]
    if last.isalpha():
        return last
    found = _TOKEN.search(last)
    return found[0] if found else ""


def _counts(text: str, start: int, at: int, number: str, end: int, word: str, rules: Abbreviations) -> bool:
    """Whether `number` at `at`, which a full stop follows, is an ordinal, a list number or part of a date."""
    date = _DATE.search(text, max(start, at - _LONGEST_DATE), end)
    goes_on = _DATE_GOES_ON.match(text, end) is not None
    if date and (goes_on or (date["more"] and _HANGUL.match(word))):
        return True
    if len(number) > _LONGEST_ORDINAL:
        return False
    if at - start <= _LONGEST_ABBREVIATION and not text[start:at].strip(_LEADING):
        return True
    if len(number) == _LONGEST_ORDINAL or word in AFTER_ORDINAL:
        return word in AFTER_ORDINAL and len(number) < _LONGEST_ORDINAL
    before = _NUMBERED.search(text, max(start, at - _LONGEST_ABBREVIATION), at)
    opens = word in rules.openers and not _INITIAL_NEXT.match(text, end)
    cardinal = opens or (before is not None and before[1] in rules.number)
    return not cardinal and (goes_on or (rules.ordinals and not word.isdigit()))


def _abbreviates(
    text: str, start: int, at: int, token: str, end: int, word: str, rules: Abbreviations, *, cased: bool
) -> bool:
    """Whether `token` at `at`, which a full stop follows, is an abbreviation or initial before `word`."""
    counted = word[:1].isdigit() or _ROMAN.fullmatch(word)
    if not counted and len(token) > 1 and token.isalpha() and token.lower() not in rules.known:
        return False
    token = token.replace("'", "’").rpartition("’")[2]
    forms = {token, token.lower()}
    if len(token) > 1 and (token.isupper() or not cased):
        forms.add(token.capitalize())
    if forms & rules.never or (counted and (forms & rules.number or token.endswith(BEFORE_NUMBER_ENDINGS))):
        return True
    if token in rules.closing:
        return False
    if token in _CLOCKS and cased:
        return word in ZONES_AND_DAYS or text.startswith(" (", end)
    alone = len(token) == 1 and token not in rules.seldom
    seldom = token in rules.seldom or ((cased or len(token) == 2) and forms & rules.seldom) or _is_dotted(token)
    if not alone and not seldom:
        return False
    initial_next = _INITIAL_NEXT.match(text, end) is not None
    opens = (_opens(word, rules, cased=cased) and not initial_next) or (
        alone and word.istitle() and _QUOTATION_NEXT.match(text, end) is not None
    )
    return initial_next or _is_initial(text, start, at, token, opens=opens) if alone else not opens


def _opens(word: str, rules: Abbreviations, *, cased: bool) -> bool:
    """Whether `word` often begins a sentence."""
    if cased:
        return word in rules.openers or (word.isupper() and word.capitalize() in rules.openers)
    return word in rules.openers or (word.capitalize() in rules.openers and word not in JOINERS)


def _is_dotted(token: str) -> bool:
    """Whether `token` has the form of "U.S" or "z.B"."""
    parts = token.split(".")
    return len(parts) > 1 and all(part.isalpha() and len(part) <= 2 for part in parts)


def _is_initial(text: str, start: int, at: int, letter: str, *, opens: bool) -> bool:
    """Whether the single `letter` at `at` stands for a name: not "10 h.", not "than I."."""
    if letter.isdigit() or (letter.islower() and letter.isascii()):
        return False
    if letter == "I" and text[max(start, at - _LONGEST_ABBREVIATION) : at].rstrip()[-1:].islower():
        return False
    return not opens
