"""The seam to httpx: one request, one answer, and why there was none."""

import errno
import socket
import ssl
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import httpx

from matins.errors import Failed
from matins.fetch.decode import Body, BodyError, size_for_people
from matins.fetch.guard import PrivateAddressError
from matins.fetch.place import Place
from matins.fetch.proxies import ProxyError
from matins.fetch.transport import Header, Transport
from matins.text.clean import REASON, clean_line

_TROUBLE = (httpx.TransportError, httpx.InvalidURL, UnicodeError, OSError)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the headers as sent (names in lower case) and the unpacked body of a 2xx."""

    status: int
    headers: tuple[Header, ...]
    body: bytes = b""

    def raw(self, name: bytes) -> bytes | None:
        """Return the bytes of the first header `name` as they came, or None."""
        return next((value for key, value in self.headers if key == name), None)

    def text(self, name: bytes) -> str:
        """Return every header `name` as text, joined as RFC 9110 section 5.2 says."""
        return ", ".join([value.decode("latin-1") for key, value in self.headers if key == name])


@dataclass(frozen=True, slots=True)
class Unanswered(Failed):
    """No server was there, or it did not answer as HTTP has it, or not in time."""


@dataclass(frozen=True, slots=True)
class Unreached(Unanswered):
    """No server was even tried: its name leads nowhere, or there is no network."""


@dataclass(frozen=True, slots=True)
class Untrusted(Failed):
    """The server could not prove over TLS who it is; it must not be asked without TLS instead."""


async def exchange(
    transport: Transport, target: Place, headers: Sequence[Header], limit: int, *, permitted: bool
) -> Answer | Failed:
    """GET `target` once; the body is read for a 2xx alone, at most `limit` bytes of it, sent or unpacked.

    `permitted` tells whether `target` may be at an address that is not public.
    """
    try:
        response = await transport.send(target, headers, permitted=permitted)
        try:
            return await _read(response, limit)
        finally:
            await response.aclose()
    except (BodyError, PrivateAddressError, ProxyError) as error:
        return Failed(str(error))
    except _TROUBLE as error:
        return _failure(error)


async def _read(response: httpx.Response, limit: int) -> Answer | Failed:
    answer = Answer(response.status_code, tuple([(name.lower(), value) for name, value in response.headers.raw]))
    if not response.is_success:
        return answer
    body = Body(answer.text(b"content-encoding"), limit)
    length = answer.text(b"content-length")
    if length.isdigit() and int(length) > limit:
        return Failed(f"larger than {size_for_people(limit)}")
    async for data in response.aiter_raw():
        body.add(data)
    return Answer(answer.status, answer.headers, body.done())


def _failure(error: Exception) -> Failed:
    causes = tuple(_causes(error))
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return Untrusted(clean_line(f"certificate not trusted: {cause.verify_message}", REASON))
        if isinstance(cause, ssl.SSLError):
            return Untrusted(clean_line(f"no secure connection: {cause.reason or 'TLS failed'}", REASON))
    if any(isinstance(cause, socket.gaierror) for cause in causes):
        return Unreached("no such host")
    if any(isinstance(cause, OSError) and cause.errno == errno.ENETUNREACH for cause in causes):
        return Unreached("no network leads there")
    for kind, reason in (
        (ConnectionRefusedError, "connection refused"),
        (ConnectionResetError, "the server broke the connection off"),
        (httpx.ProxyError, "the proxy refused"),
        (UnicodeError, "no such host"),
        (httpx.InvalidURL, "no such host"),
        (httpx.RemoteProtocolError, "the server's answer is not HTTP, or ended too early"),
    ):
        if any(isinstance(cause, kind) for cause in causes):
            return Unanswered(reason)
    spoken = next((cause.strerror for cause in causes if isinstance(cause, OSError) and cause.strerror), None)
    return Unanswered(clean_line(spoken or "no connection", REASON).lower())


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    """Yield `error` and everything that led to it: anyio wraps what the system said in groups and chains."""
    while error is not None:
        yield error
        if isinstance(error, BaseExceptionGroup):
            for part in error.exceptions:
                yield from _causes(part)
        error = error.__cause__ or error.__context__
