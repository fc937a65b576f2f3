"""Pages nested too deep or of too many parts for those who read them: what is surely no article goes first."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree
from lxml import html as lxml_html

from matins.extract.markup import TAGS

MOST_ELEMENTS = 10_000
"""The richest of 500 pages of news and blogs has 4,300; what is made of more takes time that grows with its square."""

_OUTER = _INNER = 80
"""How many elements of a nest stay, counted from outside and from inside; real pages nest 50 deep."""
_END_IS_OPTIONAL = (
    "p",
    "li",
    "dt",
    "dd",
    "tr",
    "td",
    "th",
    "thead",
    "tbody",
    "tfoot",
    "colgroup",
    "option",
    "optgroup",
    "rp",
    "rt",
)
_VOID = ("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr")
_CLOSED_BY_OTHERS = frozenset((*_END_IS_OPTIONAL, *_VOID))
"""Tags whose end is often not said, or that have none: they do not nest by themselves."""

_NO_TEXT = ("nav", "button", "datalist", "noframes", "map")
_TRANSPARENT = (
    "span",
    "font",
    "bdi",
    "bdo",
    "big",
    "small",
    "nobr",
    "wbr",
    "ins",
    "u",
    "abbr",
    "label",
    "data",
    "time",
)
_EMPTY = etree.XPath("//body//*[not(*)][not(text()[normalize-space()])][not(self::br or self::td or self::th)]")
_EMPTY_ROUNDS = 4
_THREADS = etree.XPath("//body//*[contains(@class, 'comment') or contains(@id, 'comment')][not(.//h1 or .//article)]")
_WIDE = etree.XPath("//*[*[101]]")
_LINKED = 0.8
_MOST_SPARSE, _KEPT_SPARSE = 500, 300
_SPARSE = 25
"""Characters of text for each element; less is a table of figures, an index or the like."""
_GONE = "gone"


def flattened(html: str) -> str:
    """Return `html` without the tags in the middle of deep nests: the outermost and the innermost stay."""
    needless = _Nests(html).needless
    kept: list[str] = []
    start = 0
    for place, tag in enumerate(TAGS.finditer(html)):
        if needless[place]:
            kept += html[start : tag.start()], " "
            start = tag.end()
    return "".join(kept) + html[start:]


class _Nests:
    """One pass over the tags of a page; `needless` tells for each whether it is in the middle of a deep nest."""

    def __init__(self, html: str) -> None:
        self.needless = bytearray()
        self._around: list[tuple[int, str]] = []
        self._heights: list[int] = []
        self._open: Counter[str] = Counter()
        for tag in TAGS.finditer(html):
            self.needless.append(0)
            name = sys.intern((tag["name"] or "").lower())
            if not name or name in _CLOSED_BY_OTHERS:
                continue
            if tag["slash"]:
                self.needless[-1] = self._end(name)
            else:
                self._around.append((len(self.needless) - 1, name))
                self._heights.append(0)
                self._open[name] += 1
        while self._around:
            self._close()

    def _end(self, name: str) -> bool:
        """End the innermost `name` and what is open in it; return whether the end tag is needless."""
        if not self._open[name]:
            return True
        while True:
            ended, needless = self._close()
            if ended == name:
                return needless

    def _close(self) -> tuple[str, bool]:
        place, name = self._around.pop()
        height = self._heights.pop()
        self._open[name] -= 1
        if self._heights:
            self._heights[-1] = max(self._heights[-1], height + 1)
        needless = len(self._around) >= _OUTER and height >= _INNER
        self.needless[place] = needless
        return name, needless


def thin(tree: lxml_html.HtmlElement) -> bool:
    """Bring `tree` down to `MOST_ELEMENTS`; return whether text may be gone that is not furniture.

    First goes what nobody reads: empty elements, marks without meaning, lists of links, threads of comments.  Then
    tables and lists of very many short parts are cut, and in the end the page.
    """
    if _count(tree) <= MOST_ELEMENTS:
        return True
    etree.strip_elements(tree, *_NO_TEXT, with_tail=False)
    etree.strip_tags(tree, *_TRANSPARENT)
    _join_texts(tree)
    drop(tree, _repeated_breaks(tree))
    for _ in range(_EMPTY_ROUNDS):
        drop(tree, _EMPTY(tree))
    for step in (_THREADS, _links):
        if _count(tree) > MOST_ELEMENTS:
            drop(tree, step(tree))
    whole = True
    if _count(tree) > MOST_ELEMENTS:
        whole = not drop(tree, _surplus(tree))
    whole = _end_at(tree, MOST_ELEMENTS) and whole
    _join_texts(tree)
    return whole


def _count(tree: lxml_html.HtmlElement) -> int:
    return int(tree.xpath("count(//*)"))


def drop(tree: lxml_html.HtmlElement, elements: Iterable[etree._Element], *, tails: bool = False) -> bool:
    """Take `elements` out of `tree`, and the text behind them with `tails`; return whether there were any.

    All go at once: one by one, the text behind each would be copied over and over.
    """
    found = False
    for element in elements:
        element.tag = _GONE
        found = True
    etree.strip_elements(tree, _GONE, with_tail=tails)
    return found


def _join_texts(tree: lxml_html.HtmlElement) -> None:
    """Make one text of those that stood in elements now gone: libxml2 goes through all of them at every look."""
    for element in tree.iter(etree.Element):
        element.text, element.tail = _one_blank(element.text), _one_blank(element.tail)


def _one_blank(text: str | None) -> str | None:
    return " " if text and text.isspace() else text


def _repeated_breaks(tree: lxml_html.HtmlElement) -> Iterator[etree._Element]:
    for line in tree.iter("br"):
        following = line.getnext()
        if following is not None and following.tag == "br" and not (line.tail or "").strip():
            yield line


def _links(tree: lxml_html.HtmlElement) -> Iterator[etree._Element]:
    return (part for wide in _WIDE(tree) for part in wide if _is_mostly_links(part))


def _surplus(tree: lxml_html.HtmlElement) -> list[etree._Element]:
    """Return what is beyond the first few hundred parts of each long row of short ones."""
    found: list[etree._Element] = []
    for wide in _WIDE(tree):
        parts = wide.xpath("count(.//*)")
        if len(wide) > _MOST_SPARSE and len(wide.text_content()) < _SPARSE * parts:
            found += [part for part in wide[_KEPT_SPARSE:] if _is_sparse(part)]
    return found


def _is_mostly_links(element: etree._Element) -> bool:
    if element.tag == "a":
        return True
    text = len("".join(element.itertext()).strip())
    return text > 0 and sum(len("".join(link.itertext())) for link in element.iter("a")) >= _LINKED * text


def _is_sparse(element: etree._Element) -> bool:
    return len("".join(element.itertext())) < _SPARSE * (1 + sum(1 for _ in element.iterdescendants()))


def _end_at(tree: lxml_html.HtmlElement, most: int) -> bool:
    """Cut the page after `most` elements; return whether it has no more."""
    return not drop(tree, islice(tree.iter(etree.Element), most, None), tails=True)
