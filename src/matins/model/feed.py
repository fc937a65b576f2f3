"""A subscription, the feed document behind it, and what is known of its health."""

from dataclasses import dataclass
from datetime import datetime

from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class Subscription:
    """A feed the user follows, as the config has it."""

    address: str
    title: Clean | None = None
    tags: tuple[str, ...] = ()


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
    enclosures: tuple[Enclosure, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A parsed feed document; `home` is its site's address."""

    title: Clean | None = None
    home: str | None = None
    lang: str | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Validators:
    """ETag and Last-Modified of `address`, byte for byte as received (RFC 9110 sections 8.8 and 13.1)."""

    address: str
    etag: bytes | None = None
    last_modified: bytes | None = None


@dataclass(frozen=True, slots=True)
class FeedState:
    """A subscribed feed as the store knows it; times are Unix seconds.

    It is due at `next_due`, and never asked before `not_before`, until when its server asked to wait.
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

    @property
    def first(self) -> bool:
        """Whether no answer of this feed was ever stored."""
        return self.last_good is None
