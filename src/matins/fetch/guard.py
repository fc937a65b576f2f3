"""Which hosts and addresses are public: nothing that is not is reached unless the user typed it."""

import re
import socket
from collections.abc import Sequence
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

from matins.errors import MatinsError

Address = IPv4Address | IPv6Address

_LOCAL_TAILS = (".localhost", ".local", ".lan", ".internal", ".home.arpa")
_NUMERIC_END = re.compile(r"(?:^|\.)(?:0x[0-9a-f]*|[0-9]+)$")
_UNICAST = IPv6Network("2000::/3")
_MAPPED_AND_COMPATIBLE = (IPv6Network("::ffff:0:0/96"), IPv6Network("::/96"))
_NAT64 = IPv6Network("64:ff9b::/96")


class PrivateAddressError(MatinsError):
    """A host that is not public, and that the user did not type; nothing was sent to it."""

    def __init__(self) -> None:
        super().__init__("leads to an address on a private network")


def is_public(address: Address) -> bool:
    """Return whether `address` is one of the public internet, and so are the IPv4 addresses inside it.

    Those are found in IPv4-mapped and IPv4-compatible addresses (RFC 4291 section 2.5.5), 6to4 (RFC 3056), Teredo
    (RFC 4380) and NAT64 (RFC 6052); 64:ff9b:1::/48 is for local use (RFC 8215).
    """
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    inner = _inside(address)
    if inner:
        return all(map(is_public, inner))
    return address in _UNICAST and address.is_global


@lru_cache(maxsize=1024)
def literal(host: str) -> Address | None:
    """Return the address that `host` spells in any way a resolver takes, such as 127.1, 0x7f.1 and 2130706433."""
    try:
        return ip_address(host)
    except ValueError:
        pass
    if not _NUMERIC_END.search(host):
        return None
    try:
        return IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def is_local(host: str) -> bool:
    """Return whether `host` is at home by its spelling: no public address or name looks so."""
    host = host.lower().strip("[]").rstrip(".")
    address = literal(host)
    if address is not None:
        return not is_public(address)
    return "." not in host or host.endswith(_LOCAL_TAILS) or bool(_NUMERIC_END.search(host))


def all_public(addresses: Sequence[str]) -> bool:
    """Return whether each of `addresses`, as a resolver gives them, is public."""
    return all(is_public(ip_address(address)) for address in addresses)


def _inside(address: IPv6Address) -> tuple[IPv4Address, ...]:
    last = IPv4Address(int(address) & 0xFFFF_FFFF)
    if any(address in network for network in (*_MAPPED_AND_COMPATIBLE, _NAT64)):
        return (last,)
    return address.teredo or ((address.sixtofour,) if address.sixtofour else ())
