"""The SQL that several parts of the store share: a list's columns and how they are read, and small statements."""

from collections.abc import Sequence
from typing import Any

from matins.model.article import Row
from matins.model.document import Document, Status
from matins.text.clean import Clean, still_clean
from matins.text.words import reading_minutes

COLUMNS = (
    "a.id, a.feed, f.title, a.title, a.link, a.published, a.sort_time, a.read_at IS NOT NULL, "
    "a.starred_at IS NOT NULL, a.words, a.gist, a.status, a.muted"
)
"""What `read_row` reads, of the tables `a` (articles) and `f` (feeds)."""

PUT_BODY = "INSERT OR REPLACE INTO bodies (article, content, other) VALUES (?, ?, ?)"
"""Stores an article's texts: the one that is shown, and the other one or NULL."""

PUT_CHORE = "INSERT OR REPLACE INTO chores (name, done_at, state) VALUES (?, ?, ?)"
"""Notes when a chore was done, and how far it came."""

_BESIDE_PAGE = Clean("the page's text is kept beside it")


def read_row(values: Sequence[Any]) -> Row:
    """Return the row that begins with the values of COLUMNS."""
    id_, feed_id, feed, title, link, published, sort_time, read, starred, words, gist, status, muted = values[:13]
    return Row(
        id=id_,
        feed_id=feed_id,
        feed=still_clean(feed),
        title=still_clean(title),
        link=link,
        published=published,
        sort_time=sort_time,
        read=bool(read),
        starred=bool(starred),
        minutes=reading_minutes(words),
        gist=still_clean(gist),
        status=Status(status),
        muted=None if muted is None else still_clean(muted),
    )


def reason_beside_page(feed: Document) -> Clean | None:
    """Return why a feed's text is no full one where its page was fetched and its text is kept too."""
    return _BESIDE_PAGE if feed.status is Status.FEED else feed.reason
