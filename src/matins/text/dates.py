"""Dates as feeds and pages write them (Unix seconds, ISO 8601, RFC 822, in words), made aware, kept within reason."""

import re
from datetime import UTC, datetime, timedelta, timezone

EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""What lies outside of these is a mistake, not a date; half-open."""

_LONGEST = 100
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_ISO = re.compile(
    r"(\d{4})-(\d\d)(?:-(\d\d))?(?:[T\s]\s?(\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?",
    re.IGNORECASE,
)
_ASIAN = re.compile(r"(\d{4})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日(?:\D{0,8}(\d{1,2})\s?[:時时点]\s?(\d{1,2}))?")
_CLOCK = re.compile(
    r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?(?P<zone>[+-]\d\d:?\d\d|[A-Z]{1,5}\b(?:[+-]\d\d?:?\d\d)?))?",
    re.IGNORECASE,
)
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:de\s)?([^\W\d_]{3,})\.?,?[\s-]*(?:de\s)?(\d{4}|\d\d)\b"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})\b")
# The first letters of month names in the languages of feeds that do not keep to RFC 822's English.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen янв oca",
            "feb fev fév şub фев",
            "mar mär maa mrz мар",
            "apr abr avr апр nis",
            "may mai maj mei mag май мая",
            "jun juin giu июн haz",
            "jul juil lug июл tem",
            "aug ago aoû авг ağu",
            "sep set сен eyl",
            "oct okt ott out окт eki",
            "nov ноя kas",
            "dec dez dic déc дек ara",
        ),
        1,
    )
    for name in names.split()
}
_ZONES = {
    zone: hours
    for hours, zones in (
        (-10, "HST"),
        (-9, "AKST"),
        (-8, "PST"),
        (-7, "MST PDT"),
        (-6, "CST MDT"),
        (-5, "EST CDT"),
        (-4, "EDT"),
        (1, "CET MEZ BST WEST"),
        (2, "EET CEST MESZ"),
        (3, "MSK EEST"),
        (9, "JST KST"),
        (10, "AEST"),
        (11, "AEDT"),
    )
    for zone in zones.split()
}


def parse_date(text: str | None) -> datetime | None:
    """Return the moment that `text` names, in UTC, or None where it names none that could be true.

    Read are ten or thirteen digits of Unix time, ISO 8601, RFC 822 (RFC 5322 section 3.3) and dates written out; what
    names no zone counts as UTC.
    """
    text = " ".join((text or "")[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (_epoch, _iso, _asian, _written):
        try:
            moment = read(text)
            if moment is not None:
                moment = moment.astimezone(UTC)
                return moment if EARLIEST <= moment < LATEST else None
        except (ValueError, OverflowError):
            continue
    return None


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found and text.isascii() else None


def _iso(text: str) -> datetime | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, month, day, hour, minute, second, zone = found.groups()
    # A leap second is counted as the second before it.
    clock = int(hour or 0), int(minute or 0), min(int(second or 0), 59)
    return datetime(int(year), int(month), int(day or 1), *clock, tzinfo=_zone(zone))


def _asian(text: str) -> datetime | None:
    found = _ASIAN.search(text)
    if not found:
        return None
    year, month, day, hour, minute = (int(part or 0) for part in found.groups())
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def _written(text: str) -> datetime | None:
    clock = _CLOCK.search(text)
    date = f"{text[: clock.start()]} {text[clock.end() :]}" if clock else text
    date = " ".join(date.split())
    if found := _DAY_FIRST.search(date):
        day, name, year = found.groups()
    elif found := _MONTH_FIRST.search(date):
        name, day, year = found.groups()
    else:
        return None
    month = _MONTHS.get(name.lower()[:4]) or _MONTHS.get(name.lower()[:3])
    if month is None:
        return None
    full_year = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 69 else 1900)
    hour, minute, second, zone = _time_of_day(clock)
    return datetime(full_year, month, int(day), hour, minute, second, tzinfo=zone)


def _time_of_day(clock: re.Match[str] | None) -> tuple[int, int, int, timezone]:
    if clock is None:
        return 0, 0, 0, UTC
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"] in "pP" else 0)
    return hour, int(clock["minute"]), min(int(clock["second"] or 0), 59), _zone(clock["zone"])


def _zone(name: str | None) -> timezone:
    """Return the zone that a name or an offset means; UTC where that is unknown (RFC 5322 section 4.3)."""
    name = (name or "").upper()
    if name and name[0] not in "+-":
        letters = name.rstrip("+-:0123456789")
        if letters not in ("GMT", "UTC", "UT") or name == letters:
            return timezone(timedelta(hours=_ZONES.get(letters, 0)))
        name = name[len(letters) :]
    if not name:
        return UTC
    digits = name[1:].replace(":", "")
    hours, minutes = (int(digits[:-2]), int(digits[-2:])) if len(digits) > 2 else (int(digits), 0)
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(-offset if name[0] == "-" else offset)
