"""Steps that concern the config too: noting what was subscribed to and left, and taking any step back."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from matins.clock import Clock
from matins.config.edit import FeedEdit, put_back
from matins.config.load import load
from matins.config.schema import feed_table, subscription_of
from matins.errors import MatinsError, StoreError
from matins.model.feed import Subscription
from matins.model.step import Undone
from matins.paths import Paths
from matins.service.mark_log import bring_up_to_date
from matins.service.opening import open_writable
from matins.store import Store
from matins.store.changes import Change, FeedStep
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import host, masked


def undo(
    paths: Paths, clock: Clock, step: int | None = None, tell: Callable[[str], None] | None = None
) -> Undone | None:
    """Take back the step of that number, or the newest that stands; None where there is none.

    `tell` is as in open_writable.  Raise MatinsError where the step is unknown, was taken back before, or cannot be.
    """
    with open_writable(paths, clock, tell) as store:
        undone = _undo_newest(store, paths.config) if step is None else _undo_known(store, paths.config, step)
        bring_up_to_date(store, paths, clock)
        return undone


def undo_step(store: Store, config: Path, step: int) -> Undone | None:
    """Take back the step of that number; None where there is none, or it was taken back before.

    Feeds go back into the config with all their settings, where they stood; what was edited since stays as it is.
    Raise MatinsError where the config or the database cannot be written; what was not taken back then still stands.
    """
    found = store.step(step)
    if found is None or found.undone_at is not None:
        return None
    change = _change(store, step)
    feeds = put_back(config, _edits(change)) if change.feeds else 0
    if feeds:
        store.follow(load(config).feeds)
    undone = store.undo(step, feeds=feeds)
    while change.pruned and store.restore_some():
        pass
    return undone


def _undo_newest(store: Store, config: Path) -> Undone | None:
    # Whoever took the same step back a moment before leaves us the one before it.
    while (newest := store.last_step()) is not None:
        if (undone := undo_step(store, config, newest.id)) is not None:
            return undone
    return None


def _undo_known(store: Store, config: Path, step: int) -> Undone:
    found = store.step(step)
    if found is None:
        raise MatinsError(f"there is no step {step}; matins undo --list shows those of the last 30 days")
    undone = undo_step(store, config, step)
    if undone is None:
        raise MatinsError(f"undone before: {found.sentence}")
    return undone


def note_subscribed(store: Store, config: Path, addresses: Collection[str]) -> None:
    """Follow what the config now says, and note the feeds at `addresses` as one step: they were just put into it."""
    feeds = load(config).feeds
    store.follow(feeds)
    new = [FeedStep(feed_table(feed), place, True) for place, feed in enumerate(feeds) if feed.address in addresses]
    store.add_step(f"subscribed to {_called(store, new)}", Change(feeds=tuple(new)))


def note_left(store: Store, config: Path, left: Subscription, place: int) -> None:
    """Follow what the config now says, and note that the feed `left`, which stood at `place` there, was taken out."""
    gone = FeedStep(feed_table(left), place, False)
    sentence = f"unsubscribed from {_called(store, (gone,))}"
    store.follow(load(config).feeds)
    store.add_step(sentence, Change(feeds=(gone,)))


def _called(store: Store, feeds: Sequence[FeedStep]) -> str:
    """Return the title of the one feed, or how many they are."""
    if len(feeds) != 1:
        return f"{len(feeds):,} feeds"
    address, title = str(feeds[0].table["address"]), feeds[0].table.get("title")
    state = store.feed(address)
    return clean_line(title) or (state.title if state else clean_line(host(address) or masked(address), ADDRESS))


def _edits(change: Change) -> list[FeedEdit]:
    return [FeedEdit(subscription_of(feed.table), feed.place, feed.followed) for feed in change.feeds]


def _change(store: Store, step: int) -> Change:
    try:
        return store.change(step) or Change()
    except StoreError:  # the store's own undo tells that nothing is left of it
        return Change()
