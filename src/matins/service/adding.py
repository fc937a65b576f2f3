"""Subscribing: an address is asked, and gives a feed, a page that names one, or the reason why there is none."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from urllib.parse import urljoin

from matins.config.edit import add_feed
from matins.config.load import load
from matins.errors import Failed
from matins.feeds.discovery import WELL_KNOWN
from matins.fetch.exchange import Untrusted
from matins.fetch.get import NOT_WEB, NotModified, Refusal, Request, Response
from matins.model.events import Refused, Subscribed
from matins.model.feed import Feed, Subscription
from matins.paths import Paths
from matins.service.pipeline import Pipeline
from matins.store import Store
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import canonical, masked, web_address
from matins.work.tasks import find_feeds, read_feed

NO_FEED = Failed("a page without a feed")

_LINKS = 5
"""How many of the feeds that a page names are tried."""
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE = re.compile(r"(?P<host>[^/?#@:\s]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_HERE = re.compile(r"localhost|127\.[\d.]+|\[::1\]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that an address led to, with the answer it came in; `address` is where to ask from now on."""

    address: str
    feed: Feed
    response: Response


def candidates(text: str) -> tuple[str, ...]:
    """Return the addresses that `text` may mean, best first: without a scheme https is tried before http."""
    text = text.strip()
    if _SCHEME.match(text):
        tries: tuple[str, ...] = (text,)
    elif (bare := _BARE.fullmatch(text)) and _HERE.fullmatch(bare["host"]):
        tries = (f"http://{text}",)
    elif bare and "." in bare["host"].strip("."):
        tries = (f"https://{text}", f"http://{text}")
    else:
        tries = ()
    return tuple(address for address in map(web_address, tries) if address)


def add_unchecked(paths: Paths, wanted: Subscription) -> Subscribed | Refused:
    """Subscribe to `wanted` as it is, without asking its server."""
    tries = candidates(wanted.address)
    if not tries:
        return Refused(_shown(wanted.address), NOT_WEB)
    subscription = replace(wanted, address=tries[0])
    known = _followed(load(paths.config).feeds, tries[0])
    added = known is None and add_feed(paths.config, subscription)
    return Subscribed(tries[0], subscription.title or _shown(tries[0]), already=not added)


async def add(pipeline: Pipeline, paths: Paths, wanted: Subscription) -> None:
    """Subscribe to the feed that `wanted.address` gives or names, store its articles, and emit what came of it."""
    tries = candidates(wanted.address)
    followed = load(paths.config).feeds
    known = next(filter(None, (_followed(followed, address) for address in tries)), None)
    found = None if known else await _first_found(pipeline, tries)
    if isinstance(found, Failed):
        pipeline.emit(Refused(_shown(wanted.address), found.reason))
        return
    if found is not None:
        known = _followed(followed, found.address)
    if known is not None or found is None:
        same = known or wanted
        pipeline.emit(Subscribed(same.address, same.title or _shown(same.address), already=True))
        return
    add_feed(paths.config, replace(wanted, address=found.address))
    await pipeline.store.call(Store.follow, load(paths.config).feeds)
    state = await pipeline.store.call(Store.feed, found.address)
    if state is None:
        raise LookupError("a feed that was just followed is not in the store")
    title = wanted.title or found.feed.title or _shown(found.address)
    pipeline.emit(Subscribed(found.address, title, entries=len(found.feed.entries)))
    await pipeline.take_new(state, found.feed, found.response)


async def _first_found(pipeline: Pipeline, tries: tuple[str, ...]) -> Found | Failed:
    first: Failed | None = None
    for address in tries:
        found = await _found(pipeline, address)
        # A server that answered, or that could not prove who it is, is not asked again without TLS.
        if isinstance(found, Found | Refusal | Untrusted) or found is NO_FEED:
            return found
        first = first or found
    return first or Failed(NOT_WEB)


async def _found(pipeline: Pipeline, address: str) -> Found | Failed:
    """Return the feed at `address`, or the first that works of those the page there names or is likely to have."""
    response = await _asked(pipeline, address)
    if isinstance(response, Failed):
        return response
    feed = await pipeline.pool.run(read_feed, response.body, response.final, response.content_type)
    if isinstance(feed, Feed):
        return Found(response.permanent or address, feed, response)
    if not ("html" in (response.content_type or "").lower() or _HTML.search(response.body[:_HEAD])):
        return Refusal(feed.reason)
    links = await pipeline.pool.run(find_feeds, response.body, response.final)
    named = () if isinstance(links, Failed) else tuple(link.address for link in links[:_LINKS])
    usual = (urljoin(response.final, start + tail) for start in ("", "/") for tail in WELL_KNOWN)
    return await _first_feed(pipeline, dict.fromkeys((*named, *usual))) or NO_FEED


async def _first_feed(pipeline: Pipeline, addresses: Iterable[str]) -> Found | None:
    for address in addresses:
        response = await _asked(pipeline, address)
        if isinstance(response, Response):
            feed = await pipeline.pool.run(read_feed, response.body, response.final, response.content_type)
            if isinstance(feed, Feed):
                return Found(response.permanent or address, feed, response)
    return None


async def _asked(pipeline: Pipeline, address: str) -> Response | Failed:
    answer = await pipeline.fetcher.get(Request(address, limit=pipeline.config.fetch.feed_size))
    if isinstance(answer, NotModified):
        raise TypeError("an address is tried without validators")
    return answer


def _followed(feeds: tuple[Subscription, ...], address: str) -> Subscription | None:
    same = canonical(address)
    return next((feed for feed in feeds if canonical(feed.address) == same), None)


def _shown(address: str) -> str:
    return clean_line(masked(address), ADDRESS)
