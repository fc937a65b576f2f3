"""An article as lists show it, as the pane shows it, and as the pipeline stores it."""

from dataclasses import dataclass

from matins.model.document import Document, Status
from matins.model.feed import Enclosure
from matins.model.summary import Summary
from matins.model.verdict import NO_RULE, Verdict
from matins.text.clean import Clean

Position = tuple[int, int]
"""Where an article stands in time order: (sort time in Unix seconds, article id)."""


@dataclass(frozen=True, slots=True)
class Row:
    """An article in a list; times are Unix seconds, `minutes` the reading time of the full text.

    `muted` is the rule that would hide it, in the words of the config.
    """

    id: int
    feed_id: int
    feed: Clean
    title: Clean
    link: str | None
    published: int | None
    sort_time: int
    read: bool
    starred: bool
    minutes: int
    gist: Clean
    status: Status
    muted: Clean | None = None

    @property
    def hidden_by(self) -> Clean | None:
        """The rule that hides it; none hides what has a star."""
        return None if self.starred else self.muted

    @property
    def position(self) -> Position:
        """Where the article stands in time order."""
        return self.sort_time, self.id


@dataclass(frozen=True, slots=True)
class Article:
    """An article in full: its row, and what the panes show of it.

    `summary.document` is the document that was summarised: the page's where `of_page`, else the feed's own text.
    """

    row: Row
    author: Clean | None
    lang: str | None
    reason: Clean | None
    comments: str | None
    enclosures: tuple[Enclosure, ...]
    summary: Summary
    comments_feed: str | None = None
    of_page: bool = False

    @property
    def document(self) -> Document:
        """The text that was summarised."""
        return self.summary.document


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry on its way into the store.

    `key` identifies it within its feed, `digest` changes when title, link or content do.  `summary` is made from what
    the feed itself said; `wants_page` tells that this was too little to stand for the article.  `updated` is when its
    publisher says to have changed it last, in Unix seconds.
    """

    key: str
    digest: bytes
    title: Clean
    link: str | None
    author: Clean | None
    published: int | None
    sort_time: int
    comments: str | None
    enclosures: tuple[Enclosure, ...]
    summary: Summary
    wants_page: bool
    comments_feed: str | None = None
    updated: int | None = None
    verdict: Verdict = NO_RULE


@dataclass(frozen=True, slots=True)
class Known:
    """What tells a stored article from others of its feed; times are Unix seconds.

    `edits` is how often its text changed while `updated`, the publisher's date of its last change, stood still.
    """

    digest: bytes
    title: Clean
    link: str | None = None
    published: int | None = None
    updated: int | None = None
    edits: int = 0


@dataclass(frozen=True, slots=True)
class PageTask:
    """An article whose page is still to be fetched; `feed` is the address of its feed."""

    id: int
    link: str
    title: Clean
    lang: str | None
    feed: str


@dataclass(frozen=True, slots=True)
class Texts:
    """What an article's feed says, and what its page does, each summarised; None where there is none."""

    feed: Summary | None = None
    page: Summary | None = None
