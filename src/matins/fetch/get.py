"""One polite GET: conditional, bounded in time and size, guarded, each host in its turn."""

import asyncio
from collections.abc import Collection
from contextlib import AbstractAsyncContextManager, nullcontext
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Self

from matins import HOME, __version__
from matins.errors import Failed
from matins.fetch.credentials import Credentials
from matins.fetch.decode import ACCEPTED
from matins.fetch.exchange import Answer, Unanswered, exchange
from matins.fetch.guard import is_local
from matins.fetch.pacing import UNPACED, Pace
from matins.fetch.place import Place, place
from matins.fetch.proxies import Proxies
from matins.fetch.resolve import Resolver, system_resolver
from matins.fetch.transport import Header, Transport
from matins.fetch.trip import NOT_WEB, Trip
from matins.fetch.turns import Turns
from matins.model.feed import Validators
from matins.text.clean import clean_line
from matins.text.urls import web_address

__all__ = ["FEED_TYPES", "NOT_WEB", "PAGE_TYPES", "Fetcher", "NotModified", "Refusal", "Request", "Response"]

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"

_LONGEST_VALIDATOR = 8192
_WAIT = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)
_REASONS = {HTTPStatus.UNAUTHORIZED: "401 Unauthorized; put the password into ~/.netrc"}


@dataclass(frozen=True, slots=True)
class Request:
    """What to get: at most `limit` bytes, sent or unpacked; `validators` go to the address they came from alone.

    `typed` is the address that the user typed, such as the feed's own, None where nothing was: a private host is
    reached only at that address's host and port.
    """

    address: str
    validators: Validators | None = None
    limit: int = 10_000_000
    accept: str = FEED_TYPES
    typed: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """A body from `final`, which `address` led to; `permanent` is where 301 and 308 alone led, if anywhere.

    Neither address holds a login, even where the asked one did.
    """

    address: str
    final: str
    body: bytes
    content_type: str | None
    validators: Validators | None
    permanent: str | None = None
    pace: Pace = UNPACED


@dataclass(frozen=True, slots=True)
class NotModified:
    """Nothing new since the validators; `validators` holds those the answer named, as RFC 9110 section 15.4.5 asks."""

    validators: Validators | None
    pace: Pace = UNPACED
    permanent: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal(Failed):
    """An HTTP status that is no success, with the server's word on when to come back; `final` is who sent it."""

    pace: Pace = UNPACED
    status: int = 0
    final: str = ""


class Fetcher:
    """GETs addresses, at most `in_flight` at once, each host one at a time and `pause` seconds apart.

    Local hosts that the user typed need not take turns.  Each GET has `deadline` seconds for its exchanges, redirects
    and all; waiting for a turn does not count.  `proxy` is the config's, the environment's where it is None or empty;
    `netrc` the file with passwords, the usual one where it is None.  A typed host is private where it is spelled like
    one, or is one of `private_hosts`: any other name is public, and refused once it leads elsewhere (DNS rebinding).
    """

    def __init__(
        self,
        *,
        deadline: float = 30.0,
        in_flight: int = 20,
        proxy: str | None = None,
        netrc: Path | None = None,
        private_hosts: Collection[str] = (),
        pause: float = 1.0,
        resolver: Resolver = system_resolver,
        turns: Turns | None = None,
    ) -> None:
        self._deadline = deadline
        self._slots = asyncio.Semaphore(in_flight)
        self._proxy = proxy
        self._netrc = netrc
        self._private_hosts = frozenset(private_hosts)
        self._pause = pause
        self._resolver = resolver
        self._turns = turns
        self._own_headers: tuple[Header, ...] = (
            (b"User-Agent", f"matins/{__version__} (+{HOME})".encode()),
            (b"Accept-Encoding", ACCEPTED.encode()),
            (b"Connection", b"close"),
        )
        self._opened: _Opened | None = None

    async def __aenter__(self) -> Self:
        turns = self._turns or Turns(self._pause, now=asyncio.get_running_loop().time)
        transport = Transport(self._resolver, Proxies(self._proxy))
        self._opened = _Opened(transport, turns, Credentials(self._netrc))
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        opened, self._opened = self._opened, None
        if opened is not None:
            await opened.transport.aclose()

    async def get(self, request: Request) -> Response | NotModified | Failed:
        """Return what `request` asks for, or why there is nothing; only a cancellation gets out of here."""
        if self._opened is None:
            raise RuntimeError("a Fetcher is used inside its own async with")
        trip = Trip.to(request.address)
        if isinstance(trip, Failed):
            return trip
        typed = _typed_place(request, trip)
        errand = _Errand(request, trip, typed, self._private(typed), self._deadline)
        while True:
            async with errand.turn(self._opened.turns), self._slots:
                found = await self._visit(errand, self._opened)
            if found is not None:
                return found

    def _private(self, typed: Place | None) -> tuple[str, int] | None:
        """Return host and port of the place that the user typed, where it is a private one."""
        if typed is None or not (is_local(typed.host) or typed.host in self._private_hosts):
            return None
        return typed.host, typed.port

    async def _visit(self, errand: "_Errand", opened: "_Opened") -> Response | NotModified | Failed | None:
        """Ask one host, over its own redirects; return None where it sends on to another."""
        now = asyncio.get_running_loop().time
        host, began = errand.trip.place.host, now()
        try:
            async with asyncio.timeout(errand.left):
                while errand.trip.place.host == host:
                    answer = await self._ask(errand, opened)
                    found = answer if isinstance(answer, Failed) else errand.after(answer)
                    if found is not None:
                        return found
        except TimeoutError:
            return Unanswered(f"took longer than {self._deadline:g} s")
        errand.left -= now() - began
        return None

    async def _ask(self, errand: "_Errand", opened: "_Opened") -> Answer | Failed:
        trip = errand.trip
        headers = [*self._own_headers, *errand.headers()]
        authorization = opened.credentials.header(trip.place, trip.asked, trip.login, errand.typed)
        if authorization is not None:
            headers.append((b"Authorization", authorization))
        return await exchange(opened.transport, trip.place, headers, errand.request.limit, permitted=errand.permitted)


@dataclass(frozen=True, slots=True)
class _Opened:
    """What a Fetcher has while it is entered."""

    transport: Transport
    turns: Turns
    credentials: Credentials


@dataclass(slots=True)
class _Errand:
    """One request on its trip.

    `typed` is the place that the user typed, `private` the one private place it may reach, `left` how many seconds its
    exchanges may still take.
    """

    request: Request
    trip: Trip
    typed: Place | None
    private: tuple[str, int] | None
    left: float

    @property
    def permitted(self) -> bool:
        """Whether the place to ask now may be one that is not public."""
        return self.private == (self.trip.place.host, self.trip.place.port)

    def turn(self, turns: Turns) -> AbstractAsyncContextManager[None]:
        """Return what to hold while the place is asked; nothing where its spelling says that it is the user's own."""
        host = self.trip.place.host
        return nullcontext() if is_local(host) else turns.turn(host)

    @property
    def validators(self) -> Validators | None:
        """The validators that belong to the address to ask now."""
        held = self.request.validators
        return held if held is not None and held.address == self.trip.address else None

    def headers(self) -> list[Header]:
        """Return the headers that depend on what is asked for."""
        headers = [(b"Accept", self.request.accept.encode())]
        held = self.validators
        if held is None:
            return headers
        if held.etag and self.request.accept == FEED_TYPES:
            headers.append((b"A-IM", b"feed"))  # RFC 3229 section 10.5.3: the new entries alone, as 226
        pairs = ((b"If-None-Match", held.etag), (b"If-Modified-Since", held.last_modified))
        return headers + [(name, value) for name, value in pairs if value]

    def after(self, answer: Answer) -> Response | NotModified | Failed | None:
        """Return what `answer` comes to, or None where the trip goes on."""
        goes_on = self.trip.goes_on(answer)
        if isinstance(goes_on, Failed):
            return goes_on
        return None if goes_on else self._outcome(answer)

    def _outcome(self, answer: Answer) -> Response | NotModified | Failed:
        status, trip, sent = answer.status, self.trip, self.validators
        pace = _pace(answer)
        if status == HTTPStatus.NOT_MODIFIED and sent is not None and (sent.etag or sent.last_modified):
            return NotModified(_validators(trip.address, answer), pace, trip.permanent)
        if answer.text(b"cf-mitigated") == "challenge":
            return Refusal("blocked (challenge for browsers)", pace, status, trip.address)
        if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or status == HTTPStatus.PARTIAL_CONTENT:
            return Refusal(_spoken(status), pace, status, trip.address)
        content_type = clean_line(answer.text(b"content-type")) or None
        validators = _validators(trip.address, answer)
        return Response(
            trip.first, trip.address, answer.body, content_type, validators, permanent=trip.permanent, pace=pace
        )


def _typed_place(request: Request, trip: Trip) -> Place | None:
    if request.typed == request.address:
        return trip.asked
    address = web_address(request.typed)
    return place(address) if address else None


def _pace(answer: Answer) -> Pace:
    return Pace(
        cache_control=answer.text(b"cache-control"),
        retry_after=answer.text(b"retry-after") if answer.status in _WAIT else "",
        expires=answer.text(b"expires"),
        date=answer.text(b"date"),
        age=answer.text(b"age"),
    )


def _validators(address: str, answer: Answer) -> Validators | None:
    etag, last_modified = (
        value if value and len(value) <= _LONGEST_VALIDATOR else None
        for value in (answer.raw(b"etag"), answer.raw(b"last-modified"))
    )
    return Validators(address, etag, last_modified) if etag or last_modified else None


def _spoken(status: int) -> str:
    try:
        known = HTTPStatus(status)
    except ValueError:
        return f"answered with the unknown status {status}"
    return _REASONS.get(known, f"{status} {known.phrase}")
