"""How well the articles of pages were found, where their text is known: text, structure, title, date and authors.

Text is compared by its word 4-grams, a bag of them for each page: macro F is the mean of the pages' F, F1 that of the
means of precision and recall (scrapinghub/article-extraction-benchmark).  Structure is the share of a page's headings,
items and quotes, where their text stands in the known one, that come back as such.
"""

import gzip
import json
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import lxml.html
from lxml import etree

from matins.model.document import BlockKind, Document
from matins.text.shingles import Shingle, shingles, tokens

SETS = ("sh", "fundus", "wcxb")
"""The sets with full texts of many sites, which figures are told of."""

_KINDS = {"h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "li": "list_item", "blockquote": "quote"}
_HINTS = ("class", "id", "role", "itemprop")
_MEANING = frozenset(
    {"article", "main", "section", "header", "footer", "nav", "aside", "figure", "ul", "ol", "li"}
    | {"h1", "h2", "h3", "h4", "h5", "h6"}
)
_SHORTEST, _FEWEST_WORDS = 6, 4
_FAILED, _NEAR_PERFECT = 0.5, 0.95


@dataclass(frozen=True)
class Known:
    """A page whose text is known, with what else is known of it; "" where it is not."""

    group: str
    key: str
    url: str | None
    text: str
    title: str
    authors: frozenset[str]
    date: str
    raw: bytes

    @property
    def site(self) -> str:
        """Whose page it is: the last two names of its host, the publisher's where the set goes by publishers."""
        if self.group == "fundus":
            return self.key.rsplit("_", 3)[0]
        return ".".join((urlsplit(self.url or "").hostname or self.key).split(".")[-2:])

    @cached_property
    def structure(self) -> list[tuple[str, str]]:
        """The kind and text of what the page marks as heading, item or quote and is in the known text, told once."""
        lines = {folded(line) for line in self.text.split("\n")}
        whole = f" {folded(self.text)} "
        seen: Counter[str] = Counter()
        found: list[tuple[str, str]] = []
        for element in lxml.html.fromstring(self.raw).iter(*_KINDS):
            if element.tag == "li" and next(element.iterdescendants("li", "h2", "h3"), None) is not None:
                continue
            text, kind = folded(element.text_content()), _KINDS[element.tag]
            seen[text] += 1
            known = text in lines if kind == "heading" else len(text.split()) >= _FEWEST_WORDS and f" {text} " in whole
            if len(text) >= _SHORTEST and known:
                found.append((kind, text))
        return [(kind, text) for kind, text in dict.fromkeys(found) if seen[text] == 1]


@dataclass(frozen=True)
class Found:
    """What an extractor finds on a page, None what it does not look for; `date` is an ISO day, `blocks` by kind."""

    text: str = ""
    title: str | None = None
    authors: Sequence[str] | None = None
    date: str | None = None
    blocks: Sequence[tuple[str, str]] | None = None


@dataclass
class Scores:
    """The scores of one extractor on the pages of one set."""

    precision: list[float] = field(default_factory=list)
    recall: list[float] = field(default_factory=list)
    f: list[float] = field(default_factory=list)
    right: dict[str, list[bool]] = field(default_factory=dict)
    known: Counter[str] = field(default_factory=Counter)
    kept: Counter[str] = field(default_factory=Counter)

    def add(self, page: Known, found: Found) -> None:
        """Count in what was found on `page`."""
        precision, recall, f = overlap(page.text, found.text)
        self.precision.append(precision)
        self.recall.append(recall)
        self.f.append(f)
        if found.title is not None and page.title:
            self._tell("title", folded(page.title) == folded(found.title))
        if found.date is not None and page.date:
            self._tell("date", page.date == found.date)
        if found.authors is not None and page.authors:
            self._tell("authors", page.authors == frozenset(map(folded, found.authors)))
        if found.blocks is not None:
            self._tell_structure(page, found.blocks)

    def _tell(self, what: str, right: bool) -> None:
        self.right.setdefault(what, []).append(right)

    def _tell_structure(self, page: Known, blocks: Sequence[tuple[str, str]]) -> None:
        texts: dict[str, str] = {}
        for kind, text in blocks:
            texts[kind] = f"{texts.get(kind, '')} | {folded(text)}"
        for kind, text in page.structure:
            self.known[kind] += 1
            self.kept[kind] += text in texts.get(kind, "")

    def sums(self) -> dict[str, float]:
        """Return the figures by name, shares of 1 but for the number of pages."""
        precision, recall = statistics.fmean(self.precision), statistics.fmean(self.recall)
        return {
            "pages": len(self.f),
            "macro F": statistics.fmean(self.f),
            "F1": 2 * precision * recall / (precision + recall) if precision + recall else 0.0,
            "failed": statistics.fmean(f < _FAILED for f in self.f),
            "≥ .95": statistics.fmean(f >= _NEAR_PERFECT for f in self.f),
            **{what: statistics.fmean(right) for what, right in self.right.items()},
            **{f"{kind}s".replace("_", " "): self.kept[kind] / count for kind, count in sorted(self.known.items())},
        }

    def __str__(self) -> str:
        return "  ".join(f"{what} {figure:.4g}" for what, figure in self.sums().items())


def found_in(document: Document) -> Found:
    """Return what matins shows of a page."""
    blocks = [block for block in document.blocks if not block.hidden]
    return Found(
        "\n".join(block.text for block in blocks if block.kind is not BlockKind.CAPTION),
        document.title or "",
        document.authors,
        document.published.date().isoformat() if document.published else "",
        [(block.kind.value, block.text) for block in blocks],
    )


def known_pages(data: Path, group: str) -> Iterator[Known]:
    """Give the articles of a set, `data`/`group`: gold.json and the pages themselves, packed."""
    told: Mapping[str, Mapping[str, str | None]] = json.loads((data / group / "gold.json").read_text("utf-8"))
    for key, page in told.items():
        if not page["text"] or (page.get("type") or "article") != "article":
            continue
        yield Known(
            group,
            key,
            page.get("url"),
            page["text"],
            page.get("title") or "",
            frozenset(filter(None, map(folded, (page.get("authors") or "").split(";")))),
            page.get("date") or "",
            gzip.decompress((data / group / "html" / f"{key}.html.gz").read_bytes()),
        )


def bare(raw: bytes) -> bytes:
    """Return a page without classes and ids, its tags that mean something made ones that mean nothing."""
    tree = lxml.html.fromstring(raw)
    for element in tree.iter(etree.Element):
        for hint in _HINTS:
            element.attrib.pop(hint, None)
        if element.tag in _MEANING:
            element.tag = "div"
    made: bytes = lxml.html.tostring(tree, encoding="utf-8")
    return made


def overlap(known: str, found: str) -> tuple[float, float, float]:
    """Return precision, recall and F of the 4-grams of `found`; a shorter text is one of them."""
    theirs, ours = _bag(known), _bag(found)
    hits, total = (ours & theirs).total(), ours.total() + theirs.total()
    precision = hits / ours.total() if ours else float(not theirs)
    recall = hits / theirs.total() if theirs else 1.0
    return precision, recall, 2 * hits / total if total else 1.0


def folded(text: str) -> str:
    """Return the words of `text` in small letters."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _bag(text: str) -> Counter[Shingle]:
    said = tokens(text)
    return Counter(shingles(said)) or Counter([tuple(said)] if said else [])
