"""What is followed, changed without asking any server: unsubscribing, and taking in a list of addresses."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from matins.clock import SystemClock
from matins.config.edit import add_feeds, remove_feed
from matins.config.load import load
from matins.feeds.lists import Listed, Skipped
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.naming import named
from matins.store import open_store
from matins.text.clean import Clean
from matins.text.urls import canonical


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of a list: addresses subscribed, addresses followed before, and what could not be taken."""

    added: tuple[str, ...]
    already: tuple[str, ...]
    skipped: tuple[Skipped, ...] = ()


def remove(paths: Paths, feed: str) -> Subscription:
    """Unsubscribe from the feed that `feed` names by address, title or an unambiguous part, and return it.

    Its articles and marks stay in the database.  Raise MatinsError with the candidates where it names none or several.
    """
    feeds = load(paths.config).feeds
    titles = _titles(paths) if feeds else {}
    shown = [replace(followed, title=followed.title or titles.get(followed.address)) for followed in feeds]
    found = named(shown, feed)
    remove_feed(paths.config, found.address)
    return found


def import_addresses(paths: Paths, listed: Sequence[Listed]) -> ImportReport:
    """Subscribe to every address of a list that is not followed yet, as it is."""
    seen = {canonical(followed.address) for followed in load(paths.config).feeds}
    new: list[Subscription] = []
    already: list[str] = []
    for item in listed:
        if (same := canonical(item.address)) in seen:
            already.append(item.address)
            continue
        seen.add(same)
        new.append(Subscription(item.address))
    add_feeds(paths.config, tuple(new))
    return ImportReport(tuple(item.address for item in new), tuple(already))


def _titles(paths: Paths) -> dict[str, Clean]:
    """Return what the stored feeds call themselves, by address."""
    if not paths.database.exists():
        return {}
    with open_store(paths.database, paths.write_lock, SystemClock(), write=False) as store:
        return {state.address: state.title for state in store.feeds()}
