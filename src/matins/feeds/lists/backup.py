"""matins' own JSON of what a person owns: feeds, views and rules as set, marks and tags of articles, saved pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer, Listing
from matins.model.feed import FullText, Subscription
from matins.model.mark import Mark, SavedPage
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.text.clean import ADDRESS, TITLE, Clean, clean_line
from matins.text.selectors import LONGEST, selector_fault
from matins.text.urls import web_address, without_credentials

KIND = "matins"

_LONGEST_QUERY = 20_000
_MOST = 2_000
"""How many views, and how many rules, are taken in."""
_MOST_TAGS = 50


def backup(
    feeds: Iterable[Subscription],
    marks: Iterable[Mark],
    saved: Iterable[SavedPage],
    exported: str,
    *,
    views: Iterable[NamedView] = (),
    rules: Iterable[Rule] = (),
) -> dict[str, object]:
    """Return the JSON document of all this, without the schema's version; `exported` is ISO 8601 UTC."""
    return {
        "exported": exported,
        "feeds": [
            {
                "address": without_credentials(feed.address),
                "title": feed.title,
                "tags": list(feed.tags),
                "full_text": feed.full_text,
                "keep": feed.keep,
                "drop": feed.drop,
            }
            for feed in feeds
        ],
        "articles": [
            {
                "feed": without_credentials(mark.feed),
                "key": mark.key,
                "link": mark.link and without_credentials(mark.link),
                "read": mark.read,
                "starred": mark.starred,
                "tags": list(mark.tags),
            }
            for mark in marks
        ],
        "saved": [{"link": without_credentials(page.address), "title": page.title} for page in saved],
        "views": [{"name": view.name, "query": view.query} for view in views],
        "rules": [
            {"do": rule.do, "when": rule.when, "tag": rule.tag, "feed": without_credentials(rule.feed)}
            for rule in rules
        ],
    }


def read_backup(document: object) -> Listing:
    """Return what such a document holds; raise MatinsError where it is something else."""
    if not isinstance(document, dict) or not isinstance(feeds := document.get("feeds"), list):
        is_feed = isinstance(document, dict) and "jsonfeed.org" in str(document.get("version"))
        raise MatinsError(
            "a feed, not a list of feeds; matins add subscribes to it" if is_feed else "JSON, but no list of feeds"
        )
    gatherer = Gatherer(KIND)
    for feed in feeds:
        told: Mapping[str, Any] = feed if isinstance(feed, dict) else {"address": feed}
        address, tags = _text(told.get("address")), told.get("tags")
        gatherer.feed(
            *(0, address, _text(told.get("title"))),
            map(_text, tags) if isinstance(tags, list) else (),
            full_text=_full_text(told.get("full_text"), address, gatherer),
            keep=_selector(told.get("keep"), address, gatherer),
            drop=_selector(told.get("drop"), address, gatherer),
        )
    views = tuple(_views(_objects(document.get("views"))[:_MOST], gatherer))
    rules = tuple(_rules(_objects(document.get("rules"))[:_MOST], gatherer))
    return replace(
        gatherer.listing(),
        marks=tuple(_marks(_objects(document.get("articles")))),
        saved=tuple(_saved(_objects(document.get("saved")))),
        views=views,
        rules=rules,
    )


def _objects(value: object) -> list[Mapping[str, Any]]:
    return [item for item in value if isinstance(item, dict)] if isinstance(value, list) else []


def _saved(pages: Iterable[Mapping[str, Any]]) -> Iterator[SavedPage]:
    for page in pages:
        if link := web_address(_text(page.get("link"))):
            yield SavedPage(without_credentials(link), clean_line(_text(page.get("title")), TITLE))


def _marks(articles: Iterable[Mapping[str, Any]]) -> Iterator[Mark]:
    for article in articles:
        # Half a pair of surrogates, which JSON can spell, is nothing that a database takes.
        told = (_text(article.get(name)) for name in ("feed", "key", "link"))
        feed, key, link = (text.encode("utf-8", "replace").decode() for text in told)
        read, starred, tags = article.get("read") is True, article.get("starred") is True, _tags(article.get("tags"))
        if feed and (key or link) and (read or starred or tags):
            yield Mark(feed, key or link, link or None, read, starred, tags)


def _tags(value: object) -> tuple[Clean, ...]:
    tags = [clean_line(_text(tag), TITLE) for tag in value[:_MOST_TAGS]] if isinstance(value, list) else []
    return tuple(dict.fromkeys(filter(None, tags)))


def _views(views: Iterable[Mapping[str, Any]], gatherer: Gatherer) -> Iterator[NamedView]:
    for view in views:
        name, query = clean_line(_text(view.get("name")), TITLE), _query(view.get("query"))
        if name:
            yield NamedView(name, query)
        else:
            gatherer.skip(0, query, "a view without a name")


def _rules(rules: Iterable[Mapping[str, Any]], gatherer: Gatherer) -> Iterator[Rule]:
    for rule in rules:
        do, when, tag = _text(rule.get("do")), _query(rule.get("when")), clean_line(_text(rule.get("tag")), TITLE)
        feed = _text(rule.get("feed"))
        address = web_address(without_credentials(feed)) if feed else ""
        if do not in tuple(Deed):
            gatherer.skip(0, f"{do} when {when}", f"a rule does one of {', '.join(Deed)}")
        elif not when or (do == Deed.TAG and not tag) or address is None:
            gatherer.skip(0, f"{do} when {when}", "a rule without a query, its tag, or the address of its feed")
        else:
            yield Rule(Deed(do), when, address, tag if do == Deed.TAG else None)


def _query(value: object) -> Clean:
    return clean_line(value[: 2 * _LONGEST_QUERY], _LONGEST_QUERY) if isinstance(value, str) else clean_line("")


def _full_text(value: object, address: str, gatherer: Gatherer) -> FullText:
    """Return when pages are fetched as `value` says, the default where that is no word that is known."""
    word = _text(value)
    if word in tuple(FullText):
        return FullText(word)
    if word:
        gatherer.note(0, address, f"when its pages are fetched was left out: none of {', '.join(FullText)}")
    return FullText.STUB


def _selector(value: object, address: str, gatherer: Gatherer) -> str:
    """Return the CSS selector that `value` is, "" where it is none."""
    selector = clean_line(_text(value), 2 * LONGEST)
    if (fault := selector_fault(selector)) is None:
        return selector
    gatherer.note(0, address, f"its selector was left out: {fault}")
    return ""


def _text(value: object) -> str:
    return value[: 2 * ADDRESS] if isinstance(value, str) else ""
