"""Whether what a cut leaves is an English sentence: its clauses have their verbs, its pairs both halves."""

import re
from collections.abc import Collection, Sequence

from matins.summary.clauses import word_set
from matins.summary.form import is_balanced
from matins.summary.reading import Reading
from matins.summary.tables import DANGLING
from matins.summary.verbs import (
    SUBJECTS,
    is_certain,
    is_complete,
    is_opener,
    is_past_or_participle,
    main_verb,
    may_be_verb,
    subordinator,
)

FEWEST = 5
"""Words that a point has at least."""

SAYING = word_set(
    "said says say told tells added adds insisted insists believes believe believed thinks think thought argued "
    "argues hopes hoped knows knew suggests warned warns explained stated noted conceded reckons means meant "
    "feels felt ensure expects joked seems appears"
)
"""Verbs that want a clause, a quotation or a thing said."""

_PAIRS: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (word_set("both between"), word_set("and")),
    (word_set("either whether"), word_set("or")),
    (word_set("neither"), word_set("nor")),
    (
        word_set("more less rather fewer other earlier later better worse bigger higher lower greater larger smaller"),
        word_set("than"),
    ),
    (word_set("so such"), word_set("that")),
    (word_set("as"), word_set("as")),
)
"""What opens a pair and what closes it."""

_OPENING_QUOTE = re.compile(r"(?:^|[\s(—–-])['‘](?=\w)")
_CLOSING_QUOTE = re.compile(r"(?<=[\w.,!?])['’](?=[\s.,;:)]|$)(?<!s['’])")
STRAY = re.compile(r"[-–—:;,(]\s*[.!?]")
"""A mark that a cut left before the end mark."""

_NEVER_LAST = word_set("i he she they we whose who")
_PHRASES = (("of", "course"), ("in", "fact"), ("for", "example"), ("for", "instance"))
_TIMES = word_set("as when while after before since once until if even just")
_CLAUSE_WORDS = word_set("who whose which where whom although though because whether")


def is_quoted_whole(text: str) -> bool:
    """Whether quotation marks, single ones too, and brackets come in pairs."""
    if not is_balanced(text):
        return False
    single = "'" in text or "‘" in text or "’" in text
    return not single or len(_OPENING_QUOTE.findall(text)) == len(_CLOSING_QUOTE.findall(text))


def stands(left: Reading, text: str, gone: Collection[str], *, begins: bool) -> bool:
    """Whether what is left, `text`, is an English sentence.

    `gone` are the words that went, `begins` tells that the opening is among them.
    """
    words = left.words
    if len(words) < FEWEST or words[-1] in DANGLING["en"] or words[-1] in _NEVER_LAST or words[-2:] in _PHRASES:
        return False
    if not is_quoted_whole(text) or STRAY.search(text):
        return False
    verb = main_verb(words, left.cased, left.marked)
    if verb < 0 or not is_complete(words, left.cased, left.marked) or (begins and any(left.marked[: verb + 1])):
        return False
    if not _has_clause_after_that(words) or not _has_verbs(words) or _ends_subordinate(text):
        return False
    if words[verb] in SAYING and not _is_content(left, verb, text):
        return False
    return not any(
        not opening.isdisjoint(words) and closing.isdisjoint(words) and not closing.isdisjoint(gone)
        for opening, closing in _PAIRS
    )


def _has_clause_after_that(words: Sequence[str]) -> bool:
    """Whether a clause that "that" begins after a verb or a day has its verb."""
    if "that" not in words[1:]:
        return True
    place = len(words) - 1 - words[::-1].index("that")
    if is_opener(words[place - 1]):
        return True
    return any(may_be_verb(word) for word in words[place + 1 :]) or place == len(words) - 2


def _has_verbs(words: Sequence[str]) -> bool:
    """Whether every relative and subordinate clause has what may be its verb."""
    verbs = 0
    for place in range(len(words) - 1, 0, -1):
        if needed := _clauses_begun(words, place):
            verbs -= needed
            if verbs < 0:
                return False
        elif may_be_verb(words[place]) or (words[place - 1] in SUBJECTS and words[place] not in _CLAUSE_WORDS):
            verbs += 1
    return True


def _clauses_begun(words: Sequence[str], place: int) -> int:
    """Return how many clauses begin with the word: two where a clause of time stands within another."""
    word, after = words[place], words[place + 1] if place + 1 < len(words) else ""
    if word in ("how", "why"):
        return int(after not in ("to", "much", "many"))
    if word in _CLAUSE_WORDS:
        return 1
    return 2 if words[place - 1] in ("that", "because") and word in _TIMES else 0


def _ends_subordinate(text: str) -> bool:
    """Whether what follows the last colon is a subordinate clause or an opening alone."""
    _, mark, last = text.rpartition(": ")
    if not mark:
        return False
    clause = Reading.of(last)
    if not clause.words:
        return True
    first = clause.words[0]
    opens = is_opener(first) or first.endswith(("ed", "ing")) or subordinator(clause.words)
    return bool(opens) and main_verb(clause.words, clause.cased, clause.marked) < 0


def _is_content(left: Reading, verb: int, text: str) -> bool:
    """Whether a verb of saying has what was said: after it, or before it as in "All is well, she said"."""
    rest = left.words[verb + 1 :]
    if any(is_certain(word) or (is_past_or_participle(word) and place) for place, word in enumerate(rest)):
        return True
    if "that" in rest:
        return False
    if any(mark in text for mark in '"“') or " '" in text:
        return True
    return (
        any(left.marked[:verb])
        and main_verb(left.words[: verb - 1], left.cased[: verb - 1], left.marked[: verb - 1]) >= 0
    )
