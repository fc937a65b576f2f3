"""One polite GET: conditional, bounded in time and size, redirects followed by our own rules."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from http import HTTPStatus
from types import TracebackType
from typing import TYPE_CHECKING, Self
from urllib.parse import urldefrag, urlsplit, urlunsplit

from matins import __version__
from matins.errors import Failed
from matins.fetch.exchange import Answer, Header, exchange, open_client
from matins.fetch.pacing import UNPACED, Pace
from matins.model.feed import Validators
from matins.text.clean import clean_line
from matins.text.urls import web_address

if TYPE_CHECKING:
    import httpx

FEED_TYPES = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
PAGE_TYPES = "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1"

NOT_WEB = "not an http or https address"

_HOPS = 10
_LONGEST_VALIDATOR = 4096
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY: True,
    HTTPStatus.FOUND: False,
    HTTPStatus.SEE_OTHER: False,
    HTTPStatus.TEMPORARY_REDIRECT: False,
    HTTPStatus.PERMANENT_REDIRECT: True,
}
"""The statuses that are followed, and whether they are for good (RFC 9110 section 15.4)."""
_WAIT = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)


@dataclass(frozen=True, slots=True)
class Request:
    """What to get: at most `limit` bytes, sent or unpacked; `validators` go to the address they came from alone."""

    address: str
    validators: Validators | None = None
    limit: int = 10_000_000
    accept: str = FEED_TYPES


@dataclass(frozen=True, slots=True)
class Response:
    """A body from `final`, which `address` led to; `permanent` is where 301 and 308 alone led, if anywhere."""

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


@dataclass(frozen=True, slots=True)
class Refusal(Failed):
    """A failure with the server's word on when to come back."""

    pace: Pace = UNPACED


class Fetcher:
    """GETs addresses, at most `in_flight` at once, each within `deadline` seconds from its start to its last byte."""

    def __init__(self, *, deadline: float = 30.0, in_flight: int = 20, agent: str = f"matins/{__version__}") -> None:
        self._deadline = deadline
        self._turns = asyncio.Semaphore(in_flight)
        self._in_flight = in_flight
        self._agent = agent
        self._client: httpx.AsyncClient | None = None

    async def __aenter__(self) -> Self:
        self._client = open_client(self._agent, self._in_flight)
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._client is not None:
            await self._client.aclose()

    async def get(self, request: Request) -> Response | NotModified | Failed:
        """Return what `request` asks for, or why there is nothing; only a cancellation gets out of here."""
        address = web_address(request.address)
        if address is None:
            return Failed(NOT_WEB)
        async with self._turns:
            try:
                async with asyncio.timeout(self._deadline):
                    return await self._follow(request, urldefrag(address).url)
            except TimeoutError:
                return Failed(f"took longer than {self._deadline:g} s")

    async def _follow(self, request: Request, address: str) -> Response | NotModified | Failed:
        permanent, for_good = None, True
        visited = {address}
        for _ in range(_HOPS + 1):
            validators = request.validators
            if validators is not None and validators.address != address:
                validators = None
            answer = await self._ask(address, request, validators)
            if isinstance(answer, Failed):
                return answer
            if answer.status not in _REDIRECTS:
                return _outcome(request.address, address, answer, validators, permanent)
            target = _target(address, answer)
            if isinstance(target, Failed):
                return target
            if target in visited:
                return Failed("redirected in a circle")
            for_good = for_good and _REDIRECTS[HTTPStatus(answer.status)]
            permanent = target if for_good else permanent
            visited.add(target)
            address = target
        return Failed(f"redirected more than {_HOPS} times")

    async def _ask(self, address: str, request: Request, validators: Validators | None) -> Answer | Failed:
        if self._client is None:
            raise RuntimeError("a Fetcher is used inside its own async with")
        headers: Sequence[Header] = [(b"Accept", request.accept.encode()), *_conditions(validators)]
        return await exchange(self._client, address, headers, request.limit)


def _conditions(validators: Validators | None) -> list[Header]:
    if validators is None:
        return []
    pairs = ((b"If-None-Match", validators.etag), (b"If-Modified-Since", validators.last_modified))
    return [(name, value) for name, value in pairs if value]


def _target(address: str, answer: Answer) -> str | Failed:
    """Return where a redirect leads; credentials go along within one origin only, and a target's own are dropped."""
    location = (answer.raw("location") or b"").decode("utf-8", "replace")
    target = web_address(location, address) if location.strip() else None
    if target is None:
        return Failed("redirected to nowhere" if not location.strip() else f"redirected to what is {NOT_WEB}")
    here, there = urlsplit(address), urlsplit(urldefrag(target).url)
    if here.scheme == "https" and there.scheme == "http":
        return Failed("redirected from https to http")
    place = there.netloc.rpartition("@")[2]
    if (here.scheme, here.netloc.rpartition("@")[2].lower()) == (there.scheme, place.lower()):
        place = here.netloc
    return urlunsplit(there._replace(netloc=place))


def _outcome(
    asked: str, final: str, answer: Answer, sent: Validators | None, permanent: str | None
) -> Response | NotModified | Failed:
    status = answer.status
    retry_after = answer.text("retry-after") if status in _WAIT else ""
    pace = Pace(answer.text("cache-control"), retry_after)
    if status == HTTPStatus.NOT_MODIFIED and sent is not None and (sent.etag or sent.last_modified):
        return NotModified(_validators(final, answer), pace)
    if not HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES or status == HTTPStatus.PARTIAL_CONTENT:
        return Refusal(_spoken(status), pace)
    content_type = clean_line(answer.text("content-type")) or None
    return Response(asked, final, answer.body, content_type, _validators(final, answer), permanent, pace)


def _validators(address: str, answer: Answer) -> Validators | None:
    etag, last_modified = (
        value if value and len(value) <= _LONGEST_VALIDATOR else None
        for value in (answer.raw("etag"), answer.raw("last-modified"))
    )
    return Validators(address, etag, last_modified) if etag or last_modified else None


def _spoken(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"answered with the unknown status {status}"
