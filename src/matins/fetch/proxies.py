"""Proxies: the one of the config, else those of the user's environment; never one that a feed names."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from matins.errors import MatinsError
from matins.fetch.place import Login, Place, place, without_login

_HINT = "the proxy is not an http or https address"


class ProxyError(MatinsError):
    """A proxy that cannot be used; the message does not hold its address, which may hold a password."""


@dataclass(frozen=True, slots=True)
class Proxy:
    """A proxy and the login it asks for."""

    place: Place
    login: Login | None = None


class Proxies:
    """Which proxy a request goes through; an empty `setting` leaves it to the environment."""

    def __init__(self, setting: str | None = None) -> None:
        if setting:
            self._by_scheme = {"http": setting, "https": setting}
        else:
            from urllib.request import getproxies  # once for each Fetcher

            found = getproxies()
            self._by_scheme = {
                scheme: address for scheme in ("http", "https") if (address := found.get(scheme) or found.get("all"))
            }

    def of(self, target: Place) -> Proxy | None:
        """Return the proxy for `target`, None where it is asked directly; raise ProxyError for one of no use."""
        address = self._by_scheme.get(target.scheme)
        if not address:
            return None
        from urllib.request import proxy_bypass

        return None if proxy_bypass(f"{target.host}:{target.port}") else _proxy(address)


def _proxy(address: str) -> Proxy:
    try:
        plain, login = without_login(address if "://" in address else f"http://{address}")
        found = place(plain) if urlsplit(plain).scheme in ("http", "https") else None
    except ValueError:
        found, login = None, None
    if found is None:
        raise ProxyError(_HINT)
    return Proxy(found, login)
