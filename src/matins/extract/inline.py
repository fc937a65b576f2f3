"""What stands in a line and is more than letters: raised figures, formulas, quotations, permalinks, drop caps."""

import re
from itertools import islice

from lxml import etree

_RAISED = str.maketrans("0123456789+-−=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_REFERENCE = re.compile(r"(?:[\[(]?(?:\d{1,3}|[a-z*†‡§])[\])]?[,\s–-]{0,2}){1,6}")
_PERMALINK = re.compile(
    r"[#¶§🔗⚓∞]*|(?:(?:direct |perma)?link (?:to|for) (?:this|the) (?:heading|section|headline|title)|permalink|anchor"
    r"|copy link|\[?edit\]?|(?:\[?edit source\]?))",
    re.IGNORECASE,
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_EDIT_CLASS = "editsection"
_FORMULA_CLASS = re.compile(r"(?:^|\s)(?:mwe-math-fallback-image-\w+|latex|tex|math)(?:\s|$)")
_DISPLAYED = re.compile(r"\{\\displaystyle\s*(.*)\}", re.DOTALL)
_QUOTES = ("“", '"', "„", "«", "»", "「", "『", "‘", "'", "”")
_LONGEST = 500
_FEW = 20
_DROP_CAP_CLASS = re.compile(r"drop-?cap|(?:first|initial)-?letter|lettrine", re.IGNORECASE)
_NO_WORDS = frozenset("BCDFGHJLMNPQRT")
"""Letters that hardly ever are a word of their own in languages of Latin script."""


def shifted(element: etree._Element) -> str | None:
    """Return what a `sup` or `sub` says in figures of its own, "" for the mark of a footnote, None for other text."""
    text = "".join(element.itertext()).strip() if len(element) < 10 else ""
    if element.tag == "sup" and _REFERENCE.fullmatch(text) and _leads_to_a_note(element):
        return ""
    table = _RAISED if element.tag == "sup" else _LOWERED
    return text.translate(table) if text and not len(element) and all(ord(sign) in table for sign in text) else None


def formula(element: etree._Element) -> str:
    """Return a formula in TeX as far as the page says it, "" for an image that is none."""
    if element.tag == "img":
        text = element.get("alt") or "" if _FORMULA_CLASS.search(element.get("class") or "") else ""
    else:
        note = next((note for note in element.iter("annotation") if "tex" in (note.get("encoding") or "")), None)
        stated = element.get("alttext") or (note.text if note is not None else None)
        text = stated or " ".join("".join(element.itertext()).split())
    text = text.strip()
    whole = _DISPLAYED.fullmatch(text)
    return (whole[1] if whole else text)[:_LONGEST].strip()


def lacks_quotes(element: etree._Element) -> bool:
    """Whether a `q` leaves its quotation marks to the browser."""
    # Not the text of all of it: what nests without a word would be gone through at each level.
    inner = islice(etree.iterwalk(element, events=("start", "end")), _FEW)
    texts = ((part.text if event == "start" else part.tail) or "" for event, part in inner)
    first = next((text.lstrip() for text in texts if text.strip()), "")
    return bool(first) and not first.startswith(_QUOTES)


def is_permalink(element: etree._Element) -> bool:
    """Whether an element in a heading leads to the heading itself, or to where it is edited."""
    if _EDIT_CLASS in (element.get("class") or ""):
        return True
    if element.tag != "a":
        return False
    text = "".join(element.itertext()).strip().strip("\u200b\u2060\ufeff")
    if len(text) > 40 or _PERMALINK.fullmatch(text) is None:
        return False
    # A heading may be called "Edit" and lead to itself.
    return not (text[:1].isalpha() and _is_all_of_heading(element))


def is_drop_cap(element: etree._Element, letter: str) -> bool:
    """Whether `letter` is drawn large for the look of it, the rest of its word apart."""
    classes = element.get("class")
    return classes is not None and letter in _NO_WORDS and _DROP_CAP_CLASS.search(classes) is not None


def is_break(element: etree._Element) -> bool:
    """Whether an empty element stands for a line break by its class."""
    return not len(element) and not element.text and "br" in (element.get("class") or "").split()


def _is_all_of_heading(element: etree._Element) -> bool:
    around = element.getparent()
    alone = around is not None and around.tag in _HEADINGS and len(around) == 1
    return alone and not ((around.text or "") + (element.tail or "")).strip()


def _leads_to_a_note(mark: etree._Element) -> bool:
    around = mark.getparent()
    links = [*mark.iter("a"), *([around] if around is not None and around.tag == "a" else [])]
    return any("#" in (link.get("href") or "") for link in links)
