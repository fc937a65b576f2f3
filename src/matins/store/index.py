"""Writing the full-text index: what of an article can be searched for."""

from collections.abc import Sequence

from matins.model.summary import Summary
from matins.store.database import Database
from matins.text.tokens import tokens

MOST = 200_000
"""How many characters of an article's text are indexed."""

_PUT = "INSERT OR REPLACE INTO search (rowid, title, author, summary, body) VALUES (?, ?, ?, ?, ?)"
_CALLED = "SELECT title, author FROM articles WHERE id = ?"


IndexTexts = tuple[str, str, str, str]
"""What the index holds of an article, in the order of its columns."""


class SearchIndex(Database):
    """The part of the store that keeps the index equal to the articles; its writes belong to their transactions."""

    def _index(self, article_id: int, title: str, author: str | None, summary: Summary) -> None:
        self._index_all([(article_id, *index_texts(title, author, summary))])

    def _index_all(self, rows: Sequence[tuple[int, str, str, str, str]]) -> None:
        """Put in articles by id.

        All of a transaction go in together: FTS5 gathers them, and writes a piece of its index out as soon as another
        statement that may be rolled back alone comes between.
        """
        self._many(_PUT, rows)

    def _index_anew(self, article_id: int, summary: Summary) -> None:
        """Index a stored article with another text."""
        for title, author in self._rows(_CALLED, (article_id,)):
            self._index(article_id, title, author, summary)


def index_texts(title: str, author: str | None, summary: Summary) -> IndexTexts:
    """Return what the index holds of an article."""
    return indexed(title), indexed(author or ""), indexed(summary_text(summary)), indexed(body_text(summary))


def indexed(text: str) -> str:
    """Return `text` as the index holds it: its tokens, parted by blanks."""
    return " ".join(tokens(text))


def summary_text(summary: Summary) -> str:
    """Return the words of a summary and its points, each on a line."""
    told = (summary.gist, *(sentence.text for sentence in summary.sentences), *(point.text for point in summary.points))
    return "\n".join(told)


def body_text(summary: Summary) -> str:
    """Return the text that a summary is made from, as far as it is indexed."""
    return summary.document.text[:MOST]
