"""The lines of a plain text and what each is by its form: heading, item, quote, code, table, or prose."""

import re
import textwrap
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from matins.model.document import BlockKind
from matins.text.clean import TEXT, Clean, clean_code, clean_line
from matins.text.marks import FINISHED
from matins.text.words import CJK

_BULLET = re.compile(
    r"(?:(?P<sure>[•◦▪‣·●○■▶◆►∙※])[ \t\u00a0]*|(?P<glyph>[*+–—-])[ \t\u00a0]+|(?P<circled>[①-⑳])[ \t\u00a0]*"
    r"|[(（]?(?P<number>\d{1,2})(?:[.)）][ \t\u00a0]+|、))(?=\S)"
)
_HASHES = re.compile(r" {0,3}(#{1,6})[ \t]+(?=\S)")
_RULE = re.compile(r"\s*([-=_*~#+^\"–—])(?:\s?\1){2,}\s*$")
_LEVELS = {"=": 1, "#": 1, "*": 2, "-": 2}
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[ \t]*([^`\s]*)[^`]*$")
_QUOTE = re.compile(r" {0,3}((?:>[ \t]?)+)(.*)$")
_TABLE_RULE = re.compile(r"[\s|:+-]+$")
_TAB_ROW = re.compile(r"\S[ ]*\t+[ ]*\S")
_CODE_LINE = re.compile(
    r"\s*(?:\$ \S|>>> |\.\.\. |#include\b|#!/|import [\w.]+;?$|from [\w.]+ import |(?:async )?def \w+\("
    r"|class \w+.*[:{]$"
    r"|(?:if|for|while|else|elif|try|with|except|switch)\b.*[:{]$|return\b.*[;)\w]$|[{}()\]]+[;,]?$|</?\w[^>]*>"
    r"|[\w.]+ ?(?:=|\+=|:=) ?\S+|[\w.]+\(.*\);?$)"
)
_CODE_SIGN = re.compile(r"\w\(|[=<>{}]|->|::")
_CODE_WIDTH = 300
_MOST_LINES = 200_000
_LONGEST_SIGNATURE = 12
_FIELD = re.compile(r"([A-Z][A-Za-z-]{1,30}): ")
_CJK_EDGE = re.compile(f"[{CJK}，。、；：！？「」『』（）]")
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 40
_MOST_TORN = 50
_LONGEST_END = 80


@dataclass(frozen=True, slots=True)
class Line:
    """One line, or what belongs together: `group` counts the empty lines before it, `indent` is in cells.

    `level` is that of a heading by its marks, else 0; `bullet` the glyph of an item, "1" for a number.
    """

    text: Clean
    indent: int
    group: int
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    bullet: str = ""
    number: int | None = None
    language: str | None = None
    hidden: bool = False


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does."""
    return FINISHED.search(text, max(0, len(text) - _LONGEST_END)) is not None


def lines_of(text: str) -> list[Line]:
    """Return the lines of `text` that say something; code and tables are one line each, wrapped lines are joined."""
    lines = _with_items(_with_header_hidden(_Reader(text.splitlines()[:_MOST_LINES]).lines()))
    return _joined(lines, _wrap_width(lines))


class _Reader:
    """Goes through raw lines and tells apart what is read line by line and what is read whole."""

    def __init__(self, raws: Sequence[str]) -> None:
        self.raws = raws
        self.place = self.group = 0
        self.found: list[Line] = []
        self._unclosed: set[str] = set()
        self._no_rows_before = 0

    def lines(self) -> list[Line]:
        while self.place < len(self.raws):
            raw = self.raws[self.place]
            if not raw.strip():
                self.group += 1
                self.place += 1
            elif not (self._code(raw) or self._table(raw) or self._quote(raw)):
                self._line(raw)
                self.place += 1
        return self.found

    def _code(self, raw: str) -> bool:
        """Take a fenced listing, or lines that look like code."""
        if fence := _FENCE.match(raw):
            end = self._fence_end(fence[1])
            if end:
                self._whole(BlockKind.CODE, self.raws[self.place + 1 : end], fence[2].lower() or None)
                self.place = end + 1
                return True
        if self.place and self.raws[self.place - 1].strip():
            return False
        end = self._code_end(self.place)
        if end == self.place:
            return False
        self._whole(BlockKind.CODE, self.raws[self.place : end])
        self.place = end
        return True

    def _fence_end(self, fence: str) -> int:
        """Return the place of the line that closes `fence`, 0 where none does."""
        mark = fence[:3]
        if mark in self._unclosed:
            return 0
        for place in range(self.place + 1, len(self.raws)):
            line = self.raws[place].strip()
            if len(line) >= len(fence) and not line.strip(fence[0]):
                return place
        self._unclosed.add(mark)
        return 0

    def _code_end(self, start: int) -> int:
        """Return the end of the groups of lines from `start` on that are code."""
        end = start
        while start < len(self.raws):
            stop = _run_end(self.raws, start, lambda raw: bool(raw.strip()))
            if not _is_code(self.raws[start:stop]):
                break
            end = stop
            start = _run_end(self.raws, stop, lambda raw: not raw.strip())
        return end

    def _table(self, raw: str) -> bool:
        """Take rows whose cells are parted by bars or tabs."""
        if self.place < self._no_rows_before:
            return False
        if "|" in raw:
            stop = _run_end(self.raws, self.place, lambda row: "|" in row)
            rows = self.raws[self.place : stop]
            ruled = len(rows) > 1 and _TABLE_RULE.match(rows[1]) and "-" in rows[1]
            if len(rows) < 2 or not (ruled or all(row.strip()[0] == row.strip()[-1] == "|" for row in rows)):
                self._no_rows_before = stop
                return False
            rows = [row.strip().strip("|") for row in rows if not _TABLE_RULE.match(row)]
            mark = "|"
        elif "\t" in raw and _TAB_ROW.search(raw) and not _BULLET.match(raw.strip()):
            stop = _run_end(self.raws, self.place, lambda row: _TAB_ROW.search(row) is not None)
            rows = [re.sub(r"\t+", "\t", row.strip()) for row in self.raws[self.place : stop]]
            if len(rows) < 2 or len({row.count("\t") for row in rows}) > 2:
                self._no_rows_before = stop
                return False
            mark = "\t"
        else:
            return False
        self._whole(BlockKind.TABLE, [" | ".join(clean_line(cell) for cell in row.split(mark)).strip() for row in rows])
        self.place = stop
        return True

    def _quote(self, raw: str) -> bool:
        """Take lines behind ">"; a lone ">>" points at something."""
        stop = _run_end(self.raws, self.place, lambda row: _QUOTE.match(row) is not None)
        if stop == self.place or (stop == self.place + 1 and raw.lstrip().startswith(">>")):
            return False
        for row in self.raws[self.place : stop]:
            found = _QUOTE.match(row)
            text = clean_line(found[2], TEXT) if found else ""
            if found and text:
                self.found.append(Line(clean_line(found[2], TEXT), len(found[1]), self.group, BlockKind.QUOTE))
            else:
                self.group += 1
        self.place = stop
        return True

    def _line(self, raw: str) -> None:
        if raw.rstrip() == "--" and len(self.raws) - self.place <= _LONGEST_SIGNATURE:
            # What follows this mark is a signature (RFC 3676, section 4.3).
            rest = [clean_line(row, TEXT) for row in self.raws[self.place + 1 :]]
            self.found += [Line(text, 0, self.group + 1, hidden=True) for text in rest if text]
            self.place = len(self.raws)
            return
        rule = _RULE.match(raw)
        if rule:
            self._underline(raw, rule[1])
            return
        hashes = _HASHES.match(raw)
        level = len(hashes[1]) if hashes else 0
        said = raw[hashes.end() :].rstrip("# \t") if hashes else raw.expandtabs(4)
        indent = len(said) - len(said.lstrip())
        for text in _cut(said):
            self.found.append(Line(text, indent, self.group, level=level))
        self.group += bool(hashes)

    def _underline(self, raw: str, mark: str) -> None:
        """Take a rule as the line below a heading, or as what parts two groups."""
        above = self.found[-1] if self.found else None
        if above and above.group == self.group and above.kind is BlockKind.PARAGRAPH and not above.level:
            alone = len(self.found) < 2 or self.found[-2].group != self.group or ends_sentence(self.found[-2].text)
            same = abs(len(raw.strip()) - len(above.text)) <= 3
            if alone and (same or not ends_sentence(above.text)):
                self.found[-1] = replace(above, level=_LEVELS.get(mark, 3))
        self.group += 1

    def _whole(self, kind: BlockKind, rows: Sequence[str], language: str | None = None) -> None:
        text = clean_code(textwrap.dedent("\n".join(row.expandtabs(4).rstrip() for row in rows)))
        self.group += 1
        if text.strip():
            self.found.append(Line(text, 0, self.group, kind, language=language))
        self.group += 1


def _run_end(raws: Sequence[str], start: int, belongs: Callable[[str], bool]) -> int:
    end = start
    while end < len(raws) and belongs(raws[end]):
        end += 1
    return end


def _is_code(rows: Sequence[str]) -> bool:
    told = sum(_is_code_line(row[:_CODE_WIDTH].rstrip()) for row in rows)
    indented = all(row.startswith(("    ", "\t")) for row in rows)
    return told >= (0.4 if indented else 0.6) * len(rows) and (indented or len(rows) > 1) and told > 0


def _is_code_line(row: str) -> bool:
    ended = row[-1:] in ("{", "}", ";") and _CODE_SIGN.search(row) is not None
    return ended or _CODE_LINE.match(row) is not None


def _cut(raw: str) -> Iterator[Clean]:
    """Yield a raw line clean, in pieces where it is longer than a block may be."""
    while raw.strip():
        end = len(raw) if len(raw) < TEXT else raw.rfind(" ", 1, TEXT - 1)
        piece = clean_line(raw[: end if end > 0 else TEXT - 1], TEXT)
        if piece:
            yield piece
        raw = raw[end if end > 0 else TEXT - 1 :]


def _with_header_hidden(lines: list[Line]) -> list[Line]:
    """Hide the header of a letter (RFC 5322, section 2.2) where the text begins with one."""
    header = list(takewhile(lambda line: line.group == lines[0].group, lines))
    names = [name[1].lower() if (name := _FIELD.match(line.text)) else "" for line in header]
    if len(header) < 3 or not all(names) or not {"from", "subject"}.issubset(names):
        return lines
    return [replace(line, hidden=True) for line in header] + lines[len(header) :]


def _with_items(lines: Sequence[Line]) -> list[Line]:
    """Tell which lines begin items: a sure glyph always does, a dash or a number only beside another of its kind."""
    found = [_as_item(line) for line in lines]
    beside: set[int] = set()
    last: dict[tuple[str, int], tuple[int, Line]] = {}
    group = 0
    for place, line in enumerate(found):
        if not line.bullet:
            continue
        if line.group - group > 1:
            last.clear()
        group = line.group
        before = last.get((line.bullet, line.indent))
        if before and (line.number is None or line.number == (before[1].number or 0) + 1):
            beside.update((before[0], place))
        last[line.bullet, line.indent] = (place, line)
    return [
        item if not item.bullet or item.bullet not in "*+–—-1" or place in beside else lines[place]
        for place, item in enumerate(found)
    ]


def _as_item(line: Line) -> Line:
    found = (
        _BULLET.match(line.text) if line.kind is BlockKind.PARAGRAPH and not line.level and not line.hidden else None
    )
    if found is None:
        return line
    number = int(found["number"]) if found["number"] else ord(found["circled"]) - 0x245F if found["circled"] else None
    bullet = found["sure"] or found["glyph"] or ("①" if found["circled"] else "1")
    return replace(line, text=clean_line(line.text[found.end() :], TEXT), bullet=bullet, number=number)


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the width that the text was wrapped at, 0 where its lines are whole paragraphs, or verses."""
    prose = [
        line
        for line in lines
        if line.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and not (line.level or line.hidden)
    ]
    width = max((line.indent + len(line.text) for line in prose), default=0)
    pairs = [(a, b) for a, b in pairwise(prose) if a.group == b.group and a.kind is b.kind and not b.bullet]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or not pairs:
        return 0
    full = sum(_is_full(a, b, width) for a, b in pairs)
    ended = sum(ends_sentence(a.text) for a, _ in pairs)
    capital = sum(b.text[0].isupper() for _, b in pairs)
    most = 0.6 * len(pairs)
    return width if full >= most and ended <= most and (capital <= most or len(pairs) < 3) else 0


def _is_full(line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word had no room on `line`, give or take what ragged wrapping leaves."""
    first = following.text.split(" ", 1)[0]
    room = 1 if _CJK_EDGE.match(first) else len(first)
    return line.indent + len(line.text) + 1 + room > width - 10


def _joined(lines: Sequence[Line], width: int) -> list[Line]:
    joined: list[Line] = []
    parts: list[Clean] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if joined and before and (_is_torn(joined[-1], parts, line) or _continues(joined[-1], before, line, width)):
            parts.append(line.text)
            continue
        if len(parts) > 1:
            joined[-1] = replace(joined[-1], text=_one(parts))
        joined.append(line)
        parts = [line.text]
    if len(parts) > 1:
        joined[-1] = replace(joined[-1], text=_one(parts))
    return joined


def _is_torn(whole: Line, parts: Sequence[Clean], line: Line) -> bool:
    """Whether a break tore `line` from the quotation mark at the end of `parts` that opens what it says."""
    return (
        _is_opened(parts[-1])
        and len(parts) < _MOST_TORN
        and (parts[-1][-1] != '"' or sum(part.count('"') for part in parts) % 2 == 1)
        and whole.kind is line.kind is BlockKind.PARAGRAPH
        and not (whole.hidden or whole.level or line.hidden or line.level or line.bullet)
        and (line.text[0].isalnum() or line.text[0] in "'‘([")
    )


def _is_opened(text: str) -> bool:
    """Whether a quotation mark ends `text` that stands as one that opens."""
    return text[-1] in '"“„«' and (len(text) == 1 or text[-2] in " ([-–—'’")


def _one(parts: Sequence[Clean]) -> Clean:
    pieces: list[str] = [parts[0]]
    for before, part in pairwise(parts):
        close = _is_opened(before) or (_CJK_EDGE.match(before[-1]) and _CJK_EDGE.match(part))
        pieces += ["" if close else " ", part]
    return clean_line("".join(pieces), TEXT)


def _continues(whole: Line, before: Line, line: Line, width: int) -> bool:
    if before.group != line.group or line.bullet or line.kind is not whole.kind or whole.level or line.level:
        return False
    if whole.bullet and line.indent > whole.indent:
        return True
    if line.kind is BlockKind.QUOTE and not ends_sentence(before.text):
        return True
    return bool(width) and line.kind in (BlockKind.PARAGRAPH, BlockKind.QUOTE) and _is_full(before, line, width)
