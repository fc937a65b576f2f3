"""Pages saved one by one to be read later: articles without a feed of the user's."""

from matins.model.document import Document, Status
from matins.model.mark import SavedPage
from matins.model.summary import Summary
from matins.store import codec
from matins.store.feeds import SAVED_PAGES
from matins.store.index import SearchIndex
from matins.store.rows import PUT_BODY
from matins.text.clean import AUTHOR, clean_line, still_clean
from matins.text.urls import canonical, host, masked

_SHELF = """
INSERT INTO feeds (address, feed_title, order_title, followed, place)
VALUES (?, 'Saved pages', 'saved pages', 1, -1)
ON CONFLICT (address) DO UPDATE SET followed = 1 RETURNING id
"""

_HELD = "SELECT 1 FROM articles a JOIN feeds f ON f.id = a.feed WHERE f.address = ? AND a.key = ?"

_PAGES = """
SELECT a.link, a.title FROM articles a JOIN feeds f ON f.id = a.feed WHERE f.address = ? ORDER BY a.sort_time, a.id
"""

_SAVE = """
INSERT INTO articles (feed, key, digest, title, link, author, published, sort_time, first_seen, shown, words, gist,
    status, reason, lang, wants_page, of_page)
VALUES (:feed, :key, x'', :title, :link, :author, :published, :now, :now, 1, :words, :gist, :status, :reason, :lang, 0,
    :of_page)
ON CONFLICT (feed, key) DO UPDATE SET title = excluded.title, link = excluded.link, author = excluded.author,
    published = excluded.published, sort_time = excluded.sort_time, read_at = NULL, read_turn = NULL,
    words = excluded.words, gist = excluded.gist, status = excluded.status, reason = excluded.reason,
    lang = excluded.lang, of_page = excluded.of_page
RETURNING id
"""

_UNREAD = clean_line("not fetched yet; f fetches it")


class SavedPages(SearchIndex):
    """The part of the store that keeps single pages."""

    def save_page(self, address: str, summary: Summary) -> tuple[int, bool]:
        """Store the page at `address` as an unread article; return its id, and whether it was saved before.

        It stands in time where it was saved last.
        """
        document, now = summary.document, self._clock.now()
        values = {
            "key": canonical(address),
            "title": document.title or summary.gist or clean_line(host(address) or masked(address)),
            "link": address,
            "author": clean_line(", ".join(document.authors), AUTHOR) or None,
            "published": _published(document),
            "words": document.words,
            "gist": summary.gist,
            "status": document.status,
            "reason": document.reason,
            "lang": document.lang,
            "of_page": document.status is not Status.EMPTY,
            "now": now,
        }
        body = codec.pack(summary)
        with self.writing():
            ((feed,),) = self._rows(_SHELF, (SAVED_PAGES,))
            held = self._row(_HELD, (SAVED_PAGES, values["key"]))
            ((id_,),) = self._rows(_SAVE, values | {"feed": feed})
            self._rows(PUT_BODY, (id_, body, None))
            self._index_anew(id_, summary)
        return id_, held is not None

    def saved_pages(self) -> tuple[SavedPage, ...]:
        """Return every page that was saved, in the order of that."""
        return tuple(SavedPage(link, still_clean(title)) for link, title in self._rows(_PAGES, (SAVED_PAGES,)))

    def expect_page(self, page: SavedPage) -> bool:
        """Store `page` without its text, which is to be fetched, and return True; False where it was saved before."""
        if self._row(_HELD, (SAVED_PAGES, canonical(page.address))):
            return False
        self.save_page(page.address, Summary(Document(status=Status.EMPTY, reason=_UNREAD, title=page.title)))
        return True


def _published(document: Document) -> int | None:
    """Return when the page says to have been published; a guess stays with its document."""
    return int(document.published.timestamp()) if document.published and not document.date_guessed else None
