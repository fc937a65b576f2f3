"""What of the articles is a person's own: the marks, for a copy elsewhere."""

from matins.model.mark import Mark
from matins.store.database import Database

_MARKS = """
SELECT f.address, a.key, a.link, a.read_at IS NOT NULL, a.starred_at IS NOT NULL
FROM articles a JOIN feeds f ON f.id = a.feed
WHERE a.read_at IS NOT NULL OR a.starred_at IS NOT NULL
ORDER BY f.address, a.key
"""


class OwnedMarks(Database):
    """The part of the store that tells every mark."""

    def marks(self) -> tuple[Mark, ...]:
        """Return every article that is read or starred, in an order that does not change from time to time."""
        rows = self._rows(_MARKS)
        return tuple(Mark(feed, key, link, bool(read), bool(starred)) for feed, key, link, read, starred in rows)
