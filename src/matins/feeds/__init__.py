"""Feed documents to values; importing this package loads no parser."""

from matins.errors import FeedError
from matins.model.feed import Feed

__all__ = ["FeedError", "parse_feed"]


def parse_feed(body: bytes, *, url: str, content_type: str | None = None) -> Feed:
    """Return the RSS, Atom, RDF or JSON feed in `body`; a feed without entries is one too.

    `url` is the address it came from in the end, `content_type` its HTTP header.  Raises FeedError with a short phrase
    for people where the body is no feed.
    """
    from matins.feeds.document import feed_of  # feedparser takes 60 ms to load

    return feed_of(body, url=url, content_type=content_type)
