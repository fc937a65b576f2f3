"""When a sentence can do without saying when: the guard of dates, the same in all languages but for its words."""

import re
from dataclasses import dataclass

from matins.summary.aside_kinds import word_before

_NO_WORD = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class TimeGuard:
    """The words of one language that a date must stay for.

    `dates` matches every day and date, of which a sentence must have but one; `limits` what in the clause of the date
    it may belong to (a figure, a negation, a rule, another time); `clause` where a clause begins or ends.  Not after a
    word of `never_after`; after a form that `participle` matches, only where one of `auxiliaries` stands up to three
    words before ("was fired on Monday", not "a report published on Monday").  After a word of `telling` it dates what
    was said, and goes in any case.  `onward` matches what follows that explains the date.
    """

    dates: re.Pattern[str]
    limits: re.Pattern[str]
    clause: re.Pattern[str]
    never_after: frozenset[str]
    participle: re.Pattern[str]
    auxiliaries: frozenset[str]
    telling: frozenset[str] = frozenset()
    onward: re.Pattern[str] = _NO_WORD

    def may_go(self, match: re.Match[str]) -> bool:
        """Whether the sentence says the same without the date: no predicate, contrast, figure or rule hangs on it."""
        before = word_before(match)
        if not before[-1:].isalpha() or before in self.never_after or not match.string[match.start() - 1].isalpha():
            return False
        if self.onward.match(match.string, match.end()):
            return False
        if before in self.telling:
            return True
        if self.participle.fullmatch(before) and all(
            word_before(match, back) not in self.auxiliaries for back in (2, 3, 4)
        ):
            return False
        return self.is_only(match)

    def is_only(self, match: re.Match[str]) -> bool:
        """Whether the sentence has no other date, and the clause of this one nothing that it may belong to."""
        text = match.string
        if len(self.dates.findall(text)) + (self.dates.search(match.group()) is None) != 1:
            return False
        start = max((mark.end() for mark in self.clause.finditer(text, 0, match.start())), default=0)
        end = self.clause.search(text, match.end())
        around = text[start : match.start()] + " " + text[match.end() : end.start() if end else len(text)]
        return self.limits.search(around) is None
