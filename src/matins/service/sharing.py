"""Marks of several devices: logs put side by side in a folder that something else keeps equal, and taken in from there.

What was done last to an article counts, on whichever device (see mark_lines).  Marks that are taken in are no steps
that could be undone here, and do not go into our own log.  The logs are read again when one of them grew or articles
came in, so that a mark finds its article whichever comes first.
"""

import os
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from matins.clock import Clock
from matins.errors import StoreError
from matins.model.mark import READ, STARRED, Given
from matins.paths import Paths, replace_file
from matins.service.mark_lines import Names, Said, Standing, feed_in, read_header, read_lines, take_in
from matins.service.mark_log import MarkLog, State, read_log, state_of
from matins.store import Store
from matins.store.logged import Markable, Merged

MOST_LOGS = 100
"""How many logs are read."""

_TRIES = 3
_LOG_FILE = re.compile(r"[\w.~-]{1,100}\.log", re.ASCII)


@dataclass(frozen=True, slots=True)
class Log:
    """A log to take in: its file, and what it is by its first line."""

    path: Path
    state: State

    @property
    def name(self) -> str:
        """What this writing of the log is called; a file may be a copy of another device's log."""
        return f"{self.path.stem} {self.state.header.generation}"


def share(store: Store, log: MarkLog, clock: Clock, folder: str = "") -> int:
    """Put our log into `folder` and take in those of others, from there and from beside the database.

    "" is no folder.  Return how many marks that changed here.  Raise StoreError where the database cannot be written
    or the folder cannot be used; what was done until then stays, and the rest is done the next time.
    """
    if not folder and log.state() is None and store.unlogged() is None:
        return 0
    for _ in range(_TRIES):
        log.catch_up(store)
        shared = _found(folder) if folder else None
        if shared is not None:
            _publish(log, shared)
        found = tuple(_logs(log, shared))
        given = _take_in(store, found, clock.now())
        if given is not None:
            return given
    return 0


def replay(store: Store, paths: Paths, clock: Clock) -> int:
    """Give a database that was lost and found again, or begun anew, the marks that the logs beside it tell of.

    Return how many that changed; those of articles that are not there wait for them.  Raise StoreError where the
    database cannot be written.
    """
    with closing(MarkLog(paths.marks, clock)) as log:
        return share(store, log, clock)


def keep_log(store: Store, paths: Paths, clock: Clock, folder: str = "") -> int:
    """Share likewise, as a refresh does when articles came in, and keep our log short; raise StoreError as `share`."""
    with closing(MarkLog(paths.marks, clock)) as log:
        changed = share(store, log, clock, folder)
        if log.condense(store) and folder:
            share(store, log, clock, folder)
        return changed


def _found(folder: str) -> Path:
    try:
        return Path(folder).expanduser()
    except RuntimeError as error:  # nobody's home is known
        raise StoreError(f"the folder for marks cannot be found: {folder}") from error


def _publish(log: MarkLog, folder: Path) -> None:
    """Make the copy of our log in `folder` equal to it; where it is not ours, go on under another name."""
    for _ in range(_TRIES):
        path = log.path()
        if path is None or log.state() is None:
            return
        content = read_log(path)
        # What it says itself counts: it may have been condensed a moment ago.
        header = read_header(content) if content is not None else None
        if content is None or header is None:
            raise StoreError(f"the log of marks is too large to be shared: {path}")
        content = content[: content.rfind(b"\n") + 1]
        there = folder / path.name
        copy = read_log(there) or b""
        known = read_header(copy)
        # The copy is what our log was before, or else another device goes by our name.
        if content.startswith(copy) or (known and known.generation == header.former):
            if content != copy:
                _put(there, content)
            return
        log.renamed()


def _put(path: Path, content: bytes) -> None:
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            raise StoreError(f"{path} is no file that the log of marks could be written to")
        replace_file(path, content)
    except OSError as error:
        raise StoreError(f"the folder for marks cannot be written: {path.parent}: {error.strerror}") from error


def _logs(log: MarkLog, folder: Path | None) -> Iterator[Log]:
    """Yield the logs that are to be taken in, ours among them, by name: every device takes them in this order."""
    own = log.path()
    files: dict[str, Path] = {}
    for place in (folder, log.folder):
        if place is not None:
            files |= {path.name: path for path in _log_files(place)}
    for name, path in islice(sorted(files.items()), MOST_LOGS):
        state = state_of(path)
        if state is not None and (own is None or name != own.name or path == own):
            yield Log(path, state)


def _log_files(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [Path(entry.path) for entry in os.scandir(folder) if _LOG_FILE.fullmatch(entry.name)]
    return []


def _take_in(store: Store, logs: Sequence[Log], now: int) -> int | None:
    """Give the stored articles what the logs say that was not looked at before; None if that was disturbed."""
    before = store.merged()
    sizes = {log.name: log.state.size for log in logs}
    last = store.last_article()
    if last <= before.article and all(before.logs.get(name) == size for name, size in sizes.items()):
        return 0
    feeds: defaultdict[bytes, list[tuple[int, Names]]] = defaultdict(list)
    for id_, address in store.feed_addresses().items():
        feeds[(names := Names(address)).feed].append((id_, names))
    standing, fresh = _standing(logs, before.logs, feeds.keys(), now)
    given = dict.fromkeys(_of_articles(store, standing, fresh, feeds))
    given |= dict.fromkeys(_of_new_articles(store, standing, before.article, feeds))
    return store.merge(tuple(given), Merged(sizes, last))


def _standing(
    logs: Iterable[Log], before: Mapping[str, int], feeds: Iterable[bytes], now: int
) -> tuple[Standing, dict[bytes, set[str]]]:
    """Return how articles stand by all logs together, and which aspects of them are told of in new lines."""
    wanted = frozenset(feeds)
    standing: Standing = {}
    fresh: defaultdict[bytes, set[str]] = defaultdict(set)
    for log in logs:
        content = read_log(log.path)
        header = read_header(content) if content else None
        if content is None or header is None or header != log.state.header:
            continue
        # What was added after the log's length was taken comes the next time.
        lines = list(read_lines(content[: log.state.size], now))
        take_in(standing, header.device, lines, wanted)
        begin = before.get(log.name, 0)
        for _, name, aspects, end in lines:
            if end > begin and feed_in(name) in wanted:
                fresh[name].update(aspect for aspect, _ in aspects)
    return standing, fresh


def _of_articles(
    store: Store,
    standing: Standing,
    fresh: Mapping[bytes, set[str]],
    feeds: Mapping[bytes, Sequence[tuple[int, Names]]],
) -> Iterator[Given]:
    """Yield what new lines give to the articles that are stored."""
    for feed in sorted({feed_in(name) for name in fresh}):
        for id_, names in feeds[feed]:
            for article in store.markable(id_):
                name = names.article(article.key)
                if aspects := fresh.get(name):
                    yield from _given(article, {aspect: standing[name][aspect] for aspect in sorted(aspects)})


def _of_new_articles(
    store: Store, standing: Standing, after: int, feeds: Mapping[bytes, Sequence[tuple[int, Names]]]
) -> Iterator[Given]:
    """Yield what the logs give to the articles that came in after the one with id `after`."""
    if not standing:
        return
    names = {id_: of_feed for listed in feeds.values() for id_, of_feed in listed}
    for article in store.markable_after(after):
        if of_feed := names.get(article.feed):
            yield from _given(article, standing.get(of_feed.article(article.key), {}))


def _given(article: Markable, aspects: Mapping[str, Said]) -> Iterator[Given]:
    """Yield what the article does not have yet of what is said of it; of tags, all."""
    has = {READ: bool(article.read), STARRED: bool(article.starred)}
    for aspect, said in aspects.items():
        if has.get(aspect) is not said.stands:
            yield Given(article.id, aspect, said.stands, said.at)
