"""What a parsed query is made of: tests of one article and their combinations, each as SQL and as a Python answer."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from matins.model.document import Status
from matins.query.condition import EVERYTHING, IN_INDEX, Condition
from matins.text.clean import Clean
from matins.text.tokens import tokens


# Without slots: the tokens that are kept need a place.
@dataclass(frozen=True)
class Subject:
    """What a query can ask about an article; times are Unix seconds, `summary` and `body` as they are indexed.

    `tags` are its feed's and its own.
    """

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
    summary: str = ""
    body: str = ""
    hidden: bool = False
    archived: bool = False

    @cached_property
    def title_tokens(self) -> str:
        """The tokens of the title, a blank on either side of each."""
        return spaced(tokens(self.title))

    @cached_property
    def author_tokens(self) -> str:
        """The tokens of the author's name, likewise."""
        return spaced(tokens(self.author or ""))

    @cached_property
    def summary_tokens(self) -> str:
        """The tokens of the summary, likewise."""
        return spaced(tokens(self.summary))

    @cached_property
    def body_tokens(self) -> str:
        """The tokens of the text, likewise."""
        return spaced(tokens(self.body))


def spaced(found: Iterable[str]) -> str:
    """Return tokens with a blank on either side of each, so that neighbours are found as a piece of text."""
    return f" {' '.join(found)} "


@dataclass(frozen=True, slots=True)
class Parts:
    """A term, parted: an expression that the full-text index answers, None for none, and the terms beside it.

    The term is true where the expression and all of the others are.
    """

    expression: str | None = None
    others: "tuple[Term, ...]" = ()

    def condition(self, now: int) -> Condition:
        """Return the whole term as SQL, `now` being Unix seconds."""
        others = [term.condition(now) for term in self.others]
        found = [] if self.expression is None else [Condition(IN_INDEX, (self.expression,))]
        return _joined(" AND ", [*found, *others])


class Term(Protocol):
    """A query or a part of one."""

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""

    def parts(self) -> Parts:
        """Return what of the term the full-text index answers, and the rest."""

    def words(self) -> tuple[str, ...]:
        """Return the tokens that an article may be found by; one that ends in "*" is how such a token begins."""


@dataclass(frozen=True, slots=True)
class Test:
    """One test of an article: SQL with a "?" for each of `parameters(now)`, and the same in Python."""

    sql: str
    parameters: Callable[[int], tuple[object, ...]]
    holds: Callable[[Subject, int], bool]
    beyond: bool = False

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return Condition(self.sql, self.parameters(now), self.beyond)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return self.holds(subject, now)

    def parts(self) -> Parts:
        """Return the test as one that the index does not answer."""
        return Parts(None, (self,))

    def words(self) -> tuple[str, ...]:
        """Return no tokens."""
        return ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the full-text index, and the same of one article."""

    name: str
    text: Callable[[Subject], str]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Neighbouring tokens in one of `columns`, where `begun` the last being but the beginning of one.

    With `shown` they are what a piece of the article is shown for.
    """

    columns: tuple[Column, ...]
    tokens: tuple[str, ...]
    begun: bool
    shown: bool = True

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return self.parts().condition(now)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        needle = spaced(self.tokens)
        needle = needle[:-1] if self.begun else needle
        return any(needle in column.text(subject) for column in self.columns)

    def parts(self) -> Parts:
        """Return the phrase as FTS5 writes it; tokens hold nothing that could end the quotation."""
        columns = " ".join(column.name for column in self.columns)
        return Parts(f'{{{columns}}} : "{" ".join(self.tokens)}"{" *" if self.begun else ""}')

    def words(self) -> tuple[str, ...]:
        """Return the tokens."""
        if not self.shown:
            return ()
        return (*self.tokens[:-1], self.tokens[-1] + "*") if self.begun else self.tokens


@dataclass(frozen=True, slots=True)
class Not:
    """True where `term` is not."""

    term: Term

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        inner = self.term.condition(now)
        return Condition(f"NOT ({inner.sql})", inner.parameters, inner.beyond)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return not self.term.matches(subject, now)

    def parts(self) -> Parts:
        """Return the term as one that the index does not answer by itself."""
        return Parts(None, (self,))

    def words(self) -> tuple[str, ...]:
        """Return no tokens."""
        return ()


@dataclass(frozen=True, slots=True)
class All:
    """True where every one of `terms` is."""

    terms: tuple[Term, ...]

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        return self.parts().condition(now)

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return all(term.matches(subject, now) for term in self.terms)

    def parts(self) -> Parts:
        """Return one expression for all that the index answers: it joins lists far faster than we do."""
        parts = [term.parts() for term in self.terms]
        wanted = [part.expression for part in parts if part.expression is not None]
        others = [term for part in parts for term in part.others]
        if not wanted:
            return Parts(None, tuple(others))
        unwanted = [refused for term in others if (refused := _refused(term)) is not None]
        expression = _combined("AND", wanted)
        if unwanted:
            expression = f"({expression}) NOT ({_combined('OR', unwanted)})"
        return Parts(expression, tuple(term for term in others if _refused(term) is None))

    def words(self) -> tuple[str, ...]:
        """Return the tokens of all terms."""
        return tuple(word for term in self.terms for word in term.words())


@dataclass(frozen=True, slots=True)
class Any:
    """True where at least one of `terms` is."""

    terms: tuple[Term, ...]

    def condition(self, now: int) -> Condition:
        """Return the term as SQL, `now` being Unix seconds."""
        expression = self.parts().expression
        if expression is not None:
            return Parts(expression).condition(now)
        return _joined(" OR ", [term.condition(now) for term in self.terms])

    def matches(self, subject: Subject, now: int) -> bool:
        """Return what the SQL would say of `subject`."""
        return any(term.matches(subject, now) for term in self.terms)

    def parts(self) -> Parts:
        """Return one expression where the index answers every one of the terms."""
        parts = [term.parts() for term in self.terms]
        expressions = [part.expression for part in parts if part.expression is not None and not part.others]
        if len(expressions) < len(parts):
            return Parts(None, (self,))
        return Parts(_combined("OR", expressions))

    def words(self) -> tuple[str, ...]:
        """Return the tokens of all terms."""
        return tuple(word for term in self.terms for word in term.words())


def _refused(term: Term) -> str | None:
    """Return the expression that must not hold for `term` to be true, where that is all it asks."""
    parts = term.term.parts() if isinstance(term, Not) else Parts()
    return None if parts.others else parts.expression


def _combined(word: str, expressions: list[str]) -> str:
    return expressions[0] if len(expressions) == 1 else f" {word} ".join(f"({each})" for each in expressions)


def _joined(word: str, conditions: list[Condition]) -> Condition:
    if len(conditions) <= 1:
        return conditions[0] if conditions else EVERYTHING
    return Condition(
        f"({word.join(condition.sql for condition in conditions)})",
        tuple(parameter for condition in conditions for parameter in condition.parameters),
        any(condition.beyond for condition in conditions),
    )
