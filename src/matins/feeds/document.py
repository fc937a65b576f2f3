"""Which kind of feed a body is, and who reads it; what it is instead where it is none."""

from matins.errors import FeedError
from matins.extract.sniff import binary_kind, is_feed, is_html, is_json
from matins.feeds.jsonfeed import read_json_feed
from matins.feeds.syndication import read_syndication
from matins.model.feed import Feed


def feed_of(body: bytes, *, url: str, content_type: str | None = None) -> Feed:
    """Return the feed in `body`: see `matins.feeds.parse_feed`."""
    if not body.strip(b"\x00\t\n\r\x0b\x0c \xef\xbb\xbf"):
        raise FeedError("empty answer")
    if kind := binary_kind(body):
        raise FeedError(f"{kind}, not a feed")
    if is_json(body):
        return read_json_feed(body, url=url)
    feed = read_syndication(body, url=url, content_type=content_type)
    if feed is not None:
        return feed
    if b"<opml" in body[:2048]:
        raise FeedError("a list of feeds (OPML), not a feed")
    if is_html(body):
        raise FeedError("a web page, not a feed")
    if is_feed(body) or b"<" in body[:4096]:
        raise FeedError("not well-formed and nothing readable in it" if is_feed(body) else "XML, but no feed")
    raise FeedError("plain text, not a feed")
