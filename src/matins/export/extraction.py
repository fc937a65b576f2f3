"""What extraction made of a page, step by step and block by block, as plain text for people."""

from collections.abc import Iterable, Iterator

from matins.export.plain import wrapped
from matins.export.source import about, source
from matins.model.document import Block, BlockKind, Document
from matins.model.feed import Subscription
from matins.model.page import PageRules, StepNote
from matins.text.cells import cut
from matins.text.clean import clean_line
from matins.text.urls import masked

_NAMES = {
    BlockKind.HEADING: "h",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.QUOTE: "quote",
    BlockKind.CODE: "code",
    BlockKind.TABLE: "table",
    BlockKind.CAPTION: "caption",
}
_WIDE = 100
"""How many cells of a block are shown where no terminal says how many there are."""
_NARROWEST = 8


def extraction_text(
    document: Document,
    steps: Iterable[StepNote],
    rules: PageRules,
    feed: Subscription | None,
    *,
    columns: int | None,
) -> str:
    """Return what became of a page: what it is, whose selectors counted, what each step did, and a line for each block.

    A block's line is as wide as `columns` cells; it tells kind and level, "-" where it is hidden, its step, its words.
    """
    facts = " · ".join(fact for fact in (about(document), document.lang) if fact)
    parts = (document.title or "No title", facts, source(document.status, document.reason))
    lines = [line for text in parts if text for line in wrapped(text, columns)]
    told = [*_selectors(rules, feed), *(f"{note.step}: {note.detail}" for note in steps)]
    lines += ["", *(line for text in told for line in wrapped(text, columns, rest="  "))] if told else []
    lines += ["", *(_line(block, columns or _WIDE) for block in document.blocks)] if document.blocks else []
    return "\n".join(lines) + "\n"


def _selectors(rules: PageRules, feed: Subscription | None) -> Iterator[str]:
    if feed:
        yield f"selectors of the feed {feed.title or masked(feed.address)}"
    yield from (f"keep: {rules.keep}",) if rules.keep else ()
    yield from (f"drop: {rules.drop}",) if rules.drop else ()


def _line(block: Block, cells: int) -> str:
    name = _NAMES[block.kind] + (str(block.level) if block.level else "")
    head = f"{name:<7} {'-' if block.hidden else ' '} {block.step:<11} "
    return (head + cut(clean_line(block.text), max(_NARROWEST, cells - len(head)))).rstrip()
