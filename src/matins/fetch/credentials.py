"""Passwords: from the address itself or ~/.netrc, sent to the server they are for, and never stored or logged."""

import os
from base64 import b64encode
from pathlib import Path
from typing import TYPE_CHECKING

from matins.fetch.place import Login, Place
from matins.logs import log

if TYPE_CHECKING:
    from netrc import netrc


class Credentials:
    """The logins of one netrc file (ftp(1)); `path` is $NETRC, else ~/.netrc, where it is None."""

    def __init__(self, path: Path | None = None) -> None:
        self._logins = _read(path or _usual_path())

    def header(self, hop: Place, asked: Place, own: Login | None, typed: Place | None) -> bytes | None:
        """Return the value of Authorization (RFC 7617) for `hop` on the way from `asked`, or None.

        The login is `own`, else the one that netrc has for the host: without TLS, or on an odd port, for the server
        alone that the user typed the address of, for any feed may link there.
        """
        if not _belongs(hop, asked):
            return None
        login = own or (self._logins.get(hop.host) if _safe(hop) or (typed and _belongs(hop, typed)) else None)
        return None if login is None else b"Basic " + b64encode(":".join(login).encode())


def _safe(hop: Place) -> bool:
    return hop.scheme == "https" and hop.by_default_port


def _belongs(hop: Place, asked: Place) -> bool:
    """Return whether what is meant for `asked` may go to `hop`: its origin, or the same server grown to https."""
    if hop.host != asked.host:
        return False
    if (hop.scheme, hop.port) == (asked.scheme, asked.port):
        return True
    upgraded = (asked.scheme, hop.scheme) == ("http", "https")
    return upgraded and asked.by_default_port and hop.by_default_port


def _usual_path() -> Path | None:
    named = os.environ.get("NETRC")
    if named:
        return Path(named)
    try:
        return Path.home() / ".netrc"
    except RuntimeError:  # no home
        return None


def _read(path: Path | None) -> dict[str, Login]:
    if path is None or not path.is_file():
        return {}
    from netrc import NetrcParseError, netrc  # few have one

    try:
        return _logins(netrc(str(path)))
    except (NetrcParseError, OSError, UnicodeError):
        log().warning("%s cannot be read; no password is taken from it", path)
        return {}


def _logins(file: "netrc") -> dict[str, Login]:
    # "default" is for whoever asks, which would be every feed's server.
    return {
        host.lower(): (login or "", password or "")
        for host, (login, _, password) in file.hosts.items()
        if host != "default"
    }
