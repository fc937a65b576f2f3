"""A body to a feed: what is plainly XML in UTF-8 is read at once, all else is looked at more closely."""

import re

from matins.feeds.fields import within_bounds
from matins.feeds.strict import read_strict
from matins.feeds.tree import punctuated, tree_of
from matins.model.feed import Feed

# A document type is nothing that a feed needs, and what attacks on XML parsers are made of.
_DOCTYPE = b"<!DOCTYPE"
_PLAIN = re.compile(rb"<(?:\?xml version=[\"']1\.0[\"'](?: encoding=[\"']utf-8[\"'])? ?\?>|[a-z!])", re.IGNORECASE)
_PLAIN_TYPE = re.compile(r"[^;]*(?:;\s*charset=\"?utf-8\"?\s*)?", re.IGNORECASE)


def feed_of(body: bytes, *, url: str, content_type: str | None = None) -> Feed:
    """Return the feed in `body`: see `matins.feeds.parse_feed`."""
    if _PLAIN.match(body) and _DOCTYPE not in body and (content_type is None or _PLAIN_TYPE.fullmatch(content_type)):
        root = tree_of(punctuated(body), url)
        feed = read_strict(root, url=url, based=b"xml:base" in body) if root is not None else None
        if feed is not None and feed.entries:
            return within_bounds(feed)
    from matins.feeds.doubtful import read_doubtful  # few bodies need what it loads

    return within_bounds(read_doubtful(body, url=url, content_type=content_type))
