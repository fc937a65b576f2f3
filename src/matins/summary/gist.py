"""The one-line form of a summary, for lists: a complete statement wherever one fits."""

import re

from matins.summary.form import has_finite_verb
from matins.summary.tables import DANGLING, FINITE_VERBS
from matins.summary.trimming import trimmed, units
from matins.text.cells import ELLIPSIS, cut, width
from matins.text.clean import Clean, clean_line, pieces
from matins.text.words import words

WIDTH = 90
"""Terminal cells of the longest gist."""

_LONGEST_SENTENCE = 2000
_TRIM = 16
_KEPT, _KEPT_TO_MARK = 0.5, 0.7
_CLAUSE_END = re.compile(r"[,;:](?=\s)|\s(?:[–—]|--?)(?=\s)|[，、；：،؛]")
_LOOSE_ENDS = " ,;:–—-(（[「『«“„‘'\"，、；：،؛"
_PAIRS = (("(", ")"), ("（", "）"), ("[", "]"), ("“", "”"), ("«", "»"), ("„", "“"), ("「", "」"), ("『", "』"))
_NUMBER = re.compile(r"\W?(?!(?:19|20)\d\d$)\d[\d.,]*\W?")
_SHORT_WORD = 2


def gist_of(sentence: Clean, lang: str | None) -> Clean:
    """Return `sentence` on one line of at most WIDTH cells: whole, without clauses, or its beginning and an ellipsis.

    What is cut ends with a clause, or else with a word that may be last.  Other sentences of a summary that would fit
    are no substitute: without the first they say too little.
    """
    line = clean_line(sentence, _LONGEST_SENTENCE)
    if width(line) <= WIDTH:
        return line
    told = (pieces(line, kept) for kept in units(line, lang, limit=_TRIM))
    fitting = [text for text in told if width(text) <= WIDTH]
    return max(fitting, key=width) if fitting else _shortened(pieces(line, trimmed(line, lang, limit=1)), lang)


def _shortened(line: Clean, lang: str | None) -> Clean:
    """Return as much of `line` as fits before an ellipsis, up to the end of a clause or to a word that may be last."""
    most = cut(line, WIDTH)
    text = most.removesuffix(ELLIPSIS)
    if len(text) == len(most):
        return most
    clause = _up_to_clause(text)
    if (lang or "")[:2] in FINITE_VERBS and not has_finite_verb(words(clause), (lang or "")[:2]):
        clause = text
    kept = _without_half_pairs(clause).rstrip(_LOOSE_ENDS)
    while (shorter := _without_dangling(kept, lang)) != kept and len(shorter) >= _KEPT * len(text):
        kept = shorter
    return clean_line(kept + ELLIPSIS, _LONGEST_SENTENCE)


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
