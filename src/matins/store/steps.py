"""The journal: every change that a person made, in a sentence, and its undoing.

A step is written with its change, in one transaction.  Where it is about more articles than are changed at one go it
is written first, and with that it is done for good: whoever opens, tends or marks next finishes what is `todo`.
"""

import json
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from typing import Any

from matins.errors import StoreError
from matins.model.step import Step, Undone
from matins.store.changes import Aspect, Change, Tagged, Turned, pack, unpack
from matins.store.database import Database
from matins.text.clean import still_clean

AT_ONCE = 5_000
"""How many articles are changed in one transaction."""

ANY_SIZE = 2**40
"""More bytes than a change can have."""

NEXT_TURN = "UPDATE turns SET last = last + 1 RETURNING last"

_STEP = "SELECT id, made_at, sentence, undone_at FROM steps "

_NEWEST = "WHERE undone_at IS NULL AND id NOT IN (SELECT value FROM json_each(?)) ORDER BY id DESC LIMIT 1"

_CHANGE = "SELECT change FROM steps WHERE id = ? AND length(change) <= ?"

_ADD = "INSERT INTO steps (made_at, todo, sentence, change) VALUES (?, ?, ?, ?) RETURNING id"

_UNDO = "UPDATE steps SET undone_at = ?, todo = ? WHERE id = ?"

_BEGUN = "SELECT id FROM steps WHERE todo IS NOT NULL ORDER BY id LIMIT 1"

_LEFT = "SELECT todo, undone_at IS NOT NULL FROM steps WHERE id = ? AND todo IS NOT NULL"

_WAS = """
SELECT {0}, json_group_array(id ORDER BY id) FROM articles WHERE id IN ({1}) AND {2} GROUP BY {0}
"""

_UNREAD = "SELECT NULL, json_group_array(id ORDER BY id) FROM ({}) HAVING count(*)"

# What has a time keeps it: an article is read and starred once.
_DIFFERS = {
    Aspect.READ: "(read_at IS NULL) <> (? IS NULL)",
    Aspect.STARRED: "(starred_at IS NULL) <> (? IS NULL)",
    Aspect.MUTED: "muted IS NOT ?",
}

_TURN = "UPDATE articles SET {0} = ? WHERE id IN (SELECT value FROM json_each(?)) AND {0} IS ?"

# Only what was marked by itself has a turn: such rows stay, dimmed, in the unread views that were open then.
_TURN_READ = """
UPDATE articles SET {0} = ?, read_turn = ? WHERE id IN (SELECT value FROM json_each(?)) AND {0} IS ?
"""

_TAG = """
INSERT OR IGNORE INTO article_tags (article, tag) SELECT id, ? FROM articles WHERE id IN ({}) RETURNING article
"""

_UNTAG = "DELETE FROM article_tags WHERE tag = ? AND article IN ({}) RETURNING article"

_LISTED = "SELECT value FROM json_each(?)"


@dataclass(frozen=True, slots=True)
class Source:
    """Which articles: SQL that selects their ids, with its parameters; `unread` tells that none of them is read."""

    sql: str
    parameters: tuple[Any, ...]
    unread: bool = False


def listed(ids: Collection[int]) -> Source:
    """Return the source that names the articles one by one."""
    return Source(_LISTED, (json.dumps(list(ids)),))


class StepBook(Database):
    """The part of the store that keeps the journal.

    The methods that begin with an underscore belong to the transaction of what they tell of.
    """

    def steps(self, limit: int = 100, *, since: int = 0) -> tuple[Step, ...]:
        """Return the newest steps made since then, the newest first."""
        rows = self._rows(_STEP + "WHERE made_at >= ? ORDER BY id DESC LIMIT ?", (since, limit))
        return tuple(_step(*row) for row in rows)

    def last_step(self, *, besides: Collection[int] = ()) -> Step | None:
        """Return the newest step that was not undone, those `besides` left out."""
        row = self._row(_STEP + _NEWEST, (json.dumps(list(besides)),))
        return _step(*row) if row else None

    def step(self, step_id: int) -> Step | None:
        """Return the step of that number."""
        row = self._row(_STEP + "WHERE id = ?", (step_id,))
        return _step(*row) if row else None

    def change(self, step_id: int, *, most: int = ANY_SIZE) -> Change | None:
        """Return what a step did, None where it takes more than `most` bytes; raise StoreError where it is damaged."""
        row = self._row(_CHANGE, (step_id, most))
        return unpack(row[0]) if row else None

    def add_step(self, sentence: str, change: Change) -> int | None:
        """Note what was done outside the database, in a transaction of its own; return the step's id."""
        with self.writing():
            return self._add_step(sentence, change)

    def undo(self, step_id: int | None = None, *, feeds: int = 0) -> Undone | None:
        """Take a step back, or the newest that was not; None where there is none, or it was undone before.

        What has changed since stays as it is.  `feeds` tells how many of the step's feeds are as they were before it,
        which is a matter of the config.  What was pruned comes back by `restore_some`.  A step that is damaged takes
        nothing back, and no longer stands before those that can be.
        """
        with self.writing():
            found = self.last_step() if step_id is None else self.step(step_id)
            if found is None or found.undone_at is not None:
                return None
            change = self._readable(found.id)
            turned = sum(len(part.ids) for part in change.turned)
            many = turned > AT_ONCE
            self._rows(_UNDO, (self._clock.now(), turned if many else None, found.id))
            back = sum(self._tag_back(part) for part in reversed(change.tagged))
            if not many:
                back += self._turn_some(change, 0, turned, back=True)
        if many:
            back += sum(self._finishing(found.id, change))
        return Undone(found, back + feeds + change.pruned, change.size + change.pruned or 1)

    def finish(self, stop: Callable[[], bool] | None = None) -> None:
        """Do what is left of the steps that were too large for one transaction, until `stop` says that it will do."""
        steps = self.finishing()
        while not (stop and stop()) and next(steps, None) is not None:
            pass

    def finishing(self) -> Iterator[int]:
        """Do the same a transaction at a time, and yield how many articles each turned; it may be left at any time."""
        while begun := self._row(_BEGUN):
            yield from self._finishing(begun[0], self._readable(begun[0]))

    def expire_steps(self, before: int) -> int:
        """Forget the steps made before then, and return how many these were."""
        with self.writing():
            return len(self._rows("DELETE FROM steps WHERE made_at < ? RETURNING id", (before,)))

    def _add_step(self, sentence: str, change: Change, *, todo: int | None = None) -> int | None:
        """Note a step and return its id; what changed nothing is none.

        `todo` is how many of its articles are left to `finish`.
        """
        if not change:
            return None
        ((id_,),) = self._rows(_ADD, (self._clock.now(), todo, sentence, pack(change)))
        return int(id_)

    def _take_step(self, sentence: str, change: Change) -> tuple[int | None, bool]:
        """Turn what `change` turns and note it as a step; return its id, and whether there is more left to `finish`."""
        turns = sum(len(part.ids) for part in change.turned)
        more = turns > AT_ONCE
        if not more:
            self._turn_some(change, 0, turns)
        return self._add_step(sentence, change, todo=turns if more else None), more

    def _was(self, aspect: Aspect, source: Source, after: int | str | None) -> tuple[Turned, ...]:
        """Return what it would turn to make one thing of the articles `after`: those where it is another."""
        if source.unread and aspect is Aspect.READ and after is not None:
            was = self._rows(_UNREAD.format(source.sql), source.parameters)
        else:
            was = self._rows(_WAS.format(aspect, source.sql, _DIFFERS[aspect]), (*source.parameters, after))
        return tuple(Turned(aspect, before, after, tuple(json.loads(ids))) for before, ids in was)

    def _turn_some(self, change: Change, start: int, end: int, *, back: bool = False) -> int:
        """Turn the articles from `start` to `end` of all that `change` turns, or turn them `back`.

        Return how many of them still were as they had been.
        """
        count = passed = 0
        pieces = []
        for part in change.turned:
            pieces.append((part, part.ids[max(0, start - passed) : max(0, end - passed)]))
            passed += len(part.ids)
        for part, ids in reversed(pieces) if back else pieces:
            before, after = (part.after, part.before) if back else (part.before, part.after)
            count += self._set(part.aspect, before, after, json.dumps(ids), whole=change.whole) if ids else 0
        return count

    def _finishing(self, step_id: int, change: Change) -> Iterator[int]:
        """Turn the articles that a step, or its undoing, is still to turn; yield how many were as they had been."""
        while self._row(_LEFT, (step_id,)):
            with self.writing():
                state = self._row(_LEFT, (step_id,))  # another may have been at it meanwhile
                if state is None:
                    return
                todo, undone = state
                left = max(0, min(todo, sum(len(part.ids) for part in change.turned)) - AT_ONCE)
                count = self._turn_some(change, left, todo, back=undone)
                self._rows("UPDATE steps SET todo = nullif(?, 0) WHERE id = ?", (left, step_id))
            yield count

    def _readable(self, step_id: int) -> Change:
        """Return what a step did; nothing where what was written of it makes no sense."""
        row = self._row(_CHANGE, (step_id, ANY_SIZE))  # a disk that fails for a moment has it fail, not forgotten
        try:
            return unpack(row[0]) if row else Change()
        except StoreError:
            return Change()

    def _tag(self, source: Source, tag: str, *, given: bool) -> tuple[Tagged, ...]:
        """Give the articles a tag that they do not have, or take it from those that do."""
        rows = self._rows((_TAG if given else _UNTAG).format(source.sql), (tag, *source.parameters))
        return (Tagged(tag, given, tuple(sorted(id_ for (id_,) in rows))),) if rows else ()

    def _tag_back(self, part: Tagged) -> int:
        return sum(len(back.ids) for back in self._tag(listed(part.ids), part.tag, given=not part.given))

    def _set(self, aspect: Aspect, before: int | str | None, after: int | str | None, ids: str, *, whole: bool) -> int:
        """Make one thing of the articles `after` where it is `before`, and return how many these were."""
        if aspect is Aspect.READ:
            turn = None
            if after is not None and not whole:
                ((turn,),) = self._rows(NEXT_TURN)
            self._rows(_TURN_READ.format(aspect), (after, turn, ids, before))
        else:
            self._rows(_TURN.format(aspect), (after, ids, before))
        return self._connection.changes()


def _step(id_: int, made_at: int, sentence: str, undone_at: int | None) -> Step:
    return Step(id_, made_at, still_clean(sentence), undone_at)
