"""Single articles in the database: their texts and their pages."""

from dataclasses import replace

from matins.model.article import Article, PageTask, Texts
from matins.model.document import Document
from matins.model.summary import Summary
from matins.store import codec
from matins.store.index import SearchIndex
from matins.store.rows import COLUMNS, PUT_BODY, read_row, reason_beside_page
from matins.text.clean import Clean, still_clean
from matins.text.words import reading_minutes

_ARTICLE = " ".join(
    (
        "SELECT",
        COLUMNS,
        ", a.author, a.lang, a.reason, a.comments, a.comments_feed, a.of_page, b.content",
        "FROM articles a JOIN feeds f ON f.id = a.feed",
        "LEFT JOIN bodies b ON b.article = a.id AND b.pruned IS NULL WHERE a.id = ?",
    )
)

_OTHER = "SELECT other FROM bodies WHERE article = ? AND pruned IS NULL AND other IS NOT NULL"

_TEXTS = """
SELECT a.of_page, b.content, b.other FROM articles a LEFT JOIN bodies b ON b.article = a.id AND b.pruned IS NULL
WHERE a.id = ?
"""

_TASK = """
SELECT id, link, title, lang, (SELECT address FROM feeds WHERE feeds.id = articles.feed) FROM articles
WHERE link IS NOT NULL AND
"""

_SHOWN = """
UPDATE articles SET words = ?, gist = ?, status = ?, reason = ?, lang = coalesce(?, lang), of_page = ?, wants_page = 0
WHERE id = ?
"""

_RETOLD = "UPDATE articles SET words = ?, gist = ?, status = ? WHERE id = ?"

_PAGE_FAILURE = """
UPDATE articles SET reason = CASE status WHEN 'full' THEN reason ELSE ? END, wants_page = wants_page AND ? WHERE id = ?
"""


_DROPPED = Clean("its text was dropped as it was old; f fetches the page")


class ArticleShelf(SearchIndex):
    """The part of the store that knows single articles."""

    def article(self, article_id: int) -> Article | None:
        """Return the article in full."""
        found = self._row(_ARTICLE, (article_id,))
        if not found:
            return None
        *row, author, lang, reason, comments, comments_feed, of_page, content = found
        shown = read_row(row)
        summary, enclosures = codec.unpack(content) if content else (Summary(Document(status=shown.status)), ())
        return Article(
            row=shown,
            author=None if author is None else still_clean(author),
            lang=lang,
            reason=_reason(reason, dropped=content is None),
            comments=comments,
            comments_feed=comments_feed,
            enclosures=enclosures,
            summary=summary,
            of_page=bool(of_page),
        )

    def other_text(self, article_id: int) -> Article | None:
        """Return the article made of its other text: the feed's where the page is shown, else the page's, if any."""
        found, article = self._row(_OTHER, (article_id,)), self.article(article_id)
        if found is None or article is None:
            return None
        summary, enclosures = codec.unpack(found[0])
        document = summary.document
        minutes = reading_minutes(document.words)
        return replace(
            article,
            row=replace(article.row, minutes=minutes, gist=summary.gist, status=document.status),
            lang=document.lang or article.lang,
            reason=reason_beside_page(document) if article.of_page else document.reason,
            enclosures=enclosures,
            summary=summary,
            of_page=not article.of_page,
        )

    def texts(self, article_id: int) -> Texts:
        """Return what the article's feed and its page say."""
        of_page, content, other = self._row(_TEXTS, (article_id,)) or (False, None, None)
        page, feed = (content, other) if of_page else (other, content)
        return Texts(codec.sound(feed)[0], codec.sound(page)[0])

    def pages_wanted(self, feed_id: int, limit: int) -> tuple[PageTask, ...]:
        """Return at most `limit` unread articles of the feed whose pages are still to be fetched, newest first."""
        sql = _TASK + "feed = ? AND wants_page = 1 AND read_at IS NULL ORDER BY sort_time DESC, id DESC LIMIT ?"
        return tuple(_task(*row) for row in self._rows(sql, (feed_id, limit)))

    def page_task(self, article_id: int) -> PageTask | None:
        """Return what is needed to fetch the article's page, or None where it has no link."""
        row = self._row(_TASK + "id = ?", (article_id,))
        return _task(*row) if row else None

    def store_page(self, article_id: int, page: Summary, *, shown: bool = True) -> None:
        """Keep the text of the article's page beside that of its feed, in one transaction.

        It is the one that is `shown`, or the feed's is; a feed's text without a word is not kept.
        """
        with self.writing():
            found = self._row(_TEXTS, (article_id,))
            if found is None:
                return
            of_page, content, other = found
            first, enclosures = codec.sound(content)
            feed, said = (other, codec.sound(other)[0]) if of_page else (content, first)
            body = codec.pack(page, enclosures)
            if shown or feed is None or said is None:
                self._show(article_id, page, of_page=True)
                self._rows(PUT_BODY, (article_id, body, feed if said and said.document.words else None))
            else:
                self._show(article_id, said, of_page=False)
                self._rows(PUT_BODY, (article_id, feed, body))

    def replace_page(self, article_id: int, old: Summary, new: Summary) -> bool:
        """Put `new` in the place of the page's text `old`, shown or not; False where that is another one by now.

        What else is known of the article stays: its page may be wanted anew.
        """
        with self.writing():
            found = self._row(_TEXTS, (article_id,))
            of_page, content, other = found or (False, None, None)
            before, enclosures = codec.sound(content if of_page else other)
            if before != old:
                return False
            body = codec.pack(new, enclosures)
            self._rows(PUT_BODY, (article_id, body, other) if of_page else (article_id, content, body))
            if of_page:
                self._rows(_RETOLD, (new.document.words, new.gist, new.document.status, article_id))
                self._index_anew(article_id, new)
            return True

    def _show(self, article_id: int, summary: Summary, *, of_page: bool) -> None:
        document = summary.document
        reason = document.reason if of_page else reason_beside_page(document)
        told = (document.words, summary.gist, document.status, reason, document.lang)
        self._rows(_SHOWN, (*told, of_page, article_id))
        self._index_anew(article_id, summary)

    def store_page_failure(self, article_id: int, reason: Clean, *, still_wanted: bool = False) -> None:
        """Note why the article's page could not be had; what the feed gave stays, or the page had before.

        It is not wanted any more, unless `still_wanted` says that the reason will pass.
        """
        with self.writing():
            self._rows(_PAGE_FAILURE, (reason, still_wanted, article_id))


def _reason(told: str | None, *, dropped: bool) -> Clean | None:
    return _DROPPED if dropped else None if told is None else still_clean(told)


def _task(id_: int, link: str, title: str, lang: str | None, feed: str) -> PageTask:
    return PageTask(id_, link, still_clean(title), lang, feed)
