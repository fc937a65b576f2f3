"""Inspection: all that can be wrong within the database, looked for at length."""

from matins.errors import DamagedError
from matins.store.database import Database

_MOST = 10
"""How many faults of one kind are told."""

_COUNTERS = """
SELECT title FROM feeds f WHERE total <> (SELECT count(*) FROM articles WHERE feed = f.id AND shown = 1)
    OR unread <> (SELECT count(*) FROM articles WHERE feed = f.id AND shown = 1 AND read_at IS NULL)
LIMIT ?
"""

_NOT_INDEXED = """
SELECT count(*) FROM articles WHERE id NOT IN (SELECT id FROM search_docsize)
    AND id > coalesce((SELECT state FROM chores WHERE name = 'index'), 0)
"""


class Inspection(Database):
    """The part of the store that looks for faults."""

    def faults(self) -> tuple[str, ...]:
        """Return what is wrong, in words: pages, indexes, references, the search, the counters; reads everything."""
        try:
            found = [text for (text,) in self._rows(f"PRAGMA integrity_check({_MOST})") if text != "ok"]
            if found:
                return tuple(found)
            for table, row, other, _ in self._rows("PRAGMA foreign_key_check")[:_MOST]:
                found.append(f"row {row} of {table} belongs to one of {other} that is not there")
            found += [f"the counters of {title} are wrong" for (title,) in self._rows(_COUNTERS, (_MOST,))]
            ((missing,),) = self._rows(_NOT_INDEXED)
            if missing:
                found.append(f"the search does not know {missing:,} articles")
        except DamagedError as error:
            return (str(error),)
        return tuple(found)
