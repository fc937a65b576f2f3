"""matins' own JSON of what a person owns: feeds with what is set for each, marks of articles, saved pages."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer, Listing
from matins.model.feed import FullText, Subscription
from matins.model.mark import Mark, SavedPage
from matins.text.clean import ADDRESS, TITLE, clean_line
from matins.text.selectors import LONGEST, selector_fault
from matins.text.urls import web_address, without_credentials

KIND = "matins"


def backup(
    feeds: Iterable[Subscription], marks: Iterable[Mark], saved: Iterable[SavedPage], exported: str
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
            }
            for mark in marks
        ],
        "saved": [{"link": without_credentials(page.address), "title": page.title} for page in saved],
    }


def read_backup(document: object) -> Listing:
    """Return the feeds and marks of such a document; raise MatinsError where it is something else."""
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
    articles = document.get("articles")
    known = [mark for mark in articles if isinstance(mark, dict)] if isinstance(articles, list) else []
    listing = gatherer.listing(_marked(known, "read"), _marked(known, "starred"))
    return replace(listing, saved=tuple(_saved(document.get("saved"))))


def _saved(pages: object) -> Iterator[SavedPage]:
    for page in pages if isinstance(pages, list) else ():
        link = web_address(_text(page.get("link"))) if isinstance(page, dict) else None
        if link:
            yield SavedPage(without_credentials(link), clean_line(_text(page.get("title")), TITLE))


def _marked(articles: Iterable[Mapping[str, Any]], how: str) -> dict[str, frozenset[str]]:
    """Return keys and links of the articles that are marked so, by their feed's address."""
    found: dict[str, set[str]] = {}
    for article in articles:
        if article.get(how) is True and (feed := _text(article.get("feed"))):
            names = (_text(article.get("key")), _text(article.get("link")))
            found.setdefault(feed, set()).update(name for name in names if name)
    return {feed: frozenset(names) for feed, names in found.items()}


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
