"""Rules: queries that say what becomes of an article, asked one after the other."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matins.model.rule import Deed, Rule
from matins.model.verdict import Verdict
from matins.query.language import Query, QueryError, parse
from matins.query.terms import Subject
from matins.text.clean import Clean

SHIFT = 24 * 3600
"""By how many seconds "boost" and "lower" move an article in time."""

ASKS_NOTHING = "the query asks for nothing"


@dataclass(frozen=True, slots=True)
class ReadRule:
    """A rule with its query as it was understood, or the `fault` for which it is passed over."""

    rule: Rule
    query: Query
    fault: str | None = None

    def matches(self, subject: Subject, address: str, now: int) -> bool:
        """Whether the rule is about this article of the feed at `address`; one with a fault is about none."""
        return not self.fault and self.rule.feed in ("", address) and self.query.matches(subject, now)


def read_rules(rules: Iterable[Rule]) -> tuple[ReadRule, ...]:
    """Return `rules` with their queries read."""
    return tuple(_read(rule) for rule in rules)


def judge(rules: Sequence[ReadRule], subject: Subject, address: str, now: int) -> Verdict:
    """Return what becomes of an article of the feed at `address`, `now` being Unix seconds.

    Rules add up in their order, and of several that move it the last one counts; "mute" ends them.  Each sees the
    article as it was before any of them.
    """
    return verdict([each.rule for each in rules if each.matches(subject, address, now)])


def verdict(rules: Iterable[Rule]) -> Verdict:
    """Return what becomes of an article by `rules`, each of which is about it."""
    muted, deeds, shift = None, set[Deed](), 0
    tags = dict[Clean, None]()
    for rule in rules:
        deeds.add(rule.do)
        if rule.do is Deed.MUTE:
            muted = rule.words
            break
        if rule.tag:
            tags[rule.tag] = None
        shift = {Deed.BOOST: SHIFT, Deed.LOWER: -SHIFT}.get(rule.do, shift)
    return Verdict(
        muted=muted,
        read=Deed.READ in deeds,
        starred=Deed.STAR in deeds,
        tags=tuple(tags),
        shift=shift,
        page=Deed.FULLTEXT in deeds,
    )


def _read(rule: Rule) -> ReadRule:
    try:
        query = parse(rule.when)
    except QueryError as wrong:
        return ReadRule(rule, Query(rule.when), str(wrong))
    return ReadRule(rule, query, None if query else ASKS_NOTHING)
