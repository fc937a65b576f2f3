"""The one-line form of a summary, for lists: a complete statement wherever one fits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from matins.model.summary import Point, Sentence
from matins.summary.leaning import lean
from matins.summary.shortening import broken_off, forms, has_verb
from matins.summary.tables import DANGLING, FINITE_VERBS
from matins.summary.terms import terms, weights
from matins.summary.trimming import units
from matins.text.cells import ELLIPSIS, cut, width
from matins.text.clean import NOTHING, Clean, clean_line, pieces
from matins.text.marks import FINISHED, QUESTION
from matins.text.words import words

WIDTH = 90
"""Terminal cells of the longest gist."""

_LONGEST_SENTENCE = 2000
_MOST_WORDS = 24
_FEWEST_WORDS, _NARROWEST = 4, 36
_ON_SUBJECT = 0.4
"""What the words weigh that a point shares with the first sentence where it is on the same subject: a rare one."""

_RARE = 0.4
"""What a word weighs at least that tells which of two sentences is nearer: no "has", no "said", no number."""

_KEPT, _KEPT_TO_MARK = 0.5, 0.7
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s(?:[–—]|--?)(?=\s)|[，、；：،؛]")
_LOOSE_ENDS = " ,;:–—-(（[「『«“„‘，、；：،؛"
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ("『", "』"))
_NUMBER = re.compile(r"\W?(?!(?:19|20)\d\d$)\d[\d.,]*\W?")
_SHORT_WORD = 2
_ADJECTIVE_ENDINGS = ("e", "er", "es", "en", "em")
_UNFIT = re.compile(
    r"[\"“«„]|(?:I|We|You|My|Our|Je|Nous|J['’]\w+|On|If|Si)\b"
    r"|(?:Let['’]s|Keep|Read|See|Click|Get|Find|Check|Subscribe|Sign up|Here(?: are| is))\b"
    r"|[^,]{1,60}, (?:he|she|they|it|I|we|you|this|these|that|je|nous|on|ils?|elles?|ces?|cette)\b"
)
"""How what somebody says begins, to the reader too, and what tells more of somebody."""


def gist_of(told: Sequence[Sentence], points: Sequence[Point], lang: str | None) -> Clean:
    """Return on one line of at most WIDTH cells what the first of the `told` sentences says, "" where there is none.

    That is the sentence, a shorter form of it, or its beginning up to a clause or phrase and an ellipsis.  Where none
    of these says something by itself, another of the sentences, or a point on the same subject, stands in for it.
    """
    if not told:
        return NOTHING
    first, *others = [clean_line(one.text, _LONGEST_SENTENCE) for one in told]
    found = next(_short(first, lang), None) or _nearest(first, others, lang, least=0.0)
    if found is not None:
        return found
    plain = _plain(first, lang)
    fitting = [line for line in (first, plain) if width(line) <= WIDTH]
    unlabelled = [clean_line(point.text, _LONGEST_SENTENCE) for point in points if point.label is None]
    return (
        _to_clause(plain, lang)
        or _nearest(first, unlabelled, lang, least=_ON_SUBJECT)
        or (fitting[0] if fitting else _cut(plain, _beginning(plain), lang))
    )


def _short(line: Clean, lang: str | None) -> Iterator[Clean]:
    """Yield what a sentence may be shown as, the best first: whole, in a sound form, in one for a line, broken off."""
    if QUESTION.search(line):
        return
    if _fits(line, lang):
        yield line
    yield from _longest([pieces(line, kept) for kept in units(line, lang, limit=_MOST_WORDS)], lang)
    found = forms(line, lang)
    yield from _longest(found, lang)
    tried = [(form, broken_off(form, lang, WIDTH)) for form in found]
    fitting = [(len(form) - len(broken), broken) for form, broken in tried if broken and _fits(broken, lang)]
    if fitting:
        yield min(fitting, key=lambda tried: (tried[0], -width(tried[1])))[1]


def _longest(lines: Iterable[Clean], lang: str | None) -> Iterator[Clean]:
    if fitting := [line for line in lines if _fits(line, lang)]:
        yield max(fitting, key=width)


def _fits(line: Clean, lang: str | None) -> bool:
    """Whether a statement fits, and needs nothing before it."""
    return width(line) <= WIDTH and _stands_alone(line, lang)


def _stands_alone(line: Clean, lang: str | None) -> bool:
    """Whether a statement is none of a few words, and nobody need be known from the one before."""
    spoken = words(line)
    return (len(spoken) >= _FEWEST_WORDS or " " not in line) and lean(line, spoken, lang) is None


def _plain(line: Clean, lang: str | None) -> Clean:
    """Return the sentence without its opening, where the rest needs nothing before it."""
    whole, *less = forms(line, lang)[:2]
    return less[0] if less and _stands_alone(less[0], lang) else whole


def _nearest(first: Clean, others: Iterable[Clean], lang: str | None, *, least: float) -> Clean | None:
    """Return the short form of another sentence that has most in common with `first`, the earlier where two have."""
    subject = weights([terms(first)], lang)

    def shared(line: Clean, rarest: float = 0.0) -> float:
        said = set(terms(line))
        return sum(weight for term, weight in subject.items() if weight >= rarest and term in said)

    nearest = sorted(others, key=lambda other: shared(other, _RARE), reverse=True)
    lines = (line for other in nearest for line in islice(_short(other, lang), 1))
    return next((line for line in lines if _tells(line, lang) and shared(line) >= least), None)


def _tells(line: Clean, lang: str | None) -> bool:
    """Whether a line that stands in for the first sentence is a statement, and about nobody unknown."""
    finished = width(line) >= _NARROWEST and FINISHED.search(line) is not None
    return finished and not _UNFIT.match(line) and "..." not in line and has_verb(line, lang)


def _to_clause(line: Clean, lang: str | None) -> Clean | None:
    """Return `line` up to the last clause that fits, None where all of it does or that loses much or leaves no verb."""
    text = _beginning(line)
    clause = _up_to_clause(text)
    if text == line or (clause == text and (_CLAUSE_END.search(text) or not _CLAUSE_END.match(line, len(text)))):
        return None
    return _cut(line, clause, lang) if has_verb(clause, lang) else None


def _beginning(line: Clean) -> str:
    """Return what fits before an ellipsis."""
    return cut(line, WIDTH).removesuffix(ELLIPSIS)


def _cut(line: Clean, kept: str, lang: str | None) -> Clean:
    """Return the beginning `kept` of `line`, up to a word that may be last, and an ellipsis."""
    least = _KEPT * len(kept)
    kept = _without_half_pairs(kept).rstrip(_LOOSE_ENDS)
    while (shorter := _without_half_phrase(kept, line, lang)) != kept and len(shorter) >= least:
        kept = shorter
    return clean_line(kept + ELLIPSIS, _LONGEST_SENTENCE)


def _without_half_phrase(text: str, line: str, lang: str | None) -> str:
    """Return `text` without a last word that a name, a compound or a German noun of `line` follows, or that dangles."""
    rest, blank, last = text.rpartition(" ")
    after = line[len(text) :]
    half = after[:1] == "-" != after[1:2]
    if after[:1] == " " and after[1:2].isupper():
        half = last[:1].isupper() or ((lang or "")[:2] == "de" and _is_adjective(last, rest))
    return _without_dangling(rest if blank and half else text, lang)


def _is_adjective(word: str, before: str) -> bool:
    """Whether the German `word` is an adjective as far as its ending and the words before it tell."""
    behind = before.rpartition(" ")[2][:1].islower()
    return behind and word.endswith(_ADJECTIVE_ENDINGS) and word not in FINITE_VERBS["de"]


def _up_to_clause(text: str) -> str:
    """Return `text` up to the last mark between clauses, where that loses little."""
    found = [match.start() for match in _CLAUSE_END.finditer(text)]
    return text[: found[-1]] if found and found[-1] >= _KEPT_TO_MARK * len(text) else text


def _without_half_pairs(text: str) -> str:
    """Return `text` up to a bracket or quotation mark that is not closed, where that loses little."""
    opened = [text.rfind(opening) for opening, closing in _PAIRS if text.rfind(opening) > text.rfind(closing)]
    if text.count('"') % 2:
        opened.append(text.rfind('"'))
    return text[: min((place for place in opened if place >= _KEPT_TO_MARK * len(text)), default=len(text))]


def _without_dangling(text: str, lang: str | None) -> str:
    """Return `text` without its last word where nothing may end with it: an article, a preposition, a bare number."""
    rest, blank, last = text.rpartition(" ")
    spoken = words(last)
    dangling = DANGLING.get((lang or "")[:2])
    dangles = (
        not spoken
        or _NUMBER.fullmatch(last) is not None
        or (spoken[-1].rpartition("'")[2] in dangling if dangling else len(last) <= _SHORT_WORD and last.isalpha())
    )
    return rest.rstrip(_LOOSE_ENDS) if blank and dangles else text
