"""matins' own JSON of what a person owns: the feeds with titles and tags, and which articles were read and starred."""

from collections.abc import Iterable, Mapping
from typing import Any

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer, Listing
from matins.model.feed import Subscription
from matins.model.mark import Mark
from matins.text.clean import ADDRESS
from matins.text.urls import without_credentials

KIND = "matins"


def backup(feeds: Iterable[Subscription], marks: Iterable[Mark], exported: str) -> dict[str, object]:
    """Return the JSON document of `feeds` and `marks`, without the schema's version; `exported` is ISO 8601 UTC."""
    return {
        "exported": exported,
        "feeds": [
            {"address": without_credentials(feed.address), "title": feed.title, "tags": list(feed.tags)}
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
        tags = told.get("tags")
        gatherer.feed(
            0,
            _text(told.get("address")),
            _text(told.get("title")),
            map(_text, tags) if isinstance(tags, list) else (),
        )
    articles = document.get("articles")
    known = [mark for mark in articles if isinstance(mark, dict)] if isinstance(articles, list) else []
    return gatherer.listing(_marked(known, "read"), _marked(known, "starred"))


def _marked(articles: Iterable[Mapping[str, Any]], how: str) -> dict[str, frozenset[str]]:
    """Return keys and links of the articles that are marked so, by their feed's address."""
    found: dict[str, set[str]] = {}
    for article in articles:
        if article.get(how) is True and (feed := _text(article.get("feed"))):
            names = (_text(article.get("key")), _text(article.get("link")))
            found.setdefault(feed, set()).update(name for name in names if name)
    return {feed: frozenset(names) for feed, names in found.items()}


def _text(value: object) -> str:
    return value[: 2 * ADDRESS] if isinstance(value, str) else ""
