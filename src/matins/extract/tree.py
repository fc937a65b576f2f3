"""A page's text to a tree that is ready to be read: links absolute, what no browser shows left out."""

import re

from lxml import etree
from lxml import html as lxml_html

from matins.extract.excess import drop, flattened, thin
from matins.extract.markup import LONGEST
from matins.extract.walk import is_invisible
from matins.text.urls import web_address

IN_PART = "only part of this very long page was read"
"""What is told where a tree is not whole."""

_NEVER_DROPPED = frozenset({"html", "head", "body", "main", "article"})
_LINE = 80
_SHORTEST_NOTE = 3
"""Fewer characters for screen readers alone are the colon or the comma that others are spared by the layout."""
_UNSEEN_CLASS = re.compile(
    r"(?:^|\s)(?:sr-only|(?:u-)?visually-?hidden|screen-?reader(?:-text|-only)?|a11y-hidden|assistive-text"
    r"|element-invisible|show-for-sr|mw-editsection)(?:\s|$)",
    re.IGNORECASE,
)
_NOTE_MARK = re.compile(r"\s*\[\s*(?:\d{1,3}|[a-z]{1,2}|(?:note|nb|n) \d{1,3})\s*\]\s*|\s*[\^↑↩\ufe0e#¶§🔗]{1,2}\s*")
# Text of no size, or far off the screen.  Not so opacity and height: what fades or folds in is shown to everyone.
_UNSEEN_STYLE = re.compile(
    r"font-size\s*:\s*0+(?:px|em|rem|pt|%)?\s*(?:;|!|$)|(?:text-indent|left)\s*:\s*-\d{4,}|clip\s*:\s*rect\(\s*[01](?:px)?\b",
    re.IGNORECASE,
)


def page_tree(html: str) -> tuple[lxml_html.HtmlElement | None, bool]:
    """Return the tree of a page that was tidied, None where there is none, and whether all of the page is in it.

    However deep the page nests and however many parts it has, the tree is one that can be read in time.
    """
    tree, too_deep = _parsed(html, huge=False)
    if too_deep:
        tree, _ = _parsed(flattened(html), huge=True)
    if tree is None:
        return None, True
    # Those that had an end are gone; a browser ends the others where text begins.
    etree.strip_tags(tree, "svg", "canvas", "object")
    return tree, thin(tree) and len(html) < LONGEST


def _parsed(html: str, *, huge: bool) -> tuple[lxml_html.HtmlElement | None, bool]:
    """Return a tree and whether the parser gave up on the way, which it does where elements nest too deep."""
    parser = lxml_html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=huge
    )
    try:
        tree = lxml_html.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None, False
    return tree, any(error.level_name == "FATAL" for error in parser.error_log)


def resolve_links(tree: lxml_html.HtmlElement, address: str) -> None:
    """Make the links of `tree` absolute, against its base element where that names a place on the web.

    Links to anything but the web ("javascript:") lose their target.
    """
    # trafilatura resolves against the site's root, whatever the page's own folder and base.
    bases = (web_address(element.get("href"), address) for element in tree.iter("base"))
    base = next((found for found in bases if found), address)
    for element in tree.iter("a", "area", "link"):
        target = element.get("href")
        if target is not None:
            resolved = web_address(target, base)
            if resolved:
                element.set("href", resolved)
            else:
                del element.attrib["href"]


def drop_invisible(tree: lxml_html.HtmlElement) -> None:
    """Take out of `tree` what a browser would not show, what it shows only where scripts do not run, marks of notes.

    Some sites hide the article itself until their script has run; what holds that much of the page is no trick.
    """
    _drop_alternatives(tree)
    most = _prose(tree) / 2
    unseen = [element for element in tree.iter(etree.Element) if is_invisible(element) or _is_unseen(element)]
    unseen += [element for element in tree.iter("sup", "a") if _is_note_mark(element)]
    needless: list[lxml_html.HtmlElement] = []
    for element in unseen:
        told = element.tag in _NEVER_DROPPED or element.get("hidden") == "until-found"
        if told or element is tree or _prose(element) > most:
            _show(element)
        else:
            needless.append(element)
    drop(tree, needless)


def _prose(element: lxml_html.HtmlElement) -> int:
    """Return how many characters the paragraphs below `element` hold that are more than a line."""
    return sum(size for paragraph in element.iter("p") if (size := len(paragraph.text_content())) >= _LINE)


def _drop_alternatives(tree: lxml_html.HtmlElement) -> None:
    """Drop what is said again for those without scripts; show it where the page says little else."""
    alternatives = list(tree.iter("noscript"))
    if not alternatives:
        return
    said = sum(len(element.text_content().strip()) for element in alternatives)
    if said > len(tree.text_content().strip()) - said:
        for element in alternatives:
            element.tag = "div"
    else:
        drop(tree, alternatives)


def _is_unseen(element: lxml_html.HtmlElement) -> bool:
    """Whether only screen readers get to know what `element` says, or nobody."""
    attributes = element.attrib
    if "class" in attributes and _UNSEEN_CLASS.search(attributes["class"]):
        if len(element.text_content().strip()) < _SHORTEST_NOTE:
            return False
        # Letters that are drawn one by one are hidden from screen readers, who get the whole word instead.
        around = element.getparent()
        return around is None or not any(other.get("aria-hidden") and other.text_content().strip() for other in around)
    found = "style" in attributes and _UNSEEN_STYLE.search(attributes["style"])
    return bool(found) and not any("font-size" in (inner.get("style") or "") for inner in element.iterdescendants())


def _is_note_mark(element: lxml_html.HtmlElement) -> bool:
    """Whether `element` is the mark of a note ("[1]"), the arrow that leads back to one, or a heading's permalink."""
    if element.tag == "sup":
        return "[" in (text := element.text_content()) and _NOTE_MARK.fullmatch(text) is not None
    return "#" in element.get("href", "") and _NOTE_MARK.fullmatch(element.text_content()) is not None


def _show(element: lxml_html.HtmlElement) -> None:
    for name in ("hidden", "aria-hidden", "style"):
        element.attrib.pop(name, None)
