"""Dates as feeds and pages write them (Unix seconds, ISO 8601, RFC 822, in words), made aware, kept within reason."""

import re
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

EARLIEST, LATEST = datetime(1990, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
"""What lies outside of these is a mistake, not a date; half-open."""

_LONGEST = 100
_MAIL = re.compile(
    r"(?:[A-Za-z]{3,9},? ?)?(\d\d?)[ -]([A-Z][a-z]{2})[ -](\d{4}) (\d\d?):(\d\d)(?::(\d\d))?"
    r"(?: ?([A-Z]{1,5}|[+-]\d{4}))?",
    re.ASCII,
)
_EPOCH = re.compile(r"(\d{10})(\d{3})?")
_ISO = re.compile(
    r"(\d{4})([-/.]?)(\d\d?)(?:\2(\d\d?))?"
    r"(?:(?:T ?| (?:- )?)(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,:]\d+)?)? ?"
    r"(Z|[A-Z]{3,4}|(?:UTC|GMT)? ?[+-]\d\d?(?::?\d\d)?)?(?: \(?[A-Z]{3,5}\)?)?)?",
    re.IGNORECASE | re.ASCII,
)
# Year first, then whatever stands between: Chinese, Japanese and Korean dates, and ISO 8601 that is not quite.
_YEAR_FIRST = re.compile(r"(\d{4})\s?[년年./ -]\s?(\d\d?|[^\W\d_]{3,})\s?[月월./ -]\s?(\d\d?)(?!\d)\s?[日일.T]?")
_CLOCK = re.compile(
    r"(?:(?P<before>오전|오후|上午|下午|午前|午後)\s?)?"
    r"(?:\b|(?<=\dT))(?P<hour>\d\d?)\s?[:時时点시]\s?(?P<minute>\d\d)(?::(?P<second>\d\d)(?:\.\d+)?)?(?:\s?(?P<half>[ap])\.?m\b\.?)?"
    r"(?:\s?(?P<zone>[+-]\d\d:?\d\d|[A-Z]{1,5}\b(?:[+-]\d\d?(?::?\d\d)?)?))?",
    re.IGNORECASE,
)
_AFTERNOON = ("오후", "下午", "午後")
_DAY_FIRST = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th|er|\.|º)?[\s-]*(?:(?:de|of)\s)?([^\W\d_]{3,})\.?,?[\s-]*(?:de\s)?(\d{4}|\d\d)\b"
)
_MONTH_FIRST = re.compile(r"([^\W\d_]{3,})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?=T|\b)")
_NUMBERS = re.compile(r"(?:[^\W\d_]{2,9},? )?(\d\d?)([/.-])(\d\d?)\2(\d{4})(?!\d)")
# The first letters of month names in the languages of feeds that do not keep to RFC 822's English.
_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan ene gen янв oca sty січ",
            "feb fev fév şub фев lut лют",
            "mar mär maa mrz mrt мар бер",
            "apr abr avr апр nis kwi кві",
            "may mai maj mei mag май мая тра",
            "jun juin giu июн haz cze чер",
            "jul juil lug июл tem lip лип",
            "aug ago aoû авг ağu sie сер",
            "sep set сен eyl wrz вер",
            "oct okt ott out окт eki paź жов",
            "nov ноя kas lis лис",
            "dec dez dic déc дек ara gru гру",
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

    Read are RFC 822 (RFC 5322 section 3.3), ISO 8601, ten or thirteen digits of Unix time and dates written out, in
    this order; what names no zone counts as UTC.
    """
    text = " ".join((text or "")[: _LONGEST + 1].split())
    if not text or len(text) > _LONGEST:
        return None
    for read in (_mail, _iso, _epoch, _year_first, _written, _numbers):
        try:
            moment = read(text)
            if moment is not None:
                moment = moment.astimezone(UTC)
                return moment if EARLIEST.year <= moment.year < LATEST.year else None
        except (ValueError, OverflowError):
            continue
    return None


def _mail(text: str) -> datetime | None:
    found = _MAIL.fullmatch(text)
    month = _MONTHS.get(found[2].lower()) if found else None
    if not found or not month:
        return None
    day, _, year, hour, minute, second, zone = found.groups()
    return datetime(int(year), month, int(day), *_clock(hour, minute, second), tzinfo=_zone(zone))


def _clock(hour: str | None, minute: str | None, second: str | None = None) -> tuple[int, int, int]:
    # A leap second is counted as the second before it.
    return int(hour or 0), int(minute or 0), min(int(second or 0), 59)


def _epoch(text: str) -> datetime | None:
    found = _EPOCH.fullmatch(text)
    return datetime.fromtimestamp(int(found[1]), UTC) if found and text.isascii() else None


def _iso(text: str) -> datetime | None:
    found = _ISO.fullmatch(text)
    if not found:
        return None
    year, between, month, day, hour, minute, second, zone = found.groups()
    if between != "-" and not day:
        return None
    if not between and (len(month) < 2 or len(day) < 2):
        return None
    return datetime(int(year), int(month), int(day or 1), *_clock(hour, minute, second), tzinfo=_zone(zone))


def _year_first(text: str) -> datetime | None:
    found = _YEAR_FIRST.match(text)
    if not found:
        return None
    year, name, day = found.groups()
    month = int(name) if name.isdecimal() else _month(name)
    hour, minute, second, zone = _time_of_day(_CLOCK.search(text[found.end() :]))
    return datetime(int(year), month or 0, int(day), hour, minute, second, tzinfo=zone)


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
    month = _month(name)
    if month is None:
        return None
    full_year = int(year) if len(year) == 4 else int(year) + (2000 if int(year) < 69 else 1900)
    hour, minute, second, zone = _time_of_day(clock)
    return datetime(full_year, month, int(day), hour, minute, second, tzinfo=zone)


def _month(name: str) -> int | None:
    return _MONTHS.get(name.lower()[:4]) or _MONTHS.get(name.lower()[:3])


def _numbers(text: str) -> datetime | None:
    """Return a date of numbers alone: between slashes the month stands first, as in America, where it can."""
    clock = _CLOCK.search(text)
    found = _NUMBERS.match(text)
    if not found:
        return None
    first, between, second, year = found.groups()
    month, day = int(first), int(second)
    if month > 12 or between != "/":
        month, day = day, month
    hour, minute, seconds, zone = _time_of_day(clock)
    return datetime(int(year), month, day, hour, minute, seconds, tzinfo=zone)


def _time_of_day(clock: re.Match[str] | None) -> tuple[int, int, int, timezone]:
    if clock is None:
        return 0, 0, 0, UTC
    hour = int(clock["hour"])
    if clock["half"] or clock["before"]:
        hour = hour % 12 + (12 if clock["half"] in ("p", "P") or clock["before"] in _AFTERNOON else 0)
    return hour, int(clock["minute"]), min(int(clock["second"] or 0), 59), _zone(clock["zone"])


@lru_cache(maxsize=256)
def _zone(name: str | None) -> timezone:
    """Return the zone that a name or an offset means; UTC where that is unknown (RFC 5322 section 4.3)."""
    name = (name or "").upper().replace(" ", "")
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
