"""Feed documents to values; importing this package loads no parser."""

from matins.model.feed import Feed

__all__ = ["parse_feed"]


def parse_feed(body: bytes, *, url: str, content_type: str | None = None) -> Feed:
    """Return the RSS, Atom, RDF or JSON feed in `body`; a feed without entries is one too.

    `url` is the address it came from in the end, `content_type` its HTTP header.  It never raises: where the body is no
    feed, the feed's `fault` says in a short phrase what it is instead.
    """
    from matins.feeds.document import feed_of  # lxml, which only a worker needs

    return feed_of(body, url=url, content_type=content_type)
