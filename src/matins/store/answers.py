"""A feed's answer on its way into the database: the feed's own state and its new and changed articles, at one go."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from matins.feeds.identity import names
from matins.model.article import Draft, Known
from matins.model.feed import Feed, Move, Validators
from matins.store import codec
from matins.store.expected import NOTHING_EXPECTED, ExpectedMarks
from matins.store.rows import PUT_BODY, reason_beside_page
from matins.text.clean import still_clean

_FEED = """
UPDATE feeds SET feed_title = coalesce(:title, feed_title), home = coalesce(:home, home), lang = coalesce(:lang, lang),
    validators_address = :validators_address, etag = :etag, last_modified = :last_modified,
    ttl = :ttl, skip_hours = :skip_hours, skip_days = :skip_days, pulse = :pulse,
    move_address = :move_address, move_since = :move_since, move_answers = :move_answers,
    last_new = :now, last_whole = CASE WHEN :whole THEN :now ELSE last_whole END,
    last_good = :now, last_error = NULL, failures = 0, next_due = :next_due, not_before = 0, gone_at = NULL
WHERE id = :feed
"""

_INSERT = """
INSERT INTO articles (feed, key, digest, title, link, author, comments, comments_feed, published, updated, sort_time,
    first_seen, read_at, starred_at, shown, words, gist, status, reason, lang, wants_page)
VALUES (:feed, :key, :digest, :title, :link, :author, :comments, :comments_feed, :published, :updated, :sort_time,
    :now, :read_at, :starred_at, (SELECT followed FROM feeds WHERE id = :feed) OR :starred_at IS NOT NULL, :words,
    :gist, :status, :reason, :lang, :wants_page)
RETURNING id
"""

_UPDATE = """
UPDATE articles SET digest = :digest, title = :title, link = :link, author = :author, comments = :comments,
    comments_feed = :comments_feed, published = coalesce(:published, published),
    edits = CASE WHEN :updated IS NOT updated THEN 0 ELSE edits + 1 END, updated = :updated, wants_page = :wants_page
WHERE id = :id
"""

_KNOWN = "SELECT key, digest, title, link, published, updated, edits FROM articles WHERE feed = ?"

_HELD = "SELECT id, digest, of_page FROM articles WHERE feed = ? AND key = ?"

# What has the new key already stays what it is.
_RENAME = "UPDATE OR IGNORE articles SET key = ? WHERE feed = ? AND key = ?"

_UPDATE_TEXT = """
UPDATE articles SET words = :words, gist = :gist, status = :status, reason = :reason, lang = :lang, of_page = 0
WHERE id = :id
"""

_BODIES = "SELECT content, other FROM bodies WHERE article = ?"


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed answered: itself, and a draft for each new or changed entry, newest first as feeds have them.

    `unread` says how many stay unread of a feed's first answer; times are Unix seconds, `pulse` is the seconds between
    two posts.  `move` is where the feed's address leads for good as of now, `whole` whether the feed was asked without
    validators.  `moved_keys` names stored articles that go by another key now (old to new).
    """

    feed: Feed
    drafts: tuple[Draft, ...]
    validators: Validators | None
    next_due: int
    unread: int = 10
    pulse: int = 0
    move: Move | None = None
    whole: bool = True
    moved_keys: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Stored:
    """How many articles came in, and how many were changed."""

    new: int
    updated: int


class AnswerDesk(ExpectedMarks):
    """The part of the store that takes feeds' answers in."""

    def known(self, feed_id: int) -> dict[str, Known]:
        """Return what tells the stored articles of the feed apart, by key."""
        return {
            key: Known(digest, still_clean(title), link, *dates)
            for key, digest, title, link, *dates in self._rows(_KNOWN, (feed_id,))
        }

    def store_answer(self, feed_id: int, answer: FeedAnswer) -> Stored:
        """Store a good answer in one transaction.

        On the feed's first answer with entries all but the newest `answer.unread` articles are read at once, and their
        pages are not wanted.  What was marked elsewhere comes in so marked.  A changed article keeps marks, place in
        time and the text of its page.
        """
        # Equal times keep the feed's own order: what it lists first gets the higher id, and so stands first.
        drafts = list(answer.drafts)
        drafts.reverse()
        drafts.sort(key=lambda draft: draft.sort_time)
        bodies = [codec.pack(draft.summary, draft.enclosures) for draft in drafts]
        now = self._clock.now()
        with self.writing():
            self._many(_RENAME, [(new, feed_id, old) for old, new in answer.moved_keys.items()])
            expected = self._take_expected(feed_id) if answer.feed.entries else NOTHING_EXPECTED
            first = self._row("SELECT 1 FROM articles WHERE feed = ?", (feed_id,)) is None
            starred = _named(drafts, expected.starred)
            read = _read_at_once(drafts, _named(drafts, expected.read), answer.unread if first else len(drafts))
            new = updated = 0
            for draft, body in zip(drafts, bodies, strict=True):
                held = self._row(_HELD, (feed_id, draft.key))
                if held is None:
                    self._insert(feed_id, draft, body, now, read=draft.key in read, starred=draft.key in starred)
                    new += 1
                elif held[1] != draft.digest:
                    self._update(held[0], draft, body, of_page=bool(held[2]))
                    updated += 1
            self._note_answer(feed_id, answer, now)
        return Stored(new, updated)

    def _note_answer(self, feed_id: int, answer: FeedAnswer, now: int) -> None:
        feed, hints, validators, move = answer.feed, answer.feed.hints, answer.validators, answer.move
        values = {
            "feed": feed_id,
            "title": feed.title or None,
            "home": feed.home,
            "lang": feed.lang,
            "validators_address": validators and validators.address,
            "etag": validators and validators.etag,
            "last_modified": validators and validators.last_modified,
            "ttl": hints.ttl,
            "skip_hours": codec.mask(hints.skip_hours),
            "skip_days": codec.mask(hints.skip_days),
            "pulse": answer.pulse,
            "move_address": move and move.address,
            "move_since": move.since if move else 0,
            "move_answers": move.answers if move else 0,
            "whole": answer.whole,
            "now": now,
            "next_due": answer.next_due,
        }
        self._rows(_FEED, values)

    def _insert(self, feed_id: int, draft: Draft, body: bytes, now: int, *, read: bool, starred: bool) -> None:
        values = _values(draft) | {"feed": feed_id, "now": now}
        values |= {"read_at": now if read else None, "starred_at": now if starred else None}
        if read:
            values["wants_page"] = False
        ((id_,),) = self._rows(_INSERT, values)
        self._rows(PUT_BODY, (id_, body, None))

    def _update(self, id_: int, draft: Draft, body: bytes, *, of_page: bool) -> None:
        values = _values(draft) | {"id": id_}
        self._rows(_UPDATE, values)
        content, other = self._row(_BODIES, (id_,)) or (None, None)
        page, enclosures = codec.sound(content) if of_page else (None, ())
        if page is not None:
            # A page that was fetched stays until it is fetched anew.
            content = content if enclosures == draft.enclosures else codec.pack(page, draft.enclosures)
            self._rows(PUT_BODY, (id_, content, body if draft.summary.document.words else None))
        else:
            other = None if of_page else other
            if other is not None:
                values["reason"] = reason_beside_page(draft.summary.document)
            self._rows(_UPDATE_TEXT, values)
            self._rows(PUT_BODY, (id_, body, other))


def _named(drafts: Sequence[Draft], told: frozenset[str]) -> frozenset[str]:
    """Return the keys of those that `told` names."""
    return frozenset(draft.key for draft in drafts if told and names(draft.key, draft.link) & told)


def _read_at_once(drafts: Sequence[Draft], known: frozenset[str], unread: int) -> frozenset[str]:
    """Return the keys of those that come in as read: what is `known` to be so, and of the rest the oldest."""
    others = [draft.key for draft in drafts if draft.key not in known]
    return known.union(others[: max(0, len(others) - unread)])


def _values(draft: Draft) -> dict[str, object]:
    document = draft.summary.document
    return {
        "key": draft.key,
        "digest": draft.digest,
        "title": draft.title,
        "link": draft.link,
        "author": draft.author,
        "comments": draft.comments,
        "comments_feed": draft.comments_feed,
        "published": draft.published,
        "updated": draft.updated,
        "sort_time": draft.sort_time,
        "words": document.words,
        "gist": draft.summary.gist,
        "status": document.status,
        "reason": document.reason,
        "lang": document.lang,
        "wants_page": draft.wants_page,
    }
