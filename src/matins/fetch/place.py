"""Where a request goes: an address taken apart, with its login apart from it."""

from dataclasses import dataclass
from urllib.parse import quote, unquote, urldefrag, urlsplit, urlunsplit

_PORTS = {"http": 80, "https": 443}
_IN_TARGETS = "!#$%&'()*+,/:;=?@[]~"

Login = tuple[str, str]
"""A user and a password."""


@dataclass(frozen=True, slots=True)
class Place:
    """One resource of one server: `host` is lower-case ASCII without brackets, `target` what HTTP asks it for."""

    scheme: str
    host: str
    port: int
    target: bytes = b"/"

    @property
    def authority(self) -> bytes:
        """The value of the Host header (RFC 9110 section 7.2)."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return (host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}").encode("ascii")

    @property
    def by_default_port(self) -> bool:
        """Whether its port is the one of its scheme."""
        return self.port == _PORTS[self.scheme]


def place(address: str) -> Place | None:
    """Return where the web address `address` leads, or None where no server can have its name."""
    parts = urlsplit(address)
    host = _ascii(parts.hostname or "")
    if not host:
        return None
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Place(parts.scheme, host, parts.port or _PORTS[parts.scheme], quote(target, safe=_IN_TARGETS).encode())


def without_login(address: str) -> tuple[str, Login | None]:
    """Return `address` without fragment, user and password, and the user and password that it had."""
    parts = urlsplit(urldefrag(address).url)
    login, at, netloc = parts.netloc.rpartition("@")
    if not at:
        return parts.geturl(), None
    user, _, password = login.partition(":")
    return urlunsplit(parts._replace(netloc=netloc)), (unquote(user), unquote(password))


def _ascii(host: str) -> str | None:
    if host.isascii() and "xn--" not in host:
        return host
    import idna  # few hosts need it

    try:
        return idna.encode(host, uts46=True).decode("ascii")
    except idna.IDNAError:
        return None
