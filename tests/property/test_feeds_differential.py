"""Against feedparser on every development feed: the same entries, or one of few reasons why not.

Where a kind of difference stands in `REASONS`, ours is right for the reason given there; any other fails.
"""

import calendar
from collections.abc import Iterator, Mapping
from pathlib import Path

import feedparser
import pytest

from matins.feeds import parse_feed
from matins.feeds.fields import plain_title
from matins.model.feed import Entry
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import web_address

URL = "http://example.org/feed"
SUFFIXES = (".xml", ".rss", ".atom", ".rdf", ".json")
FOLDERS = ("atoma", "feedparser", "gofeed", "miniflux", "newsboat", "reader")

REASONS = {
    "feedparser reads no JSON Feed": 100,
    "an enclosure stands in for a link that is missing": 40,
    "an address in rdf:about or a guid stands in for a link that is missing": 60,
    "a bare name or a relative id is no address": 20,
    "the page before its redirection by FeedBurner": 10,
    "a link of the web, not of another protocol": 5,
    "an alternate is the entry's page, an enclosure is not": 10,
    "the id is what the feed sent, neither resolved nor dropped": 10,
    "the title of a part is not the entry's": 5,
    "two digits are no year": 5,
}
"""Why ours is right, and how many differences of the kind there may be at most."""

Fields = Mapping[str, object]


def _text(fields: Fields, name: str) -> str | None:
    value = dict.get(dict(fields), name)
    return value if isinstance(value, str) else None


def _moment(fields: Fields) -> int | None:
    for name in ("published_parsed", "created_parsed", "updated_parsed"):
        if (parts := dict(fields).get(name)) is not None:
            return calendar.timegm(parts) if isinstance(parts, tuple) else None
    return None


def _differences(entry: Entry, theirs: Fields, home: str) -> Iterator[str]:
    title, link, identity = (_text(theirs, name) for name in ("title", "link", "id"))
    if entry.title not in (clean_line(title) or None, plain_title(title)):
        yield "the title of a part is not the entry's" if entry.title is None else "title"
    if entry.link != web_address(link, home):
        yield _link(entry, theirs, link)
    if entry.id != (clean_line(identity, ADDRESS) or None):
        kept = entry.id is not None and (not identity or identity.endswith(entry.id))
        yield "the id is what the feed sent, neither resolved nor dropped" if kept else "id"
    if (entry.published and int(entry.published.timestamp())) != _moment(theirs):
        text = _text(theirs, "updated") or _text(theirs, "published") or ""
        yield "two digits are no year" if entry.published is None and text[2:3] == "-" else "date"


def _link(entry: Entry, theirs: Fields, link: str | None) -> str:
    files = {enclosure.address for enclosure in entry.enclosures}
    if entry.link is None:
        bare = link is not None and (link in (entry.id, _text(theirs, "id")) or " " in link)
        return "a bare name or a relative id is no address" if bare else "link"
    if link is None and entry.link in files:
        return "an enclosure stands in for a link that is missing"
    if link is None and entry.link == entry.id:
        return "an address in rdf:about or a guid stands in for a link that is missing"
    if _text(theirs, "feedburner_origlink"):
        return "the page before its redirection by FeedBurner"
    if link and web_address(link) is None:
        return "a link of the web, not of another protocol"
    return "an alternate is the entry's page, an enclosure is not" if link and "enclosure" in link else "link"


def test_every_difference_to_feedparser_has_a_reason(shared: Path) -> None:
    folder = shared / "corpora" / "feeds"
    paths = [path for name in FOLDERS for path in sorted((folder / name).rglob("*")) if path.suffix in SUFFIXES]
    found: dict[str, list[str]] = {}
    for path in paths:
        body = path.read_bytes()
        ours = parse_feed(body, url=URL)
        theirs = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False).entries
        if len(ours.entries) != len(theirs):
            is_json = body.lstrip(b"\xef\xbb\xbf \r\n\t")[:1] == b"{" and not theirs
            found.setdefault("feedparser reads no JSON Feed" if is_json else "count", []).append(path.name)
            continue
        for entry, fields in zip(ours.entries, theirs, strict=True):
            for kind in _differences(entry, fields, ours.home or URL):
                found.setdefault(kind, []).append(path.name)
    assert len(paths) > 2000
    assert {kind: names for kind, names in found.items() if len(names) > REASONS.get(kind, 0)} == {}


@pytest.mark.parametrize("folder", FOLDERS)
def test_as_many_feeds_have_entries_as_with_feedparser(shared: Path, folder: str) -> None:
    paths = sorted((shared / "corpora" / "feeds" / folder).rglob("*.xml"))[::5]
    missed = [
        path.name
        for path in paths
        if feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False).entries
        and not parse_feed(path.read_bytes(), url=URL).entries
    ]
    assert missed == []
