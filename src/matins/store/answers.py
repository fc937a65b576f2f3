"""A feed's answer on its way into the database: the feed's own state and its new and changed articles, at one go."""

from dataclasses import dataclass

from matins.model.article import Draft
from matins.model.document import Status
from matins.model.feed import Feed, Validators
from matins.store import codec
from matins.store.database import Database
from matins.store.rows import PUT_BODY

_FEED = """
UPDATE feeds SET feed_title = coalesce(:title, feed_title), home = coalesce(:home, home), lang = coalesce(:lang, lang),
    validators_address = :validators_address, etag = :etag, last_modified = :last_modified,
    last_good = :now, last_error = NULL, failures = 0, next_due = :next_due, not_before = 0
WHERE id = :feed
"""

_INSERT = """
INSERT INTO articles (feed, key, digest, title, link, author, comments, published, sort_time, first_seen, read_at,
    shown, words, gist, status, reason, lang, wants_page)
VALUES (:feed, :key, :digest, :title, :link, :author, :comments, :published, :sort_time, :now, :read_at,
    (SELECT followed FROM feeds WHERE id = :feed), :words, :gist, :status, :reason, :lang, :wants_page)
RETURNING id
"""

_UPDATE = """
UPDATE articles SET digest = :digest, title = :title, link = :link, author = :author, comments = :comments,
    published = coalesce(:published, published), wants_page = :wants_page
WHERE id = :id
"""

_UPDATE_TEXT = """
UPDATE articles SET words = :words, gist = :gist, status = :status, reason = :reason, lang = :lang WHERE id = :id
"""


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed answered: itself, and a draft for each new or changed entry, newest first as feeds have them.

    `unread` says how many stay unread of a feed's first answer; `next_due` is in Unix seconds.
    """

    feed: Feed
    drafts: tuple[Draft, ...]
    validators: Validators | None
    next_due: int
    unread: int = 10


@dataclass(frozen=True, slots=True)
class Stored:
    """How many articles came in, and how many were changed."""

    new: int
    updated: int


class AnswerDesk(Database):
    """The part of the store that takes feeds' answers in."""

    def known(self, feed_id: int) -> dict[str, bytes]:
        """Return the digest of each stored article of the feed, by key."""
        return dict(self._rows("SELECT key, digest FROM articles WHERE feed = ?", (feed_id,)))

    def store_answer(self, feed_id: int, answer: FeedAnswer) -> Stored:
        """Store a good answer in one transaction.

        On the feed's first answer all but the newest `answer.unread` articles are read at once, and their pages are
        not wanted.  A changed article keeps its marks and its place in time.
        """
        # Equal times keep the feed's own order: what it lists first gets the higher id, and so stands first.
        drafts = list(answer.drafts)
        drafts.reverse()
        drafts.sort(key=lambda draft: draft.sort_time)
        bodies = [codec.pack(draft.summary, draft.enclosures) for draft in drafts]
        now = self._clock.now()
        with self.writing():
            stored = self._rows("SELECT key, id, digest FROM articles WHERE feed = ?", (feed_id,))
            known = {key: (id_, digest) for key, id_, digest in stored}
            first = self._row("SELECT 1 FROM feeds WHERE id = ? AND last_good IS NULL", (feed_id,)) is not None
            old = len(drafts) - answer.unread if first else 0
            new = updated = 0
            for index, (draft, body) in enumerate(zip(drafts, bodies, strict=True)):
                id_, digest = known.get(draft.key, (None, b""))
                if id_ is None:
                    id_ = self._insert(feed_id, draft, body, now, read=index < old)
                    new += 1
                elif digest != draft.digest:
                    self._update(id_, draft, body)
                    updated += 1
                known[draft.key] = (id_, draft.digest)
            self._note_answer(feed_id, answer, now)
        return Stored(new, updated)

    def _note_answer(self, feed_id: int, answer: FeedAnswer, now: int) -> None:
        feed, validators = answer.feed, answer.validators
        values = {
            "feed": feed_id,
            "title": feed.title or None,
            "home": feed.home,
            "lang": feed.lang,
            "validators_address": validators and validators.address,
            "etag": validators and validators.etag,
            "last_modified": validators and validators.last_modified,
            "now": now,
            "next_due": answer.next_due,
        }
        self._rows(_FEED, values)

    def _insert(self, feed_id: int, draft: Draft, body: bytes, now: int, *, read: bool) -> int:
        values = _values(draft) | {"feed": feed_id, "now": now, "read_at": now if read else None}
        if read:
            values["wants_page"] = False
        ((id_,),) = self._rows(_INSERT, values)
        self._rows(PUT_BODY, (id_, body))
        return int(id_)

    def _update(self, id_: int, draft: Draft, body: bytes) -> None:
        values = _values(draft) | {"id": id_}
        held = self._row("SELECT status FROM articles WHERE id = ?", (id_,))
        self._rows(_UPDATE, values)
        # A page that was fetched is not given up for a teaser; it stays until the page is fetched anew.
        if not (draft.wants_page and held == (Status.FULL,)):
            self._rows(_UPDATE_TEXT, values)
            self._rows(PUT_BODY, (id_, body))


def _values(draft: Draft) -> dict[str, object]:
    document = draft.summary.document
    return {
        "key": draft.key,
        "digest": draft.digest,
        "title": draft.title,
        "link": draft.link,
        "author": draft.author,
        "comments": draft.comments,
        "published": draft.published,
        "sort_time": draft.sort_time,
        "words": document.words,
        "gist": draft.summary.gist,
        "status": document.status,
        "reason": document.reason,
        "lang": document.lang,
        "wants_page": draft.wants_page,
    }
