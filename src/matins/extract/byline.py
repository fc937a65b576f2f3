"""Who wrote a page's article: the names in its byline, without the words around them."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml import etree

from matins.extract.headline import SiteNames, shown_lines
from matins.extract.json_ld import LdArticle
from matins.text.clean import AUTHOR, Clean, clean_line
from matins.text.words import words

MOST_AUTHORS = 10


def _set(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_METAS = (
    *("author", "article:author", "parsely-author", "sailthru.author", "byl", "citation_author", "dc.creator"),
    *("dcterms.creator", "og:article:author", "article:author_name", "authors"),
)
_LINKED = etree.XPath("//a[contains(concat(' ', normalize-space(@rel), ' '), ' author ')]")
_CLASSED = etree.XPath(
    "(//body//*[contains(@class, 'uthor') or contains(@class, 'yline') or contains(@class, 'YLINE')])[position() <= 50]"
    # Who comments has a byline, too.
    "[not(ancestor-or-self::*[not(self::body or self::article or self::main)]"
    "[contains(@class, 'omment') or contains(@id, 'omment')])]"
)
_BEGUN = etree.XPath(
    "//body//*[text()[starts-with(normalize-space(), 'By') or starts-with(normalize-space(), 'by')"
    " or starts-with(normalize-space(), 'Von')]]"
)
_BEGINNING = re.compile(r"(?:by|von)\b", re.IGNORECASE)
_MOST_BYLINES = 2
_MOST_ELEMENTS, _LONGEST_BYLINE, _LONGEST_NAME, _MOST_WORDS = 30, 150, 60, 7
_ADDRESS = re.compile(r"@|https?:|www\.|/|\.(?:com|org|net|html?|php)\b", re.IGNORECASE)
_HANDLE = re.compile(r"[a-z][a-z_.-]{4,}", re.ASCII)
_LEAD = re.compile(
    r"(?:(?:\w+ (?:and \w+ )?)?by|authors?|autor(?:in|e)?|auteur|text)(?:\s*[:：]\s*|\s+)"
    r"|(?:von|de|par|por|di|door|oleh|av|af|autor[ei]s?|autoren|autori|автор|текст|yazan|tekst)\s*[:：]\s*"
    # "Von" begins bylines and names.
    r"|(?:von|par|por|door|av|af)\s+(?=(?-i:[^\Wa-z])\S*\s\S)",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:written|posted|published) by|author|verfasst von|geschrieben von|écrit par|escrito por|"
    r"scritto da|geschreven door|skrevet av|skriven av|autor",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_BREAK = re.compile(r"\s*[;|•·、，]\s*|\s+[-–—/]\s+")
_AND = re.compile(r",?\s+(?:and|und|et|og|och|y|e|en|и|i)\s+|\s*&\s*", re.IGNORECASE)
_ROLES = _set(
    "editor editors writer writers reporter reporters correspondent correspondents contributor contributors columnist"
    " analyst expert journalist dietitian photographer producer ceo founder director manager specialist senior staff"
    " md ms mph phd rd rn dds dvm jd mba cpa cfp fand updated published posted contributing"
)
_NOBODY = _set(
    "about admin administrator all and anonymous app article articles author authors by company contributor editor"
    " editorial editors false from guest more name none null our post posts read staff team the true unknown user view"
    " webmaster wordpress writer written"
)
_PARTICLES = _set("de del della der den di da dos du van von vom zu la le bin al el ten ter y af")
_FEWEST_PERSONAL, _MOST_PERSONAL = 2, 5


def authors(tree: etree._Element, metas: dict[str, list[str]], ld: LdArticle, sites: SiteNames) -> tuple[Clean, ...]:
    """Return the authors a page names, at most ten.

    The first place that names others than the site counts: JSON-LD, meta elements and microdata, rel=author, what is
    classed as a byline.  The site is the author where it says so and nobody else is named.  Where nobody is, a line
    that begins with "By" will do, unless the page has several, as lists of books do.
    """
    site: tuple[Clean, ...] = ()
    for texts in _stated(tree, metas, ld):
        stated = author_names(texts)
        if names := [name for name in stated if not sites.include(name)]:
            return tuple(names[:MOST_AUTHORS])
        site = site or stated
    for element in _CLASSED(tree)[:_MOST_ELEMENTS]:
        if people := _people(element, sites):
            return people
    begun = () if site else (element for element in _BEGUN(tree)[:_MOST_ELEMENTS] if _BEGINNING.match(_byline(element)))
    found = list(dict.fromkeys(filter(None, (_people(element, sites) for element in begun))))
    return found[0] if 0 < len(found) <= _MOST_BYLINES else site[:1]


def author_names(texts: Iterable[str | None]) -> tuple[Clean, ...]:
    """Return the names in bylines, each once; roles, addresses, dates and words that name nobody are left out."""
    found: dict[str, Clean] = {}
    for text in islice(texts, MOST_AUTHORS * 2):
        for name in _names(clean_line(text, AUTHOR * 5)):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _stated(tree: etree._Element, metas: dict[str, list[str]], ld: LdArticle) -> Iterator[Iterable[str]]:
    yield ld.authors
    for name in _METAS:
        yield metas.get(name, ())
    for place in ("1", "2"):
        pairs = zip(metas.get(f"twitter:label{place}", ()), metas.get(f"twitter:data{place}", ()), strict=False)
        yield [name for label, name in pairs if _LABEL.match(label.strip())]
    yield [_byline(link) for link in _LINKED(tree)[:3]]


def _people(element: etree._Element, sites: SiteNames) -> tuple[Clean, ...]:
    names = author_names([_byline(element)])
    return tuple(name for name in names if _is_person(name) and not sites.include(name))[:MOST_AUTHORS]


def _byline(element: etree._Element) -> str:
    text = " | ".join(islice(shown_lines(element), 5))
    return text if len(text) <= _LONGEST_BYLINE else ""


def _names(byline: Clean) -> Iterator[Clean]:
    text = _BRACKETS.sub(" ", byline)
    for part in _BREAK.split(text):
        for piece in _split(_without_lead(part.strip())):
            name = clean_line(_without_role(piece).strip(" ,:;-–—*\"'"), AUTHOR)
            if _is_name(name):
                yield name


def _without_lead(text: str) -> str:
    for _ in range(3):
        lead = _LEAD.match(text)
        if lead is None:
            break
        text = text[lead.end() :]
    return text


def _without_role(text: str) -> str:
    """Return a name without the office that follows it: "Ann Lee Senior Reporter" is Ann Lee."""
    parts = text.split()
    ends = (place for place, part in enumerate(parts) if place > 1 and part.lower().strip(".") in _ROLES)
    return " ".join(parts[: next(ends, len(parts))])


def _split(text: str) -> list[str]:
    """Return the names that commas and conjunctions part; roles and titles after a comma are left out."""
    parts = text.split(",")
    if len(parts) == 2 and all(len(part.split()) == 1 for part in parts) and _ROLES.isdisjoint(words(text)):
        return [f"{parts[1].strip()} {parts[0].strip()}"]
    pieces = [piece for part in parts for piece in _parted(part) if piece.strip()]
    if len(pieces) < 2 or len(parts) < 2:
        return pieces
    return [piece for piece in pieces if len(piece.split()) > 1 and _ROLES.isdisjoint(words(piece))] or pieces[:1]


def _parted(text: str) -> list[str]:
    pieces = _AND.split(text)
    # "Center for Evaluation and Research" is one, "Maria and Anna" and "Ann Lee and Bo Lind" are two.
    alike = {len(piece.split()) > 1 for piece in pieces if piece.strip()}
    return pieces if len(alike) == 1 else [text]


def _is_name(text: Clean) -> bool:
    said = words(text)
    return (
        bool(said)
        and len(text) <= _LONGEST_NAME
        and len(text.split()) <= _MOST_WORDS
        and not _NOBODY.issuperset(said)
        and not _HANDLE.fullmatch(text)
        and not any(character.isdigit() for character in text)
        and not _ADDRESS.search(text)
    )


def _is_person(name: Clean) -> bool:
    """Whether what no markup calls a name is written like one."""
    parts = name.split()
    if not name.isascii() and len(parts) == 1:
        return 2 <= len(name) <= _MOST_PERSONAL and not name[0].islower() and not name[0].isupper()
    said = words(name)
    return (
        _FEWEST_PERSONAL <= len(parts) <= _MOST_PERSONAL
        and all(part in _PARTICLES or not part[0].islower() for part in parts)
        and _NOBODY.isdisjoint(said)
        and _ROLES.isdisjoint(said)
    )
