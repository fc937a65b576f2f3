"""The article that a page describes in JSON-LD (schema.org), read whatever state the JSON is in."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from html import unescape

from lxml import etree

from matins.text.clean import AUTHOR, NOTHING, TEXT, Clean, clean_line, clean_text
from matins.text.dates import parse_date
from matins.text.words import words

_MOST_CHARACTERS, _MOST_SCRIPTS, _MOST_VALUES, _MOST_NODES = 2_000_000, 60, 50, 2_000
_ARTICLE = re.compile(r"(?<!job)(?:article|posting|story)\Z|\Areport\Z", re.IGNORECASE)
_OTHER = re.compile(r"\A(?:recipe|howto|review|creativework|webpage|itempage|aboutpage)\Z", re.IGNORECASE)
_PUBLISHERS = re.compile(r"website|organization|newsmedia|periodical|\Ablog\Z", re.IGNORECASE)
# Through these a page says what it is about; articles below other keys are its neighbours.
_ROADS = ("@graph", "mainEntity", "mainEntityOfPage")
# Strings, comments and commas before a closing bracket; each alternative takes what it began, so that none is begun
# again further on.
_TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?|/\*(?:[^*]|\*(?!/))*+(?:\*/)?|//[^\n]*|,(?=\s*[}\]])', re.DOTALL)
_BAD_ESCAPE = re.compile(r'\\(?:(["\\/bfnrt]|u[0-9a-fA-F]{4})|(.)|\Z)', re.DOTALL)
_BEGIN = re.compile(r"[{\[]")
_NEXT = re.compile(r"[\s,;]*")
_BREAK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|blockquote|tr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class LdArticle:
    """What a page's JSON-LD says about its article; empty where it says nothing.

    `body` is its text, a paragraph a line where it has paragraphs; `sites` names who publishes it.
    """

    headline: Clean = NOTHING
    description: Clean = NOTHING
    body: Clean = NOTHING
    section: Clean = NOTHING
    authors: tuple[Clean, ...] = ()
    sites: tuple[Clean, ...] = ()
    published: datetime | None = None
    modified: datetime | None = None
    lang: str | None = None
    paywalled: bool = False


def ld_article(tree: etree._Element) -> LdArticle | None:
    """Return what the JSON-LD scripts of a page say about its article, None where they tell of nothing alike.

    Of several articles it is the one whose headline shares most words with the page's title.
    """
    nodes = list(_nodes(list(_values(tree))))
    known = {key: node for node in nodes if isinstance(key := node.get("@id"), str) and "name" in node}
    chosen = _chosen(nodes, _title_words(tree))
    sites = [_line(node.get("name"), AUTHOR) for node in nodes if _is(node, _PUBLISHERS)]
    if chosen is None:
        names = tuple(filter(None, dict.fromkeys(sites)))
        return LdArticle(sites=names) if names else None
    publishers = _names(chosen.get("publisher"), known)
    return LdArticle(
        headline=_line(chosen.get("headline")) or (NOTHING if _is(chosen, _OTHER) else _line(chosen.get("name"))),
        description=_line(chosen.get("description"), 2_000),
        body=_body(chosen.get("articleBody") or chosen.get("text")),
        section=_line(_first(chosen.get("articleSection"))),
        authors=_names(chosen.get("author") or chosen.get("creator"), known),
        sites=tuple(filter(None, dict.fromkeys((*publishers, *sites)))),
        published=_moment(chosen.get("datePublished")) or _moment(chosen.get("dateCreated")),
        modified=_moment(chosen.get("dateModified")),
        lang=_language(chosen.get("inLanguage")),
        paywalled=_paywalled(chosen),
    )


def ld_values(text: str) -> list[object]:
    """Return the JSON values in the text of one script, mended where that is cheap; raises nothing."""
    if '"' not in text and "&quot;" in text:
        text = unescape(text)
    text = text.replace("<![CDATA[", " ")
    # What is cut off or wrong in ways that no pattern mends stays lost: the page still has its tags.
    return _decoded(text) or _decoded(_TOKEN.sub(_mended, _TOKEN.sub(_mended, text)))


def _decoded(text: str) -> list[object]:
    """Return the values that stand one after another in `text`, up to the first that is not JSON."""
    decoder = json.JSONDecoder(strict=False)
    found: list[object] = []
    begin = _BEGIN.search(text)
    position = begin.start() if begin else len(text)
    while position < len(text) and len(found) < _MOST_VALUES:
        try:
            value, position = decoder.raw_decode(text, position)
        except (ValueError, RecursionError):
            break
        found.append(value)
        rest = _NEXT.match(text, position)
        position = rest.end() if rest else position
    return found


def _mended(token: re.Match[str]) -> str:
    text = token[0]
    return _BAD_ESCAPE.sub(_escape, text) if text.startswith('"') else ""


def _escape(found: re.Match[str]) -> str:
    return found[0] if found[1] else (found[2] or "")


def _values(tree: etree._Element) -> Iterator[object]:
    left = _MOST_CHARACTERS
    for script, _ in zip(tree.iter("script"), range(_MOST_SCRIPTS * 10), strict=False):
        text = script.text or ""
        if "ld+json" in (script.get("type") or "").lower() and len(text) <= left:
            left -= len(text)
            yield from ld_values(text)


def _nodes(values: list[object]) -> Iterator[Node]:
    """Give the objects that the page itself is described by, in order."""
    for count, value in enumerate(values):
        if count >= _MOST_NODES:
            return
        if isinstance(value, list):
            values.extend(value[:_MOST_NODES])
        elif isinstance(value, dict):
            yield value
            values.extend(value[road] for road in _ROADS if isinstance(value.get(road), list | dict))


def _chosen(nodes: list[Node], title: set[str]) -> Node | None:
    for kind in (_ARTICLE, _OTHER):
        found = [node for node in nodes if _is(node, kind)]
        if found:
            return max(found, key=lambda node: len(title & set(words(_line(node.get("headline"))))))
    return None


def _title_words(tree: etree._Element) -> set[str]:
    title = next(tree.iter("title"), None)
    shared = next((meta.get("content") for meta in tree.iter("meta") if meta.get("property") == "og:title"), None)
    return set(words(f"{_line(shared)} {_line('' if title is None else title.text)}"))


def _is(node: Node, kinds: re.Pattern[str]) -> bool:
    named = node.get("@type")
    return any(
        isinstance(name, str) and kinds.search(name) is not None
        for name in (named[:20] if isinstance(named, list) else [named])
    )


def _line(value: object, limit: int = 500) -> Clean:
    """Return a string of JSON-LD as a clean line: plugins write the entities and tags of HTML into them."""
    if not isinstance(value, str):
        return NOTHING
    text = value[: limit * 4]
    return clean_line(_TAG.sub("", unescape(unescape(text))) if "&" in text or "<" in text else text, limit)


def _body(value: object) -> Clean:
    text = "\n".join(part for part in value if isinstance(part, str)) if isinstance(value, list) else value
    if not isinstance(text, str):
        return NOTHING
    text = unescape(text[: TEXT * 2])
    if "<" in text:
        text = unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    return clean_text(text)


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value


def _names(value: object, known: dict[str, Node]) -> tuple[Clean, ...]:
    """Return the names in an author or publisher: a text, an object or a list of either, or a reference to one."""
    found: list[Clean] = []
    waiting = [value]
    for item in waiting:
        if len(waiting) > _MOST_NODES:
            break
        if isinstance(item, list):
            waiting.extend(item[:100])
        elif isinstance(item, dict):
            key = item.get("@id")
            named = item if item.get("name") else known.get(key, item) if isinstance(key, str) else item
            name = named.get("name")
            waiting.extend(name[:100] if isinstance(name, list) else [name])
        elif name := _line(item, AUTHOR):
            found.append(name)
    return tuple(dict.fromkeys(found))


def _moment(value: object) -> datetime | None:
    value = _first(value)
    return parse_date(value.strip("\"' ")) if isinstance(value, str) else None


def _language(value: object) -> str | None:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("alternateName") or value.get("name")
    return value if isinstance(value, str) else None


def _paywalled(node: Node) -> bool:
    parts = node.get("hasPart")
    places = [node, *(parts[:50] if isinstance(parts, list) else [parts])]
    said = [place.get("isAccessibleForFree") for place in places if isinstance(place, dict)]
    return any(value is False or (isinstance(value, str) and value.lower().endswith("false")) for value in said)
