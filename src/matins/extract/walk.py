"""One walk over a tree of HTML that gives blocks with exact marks."""

import re
from dataclasses import dataclass
from enum import Enum, auto

from lxml import etree

from matins.extract.inline import formula, is_break, is_drop_cap, is_permalink, lacks_quotes, shifted
from matins.extract.listings import is_listing, listing_language, listing_text
from matins.extract.rows import caption_text, is_data, table_text
from matins.extract.runs import Run
from matins.model.document import Block, BlockKind, Emphasis
from matins.text.clean import TEXT, clean_line
from matins.text.urls import web_address


class Flow(Enum):
    """What a tag does to the flow of the text, where it is neither a block nor a mark."""

    GROUP = auto()
    LIST = auto()
    BREAK = auto()
    SHIFT = auto()
    QUOTED = auto()
    FORMULA = auto()
    PICTURE = auto()
    SKIP = auto()


Role = BlockKind | Emphasis | Flow


def _table(*rows: tuple[Role, str]) -> dict[str, Role]:
    return {tag: role for role, tags in rows for tag in tags.split()}


ROLES: dict[str, Role] = _table(
    (BlockKind.HEADING, "h1 h2 h3 h4 h5 h6"),
    (BlockKind.PARAGRAPH, "p summary address legend"),
    (BlockKind.LIST_ITEM, "li dt dd"),
    (BlockKind.QUOTE, "blockquote"),
    (BlockKind.CODE, "pre code listing xmp"),
    (BlockKind.TABLE, "table"),
    (BlockKind.CAPTION, "figcaption caption"),
    (Emphasis.BOLD, "b strong"),
    (Emphasis.ITALIC, "i em cite dfn"),
    (Emphasis.CODE, "kbd samp tt var"),
    (Emphasis.LINK, "a"),
    (
        Flow.GROUP,
        "article aside body center details div fieldset footer form header hgroup hr html main nav section"
        " tbody thead tfoot tr td th",
    ),
    (Flow.LIST, "ul ol dl menu dir"),
    (Flow.BREAK, "br"),
    (Flow.SHIFT, "sup sub"),
    (Flow.QUOTED, "q"),
    (Flow.FORMULA, "math img"),
    (Flow.PICTURE, "figure"),
    (
        Flow.SKIP,
        "script style template svg iframe object embed applet canvas audio video button input select textarea"
        " option datalist title meta link progress meter dialog rp rt",
    ),
)
"""The one table of what each tag means; a tag that is not in it is as transparent as `span`."""

_CONTAINERS = frozenset({Flow.GROUP, Flow.PICTURE, Flow.SKIP})
_LINE_KINDS = frozenset({BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.CAPTION})
_PICTURES = ("img", "picture", "video", "source", "amp-img")
_MORE_THAN_A_CAPTION = ("table", "ul", "ol", "h1", "h2", "h3")
_LONGEST_CAPTION = 600
_DASHES = ("—", "–", "―", "-", "~")
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:[_-]?text)?(?:\s|$)", re.IGNORECASE)
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
    step: int = 1
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
        role = ROLES.get(element.tag)
        if self._is_passed_over(element, role):
            self.iterator.skip_subtree()
            return
        if role is not None:
            if self._whole(element, role):
                self.iterator.skip_subtree()
                return
            self._begin_role(element, role)
        elif is_break(element):
            self._break()
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
            if place.kind is BlockKind.HEADING and not place.marked:
                self._end_item()
        elif element.tag == "q" and lacks_quotes(element) and not is_invisible(element):
            self.run.add("”")
        if element is not self.root:
            tail = element.tail
            if tail and self.run.size == 1 and is_drop_cap(element, self.run.line):
                tail = tail.lstrip()
            self.run.add(tail)

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
            text = clean_line(text, TEXT)
        if text:
            block = Block(place.kind, text, level=place.level, number=number, marks=marks)
            self.pieces.append(Piece(block, place.element))

    def _is_passed_over(self, element: etree._Element, role: Role | None) -> bool:
        """Whether nothing below `element` is read."""
        if role is Flow.SKIP and not (_is_shown(element) or self._is_title(element)):
            return True
        if self._places[-1].kind is BlockKind.HEADING and is_permalink(element):
            return True
        return is_invisible(element) and element is not self.root

    def _is_title(self, element: etree._Element) -> bool:
        """Whether a button is all that a heading says, since it folds open what is below."""
        heading = self._places[-1].kind is BlockKind.HEADING
        return heading and element.tag == "button" and self.run.empty and not (element.tail or "").strip()

    def _begin_role(self, element: etree._Element, role: Role) -> None:
        # Marks first, since Emphasis.CODE equals BlockKind.CODE.
        if isinstance(role, Emphasis):
            self._begin_mark(element, role)
        elif isinstance(role, Flow):
            self._begin_flow(element, role)
        else:
            self._begin_block(element, role)

    def _begin_flow(self, element: etree._Element, flow: Flow) -> None:
        if flow is Flow.BREAK:
            self._break()
        elif flow is Flow.LIST:
            self._begin_list(element)
        elif flow is Flow.QUOTED:
            self.run.add("“" if lacks_quotes(element) else None)
        elif flow in _CONTAINERS:
            self._begin_line(element, flow)

    def _begin_block(self, element: etree._Element, kind: BlockKind) -> None:
        match kind:
            case BlockKind.CODE:
                self._begin_mark(element, Emphasis.CODE)
            case BlockKind.LIST_ITEM:
                self._begin_item(element)
            case BlockKind.HEADING:
                self._begin(element, kind, int(element.tag[1]))
            case BlockKind.QUOTE:
                around = self._places[-1]
                self._begin(element, kind, 1 + around.level * (around.kind is BlockKind.QUOTE))
            case BlockKind.CAPTION:
                self._begin(element, kind)
            case BlockKind.PARAGRAPH | BlockKind.TABLE:
                self._begin_line(element, kind)

    def _begin(self, element: etree._Element, kind: BlockKind, level: int = 0) -> None:
        self.flush()
        self._places.append(_Place(element, kind, level, self._places[-1].depth))

    def _begin_line(self, element: etree._Element, role: Role) -> None:
        """Enter a paragraph or a container: a block of its own, but a mere line inside an item, heading or caption."""
        around = self._places[-1]
        if around.kind is BlockKind.PARAGRAPH and _is_caption(element, role):
            self._begin(element, BlockKind.CAPTION)
            return
        soft = around.kind in _LINE_KINDS
        if soft:
            self.run.break_line()
        else:
            self.flush()
        self._places.append(_Place(element, around.kind, around.level, around.depth, soft=soft))

    def _end_item(self) -> None:
        """Go on as text in an item with a heading of its own: it is a section, and what follows in it is no bullet."""
        for place in reversed(self._places):
            if place.kind is not BlockKind.LIST_ITEM:
                break
            place.kind, place.level = BlockKind.PARAGRAPH, 0

    def _begin_list(self, element: etree._Element) -> None:
        self.flush()
        counter, step = None, 1
        if element.tag == "ol":
            down = element.get("reversed") is not None
            counter = _whole_number(element.get("start"), sum(1 for _ in element.iterchildren("li")) if down else 1)
            step = -1 if down else 1
        self._places.append(_Place(element, depth=self._places[-1].depth + 1, counter=counter, step=step))

    def _begin_item(self, element: etree._Element) -> None:
        self.flush()
        around = self._places[-1]
        self._number = None
        if around.counter is not None:
            self._number = _whole_number(element.get("value"), around.counter)
            around.counter = self._number + around.step
        # What a term means stands below the term.
        depth = max(1, around.depth) + (element.tag == "dd")
        self._places.append(_Place(element, BlockKind.LIST_ITEM, depth, depth))

    def _begin_mark(self, element: etree._Element, emphasis: Emphasis) -> None:
        target = ""
        if emphasis is Emphasis.LINK:
            href = element.get("href") or ""
            target = web_address(href, None if href.startswith("http") else self.base) or ""
            if not target:
                return
        around = self._places[-1]
        signs = element.tag == "cite" and around.kind is BlockKind.QUOTE and _is_last(element)
        if signs and not self.run.line.endswith(_DASHES):
            self.run.break_line()
        self._places.append(_Place(element, around.kind, around.level, around.depth, marked=True))
        self.run.open(emphasis, target)

    def _break(self) -> None:
        if self.run.fresh and self._places[-1].kind not in _LINE_KINDS:
            self.flush()
        else:
            self.run.break_line()

    def _whole(self, element: etree._Element, role: Role) -> bool:
        """Take what is read as a whole, if `element` is that: a listing, rows of data, a formula, raised figures."""
        if role is BlockKind.CODE and is_listing(element):
            self.flush()
            self._append(Block(BlockKind.CODE, listing_text(element), language=listing_language(element)), element)
        elif role is BlockKind.TABLE and is_data(element):
            self.flush()
            self._append(Block(BlockKind.CAPTION, caption_text(element)), element)
            self._append(Block(BlockKind.TABLE, table_text(element)), element)
        elif role is Flow.FORMULA:
            self.run.open(Emphasis.CODE)
            self.run.add(formula(element))
            self.run.close()
        elif role is Flow.SHIFT and (said := shifted(element)) is not None:
            self.run.add(said)
        else:
            return False
        return True

    def _append(self, block: Block, element: etree._Element) -> None:
        if block.text.strip():
            self.pieces.append(Piece(block, element))


def _is_caption(element: etree._Element, role: Role) -> bool:
    """Whether all text in an element belongs to its picture."""
    if role is Flow.PICTURE:
        pictured = next(element.iterdescendants(*_PICTURES), None) is not None
    else:
        pictured = "aption" in (classes := element.get("class") or "") and _CAPTION_CLASS.search(classes) is not None
    return pictured and _is_short(element) and next(element.iterdescendants(*_MORE_THAN_A_CAPTION), None) is None


def _is_short(element: etree._Element) -> bool:
    """Whether all text in an element may be a caption; no more of it is looked at than that takes."""
    size = 0
    for text in element.itertext():
        size += len(text)
        if size > _LONGEST_CAPTION:
            return False
    return True


def _is_last(element: etree._Element) -> bool:
    """Whether nothing follows `element` in the one around it."""
    return element.getnext() is None and not (element.tail or "").strip()


def _is_shown(element: etree._Element) -> bool:
    """Whether text is read below a tag that has none elsewhere: a shadow root, a button that nobody closed."""
    if element.tag == "template":
        return "shadowrootmode" in element.attrib
    return element.tag == "button" and next(element.iterdescendants("p", "article", "main"), None) is not None


def _whole_number(text: str | None, default: int) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 7 else default
