"""The title of a page's article: what the page claims it to be and what it shows as one are put to the vote."""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from lxml import etree

from matins.extract.walk import ROLES
from matins.model.document import Emphasis
from matins.text.clean import NOTHING, Clean, clean_line
from matins.text.words import words

Key = tuple[str, ...]
"""The words of a title; titles of the same words are one."""

_WEIGHTS = {"heading": 3.0, "ld": 3.0, "marked": 2.0, "og:title": 2.0, "lone": 1.5, "title": 1.0, "twitter:title": 1.0}
_SHOWN = 1.5
"""What a claim gains where the page shows it.  All weights were chosen on the development pages of WCXB and
Fundus; the best are a wide plateau."""
_ALIKE, _FOUND = 0.3, 0.5
"""Shares of words that a heading and a claim must have in common, and any other line and a claim."""
_KEPT = 0.6
"""The least share of a claim that is left of it when the page shows a part of it alone."""
_MOST_LINES, _MOST_ELEMENTS, _MOST_PARTS = 1_000, 20_000, 500
_SEPARATOR = re.compile(r"\s+(?:[-–—•·»›>/~⋅|]|::|\|\|)\s+|\s*[｜|]\s*|(?<=\w):\s+")
_LABEL = re.compile(r"tit(?:le|el|re)\s?[:：]\s*(?=\S)", re.IGNORECASE)
_PERMALINK = "¶🔗 \n"
_UNREAD = ("script", "style", "title")
_BARS = ("|", "｜", "||")
_UNNAMING = ("com", "org", "net", "co", "uk", "de", "fr", "blog", "news", "the")
_SHORTEST_NAME, _LONGER = 4, 2.5


class SiteNames:
    """The names a site goes by: what it calls itself, and the parts of its host."""

    def __init__(self, names: Iterable[str], host: str) -> None:
        """Take the names and the host without "www."."""
        labels = [label for label in host.split(".") if label not in _UNNAMING]
        self._names = {_joined(name) for name in (*names, *labels, host)} - {""}

    def include(self, text: str) -> bool:
        """Whether `text` is the site's name or little more or less than that."""
        said = _joined(text)
        return said in self._names or (
            len(said) >= _SHORTEST_NAME
            and any(
                max(len(said), len(name)) <= _LONGER * min(len(said), len(name))
                and (said.startswith(name) or said.endswith(name) or name.startswith(said) or name.endswith(said))
                for name in self._names
            )
        )


def headline(
    tree: etree._Element, claims: dict[str, str], headings: tuple[Clean, ...], sites: SiteNames
) -> Clean | None:
    """Return the title of the article on a page.

    `claims` are the titles that the head gives ("og:title", "twitter:title", "title", "ld"), `headings` the h1 shown.
    Names of the site are cut off the claims.  The h1 most like one of them votes, or an h1 that is alone, or, on pages
    without one, the line most like a claim; each claim votes for itself, the more if the page shows it.
    """
    stated = {source: text for source, claim in claims.items() if (text := _without_label(clean_line(claim)))}
    # Microdata marks the headlines of neighbours, too: it votes, but no heading is measured by it.
    keys = [_key(text) for source, text in stated.items() if source != "marked"]
    said = [frozenset(key) for key in keys]
    # What a claim says word for word is a title, though it may begin with the site's name.
    titles = map(_without_label, headings)
    shown = {key: text for text in titles if (key := _key(text)) in keys or not sites.include(text)}
    best, likeness = _most_like(said, shown)
    votes = _Votes()
    shared = _key(_without_site(stated.get("og:title", NOTHING), sites, shown.keys()))
    if best and likeness >= _ALIKE:
        votes.add(_without_kicker(best, shared), "heading")
    elif best and len(shown) == 1:
        votes.add(best, "lone")
    if likeness < _ALIKE:
        lines = {_key(line): line for line in islice(_lines(tree, stated.values()), _MOST_LINES)}
        found, like = _most_like(said, lines)
        shown |= lines
        if found and like >= _FOUND and not sites.include(found):
            if best is None:
                votes.add(found, "lone")
            elif not likeness:
                # Where another line is like a claim, a heading unlike all of them is the site's own.
                del shown[_key(best)]
    for source, text in stated.items():
        votes.add(_without_kicker(_without_site(text, sites, shown.keys()), shared), source)
    return votes.winner(shown.keys())


class _Votes:
    def __init__(self) -> None:
        self._weights: dict[Key, float] = {}
        self._texts: dict[Key, Clean] = {}

    def add(self, text: Clean, source: str) -> None:
        if key := _key(text):
            self._weights[key] = self._weights.get(key, 0.0) + _WEIGHTS[source]
            self._texts.setdefault(key, text)

    def winner(self, shown: Iterable[Key]) -> Clean | None:
        seen = set(shown)
        best = max(self._weights, key=lambda key: self._weights[key] + _SHOWN * (key in seen), default=None)
        return None if best is None else self._texts[best]


def _without_site(claim: Clean, sites: SiteNames, shown: Iterable[Key]) -> Clean:
    """Return what a claim says of the article alone, without the site's name, section or slogan around it."""
    seen = set(shown)
    text: str = claim
    while cuts := list(_SEPARATOR.finditer(text)):
        first, last = cuts[0], cuts[-1]
        rest, mark = text[: last.start()], last[0].strip()
        key = _key(rest)
        if mark != ":" and (
            sites.include(text[last.end() :])
            or (mark in _BARS and len(key) > 2)
            or (key in seen and len(key) > 1 and len(rest) >= _KEPT * len(claim) and _key(text) not in seen)
        ):
            text = rest
        elif sites.include(text[: first.start()]):
            text = text[first.end() :]
        else:
            break
    return clean_line(text)


def _without_label(title: Clean) -> Clean:
    """Return a title without the word "Title" that catalogues of papers put before it."""
    return clean_line(_LABEL.sub("", title, count=1)) if _LABEL.match(title) else title


def _without_kicker(title: Clean, shared: Key) -> Clean:
    """Return a title without what stands before it, parted from it, where the page leaves that out when shared."""
    return next(
        (clean_line(title[cut.end() :]) for cut in _SEPARATOR.finditer(title) if _key(title[cut.end() :]) == shared),
        title,
    )


def _most_like(claims: Iterable[frozenset[str]], texts: Mapping[Key, Clean]) -> tuple[Clean | None, float]:
    """Return the text that is most like one of the claims, and the share of words that the two have in common."""
    best, most = None, -1.0
    for key, text in texts.items():
        said = set(key)
        like = max((len(said & claim) / len(said | claim) for claim in claims if said), default=0.0)
        if like > most:
            best, most = text, like
    return best, max(most, 0.0)


def _lines(tree: etree._Element, claims: Iterable[Clean]) -> Iterator[Clean]:
    """Give the lines of the body that are about as long as the claims."""
    sizes = [len(claim) for claim in claims]
    body = tree.find("body")
    if body is not None and sizes:
        for line in _bordered(body, _MOST_ELEMENTS):
            if min(sizes) <= 3 * len(line) and len(line) <= 2 * max(sizes):
                yield clean_line(line)


def shown_text(element: etree._Element) -> Clean:
    """Return the text of a heading as one line, blanks where its lines break, without the sign of a link to itself."""
    return clean_line(" ".join(_bordered(element, _MOST_PARTS)).rstrip(_PERMALINK))


def shown_lines(element: etree._Element) -> Iterator[Clean]:
    """Give the lines of the first parts of an element, each the text between two borders of blocks."""
    return filter(None, map(clean_line, _bordered(element, _MOST_PARTS)))


def _bordered(root: etree._Element, most: int) -> Iterator[str]:
    pieces: list[str] = []
    for event, element in islice(etree.iterwalk(root, events=("start", "end")), 2 * most):
        if pieces and not isinstance(ROLES.get(element.tag, Emphasis.BOLD), Emphasis):
            if line := "".join(pieces).strip():
                yield line
            pieces = []
        read = element.tag not in _UNREAD if event == "start" else element is not root
        if read and (text := element.text if event == "start" else element.tail):
            pieces.append(text)
    if line := "".join(pieces).strip():
        yield line


def _key(text: str) -> Key:
    return tuple(words(text))


def _joined(text: str) -> str:
    return "".join(words(text))
