"""Requests to vetted addresses alone: what is connected to was looked at, not only what was spelled."""

import ssl
from collections.abc import Callable, Sequence

import httpx

from matins.fetch.guard import PrivateAddressError, all_public, is_local, literal
from matins.fetch.place import Place
from matins.fetch.proxies import Proxies, Proxy
from matins.fetch.resolve import Resolver, by_turns, resolved

Header = tuple[bytes, bytes]

_NEXT_AFTER = 3.0
"""Seconds that a connection to one of several addresses may take before the next is tried."""


class Transport:
    """Sends each request over a connection of its own: none is kept, so that no answer is pushed in before the next.

    `open_lane` makes what sends requests, straight or through a proxy; for https where it is told so.
    """

    def __init__(
        self,
        resolver: Resolver,
        proxies: Proxies,
        open_lane: "Callable[[Proxy | None, bool], httpx.AsyncBaseTransport] | None" = None,
    ) -> None:
        self._proxies = proxies
        self._resolver = resolver
        self._open_lane = open_lane or _lane
        self._lanes: dict[tuple[Proxy | None, bool], httpx.AsyncBaseTransport] = {}

    async def send(self, target: Place, headers: Sequence[Header], *, permitted: bool) -> httpx.Response:
        """GET `target` and return its answer as soon as its headers are there.

        Only a `permitted` request reaches an address that is not public, and never through a proxy; raises
        PrivateAddressError for others, and httpx's errors.
        """
        if is_local(target.host) and not permitted:
            raise PrivateAddressError
        proxy = None if permitted else self._proxies.of(target)
        lane = self._lane(proxy, secure=target.scheme == "https")
        if proxy is not None:
            return await lane.handle_async_request(_request(target, target.host, headers))
        *others, last = by_turns(await self._vetted(target, permitted=permitted))
        for address in others:
            try:
                return await lane.handle_async_request(_request(target, address, headers, connect=_NEXT_AFTER))
            except (httpx.ConnectError, httpx.ConnectTimeout):
                continue
        return await lane.handle_async_request(_request(target, last, headers))

    async def aclose(self) -> None:
        """Close every connection."""
        for lane in self._lanes.values():
            await lane.aclose()

    async def _vetted(self, target: Place, *, permitted: bool) -> Sequence[str]:
        address = literal(target.host)
        found = [str(address)] if address else await resolved(self._resolver, target.host, target.port)
        if not permitted and not all_public(found):
            raise PrivateAddressError
        return found

    def _lane(self, proxy: Proxy | None, *, secure: bool) -> httpx.AsyncBaseTransport:
        lane = self._lanes.get((proxy, secure))
        if lane is None:
            lane = self._lanes[proxy, secure] = self._open_lane(proxy, secure)
        return lane


def _lane(proxy: Proxy | None, secure: bool) -> httpx.AsyncHTTPTransport:
    return httpx.AsyncHTTPTransport(
        # To load the certificates of all authorities takes longer than many a feed; http needs none.
        verify=ssl.create_default_context() if secure else ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),
        trust_env=False,
        limits=httpx.Limits(max_keepalive_connections=0),
        proxy=None if proxy is None else _httpx_proxy(proxy),
    )


def _httpx_proxy(proxy: Proxy) -> httpx.Proxy:
    at = proxy.place
    secured = ssl.create_default_context() if at.scheme == "https" else None
    return httpx.Proxy(httpx.URL(scheme=at.scheme, host=at.host, port=at.port), auth=proxy.login, ssl_context=secured)


def _request(target: Place, host: str, headers: Sequence[Header], connect: float | None = None) -> httpx.Request:
    """Return the request for `target` at `host`; the Host header and the name on the certificate stay the target's."""
    port = None if target.by_default_port else target.port
    return httpx.Request(
        "GET",
        httpx.URL(scheme=target.scheme, host=host, port=port, raw_path=target.target),
        headers=[(b"Host", target.authority), *headers],
        # httpx times each read; the deadline over everything is Fetcher's.
        extensions={"sni_hostname": target.host, "timeout": {"connect": connect}},
    )
