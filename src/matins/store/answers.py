"""A feed's answer on its way into the database: the feed's own state and its new and changed articles, at one go."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from matins.feeds.identity import names
from matins.model.article import Draft, Known
from matins.model.feed import Feed, Move, Validators
from matins.model.summary import Summary
from matins.store import codec
from matins.store.expected import NOTHING_EXPECTED, Expected, ExpectedMarks
from matins.store.index import SearchIndex, index_texts
from matins.store.rows import PUT_BODY, reason_beside_page
from matins.text.clean import Clean, still_clean

_FEED = """
UPDATE feeds SET feed_title = coalesce(:title, feed_title), home = coalesce(:home, home), lang = coalesce(:lang, lang),
    validators_address = :validators_address, etag = :etag, last_modified = :last_modified,
    ttl = :ttl, skip_hours = :skip_hours, skip_days = :skip_days, pulse = :pulse,
    move_address = :move_address, move_since = :move_since, move_answers = :move_answers,
    last_new = :now, last_whole = CASE WHEN :whole THEN :now ELSE last_whole END,
    last_good = :now, last_error = NULL, failures = 0, next_due = :next_due, not_before = 0, gone_at = NULL
WHERE id = :feed
"""

_ORDERED = "UPDATE feeds SET order_title = fold(title) WHERE id = ? AND order_title <> fold(title)"

_IS_FIRST = """
SELECT last_new IS NULL OR NOT EXISTS (SELECT 1 FROM articles WHERE feed = feeds.id) FROM feeds WHERE id = ?
"""

_GONE = """
UPDATE articles INDEXED BY articles_listed SET gone_at = ?
WHERE feed = ? AND gone_at IS NULL AND key NOT IN (SELECT value FROM json_each(?))
"""

_BACK = """
UPDATE articles SET gone_at = NULL
WHERE feed = ? AND gone_at IS NOT NULL AND key IN (SELECT value FROM json_each(?))
"""

_TAG = "INSERT OR IGNORE INTO article_tags (article, tag) VALUES (?, ?)"

_IS_BURIED = "SELECT 1 FROM tombstones WHERE feed = ? AND name = ?"

_INSERT = """
INSERT INTO articles (feed, key, digest, title, link, author, comments, comments_feed, published, updated, sort_time,
    first_seen, read_at, starred_at, muted, shown, words, gist, status, reason, lang, wants_page)
VALUES (:feed, :key, :digest, :title, :link, :author, :comments, :comments_feed, :published, :updated, :sort_time,
    :now, :read_at, :starred_at, :muted,
    :starred_at IS NOT NULL OR (:muted IS NULL AND (SELECT followed FROM feeds WHERE id = :feed)),
    :words, :gist, :status, :reason, :lang, :wants_page)
RETURNING id
"""

_UPDATE = """
UPDATE articles SET digest = :digest, title = :title, link = :link, author = :author, comments = :comments,
    comments_feed = :comments_feed, published = coalesce(:published, published),
    edits = CASE WHEN :updated IS NOT updated THEN 0 ELSE edits + 1 END, updated = :updated, wants_page = :wants_page
WHERE id = :id
"""

_MUTE = "UPDATE articles SET muted = ? WHERE id = ? AND muted IS NULL"

_KNOWN = "SELECT key, digest, title, link, published, updated, edits FROM articles WHERE feed = ?"

_HELD = "SELECT id, digest, of_page FROM articles WHERE feed = ? AND key = ?"

# What has the new key already stays what it is.
_RENAME = "UPDATE OR IGNORE articles SET key = ? WHERE feed = ? AND key = ?"

_UPDATE_TEXT = """
UPDATE articles SET words = :words, gist = :gist, status = :status, reason = :reason, lang = :lang, of_page = 0
WHERE id = :id
"""

_BODIES = "SELECT content, other FROM bodies WHERE article = ?"

AT_ONCE = 20
"""How many articles are stored in one transaction, so that nobody else waits long for theirs."""


@dataclass(frozen=True, slots=True)
class FeedAnswer:
    """What a feed answered: itself, and a draft for each new or changed entry, newest first as feeds have them.

    `unread` says how many stay unread of a feed's first answer; times are Unix seconds, `pulse` is the seconds between
    two posts.  `move` is where the feed's address leads for good as of now, `whole` whether the feed was asked without
    validators.  `moved_keys` names stored articles that go by another key now (old to new), `listed` the keys of all
    entries, known or not, where the document tells which there are.
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
    listed: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Stored:
    """How many articles came in, and how many were changed."""

    new: int
    updated: int


class AnswerDesk(ExpectedMarks, SearchIndex):
    """The part of the store that takes feeds' answers in."""

    def known(self, feed_id: int) -> dict[str, Known]:
        """Return what tells the stored articles of the feed apart, by key."""
        return {
            key: Known(digest, still_clean(title), link, *dates)
            for key, digest, title, link, *dates in self._rows(_KNOWN, (feed_id,))
        }

    def store_answer(self, feed_id: int, answer: FeedAnswer) -> Stored:
        """Store a good answer: its articles a few at a time, the oldest first, the feed's own state with the last.

        So nothing waits long for the database, and what a crash cuts off comes again with the feed's next answer, its
        validators being the old ones still.  On the feed's first answer with entries all but the newest `answer.unread`
        articles are read at once, and their pages are not wanted.  What was marked elsewhere comes in so marked.  A
        changed article keeps marks, place in time and the text of its page, and may be hidden and tagged; one that was
        pruned stays away.
        """
        # Equal times keep the feed's own order: what it lists first gets the higher id, and so stands first.
        drafts = list(answer.drafts)
        drafts.reverse()
        drafts.sort(key=lambda draft: draft.sort_time)
        now = self._clock.now()
        expected = self._expected(feed_id) if answer.feed.entries else NOTHING_EXPECTED
        marked = self._marked(feed_id, drafts, expected, answer.unread)
        new = updated = 0
        for start in range(0, max(1, len(drafts)), AT_ONCE):
            batch = drafts[start : start + AT_ONCE]
            bodies = [codec.pack(draft.summary, draft.enclosures) for draft in batch]
            texts = [index_texts(draft.title, draft.author, draft.summary) for draft in batch]
            with self.writing():
                if start == 0:
                    self._many(_RENAME, [(new_key, feed_id, old) for old, new_key in answer.moved_keys.items()])
                indexed = []
                for draft, body, told in zip(batch, bodies, texts, strict=True):
                    held = self._row(_HELD, (feed_id, draft.key))
                    if held is None:
                        id_ = self._insert(feed_id, draft, body, now, marked)
                        if id_ is not None:
                            indexed.append((id_, *told))
                            new += 1
                    elif held[1] != draft.digest:
                        page = self._update(held[0], draft, body, of_page=bool(held[2]))
                        indexed.append((held[0], *(index_texts(draft.title, draft.author, page) if page else told)))
                        updated += 1
                if start + AT_ONCE >= len(drafts):
                    self._note_answer(feed_id, answer, now)
                self._index_all(indexed)
        return Stored(new, updated)

    def _marked(self, feed_id: int, drafts: Sequence[Draft], expected: Expected, unread: int) -> Expected:
        """Return the keys of the drafts that come in as read, and of those that come in with a star."""
        first = self._row(_IS_FIRST, (feed_id,)) == (1,)
        known = _named(drafts, expected.read).union(draft.key for draft in drafts if draft.verdict.read)
        read = _read_at_once(drafts, known, unread if first else len(drafts))
        starred = _named(drafts, expected.starred).union(draft.key for draft in drafts if draft.verdict.starred)
        tags = {draft.key: _tags_of(draft, expected) for draft in drafts if expected.tags}
        return Expected(read, starred, tags)

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
        self._rows(_ORDERED, (feed_id,))
        if feed.entries:
            self._forget_expected(feed_id)
        if answer.listed is not None:
            listed = json.dumps(sorted(answer.listed))
            self._rows(_GONE, (now, feed_id, listed))
            self._rows(_BACK, (feed_id, listed))

    def _insert(self, feed_id: int, draft: Draft, body: bytes, now: int, marked: Expected) -> int | None:
        """Store a new article and return its id; None where it was pruned before and is not to come in again."""
        if self._row(_IS_BURIED, (feed_id, tombstone(draft.key))):
            return None
        read, starred = draft.key in marked.read, draft.key in marked.starred
        values = _values(draft) | {"feed": feed_id, "now": now}
        values |= {"read_at": now if read else None, "starred_at": now if starred else None}
        if read:
            values["wants_page"] = False
        ((id_,),) = self._rows(_INSERT, values)
        self._rows(PUT_BODY, (id_, body, None))
        self._many(_TAG, [(id_, tag) for tag in (*draft.verdict.tags, *marked.tags.get(draft.key, ()))])
        return int(id_)

    def _update(self, id_: int, draft: Draft, body: bytes, *, of_page: bool) -> Summary | None:
        """Store what the feed says now of an article, and return the page's text where that is shown."""
        values = _values(draft) | {"id": id_}
        self._rows(_UPDATE, values)
        if draft.verdict.muted:
            self._rows(_MUTE, (draft.verdict.muted, id_))
        self._many(_TAG, [(id_, tag) for tag in draft.verdict.tags])
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
        return page


def tombstone(key: str) -> bytes:
    """Return what is kept of the key of an article that is gone for good."""
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _named(drafts: Sequence[Draft], told: frozenset[str]) -> frozenset[str]:
    """Return the keys of those that `told` names."""
    return frozenset(draft.key for draft in drafts if told and names(draft.key, draft.link) & told)


def _tags_of(draft: Draft, expected: Expected) -> tuple[Clean, ...]:
    """Return the tags that the draft was given elsewhere."""
    return tuple(tag for name in names(draft.key, draft.link) for tag in expected.tags.get(name, ()))


def _read_at_once(drafts: Sequence[Draft], known: frozenset[str], unread: int) -> frozenset[str]:
    """Return the keys of those that come in as read: what is `known` to be so, and all before the newest `unread`.

    What is hidden is none of these.
    """
    others = [place for place, draft in enumerate(drafts) if draft.key not in known and not draft.verdict.muted]
    if len(others) <= unread:
        return known
    oldest = drafts[: others[-unread]] if unread else drafts
    return known.union(draft.key for draft in oldest)


def _values(draft: Draft) -> dict[str, object]:
    document, verdict = draft.summary.document, draft.verdict
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
        "sort_time": draft.sort_time + verdict.shift,
        "words": document.words,
        "gist": draft.summary.gist,
        "status": document.status,
        "reason": document.reason,
        "lang": document.lang,
        "wants_page": (draft.wants_page or verdict.page) and draft.link is not None and not verdict.muted,
        "muted": verdict.muted,
    }
