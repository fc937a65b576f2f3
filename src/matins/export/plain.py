"""Articles and summaries as plain text for people."""

import re
from collections.abc import Iterator, Sequence

from matins.export import explanation
from matins.export.source import about, as_stored, day, source
from matins.model.article import Article
from matins.model.document import Block, BlockKind, Document
from matins.model.summary import Judged, Summary
from matins.text.cells import width
from matins.text.urls import masked
from matins.text.words import CJK

BULLET = "• "
CHOSEN = "* "

_INDENT = "  "
# Lines may break at blanks, and after any Kana or Han character.
_PIECE = re.compile(rf"[{CJK}]|[^\s{CJK}]+|\s+")


def summary_text(summary: Summary, *, columns: int | None, judged: Sequence[Judged] | None = None) -> str:
    """Return `summary` as text wrapped to `columns` cells, or one paragraph a line where that is None.

    Where there are `judged` sentences, all are told by their rank, and the place of each point.
    """
    document = summary.document
    head = (document.title or "", about(document), source(document.status, document.reason))
    return _text(head, summary, document.link, columns, judged)


def article_text(article: Article, *, columns: int | None, full: bool = False) -> str:
    """Return a stored article as text: its summary and points, or all it says where `full`."""
    row, document = article.row, as_stored(article)
    date = day(document.published, guessed=document.date_guessed)
    facts = (row.feed, article.author, date, f"{row.minutes} min")
    hidden = f"hidden by the rule: {row.hidden_by}" if row.hidden_by else ""
    head = (row.title, " · ".join(fact for fact in facts if fact), source(row.status, article.reason), hidden)
    if not full:
        return _text(head, article.summary, row.link, columns)
    lines = [line for text in head if text for line in wrapped(text, columns)]
    return "\n".join([*lines, *document_lines(document, columns), *_link_lines(row.link)]) + "\n"


def document_lines(document: Document, columns: int | None) -> Iterator[str]:
    """Yield the lines of a document, an empty one before each block but between the items of a list."""
    previous: BlockKind | None = None
    for block in document.blocks:
        if block.hidden:
            continue
        if not block.kind == previous == BlockKind.LIST_ITEM:
            yield ""
        yield from _block_lines(block, columns)
        previous = block.kind


def wrapped(text: str, columns: int | None, first: str = "", rest: str | None = None) -> list[str]:
    """Return `text` as lines of at most `columns` cells; `first` begins the first, `rest` the others."""
    rest = " " * width(first) if rest is None else rest
    if columns is None:
        return [first + text]
    lines, line = [], first
    room = columns - width(first)
    for piece in _PIECE.findall(text):
        taken = width(piece)
        if taken > room and line.strip() and line not in (first, rest):
            lines.append(line.rstrip())
            line, room = rest, columns - width(rest)
            if piece.isspace():
                continue
        line += piece
        room -= taken
    return [*lines, line.rstrip()]


def _text(
    head: tuple[str, ...],
    summary: Summary,
    link: str | None,
    columns: int | None,
    judged: Sequence[Judged] | None = None,
) -> str:
    lines = [line for text in head if text for line in wrapped(text, columns)]
    if summary.sentences:
        lines += ["", *wrapped(" ".join(sentence.text for sentence in summary.sentences), columns)]
    if summary.points:
        lines.append("")
        for point in summary.points:
            lines += wrapped(point.text, columns, BULLET)
            if judged is not None:
                lines += wrapped(f"[{explanation.place(point.block, point.spans)}]", columns, _INDENT)
    if judged is not None:
        lines += _explained(summary, judged, columns)
    return "\n".join([*lines, *_link_lines(link)]) + "\n"


def _explained(summary: Summary, judged: Sequence[Judged], columns: int | None) -> Iterator[str]:
    """Yield the lines that tell each sentence by its rank: its score, text, what weighed most, and its place."""
    yield ""
    yield from wrapped(f"{explanation.HEADING} ({CHOSEN}chosen)", columns)
    yield from wrapped(explanation.preface(summary, judged), columns)
    for one in judged:
        yield ""
        first = f"{CHOSEN if one.chosen else _INDENT}{one.rank}. "
        rest = " " * width(first)
        yield from wrapped(f"{explanation.score(one)}; {explanation.place(one.block, one.spans)}", columns, first)
        yield from wrapped(one.text, columns, rest)
        if one.reasons:
            yield from wrapped(explanation.reasons(one.reasons), columns, rest)


def _link_lines(link: str | None) -> list[str]:
    return ["", masked(link)] if link else []


def _block_lines(block: Block, columns: int | None) -> list[str]:
    lines = block.text.split("\n")
    if block.kind == BlockKind.CODE:
        return [f"    {line}" for line in lines]
    if block.kind == BlockKind.TABLE:
        return lines
    first, rest, last = _around(block)
    lines[-1] += last
    prefixes = (first, *(rest for _ in lines[1:]))
    return [
        shown for prefix, line in zip(prefixes, lines, strict=True) for shown in wrapped(line, columns, prefix, rest)
    ]


def _around(block: Block) -> tuple[str, str, str]:
    """Return what stands before a block's first line, before its others, and after its last."""
    match block.kind:
        case BlockKind.HEADING:
            first = "#" * max(1, block.level) + " "
        case BlockKind.LIST_ITEM:
            first = _INDENT * max(0, block.level - 1) + (BULLET if block.number is None else f"{block.number}. ")
        case BlockKind.QUOTE:
            return "> ", "> ", ""
        case BlockKind.CAPTION:
            return "(", " ", ")"
        case _:
            first = ""
    return first, " " * width(first), ""
