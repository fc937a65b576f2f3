"""The store as others see it: one open database with all that can be asked of it."""

from pathlib import Path

from matins.clock import Clock
from matins.errors import DamagedError, StoreError
from matins.store.answers import AnswerDesk
from matins.store.articles import ArticleShelf
from matins.store.backups import BackupDesk
from matins.store.database import PATIENCE
from matins.store.feeds import FeedShelf
from matins.store.indexing import Indexing
from matins.store.inspection import Inspection
from matins.store.judging import JudgingBench
from matins.store.logged import LoggedMarks
from matins.store.marking import MarkDesk
from matins.store.owned import OwnedMarks
from matins.store.polls import PollBook
from matins.store.retention import Retention
from matins.store.saved import SavedPages
from matins.store.sites import SiteBook
from matins.store.windows import Windows

_FINISHING = 0.1
"""Seconds spent at opening on what a large step has left; upkeep, and whoever marks, does the rest."""


class Store(
    BackupDesk,
    FeedShelf,
    PollBook,
    AnswerDesk,
    ArticleShelf,
    Indexing,
    MarkDesk,
    SavedPages,
    SiteBook,
    JudgingBench,
    OwnedMarks,
    LoggedMarks,
    Retention,
    Inspection,
    Windows,
):
    """An open database; a context manager; for one thread at a time.

    Any method may raise StoreError, and has then changed nothing.
    """


def open_store(
    database: Path,
    lock: Path,
    clock: Clock,
    *,
    write: bool = True,
    patience: float = PATIENCE,
    may_spend: bool = False,
) -> Store:
    """Open the database, making it or bringing it up to date where needed; `lock` is held while something is written.

    A large step that was cut off is finished as far as a tenth of a second goes.  With `write=False` it is read as it
    stands.  `patience` is how many seconds to wait for another writer; with `may_spend` the room kept in reserve is
    given back when the disk is full.  Raises StoreError where the file is not ours, newer, locked or cannot be used; it
    is left untouched then.
    """
    store = Store(database, lock, clock, write=write, patience=patience, may_spend=may_spend)
    if write:
        until = clock.monotonic() + _FINISHING
        try:
            store.finish(lambda: clock.monotonic() >= until)
        except DamagedError:
            store.close()
            raise
        except StoreError:  # another instance is at it, or the disk is full: there is time
            pass
    return store
