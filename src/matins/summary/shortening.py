"""Shorter forms of a sentence for one line: without its opening or what stands beside its subject, or broken off.

A point must be sound in any place and so keeps whatever the cutter doubts.  A line has no room for that: an opening of
any kind may go, and an ellipsis tells that the sentence went on.  What is left has its main verb and what the verb
needs, and nothing that went would have turned it.  Languages without a guard have no such forms.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise, takewhile

from matins.model.document import Span
from matins.summary import guard, plain_guard, standing
from matins.summary.asides import asides, without
from matins.summary.clauses import Clauses
from matins.summary.clauses_de import GERMAN
from matins.summary.clauses_en import ENGLISH
from matins.summary.clauses_es import SPANISH
from matins.summary.clauses_fr import FRENCH
from matins.summary.cuts import Cut
from matins.summary.form import has_finite_verb
from matins.summary.reading import Reading
from matins.summary.shortening_words import (
    AFTER_PASSIVE,
    ARTICLES,
    CONDITIONS,
    ENGLISH_PARTICIPLES,
    FRENCH_PARTICIPLES,
    JOINING,
    LETTING,
    LINE_WORDS,
    NAMING,
    NEVER_NEXT,
    NO_PLURALS,
    PAIRED,
    PLEADING,
    PROVIDING,
    RELATIVES,
    ROMANCE_PARTICIPLES,
    LineWords,
)
from matins.summary.tables import DANGLING
from matins.summary.verbless import GERMAN_PASTS
from matins.summary.verbs import (
    BE,
    DETERMINERS,
    is_complete,
    is_opener,
    is_past_or_participle,
    main_verb,
    may_be_verb,
    subordinator,
)
from matins.text.cells import ELLIPSIS, width
from matins.text.clean import Clean, clean_line, pieces
from matins.text.words import words

_LONGEST = 1500
_COMMAS = 4
_NARROWEST = 32
"""Cells of the shortest beginning that tells something."""

_SURE = 0.75
"""The share of the longest beginning that one up to a clause must have to be taken instead."""

_NEAR, _TURNED, _BARE, _LET, _FEWEST, _YEAR = 3, 6, 2, 4, 3, 4
_LIMITED = re.compile(r"(?:(?<!the )\bonly|\bnot just|n['’]t just|\b(?:seulement|nur|s[oó]lo))\b", re.IGNORECASE)
"""What may be said of the words that are broken off."""

_WORD = re.compile(r"[^\W_]")
_COMMA_NEAR = re.compile(r",(?: [^\s,]+){1,3}$")
"""A comma some words before the end: "and" may lead to the last item of a list."""

_BUT = (", but ", ", mais ", ", pero ")
_COMMA, _DASHES, _COLON = ", ", (" -- ", " – ", " — "), ": "
_MARKS = "-,;:–—"
_NO_END = ("agent", "as_clause")


@dataclass(frozen=True, slots=True)
class _Grammar:
    """What is known of a language's sentences: its clauses, its words, and its guard."""

    lang: str
    clauses: Clauses
    words: LineWords

    def verb(self, said: Reading) -> int:
        """Return the place of the main verb, -1 for none."""
        place = self._certain_verb(said)
        return place if place >= 0 else self._likely_verb(said)

    def _certain_verb(self, said: Reading) -> int:
        if self.lang == "en":
            return main_verb(said.words, said.cased, said.marked)
        found = plain_guard.finite_verb(said.words, said.marked, self.clauses, self.lang)
        if found or self.first_may_be_verb(said.words):
            return found
        after = plain_guard.finite_verb(said.words[1:], said.marked[1:], self.clauses, self.lang)
        return after + 1 if after >= 0 else -1

    def first_may_be_verb(self, spoken: Sequence[str]) -> bool:
        """Whether the first word may be the verb: in French only with its pronoun, for "Mis en place" is none."""
        return self.lang != "fr" or "'" in "".join(spoken[:1])

    def _likely_verb(self, said: Reading) -> int:
        """Return the place of what is a verb behind a noun, -1 for none before the first mark or inner clause."""
        for place, (before, word) in enumerate(pairwise(said.words), 1):
            if said.marked[place - 1] or word in ("to", "qui", "que") or word.startswith("qu'"):
                return -1
            if self.lang == "en":
                plural = before.endswith("s") and not before.endswith(NO_PLURALS)
                after = said.words[place + 1] if place + 1 < len(said.words) else ""
                if (plural and word in self.words.verbs) or (word.endswith("ed") and after.endswith("ly")):
                    return place
            elif word in self.words.verbs and before not in DANGLING[self.lang]:
                return place
        return -1

    def may_go(self, whole: Reading, cut: Cut) -> bool:
        """Whether nothing in the cut turns or dates the rest."""
        if self.lang == "en":
            return guard.may_go(whole, cut)
        return plain_guard.may_go(whole, cut, self.clauses, self.lang)

    def stands(self, whole: Reading, at: int) -> bool:
        """Whether the words before `at` have all that their verb needs."""
        text, left = whole.text[:at], whole.between(0, at)
        if self._certain_verb(left) < 0:
            return (
                self._likely_verb(left) >= 0
                and left.words[-1] not in DANGLING[self.lang]
                and not any(word in ("que", "dass") for word in left.words)
                and (self.lang != "en" or is_complete(left.words, left.cased, left.marked))
                and standing.is_quoted_whole(text)
            )
        if self.lang == "en":
            return standing.stands(left, text, frozenset(whole.words) - frozenset(left.words), begins=False)
        return plain_guard.stands(left, text, self.clauses, self.lang, begins=False)

    def opens(self, said: Reading) -> bool:
        """Whether the sentence begins with a phrase or clause before its subject that is no condition."""
        first = said.words[0]
        if self.lang == "en":
            begun = is_opener(first) or first == "thanks" or first.endswith(ENGLISH_PARTICIPLES)
            return first not in CONDITIONS and (begun or bool(subordinator(said.words)))
        begun = first.partition("'")[0] in self.words.openers or "après" in said.words[1:4]
        return begun or (self.lang == "fr" and first.endswith(FRENCH_PARTICIPLES))


_GRAMMARS = {
    lang: _Grammar(lang, clauses, LINE_WORDS[lang])
    for lang, clauses in (("en", ENGLISH), ("fr", FRENCH), ("de", GERMAN), ("es", SPANISH))
}


def forms(text: Clean, lang: str | None) -> tuple[Clean, ...]:
    """Return `text` and what it may be without its opening, without what stands beside its subject, without asides."""
    grammar = _grammar(text, lang)
    if grammar is None:
        return (text,)
    whole = Reading.of(text)
    found = [text]
    if (less := _without_opening(whole, grammar)) is not None:
        found.append(less)
        whole = Reading.of(less)
    if (less := _without_beside(whole, grammar)) is not None:
        found.append(less)
    return tuple(dict.fromkeys([*found, *(_without_asides(one, lang) for one in found)]))


def broken_off(text: Clean, lang: str | None, cells: int) -> Clean | None:
    """Return as much of the sentence as fits into `cells` with an ellipsis, None where no place for it is safe.

    It ends before a mark that a clause follows where that loses little, else before a phrase.
    """
    grammar = _grammar(text, lang)
    if grammar is None:
        return None
    whole = Reading.of(text)
    sure, others = _places(whole, grammar, cells)
    best = 0
    for at in sorted({*sure, *others}, reverse=True):
        room = width(text[:at]) + width(ELLIPSIS)
        if room < _NARROWEST or at < _SURE * best:
            break
        if room <= cells and (not best or at in sure) and _may_end(whole, at, grammar):
            best = at
            if at in sure:
                break
    return clean_line(text[:best].rstrip(_MARKS + " ") + ELLIPSIS, _LONGEST) if best else None


def has_verb(text: str, lang: str | None) -> bool:
    """Whether the sentence has a main verb, as far as `lang` has a guard to tell."""
    grammar = _grammar(text, lang)
    if grammar is None or grammar.verb(Reading.of(text)) >= 0:
        return True
    if grammar.lang == "en":
        return False
    pasts = (word for word in Reading.of(text).cased if word[0].islower() and word.endswith(GERMAN_PASTS))
    if grammar.lang == "de" and any(pasts):
        return True
    spoken = words(text)
    return has_finite_verb(spoken if grammar.first_may_be_verb(spoken) else spoken[1:], grammar.lang)


def _grammar(text: str, lang: str | None) -> _Grammar | None:
    found = _GRAMMARS.get((lang or "")[:2])
    return found if found is not None and len(text) <= _LONGEST and _WORD.search(text) else None


def _without_opening(whole: Reading, grammar: _Grammar) -> Clean | None:
    """Return the sentence from its subject on, which then has a capital."""
    text = whole.text
    first = _after(text, _COMMA) if grammar.opens(whole) else _after_but(text)
    for stop, at in (*first, *_after_label(whole, grammar)):
        rest = whole.between(at, len(text))
        free = _is_phrase(whole.between(0, at)) and _begins_clause(rest, grammar)
        if free and grammar.may_go(whole, Cut("opening", ((0, stop),))):
            begun = text[at:]
            return clean_line(begun[0].upper() + begun[1:] if rest.cased[0].islower() else begun, _LONGEST)
    return None


def _is_phrase(gone: Reading) -> bool:
    """Whether what goes is more than the adjective that "Small, quick steps" begins with."""
    return len(gone.words) >= _FEWEST or (bool(gone.words) and not gone.words[0].endswith(ENGLISH_PARTICIPLES))


def _begins_clause(rest: Reading, grammar: _Grammar) -> bool:
    """Whether these words begin with a subject and its verb."""
    if not rest.words or grammar.opens(rest) or rest.words[0] in grammar.clauses.relatives | JOINING:
        return False
    first, verb = rest.words[0], grammar.verb(rest)
    if grammar.lang != "en" and not (first in ARTICLES or first.startswith("l'") or not rest.cased[0][0].islower()):
        return False
    return (verb > 0 or (not verb and "'" in first)) and not any(rest.marked[:verb])


def _without_beside(whole: Reading, grammar: _Grammar) -> Clean | None:
    """Return the sentence without what stands between two marks before its verb: "Ann Lee, a baker, won"."""
    text = whole.text
    place = next((place for place, mark in enumerate(whole.marked) if mark), -1)
    if place < 0 or grammar.opens(whole):
        return None
    start = whole.spans[place][1]
    mark = next((mark for mark in (_COMMA, *_DASHES) if text.startswith(mark, start)), None)
    if mark is None or not _is_subject(whole, place, grammar):
        return None
    for _, end in _after(text, mark, start + 1):
        span = (start, end - 1)
        gone, left = whole.between(*span), whole.without((span,))
        if _is_apart(gone) and grammar.verb(left) == place + 1 and grammar.may_go(whole, Cut("subject", (span,))):
            return clean_line(text[:start] + text[end - 1 :], _LONGEST)
    return None


def _is_subject(whole: Reading, place: int, grammar: _Grammar) -> bool:
    """Whether the words up to `place` have no verb, and are a noun with its article or a name."""
    first = whole.words[0]
    named = not place or first in ARTICLES or first.startswith("l'") or first.endswith("'s") or _is_capital(whole, 1)
    return named and grammar.verb(whole.between(0, whole.spans[place][1])) < 0


def _is_apart(gone: Reading) -> bool:
    """Whether these words are no item of a list and announce nothing."""
    if not gone.words or gone.words[0] in JOINING or _COLON in gone.text[gone.spans[0][0] : gone.spans[-1][1]]:
        return False
    return not any(mark and word in JOINING for mark, word in zip(gone.marked, gone.words[1:], strict=False))


def _after(text: str, mark: str, at: int = 0) -> Iterator[Span]:
    """Yield where the next such marks begin and end."""
    for _ in range(_COMMAS):
        found = text.find(mark, at)
        if found < 0:
            return
        at = found + len(mark)
        yield found, at


def _after_but(text: str) -> Iterator[Span]:
    """Yield where the mark stands between two statements of which the first leads to the second."""
    for mark in _BUT:
        yield from islice(_after(text, mark), 1)


def _after_label(whole: Reading, grammar: _Grammar) -> Iterator[Span]:
    """Yield where the colon stands after what is no statement."""
    for start, end in islice(_after(whole.text, _COLON), 1):
        said = whole.between(0, start)
        if said.words and grammar.verb(said) < 0:
            yield start, end


def _without_asides(text: Clean, lang: str | None) -> Clean:
    gone = [aside.span for aside in asides(text, lang)]
    return pieces(text, without(text, [(0, len(text))], gone)) if gone else text


def _places(whole: Reading, grammar: _Grammar, cells: int) -> tuple[frozenset[int], list[int]]:
    """Return where the sentence may be broken off up to `cells`: before a mark that a clause follows, and elsewhere."""
    text = whole.text
    found = [
        match.start()
        for match in takewhile(lambda match: match.start() < cells, grammar.clauses.tail.finditer(text))
        if match.lastgroup not in _NO_END
        and not (match.lastgroup == "sentence" and _COMMA_NEAR.search(text, 0, match.start()))
    ]
    sure = frozenset(at for at in found if text[at : at + 2].lstrip()[:1] in _MARKS)
    ends = takewhile(lambda end: end < cells, (end for _, end in whole.spans[:-1]))
    return sure, found + [end for place, end in enumerate(ends, 1) if _may_break(whole, place, grammar)]


def _may_break(whole: Reading, place: int, grammar: _Grammar) -> bool:
    """Whether the word at `place` begins a phrase of its own, after a comma that parts no items or after a noun."""
    if whole.marked[place - 1]:
        return _is_after_comma(whole, place, grammar)
    word, before = whole.words[place], whole.words[place - 1]
    named = word in NAMING and _is_capital(whole, place - 1) and _is_capital(whole, place + 1)
    if named or word not in grammar.words.breaks:
        return False
    after = whole.words[place + 1] if place + 1 < len(whole.words) else ""
    if grammar.lang != "en":
        agent = word in ("par", "por") and before.endswith(ROMANCE_PARTICIPLES)
        return after not in RELATIVES and not agent
    if word == "and":
        begun = after in DETERMINERS or after.endswith("ing") or may_be_verb(after) or before.endswith("s")
        return begun and PAIRED.isdisjoint(whole.words[:place])
    if word == "to" and _is_open_adjective(whole.words[max(0, place - _NEAR) : place]):
        return False
    return word in AFTER_PASSIVE or not is_past_or_participle(before)


def _is_after_comma(whole: Reading, place: int, grammar: _Grammar) -> bool:
    """Whether the comma before the word at `place` parts neither items of a list, adjectives nor names."""
    near = whole.marked[max(0, place - 1 - _NEAR) : place - 1] + whole.marked[place : place + _NEAR]
    return (
        whole.text[whole.spans[place - 1][1]] == ","
        and (whole.words[place] in grammar.words.breaks or not any(near))
        and whole.words[place] not in JOINING
        and (place < 2 or whole.words[place - 2] not in DETERMINERS)
        and not (_is_capital(whole, place - 1) and _is_capital(whole, place))
    )


def _is_open_adjective(words: Sequence[str]) -> bool:
    """Whether these words are like "is quite hard", which waits for "to"."""
    return not BE.isdisjoint(words) and not any(word.endswith("ing") for word in words)


def _is_capital(whole: Reading, place: int) -> bool:
    return place < len(whole.cased) and whole.cased[place][0].isupper()


def _may_end(whole: Reading, at: int, grammar: _Grammar) -> bool:
    """Whether what is said up to `at` can be told alone: it has what its verb needs, and nothing behind it turns it."""
    left, gone = whole.between(0, at), whole.between(at, len(whole.text))
    if not left.words or not gone.words or "-" in whole.text[at - 1 : at + 1] or _is_turned(left, gone, grammar):
        return False
    return grammar.stands(whole, at) and not _is_claim(whole, left, at, grammar)


def _is_turned(left: Reading, gone: Reading, grammar: _Grammar) -> bool:
    """Whether `left` waits for what follows or is limited by it."""
    last, following = left.words[-1], gone.words[0]
    turning = grammar.words.turning or grammar.clauses.turns
    return (
        last in grammar.words.waiting
        or (last.isdigit() and len(last) < _YEAR)
        or following in NEVER_NEXT
        or not turning.isdisjoint(gone.words[:_TURNED])
        or not RELATIVES.isdisjoint(left.words[-_BARE:])
        or (left.words[0] == "there" and following in RELATIVES)
        or (following == "with" and not PROVIDING.isdisjoint(left.words))
        or (following == "to" and "from" in left.words[-_NEAR:])
        or not LETTING.isdisjoint(left.words[-_LET:])
        or _LIMITED.search(left.text, 0, left.spans[-1][1]) is not None
    )


def _is_claim(whole: Reading, left: Reading, at: int, grammar: _Grammar) -> bool:
    """Whether `left` says what is told after `at` to be the word of somebody who is no official."""
    clauses = grammar.clauses
    said = [word for before, word in pairwise(("", *left.words)) if not (word == "guilty" and before in PLEADING)]
    if clauses.contested.isdisjoint(said) or clauses.official.search(whole.text, at):
        return False
    return clauses.source.search(whole.text, at) is not None
