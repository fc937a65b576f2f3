"""Names to addresses, in threads that nobody waits for when they hang."""

import asyncio
import socket
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from ipaddress import ip_address
from itertools import chain, zip_longest

Resolver = Callable[[str, int], Sequence[str]]
"""What blocks until it knows the addresses of a host and port; raises OSError where there are none."""

_MOST = 4


def system_resolver(host: str, port: int) -> Sequence[str]:
    """Return the addresses that this machine's resolver has for `host`, in its order (RFC 6724)."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(address[0]) for *_, address in found))


def by_turns(addresses: Sequence[str]) -> tuple[str, ...]:
    """Return the few of `addresses` to try, one family after the other by turns (RFC 8305 section 4)."""
    if len(addresses) < 2:
        return tuple(addresses)
    first = ip_address(addresses[0]).version
    families: tuple[list[str], list[str]] = ([], [])
    for address in addresses:
        families[ip_address(address).version != first].append(address)
    return tuple(address for address in chain.from_iterable(zip_longest(*families)) if address)[:_MOST]


async def resolved(resolver: Resolver, host: str, port: int) -> Sequence[str]:
    """Return what `resolver` finds; raise OSError or UnicodeError as it does.

    A daemon thread asks, since a resolver may hang for half a minute: neither other lookups nor the program's end wait
    for it.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[Sequence[str]] = loop.create_future()

    def settle(found: Sequence[str], error: Exception | None) -> None:
        if future.done():
            return
        if error is None:
            future.set_result(found)
        else:
            future.set_exception(error)

    def ask() -> None:
        found: Sequence[str] = ()
        error: Exception | None = None
        try:
            found = resolver(host, port)
        except (OSError, UnicodeError) as raised:
            error = raised
        with suppress(RuntimeError):  # the loop was closed meanwhile
            loop.call_soon_threadsafe(settle, found, error)

    threading.Thread(target=ask, name=f"resolve {host}", daemon=True).start()
    return await future
