"""The feeds in the database: which are followed, and how each of them fares."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from matins.model.feed import FeedState, Hints, Move, Subscription, Validators
from matins.store import codec
from matins.store.database import Database
from matins.text.clean import Clean, clean_line, still_clean
from matins.text.urls import canonical, host, masked

SAVED_PAGES = "matins:saved"
"""The address of the feed that pages saved one by one belong to; it is followed, yet not one of the user's feeds."""

_STATE = """
SELECT id, address, title, home, validators_address, etag, last_modified, last_good, last_error, failures, next_due,
    not_before, unread, total, ttl, skip_hours, skip_days, pulse, last_new, last_whole, move_address, move_since,
    move_answers, gone_at
FROM feeds
"""

_MINE = "WHERE followed AND address <> ? ORDER BY place, id"

_GIVEN = "SELECT id, address, given_title FROM feeds "

_FOLLOW = """
INSERT INTO feeds (address, given_title, feed_title, order_title, followed, place)
VALUES (:address, :given, :stand_in, fold(coalesce(:given, :stand_in)), 1, :place)
ON CONFLICT (address) DO UPDATE SET given_title = excluded.given_title, followed = 1, place = excluded.place,
    order_title = fold(coalesce(excluded.given_title, feed_title)),
    gone_at = CASE WHEN followed THEN gone_at END, left_at = NULL
RETURNING id
"""

# At another address a feed that failed deserves another try.
_MOVED = """
UPDATE feeds SET address = ?, move_address = NULL, move_since = 0, move_answers = 0, gone_at = NULL,
    next_due = CASE WHEN failures THEN 0 ELSE next_due END
WHERE address = ? RETURNING id
"""

_Followed = dict[str, tuple[Clean | None, tuple[str, ...]]]
"""Given title and tags by address, in the order of the config."""


class FeedShelf(Database):
    """The part of the store that knows the feeds."""

    def follow(self, subscriptions: Sequence[Subscription]) -> None:
        """Make the followed feeds equal to `subscriptions`; what was stored of the others stays.

        A feed whose address is spelt anew, or is now where its server said that it moved for good, is the same feed.
        Nothing is written where nothing differs.
        """
        wanted: _Followed = {}
        for subscription in subscriptions:
            wanted.setdefault(subscription.address, (subscription.title, tuple(dict.fromkeys(subscription.tags))))
        if list(self._followed().items()) == list(wanted.items()):
            return
        now = self._clock.now()
        with self.writing():
            self._readdress(wanted.keys())
            for address in self._followed().keys() - wanted.keys():
                self._rows("UPDATE feeds SET followed = 0, left_at = ? WHERE address = ?", (now, address))
            for place, (address, (title, tags)) in enumerate(wanted.items()):
                told = {"address": address, "given": title, "stand_in": _stand_in(address), "place": place}
                ((feed,),) = self._rows(_FOLLOW, told)
                self._rows("DELETE FROM feed_tags WHERE feed = ?", (feed,))
                for rank, tag in enumerate(tags):
                    self._rows("INSERT INTO feed_tags (feed, place, tag) VALUES (?, ?, ?)", (feed, rank, tag))

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the followed feeds in the order of the config."""
        tags = self._tags()
        return tuple(_state(row, tags) for row in self._rows(_STATE + _MINE, (SAVED_PAGES,)))

    def feed(self, address: str) -> FeedState | None:
        """Return the feed at `address`, followed or not."""
        row = self._row(_STATE + "WHERE address = ?", (address,))
        return _state(row, self._tags()) if row else None

    def move_feed(self, old: str, new: str) -> bool:
        """Give the feed at `old` the address `new`, with all it has; False where that changes nothing or is taken."""
        with self.writing():
            return self._move(old, new)

    def _move(self, old: str, new: str) -> bool:
        taken = self._row("SELECT 1 FROM feeds WHERE address = ?", (new,)) is not None
        moved = [] if taken else self._rows(_MOVED, (new, old))
        if moved:
            self._rows("UPDATE OR REPLACE articles_to_come SET address = ? WHERE address = ?", (new, old))
        return bool(moved)

    def _readdress(self, wanted: Collection[str]) -> None:
        """Give each wanted address that is new the feed that had another one, if there is such a feed."""
        known: dict[str, str | None] = dict(
            self._rows("SELECT address, move_address FROM feeds ORDER BY followed DESC, id")
        )
        new = dict.fromkeys(address for address in wanted if address not in known)
        spelt = {canonical(address): address for address in new}
        for old, moved in known.items():
            address = spelt.get(canonical(old), moved)
            if address in new and old not in wanted:
                self._move(old, address)

    def _followed(self) -> _Followed:
        tags = self._tags()
        rows = self._rows(_GIVEN + _MINE, (SAVED_PAGES,))
        return {address: (title, tags[feed]) for feed, address, title in rows}

    def _tags(self) -> defaultdict[int, tuple[str, ...]]:
        tags: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
        for feed, tag in self._rows("SELECT feed, tag FROM feed_tags ORDER BY feed, place"):
            tags[feed] += (tag,)
        return tags


def _stand_in(address: str) -> Clean:
    """Return what a feed is called before it has said its own title."""
    return clean_line(host(address) or masked(address))


def _state(row: tuple[Any, ...], tags: defaultdict[int, tuple[str, ...]]) -> FeedState:
    feed, address, title, home, validated, etag, last_modified, last_good, last_error, *counts = row
    failures, next_due, not_before, unread, total, *asked = counts
    ttl, hours, days, pulse, last_new, last_whole, move, since, answers, gone_at = asked
    return FeedState(
        id=feed,
        address=address,
        title=still_clean(title),
        tags=tags[feed],
        home=home,
        validators=Validators(validated, etag, last_modified) if validated else None,
        last_good=last_good,
        last_error=None if last_error is None else still_clean(last_error),
        failures=failures,
        next_due=next_due,
        not_before=not_before,
        unread=unread,
        total=total,
        hints=Hints(ttl, codec.bits(hours), codec.bits(days)),
        pulse=pulse,
        last_new=last_new,
        last_whole=last_whole,
        move=Move(move, since, answers) if move else None,
        gone=gone_at is not None,
    )
