"""Marks as lines of a log: how they are written and read, and which of several marks of one article counts.

A line is `SECONDS NAME WHAT`: Unix seconds in ten digits; 4 characters of a hash of the feed's address and 16 of one of
the article's key there (base64url); and what was done: `r` read, `u` unread, `s` starred, `n` without a star, one of
either or both, or `+TAG`, `-TAG`.  It is 34 bytes long and tells nobody what was read who does not know it.
"""

import re
from base64 import urlsafe_b64encode
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from hashlib import blake2b

from matins.feeds.identity import alias
from matins.model.mark import READ, STARRED, TAG, Touched
from matins.text.clean import TITLE, clean_line
from matins.text.urls import canonical

MOST_AHEAD = 86_400
"""How many seconds ahead of our clock a line may be; one from further on counts as old as the line before it."""

_HEADER = re.compile(rb"matins-marks 1 ([a-z0-9]{4,16}) ([a-z0-9]{4,16}) ([a-z0-9]{4,16}|-)\n")
_LINE = re.compile(rb"^(\d{10}) ([\w-]{20}) (?:([ru]?)([sn]?)|([+-])([^\x00-\x1f\x7f]{1,400}))\n", re.MULTILINE)
_LONGEST_TAG = 400
_LETTERS = {b"r": (READ, True), b"u": (READ, False), b"s": (STARRED, True), b"n": (STARRED, False)}
_LETTER_OF = {said: letter for letter, said in _LETTERS.items()}

_FEED_BYTES, _ARTICLE_BYTES = 3, 12
_FEED_CHARACTERS = 4

Line = tuple[int, bytes, tuple[tuple[str, bool], ...], int]
"""A line's time, the article's name, how its aspects stand, and where in the log the line ends."""


@dataclass(frozen=True, slots=True)
class Header:
    """A log's first line: whose it is, a word for this writing of it, and for the writing that it took the place of."""

    device: str
    generation: str
    former: str = "-"

    def line(self) -> bytes:
        """Return the line."""
        return f"matins-marks 1 {self.device} {self.generation} {self.former}\n".encode()


@dataclass(frozen=True, slots=True)
class Said:
    """How an aspect of an article stands by the logs: since when (Unix seconds), and which device said so."""

    at: int
    device: str
    stands: bool


Standing = dict[bytes, dict[str, Said]]
"""How the aspects of articles stand, by name."""


class Names:
    """What the articles of one feed are called in every log."""

    def __init__(self, address: str) -> None:
        spelt = canonical(address).encode("utf-8", "surrogatepass")
        self.feed = urlsafe_b64encode(blake2b(spelt, digest_size=_FEED_BYTES).digest())
        # Feeds number their entries alike, so the address goes before every key.
        self._begun = blake2b(spelt + b"\0", digest_size=_ARTICLE_BYTES)

    def article(self, key: str) -> bytes:
        """Return the name of the article with `key`; its first characters are the feed's."""
        digest = self._begun.copy()
        digest.update(alias(key).encode("utf-8", "surrogatepass"))
        return self.feed + urlsafe_b64encode(digest.digest())


def feed_in(name: bytes) -> bytes:
    """Return what tells the feed in an article's name."""
    return name[:_FEED_CHARACTERS]


def read_header(content: bytes) -> Header | None:
    """Return the first line of a log, None where it is none."""
    match = _HEADER.match(content)
    return Header(*(part.decode() for part in match.groups())) if match else None


def written(name: bytes, at: int, aspects: Iterable[tuple[str, bool]]) -> bytes:
    """Return the lines that tell how these aspects of the article called `name` stand since `at`."""
    stamp = b"%010d %b " % (min(max(at, 0), 9_999_999_999), name)
    letters, lines = b"", b""
    for aspect, stands in aspects:
        if (letter := _LETTER_OF.get((aspect, stands))) is not None:
            letters += letter
            continue
        tag = clean_line(aspect.removeprefix(TAG), TITLE).encode()
        if 0 < len(tag) <= _LONGEST_TAG:
            lines += stamp + (b"+" if stands else b"-") + tag + b"\n"
    return (stamp + letters + b"\n" if letters else b"") + lines


def touched_lines(touched: Iterable[Touched]) -> bytes:
    """Return the lines that tell how articles stand that a person did something to, in the order of time."""
    names: dict[str, Names] = {}
    lines = []
    for article in touched:
        if (of_feed := names.get(article.feed)) is None:
            of_feed = names[article.feed] = Names(article.feed)
        lines.append(written(of_feed.article(article.key), article.at, sorted(article.aspects.items())))
    return b"".join(sorted(lines))


def read_lines(content: bytes, now: int) -> Iterator[Line]:
    """Yield the sound lines of a log in its order; whatever else it holds is passed over.

    No time goes back: what stands later in a log was done later.
    """
    latest = 0
    for match in _LINE.finditer(content):
        time, name, read, starred, sign, tag = match.groups()
        if latest < (seconds := int(time)) <= now + MOST_AHEAD:
            latest = seconds
        if tag:
            label = clean_line(tag.decode("utf-8", "replace"), TITLE)
            aspects: tuple[tuple[str, bool], ...] = ((TAG + label, sign == b"+"),) if label else ()
        else:
            aspects = tuple(_LETTERS[letter] for letter in (read, starred) if letter)
        yield latest, name, aspects, match.end()


def damaged(content: bytes) -> int:
    """Return how many lines of a log, its first one left out, cannot be read."""
    lines = content.count(b"\n") + (not content.endswith(b"\n") if content else 0)
    return max(0, lines - 1 - sum(1 for _ in _LINE.finditer(content)))


def take_in(standing: Standing, device: str, lines: Iterable[Line], feeds: Set[bytes]) -> None:
    """Have `standing` know what a device's log says of articles of `feeds`: what was done last counts.

    Of what was done within one second that of the device counts whose name comes last.
    """
    for at, name, aspects, _ in lines:
        if name[:_FEED_CHARACTERS] not in feeds:
            continue
        of_article = standing.setdefault(name, {})
        for aspect, stands in aspects:
            before = of_article.get(aspect)
            if before is None or (at, device) >= (before.at, before.device):
                of_article[aspect] = Said(at, device, stands)


def condensed(content: bytes, now: int) -> bytes:
    """Return the lines of a log without those that later ones take back or repeat, in their order."""
    last: dict[tuple[bytes, str], tuple[int, bool]] = {}
    for at, name, aspects, _ in read_lines(content, now):
        for aspect, stands in aspects:
            last.pop((name, aspect), None)
            last[name, aspect] = at, stands
    return b"".join(written(name, at, ((aspect, stands),)) for (name, aspect), (at, stands) in last.items())
