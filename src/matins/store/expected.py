"""Marks that come from elsewhere: given at once to stored articles, kept for those still to come."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from matins.feeds.identity import names, spellings
from matins.store.articles import NEXT_TURN
from matins.store.database import Database

_OF_FEED = "SELECT id, key, link FROM articles WHERE feed = (SELECT id FROM feeds WHERE address = ?) AND "
_TO_COME = "FROM marks_to_come WHERE address = (SELECT address FROM feeds WHERE id = ?)"
_EXPECTED, _FORGET = f"SELECT name, mark {_TO_COME}", f"DELETE {_TO_COME}"
_UNREAD, _UNSTARRED = _OF_FEED + "read_at IS NULL", _OF_FEED + "starred_at IS NULL"


@dataclass(frozen=True, slots=True)
class Expected:
    """What of a feed's next answer is to be read, and what starred, at once: spellings of guids and links."""

    read: frozenset[str]
    starred: frozenset[str]


NOTHING_EXPECTED = Expected(frozenset(), frozenset())


class ExpectedMarks(Database):
    """The part of the store that takes marks over.

    What is not stored yet is marked when the feed's next answer brings it.
    """

    def expect_read(self, marks: Mapping[str, Collection[str]]) -> int:
        """Mark read what `marks` names (guids and links, by feed address); return how many articles that changed."""
        with self.writing():
            found = self._expect("read", marks, _UNREAD)
            ((turn,),) = self._rows(NEXT_TURN)
            now = self._clock.now()
            self._many(
                "UPDATE articles SET read_at = ?, read_turn = ? WHERE id = ?", [(now, turn, id_) for id_ in found]
            )
        return len(found)

    def expect_starred(self, marks: Mapping[str, Collection[str]]) -> int:
        """Star what `marks` names (guids and links, by feed address); return how many articles that changed."""
        with self.writing():
            found = self._expect("starred", marks, _UNSTARRED)
            now = self._clock.now()
            self._many("UPDATE articles SET starred_at = ? WHERE id = ?", [(now, id_) for id_ in found])
        return len(found)

    def _expect(self, mark: str, marks: Mapping[str, Collection[str]], others: str) -> list[int]:
        """Note what is to come, and return which of the stored articles that the SQL `others` selects are named."""
        found: list[int] = []
        for address, told in marks.items():
            wanted = spellings(told)
            found += [id_ for id_, key, link in self._rows(others, (address,)) if names(key, link) & wanted]
            notes: Iterable[tuple[str, str, str]] = ((address, name, mark) for name in wanted)
            self._many("INSERT OR IGNORE INTO marks_to_come VALUES (?, ?, ?)", list(notes))
        return found

    def _expected(self, feed_id: int) -> Expected:
        """Return how the articles of the feed's next answer are to be marked."""
        told = self._rows(_EXPECTED, (feed_id,))
        return Expected(*(frozenset(name for name, mark in told if mark == wanted) for wanted in ("read", "starred")))

    def _forget_expected(self, feed_id: int) -> None:
        # Whatever a document does not list now is too old to ever come.
        self._rows(_FORGET, (feed_id,))
