"""When a feed may be asked again: never before its server said, less often the less it posts or the longer it fails.

All times are Unix seconds.  The rules follow rachelbythebay.com/fs/help.html and RFC 9111; docs name their numbers.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC
from email.utils import parsedate_to_datetime

from matins.clock import moment
from matins.model.feed import Hints

HOUR, LONGEST = 3600, 24 * 3600
"""Seconds of an hour; and those that no feed waits longer than, whatever its server says."""

_MINUTE, _FIRST_WAIT = 60, 600
_NEWEST = 10
_JITTER = 0.1
_SECONDS = re.compile(r"[0-9]+")
_MAX_AGE = re.compile(r'(?:^|[\s,])max-age\s*=\s*"?([0-9]+)', re.IGNORECASE)
_NO_CACHE = re.compile(r"(?:^|[\s,])no-(?:cache|store)(?:$|[\s,=])", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pace:
    """What a server said about coming back, as sent: headers by name, Retry-After where it answered 429 or 503."""

    cache_control: str = ""
    retry_after: str = ""
    expires: str = ""
    date: str = ""
    age: str = ""


UNPACED = Pace()
"""The pace of a server that said nothing."""
UNHINTED = Hints()
"""The hints of a feed that gives none."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The least seconds between two requests of one feed, and the same where its server sends no validators."""

    interval: int = HOUR
    unconditional: int = 20 * HOUR


def next_due(
    now: int,
    rules: Rules,
    *,
    pace: Pace = UNPACED,
    hints: Hints = UNHINTED,
    pulse: int = 0,
    conditional: bool = True,
    failures: int = 0,
    chance: float = 0.0,
) -> int:
    """Return the time before which a feed is not asked again.

    It is the longest of the user's interval, what the answer's headers and the feed's ttl ask for, and half of
    `pulse`, the time between two posts; each of `failures` in a row doubles the interval instead.  All but the
    interval itself is capped to `LONGEST`.  `conditional` tells whether the feed can be asked with validators, `chance`
    in [0, 1) how much of the jitter is added, up to a tenth.  Hours and days that the feed skips are passed, the first
    minute of an hour is left to others, and Retry-After is waited for.
    """
    if failures:
        floor, asked = rules.interval, _doubled(rules.interval, failures)
    else:
        floor = rules.interval if conditional else max(rules.interval, rules.unconditional)
        asked = max(_freshness(pace, now), hints.ttl, pulse // 2)
    asked = max(asked, _retry_after(pace.retry_after, now))
    wait = max(floor, min(asked, LONGEST))
    wait = min(wait + int(wait * _JITTER * chance), max(wait, LONGEST))
    return _off_the_hour(_past_skipped(now + wait, hints), chance)


def not_before(now: int, pace: Pace, *, failures: int = 0, chance: float = 0.0) -> int:
    """Return the time until which a server that answered 429 or 503 is left alone, at most `LONGEST` from `now`.

    It is what Retry-After says (RFC 9110 section 10.2.3), else ten minutes, doubled by each of the `failures` in a row
    after the first; up to a tenth is added by `chance`.
    """
    wait = _retry_after(pace.retry_after, now) or _doubled(_FIRST_WAIT, max(0, failures - 1))
    return now + min(wait + int(wait * _JITTER * chance), LONGEST)


def pulse(dates: Sequence[int], now: int) -> int:
    """Return the seconds between posts: the mean gap of the newest ten, counted to `now`; 0 with fewer than two.

    Dates to come do not count.
    """
    newest = sorted((date for date in dates if date <= now), reverse=True)[:_NEWEST]
    return max(1, (now - newest[-1]) // len(newest)) if len(newest) > 1 else 0


def _doubled(seconds: int, times: int) -> int:
    return min(seconds << min(times, 32), LONGEST)


def _freshness(pace: Pace, now: int) -> int:
    """Return for how many seconds more an answer is fresh (RFC 9111 section 4.2)."""
    if _NO_CACHE.search(pace.cache_control):
        return 0
    max_age = _MAX_AGE.search(pace.cache_control)
    if max_age:
        lifetime = _number(max_age[1])
    else:
        expires, date = _http_date(pace.expires), _http_date(pace.date)
        lifetime = 0 if expires is None else expires - (now if date is None else date)
    age = pace.age.strip()
    return max(0, lifetime - (_number(age) if _SECONDS.fullmatch(age) else 0))


def _retry_after(value: str, now: int) -> int:
    """Return how many seconds Retry-After asks for, 0 where it asks for nothing sensible."""
    value = value.strip()
    if _SECONDS.fullmatch(value):
        return _number(value)
    until = _http_date(value)
    return 0 if until is None else max(0, until - now)


def _number(digits: str) -> int:
    return int(digits[:12])


def _http_date(value: str) -> int | None:
    try:
        date = parsedate_to_datetime(value)
        return int((date if date.tzinfo else date.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None


def _past_skipped(due: int, hints: Hints) -> int:
    """Return the first time from `due` on whose hour and day the feed does not skip, a day later at most."""
    hours = hints.skip_hours if len(hints.skip_hours) < 24 else frozenset()
    days = hints.skip_days if len(hints.skip_days) < 7 else frozenset()
    found = due
    while found < due + LONGEST and (moment(found).hour in hours or moment(found).weekday() in days):
        found += HOUR - found % HOUR
    return min(found, due + LONGEST)


def _off_the_hour(due: int, chance: float) -> int:
    """Return `due`, moved out of the first minute of an hour, when everyone else asks."""
    return due if due % HOUR >= _MINUTE else due - due % HOUR + _MINUTE + int(_MINUTE * chance)
