"""When a feed may be asked again: never before its server said, less often the longer it fails."""

import re
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

LONGEST = 24 * 3600
"""Seconds that no feed waits longer than, whatever its server says."""

_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?(\d{1,12})', re.IGNORECASE)
_NO_CACHE = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """What a server said about coming back, as sent: Cache-Control, and Retry-After where it answered 429 or 503."""

    cache_control: str = ""
    retry_after: str = ""


UNPACED = Pace()
"""The pace of a server that said nothing."""


def next_due(now: int, every: int, pace: Pace = UNPACED, failures: int = 0) -> int:
    """Return the Unix time before which a feed is not asked again.

    It is `every` seconds from `now`, or the answer's max-age where that is longer (RFC 9111 section 5.2.2.1); each of
    `failures` in a row doubles it; Retry-After (RFC 9110 section 10.2.3) is waited for.  All are capped to `LONGEST`,
    but for `every` itself.
    """
    wait = max(every, min(_max_age(pace.cache_control), LONGEST))
    if failures:
        wait = max(wait, min(every << min(failures, 32), LONGEST))
    return now + max(wait, min(_retry_after(pace.retry_after, now), LONGEST))


def not_before(now: int, pace: Pace) -> int:
    """Return the Unix time until which the server asked to wait, at most `LONGEST` from `now`; 0 where it did not."""
    wait = min(_retry_after(pace.retry_after, now), LONGEST)
    return now + wait if wait else 0


def _max_age(cache_control: str) -> int:
    found = _MAX_AGE.search(cache_control)
    return int(found[1]) if found and not _NO_CACHE.search(cache_control) else 0


def _retry_after(value: str, now: int) -> int:
    value = value.strip()
    if value.isascii() and value.isdigit():
        return int(value[:12])
    try:
        return max(0, int(parsedate_to_datetime(value).timestamp()) - now)
    except (ValueError, OverflowError):
        return 0
