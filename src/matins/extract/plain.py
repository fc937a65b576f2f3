"""Plain text to a document: paragraphs, headings, items, quotes, code and tables told by their form alone.

Loads nothing heavy.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from matins.extract.furniture import with_furniture_hidden
from matins.extract.lines import Line, ends_sentence, lines_of
from matins.extract.verdict import nothing
from matins.model.document import READ_ALOUD, Block, BlockKind, Document, Emphasis, Mark
from matins.text.boilerplate import is_boilerplate
from matins.text.clean import NOTHING, TITLE, Clean, clean_line, clean_text
from matins.text.marks import CLOSERS, ENDS, PAUSES
from matins.text.urls import web_address
from matins.text.words import CJK, has_words, words

LONGEST = 2_000_000
"""Characters of a text that are read."""

_END_MARK = re.compile(rf"[{ENDS}{PAUSES}][{CLOSERS}]*$")
_NO_TITLE_END = re.compile(r"[.;:,。；：，]$")
_SPACELESS = re.compile(f"[{CJK}\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]")
_SPOKEN = re.compile(r"[\[(]?\d{1,2}:\d{2}|<[^\s>]{1,30}>|[^\W\d_][\w .-]{0,20}: ")
_ADDRESS = re.compile(r"https?://[^\s<>\"'”»）」]+")
_NO_HEADING = re.compile(r"\n|://|^\d{1,2}:\d{2}")
_HEADING_LENGTH, _HEADING_WORDS, _HEADING_CHARACTERS, _TITLE_LENGTH = 80, 14, 30, 200
_VERSE_LENGTH, _VERSE_LINES = 60, 3
_STUB_WORDS = 8
_BODY_LENGTH, _BODY_CHARACTERS = 120, 40
_LITTLE_PROSE, _PROSE_IN_LETTER = 0.3, 0.3


def document_of_text(text: str, *, title: str | None = None) -> Document:
    """Return plain `text` as a document with status FULL, or EMPTY where it says nothing.

    Lines that were wrapped at a width are joined, short lines that stand together are verses, each other line is a
    block.  Short lines without an end mark that stand before a longer paragraph are headings, as are lines with the
    marks of Markdown and reStructuredText.  `title` is what the article is called, else its first line is taken where
    that has a title's form.
    """
    lines = lines_of(text[:LONGEST])
    name = clean_line(title) or _title(lines)
    blocks = with_furniture_hidden(tuple(_blocks(_with_verses(lines))), (name,), page=False)
    blocks = _with_stubs_hidden(blocks)
    document = Document(blocks=blocks, title=name or None)
    told = any(has_words(block.text) for block in blocks if not block.hidden)
    return document if told else nothing(document, "no text")


def with_letters_read(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Return `blocks`, what was sent as code but is prose told by its form, where there is hardly any other prose.

    Archives of mailing lists and old pages put whole letters into a `pre`.
    """
    prose = sum(len(block.text) for block in blocks if block.kind in READ_ALOUD)
    if prose > _LITTLE_PROSE * sum(len(block.text) for block in blocks):
        return tuple(blocks)
    return tuple(part for block in blocks for part in _as_letter(block))


def _as_letter(block: Block) -> Sequence[Block]:
    if block.kind is not BlockKind.CODE or block.language or len(block.text) > LONGEST:
        return (block,)
    found = tuple(_blocks(_with_verses(lines_of(block.text))))
    told = sum(len(part.text) for part in found if part.kind in READ_ALOUD and ends_sentence(part.text))
    return found if told >= _PROSE_IN_LETTER * len(block.text) else (block,)


def _title(lines: Sequence[Line]) -> Clean:
    """Return the text's first line where it has a title's form and text follows, else nothing."""
    for place, line in enumerate(lines[:4]):
        if is_boilerplate(line.text) and not line.level:
            continue
        if line.kind is not BlockKind.PARAGRAPH or line.bullet or line.hidden:
            return NOTHING
        text = clean_line(line.text, TITLE)
        shaped = len(text) <= _TITLE_LENGTH and not _NO_TITLE_END.search(text) and not _SPOKEN.match(text)
        longer = any(_is_body(later) or ends_sentence(later.text) for later in lines[place + 1 :])
        return text if (shaped or line.level == 1) and longer else NOTHING
    return NOTHING


def _with_verses(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield lines, those of a group of short ones that do not end as sentences do as one."""
    for _, grouped in groupby(lines, key=lambda line: line.group):
        group = list(grouped)
        if _is_verse(group):
            yield replace(group[0], text=clean_text("\n".join(line.text for line in group)))
        else:
            yield from group


def _is_verse(group: Sequence[Line]) -> bool:
    return (
        len(group) >= _VERSE_LINES
        and all(
            line.kind is BlockKind.PARAGRAPH
            and not (line.bullet or line.level or line.hidden)
            and len(line.text) <= _VERSE_LENGTH
            and not is_boilerplate(line.text)
            for line in group
        )
        and sum(ends_sentence(line.text) for line in group) < 0.5 * len(group)
    )


def _blocks(lines: Iterator[Line]) -> Iterator[Block]:
    indents: list[int] = []
    known = list(lines)
    for place, line in enumerate(known):
        if line.bullet:
            while indents and indents[-1] >= line.indent:
                indents.pop()
            indents.append(line.indent)
            level = min(len(indents), 6)
            yield Block(BlockKind.LIST_ITEM, line.text, level=level, number=line.number, marks=_links(line.text))
            continue
        indents = []
        if line.kind is not BlockKind.PARAGRAPH:
            marks = _links(line.text) if line.kind is BlockKind.QUOTE else ()
            yield Block(line.kind, line.text, language=line.language, marks=marks)
        elif line.level or (not line.hidden and _is_heading(known, place)):
            yield Block(BlockKind.HEADING, line.text, level=line.level or 2)
        else:
            yield Block(BlockKind.PARAGRAPH, line.text, hidden=line.hidden, marks=_links(line.text))


def _links(text: str) -> tuple[Mark, ...]:
    """Return marks over the addresses in `text`."""
    if "://" not in text:
        return ()
    found = ((match.start(), match[0].rstrip(".,;:!?)]}'*_")) for match in _ADDRESS.finditer(text))
    marks = ((start, shown, web_address(shown)) for start, shown in found)
    return tuple(Mark((start, start + len(shown)), Emphasis.LINK, target) for start, shown, target in marks if target)


def _is_heading(lines: Sequence[Line], place: int) -> bool:
    """Whether the line has a heading's form and something longer below it that it can head."""
    line = lines[place]
    before = lines[place - 1] if place else None
    apart = before is None or before.group != line.group or ends_sentence(before.text) or is_boilerplate(before.text)
    if not (apart and _has_heading_form(line)):
        return False
    for following in lines[place + 1 : place + 3]:
        if following.bullet or following.kind is not BlockKind.PARAGRAPH or _is_body(following):
            return True
        if following.group == line.group and _SPOKEN.match(line.text) and _SPOKEN.match(following.text):
            return False
        if _END_MARK.search(following.text) or "\n" in following.text:
            return len(following.text) > len(line.text)
        if not _has_heading_form(following):
            return False
    return False


def _has_heading_form(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _HEADING_LENGTH
        and line.kind is BlockKind.PARAGRAPH
        and not (line.bullet or line.hidden)
        and not text[0].islower()
        and _END_MARK.search(text) is None
        and _NO_HEADING.search(text) is None
        and _is_brief(text)
        and not is_boilerplate(text)
    )


def _is_brief(text: str) -> bool:
    if len(_SPACELESS.findall(text)) > len(text) // 2:
        return len(text) <= _HEADING_CHARACTERS
    return 0 < len(words(text)) <= _HEADING_WORDS and any(character.isalpha() for character in text)


def _is_body(line: Line) -> bool:
    text = line.text
    return len(text) >= _BODY_LENGTH or len(_SPACELESS.findall(text[:_BODY_LENGTH])) >= _BODY_CHARACTERS


def _with_stubs_hidden(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Hide the few words (a name, a site) that stand among furniture before the first or after the last paragraph."""
    places = range(len(blocks))
    first = next((place for place in places if _is_real(blocks[place])), None)
    if first is None:
        return tuple(blocks)
    last = next(place for place in reversed(places) if _is_real(blocks[place]))
    result = list(blocks)
    for edge in (range(first), range(last + 1, len(blocks))):
        if any(blocks[place].hidden for place in edge):
            for place in edge:
                result[place] = replace(blocks[place], hidden=True)
    return tuple(result)


def _is_real(block: Block) -> bool:
    return not block.hidden and (block.kind is not BlockKind.PARAGRAPH or not _is_stub(block))


def _is_stub(block: Block) -> bool:
    return not ends_sentence(block.text) and len(words(block.text)) <= _STUB_WORDS
