"""Addresses of the web: what may be opened, what may be shown, what counts as the same."""

import re
from functools import cache
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from matins.text.clean import ADDRESS, is_clean

SCHEMES = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_UNSAFE = re.compile(r"[\s<>\"{}|\\^`]")


def web_address(text: str | None, base: str | None = None) -> str | None:
    """Return `text` as an absolute http(s) address resolved against `base`, or None where it is none (RFC 3986).

    White space around it is dropped, and characters that no address may hold are percent-encoded.
    """
    text = (text or "").strip()
    if not text or len(text) > ADDRESS or not is_clean(text):
        return None
    try:
        address = urljoin(base, text) if base else text
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not parts.hostname or port == 0:
        return None
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), urlunsplit(parts))


def host(address: str) -> str:
    """Return the host of `address` in lower case, without port, "www." or credentials; "" where it has none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return name.removeprefix("www.")


def masked(address: str) -> str:
    """Return `address` as it may be shown, logged and exported: its user and password hidden."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    if "@" not in parts.netloc:
        return address
    return urlunsplit(parts._replace(netloc="•••@" + parts.netloc.rpartition("@")[2]))


def canonical(address: str) -> str:
    """Return the form of `address` to compare with others; the original is what gets opened.

    Scheme and "www." do not count, nor do tracking parameters, default ports, a trailing slash or a fragment.
    """
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return address
    query = [
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _trackers().fullmatch(name)
    ]
    shown_port = f":{port}" if port and port != _DEFAULT_PORTS.get(parts.scheme) else ""
    fragment = f"#{parts.fragment}" if parts.fragment.startswith("!") else ""
    return f"{host(address)}{shown_port}{parts.path.rstrip('/')}" + (f"?{urlencode(query)}" if query else "") + fragment


# Parameters that only track (list of miniflux, internal/reader/urlcleaner).
@cache
def _trackers() -> re.Pattern[str]:
    return re.compile(
        r"(?:utm_|mtm_|fb_|hmb_|itm_|campaign_|oly_|vero_|_branch_)\w*"
        r"|fbclid|gclid|dclid|gbraid|wbraid|gclsrc|srsltid|yclid|ysclid|twclid|msclkid|mc_cid|mc_eid|mc_tc|_openstat|wickedid"
        r"|hsa_cam|_hsenc|__hssc|__hstc|__hsfp|_hsmi|hsctatracking|rb_clickid|mkt_tok|sc_cid|_bhlid|__readwiselocation",
        re.IGNORECASE,
    )
