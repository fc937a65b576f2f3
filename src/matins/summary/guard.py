"""The guard of the English clause cutter: whether a clause may go so that the rest claims what the whole one claims."""

import re
from collections.abc import Callable, Mapping, Sequence

from matins.summary.clauses import DASH, word_set
from matins.summary.cuts import Cut
from matins.summary.reading import Reading
from matins.summary.standing import SAYING, is_quoted_whole
from matins.summary.tables import DANGLING
from matins.summary.trailing import (
    NEGATIVE,
    YEARS,
    agent,
    as_clause,
    circumstance,
    is_coordinated,
    predicate,
    second_clause,
    setting,
)
from matins.summary.verbs import (
    DETERMINERS,
    is_certain,
    is_complete,
    is_opener,
    main_verb,
    may_be_verb,
)

_TURNS = word_set(
    "guilty innocent acquitted cleared overturned quashed retracted recanted reversed dismissed annulled revoked "
    "refuted disputed contradicted contested disputes allegation allegations cancelled canceled rejected refused "
    "failed unless except but however although though despite until only if deny denies denied denying alleged "
    "allegedly never might reportedly suspected apparently possibly perhaps supposedly purportedly falsely wrongly "
    "mistakenly"
)
"""Words that turn or soften what stands before them."""

_OWN_LIMITS = word_set("until only if might never despite possibly perhaps")
"""Those of them that in a clause about a person or a place limit nothing but that clause."""

_UNDOING = _TURNS - _OWN_LIMITS


_NEVER_FIRST = word_set("not nor never or without")
_RESUMING = word_set("that to of than")
_ADVERBS = word_set("also then now later and or")
_AFTER_ASIDE = word_set("in on at during after before when while for with from")
_ARTICLES = word_set("a an the his her its their")
_AFTER_PARTICIPLE = word_set("in on at to by for with from of into over about around nearly roughly that what how")
_LEADING = word_set(
    "however still also then but and yet so instead indeed meanwhile now today yesterday later earlier finally "
    "moreover additionally"
)
_SCOPES = word_set("when with like at on since")
_GENERAL = word_set("is are be can will would must should may do does")

_NAMING = word_set(
    "call calls called dub dubs dubbed name names named brand brands branded label labels labelled labeled declare "
    "declares declared consider considers considered deem deems deemed"
)
"""Verbs that need somebody and what that is."""

_ANNOUNCING = word_set(
    "clear simple following this question answer message same say says ask add note reads read words"
)

DATED = re.compile(r"\b(?:1[0-9]|20)\d\d(?!\d)|\b(?:ago|last|past|previous|(?:1[0-9]|20)\d0s)\b", re.IGNORECASE)
"""What tells that something is no news, and so may not go from the start of a sentence."""

FIGURE = re.compile(r"\d(?!\d{3}\))|[%$£€]")
"""What is no year in a bracket: a figure that tells how much of what stands before it."""

_DASHED = re.compile(f" {DASH} ")


_NOTHING = Reading.of("")


def may_go(whole: Reading, cut: Cut) -> bool:
    """Whether the clause itself may go, whatever else is cut: nothing in it turns, limits or goes on with the rest."""
    gone = whole.between(cut.start, cut.end)
    if not gone.words or gone.words[0] in _NEVER_FIRST or _is_turning(gone, cut.kind):
        return False
    text = "".join([whole.text[start:end] for start, end in cut.spans])
    if not is_quoted_whole(text) or (cut.kind == "bracket" and FIGURE.search(text)):
        return False
    if cut.kind == "opening":
        return _opening(gone, whole.between(cut.end, len(whole.text)), text)
    head = whole.between(0, cut.start)
    if not head.words or not _may_end(whole, cut, head):
        return False
    check = _CHECKS.get(cut.kind)
    rest = _NOTHING if cut.last else whole.between(cut.end, len(whole.text))
    return check is None or check(head, gone, rest, cut.kind)


def _is_turning(gone: Reading, kind: str) -> bool:
    """Whether what goes turns what stays: a clause about a person or place does only if it undoes what is told."""
    own = gone.words[0] in ("who", "whose", "whom", "where")
    return not (_UNDOING if own else _TURNS).isdisjoint(gone.words[kind == "opening" :])


def _may_end(whole: Reading, cut: Cut, head: Reading) -> bool:
    """Whether the words before the cut can be left as they are: complete, and not in the middle of a quotation."""
    after_quote = len(cut.spans) > 1 and cut.spans[0][1] == cut.start + 1
    quoted = is_in_quotation(whole.text, cut.spans[1][0] if after_quote else cut.start)
    if cut.kind == "bracket":
        return not quoted and head.words[-1] not in DANGLING["en"]
    if quoted and (not whole.text.startswith(('"', "“")) or _ends_quotation(whole.text, cut)):
        return False
    if not cut.last:
        return True
    verb = main_verb(head.words, head.cased, head.marked)
    return (
        verb >= 0
        and head.words[-1] not in DANGLING["en"]
        and is_complete(head.words, head.cased, head.marked)
        and not (head.words[verb] in _NAMING and all(word[:1].isupper() for word in head.cased[verb + 1 :]))
    )


def _ends_quotation(text: str, cut: Cut) -> bool:
    """Whether what goes takes the end of the quotation along, and words after it that may tell whose it is."""
    return any(re.search(r"[\"”] ?\w", text[start:end]) for start, end in cut.spans)


def is_in_quotation(text: str, at: int) -> bool:
    """Whether a quotation that began before `at` goes on there."""
    return text.count('"', 0, at) % 2 == 1 or text.count("“", 0, at) > text.count("”", 0, at)


def _clause(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether the clause has a verb where "as" may begin a phrase, and is inside no other."""
    verb = main_verb(gone.words[1:], gone.cased[1:], gone.marked[1:])
    return (gone.words[0] != "as" or verb > 0) and _inner(head, gone, rest, kind)


def _opening(gone: Reading, rest: Reading, text: str) -> bool:
    """Whether what follows is so without its opening: no old event, and no rule of which this was the condition."""
    if DATED.search(text):
        return False
    verb = main_verb(rest.words, rest.cased, rest.marked)
    return gone.words[0] not in _SCOPES or (
        verb >= 0 and rest.words[verb] not in _GENERAL and not _is_s_form(rest, verb)
    )


def _is_s_form(rest: Reading, verb: int) -> bool:
    return rest.words[verb].endswith("s") and rest.words[verb] not in ("was", "has", "says")


def _inner(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether a clause begins and ends where it seems to, and takes nothing of the clause around it along."""
    if rest.words and not _is_resumed(head, rest, kind):
        return False
    return not any(
        mark and (_goes_on(gone.words[place + 1 :]) or gone.words[place + 1] in _RESUMING)
        for place, mark in enumerate(gone.marked[:-1])
    )


def may_resume(word: str) -> bool:
    """Whether the clause around an aside may go on with `word`, as far as that alone tells."""
    return word in _AFTER_ASIDE or word in _ADVERBS or word.endswith("ly") or may_be_verb(word)


def _is_resumed(head: Reading, rest: Reading, kind: str) -> bool:
    """Whether the rest goes on with the clause before the aside: with its verb, or with a phrase after it."""
    if head.words[-1] in _LEADING:
        return False
    if rest.words[0] in _AFTER_ASIDE:
        return kind != "participle"
    if not _goes_on(rest.words):
        return False
    told = main_verb(head.words, head.cased, head.marked) >= 0
    return not told or (rest.words[0] not in SAYING and any(is_certain(word) for word in rest.words[:2]))


def _adjunct(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this follows the main clause itself, not an aside that stood before the rest of it."""
    verb = main_verb(head.words, head.cased, head.marked)
    if any(word[:1].isdigit() for word in gone.words[1:3]) or YEARS.search(gone.text, gone.spans[0][0], gone.end):
        return False
    return not any(head.marked[max(verb, 0) : -1]) and _inner(head, gone, rest, kind)


def _apposition(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this says again who or what stands before it, and is neither the subject nor an item of a list."""
    verb = main_verb(head.words, head.cased, head.marked)
    if not rest.words and gone.words[0].isdigit() and len(gone.words) > 1:
        return False
    first = head.words[1] if head.words[0] in ("and", "but") and len(head.words) > 1 else head.words[0]
    if (verb < 0 and is_opener(first)) or not _inner(head, gone, rest, kind):
        return False
    if not rest.words and (not NEGATIVE.isdisjoint(head.words) or any(head.marked[max(verb, 0) : -1])):
        return False
    return main_verb(gone.words, gone.cased, gone.marked) < 0 and not _is_enumeration(head, gone)


def _company(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this stands between the subject and its verb."""
    return main_verb(head.words, head.cased, head.marked) < 0 and _inner(head, gone, rest, kind)


def _participle(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this goes with the subject, and is no item of a list."""
    marked = any(head.marked[:-1])
    if rest.words and marked and main_verb(head.words, head.cased, head.marked) < 0:
        return False
    items = [*(word for word, mark in zip(head.words[1:], head.marked, strict=False) if mark), head.words[-1]]
    series = gone.words[0].endswith("ing") and any(item.endswith("ing") for item in items)
    listed = gone.words[0] in head.words or series or (marked and "and" in gone.words[:4])
    if len(gone.words) < 3 or gone.marked[0] or is_coordinated(gone):
        return False
    adjective = gone.words[0].endswith("ing") and len(head.words) > 1 and head.words[-2] in DETERMINERS
    if adjective and not _has_object(gone):
        return False
    return not listed and _inner(head, gone, rest, kind)


def _has_object(gone: Reading) -> bool:
    """Whether the participle is a verb ("a dam, killing two"), no adjective ("a strong, lasting bond")."""
    word = gone.words[1]
    return word in DETERMINERS or word in _AFTER_PARTICIPLE or word.endswith("ly") or not gone.cased[1][:1].islower()


def _goes_on(words: Sequence[str]) -> bool:
    """Whether a verb comes next, adverbs aside."""
    for word in words[:3]:
        if may_be_verb(word):
            return True
        if not word.endswith("ly") and word not in _ADVERBS:
            return False
    return False


def _is_enumeration(head: Reading, gone: Reading) -> bool:
    """Whether the clause looks like the last items of a list that began before it."""
    words = gone.words
    for place in range(1, len(words) - 1):
        if words[place] in ("and", "or") and (gone.marked[place - 1] or words[place + 1] in _ARTICLES):
            return True
    return "and" in words and any(head.marked[:-1])


def _dash(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this is the aside itself and not the rest of the sentence after one."""
    titled = gone.text[gone.spans[0][0] - 2] == ":" and head.cased[-1][0].isupper() and gone.cased[0][0].isupper()
    if titled or gone.text.count(";") > 1 or head.words[-1] in _ANNOUNCING or head.words[-1].endswith(("am", "pm")):
        return False
    inside = rest.words and main_verb(head.words, head.cased, head.marked) >= 0
    if inside and rest.words[0] in DETERMINERS:
        return False
    if not rest.words and _DASHED.search(head.text, 0, head.spans[-1][1]):
        return False
    return bool(rest.words) or not (_goes_on(gone.words) or _DASHED.search(gone.text, gone.spans[0][0], gone.end))


_CHECKS: Mapping[str, Callable[[Reading, Reading, Reading, str], bool]] = {
    "relative": _inner,
    "clause": _clause,
    "adjunct": _adjunct,
    "apposition": _apposition,
    "participle": _participle,
    **dict.fromkeys(("when", "circumstance"), circumstance),
    "as_clause": as_clause,
    "predicate": predicate,
    **dict.fromkeys(("time", "place"), setting),
    **dict.fromkeys(("sentence", "clauses"), second_clause),
    "agent": agent,
    "company": _company,
    "dash": _dash,
}
"""What each kind of clause asks of the words before it, its own, and those after it."""
