"""The seam of the package."""

import subprocess
import sys
from pathlib import Path

import pytest

from matins.feeds import parse_feed

URL = "https://town.example/feed"


def test_a_feed_is_parsed_through_the_seam() -> None:
    feed = parse_feed(b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>", url=URL)
    assert [entry.title for entry in feed.entries] == ["x"]


def test_what_is_no_feed_has_a_fault() -> None:
    assert parse_feed(b"", url=URL).fault == "empty answer"


@pytest.mark.parametrize(
    "module", ["matins.feeds", "matins.feeds.identity", "matins.feeds.discovery", "matins.feeds.lists.reading"]
)
def test_light_modules_load_no_parser(module: str) -> None:
    code = f"import sys, {module}; print({{'lxml', 'trafilatura', 'feedparser'}} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "set()\n"


def test_feeds_of_other_projects_are_read_or_refused(shared: Path) -> None:
    paths = sorted((shared / "corpora" / "feeds" / "gofeed").rglob("*.xml"))[::4]
    faults = [feed.fault for path in paths if (feed := parse_feed(path.read_bytes(), url=URL)).fault]
    assert len(paths) > 50
    assert len(faults) <= 3


def test_feeds_that_are_plain_xml_never_load_feedparser() -> None:
    code = (
        "import sys; from matins.feeds import parse_feed\n"
        "body = b'<rss><channel><item><title>AT&T</title></item></channel></rss>'\n"
        "print(parse_feed(body, url='https://x.example/').entries[0].title, 'feedparser' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "AT&T False\n"
