"""A cache of newsboat's with the articles of a made-up store, so that both programs start on the same."""

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from pathlib import Path

import apsw

from installation import Installation
from matins.clock import SystemClock
from matins.store import Store, open_store
from stores import subscriptions

_ITEM = """
INSERT INTO rss_item (guid, title, author, url, feedurl, pubDate, content, unread, flags)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, '')
"""
_FEED = "INSERT INTO rss_feed (rssurl, url, title) VALUES (?, '', ?)"


@dataclass(frozen=True, slots=True)
class Newsboat:
    """newsboat on files of its own in `folder`."""

    program: str
    folder: Path

    @property
    def argv(self) -> list[str]:
        """The words that start it."""
        files = (("-u", "urls"), ("-C", "config"), ("-c", "cache.db"))
        return [self.program, *(word for option, name in files for word in (option, str(self.folder / name)))]

    @property
    def environ(self) -> dict[str, str]:
        """What keeps it from the user's own files."""
        return {"HOME": str(self.folder)}

    def fill(self, installation: Installation) -> None:
        """Give it the feeds and articles of `installation`, in tables that it makes itself."""
        self.folder.mkdir(parents=True)
        feeds = {feed.address: f'{feed.address} "~{feed.title}"\n' for feed in subscriptions()}
        (self.folder / "urls").write_text("".join(feeds.values()))
        (self.folder / "config").write_text("auto-reload no\n")
        make = [*self.argv, "-x", "print-unread"]
        subprocess.run(make, env=os.environ | self.environ, capture_output=True, check=True)
        paths = installation.paths
        cache = apsw.Connection(str(self.folder / "cache.db"))
        with open_store(paths.database, paths.write_lock, SystemClock(), write=False) as store, cache:
            addresses = {feed.id: feed.address for feed in store.feeds()}
            known = {address for (address,) in cache.execute("SELECT rssurl FROM rss_feed")}
            told = [(feed.address, feed.title) for feed in store.feeds() if feed.address not in known]
            cache.executemany(_FEED, told)
            cache.executemany(_ITEM, _items(store, addresses))
        cache.close()


def _items(store: Store, addresses: dict[int, str]) -> Iterator[tuple[object, ...]]:
    view = store.open_view()
    rows = store.first(view, 1_000)
    while rows:
        for row in rows:
            article = store.article(row.id)
            assert article is not None
            text = "".join(f"<p>{escape(block.text)}</p>" for block in article.document.blocks)
            told = (row.link, row.title, article.author, row.link, addresses[row.feed_id], row.sort_time, text)
            yield (*told, not row.read)
        rows = store.after(view, rows[-1].position, 1_000)
