"""The seam to httpx: one request, one answer, and why there was none."""

import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.cookiejar import CookieJar, DefaultCookiePolicy

import httpx

from matins.errors import Failed
from matins.fetch.decode import ACCEPTED, Body, BodyError, size_for_people
from matins.text.clean import REASON, clean_line

Header = tuple[bytes, bytes]

_HERE = ("127.0.0.1", "localhost", "[::1]")


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the headers as sent (names in lower case) and the unpacked body of a 2xx."""

    status: int
    headers: tuple[Header, ...]
    body: bytes = b""

    def raw(self, name: str) -> bytes | None:
        """Return the bytes of the first header `name` as they came, or None."""
        wanted = name.encode()
        return next((value for key, value in self.headers if key == wanted), None)

    def text(self, name: str) -> str:
        """Return every header `name` as text, joined as RFC 9110 section 5.2 says."""
        wanted = name.encode()
        return ", ".join(value.decode("latin-1") for key, value in self.headers if key == wanted)


@dataclass(frozen=True, slots=True)
class Untrusted(Failed):
    """The server could not prove over TLS who it is; it must not be asked without TLS instead."""


def open_client(agent: str, in_flight: int) -> httpx.AsyncClient:
    """Return a client that follows nothing, keeps no connection and no cookie, and says `agent` of itself.

    Proxies are the environment's, except for this machine's own addresses.
    """
    return httpx.AsyncClient(
        headers={"User-Agent": agent, "Accept-Encoding": ACCEPTED, "Connection": "close"},
        cookies=CookieJar(DefaultCookiePolicy(allowed_domains=[])),
        verify=ssl.create_default_context(),
        timeout=None,  # noqa: S113  (httpx times each read; the deadline over everything is Fetcher's)
        limits=httpx.Limits(max_connections=in_flight, max_keepalive_connections=0),
        mounts={f"all://{name}": None for name in _HERE},
        follow_redirects=False,
    )


async def exchange(client: httpx.AsyncClient, address: str, headers: Sequence[Header], limit: int) -> Answer | Failed:
    """GET `address` once; the body is read for a 2xx alone, at most `limit` bytes of it, sent or unpacked."""
    try:
        async with client.stream("GET", address, headers=list(headers)) as response:
            answer = Answer(response.status_code, tuple((name.lower(), value) for name, value in response.headers.raw))
            if not response.is_success:
                return answer
            body = Body(answer.text("content-encoding"), limit)
            length = answer.text("content-length")
            if length.isdigit() and int(length) > limit:
                return Failed(f"larger than {size_for_people(limit)}")
            async for data in response.aiter_raw():
                body.add(data)
            return Answer(answer.status, answer.headers, body.done())
    except BodyError as error:
        return Failed(str(error))
    except (httpx.HTTPError, httpx.InvalidURL, UnicodeError, OSError) as error:
        return _failure(error)


def _failure(error: Exception) -> Failed:
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Untrusted(clean_line(f"certificate not trusted: {cause.verify_message}", REASON))
        if isinstance(cause, ssl.SSLError):
            return Untrusted(clean_line(f"no secure connection: {cause.reason or 'TLS failed'}", REASON))
    for kind, reason in (
        (socket.gaierror, "no such host"),
        (ConnectionRefusedError, "connection refused"),
        (ConnectionResetError, "the server broke the connection off"),
        (httpx.ProxyError, "the proxy refused"),
        (httpx.InvalidURL, "not an http or https address"),
        (UnicodeError, "not an http or https address"),
        (httpx.RemoteProtocolError, "the server's answer is not HTTP, or ended too early"),
    ):
        if any(isinstance(cause, kind) for cause in causes):
            return Failed(reason)
    spoken = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), None)
    return Failed(clean_line(spoken or "no connection", REASON).lower())


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield `error` and everything that led to it: anyio wraps what the system said in groups and chains."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for part in error.exceptions:
                yield from _causes(part)
        error = error.__cause__ or error.__context__
