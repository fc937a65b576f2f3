"""Which kind of feed a body is, or what it is instead."""

import pytest

from matins.feeds.document import feed_of

URL = "https://town.example/feed"


@pytest.mark.parametrize(
    "body",
    [
        b"<rss version='2.0'><channel><title>Town</title></channel></rss>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><title>Town</title></feed>",
        b'{"version": "https://jsonfeed.org/version/1.1", "title": "Town", "items": []}',
        b"\xef\xbb\xbf\n<rss version='2.0'><channel><title>Town</title></channel></rss>\n\n",
        b"<br />\n<b>Warning</b>: in /f.php\n<rss version='2.0'><channel><title>Town</title></channel></rss>",
        b"<rss version='2.0'><channel><title>Town</title></channel></rss><script>x</script><!-- 0.1 s -->",
        b"<!DOCTYPE rss PUBLIC 'x' 'http://x.example/rss.dtd'><rss><channel><title>Town</title></channel></rss>",
    ],
)
def test_every_kind_of_feed_is_read(body: bytes) -> None:
    feed = feed_of(body, url=URL)
    assert (feed.title, feed.fault) == ("Town", None)


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        (b"", "empty answer"),
        (b"\xef\xbb\xbf \n\x00", "empty answer"),
        (b"%PDF-1.7", "a PDF, not a feed"),
        (b"\x1f\x8b\x08\x00", "compressed data, not a feed"),
        (b"<!DOCTYPE html><html><head><title>Log in</title></head><body>x</body></html>", "a web page, not a feed"),
        (
            b'<opml version="1.0"><body><outline text="x"/></body></opml>',
            "a list of feeds, not a feed; matins import takes it in",
        ),
        (b'{"message": "rate limited"}', "JSON, but no JSON Feed"),
        (b"<rss", "not well-formed and nothing readable in it"),
        (b"<note><to>Ada</to></note>", "XML, but no feed"),
        (b"Internal error", "plain text, not a feed"),
    ],
)
def test_what_is_no_feed_is_named_and_never_raised(body: bytes, fault: str) -> None:
    feed = feed_of(body, url=URL)
    assert (feed.fault, feed.entries) == (fault, ())
