"""The database: articles, their texts and marks, and what is known of the feeds."""

from matins.store.answers import FeedAnswer, Stored
from matins.store.polls import Unchanged
from matins.store.store import Store, open_store
from matins.store.windows import Sort, View

__all__ = ["FeedAnswer", "Sort", "Store", "Stored", "Unchanged", "View", "open_store"]
