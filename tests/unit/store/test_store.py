"""The store as a whole."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from matins.clock import SystemClock
from matins.model.article import Draft
from matins.store import open_store


def test_what_was_stored_is_there_when_the_store_is_opened_again(
    database: Path, lock: Path, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("a"), address="https://example.org/feed")
    with open_store(database, lock, SystemClock()) as again:
        again.mark([1], read=True)
    with open_store(database, lock, SystemClock(), write=False) as reader:
        article = reader.article(1)
        assert article is not None
        assert (article.row.title, article.row.read) == ("Title a", True)


def test_ids_are_never_given_twice(
    database: Path, lock: Path, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    fill(make_draft("a"), make_draft("b"))
    with open_store(database, lock, SystemClock()) as other:
        other._rows("DELETE FROM articles WHERE id = 2")
        state = other.feeds()[0]
        assert (state.unread, state.total) == (1, 1)
    fill(make_draft("c"), address="https://two.example/")
    with open_store(database, lock, SystemClock()) as other:
        assert other.article(2) is None
        assert other.article(3) is not None


def test_the_store_loads_nothing_heavy() -> None:
    program = "import sys, matins.store; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"textual", "rich", "httpx", "lxml", "trafilatura", "feedparser", "sumy", "nltk", "numpy", "sqlite3"}
    assert heavy.isdisjoint(loaded)
