"""The one table of query fields: name, what may follow it, and the test it makes."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from matins.model.document import Status
from matins.query.condition import USED_TAGS, fold
from matins.query.terms import Column, Phrase, Subject, Term, Test
from matins.text.tokens import sought
from matins.text.words import WORDS_PER_MINUTE, reading_minutes

_HOUR = 3600
_UNITS = {"h": _HOUR, "d": 24 * _HOUR, "w": 7 * 24 * _HOUR, "m": 30 * 24 * _HOUR, "y": 365 * 24 * _HOUR}
_AGE = re.compile(r"([0-9]{1,4})([hdwmy])", re.IGNORECASE)
_LENGTH = re.compile(r"([<>])([0-9]{1,4})m?", re.IGNORECASE)


class BadValueError(ValueError):
    """A field's value that means nothing; the text is a phrase for people."""


class Named(StrEnum):
    """What a field's values can be the names of."""

    FEED = "feed"
    TAG = "tag"


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the query language: `form` shows what follows the colon, `read` makes the term.

    `choices` are the only values there are, if the field has such, and `named` says what other values are the names of;
    `read` raises BadValueError for what it cannot use.
    """

    name: str
    form: str
    help: str
    read: Callable[[str], Term]
    choices: tuple[str, ...] = ()
    named: Named | None = None


@dataclass(frozen=True, slots=True)
class _State:
    sql: str
    holds: Callable[[Subject, int], bool]
    beyond: bool = False


def _status(status: Status) -> _State:
    return _State(f"a.status = '{status.value}'", lambda subject, _: subject.status is status)


_STATES: dict[str, _State] = {
    "unread": _State("a.read_at IS NULL", lambda subject, _: not subject.read),
    "read": _State("a.read_at IS NOT NULL", lambda subject, _: subject.read),
    "starred": _State("a.starred_at IS NOT NULL", lambda subject, _: subject.starred),
    "hidden": _State(
        "a.muted IS NOT NULL AND a.starred_at IS NULL",
        lambda subject, _: subject.hidden and not subject.starred,
        beyond=True,
    ),
    "archived": _State("a.archived_at IS NOT NULL", lambda subject, _: subject.archived, beyond=True),
} | {status.value: _status(status) for status in Status}


_TITLE = Column("title", lambda subject: subject.title_tokens)
_AUTHOR = Column("author", lambda subject: subject.author_tokens)
_SUMMARY = Column("summary", lambda subject: subject.summary_tokens)
_BODY = Column("body", lambda subject: subject.body_tokens)


def words(text: str) -> Term:
    """Return the test that the words of `text` stand together in the title, the summary or the text.

    What has no word, as an emoji, is looked for in title and gist as it stands.
    """
    found, begun = sought(text)
    if found:
        return Phrase((_TITLE, _SUMMARY, _BODY), found, begun)
    needle = fold(text)
    return Test(
        # No needle holds the line end, so that none is found across title and gist; one call folds both.
        "instr(fold(a.title || char(10) || a.gist), ?) > 0",
        lambda _: (needle,),
        lambda subject, _: needle in fold(subject.title) or needle in fold(subject.gist),
    )


def _spoken(column: Column, text: Callable[[Subject], str | None], *, shown: bool) -> Callable[[str], Term]:
    def read(value: str) -> Term:
        found, begun = sought(value)
        return Phrase((column,), found, begun, shown) if found else _contains(f"a.{column.name}", text)(value)

    return read


def _state(value: str) -> Test:
    name = fold(value)
    if name not in _STATES:
        near = get_close_matches(name, _STATES, n=1)
        hint = f"did you mean {near[0]}?" if near else "there are " + ", ".join(_STATES)
        raise BadValueError(f'no state "{value}"; {hint}')
    state = _STATES[name]
    return Test(state.sql, lambda _: (), state.holds, state.beyond)


def _contains(column: str, text: Callable[[Subject], str | None]) -> Callable[[str], Term]:
    def read(value: str) -> Term:
        needle = fold(value)
        return Test(
            f"instr(fold(ifnull({column}, '')), ?) > 0",
            lambda _: (needle,),
            lambda subject, _: needle in fold(text(subject) or ""),
        )

    return read


def _feed(value: str) -> Test:
    needle = fold(value)
    return Test(
        "a.feed IN (SELECT id FROM feeds WHERE instr(order_title, ?) > 0)",
        lambda _: (needle,),
        lambda subject, _: needle in fold(subject.feed),
    )


def _tag(value: str) -> Test:
    tag = fold(value)
    return Test(_TAGGED, lambda _: (tag, tag), lambda subject, _: tag in map(fold, subject.tags))


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


_TAGGED = " ".join(
    (
        "(a.feed IN (SELECT feed FROM feed_tags WHERE fold(tag) = ?)",
        "OR a.id IN (SELECT article FROM article_tags WHERE tag IN (",
        USED_TAGS,
        "AND fold(tag) = ?)))",
    )
)

FIELDS: tuple[Field, ...] = (
    Field("is", "|".join(_STATES), "state, or what the summary is made from", _state, tuple(_STATES)),
    Field("feed", "NAME", "the feed's title contains it", _feed, named=Named.FEED),
    Field("tag", "NAME", "the feed or the article has this tag", _tag, named=Named.TAG),
    Field("title", "WORD", "the title has this word", _spoken(_TITLE, lambda subject: subject.title, shown=True)),
    Field("author", "NAME", "the author has this name", _spoken(_AUTHOR, lambda subject: subject.author, shown=False)),
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
