"""The feeds in the database: which are followed, and how each of them fares."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from matins.model.feed import FeedState, Subscription, Validators
from matins.store.database import Database
from matins.text.clean import Clean, clean_line, still_clean
from matins.text.urls import host, masked

_STATE = """
SELECT id, address, title, home, validators_address, etag, last_modified, last_good, last_error, failures, next_due,
    not_before, unread, total
FROM feeds
"""

_FOLLOW = """
INSERT INTO feeds (address, given_title, feed_title, followed, place) VALUES (?, ?, ?, 1, ?)
ON CONFLICT (address) DO UPDATE SET given_title = excluded.given_title, followed = 1, place = excluded.place
RETURNING id
"""

_UNCHANGED = """
UPDATE feeds SET validators_address = coalesce(?, validators_address), etag = coalesce(?, etag),
    last_modified = coalesce(?, last_modified), last_good = ?, last_error = NULL, failures = 0, next_due = ?,
    not_before = 0
WHERE id = ?
"""

_FAILED = "UPDATE feeds SET last_error = ?, failures = failures + 1, next_due = ?, not_before = ? WHERE id = ?"

_Followed = dict[str, tuple[Clean | None, tuple[str, ...]]]
"""Given title and tags by address, in the order of the config."""


class FeedShelf(Database):
    """The part of the store that knows the feeds."""

    def follow(self, subscriptions: Sequence[Subscription]) -> None:
        """Make the followed feeds equal to `subscriptions`; what was stored of the others stays.

        Nothing is written where nothing differs.
        """
        wanted: _Followed = {}
        for subscription in subscriptions:
            wanted.setdefault(subscription.address, (subscription.title, tuple(dict.fromkeys(subscription.tags))))
        if list(self._followed().items()) == list(wanted.items()):
            return
        with self.writing():
            before = self._followed()
            for address in before.keys() - wanted.keys():
                self._rows("UPDATE feeds SET followed = 0 WHERE address = ?", (address,))
            for place, (address, (title, tags)) in enumerate(wanted.items()):
                ((feed,),) = self._rows(_FOLLOW, (address, title, _stand_in(address), place))
                self._rows("DELETE FROM feed_tags WHERE feed = ?", (feed,))
                for rank, tag in enumerate(tags):
                    self._rows("INSERT INTO feed_tags (feed, place, tag) VALUES (?, ?, ?)", (feed, rank, tag))

    def feeds(self) -> tuple[FeedState, ...]:
        """Return the followed feeds in the order of the config."""
        tags = self._tags()
        return tuple(_state(row, tags) for row in self._rows(_STATE + "WHERE followed ORDER BY place, id"))

    def feed(self, address: str) -> FeedState | None:
        """Return the feed at `address`, followed or not."""
        row = self._row(_STATE + "WHERE address = ?", (address,))
        return _state(row, self._tags()) if row else None

    def store_unchanged(self, feed_id: int, validators: Validators | None, next_due: int) -> None:
        """Note that the feed said it has nothing new; of `validators` what is present takes the old one's place."""
        kept = (validators.address, validators.etag, validators.last_modified) if validators else (None, None, None)
        with self.writing():
            self._rows(_UNCHANGED, (*kept, self._clock.now(), next_due, feed_id))

    def store_failure(self, feed_id: int, reason: Clean, next_due: int, not_before: int = 0) -> None:
        """Note why the feed could not be had, and until when its server asked to wait; articles and validators stay."""
        with self.writing():
            self._rows(_FAILED, (reason, next_due, not_before, feed_id))

    def _followed(self) -> _Followed:
        tags = self._tags()
        rows = self._rows("SELECT id, address, given_title FROM feeds WHERE followed ORDER BY place, id")
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
    failures, next_due, not_before, unread, total = counts
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
    )
