"""What of the articles is a person's own: the marks and tags, for a copy elsewhere."""

import json

from matins.model.mark import Mark
from matins.store.database import Database
from matins.text.clean import still_clean

_MARKS = """
SELECT f.address, a.key, a.link, a.read_at IS NOT NULL, a.starred_at IS NOT NULL,
    (SELECT json_group_array(tag) FROM article_tags WHERE article = a.id)
FROM articles a JOIN feeds f ON f.id = a.feed
WHERE a.read_at IS NOT NULL OR a.starred_at IS NOT NULL OR EXISTS (SELECT 1 FROM article_tags WHERE article = a.id)
UNION ALL SELECT address, key, link, read, starred, tags FROM articles_to_come
ORDER BY 1, 2
"""


class OwnedMarks(Database):
    """The part of the store that tells every mark."""

    def marks(self) -> tuple[Mark, ...]:
        """Return every article that is read, starred or tagged, those to come too, in an order that stays."""
        return tuple(
            Mark(feed, key, link, bool(read), bool(starred), tuple(sorted(map(still_clean, json.loads(tags)))))
            for feed, key, link, read, starred, tags in self._rows(_MARKS)
        )
