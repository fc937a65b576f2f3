"""Summaries and documents as Markdown that says what the article says and does nothing else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from matins.export import explanation
from matins.export.inline_markdown import address, escaped, fence, inline
from matins.export.source import about, source
from matins.export.tables import row_cells
from matins.model.document import Block, BlockKind, Document, Mark
from matins.model.summary import Judged, Point, Summary

_LANGUAGE = re.compile(r"[\w+#.-]+")
_HARD_BREAK = "\\\n"
_DIGITS = 9  # of a list item's number (CommonMark 0.31, section 5.2)
_OTHER_SIGN = {".": ")", ")": "."}
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class _Item:
    """An item that others may stand in: its level, and its marker."""

    level: int
    number: int | None
    marker: str


def summary_markdown(summary: Summary, judged: Sequence[Judged] | None = None) -> str:
    """Return `summary` as Markdown: title, where it comes from, sentences, points, and all `judged` by their rank."""
    parts = _head(summary.document)
    parts += [" ".join(escaped(sentence.text) for sentence in summary.sentences)] if summary.sentences else []
    parts += ["\n".join(_point(point) for point in summary.points)] if summary.points else []
    parts += _explained(summary, judged) if judged is not None else []
    return "\n\n".join(parts) + "\n"


def document_markdown(document: Document) -> str:
    """Return all of `document` that is not hidden as CommonMark with GitHub's tables, below its title."""
    return "\n\n".join([*_head(document), *_chunks(document)]) + "\n"


def _head(document: Document) -> list[str]:
    link = address(document.link)
    title = escaped(document.title or "Untitled")
    facts = (about(document), source(document.status, document.reason))
    return [
        f"# [{title}](<{link}>)" if link else f"# {title}",
        "*" + " · ".join(escaped(fact) for fact in facts if fact) + "*",
    ]


def _point(point: Point) -> str:
    if point.label and point.text.startswith(point.label):
        return f"- **{escaped(point.label)}**{escaped(point.text[len(point.label) :])}"
    return f"- {escaped(point.text)}"


def _explained(summary: Summary, judged: Sequence[Judged]) -> list[str]:
    parts = [f"## {explanation.HEADING}", escaped(explanation.preface(summary, judged))]
    return [*parts, "\n".join(map(_judged, judged))] if judged else parts


def _judged(one: Judged) -> str:
    marker = f"{one.rank}. "
    facts = escaped(f"{explanation.score(one)}; {explanation.place(one.block, one.spans)}")
    lines = (f"**{facts}**" if one.chosen else facts, escaped(one.text), escaped(explanation.reasons(one.reasons)))
    return marker + f"{_HARD_BREAK}{' ' * len(marker)}".join(filter(None, lines))


def _chunks(document: Document) -> Iterator[str]:
    """Yield what empty lines part: blocks, but the items of a list and the quotes of a run together."""
    around: list[_Item] = []
    gathered: list[str] = []
    previous: BlockKind | None = None
    for block in document.blocks:
        if block.hidden:
            continue
        if gathered and not block.kind == previous in (BlockKind.LIST_ITEM, BlockKind.QUOTE):
            yield _joined(gathered, previous)
            gathered = []
            around.clear()
        gathered.append(_item(block, around) if block.kind is BlockKind.LIST_ITEM else _block(block))
        previous = block.kind
    if gathered:
        yield _joined(gathered, previous)


def _joined(chunks: list[str], kind: BlockKind | None) -> str:
    return ("\n>\n" if kind is BlockKind.QUOTE else "\n").join(chunks)


def _block(block: Block) -> str:
    match block.kind:
        case BlockKind.HEADING:
            # The title alone is of the first level.
            return f"{'#' * max(2, min(block.level, 6))} {_on_one_line(inline(block.text, block.marks))}"
        case BlockKind.QUOTE:
            bars = "> " * max(1, min(block.level, _DEEPEST))
            return bars + inline(block.text, block.marks).replace("\n", f"{_HARD_BREAK}{bars}")
        case BlockKind.CODE:
            ticks = fence(block.text, 3)
            named = block.language if block.language and _LANGUAGE.fullmatch(block.language) else ""
            return f"{ticks}{named}\n{block.text}\n{ticks}"
        case BlockKind.TABLE:
            return _table(block)
        case BlockKind.CAPTION:
            return f"*{_on_one_line(escaped(block.text))}*"
        case _:
            return inline(block.text, block.marks).replace("\n", _HARD_BREAK)


def _item(block: Block, around: list[_Item]) -> str:
    """Return a list item below the text of the one it belongs to; `around` are those, and its last brother."""
    number = block.number if block.number is not None and 0 <= block.number < 10**_DIGITS else None
    brother: _Item | None = None
    while around and around[-1].level >= block.level:
        brother = around.pop()
    indent = " " * sum(len(item.marker) for item in around)
    marker = _marker(number, brother)
    # No list begins in the middle of a paragraph but one that counts from 1 (CommonMark 0.31, section 5.3).
    apart = "\n" if around and brother is None and number not in (None, 1) else ""
    around.append(_Item(block.level, number, marker))
    text = inline(block.text, block.marks).replace("\n", f"{_HARD_BREAK}{indent}{' ' * len(marker)}")
    return f"{apart}{indent}{marker}{text}"


def _marker(number: int | None, brother: _Item | None) -> str:
    """Return an item's marker: another kind of it begins a list of its own where the numbers do not go on."""
    if number is None:
        return "- "
    if brother is None or brother.number is None:
        return f"{number}. "
    sign = brother.marker[-2]
    return f"{number}{sign if number == brother.number + 1 else _OTHER_SIGN[sign]} "


def _table(block: Block) -> str:
    rows: list[list[str]] = []
    start = 0
    for line in block.text.split("\n"):
        rows.append([_cell(block, start + begin, start + end) for begin, end in row_cells(line)])
        start += len(line) + 1
    columns = max(map(len, rows))
    lines = [f"| {' | '.join([*row, *[''] * (columns - len(row))])} |" for row in rows]
    return "\n".join([lines[0], f"|{' --- |' * columns}", *lines[1:]])


def _cell(block: Block, start: int, end: int) -> str:
    marks = tuple(_within(mark, start) for mark in block.marks if start <= mark.span[0] and mark.span[1] <= end)
    # A bar within code parts cells too, unless it is escaped (GitHub Flavored Markdown, section 4.10).
    return re.sub(r"(?<!\\)\|", r"\\|", inline(block.text[start:end], marks))


def _within(mark: Mark, start: int) -> Mark:
    return replace(mark, span=(mark.span[0] - start, mark.span[1] - start))


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ")
