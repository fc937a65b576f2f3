"""A query as the database is asked it; all that a list needs to know of queries."""

from dataclasses import dataclass, replace

IN_INDEX = "a.id IN (SELECT rowid FROM search WHERE search MATCH ?)"
"""The test that the full-text index finds an article."""


def fold(text: str) -> str:
    """Return `text` as it is compared, upper and lower case alike in every script.

    The database knows this function under its own name: `fold(a.title)`.
    """
    return text.casefold()


@dataclass(frozen=True, slots=True)
class Condition:
    """A term for WHERE over the tables `a` (articles) and `f` (feeds), true or false but never NULL.

    `beyond` tells that it asks for articles that lists leave out, the hidden or the archived.
    """

    sql: str
    parameters: tuple[object, ...] = ()
    beyond: bool = False

    def after(self, article_id: int) -> "Condition":
        """Return the same for articles of higher ids alone: the index is asked for no others, however many it has."""
        return replace(self, sql=self.sql.replace(IN_INDEX, f"{IN_INDEX[:-1]} AND rowid > {article_id:d})"))


EVERYTHING = Condition("1")
"""The condition that every article meets."""

USED_TAGS = """
WITH RECURSIVE used (tag) AS (
    SELECT min(tag) FROM article_tags
    UNION ALL SELECT (SELECT min(tag) FROM article_tags WHERE tag > used.tag) FROM used WHERE used.tag IS NOT NULL
)
SELECT tag FROM used WHERE tag IS NOT NULL
"""
"""Selects each tag that articles have once: their index gives the next one, however many articles have the same."""
