"""Whether an English main clause can do without the clause or phrase that follows it."""

import re

from matins.summary.clauses import word_set
from matins.summary.reading import Reading
from matins.summary.verbs import (
    BE,
    is_certain,
    is_opener,
    is_past_or_participle,
    main_verb,
    may_be_verb,
)

NEGATIVE = word_set(
    "not no never none nobody nothing neither nor hardly barely rarely seldom only if unless until without "
    "whether either both isn't wasn't aren't weren't didn't doesn't don't won't can't cannot couldn't wouldn't "
    "shouldn't hasn't haven't hadn't ain't"
)
"""Words whose reach may take in what follows them."""

_RELATIVE_TO = word_set(
    "than so such too enough same what how why always usually often would could may might should must allegedly "
    "about due looked poised almost nearly"
)
"""Words beside which a circumstance may be what makes the claim true."""

_QUANTIFIERS = word_set(
    "all every each any most least first second third fourth fifth last best worst once both top record between "
    "those anyone everyone whoever"
)
"""Words whose claim a place or a time may limit, as superlatives do."""

_BARRING = word_set(
    "ban bans banned banning bar barred outlaw outlaws outlawed prohibit prohibits prohibited forbid forbids "
    "forbade forbidden illegal legal legalise legalised legalises legalize legalized legalizes halt halts halted "
    "suspend suspends suspended stop stops stopped prevent prevents prevented restrict restricts restricted allow "
    "allows allowed close closes closed lift lifts lifted abolish abolished end ends ended"
)
"""Verbs whose claim is larger without the place that it holds for."""

_CONDITIONS = word_set("if unless whether either both neither")

_NAMING_AS = (
    *("describ", "regard", "portray", "hail", "brand", "dismiss", "label", "classif", "treat", "recogni", "depict"),
    *("view", "charact", "identif", "refer", "appoint", "elect", "praise", "cite", "nominat", "select", "cho"),
)
"""Beginnings of verbs that take "as" with what they call their object."""

_HARM = word_set(
    "killed shot injured wounded arrested stabbed robbed destroyed damaged rescued abducted kidnapped captured "
    "detained fined suspended sacked evacuated freed wrecked"
)
"""Participles that tell enough without their agent."""

_INNER = word_set("who which that whom where anyone everyone those when if")

_EVENTS = word_set(
    "started occurred happened happens comes came initiated follows followed began begins coincided coincides"
)
"""Verbs that tell nothing without when and how."""

_ASKING = word_set(
    "times time moment informed told ask asked asks know known knew wonder wondered unclear say discuss remember "
    "recall see"
)

YEARS = re.compile(r"\b(?:1[0-9]|20)\d\d(?!\d)|\bago\b")
"""What tells when something old happened."""

_TIME_NOUNS = word_set(
    "seconds time moment morning afternoon evening weekend day night year years point period era age case month "
    "week season hours minutes days weeks months soon long look looked looking named one shortly just "
    "immediately even only ever"
)
_DEICTIC = word_set("last yesterday this monday tuesday wednesday thursday friday saturday sunday")
_LONG_ITEM = 6
_AS_HEADS = word_set(
    "such same so known described seen regarded well far long soon much many even just serve served serving work "
    "worked working act acted acting used referred famous identified named"
)


def is_coordinated(gone: Reading) -> bool:
    """Whether "and" or "or" follows a mark, as in a list that began before."""
    return any(mark and word in ("and", "or") for mark, word in zip(gone.marked, gone.words[1:], strict=False))


def second_clause(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether what goes is a clause of its own or a second predicate, not the rest of a list."""
    if not NEGATIVE.isdisjoint(gone.words[1:2]):
        return False
    verb = main_verb(gone.words[1:], gone.cased[1:], gone.marked[1:]) + 1
    return verb > 0 and not _is_listing(head) and not any(gone.marked[:verb]) and _CONDITIONS.isdisjoint(head.words)


def _is_listing(head: Reading) -> bool:
    """Whether the words after the last mark that follows the main verb may be the last but one item of a list."""
    verb = main_verb(head.words, head.cased, head.marked)
    marks = [place for place in range(max(verb, 0), len(head.words) - 1) if head.marked[place]]
    if not marks:
        return False
    item = head.words[marks[-1] + 1 :]
    return not is_opener(item[0]) and (len(item) < _LONG_ITEM or may_be_verb(item[0]))


def predicate(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this is a second verb of the subject, and the first has its object."""
    listed = any(mark and may_be_verb(word) for mark, word in zip(head.marked, head.words[1:], strict=False))
    ends = head.marked[-1] or not is_past_or_participle(head.words[-1])
    verb = main_verb(head.words, head.cased, head.marked)
    return (
        ends
        and not listed
        and not _is_listing(head)
        and NEGATIVE.isdisjoint(head.words)
        and (gone.words[1:2] == ("that",) or _INNER.isdisjoint(head.words[max(verb, 0) :]))
    )


def circumstance(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether what the main clause tells is so without its circumstance, and is worth telling."""
    words, last = head.words, head.words[-1]
    if not all(each.isdisjoint(words) for each in (NEGATIVE, _RELATIVE_TO, _EVENTS)):
        return False
    timed = last in _TIME_NOUNS and words[-2] not in _DEICTIC
    defined = "those" in words[-3:-1] and is_past_or_participle(last)
    if timed or defined or last in _AS_HEADS or last.endswith("ly"):
        return False
    if is_coordinated(gone) and any(head.marked[:-1]):
        return False
    if kind == "circumstance" and ("from" in head.words[-4:] or YEARS.search(gone.text, gone.spans[0][0], gone.end)):
        return False
    if kind != "when":
        return True
    compared = "most" in words or any(word.endswith("est") and len(word) > 4 for word in words)
    dated = any(word[:1].isdigit() for word in gone.words[1:3])
    return not compared and not dated and _ASKING.isdisjoint(words)


def as_clause(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether "as" begins a clause of time or cause, not what something is called or compared to."""
    verb = main_verb(gone.words[1:], gone.cased[1:], gone.marked[1:])
    if verb < 1 or gone.words[verb] == "and" or any(gone.marked[: verb + 1]):
        return False
    named = (
        "as" in head.words
        or not _AS_HEADS.isdisjoint(head.words[-3:])
        or any(word.startswith(_NAMING_AS) for word in head.words)
    )
    return not named and circumstance(head, gone, rest, kind)


def setting(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether the claim holds without its place or time: nothing in it counts or compares."""
    words = head.words
    if not circumstance(head, gone, rest, kind) or not _QUANTIFIERS.isdisjoint(words):
        return False
    if any(word.endswith("est") and len(word) > 4 for word in words):
        return False
    if words[-1] in ("back", "late", "early"):
        return False
    return kind != "place" or (
        not (is_past_or_participle(words[-1]) or is_certain(words[-1])) and _BARRING.isdisjoint(words)
    )


def agent(head: Reading, gone: Reading, rest: Reading, kind: str) -> bool:
    """Whether this is the agent of a passive."""
    words = head.words
    return words[-1] in _HARM and not BE.isdisjoint(words[-3:-1]) and NEGATIVE.isdisjoint(words)
