"""Subscribing: an address is asked, and gives a feed, a page that leads to some, or the reason why there is none."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from typing import TypeGuard
from urllib.parse import urlsplit

from matins.clock import SystemClock
from matins.config.edit import add_feed
from matins.config.load import load
from matins.errors import Failed, StoreError
from matins.feeds.discovery import Rank
from matins.feeds.sites import site_feeds
from matins.fetch.exchange import Unanswered, Untrusted
from matins.fetch.get import NOT_WEB, NotModified, Refusal, Request, Response
from matins.fetch.trip import DOWNGRADED
from matins.model.events import Choice, Choices, Refused, Subscribed
from matins.model.feed import Feed, Subscription
from matins.paths import Paths
from matins.service.opening import open_writable
from matins.service.refresh.pipeline import Pipeline
from matins.service.refresh.waits import Held, asks_to_wait
from matins.service.undoing import note_subscribed
from matins.store import Store
from matins.text.clean import ADDRESS, Clean, clean_line
from matins.text.urls import canonical, masked, web_address, without_credentials
from matins.work.tasks import find_feeds, read_feed

NO_FEED = Failed("a page without a feed")

_SILENT = Unanswered("the server did not answer, or asked to wait")

_CANDIDATES = 5
"""How many of the feeds that a page leads to are asked, so that a page of links costs no server more."""
_FEED = re.compile(r"\Afeed:(?://)?", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE = re.compile(r"(?P<host>[^/?#@:\s]+|\[[0-9a-f:.]+\])(?::\d+)?(?:[/?#].*)?", re.IGNORECASE)
_HERE = re.compile(r"localhost|127\.[\d.]+|\[::1\]", re.IGNORECASE)
_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that an address led to, and its answer without the body; `address` is where to ask from now on."""

    address: str
    title: Clean
    feed: Feed
    response: Response


def candidates(text: str) -> tuple[str, ...]:
    """Return the addresses that `text` may mean, best first: without a scheme https is tried before http.

    Sites write "feed:" before what a feed reader is to open, as a scheme or before one.
    """
    text = _FEED.sub("", text.strip())
    if _SCHEME.match(text):
        tries: tuple[str, ...] = (text,)
    elif (bare := _BARE.fullmatch(text)) and _HERE.fullmatch(bare["host"]):
        tries = (f"http://{text}",)
    elif bare and "." in bare["host"].strip("."):
        tries = (f"https://{text}", f"http://{text}")
    else:
        tries = ()
    return tuple(address for address in map(web_address, tries) if address)


def may_go_on(found: object) -> TypeGuard[Failed]:
    """Whether what came of one of `candidates` leaves the next to be tried.

    A server that answered, or could not prove who it is, is not asked again without TLS, unless it sends there itself.
    """
    return isinstance(found, Unanswered) or found == DOWNGRADED


def add_unchecked(paths: Paths, wanted: Subscription) -> Subscribed | Refused:
    """Subscribe to `wanted` as it is, without asking its server."""
    tries = candidates(wanted.address)
    if not tries:
        return Refused(_shown(wanted.address), NOT_WEB)
    subscription = replace(wanted, address=without_credentials(tries[0]))
    known = _followed(load(paths.config).feeds, subscription.address)
    added = known is None and add_feed(paths.config, subscription)
    if added:
        with suppress(StoreError), open_writable(paths, SystemClock()) as store:
            note_subscribed(store, paths.config, (subscription.address,))
    return Subscribed(subscription.address, subscription.title or _shown(subscription.address), already=not added)


async def add(pipeline: Pipeline, paths: Paths, wanted: Subscription, *, first: bool) -> None:
    """Subscribe to the feed that `wanted.address` gives or leads to, store its articles, and emit what came of it.

    Where it leads to several, `first` takes the likeliest; else they are emitted as Choices and none is subscribed.
    """
    tries = candidates(wanted.address)
    followed = load(paths.config).feeds
    known = next(filter(None, (_followed(followed, address) for address in tries)), None)
    if known:
        pipeline.emit(_already(known))
        return
    found = await _search(pipeline, tries, first=first)
    if isinstance(found, Failed):
        pipeline.emit(Refused(_shown(wanted.address), found.reason))
    elif len(found) > 1:
        choices = (Choice(each.address, each.title, len(each.feed.entries)) for each in found)
        pipeline.emit(Choices(_shown(wanted.address), tuple(choices)))
    elif known := _followed(followed, found[0].address):
        pipeline.emit(_already(known))
    else:
        await _subscribe(pipeline, paths, wanted, found[0])


async def _subscribe(pipeline: Pipeline, paths: Paths, wanted: Subscription, found: Found) -> None:
    if add_feed(paths.config, replace(wanted, address=found.address)):
        await pipeline.store.call(note_subscribed, paths.config, (found.address,))
    else:
        await pipeline.store.call(Store.follow, load(paths.config).feeds)
    state = await pipeline.store.call(Store.feed, found.address)
    if state is None:
        raise LookupError("a feed that was just followed is not in the store")
    pipeline.emit(Subscribed(found.address, wanted.title or found.title, entries=len(found.feed.entries)))
    await pipeline.take_new(state, found.feed, found.response)


async def _search(pipeline: Pipeline, tries: tuple[str, ...], *, first: bool) -> tuple[Found, ...] | Failed:
    failure: Failed | None = None
    for address in tries:
        found = await Search(pipeline, address, first=first).run()
        if not may_go_on(found):
            return found
        failure = failure or found
    return failure or Failed(NOT_WEB)


class Search:
    """The search for the feeds that the address `typed` leads to; with `first` the likeliest that works is enough.

    Of those that are one feed in several forms the first counts.
    """

    def __init__(self, pipeline: Pipeline, typed: str, *, first: bool) -> None:
        self._pipeline, self._typed = pipeline, typed
        self._enough = 1 if first else _CANDIDATES
        self._silent: set[str] = set()

    async def run(self) -> tuple[Found, ...] | Failed:
        """Return the feed at the address, or those that work of the likeliest that its page leads to."""
        response = await self._asked(self._typed)
        if isinstance(response, Refusal):
            # Some sites keep programs from their pages, not from their feeds.
            return await self._working(site_feeds(self._typed), self._enough) or response
        if isinstance(response, Failed):
            return response
        found = await self._read(self._typed, response)
        if isinstance(found, Found):
            return (found,)
        if not ("html" in (response.content_type or "").lower() or _HTML.search(response.body[:_HEAD])):
            return found
        return await self._of_page(response)

    async def _of_page(self, page: Response) -> tuple[Found, ...] | Failed:
        links = await self._pipeline.pool.run(find_feeds, page.body, page.final)
        if isinstance(links, Failed):
            return links
        for rank, group in groupby(links, key=attrgetter("rank")):
            addresses = [link.address for link in group]
            usual = rank is Rank.USUAL
            found = await self._working(addresses if usual else addresses[:_CANDIDATES], 1 if usual else self._enough)
            if found:
                return found
        return NO_FEED

    async def _working(self, addresses: Sequence[str], enough: int) -> tuple[Found, ...]:
        working: list[Found] = []
        for address in addresses:
            response = await self._asked(address)
            found = response if isinstance(response, Failed) else await self._read(address, response)
            if isinstance(found, Found) and not any(_same(found.feed, other.feed) for other in working):
                working.append(found)
            if len(working) == enough:
                break
        return tuple(working)

    async def _read(self, address: str, response: Response) -> Found | Failed:
        feed = await self._pipeline.bodies.read(read_feed, response)
        if isinstance(feed, Failed):
            return feed
        # A password goes no further than the request that found the feed.
        lasting = without_credentials(response.permanent or address)
        return Found(lasting, feed.title or _shown(lasting), feed, replace(response, body=b""))

    async def _asked(self, address: str) -> Response | Failed:
        """Return the answer of `address`; a server that did not answer, or asked to wait, is not asked again."""
        server = urlsplit(address).netloc
        if server in self._silent:
            return _SILENT
        limit = self._pipeline.config.fetch.feed_size
        answer = await self._pipeline.ask(Request(address, limit=limit, typed=self._typed))
        if isinstance(answer, NotModified):
            raise TypeError("an address is tried without validators")
        if isinstance(answer, Unanswered | Untrusted | Held) or asks_to_wait(answer):
            self._silent.add(server)
        return answer


def _same(feed: Feed, other: Feed) -> bool:
    """Whether two feeds are forms of one, such as RSS and Atom: they have one title, and entries in common if any."""
    links, others = ({canonical(entry.link) for entry in each.entries if entry.link} for each in (feed, other))
    return feed.title == other.title and (not links or not others or not links.isdisjoint(others))


def _already(known: Subscription) -> Subscribed:
    return Subscribed(known.address, known.title or _shown(known.address), already=True)


def _followed(feeds: tuple[Subscription, ...], address: str) -> Subscription | None:
    same = canonical(address)
    return next((feed for feed in feeds if canonical(feed.address) == same), None)


def _shown(address: str) -> Clean:
    return clean_line(masked(address), ADDRESS)
