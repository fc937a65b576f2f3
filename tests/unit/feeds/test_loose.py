"""Feeds that are no XML, and what feedparser must not be given."""

import time
from datetime import UTC, datetime

import pytest

from matins.feeds.doubtful import read_syndication
from matins.feeds.loose import is_bearable, read_loose
from matins.model.feed import Hints

URL = "https://town.example/feed"
HEAD = b"<rss version='2.0'><channel><title>Town</title><ttl>60</ttl><link>https://town.example/</link>"


def test_a_feed_without_ends_is_read() -> None:
    feed = read_loose(HEAD + b"<item><title>a < b</title><link>/1</link><comments>/c</comments><p>", url=URL)
    assert feed is not None
    assert (feed.title, feed.home, feed.hints) == ("Town", "https://town.example/", Hints(ttl=3600))
    assert [(entry.link, entry.comments) for entry in feed.entries] == [
        ("https://town.example/1", "https://town.example/c")
    ]


def test_hours_and_days_to_be_skipped_are_all_read() -> None:
    skipped = b"<skipHours><hour>3</hour> <hour> 24 </hour></skipHours><skipDays><day>Sunday</day></skipDays>"
    feed = read_loose(HEAD + skipped + b"<item><title>a < b", url=URL)
    assert feed is not None
    assert feed.hints == Hints(ttl=3600, skip_hours=frozenset({3, 0}), skip_days=frozenset({6}))


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", datetime(2004, 7, 11, 17, tzinfo=UTC)),
        ("2004-07-11", datetime(2004, 7, 11, tzinfo=UTC)),
        ("1748943561 BC", None),
    ],
)
def test_a_date_that_only_feedparser_reads_is_taken_where_its_year_was_sent(sent: str, moment: datetime | None) -> None:
    feed = read_loose(HEAD + f"<item><title>a < b</title><pubDate>{sent}</pubDate>".encode(), url=URL)
    assert feed is not None
    assert [entry.published for entry in feed.entries] == [moment]


def test_nothing_to_be_found_is_none() -> None:
    assert read_loose(b"<p>plain</p>", url=URL) is None


@pytest.mark.parametrize(
    "body",
    [
        b"<item><a " + b" ".join(b'a%d="1"' % number for number in range(20_000)) + b"/><b>",
        b"<item>" + b"<category>c</category>" * 5_000 + b"<b>",
        b"<item><author>" + b"a." * 50_000 + b"@</author><b>",
        b"<item><title>t</title>" + b"<a:" * 500_000,
        b"<item>" + b"<a>" * 100_000 + b"</a>" * 100_000,
        b"<item><itunes:email><![CDATA[" + b"a." * 50_000 + b"@]]></itunes:email><b>",
    ],
)
def test_what_takes_feedparser_for_ever_is_spared_it(body: bytes) -> None:
    assert not is_bearable(HEAD + body)
    start = time.process_time()
    read_syndication(HEAD + body + b"</item></channel></rss>", url=URL)
    assert time.process_time() - start < 3


def test_tags_in_cdata_do_not_count() -> None:
    assert is_bearable(HEAD + b"<item><description><![CDATA[" + b"<b>x</b>" * 100_000 + b"]]></description></item>")


def test_an_honest_feed_is_bearable() -> None:
    assert is_bearable(HEAD + b"<item><category>c</category><author>Ada</author></item>" * 1000)
