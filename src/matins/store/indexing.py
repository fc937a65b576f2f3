"""Bringing the full-text index up to date: after the step that made it, and whenever the rules of tokens change."""

from matins.model.document import Document
from matins.model.summary import Summary
from matins.store import codec
from matins.store.index import SearchIndex
from matins.store.rows import PUT_CHORE
from matins.text.clean import still_clean
from matins.text.tokens import RULES

AT_ONCE = 20
"""How many articles are indexed in one transaction, so that nobody else waits long for theirs."""

_STATE = "SELECT coalesce(max(state), ?) FROM chores WHERE name = ?"
_NEWEST = "SELECT coalesce(max(id), 0) FROM articles"
_NEXT = """
SELECT a.id, a.gist, b.content FROM articles a LEFT JOIN bodies b ON b.article = a.id
WHERE a.id <= ? ORDER BY a.id DESC LIMIT ?
"""

_LEFT, _RULES = "index", "index rules"
"""Two chores: up to which id articles are still to be indexed, and by which rules that is done."""


class Indexing(SearchIndex):
    """The part of the store that indexes what is stored already."""

    def index_some(self, limit: int = AT_ONCE) -> int:
        """Index up to `limit` of the articles that the index does not have or has by older rules, newest first.

        Returns how many may be left at most, 0 once all are done.  The next call goes on where this one stops, or a
        crash stopped it.
        """
        if self._state(_RULES, RULES) == RULES and not self._state(_LEFT, 0):
            return 0
        with self.writing():
            if self._state(_RULES, RULES) != RULES:
                self._mark_all()
            left = self._state(_LEFT, 0)
            found = self._rows(_NEXT, (left, limit)) if left else []
            for id_, gist, content in found:
                self._index_anew(id_, _summary(gist, content))
            left = found[-1][0] - 1 if len(found) == limit else 0
            self._note(_LEFT, left)
        return left

    def index_anew(self) -> None:
        """Have `index_some` index every article."""
        with self.writing():
            self._mark_all()

    def index_fault(self) -> str | None:
        """Return the first fault that SQLite finds in the index, or None; reads all of it."""
        ((found,),) = self._rows("PRAGMA quick_check(search)")
        return None if found == "ok" else str(found)

    def mend_index(self) -> bool:
        """Empty the index where it is damaged, and have `index_some` make it anew; return whether it was."""
        if self.index_fault() is None:
            return False
        with self.writing():
            self._rows("INSERT INTO search (search) VALUES ('delete-all')")
            self._mark_all()
        return True

    def _mark_all(self) -> None:
        ((newest,),) = self._rows(_NEWEST)
        self._note(_LEFT, newest)
        self._note(_RULES, RULES)

    def _state(self, chore: str, unknown: int) -> int:
        ((state,),) = self._rows(_STATE, (unknown, chore))
        return int(state)

    def _note(self, chore: str, state: int) -> None:
        self._rows(PUT_CHORE, (chore, self._clock.now(), state))


def _summary(gist: str, content: bytes | None) -> Summary:
    """Return an article's summary, or what is left of it where its text was dropped or cannot be read."""
    known = codec.sound(content)[0] if content is not None else None
    return known or Summary(Document(), gist=still_clean(gist))
