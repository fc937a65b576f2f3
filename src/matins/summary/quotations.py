"""Where somebody else speaks: the ranges of an article's quotations, those of several paragraphs too."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from matins.model.document import READ_ALOUD, Block, BlockKind, Span

LONGEST = 1500
"""Characters from one mark to the other in a paragraph; those that are further apart are no pair."""

FARTHEST = 4
"""Paragraphs without a mark after which an open quotation is taken for a mark that somebody forgot."""

_MARK = re.compile('["“”„«»]')
_FAMILIES = {'"': '"', "“": "“", "”": "“", "„": "“", "«": "«", "»": "«"}
_OPENING_FORMS = "“„«"
_BEFORE_OPENING, _AFTER_CLOSING = "([{—–-/'‘’", "—–-'’…\"”»“«("
# A mark before one of these closes, unless what follows are the dots of what was left out.
_CLOSED = re.compile(r"[,;:)\]}!?]|\.(?!\.\.)")
_LEFT_OUT = re.compile(r"\.\.\.(?!\S)")
_DASHES = "—–-• "
# The agency AFP writes so what is quoted within a quotation.
_PLUSES = re.compile(r"\+(?<!\w.)(?=[^\W\d_])[^+]{1,400}(?<=\S)\+(?!\w)")
# Apostrophes stand between letters or behind an "s"; a quotation of sentences ends behind their mark, or begins again.
_SINGLES = re.compile(
    r"['‘](?<![^\s(\[].)(?=[^\W\d_])(?:[^'‘’]|(?<=\w)['’](?=\w)|(?<=s)['’]){1,1500}+"
    r"(?:(?<=[.,!?…])['’](?!\w)|(?<=[.!?]\s)(?=['‘][^\W\d_]))"
)


class _Mark(NamedTuple):
    """A quotation mark: its place, which marks it goes with, and 1 where it opens, -1 where it closes, else 0."""

    at: int
    family: str
    way: int


_Paragraph = tuple[int, list[_Mark]]
"""A block that counts, by its number, and its marks."""


def quotations(blocks: Sequence[Block]) -> Mapping[int, Sequence[Span]]:
    """Return the quotations of the blocks that are read aloud, by the numbers of the blocks, with their marks.

    Of the paragraphs of one quotation each begins with a mark and the last also ends with one, or only the first begins
    and only the last ends with one; a range reaches beyond a block where it begins before or ends after it.  What
    stands beside a mark tells whether it opens or closes: “a”, „a“, ”a“, «a» and »a« are alike.  A mark without a
    second one quotes nothing, and no quotation goes on below a heading.
    """
    found: dict[int, list[Span]] = {}
    paragraphs: list[_Paragraph] = []
    for index, block in enumerate(blocks):
        # Where lines were torn apart, a mark stands alone, which is hidden.
        if block.kind in READ_ALOUD and (not block.hidden or block.text in _FAMILIES):
            found[index] = list(_of_lesser_marks(block.text))
            paragraphs.append((index, _marks(block.text)))
        elif block.kind is BlockKind.HEADING and not block.hidden:
            _add(found, paragraphs, blocks)
            paragraphs = []
    _add(found, paragraphs, blocks)
    return found


def is_cut(start: int, end: int, quoted: Sequence[Span]) -> bool:
    """Whether what stands from `start` to `end` begins or ends within one of these quotations."""
    return any(opening < start < closing or opening < end < closing for opening, closing in quoted)


def _add(found: dict[int, list[Span]], paragraphs: Sequence[_Paragraph], blocks: Sequence[Block]) -> None:
    """Add to `found` what is quoted in these paragraphs, which follow each other."""
    for place, (index, marks) in enumerate(paragraphs):
        spans, left = _paired(blocks[index].text, marks)
        found[index].extend(spans)
        if left is None:
            continue
        following = paragraphs[place + 1 : place + 2 + FARTHEST]
        count = next((count for count, (_, others) in enumerate(following) if others), None)
        if count is None:
            continue
        last, others = following[count]
        if _ends(others[0], left, blocks[index].text):
            found[last].append((-1, others.pop(0).at + 1))
        elif count or not _goes_on(others[0], left, blocks[last].text):
            continue
        found[index].append((left.at, len(blocks[index].text) + 1))
        for between, _ in following[:count]:
            found[between].append((-1, len(blocks[between].text) + 1))


def _ends(mark: _Mark, opened: _Mark, text: str) -> bool:
    """Whether `mark` ends what a mark of the paragraph `text` has opened.

    One that stands between blanks opens a speech only at the beginning or end of its paragraph, or behind a mark.
    """
    if mark.family != opened.family or mark.way > 0:
        return False
    before = text[: opened.at].rstrip()
    return bool(opened.way) or not before or before[-1] in ":.!?" or not text[opened.at + 1 :].strip()


def _goes_on(mark: _Mark, opened: _Mark, text: str) -> bool:
    """Whether the paragraph `text` begins with `mark`, as those of one quotation do."""
    return mark.family == opened.family and not text[: mark.at].strip(_DASHES)


def _marks(text: str) -> list[_Mark]:
    return [_Mark(match.start(), _FAMILIES[match[0]], _way(text, match.start())) for match in _MARK.finditer(text)]


def _way(text: str, at: int) -> int:
    """Return whether the mark at `at` opens or closes, by what stands beside it, else by its form."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if _CLOSED.match(text, at + 1):
        return -1
    first = not before or before.isspace()
    last = not after or after.isspace() or _LEFT_OUT.match(text, at + 1) is not None
    if first != last:
        return 1 if first else -1
    if not first and (before in _BEFORE_OPENING or after in _AFTER_CLOSING):
        return 1 if before in _BEFORE_OPENING else -1
    return 0 if text[at] == '"' else 1 if text[at] in _OPENING_FORMS else -1


def _paired(text: str, marks: Sequence[_Mark]) -> tuple[list[Span], _Mark | None]:
    """Return the ranges from mark to mark, and the first of those that are open at the end."""
    spans: list[Span] = []
    stack: list[_Mark] = []
    for mark in marks:
        opened = [other.family for other in stack]
        if mark.way == 1 or (mark.way == 0 and mark.family not in opened):
            if mark.family in opened:
                # Who opens again before a sentence goes on, where paragraphs have become one; else he forgot to close.
                place = opened.index(mark.family)
                if text[mark.at - 1].isspace() and text[mark.at - 2] in ".!?" and _is_near(stack[place], mark):
                    spans.append((stack[place].at, mark.at))
                del stack[place:]
            stack.append(mark)
        elif stack:
            # “a" is a pair, too.
            place = opened.index(mark.family) if mark.family in opened else len(stack) - 1
            if _is_near(stack[place], mark):
                spans.append((stack[place].at, mark.at + 1))
            del stack[place:]
    return spans, stack[0] if stack else None


def _is_near(mark: _Mark, other: _Mark) -> bool:
    return other.at - mark.at <= LONGEST


def _of_lesser_marks(text: str) -> Iterator[Span]:
    """Yield what stands between single quotation marks, if it is whole sentences, and between plus signs."""
    if "'" in text or "‘" in text:
        yield from (match.span() for match in _SINGLES.finditer(text))
    if "+" in text:
        yield from (match.span() for match in _PLUSES.finditer(text))
