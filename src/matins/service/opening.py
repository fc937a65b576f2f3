"""Opening the database as screens and commands do: what is gone or damaged comes back first, and that is told."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace

from matins.clock import Clock
from matins.errors import DamagedError, FullDiskError, UnwritableError
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.store import Store, open_store
from matins.store.health import is_gone, noted


@dataclass(frozen=True, slots=True)
class Opened:
    """An open store, and what there is to tell of how it came to be; `unwritable` says why it can be read alone."""

    store: Store
    notices: tuple[str, ...] = ()
    unwritable: str | None = None


def open_sound(paths: Paths, clock: Clock, *, may_spend: bool = False) -> Opened:
    """Open the database for writing; one that is gone or damaged is made anew from copies and from what can be read.

    Where it may only be read, it is opened so.  `may_spend` is as in open_store.  Raises StoreError where the database
    cannot be used at all.
    """
    notices: tuple[str, ...] = ()
    try:
        if is_gone(paths.database) or noted(paths.database):
            notices = _recovered(paths, clock)
        try:
            store = open_store(paths.database, paths.write_lock, clock, may_spend=may_spend)
        except DamagedError:
            notices += _recovered(paths, clock)
            store = open_store(paths.database, paths.write_lock, clock, may_spend=may_spend)
    except UnwritableError as error:
        reader = open_store(paths.database, paths.write_lock, clock, write=False)
        return Opened(reader, (*notices, f"{error}: you can read; what you mark is not kept"), str(error))
    if not notices:
        return Opened(store)
    with ExitStack() as undoing:
        undoing.callback(store.close)
        marks = _replayed(store, paths, clock)
        undoing.pop_all()
    return Opened(store, notices + marks)


def open_writable(paths: Paths, clock: Clock, tell: Callable[[str], None] | None = None) -> Store:
    """Open the database likewise for whoever has something to store; raise UnwritableError where it can only be read.

    What there is to tell goes to `tell`, or into the log.
    """
    opened = open_sound(paths, clock)
    if opened.unwritable is not None:
        opened.store.close()
        raise UnwritableError(opened.unwritable)
    if opened.notices:
        from matins.logs import log  # for a bad day

        for notice in opened.notices:
            (tell or log().warning)(notice)
    return opened.store


def open_following(paths: Paths, feeds: Sequence[Subscription], clock: Clock) -> Opened:
    """Open the database likewise, as whoever marks, and have it follow `feeds`, as far as the disk lets it."""
    opened = open_sound(paths, clock, may_spend=True)
    if opened.unwritable is not None:
        return opened
    with ExitStack() as undoing:
        undoing.callback(opened.store.close)
        try:
            opened.store.follow(feeds)
        except FullDiskError as error:
            undoing.pop_all()
            return replace(opened, notices=(*opened.notices, str(error)))
        except DamagedError:
            undoing.close()
            opened = open_sound(paths, clock, may_spend=True)
            undoing.callback(opened.store.close)
            if opened.unwritable is None:
                opened.store.follow(feeds)
        undoing.pop_all()
    return opened


def _recovered(paths: Paths, clock: Clock) -> tuple[str, ...]:
    from matins.store.recovery import recover  # for a bad day

    recovery = recover(paths.database, paths.write_lock, clock)
    return (recovery.sentence(),) if recovery else ()


def _replayed(store: Store, paths: Paths, clock: Clock) -> tuple[str, ...]:
    from matins.service.sharing import replay  # likewise

    changed = replay(store, paths, clock)
    marks = "1 mark was" if changed == 1 else f"{changed:,} marks were"
    return (f"{marks} taken from the log of marks",) if changed else ()
