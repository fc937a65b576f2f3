"""Feeds that moved for good get their new address: in the config and in the store, with all that is theirs."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from matins.config.edit import change_address
from matins.errors import ConfigError
from matins.logs import log
from matins.model.feed import Move
from matins.service.refresh.moving import adoptable
from matins.service.refresh.store_thread import StoreThread
from matins.store import Store
from matins.text.urls import masked

_MOST = 50
"""How many feeds move in one refresh: an edit of a long config takes tens of milliseconds."""


async def adopt(config: Path, store: StoreThread, moves: Mapping[str, Move], now: int) -> None:
    """Adopt those of `moves` that are to be believed; where the config cannot be written, the feeds go on as they are.

    Of many moves the rest is left to the refreshes to come.
    """
    if not moves:
        return
    addresses = [state.address for state in await store.call(Store.feeds)]
    for old, new in islice(adoptable(moves, addresses, now).items(), _MOST):
        try:
            moved = await store.call(_moved, config, old, new)
        except ConfigError as error:
            log().info("%s moved to %s, which cannot be noted: %s", masked(old), masked(new), error)
            return
        if moved:
            log().info("%s moved to %s", masked(old), masked(new))


def _moved(store: Store, config: Path, old: str, new: str) -> bool:
    """Move one feed in both places: as one call of the store's thread, which no cancellation cuts in two."""
    return store.feed(new) is None and change_address(config, old, new) and store.move_feed(old, new)
