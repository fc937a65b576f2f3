"""An article's text as blocks, with an honest word about where it comes from."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from matins.text.clean import Clean
from matins.text.words import count_words

Span = tuple[int, int]
"""A half-open range of code points in a block's text."""


class BlockKind(StrEnum):
    """What a block is; the one table of kinds."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    QUOTE = "quote"
    CODE = "code"
    TABLE = "table"
    CAPTION = "caption"


READ_ALOUD = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE})
"""The kinds that sentences and points are taken from."""


class Status(StrEnum):
    """What a summary is made from."""

    FULL = "full"
    FEED = "feed"
    TEASER = "teaser"
    EMPTY = "empty"


class Step(StrEnum):
    """Which step of extraction gave a block; what was left out is hidden."""

    BODY = "body"
    RECOVERED = "recovered"
    REINSERTED = "reinserted"
    LEFT_OUT = "left out"


class Emphasis(StrEnum):
    """What a mark within a block's text says."""

    BOLD = "bold"
    ITALIC = "italic"
    CODE = "code"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mark:
    """Emphasis, or a link with its absolute http(s) target, over `span` of a block's text."""

    span: Span
    emphasis: Emphasis
    target: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One piece of a document.

    `level` is 1 to 6 for a heading, the nesting depth from 1 for a list item or a quote of a page (a quote told by its
    form alone has 0), else 0; `number` the place in an ordered list; `language` the code's language where it was named.
    A hidden block is boilerplate: kept, neither shown nor summarised unless asked for.  The rows of a table are lines,
    its cells parted by " | ".
    """

    kind: BlockKind
    text: Clean
    level: int = 0
    hidden: bool = False
    number: int | None = None
    language: str | None = None
    step: Step = Step.BODY
    marks: tuple[Mark, ...] = ()

    @property
    def linked(self) -> int:
        """How many code points of the text are links."""
        return sum(mark.span[1] - mark.span[0] for mark in self.marks if mark.emphasis is Emphasis.LINK)


@dataclass(frozen=True, slots=True)
class Document:
    """A page's or feed entry's text.

    `reason` says why where `status` is not full, or what may be missing where it is; `link` is the canonical address;
    `date_guessed` tells that the page itself does not say when it was published.
    """

    blocks: tuple[Block, ...] = ()
    title: Clean | None = None
    authors: tuple[Clean, ...] = ()
    published: datetime | None = None
    lang: str | None = None
    link: str | None = None
    status: Status = Status.FULL
    reason: Clean | None = None
    date_guessed: bool = False

    @property
    def text(self) -> str:
        """The visible text, a block a line."""
        return "\n".join(block.text for block in self.blocks if not block.hidden)

    @property
    def words(self) -> int:
        """The number of words a person would read, a CJK character counting as half a word."""
        return count_words(self.text)

    def heading_over(self, index: int) -> Block | None:
        """Return the nearest visible heading above the block at `index`, None where there is none."""
        above = reversed(self.blocks[:index])
        return next((block for block in above if block.kind is BlockKind.HEADING and not block.hidden), None)
