"""The text of one block as inline Markdown: every letter shown as it is, marks as emphasis, code and links."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from matins.model.document import Emphasis, Mark
from matins.text.urls import masked, web_address

# CommonMark's punctuation that makes markup, and what GitHub adds; "&" begins an entity.
_MARKUP = re.compile(r"[\\`*_\[\]()<>#|~&]")
_DASHED = re.compile(r"^(\s*)([-+=])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)([.)])", re.MULTILINE)
_TICKS = re.compile("`+")
# What two marks side by side would make one run of.
_RUNS = {Emphasis.BOLD: "*", Emphasis.ITALIC: "*", Emphasis.CODE: "`", Emphasis.LINK: None}


def escaped(text: str) -> str:
    """Return `text` so that Markdown shows it letter for letter (CommonMark 0.31, section 2.4)."""
    return _line_starts(_MARKUP.sub(r"\\\g<0>", text))


def inline(text: str, marks: Iterable[Mark]) -> str:
    """Return `text` with its `marks` as emphasis, code spans and links.

    A mark that crosses another, says again what one around it says, or could not be told from plain text
    (CommonMark 0.31, section 6.2) is left out.
    """
    ordered = sorted(marks, key=lambda mark: (mark.span[0], -mark.span[1]))
    writer = _Writer(text, ordered)
    for mark in ordered:
        writer.open(mark)
    return _line_starts(writer.text())


def address(link: str | None) -> str | None:
    """Return `link` as it may stand in a document: http or https, its user and password hidden."""
    return web_address(masked(link)) if link else None


def fence(text: str, least: int) -> str:
    """Return a fence of backticks longer than any run of them in `text`, and no shorter than `least`."""
    return "`" * max(least, 1 + max((len(ticks) for ticks in _TICKS.findall(text)), default=0))


@dataclass(slots=True)
class _Open:
    end: int
    emphasis: Emphasis
    closing: str


class _Writer:
    """Writes a text from left to right, its marks nested."""

    def __init__(self, text: str, marks: Iterable[Mark]) -> None:
        self._text = text
        self._edges = Counter(edge for mark in marks for edge in enumerate(mark.span))
        self._pieces: list[str] = []
        self._at = 0
        self._open: list[_Open] = []

    def open(self, mark: Mark) -> None:
        start, end = mark.span
        self._close_until(start)
        around = self._open[-1].end if self._open else len(self._text)
        said = {opened.emphasis for opened in self._open}
        touching = self._pieces[-1][-1] if self._pieces and start == self._at else ""
        if not self._at <= start < end <= around or mark.emphasis in said or touching == _RUNS[mark.emphasis]:
            return
        if mark.emphasis is Emphasis.CODE:
            self._plain(start)
            self._code(end)
            return
        delimiters = self._delimiters(mark, start, end)
        if delimiters:
            self._plain(start)
            if delimiters[0] == "[" and self._pieces and self._pieces[-1].endswith("!"):
                self._pieces[-1] = self._pieces[-1][:-1] + r"\!"  # or it would be a picture
            self._pieces.append(delimiters[0])
            self._open.append(_Open(end, mark.emphasis, delimiters[1]))

    def text(self) -> str:
        self._close_until(len(self._text))
        self._plain(len(self._text))
        return "".join(self._pieces)

    def _delimiters(self, mark: Mark, start: int, end: int) -> tuple[str, str] | None:
        if mark.emphasis is Emphasis.LINK:
            target = address(mark.target)
            return ("[", f"](<{target}>)") if target else None
        # Within a word, asterisks are markup only beside letters: of the text, or they are those of another mark.
        inside = self._text[start] + self._text[end - 1]
        beside = self._text[start - 1 : start] + self._text[end : end + 1]
        apart = not beside or all(character.isspace() for character in beside)
        alone = inside.isalnum() and self._edges[0, start] == self._edges[1, end] == 1
        if not (apart or alone) or any(character.isspace() for character in inside):
            return None
        delimiter = "**" if mark.emphasis is Emphasis.BOLD else "*"
        return delimiter, delimiter

    def _code(self, end: int) -> None:
        code = self._text[self._at : end].replace("\n", " ")
        ticks = fence(code, 1)
        blank = " " if code.startswith(("`", " ")) or code.endswith(("`", " ")) else ""
        self._pieces.append(f"{ticks}{blank}{code}{blank}{ticks}")
        self._at = end

    def _close_until(self, place: int) -> None:
        while self._open and self._open[-1].end <= place:
            opened = self._open.pop()
            self._plain(opened.end)
            self._pieces.append(opened.closing)

    def _plain(self, end: int) -> None:
        if end > self._at:
            self._pieces.append(_MARKUP.sub(r"\\\g<0>", self._text[self._at : end]))
            self._at = end


def _line_starts(text: str) -> str:
    return _NUMBERED.sub(r"\1\\\2", _DASHED.sub(r"\1\\\2", text))
