"""The seam of the package."""

import subprocess
import sys
from pathlib import Path

import pytest

from matins.feeds import FeedError, parse_feed

URL = "https://town.example/feed"


def test_a_feed_is_parsed_through_the_seam() -> None:
    feed = parse_feed(b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", url=URL)
    assert [entry.title for entry in feed.entries] == ["x"]


def test_what_is_no_feed_is_an_error_for_people() -> None:
    with pytest.raises(FeedError, match=r"^empty answer$"):
        parse_feed(b"", url=URL)


@pytest.mark.parametrize(
    "module", ["matins.feeds", "matins.feeds.identity", "matins.feeds.discovery", "matins.feeds.lists"]
)
def test_light_modules_load_no_parser(module: str) -> None:
    code = f"import sys, {module}; print({{'lxml', 'trafilatura', 'feedparser'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "set()\n"


def test_feeds_of_other_projects_are_read_or_refused(shared: Path) -> None:
    refused = []
    paths = sorted((shared / "corpora" / "feeds" / "gofeed").rglob("*.xml"))[::4]
    for path in paths:
        try:
            parse_feed(path.read_bytes(), url=URL)
        except FeedError as error:
            refused.append(str(error))
    assert len(paths) > 50
    assert len(refused) <= 3
