"""A feed that is no XML, entry by entry: what is sound is read strictly, so that a broken entry spoils no other."""

import re
from dataclasses import replace
from itertools import islice, pairwise

from matins.feeds.fields import MOST_ENTRIES
from matins.feeds.repair import APART
from matins.feeds.strict import read_strict
from matins.feeds.tree import tree_of
from matins.model.feed import Entry, Feed

_NAME = rb"(?:[\w.-]{1,32}:)?(?:item|entry)"
_START = re.compile(rb"(?P<after></" + _NAME + rb"\s*>\s{0,100})?(?P<entry><" + _NAME + rb"[\s>])", re.IGNORECASE)
_END = re.compile(rb".*</" + _NAME + rb"\s*>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(rb"<((?:[\w.-]{1,32}:)?(?:rss|feed|rdf))[\s>]", re.IGNORECASE)
_CHANNEL = re.compile(rb"<(/?)((?:[\w.-]{1,32}:)?channel)[\s>]", re.IGNORECASE)
_MOST_BROKEN, _LONGEST_HEAD = 20, 20_000


def read_salvaged(body: bytes, *, url: str) -> Feed | None:
    """Return the feed in `body`, repaired UTF-8 that is not well-formed; None where its entries cannot be told apart.

    A broken entry is read by feedparser, in a document of its own.
    """
    starts = _starts(body)
    head = body[: starts[0]] if starts else b""
    root = _ROOT.search(head)
    if root is None or len(head) > _LONGEST_HEAD:
        return None
    closing = _closing(head, root[1])
    pieces = [body[start:end] for start, end in islice(pairwise([*starts, len(body)]), MOST_ENTRIES)]
    ended = [end[0] if (end := _END.match(piece)) else piece for piece in pieces]
    sound = [tree_of(_bare(head, root) + piece + b"</" + root[1] + b">", url) is not None for piece in ended]
    feed = _strictly(head + b"".join(piece for piece, well in zip(ended, sound, strict=True) if well) + closing, url)
    if feed is None or len(feed.entries) != sum(sound) or len(sound) - sum(sound) > _MOST_BROKEN:
        return None
    entries = iter(feed.entries)
    whole: list[Entry] = []
    for piece, well in zip(pieces, sound, strict=True):
        whole += [next(entries)] if well else _loosely(head + piece + closing, url)
    return replace(feed, entries=tuple(whole))


def _starts(body: bytes) -> list[int]:
    """Return where entries begin: not in CDATA or comments, but for right behind an entry's end: those never ended."""
    hidden = [found.span() for found in APART.finditer(body)]
    starts, place = [], 0
    for found in _START.finditer(body):
        start = found.start("entry")
        while place < len(hidden) and hidden[place][1] <= start:
            place += 1
        if found["after"] or place == len(hidden) or start < hidden[place][0]:
            starts.append(start)
    return starts


def _bare(head: bytes, root: re.Match[bytes]) -> bytes:
    return head[root.start() : head.find(b">", root.start()) + 1]


def _closing(head: bytes, root: bytes) -> bytes:
    channels = _CHANNEL.findall(head)
    return (b"</" + channels[-1][1] + b">" if channels and not channels[-1][0] else b"") + b"</" + root + b">"


def _strictly(document: bytes, url: str) -> Feed | None:
    tree = tree_of(document, url)
    return read_strict(tree, url=url, based=b"xml:base" in document) if tree is not None else None


def _loosely(document: bytes, url: str) -> tuple[Entry, ...]:
    from matins.feeds.loose import UTF8, is_bearable, read_loose  # feedparser takes 60 ms to load

    feed = read_loose(document, url=url, content_type=UTF8) if is_bearable(document) else None
    return feed.entries if feed else ()
