"""What `matins db` does: the database copied, looked through, pruned, put back from a copy."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from time import sleep

from matins.clock import Clock
from matins.config.schema import Retention
from matins.errors import StoreError
from matins.paths import Paths
from matins.service.opening import open_writable
from matins.service.upkeep import limits, prune_now
from matins.store import Store, open_store
from matins.store.retention import Plan


def back_up(paths: Paths, clock: Clock, file: Path) -> None:
    """Make `file` a copy of the database; raise StoreError where it is there already, or the copy fails."""
    if file.exists() or file.is_symlink():
        raise StoreError(f"{file} is there already; nothing is overwritten")
    with _reading(paths, clock) as store:
        store.back_up_to(file)


def faults(paths: Paths, clock: Clock) -> tuple[str, ...]:
    """Return what is wrong in the database, in words; raise StoreError where it cannot be looked at."""
    with _reading(paths, clock) as store:
        return store.faults()


def planned(paths: Paths, clock: Clock, retention: Retention) -> Plan:
    """Return what a prune would do now; nothing is written."""
    with _reading(paths, clock) as store:
        return store.plan(limits(retention))


def prune(
    paths: Paths,
    clock: Clock,
    retention: Retention,
    tell: Callable[[str], None] | None = None,
    rest: Callable[[float], None] = sleep,
) -> Plan:
    """Prune, in short transactions with a `rest` between them, and return what was done; may be left at any time.

    `tell` is as in open_writable.
    """
    with open_writable(paths, clock, tell) as store:
        return prune_now(store, limits(retention), rest)


@dataclass(frozen=True, slots=True)
class Restored:
    """Which copy was put in the database's place, and where the one that stood there is now, if there was one."""

    copy: Path
    aside: Path | None


def restore(paths: Paths, clock: Clock, file: Path | None = None) -> Restored:
    """Put `file`, or the newest sound copy, in the database's place; raise StoreError where that cannot be done."""
    from matins.store.recovery import go_back  # for a bad day

    if file is not None and not file.exists():
        raise StoreError(f"there is no file {file}")
    done = go_back(paths.database, paths.write_lock, clock, file)
    return Restored(done.copy or paths.database, done.aside)


def _reading(paths: Paths, clock: Clock) -> Store:
    return open_store(paths.database, paths.write_lock, clock, write=False)
