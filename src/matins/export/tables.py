"""The cells of a table block, as places in its text."""

import re

from matins.model.document import Span

BAR = re.compile(r"(?:(?<=\s)|(?<![^\n]))\|(?=\s|$)")
"""What parts two cells: beside an empty one, and at a row's ends, cleaning leaves one blank of " | " or none."""


def row_cells(row: str) -> list[Span]:
    """Return the half-open ranges of the cells of one line of a table, without the blanks around them."""
    starts = [0, *(bar.end() for bar in BAR.finditer(row))]
    ends = [*(bar.start() for bar in BAR.finditer(row)), len(row)]
    return [_trimmed(row, start, end) for start, end in zip(starts, ends, strict=True)]


def _trimmed(row: str, start: int, end: int) -> Span:
    while start < end and row[start].isspace():
        start += 1
    while end > start and row[end - 1].isspace():
        end -= 1
    return start, end
