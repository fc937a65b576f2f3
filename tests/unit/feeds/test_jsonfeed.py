"""JSON Feed, read tolerantly."""

import json
from datetime import UTC, datetime

import pytest

from matins.feeds.jsonfeed import read_json_feed
from matins.model.feed import Enclosure, Entry, Feed
from matins.text.clean import clean_line

URL = "https://town.example/feed.json"


def read(items: object, **more: object) -> Feed:
    body = {"version": "https://jsonfeed.org/version/1.1", "title": "Town", "items": items} | more
    return read_json_feed(json.dumps(body).encode(), url=URL)


def only(**item: object) -> Entry:
    (entry,) = read([item]).entries
    return entry


def test_an_item_in_full() -> None:
    entry = only(
        id="1",
        url="/bees",
        title="Bees & <honey>",
        content_html="<p>Long</p>",
        summary="a < b",
        date_published="2026-05-04T08:30:00+02:00",
        date_modified="2026-05-05T08:30:00Z",
        authors=[{"name": "Ada"}, {"name": "Bo"}],
        attachments=[{"url": "/a.mp3", "mime_type": "audio/mpeg"}, {"url": "javascript:x"}, 5],
    )
    assert (entry.id, entry.link, entry.title, entry.author) == (
        "1",
        "https://town.example/bees",
        "Bees & <honey>",
        "Ada, Bo",
    )
    assert (entry.content_html, entry.summary_html) == ("<p>Long</p>", "a &lt; b")
    assert entry.published == datetime(2026, 5, 4, 6, 30, tzinfo=UTC)
    assert entry.updated == datetime(2026, 5, 5, 8, 30, tzinfo=UTC)
    assert entry.enclosures == (Enclosure("https://town.example/a.mp3", "audio/mpeg"),)


def test_the_feed_itself() -> None:
    feed = read([], home_page_url="https://town.example/", language="de-AT")
    assert (feed.title, feed.home, feed.lang, feed.entries) == ("Town", "https://town.example/", "de", ())


def test_plain_text_is_escaped() -> None:
    assert only(id="1", content_text="1 < 2 & more").content_html == "1 &lt; 2 &amp; more"


def test_links_fall_back() -> None:
    assert only(id="1", external_url="https://elsewhere.example/x").link == "https://elsewhere.example/x"
    assert only(id="https://town.example/id").link == "https://town.example/id"
    assert only(id="1", attachments=[{"url": "https://town.example/a.mp3"}]).link == "https://town.example/a.mp3"
    assert only(id="1").link is None


def test_version_one_has_one_author_and_ids_that_are_numbers() -> None:
    entry = only(id=7, author={"name": "Ada"})
    assert (entry.id, entry.author) == ("7", "Ada")


def test_a_wrong_type_counts_as_missing() -> None:
    entry = only(
        id=True, url=5, title=["x"], content_html={}, summary=None, date_published=3, authors="Ada", attachments={}
    )
    assert entry == Entry()
    assert read("none").entries == ()
    assert read([1, None, "x", []]).entries == ()


def test_a_byte_order_mark_and_surrogates_are_survived() -> None:
    body = (
        b'\xef\xbb\xbf{"version": "https://jsonfeed.org/version/1", "items": [{"title": "a\\ud800b\\u0000c\\u001b"}]}'
    )
    assert [entry.title for entry in read_json_feed(body, url=URL).entries] == ["abc"]


def test_a_feed_that_forgot_its_version_is_known_by_its_form() -> None:
    body = b'{"title": "Town", "items": [{"title": "x"}]}'
    assert len(read_json_feed(body, url=URL).entries) == 1


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b'{"error": "no"}', "JSON, but no JSON Feed"),
        (b"[]", "JSON, but no JSON Feed"),
        (b'{"items": []}', "JSON, but no JSON Feed"),
        (b'{"version": "https://jsonfeed.org/version/1"', "JSON that cannot be read"),
        (b"[" * 100_000, "JSON that cannot be read"),
    ],
)
def test_other_json_is_refused_with_the_reason(body: bytes, reason: str) -> None:
    assert read_json_feed(body, url=URL) == Feed(fault=clean_line(reason))
