"""Plain text to a document: paragraphs, headings and bullets told by their form alone.  Loads nothing heavy."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from matins.extract.furniture import with_furniture_hidden
from matins.extract.verdict import nothing
from matins.model.document import Block, BlockKind, Document
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import NOTHING, TEXT, TITLE, Clean, clean_line
from matins.text.words import CJK, words

LONGEST = 2_000_000
"""Characters of a text that are read."""

_BULLET = re.compile(r"(?:(?P<glyph>[•◦▪‣·●○■▶*+–—-])|\(?(?P<number>\d{1,2})[.)])[ \t\u00a0]+(?=\S)")
_SURE_GLYPHS = frozenset("•◦▪‣●○■")
_MARKDOWN_HEADING = re.compile(r"(#{1,6})[ \t]+(?=\S)")
_UNDERLINE = re.compile(r"(=|-|~)\1{2,}$")
_END_MARK = re.compile(r"[.!?…:;,。！？：；，、؟।۔][\"'”’»)\]]*$")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।۔][\"'”’»)\]]*$")
_CJK_EDGE = re.compile(f"[{CJK}，。、；：！？「」『』（）]")
_WIDEST_WRAP, _NARROWEST_WRAP = 120, 40
_HEADING_LENGTH, _HEADING_WORDS, _TITLE_LENGTH = 80, 14, 200
_STUB_WORDS = 8
_BODY_LENGTH = 120


@dataclass(frozen=True, slots=True)
class _Line:
    text: Clean
    indent: int
    group: int
    bullet: str = ""
    number: int | None = None

    @property
    def key(self) -> str:
        return "1" if self.number is not None else self.bullet


def document_of_text(text: str, *, title: str | None = None) -> Document:
    """Return plain `text` as a document with status FULL, or EMPTY where it says nothing.

    Lines that were wrapped at a width are joined, each other line is a block.  Short lines without an end mark that
    stand before a longer paragraph are headings; bullets are told by their glyph or number.  `title` is what the
    article is called, else its first line is taken where that has a title's form.
    """
    lines = _as_bullets(_lines(text[:LONGEST]))
    joined = _joined(lines, _wrap_width(lines))
    name = clean_line(title) or _title(joined)
    blocks = with_furniture_hidden(tuple(_blocks(joined)), (name,))
    blocks = _with_stubs_hidden(blocks)
    document = Document(blocks=blocks, title=name or None)
    return document if document.words else nothing(document, "no text")


def _lines(text: str) -> list[_Line]:
    lines: list[_Line] = []
    group = 0
    for raw in text.expandtabs(4).splitlines():
        line = clean_line(raw, TEXT)
        if not line:
            group += 1
            continue
        lines.append(_Line(line, len(raw) - len(raw.lstrip()), group))
    return lines


def _as_bullets(lines: Sequence[_Line]) -> list[_Line]:
    """Tell which lines begin items: a sure glyph always does, a dash or a number only beside another of its kind."""
    found: list[_Line] = []
    for line in lines:
        bullet = _BULLET.match(line.text)
        if bullet:
            number = int(bullet["number"]) if bullet["number"] else None
            found.append(replace(line, bullet=bullet["glyph"] or "1", number=number))
        else:
            found.append(line)
    marked = [line for line in found if line.bullet]
    beside = {
        id(line)
        for before, after in pairwise(marked)
        if before.key == after.key
        and after.group - before.group <= 1
        and (after.number is None or after.number == (before.number or 0) + 1)
        for line in (before, after)
    }
    return [
        _without_bullet(line)
        if line.bullet in _SURE_GLYPHS or id(line) in beside
        else replace(line, bullet="", number=None)
        for line in found
    ]


def _without_bullet(line: _Line) -> _Line:
    found = _BULLET.match(line.text)
    return replace(line, text=clean_line(line.text[found.end() :], TEXT)) if found else line


def _wrap_width(lines: Sequence[_Line]) -> int:
    """Return the width that the text was wrapped at, 0 where its lines are whole paragraphs."""
    width = max((line.indent + len(line.text) for line in lines), default=0)
    pairs = [(a, b) for a, b in pairwise(lines) if a.group == b.group and not b.bullet]
    if not _NARROWEST_WRAP <= width <= _WIDEST_WRAP or not pairs:
        return 0
    full = sum(_is_full(a, b, width) for a, b in pairs)
    ended = sum(_SENTENCE_END.search(a.text) is not None for a, _ in pairs)
    return width if full >= 0.6 * len(pairs) and ended <= 0.6 * len(pairs) else 0


def _is_full(line: _Line, following: _Line, width: int) -> bool:
    """Whether the next line's first word had no room on `line`, give or take what ragged wrapping leaves."""
    first = following.text.split(" ", 1)[0]
    room = 1 if _CJK_EDGE.match(first) else len(first)
    return line.indent + len(line.text) + 1 + room > width - 10


def _joined(lines: Sequence[_Line], width: int) -> list[_Line]:
    joined: list[_Line] = []
    for before, line in zip([None, *lines], lines, strict=False):
        if (
            joined
            and before is not None
            and before.group == line.group
            and not line.bullet
            and _continues(joined[-1], before, line, width)
        ):
            gap = "" if _CJK_EDGE.match(before.text[-1]) and _CJK_EDGE.match(line.text) else " "
            joined[-1] = replace(joined[-1], text=clean_line(f"{joined[-1].text}{gap}{line.text}", TEXT))
        else:
            joined.append(line)
    return joined


def _continues(whole: _Line, before: _Line, line: _Line, width: int) -> bool:
    if whole.bullet and line.indent > whole.indent:
        return True
    heading = _MARKDOWN_HEADING.match(whole.text) or _UNDERLINE.match(line.text)
    return bool(width) and heading is None and _is_full(before, line, width)


def _title(lines: Sequence[_Line]) -> Clean:
    """Return the text's first line where it has a title's form and text follows, else nothing."""
    for place, line in enumerate(lines[:4]):
        if is_boilerplate(line.text) and not _MARKDOWN_HEADING.match(line.text):
            continue
        text = clean_line(_MARKDOWN_HEADING.sub("", line.text), TITLE)
        alone = place + 1 < len(lines) and len(lines[place + 1 :]) >= 1
        shaped = len(text) <= _TITLE_LENGTH and not re.search(r"[.;:,。；：，]$", text) and not line.bullet
        longer = any(
            len(later.text) >= _BODY_LENGTH or _SENTENCE_END.search(later.text) for later in lines[place + 1 :]
        )
        return text if alone and shaped and longer else NOTHING
    return NOTHING


def _blocks(lines: Sequence[_Line]) -> Iterator[Block]:
    indents: list[int] = []
    skip = False
    for place, line in enumerate(lines):
        following = lines[place + 1] if place + 1 < len(lines) else None
        if skip:
            skip = False
            continue
        if line.bullet:
            while indents and indents[-1] >= line.indent:
                indents.pop()
            indents.append(line.indent)
            yield Block(BlockKind.LIST_ITEM, line.text, level=min(len(indents), 6), number=line.number)
            continue
        indents = []
        marker = _MARKDOWN_HEADING.match(line.text)
        if following is not None and following.group == line.group and _UNDERLINE.match(following.text):
            skip = True
            yield Block(BlockKind.HEADING, line.text, level=1 if following.text[0] == "=" else 2)
        elif marker:
            yield Block(BlockKind.HEADING, clean_line(line.text[marker.end() :], TEXT), level=len(marker[1]))
        elif _is_heading(lines, place):
            yield Block(BlockKind.HEADING, line.text, level=2)
        elif not _UNDERLINE.match(line.text):
            yield Block(BlockKind.PARAGRAPH, line.text)


def _is_heading(lines: Sequence[_Line], place: int) -> bool:
    """Whether the line has a heading's form and something longer below it that it can head."""
    line = lines[place]
    before = lines[place - 1] if place else None
    apart = before is None or before.group != line.group or _SENTENCE_END.search(before.text) is not None
    if not (apart and _has_heading_form(line)):
        return False
    for following in lines[place + 1 : place + 3]:
        if following.bullet or len(following.text) >= _BODY_LENGTH:
            return True
        if _END_MARK.search(following.text):
            return len(following.text) > len(line.text)
        if not _has_heading_form(following):
            return False
    return False


def _has_heading_form(line: _Line) -> bool:
    text = line.text
    return (
        not line.bullet
        and len(text) <= _HEADING_LENGTH
        and not text[0].islower()
        and _END_MARK.search(text) is None
        and 0 < len(words(text)) <= _HEADING_WORDS
        and not is_boilerplate(text)
    )


def _with_stubs_hidden(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Hide the few words (a name, a site) that stand among furniture before the first or after the last paragraph."""
    real = [
        place
        for place, block in enumerate(blocks)
        if not block.hidden and (block.kind is BlockKind.LIST_ITEM or not _is_stub(block))
    ]
    if not real:
        return tuple(blocks)
    result = list(blocks)
    for edge in (range(real[0]), range(real[-1] + 1, len(blocks))):
        if any(blocks[place].hidden for place in edge):
            for place in edge:
                result[place] = replace(blocks[place], hidden=True)
    return tuple(result)


def _is_stub(block: Block) -> bool:
    return len(words(block.text)) <= _STUB_WORDS and _SENTENCE_END.search(block.text) is None
