"""The store as others see it: one open database with all that can be asked of it."""

from pathlib import Path

from matins.clock import Clock
from matins.store.answers import AnswerDesk
from matins.store.articles import ArticleShelf
from matins.store.database import PATIENCE
from matins.store.feeds import FeedShelf
from matins.store.owned import OwnedMarks
from matins.store.polls import PollBook
from matins.store.saved import SavedPages
from matins.store.sites import SiteBook
from matins.store.windows import Windows


class Store(FeedShelf, PollBook, AnswerDesk, ArticleShelf, SavedPages, SiteBook, OwnedMarks, Windows):
    """An open database; a context manager; for one thread at a time.

    Any method may raise StoreError, and has then changed nothing.
    """


def open_store(database: Path, lock: Path, clock: Clock, *, write: bool = True, patience: float = PATIENCE) -> Store:
    """Open the database, making it or bringing it up to date where needed; `lock` is held while something is written.

    With `write=False` it is read as it stands.  `patience` is how many seconds to wait for another writer.  Raises
    StoreError where the file is not ours, newer, locked or cannot be used; it is left untouched then.
    """
    return Store(database, lock, clock, write=write, patience=patience)
