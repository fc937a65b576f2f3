"""Whether everything that matins stands on is well, and what to do where it is not."""

import os
import stat
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from matins import __version__
from matins.clock import Clock, moment
from matins.config.schema import Config
from matins.errors import ConfigError, DamagedError, StoreError
from matins.model.feed import FeedState
from matins.paths import Paths
from matins.service.rules import faults
from matins.store import open_store
from matins.store.place import shared_file_system
from matins.text.clean import ADDRESS, REASON, clean_line, clean_text
from matins.text.urls import masked

_PACKAGES = ("apsw", "textual", "httpx", "feedparser", "lxml", "trafilatura", "sumy", "nltk", "numpy")
_FAILING = 3
"""From how many failures in a row on a feed is worth a look."""
_MOST_LISTED = 10
_MENDED = "the next start of matins sets the file aside and makes a new one from its newest copy and what can be read"
_LONGEST = 2_000


@dataclass(frozen=True, slots=True)
class Check:
    """What was looked at, whether it is well, what was found, and what to do where it is not."""

    name: str
    ok: bool
    detail: str
    advice: str | None = None


def checks(paths: Paths, config: Config | ConfigError, clock: Clock) -> tuple[Check, ...]:
    """Return every check; nothing is written but a note of a fault for the next start, and no server is asked."""
    return (
        _config(paths, config),
        *_rules(config),
        _folder(paths.data),
        *_database(paths, config, clock),
        _terminal(),
        _locale(),
        _versions(),
        _log(paths.log),
    )


def _config(paths: Paths, config: Config | ConfigError) -> Check:
    if isinstance(config, ConfigError):
        return Check("config", False, clean_text(str(config)), "mend these lines; matins config example shows all keys")
    if not paths.config.exists():
        return Check("config", True, f"{_shown(paths.config)} is not there, so the defaults are in force")
    return Check("config", True, f"{_shown(paths.config)}, {_counted(len(config.feeds), 'feed')}")


def _rules(config: Config | ConfigError) -> Iterator[Check]:
    if isinstance(config, ConfigError):
        return
    wrong = faults(config)
    if wrong:
        detail = clean_line(f"passed over: {_listed(wrong)}", _LONGEST)
        yield Check("rules", False, detail, "matins config check points at the place")
        return
    yield Check("rules", True, f"{_counted(len(config.rules), 'rule')}, {_counted(len(config.views), 'named view')}")


def _folder(folder: Path) -> Check:
    try:
        mode = stat.S_IMODE(folder.stat().st_mode)
    except FileNotFoundError:
        return Check("data folder", True, f"{_shown(folder)} will be made when it is needed")
    except OSError as error:
        return Check("data folder", False, f"{_shown(folder)}: {error.strerror}", "choose another with --data-dir")
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        return Check("data folder", False, f"{_shown(folder)} cannot be written", "choose another with --data-dir")
    if mode & 0o077:
        return Check("data folder", False, f"{_shown(folder)} is open to others", f"chmod 700 {_shown(folder)}")
    return Check("data folder", True, f"{_shown(folder)}, private")


def _database(paths: Paths, config: Config | ConfigError, clock: Clock) -> tuple[Check, ...]:
    if not paths.database.exists():
        return (Check("database", True, "nothing is stored yet"),)
    try:
        with open_store(paths.database, paths.write_lock, clock, write=False) as store:
            fault, feeds, waits = store.fault(), store.feeds(), store.waits()
    except DamagedError as error:
        return (Check("database", False, clean_line(str(error), REASON), _MENDED),)
    except StoreError as error:
        return (Check("database", False, clean_line(str(error), REASON), "nothing was changed in it"),)
    if fault:
        return (Check("database", False, clean_line(fault, REASON), _MENDED),)
    if isinstance(config, Config):  # what was taken out of it since the last run is no one's trouble any more
        followed = {feed.address for feed in config.feeds}
        feeds = tuple(feed for feed in feeds if feed.address in followed)
    articles = _counted(sum(feed.total for feed in feeds), "article")
    counted = Check("database", True, f"sound, {articles} of {_counted(len(feeds), 'feed')}")
    return (counted, *_file_system(paths.database), _failing(feeds), *_gone(feeds), *_moving(feeds), *_waiting(waits))


def _file_system(database: Path) -> Iterator[Check]:
    if kind := shared_file_system(database):
        detail = f"{_shown(database)} lies on {kind}, where writing is slower and two machines must not write at once"
        yield Check("file system", True, detail, "a folder of this machine is quicker: --data-dir")


def _failing(feeds: tuple[FeedState, ...]) -> Check:
    failing = [f"{masked(feed.address)}: {feed.last_error}" for feed in feeds if _fails(feed)]
    if not failing:
        return Check("feeds", True, "none fails again and again")
    advice = "look at them, or matins remove them"
    return Check(
        "feeds", False, f"{_counted(len(failing), 'feed')} failing again and again: {_listed(failing)}", advice
    )


def _fails(feed: FeedState) -> bool:
    return feed.failures >= _FAILING and not feed.gone


def _gone(feeds: tuple[FeedState, ...]) -> Iterator[Check]:
    gone = [masked(feed.address) for feed in feeds if feed.gone]
    if gone:
        detail = f"their servers say that they are no more, and they are not asked again: {_listed(gone)}"
        yield Check("gone feeds", False, detail, "matins remove them; their articles stay")


def _moving(feeds: tuple[FeedState, ...]) -> Iterator[Check]:
    moving = [f"{masked(feed.address)} to {masked(feed.move.address)}" for feed in feeds if feed.move]
    if moving:
        detail = f"{_listed(moving)}; followed there once a week of good answers has come"
        yield Check("moving feeds", True, detail)


def _waiting(waits: Mapping[str, int]) -> Iterator[Check]:
    waiting = [f"{clean_line(host)} until {moment(until).astimezone():%H:%M}" for host, until in sorted(waits.items())]
    if waiting:
        yield Check("waiting hosts", True, f"asked to be left alone: {_listed(waiting)}")


def _listed(items: Sequence[str]) -> str:
    more = f"; and {len(items) - _MOST_LISTED} more" if len(items) > _MOST_LISTED else ""
    return "; ".join(items[:_MOST_LISTED]) + more


def _terminal() -> Check:
    term = os.environ.get("TERM", "")
    if term in ("", "dumb"):
        return Check("terminal", False, f"TERM is {term or 'not set'}", "the screen needs a terminal")
    over = ", over SSH" if os.environ.get("SSH_CONNECTION") or os.environ.get("SSH_TTY") else ""
    colours = os.environ.get("COLORTERM") or "16 or 256"
    told = "no colours (NO_COLOR)" if os.environ.get("NO_COLOR") else f"colours: {colours}"
    return Check("terminal", True, clean_line(f"{term}, {told}{over}", REASON))


def _locale() -> Check:
    encoding = sys.getfilesystemencoding()
    named = next((os.environ[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if os.environ.get(name)), "not set")
    if "utf-8" in encoding.lower() and ("utf" in named.lower() or named in ("not set", "C", "POSIX")):
        return Check("locale", True, clean_line(f"{named}, {encoding}", REASON))
    return Check("locale", False, clean_line(f"{named}, {encoding}", REASON), "set LANG to a UTF-8 locale")


def _versions() -> Check:
    python = ".".join(map(str, sys.version_info[:3]))
    missing, found = [], [f"matins {__version__}", f"Python {python}"]
    for name in _PACKAGES:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            missing.append(name)
    if missing:
        return Check("versions", False, f"missing: {', '.join(missing)}", "install matins anew")
    return Check("versions", True, ", ".join(found))


def _log(path: Path) -> Check:
    return Check("log", True, f"{_shown(path)}" if path.exists() else f"{_shown(path)}, nothing was logged yet")


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def _shown(path: Path) -> str:
    return clean_line(str(path), ADDRESS)
