"""The rules of the config: what is wrong with them, what they would have hit, and how they act on what is stored."""

from collections.abc import Iterator, Mapping, Sequence

from matins.clock import Clock
from matins.config.schema import Config
from matins.logs import log
from matins.model.rule import Deed, Preview, Rule
from matins.model.verdict import NO_RULE
from matins.paths import Paths
from matins.query.language import QueryError, parse
from matins.query.rules import ReadRule, read_rules, verdict
from matins.service.opening import open_writable
from matins.store import Ruling, Store, open_store
from matins.text.clean import Clean
from matins.text.urls import masked

DAYS = 30
"""How far back rules are tried."""
SAMPLES = 3
"""How many articles a preview names."""

_DAY = 24 * 3600


def previews(paths: Paths, config: Config, clock: Clock, days: int = DAYS) -> tuple[Preview, ...]:
    """Return what each rule would have hit in the last `days`; nothing is written.

    As with new articles, what one rule mutes the later ones do not see.  May raise StoreError.
    """
    rules, now = read_rules(config.rules), clock.now()
    if not paths.database.exists():
        return tuple(Preview(each.rule, fault=_fault(each, config)) for each in rules)
    with open_store(paths.database, paths.write_lock, clock, write=False) as store:
        hits = _hits(store, rules, now, now - days * _DAY)
        return tuple(
            Preview(each.rule, len(ids), store.rows(ids[:SAMPLES]), _fault(each, config))
            for each, ids in zip(rules, hits, strict=True)
        )


def apply(paths: Paths, config: Config, clock: Clock, days: int = DAYS) -> str | None:
    """Have the rules act on what came in the last `days` as if it were new; return what that did, None for nothing.

    What no rule hides any more is shown again, however old; nothing is moved in time, and no page is fetched.  It is
    one step, to be undone as one.  May raise StoreError.
    """
    rules, now = read_rules(config.rules), clock.now()
    since = now - days * _DAY
    with open_writable(paths, clock) as store:
        store.follow(config.feeds)
        hits = _hits(store, rules, now, since)
        return store.rule(_ruling(rules, hits, store.hidden(since)))


def _ruling(
    rules: Sequence[ReadRule], hits: Sequence[Sequence[int]], hidden: Mapping[int, tuple[Clean, bool]]
) -> Ruling:
    """Return what becomes of the articles that `rules` hit, and of those that a rule has `hidden`."""
    of_article: dict[int, list[Rule]] = {}
    for each, ids in zip(rules, hits, strict=True):
        for id_ in ids:
            of_article.setdefault(id_, []).append(each.rule)
    verdicts = {id_: verdict(found) for id_, found in of_article.items()}
    muted: dict[Clean | None, list[int]] = {}
    tags: dict[Clean, list[int]] = {}
    for id_, found in verdicts.items():
        if found.muted:
            muted.setdefault(found.muted, []).append(id_)
        for tag in found.tags:
            tags.setdefault(tag, []).append(id_)
    words = {each.rule.words: each.fault for each in rules}
    muted[None] = [
        id_
        for id_, (rule, tried) in hidden.items()
        # A rule with a fault does not act, but neither is it gone.
        if (rule not in words or (not words[rule] and tried)) and not verdicts.get(id_, NO_RULE).muted
    ]
    return Ruling(
        muted=muted,
        read=[id_ for id_, found in verdicts.items() if found.read],
        starred=[id_ for id_, found in verdicts.items() if found.starred],
        tags=tags,
    )


def sound_rules(config: Config) -> tuple[ReadRule, ...]:
    """Return the rules that can be asked; the log is told of the others."""
    rules = read_rules(config.rules)
    for each in rules:
        if each.fault:
            log().warning("the rule %s is passed over: %s", each.rule.words, _phrase(each.fault))
    return tuple(each for each in rules if not each.fault)


def faults(config: Config) -> tuple[str, ...]:
    """Return a phrase for each rule and view of the config that can do nothing."""
    rules = ((each.rule, _fault(each, config)) for each in read_rules(config.rules))
    wrong = [f"the rule {rule.words}: {_phrase(fault)}" for rule, fault in rules if fault]
    return (*wrong, *(f"the view {name}: {reason}" for name, reason in _wrong_views(config)))


def _fault(each: ReadRule, config: Config) -> str | None:
    address = each.rule.feed
    if not each.fault and address and address not in {feed.address for feed in config.feeds}:
        return f"{masked(address)} is not followed"
    return each.fault


def _wrong_views(config: Config) -> Iterator[tuple[str, str]]:
    for view in config.views:
        try:
            parse(view.query)
        except QueryError as wrong:
            yield view.name, wrong.reason


def _phrase(fault: str) -> str:
    return fault.partition("\n")[0]


def _hits(store: Store, rules: Sequence[ReadRule], now: int, since: int) -> tuple[tuple[int, ...], ...]:
    """Return the ids that each of `rules` is about, the newest first."""
    muted: set[int] = set()
    hits = []
    for each in rules:
        found = () if each.fault else store.matching(each.query.condition(now), since, each.rule.feed)
        hits.append(tuple(id_ for id_ in found if id_ not in muted))
        if each.rule.do is Deed.MUTE:
            muted.update(hits[-1])
    return tuple(hits)
