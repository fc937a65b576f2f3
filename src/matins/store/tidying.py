"""Tidying: when which chore was done, the index made compact, and the file made smaller, in short transactions."""

from collections.abc import Iterator

from matins.store.database import Database
from matins.store.rows import PUT_CHORE

_MERGED = 300
"""Pages of the index that are merged in one transaction."""
_GIVEN_BACK = 200
"""Pages that are given back to the disk in one transaction."""
_SPARE = 256
"""Free pages that stay in the file for what comes next."""


class Tidying(Database):
    """The part of the store that keeps house."""

    def chore(self, name: str) -> tuple[int, int] | None:
        """Return when the chore was last done (Unix seconds), and what was noted then."""
        row = self._row("SELECT done_at, state FROM chores WHERE name = ?", (name,))
        return (row[0], row[1]) if row else None

    def note_chore(self, name: str, state: int = 0) -> None:
        """Note that the chore is done now."""
        with self.writing():
            self._note_chore(name, state)

    def compacting(self) -> Iterator[None]:
        """Merge all of the search index's pieces into one; it may be left at any time (FTS5, section 6.9)."""
        size, done = -_MERGED, False
        while not done:
            with self.writing():
                before = self._connection.total_changes()
                self._rows("INSERT INTO search (search, rank) VALUES ('merge', ?)", (size,))
                # One change is the statement's own.
                done = self._connection.total_changes() - before < 2
            size = _MERGED
            yield

    def shrinking(self) -> Iterator[None]:
        """Give the file's free pages back to the disk; it may be left at any time."""
        ((vacuum,),) = self._rows("PRAGMA auto_vacuum")
        free = self._free_pages()
        while vacuum and free > _SPARE:
            with self.writing():
                self._rows(f"PRAGMA incremental_vacuum({min(_GIVEN_BACK, free - _SPARE)})")
            yield
            before, free = free, self._free_pages()
            if free >= before:
                return

    def _note_chore(self, name: str, state: int) -> None:
        self._rows(PUT_CHORE, (name, self._clock.now(), state))

    def _free_pages(self) -> int:
        ((pages,),) = self._rows("PRAGMA freelist_count")
        return int(pages)
