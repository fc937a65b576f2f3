"""Tables in a page: which of them hold data, and their rows as lines."""

from collections.abc import Iterator

from lxml import etree

from matins.extract.inline import formula, shifted
from matins.text.clean import Clean, clean_line, clean_text

_CELLS = ("td", "th")
_TOO_RICH_FOR_A_CELL = ("table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_LONGEST_CELL = 400
_MOST_COLUMNS = 40
_UNREAD = frozenset({"script", "style", "svg", "template", "button", "select", "textarea"})
_PARTED = frozenset({"br", "p", "div", "li", "dt", "dd", "hr"})
_FORMULAS = frozenset({"math", "img"})
_SHIFTED = frozenset({"sup", "sub"})
_LAYOUT = frozenset({"presentation", "none"})


def is_data(table: etree._Element) -> bool:
    """Whether a table holds data, rather than laying out a page or a letter."""
    if table.get("role") in _LAYOUT or next(table.iterdescendants(*_TOO_RICH_FOR_A_CELL), None) is not None:
        return False
    widest = max((sum(cell.tag in _CELLS for cell in row) for row in table.iter("tr")), default=0)
    longest = max((len("".join(cell.itertext())) for cell in table.iter(*_CELLS)), default=0)
    return widest >= 2 and longest <= _LONGEST_CELL


def table_text(table: etree._Element) -> Clean:
    """Return the rows of a table as lines, cells parted by " | ".

    A cell over several columns or rows stands in the first and leaves the others empty.
    """
    lines: list[str] = []
    held: dict[int, int] = {}
    for row in table.iter("tr"):
        cells = list(_laid_out(row, held))
        if any(cells):
            lines.append(" | ".join(cells).strip())
    return clean_text("\n".join(lines))


def caption_text(table: etree._Element) -> Clean:
    """Return what a table is called, "" where it is not said."""
    caption = table.find("caption")
    return clean_line(_cell_text(caption), _LONGEST_CELL) if caption is not None else clean_line("")


def _laid_out(row: etree._Element, held: dict[int, int]) -> Iterator[str]:
    """Give the texts of a row's cells; `held` says for how many more rows cells above reach down into a column."""
    column = 0
    for cell in row.iterchildren(*_CELLS):
        while column < _MOST_COLUMNS and held.get(column, 0) > 0:
            held[column] -= 1
            column += 1
            yield ""
        rows, wide = _span(cell, "rowspan"), min(_span(cell, "colspan"), max(1, _MOST_COLUMNS - column))
        yield clean_line(_cell_text(cell), _LONGEST_CELL).replace("|", "¦")
        yield from [""] * (wide - 1)
        for covered in range(column, min(column + wide, _MOST_COLUMNS)):
            held[covered] = rows - 1
        column += wide
    for covered, more in held.items():
        if covered >= column:
            held[covered] = max(0, more - 1)


def _span(cell: etree._Element, name: str) -> int:
    said = cell.get(name) or ""
    return max(1, int(said)) if said.isascii() and said.isdigit() and len(said) < 4 else 1


def _cell_text(cell: etree._Element) -> str:
    pieces: list[str] = []
    walk = etree.iterwalk(cell, events=("start", "end"))
    for event, inner in walk:
        parted = " " if inner.tag in _PARTED else ""
        if event == "end":
            pieces.append(parted + (inner.tail or "") if inner is not cell else "")
        elif inner.tag in _UNREAD or inner.get("aria-hidden") == "true" or "hidden" in inner.attrib:
            walk.skip_subtree()
        elif (said := _said(inner)) is not None:
            walk.skip_subtree()
            pieces.append(said)
        else:
            pieces.append(parted + (inner.text or ""))
    return "".join(pieces)


def _said(element: etree._Element) -> str | None:
    """Return what a formula, or raised or lowered figures, are in a line; None for all else."""
    if element.tag in _FORMULAS:
        return formula(element)
    return shifted(element) if element.tag in _SHIFTED else None
