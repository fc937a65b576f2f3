"""One walk over a tree of HTML that gives blocks with exact marks."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from matins.extract.runs import Run
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.text.clean import TEXT, Clean, clean_code, clean_line, clean_text
from matins.text.urls import web_address


class Flow(Enum):
    """What a tag does to the flow of the text, where it is neither a block nor a mark."""

    GROUP = auto()
    LIST = auto()
    BREAK = auto()
    SKIP = auto()


Role = BlockKind | Emphasis | Flow


def _table(*rows: tuple[Role, str]) -> dict[str, Role]:
    return {tag: role for role, tags in rows for tag in tags.split()}


ROLES: dict[str, Role] = _table(
    (BlockKind.HEADING, "h1 h2 h3 h4 h5 h6"),
    (BlockKind.PARAGRAPH, "p summary address"),
    (BlockKind.LIST_ITEM, "li dt dd"),
    (BlockKind.QUOTE, "blockquote"),
    (BlockKind.CODE, "pre code"),
    (BlockKind.TABLE, "table"),
    (BlockKind.CAPTION, "figcaption caption"),
    (Emphasis.BOLD, "b strong"),
    (Emphasis.ITALIC, "i em cite dfn"),
    (Emphasis.CODE, "kbd samp tt var"),
    (Emphasis.LINK, "a"),
    (
        Flow.GROUP,
        "article aside body center details div fieldset figure footer form header hgroup hr html main nav section"
        " tbody thead tfoot tr td th",
    ),
    (Flow.LIST, "ul ol dl menu dir"),
    (Flow.BREAK, "br"),
    (
        Flow.SKIP,
        "script style template svg math iframe object embed applet canvas audio video button input select textarea"
        " option datalist title meta link progress meter dialog rp rt",
    ),
)
"""The one table of what each tag means; a tag that is not in it is as transparent as `span`."""

_CELLS = ("td", "th")
_TOO_RICH_FOR_A_CELL = ("table", "ul", "ol", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre")
_LONGEST_CELL = 400
_LINE_KINDS = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_LANGUAGE = re.compile(r"(?:^|\s)(?:language-|lang-|highlight-source-|brush:\s*)([\w+#.-]{1,20})")
_PERMALINK = re.compile(r"\s*[#¶§🔗]+$")
_INVISIBLE_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def is_invisible(element: etree._Element) -> bool:
    """Whether a browser would not show `element`, or asks screen readers to pass over it."""
    attributes = element.attrib
    return bool(attributes) and (
        "hidden" in attributes
        or attributes.get("aria-hidden") == "true"
        or ("style" in attributes and _INVISIBLE_STYLE.search(str(attributes["style"])) is not None)
    )


@dataclass(frozen=True, slots=True)
class Piece:
    """A block, and the innermost element that holds all of it."""

    block: Block
    element: etree._Element


def blocks_of(root: etree._Element, base: str | None = None) -> list[Block]:
    """Return the text below `root` as blocks in document order, links resolved against `base`."""
    return [piece.block for piece in pieces_of(root, base)]


def pieces_of(root: etree._Element, base: str | None = None) -> list[Piece]:
    """Return the blocks below `root` in document order, each with its element."""
    walk = _Walk(root, base)
    # Events, not recursion: pages nest deeper than Python's stack.
    for event, element in walk.iterator:
        if event == "start":
            walk.enter(element)
        elif event == "end":
            walk.leave(element)
        else:
            walk.run.add(element.tail)
    walk.flush()
    return walk.pieces


@dataclass(slots=True)
class _Place:
    """An element the walk is in: what its text becomes, and the list around it."""

    element: etree._Element
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    depth: int = 0
    counter: int | None = None
    marked: bool = False
    soft: bool = False


class _Walk:
    def __init__(self, root: etree._Element, base: str | None) -> None:
        self.root, self.base = root, base
        self.pieces: list[Piece] = []
        self.run = Run()
        self.iterator = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
        self._places = [_Place(root)]
        self._number: int | None = None

    def enter(self, element: etree._Element) -> None:
        """Take up what an element begins, and the text at its start."""
        role = _role(element)
        if (role is Flow.SKIP and not _is_left_open(element)) or (element is not self.root and is_invisible(element)):
            self.iterator.skip_subtree()
            return
        if role is Flow.BREAK:
            self._break()
        elif role is BlockKind.CODE or (role is BlockKind.TABLE and _is_data(element)):
            self._whole(element, role)
            return
        elif role is Flow.LIST:
            self._begin_list(element)
        elif role is BlockKind.LIST_ITEM:
            self._begin_item(element)
        elif role is BlockKind.HEADING:
            self._begin(element, role, int(element.tag[1]))
        elif role is BlockKind.QUOTE or role is BlockKind.CAPTION:
            self._begin(element, role)
        elif isinstance(role, Emphasis):
            self._begin_mark(element, role)
        elif role is not None:
            self._begin_flow(element)
        self.run.add(element.text)

    def leave(self, element: etree._Element) -> None:
        """End what an element began, and take up the text behind it."""
        place = self._places[-1]
        if place.element is element and len(self._places) > 1:
            if place.marked:
                self.run.close()
            elif place.soft:
                self.run.break_line()
            else:
                self.flush()
            self._places.pop()
            if place.kind is BlockKind.HEADING and self._places[-1].kind is BlockKind.LIST_ITEM:
                # An item with a heading of its own is a section; what follows in it is no bullet.
                self._places[-1].kind, self._places[-1].level = BlockKind.PARAGRAPH, 0
        if element is not self.root:
            self.run.add(element.tail)

    def flush(self) -> None:
        """Make a block of the text gathered so far, if any."""
        if self.run.empty:
            return
        place = self._places[-1]
        text, marks = self.run.take()
        number = None
        if place.kind is BlockKind.LIST_ITEM:
            number, self._number = self._number, None
        elif place.kind is BlockKind.HEADING:
            text, marks = _without_permalink(clean_line(text, TEXT), marks)
        if text:
            block = Block(place.kind, text, level=place.level, number=number, marks=marks)
            self.pieces.append(Piece(block, place.element))

    def _begin(self, element: etree._Element, kind: BlockKind, level: int = 0) -> None:
        self.flush()
        self._places.append(_Place(element, kind, level, self._places[-1].depth))

    def _begin_flow(self, element: etree._Element) -> None:
        """Enter a paragraph or a container: a block of its own, but a mere line inside an item, heading or caption."""
        around = self._places[-1]
        soft = around.kind in _LINE_KINDS
        if soft:
            self.run.break_line()
        else:
            self.flush()
        self._places.append(_Place(element, around.kind, around.level, around.depth, soft=soft))

    def _begin_list(self, element: etree._Element) -> None:
        self.flush()
        counter = _whole_number(element.get("start"), 1) if element.tag == "ol" else None
        self._places.append(_Place(element, depth=self._places[-1].depth + 1, counter=counter))

    def _begin_item(self, element: etree._Element) -> None:
        self.flush()
        around = self._places[-1]
        self._number = None
        if around.counter is not None:
            self._number = _whole_number(element.get("value"), around.counter)
            around.counter = self._number + 1
        depth = max(1, around.depth)
        self._places.append(_Place(element, BlockKind.LIST_ITEM, depth, depth))

    def _begin_mark(self, element: etree._Element, emphasis: Emphasis) -> None:
        target = ""
        if emphasis is Emphasis.LINK:
            href = element.get("href") or ""
            target = web_address(href, None if href.startswith("http") else self.base) or ""
            if not target:
                return
        around = self._places[-1]
        self._places.append(_Place(element, around.kind, around.level, around.depth, marked=True))
        self.run.open(emphasis, target)

    def _break(self) -> None:
        if self.run.fresh and self._places[-1].kind not in _LINE_KINDS:
            self.flush()
        else:
            self.run.break_line()

    def _whole(self, element: etree._Element, kind: BlockKind) -> None:
        """Take code or a table as it stands; a word of code in a line is a mark."""
        if kind is BlockKind.CODE and not _is_code_block(element):
            self._begin_mark(element, Emphasis.CODE)
            self.run.add(element.text)
            return
        self.iterator.skip_subtree()
        self.flush()
        if kind is BlockKind.TABLE:
            text, language = _rows(element), None
        else:
            text, language = clean_code(_code_text(element)), _language(element)
        if text.strip():
            self.pieces.append(Piece(Block(kind, text, language=language), element))


def _role(element: etree._Element) -> Role | None:
    return ROLES.get(element.tag) if isinstance(element.tag, str) else Flow.SKIP


def _is_left_open(element: etree._Element) -> bool:
    """Whether a button goes on to the page's end, since nobody closed it."""
    return element.tag == "button" and next(element.iterdescendants("p", "article", "main"), None) is not None


def _whole_number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default


def _without_permalink(text: Clean, marks: tuple[Mark, ...]) -> tuple[Clean, tuple[Mark, ...]]:
    tail = _PERMALINK.search(text)
    if tail and any(mark.emphasis is Emphasis.LINK and mark.span[0] >= tail.start() for mark in marks):
        return clean_line(text[: tail.start()], TEXT), tuple(mark for mark in marks if mark.span[1] <= tail.start())
    return text, marks


def _is_code_block(element: etree._Element) -> bool:
    if element.tag == "pre":
        return True
    if element.find("br") is not None or element.find("code") is not None or "\n" in (element.text or "").strip():
        return True
    around = element.getparent()
    if around is None or around.tag not in ("body", "main", "blockquote"):
        return False
    previous = element.getprevious()
    before = around.text if previous is None else previous.tail
    return not (before or "").strip() and not (element.tail or "").strip()


def _code_text(element: etree._Element) -> str:
    pieces: list[str] = []
    for event, inner in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append("\n" if inner.tag == "br" else "")
            pieces.append(inner.text or "")
        elif inner is not element:
            pieces.append(inner.tail or "")
    return "".join(pieces)


def _language(element: etree._Element) -> str | None:
    around = element.getparent()
    near = [element, *element.iterchildren("code")] + ([around] if around is not None else [])
    for candidate in near:
        found = _LANGUAGE.search(candidate.get("class") or "")
        if found:
            return clean_line(found[1].lower())
    return None


def _is_data(table: etree._Element) -> bool:
    """Whether a table holds data, rather than laying out a page or a letter."""
    if next(table.iterdescendants(*_TOO_RICH_FOR_A_CELL), None) is not None:
        return False
    widest = max((sum(cell.tag in _CELLS for cell in row) for row in table.iter("tr")), default=0)
    longest = max((len("".join(cell.itertext())) for cell in table.iter(*_CELLS)), default=0)
    return widest >= 2 and longest <= _LONGEST_CELL


def _rows(table: etree._Element) -> Clean:
    lines = []
    for row in table.iter("tr"):
        cells = [clean_line("".join(cell.itertext()), _LONGEST_CELL) for cell in row.iterchildren(*_CELLS)]
        if any(cells):
            lines.append(" | ".join(cells).strip())
    return clean_text("\n".join(lines))
