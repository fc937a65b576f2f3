"""A subscription, the feed document behind it, and what is known of its health."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matins.text.clean import Clean


class FullText(StrEnum):
    """When the page of an article is fetched without being asked for."""

    STUB = "stub"
    ALWAYS = "always"
    NEVER = "never"


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed the user follows, as the config has it.

    `keep` and `drop` are CSS selectors of what on its pages is the article and what never is, "" where nothing is said.
    """

    address: str
    title: Clean | None = None
    tags: tuple[str, ...] = ()
    full_text: FullText = FullText.STUB
    keep: str = ""
    drop: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A few feeds to begin with, about one thing in one language (ISO 639-1); each has the topic's name as its tag."""

    name: str
    lang: str
    subscriptions: tuple[Subscription, ...]


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file an entry points to: absolute http(s) address and media type as sent."""

    address: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An item inside a feed document: clean text fields, HTML as sent, dates aware or None."""

    id: Clean | None = None
    title: Clean | None = None
    link: str | None = None
    author: Clean | None = None
    summary_html: str | None = None
    content_html: str | None = None
    published: datetime | None = None
    updated: datetime | None = None
    comments: str | None = None
    comments_feed: str | None = None
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Hints:
    """What a feed document itself asks of who polls it (RSS 2.0: ttl, skipHours, skipDays).

    `ttl` is in seconds, 0 where the feed names none; hours are of UTC, days begin with Monday as 0.
    """

    ttl: int = 0
    skip_hours: frozenset[int] = frozenset()
    skip_days: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Feed:
    """A parsed feed document; `home` is its site's address, `fault` why the body is no feed, None where it is one."""

    title: Clean | None = None
    home: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()
    hints: Hints = Hints()
    fault: Clean | None = None


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified of `address`, byte for byte as received (RFC 9110 sections 8.8 and 13.1)."""

    address: str
    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """Where a feed's address leads for good, since when (Unix seconds), and how many good answers came from there."""

    address: str
    since: int
    answers: int = 1


@dataclass(frozen=True, slots=True)
class FeedState:
    """A subscribed feed as the store knows it; times are Unix seconds.

    It is due at `next_due`, and never asked before `not_before`, until when its server asked to wait.  `pulse` is how
    many seconds lie between two of its posts, 0 where that is unknown; `last_new` when it last sent a document instead
    of "unchanged", `last_whole` when it was last asked for one without validators.  `gone` is set where its server
    said that it is no more.
    """

    id: int
    address: str
    title: Clean
    tags: tuple[str, ...] = ()
    home: str | None = None
    validators: Validators | None = None
    last_good: int | None = None
    last_error: Clean | None = None
    failures: int = 0
    next_due: int = 0
    not_before: int = 0
    unread: int = 0
    total: int = 0
    hints: Hints = Hints()
    pulse: int = 0
    last_new: int | None = None
    last_whole: int | None = None
    move: Move | None = None
    gone: bool = False

    @property
    def first(self) -> bool:
        """Whether no article of this feed was ever stored: an answer without entries may be its server's fault."""
        return not self.total
