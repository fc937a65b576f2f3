"""What rules would be about among the stored articles, what they hide at present, and their acting on both."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matins.model.article import Row
from matins.query.condition import Condition
from matins.store.changes import Aspect, Change
from matins.store.rows import COLUMNS, read_row
from matins.store.steps import StepBook, listed
from matins.text.clean import Clean, still_clean

# What is hidden, not archived and of a feed that is followed would be shown but for its rule.
_MATCHING = """
SELECT a.id, a.sort_time FROM articles a INDEXED BY articles_in_time CROSS JOIN feeds f ON f.id = a.feed
WHERE a.shown = 1 AND {tests}
UNION ALL
SELECT a.id, a.sort_time FROM articles a INDEXED BY articles_muted CROSS JOIN feeds f ON f.id = a.feed
WHERE a.muted IS NOT NULL AND a.shown = 0 AND a.archived_at IS NULL AND a.pruned IS NULL AND f.followed AND {tests}
ORDER BY 2 DESC, 1 DESC
"""
_TESTS = "a.sort_time >= ? AND (? IN ('', f.address)) AND ({})"

_ROWS = " ".join(
    (
        "SELECT",
        COLUMNS,
        "FROM json_each(?) wanted CROSS JOIN articles a ON a.id = wanted.value JOIN feeds f ON f.id = a.feed",
        "ORDER BY wanted.key",
    )
)

_HIDDEN = """
SELECT a.id, a.muted, a.sort_time >= ? AND (a.shown OR (a.archived_at IS NULL AND f.followed))
FROM articles a INDEXED BY articles_muted JOIN feeds f ON f.id = a.feed WHERE a.muted IS NOT NULL AND a.pruned IS NULL
"""


@dataclass(frozen=True, slots=True)
class Ruling:
    """What becomes of stored articles, by their ids: `muted` has them by the rule that hides them, None for none."""

    muted: Mapping[Clean | None, Sequence[int]] = field(default_factory=dict)
    read: Sequence[int] = ()
    starred: Sequence[int] = ()
    tags: Mapping[Clean, Sequence[int]] = field(default_factory=dict)


class JudgingBench(StepBook):
    """The part of the store that rules are tried on."""

    def matching(self, condition: Condition, since: int, address: str = "") -> tuple[int, ...]:
        """Return the ids of what meets `condition` and stands at `since` or later, the newest first.

        That is what lists show and what rules hide, of the feed at `address` or of all.
        """
        sql = _MATCHING.format(tests=_TESTS.format(condition.sql))
        tests = (since, address, *condition.parameters)
        return tuple(id_ for id_, _ in self._rows(sql, (*tests, *tests)))

    def rows(self, ids: Sequence[int]) -> tuple[Row, ...]:
        """Return the rows of these articles in this order, those that are there."""
        return tuple(read_row(row) for row in self._rows(_ROWS, (json.dumps(list(ids)),)))

    def hidden(self, since: int) -> dict[int, tuple[Clean, bool]]:
        """Return which rule hides each hidden article, and whether it is among what `matching` looks at."""
        return {id_: (still_clean(rule), bool(tried)) for id_, rule, tried in self._rows(_HIDDEN, (since,))}

    def rule(self, ruling: Ruling) -> str | None:
        """Carry `ruling` out as one step that can be undone; return its sentence, None where it changed nothing.

        That of many articles is done in several transactions; what a crash leaves of it is finished later (see steps).
        """
        self.finish()
        now = self._clock.now()
        with self.writing():
            hidden = [part for rule, ids in ruling.muted.items() for part in self._was(Aspect.MUTED, listed(ids), rule)]
            starred = self._was(Aspect.STARRED, listed(ruling.starred), now)
            read = self._was(Aspect.READ, listed(ruling.read), now)
            tagged = [part for tag, ids in ruling.tags.items() for part in self._tag(listed(ids), tag, given=True)]
            change = Change((*hidden, *starred, *read), tuple(tagged), whole=True)
            sentence = _said(change)
            step, more = self._take_step(sentence, change)
        if more:
            self.finish()
        return None if step is None else sentence


def _said(change: Change) -> str:
    """Return what applying the rules did, in a sentence without its stop."""
    of = {aspect: [part for part in change.turned if part.aspect is aspect] for aspect in Aspect}
    counts = {
        "hidden": sum(len(part.ids) for part in of[Aspect.MUTED] if part.after is not None),
        "shown again": sum(len(part.ids) for part in of[Aspect.MUTED] if part.after is None),
        "starred": sum(len(part.ids) for part in of[Aspect.STARRED]),
        "marked read": sum(len(part.ids) for part in of[Aspect.READ]),
        "tagged": len({id_ for part in change.tagged for id_ in part.ids}),
    }
    return "applied the rules: " + ", ".join(f"{count:,} {what}" for what, count in counts.items() if count)
