"""Addresses of the web: what may be opened, what may be shown, what counts as the same."""

import re
from functools import cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from matins.text.clean import ADDRESS, is_clean

SCHEMES = ("http", "https")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_USER = re.compile(r"\A(\s*(?:[a-z][a-z0-9+.-]*:)?//)[^/?#]*@", re.IGNORECASE)
_WWW = re.compile(r"(?:www\.)+(?=.)")
_ESCAPE = re.compile("%([0-9A-Fa-f]{2})")
_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")
_UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
_SPARED = "%!$&'()*+,;=:@/?"
# What nearly every address is, and needs no second look.
_PLAIN = re.compile(
    r"https?://[a-z0-9.-]+(?:/[\w!$%&'()*+,./:=@~-]*)?(?:\?[\w!$%&'()*+,./:=?@~-]+)?(?:#[\w!$%&'()*+,./:=?@~-]+)?",
    re.ASCII,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNSAFE = re.compile(r"[\s<>\"{}|\\^`]")


def web_address(text: str | None, base: str | None = None) -> str | None:
    """Return `text` as an absolute http(s) address resolved against `base`, or None where it is none (RFC 3986).

    White space around it is dropped, and characters that no address may hold are percent-encoded.
    """
    text = (text or "").strip()
    if not text or len(text) > ADDRESS:
        return None
    if _PLAIN.fullmatch(text):
        return text
    if not is_clean(text):
        return None
    try:
        address = urljoin(base, text) if base else text
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    if parts.scheme not in SCHEMES or not parts.hostname or port == 0:
        return None
    address = _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), urlunsplit(parts))
    return address if len(address) <= ADDRESS else None


def host(address: str) -> str:
    """Return the host of `address` in lower case, without port, "www." or credentials; "" where it has none."""
    try:
        name = urlsplit(address).hostname or ""
    except ValueError:
        return ""
    return _WWW.sub("", name, count=1) if name.startswith("www.") else name


def has_credentials(address: str) -> bool:
    """Whether `address` holds a user or a password."""
    return _USER.match(address) is not None


def without_credentials(address: str) -> str:
    """Return `address` without its user and password."""
    return _USER.sub(r"\1", address)


def masked(address: str) -> str:
    """Return `address` as it may be shown, logged and exported: its user and password hidden."""
    return _USER.sub(r"\1•••@", address)


def canonical(address: str) -> str:
    """Return the form of `address` to compare with others; the original is what gets opened.

    Scheme, "www.", credentials and default ports do not count, nor do tracking parameters, a trailing slash or a
    fragment ("#!" names pages), nor how characters are encoded (RFC 3986, section 6.2.2; RFC 3490 for the host).  `ref`
    only tracks where it names the host of the address itself.  What is no web address stays as it is.
    """
    try:
        parts = urlsplit(_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", address))
        port = parts.port
    except ValueError:
        return address
    name = _plain_host(host(address))
    if parts.scheme not in SCHEMES or not name:
        return address
    shown_port = f":{port}" if port and port not in _DEFAULT_PORTS.values() else ""
    path = _encoded(parts.path).rstrip("/")
    query = _query(parts.query, name)
    fragment = f"#{_encoded(parts.fragment)}" if parts.fragment.startswith("!") else ""
    return f"{name}{shown_port}{path}" + (f"?{query}" if query else "") + fragment


def _query(query: str, site: str) -> str:
    if not query:
        return ""
    # Bytes that are no UTF-8 stay what they are: in another encoding they tell pages apart.
    kept = [
        (name, value)
        for name, value in parse_qsl(query, keep_blank_values=True, errors="surrogateescape")
        if not _trackers().fullmatch(name) and not (name == "ref" and _named_host(value) == site)
    ]
    return urlencode(kept, errors="surrogateescape")


def _named_host(text: str) -> str:
    return _plain_host(host(text if "//" in text else f"//{text}"))


def _plain_host(name: str) -> str:
    if name.isascii():
        return f"[{name}]" if ":" in name else name
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError:
        return name


def _encoded(text: str) -> str:
    """Return `text` with every character encoded as RFC 3986 would have it, each in one way only."""
    return _ESCAPE.sub(_one_way, quote(_STRAY.sub("%25", text), safe=_SPARED))


def _one_way(escape: re.Match[str]) -> str:
    character = chr(int(escape[1], 16))
    return character if character in _UNRESERVED else escape[0].upper()


# Parameters that only track (list of miniflux, internal/reader/urlcleaner).
@cache
def _trackers() -> re.Pattern[str]:
    return re.compile(
        r"(?:utm_|mtm_|fb_|hmb_|itm_|campaign_|oly_|vero_|_branch_)\w*"
        r"|fbclid|gclid|dclid|gbraid|wbraid|gclsrc|srsltid|yclid|ysclid|twclid|msclkid|mc_cid|mc_eid|mc_tc|_openstat|wickedid"
        r"|hsa_cam|_hsenc|__hssc|__hstc|__hsfp|_hsmi|hsctatracking|rb_clickid|mkt_tok|sc_cid|_bhlid|__readwiselocation",
        re.IGNORECASE,
    )
