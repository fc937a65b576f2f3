"""What a parsed query is made of: tests of one article and their combinations, each as SQL and as a Python answer."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from matins.model.document import Status
from matins.query.condition import Condition
from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class Subject:
    """What a query can ask about an article; times are Unix seconds."""

    title: Clean
    gist: Clean
    feed: Clean
    tags: tuple[str, ...]
    link: str | None
    author: Clean | None
    lang: str | None
    read: bool
    starred: bool
    status: Status
    sort_time: int
    words: int


class Term(Protocol):
    """A query or a part of one."""

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test of an article: SQL with a "?" for each of `parameters(now)`, and the same in Python."""

    sql: str
    parameters: Callable[[int], tuple[object, ...]]
    holds: Callable[[Subject, int], bool]

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return Condition(self.sql, self.parameters(now))

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return self.holds(subject, now)


@dataclass(frozen=True, slots=True)
class Not:
    """True where `term` is not."""

    term: Term

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        inner = self.term.condition(now)
        return Condition(f"NOT ({inner.sql})", inner.parameters)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return not self.term.matches(subject, now)


@dataclass(frozen=True, slots=True)
class All:
    """True where every one of `terms` is."""

    terms: tuple[Term, ...]

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return _joined(" AND ", self.terms, now)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return all(term.matches(subject, now) for term in self.terms)


@dataclass(frozen=True, slots=True)
class Any:
    """True where at least one of `terms` is."""

    terms: tuple[Term, ...]

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return _joined(" OR ", self.terms, now)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return any(term.matches(subject, now) for term in self.terms)


def _joined(word: str, terms: tuple[Term, ...], now: int) -> Condition:
    conditions = [term.condition(now) for term in terms]
    return Condition(
        f"({word.join(condition.sql for condition in conditions)})",
        tuple(parameter for condition in conditions for parameter in condition.parameters),
    )
