"""The database: articles, their texts and marks, and what is known of the feeds."""

from matins.store.answers import FeedAnswer, Stored
from matins.store.changes import Aspect
from matins.store.judging import Ruling
from matins.store.marking import Marked, Marking, said
from matins.store.ordering import Sort
from matins.store.polls import Unchanged
from matins.store.store import Store, open_store
from matins.store.views import MOST_NEW, View

__all__ = [
    "MOST_NEW",
    "Aspect",
    "FeedAnswer",
    "Marked",
    "Marking",
    "Ruling",
    "Sort",
    "Store",
    "Stored",
    "Unchanged",
    "View",
    "open_store",
    "said",
]
