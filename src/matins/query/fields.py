"""The one table of query fields: name, what may follow it, and the test it makes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches

from matins.model.document import Status
from matins.query.condition import fold
from matins.query.terms import Subject, Test
from matins.text.words import WORDS_PER_MINUTE, reading_minutes

_HOUR = 3600
_UNITS = {"h": _HOUR, "d": 24 * _HOUR, "w": 7 * 24 * _HOUR, "m": 30 * 24 * _HOUR, "y": 365 * 24 * _HOUR}
_AGE = re.compile(r"([0-9]{1,4})([hdwmy])", re.IGNORECASE)
_LENGTH = re.compile(r"([<>])([0-9]{1,4})m?", re.IGNORECASE)


class BadValueError(ValueError):
    """A field's value that means nothing; the text is a phrase for people."""


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the query language: `form` shows what follows the colon, `read` makes the test.

    `choices` are the only values there are, if the field has such; `read` raises BadValueError for what it cannot use.
    """

    name: str
    form: str
    help: str
    read: Callable[[str], Test]
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _State:
    sql: str
    holds: Callable[[Subject, int], bool]


def _status(status: Status) -> _State:
    return _State(f"a.status = '{status.value}'", lambda subject, _: subject.status is status)


_STATES: dict[str, _State] = {
    "unread": _State("a.read_at IS NULL", lambda subject, _: not subject.read),
    "read": _State("a.read_at IS NOT NULL", lambda subject, _: subject.read),
    "starred": _State("a.starred_at IS NOT NULL", lambda subject, _: subject.starred),
} | {status.value: _status(status) for status in Status}


def words(text: str) -> Test:
    """Return the test that `text` stands in the title or the gist, whatever its case."""
    needle = fold(text)
    return Test(
        # No needle holds the line end, so that none is found across title and gist; one call folds both.
        "instr(fold(a.title || char(10) || a.gist), ?) > 0",
        lambda _: (needle,),
        lambda subject, _: needle in fold(subject.title) or needle in fold(subject.gist),
    )


def _state(value: str) -> Test:
    name = fold(value)
    if name not in _STATES:
        near = get_close_matches(name, _STATES, n=1)
        hint = f"did you mean {near[0]}?" if near else "there are " + ", ".join(_STATES)
        raise BadValueError(f'no state "{value}"; {hint}')
    state = _STATES[name]
    return Test(state.sql, lambda _: (), state.holds)


def _contains(column: str, text: Callable[[Subject], str | None]) -> Callable[[str], Test]:
    def read(value: str) -> Test:
        needle = fold(value)
        return Test(
            f"instr(fold(ifnull({column}, '')), ?) > 0",
            lambda _: (needle,),
            lambda subject, _: needle in fold(text(subject) or ""),
        )

    return read


def _tag(value: str) -> Test:
    tag = fold(value)
    return Test(
        "EXISTS (SELECT 1 FROM feed_tags t WHERE t.feed = f.id AND fold(t.tag) = ?)",
        lambda _: (tag,),
        lambda subject, _: tag in map(fold, subject.tags),
    )


def _language(value: str) -> Test:
    # "pt" finds pt-BR too (basic filtering, RFC 4647 section 3.3.1).
    prefix = fold(value) + "-"
    return Test(
        "instr(fold(ifnull(a.lang, '')) || '-', ?) = 1",
        lambda _: (prefix,),
        lambda subject, _: (fold(subject.lang or "") + "-").startswith(prefix),
    )


def _seconds(value: str) -> int:
    match = _AGE.fullmatch(value)
    if not match:
        raise BadValueError(f'"{value}" is no age; write it like 12h, 2d, 1w, 3m or 1y')
    return int(match[1]) * _UNITS[match[2].lower()]


def _newer(value: str) -> Test:
    age = _seconds(value)
    return Test("a.sort_time >= ?", lambda now: (now - age,), lambda subject, now: subject.sort_time >= now - age)


def _older(value: str) -> Test:
    age = _seconds(value)
    return Test("a.sort_time < ?", lambda now: (now - age,), lambda subject, now: subject.sort_time < now - age)


def _length(value: str) -> Test:
    match = _LENGTH.fullmatch(value)
    if not match:
        raise BadValueError(f'"{value}" is no reading time; write it like <5m or >10m')
    minutes = int(match[2])
    if match[1] == "<":
        fewest = _fewest_words(minutes)
        return Test("a.words < ?", lambda _: (fewest,), lambda item, _: reading_minutes(item.words) < minutes)
    fewest = _fewest_words(minutes + 1)
    return Test("a.words >= ?", lambda _: (fewest,), lambda item, _: reading_minutes(item.words) > minutes)


def _fewest_words(minutes: int) -> int:
    """Return the smallest number of words whose reading time is `minutes` or more."""
    if minutes <= 1:
        return minutes
    count = (minutes - 1) * WORDS_PER_MINUTE
    while reading_minutes(count) < minutes:
        count += 1
    return count


FIELDS: tuple[Field, ...] = (
    Field("is", "|".join(_STATES), "state, or what the summary is made from", _state, tuple(_STATES)),
    Field("feed", "NAME", "the feed's title contains it", _contains("f.title", lambda subject: subject.feed)),
    Field("tag", "NAME", "the feed has this tag", _tag),
    Field("title", "WORD", "the title contains it", _contains("a.title", lambda subject: subject.title)),
    Field("author", "NAME", "the author's name contains it", _contains("a.author", lambda subject: subject.author)),
    Field("url", "TEXT", "the link contains it", _contains("a.link", lambda subject: subject.link)),
    Field("lang", "xx", "written in this language", _language),
    Field("newer", "2d", "at most this old (h, d, w, m or y)", _newer),
    Field("older", "1w", "older than this (h, d, w, m or y)", _older),
    Field("len", "<5m or >10m", "shorter or longer than so many minutes of reading", _length),
)

FIELD = {field.name: field for field in FIELDS}
"""The fields by name."""


def nearest_field(name: str) -> str | None:
    """Return the field that `name` was perhaps meant for."""
    near = get_close_matches(fold(name), FIELD, n=1)
    return near[0] if near else None
