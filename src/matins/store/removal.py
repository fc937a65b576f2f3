"""What was pruned comes back, or goes for good: articles leave a tombstone, texts a gist that can be searched for."""

import json
from collections.abc import Iterator, Sequence

from matins.model.document import Document
from matins.model.summary import Summary
from matins.store.answers import tombstone
from matins.store.index import SearchIndex
from matins.text.clean import still_clean

AT_ONCE = 100
"""How many articles are changed in one transaction."""

_REMOVED = 25
"""How many are deleted in one, which the index takes longer over."""

NEVER = (1 << 63) - 1
"""A time that does not come."""

# What was undone comes back, and what was starred since: a star keeps an article whole.
_BACK = (
    """
UPDATE bodies SET pruned = NULL WHERE article IN (
    SELECT article FROM bodies WHERE pruned IN (SELECT id FROM steps WHERE undone_at IS NOT NULL)
    UNION ALL SELECT b.article FROM articles a CROSS JOIN bodies b ON b.article = a.id
    WHERE a.starred_at IS NOT NULL AND b.pruned IS NOT NULL LIMIT ?
) RETURNING article
""",
    """
UPDATE articles SET pruned = NULL WHERE id IN (
    SELECT id FROM articles WHERE pruned IN (SELECT id FROM steps WHERE undone_at IS NOT NULL)
    UNION ALL SELECT id FROM articles WHERE pruned IS NOT NULL AND starred_at IS NOT NULL LIMIT ?
) RETURNING id
""",
    """
UPDATE articles SET archived_at = NULL, archived_by = NULL WHERE id IN (
    SELECT id FROM articles WHERE archived_by IN (SELECT id FROM steps WHERE undone_at IS NOT NULL) LIMIT ?
) RETURNING id
""",
)

# A step that is forgotten can no more be undone than one that is old.
_FINAL_ROWS = """
SELECT id FROM articles WHERE pruned IS NOT NULL AND starred_at IS NULL
    AND pruned NOT IN (SELECT id FROM steps WHERE made_at > ? OR undone_at IS NOT NULL)
ORDER BY pruned LIMIT ?
"""
_FINAL_TEXTS = """
SELECT b.article FROM bodies b JOIN articles a ON a.id = b.article
WHERE b.pruned IS NOT NULL AND a.starred_at IS NULL
    AND b.pruned NOT IN (SELECT id FROM steps WHERE made_at > ? OR undone_at IS NOT NULL)
ORDER BY b.pruned LIMIT ?
"""

_WEIGHT = """
SELECT coalesce(sum(length(content) + coalesce(length(other), 0)), 0) FROM bodies
WHERE article IN (SELECT value FROM json_each(?))
"""
_PRUNED = """
SELECT article FROM bodies WHERE pruned IS NOT NULL UNION SELECT id FROM articles WHERE pruned IS NOT NULL
"""

_CALLED = "SELECT id, title, author, gist FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_KEYS = "SELECT feed, key FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_DELETE_TEXTS = "DELETE FROM bodies WHERE article IN (SELECT value FROM json_each(?))"
_DELETE_ROWS = "DELETE FROM articles WHERE id IN (SELECT value FROM json_each(?))"


class Removal(SearchIndex):
    """The part of the store that ends what a prune has begun."""

    def restore_some(self, limit: int = AT_ONCE) -> int:
        """Bring back up to `limit` texts or articles of prunes that were undone, or that were starred since.

        Returns how many these were; 0 says that none is left.
        """
        for sql in _BACK:
            with self.writing():
                restored = len(self._rows(sql, (limit,)))
            if restored:
                return restored
        return 0

    def removing(self, before: int, weight: int | None = None) -> Iterator[int]:
        """Delete for good what was pruned up to `before` (Unix seconds), in short transactions.

        Yields after each of them how many articles it was about.  With a `weight` it ends when so many bytes are freed.
        """
        freed = 0
        for sql, remove in ((_FINAL_ROWS, self._remove_rows), (_FINAL_TEXTS, self._remove_texts)):
            while (weight is None or freed < weight) and self._row(sql, (before, 1)):
                with self.writing():
                    ids = [id_ for (id_,) in self._rows(sql, (before, _REMOVED))]
                    freed += self._text_weight(ids)
                    remove(ids)
                yield len(ids)

    def buried(self, feed_id: int) -> frozenset[bytes]:
        """Return the tombstones of the feed's articles that are gone for good."""
        return frozenset(name for (name,) in self._rows("SELECT name FROM tombstones WHERE feed = ?", (feed_id,)))

    def _pruned_weight(self) -> int:
        """Return what the texts weigh that are pruned and not gone yet, in bytes."""
        return self._text_weight([id_ for (id_,) in self._rows(_PRUNED)])

    def _text_weight(self, ids: Sequence[int]) -> int:
        ((weight,),) = self._rows(_WEIGHT, (json.dumps(ids),))
        return int(weight)

    def _remove_texts(self, ids: Sequence[int]) -> None:
        """Delete texts within a transaction; what stays of the articles can be searched for still."""
        chosen = json.dumps(ids)
        self._rows(_DELETE_TEXTS, (chosen,))
        for id_, title, author, gist in self._rows(_CALLED, (chosen,)):
            self._index(id_, title, author, Summary(Document(), gist=still_clean(gist)))

    def _remove_rows(self, ids: Sequence[int]) -> None:
        """Delete articles within a transaction, for good."""
        chosen = json.dumps(ids)
        names = [(feed, tombstone(key)) for feed, key in self._rows(_KEYS, (chosen,))]
        self._many("INSERT OR IGNORE INTO tombstones (feed, name) VALUES (?, ?)", names)
        self._rows(_DELETE_ROWS, (chosen,))
