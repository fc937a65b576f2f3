"""Code in a page: what is a listing and what a word in a line, its text as it stands, and its language."""

import re
from itertools import islice

from lxml import etree

from matins.text.clean import Clean, clean_code, clean_line

_LANGUAGE = re.compile(
    r"(?:^|\s)(?:language-|lang-|highlight-source-|highlight-(?!text\b)|brush:\s*|src-)(?P<named>[\w+#.-]{1,20})"
    r"|^(?:hljs|sourceCode)\s+(?P<after>[\w+#.-]{1,20})$|^(?P<before>[\w+#.-]{1,20})\s+hljs$"
)
_LANGUAGE_AROUND = re.compile(r"(?:^|\s)(?:language-|highlight-source-|highlight-)(?P<named>[\w+#.-]{1,20})")
_STATED = ("data-lang", "data-language")
_NO_LANGUAGE = frozenset({"none", "plain", "plaintext", "text", "txt", "default", "nohighlight", "wrap"})
_AROUND = 3
_MOST_BESIDE = 10
_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:gutter|line-?num(?:ber)?s?|lineno?s?|ln|ln-num|blob-num|crayon-num|line-numbers-rows|copy|copy-(?:btn|button|code)"
    r"|code-(?:toolbar|copy)|toolbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_LINE_CLASS = re.compile(r"(?:^|\s)(?:code-|view-)?line(?:\s|$)")
_UNREAD = frozenset({"button", "script", "style", "svg", "template", "textarea"})
_LINES = frozenset({"div", "p", "li", "tr"})
_BLOCKS = frozenset({"body", "main", "article", "section", "blockquote", "div", "figure", "td", "li", "p"})
_ROOMY = frozenset({"body", "main", "blockquote"})


def is_listing(element: etree._Element) -> bool:
    """Whether an element of code is a block: preformatted, or alone with lines of its own."""
    if element.tag != "code":
        return True
    around = element.getparent()
    if around is None or around.tag not in _BLOCKS or _says(element.tail):
        return False
    previous = element.getprevious()
    if _says(around.text if previous is None else previous.tail):
        return False
    if around.tag in _ROOMY:
        return True
    beside = [child for child in islice(around, _MOST_BESIDE + 1) if child is not element]
    alone = len(beside) < _MOST_BESIDE and not any(_says(text) for child in beside for text in child.itertext())
    return alone and (element.find(".//br") is not None or element.find("code") is not None or "\n" in _text(element))


def listing_text(element: etree._Element) -> Clean:
    """Return the lines of a listing, exact but for line numbers, buttons and tabs; "" where they are numbers alone."""
    text = clean_code(_text(element))
    return clean_code("") if _is_count(text) else text


def listing_language(element: etree._Element) -> str | None:
    """Return the language that a listing, the code in it or what is around it names, in lower case."""
    own = (element, *element.iterchildren("code"))
    around = islice(element.iterancestors("div", "figure", "pre"), _AROUND)
    for candidate in (*own, *around):
        stated = next((candidate.get(name) for name in _STATED if candidate.get(name)), "")
        found = (_LANGUAGE if candidate in own else _LANGUAGE_AROUND).search(candidate.get("class") or "")
        name = stated or (next(filter(None, found.groups()), "") if found else "")
        if name and len(name) <= 20:
            name = clean_line(name.lower())
            return None if name in _NO_LANGUAGE else name or None
    return None


def _text(element: etree._Element) -> str:
    """Return the text of `element`, a line for each that has an element of its own."""
    pieces: list[str] = []
    walk = etree.iterwalk(element, events=("start", "end"))
    by_class = _has_lines_by_class(element)
    for event, inner in walk:
        is_end = event == "end"
        if not is_end and inner is not element and (inner.tag in _UNREAD or _is_beside(inner)):
            walk.skip_subtree()
            continue
        text = (inner.tail if inner is not element else "") if is_end else inner.text
        own_line = inner is not element and (inner.tag in _LINES or (by_class and _is_line(inner)))
        starts = own_line and pieces and not pieces[-1].endswith("\n") and (not is_end or _says(text))
        if starts or (inner.tag == "br" and not is_end):
            pieces.append("\n")
        if text:
            pieces.append(text)
    return "".join(pieces)


def _has_lines_by_class(element: etree._Element) -> bool:
    """Whether lines are told by elements alone, no line end between them."""
    return "\n" not in "".join(element.itertext()).strip() and element.find(".//br") is None


def _is_line(element: etree._Element) -> bool:
    return _LINE_CLASS.search(element.get("class") or "") is not None


def _is_beside(element: etree._Element) -> bool:
    """Whether an element stands beside the code: numbers of its lines, or what copies it."""
    attributes = element.attrib
    if attributes.get("aria-hidden") == "true" or "hidden" in attributes:
        return True
    if _BESIDE.search(attributes.get("class") or "") is None:
        return False
    said = "".join(element.itertext()).strip()
    return len(said) <= 20 and (not said or said.replace("\n", "").isdigit() or said.lower().startswith("cop"))


def _is_count(text: str) -> bool:
    """Whether `text` counts lines: the gutter of a listing that is a table."""
    numbers = text.split()
    return len(numbers) > 1 and all(map(str.isdigit, numbers)) and _counts_up([int(number[:9]) for number in numbers])


def _counts_up(numbers: list[int]) -> bool:
    return numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _says(text: str | None) -> bool:
    return text is not None and text != "" and not text.isspace()
