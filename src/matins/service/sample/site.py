"""The sample edition as a web site: every path with the bytes that answer it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from string import Template

from matins.clock import moment
from matins.service.sample.catalogue import SampleEntry, SampleFeed
from matins.service.sample.formats import WRITING, Channel, Item

_HTML = "text/html; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Resource:
    """The answer to one path: its bytes and their media type."""

    body: bytes
    content_type: str

    @property
    def etag(self) -> str:
        """A strong validator of the bytes (RFC 9110, section 8.8.3)."""
        return f'"{hashlib.sha256(self.body).hexdigest()[:16]}"'


def site(feeds: Iterable[SampleFeed], base: str, now: int) -> dict[str, Resource]:
    """Return every path and its resource, with absolute links under `base`; `now` in Unix seconds dates the entries."""
    resources = {}
    for feed in feeds:
        writing = WRITING[feed.format]
        frame = Template(feed.frame())
        resources[feed.path] = Resource(writing.write(_channel(feed, base, now)), writing.media_type)
        resources[feed.home] = Resource(_front_page(frame, feed, base), _HTML)
        for entry in feed.entries:
            resources[entry.path] = Resource(_article_page(frame, feed, entry, base, now), _HTML)
    return resources


def _channel(feed: SampleFeed, base: str, now: int) -> Channel:
    return Channel(
        address=base + feed.path,
        home=base + feed.home,
        title=feed.title,
        about=feed.about,
        lang=feed.lang,
        items=tuple(
            Item(
                link=base + entry.path,
                title=entry.title,
                author=entry.author,
                published=_published(entry, now),
                summary=entry.summary,
                content=entry.text() if feed.whole else None,
            )
            for entry in feed.entries
        ),
    )


def _article_page(frame: Template, feed: SampleFeed, entry: SampleEntry, base: str, now: int) -> bytes:
    published = moment(_published(entry, now))
    byline = (
        f'<p class="byline">{escape(entry.author)} · '
        f'<time datetime="{published.isoformat()}">{published.date().isoformat()}</time></p>'
    )
    return _page(frame, feed, base, title=entry.title, byline=byline, text=entry.text())


def _front_page(frame: Template, feed: SampleFeed, base: str) -> bytes:
    lines = (f'<li><a href="{base}{entry.path}">{escape(entry.title)}</a></li>' for entry in feed.entries)
    return _page(frame, feed, base, title=feed.title, byline="", text=f"<ul>{''.join(lines)}</ul>")


def _page(frame: Template, feed: SampleFeed, base: str, *, title: str, byline: str, text: str) -> bytes:
    return frame.substitute(
        lang=feed.lang,
        site=escape(feed.title),
        about=escape(feed.about),
        feed=base + feed.path,
        feed_type=WRITING[feed.format].media_type,
        home=base + feed.home,
        title=escape(title),
        byline=byline,
        text=text,
    ).encode()


def _published(entry: SampleEntry, now: int) -> int:
    return now - 60 * entry.age
