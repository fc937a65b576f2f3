"""The grammar: words, "phrases", -not, OR, (groups) and field:values, read by recursive descent."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from matins.errors import UsageError
from matins.query.condition import EVERYTHING, Condition
from matins.query.fields import FIELD, BadValueError, nearest_field, words
from matins.query.terms import All, Any, Not, Parts, Subject, Term
from matins.text.cells import width
from matins.text.clean import clean_line, is_clean

LENGTH, TERMS, DEPTH = 1_000, 100, 20
"""Limits of a query, in characters, terms and nested groups; SQLite's own are further out."""

_EXCERPT = 60
"""How many characters of a query a message shows on either side of the fault."""

_TOKEN = re.compile(
    r"""(?P<blank>\s+)
    | (?P<open>\() | (?P<close>\))
    | (?P<minus>-)
    | (?P<or>OR)(?=[\s()"]|$)
    | "(?P<phrase>[^"]*)"
    | (?P<name>[A-Za-z]+):(?:"(?P<quoted>[^"]*)"|(?P<value>[^\s()"]*))
    | (?P<word>[^\s()"]+)
    | (?P<quote>")""",
    re.VERBOSE,
)


class QueryError(UsageError):
    """A query that cannot be read; the message shows it with a caret under the fault.

    `reason` is the fault as a phrase, `position` its place in the query in code points.
    """

    def __init__(self, reason: str, text: str, position: int) -> None:
        self.reason, self.position = clean_line(reason), position
        start = max(0, position - _EXCERPT)
        before, after = _shown(text[start:position]), _shown(text[position : position + _EXCERPT])
        super().__init__(f"{self.reason}\n  {before}{after}\n  {' ' * width(before)}^")


@dataclass(frozen=True, slots=True)
class Query:
    """A query, parsed; equal to another of the same text, and false where it asks for nothing."""

    text: str
    _term: Term | None = field(default=None, repr=False, compare=False)

    def __bool__(self) -> bool:
        return self._term is not None

    def condition(self, now: int) -> Condition:
        """Return the query as SQL over `a` (articles) and `f` (feeds), `now` being Unix seconds."""
        return self._term.condition(now) if self._term else EVERYTHING

    def matches(self, subject: Subject, now: int) -> bool:
        """Whether the query is true of one article; the same answer as the SQL's."""
        return self._term is None or self._term.matches(subject, now)

    def match(self) -> str | None:
        """Return what every article must have of the query's words, as the full-text index is asked it (FTS5)."""
        return self._term.parts().expression if self._term else None

    def rest(self, now: int) -> Condition:
        """Return what the query asks beside `match`, as SQL; both together are the query."""
        others = self._term.parts().others if self._term else ()
        return Parts(None, others).condition(now)

    def words(self) -> tuple[str, ...]:
        """Return the tokens that an article may be found by; one that ends in "*" is how such a token begins."""
        return tuple(dict.fromkeys(self._term.words())) if self._term else ()


def parse(text: str, *, typing: bool = False) -> Query:
    """Return the query that `text` says, everything for a blank one; raise QueryError where it cannot be read.

    While it is `typing` that goes on, the word at the end may yet become a longer one, and finds those too; so does
    that of a phrase which is not closed.
    """
    if len(text) > LENGTH:
        raise QueryError(f"the query is longer than {LENGTH:,} characters", text, LENGTH)
    return Query(text, _Parser(text, typing=typing).read())


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    start: int
    text: str = ""
    field: str = ""
    begun: bool = False


_END = ("or", "close", "end")
"""What no term begins with."""


class _Parser:
    def __init__(self, text: str, *, typing: bool) -> None:
        self.text, self.place, self.terms, self.depth = text, 0, 0, 0
        closed = text + '"' * (typing and text.count('"') % 2)
        may_grow = ("phrase" if closed != text else "word") if typing else None
        self.tokens = [
            _Token(
                kind, match.start(), match[kind], match["name"] or "", kind == may_grow and match.end() == len(closed)
            )
            for match in _TOKEN.finditer(closed)
            if (kind := str(match.lastgroup)) != "blank" and not _says_nothing(kind, match[kind])
        ]
        self.tokens.append(_Token("end", len(text)))

    @property
    def following(self) -> _Token:
        return self.tokens[self.place]

    def read(self) -> Term | None:
        if self.following.kind == "end":
            return None
        term = self.either()
        if self.following.kind == "close":
            raise self.fault("this parenthesis was never opened", self.following)
        return term

    def either(self) -> Term:
        terms = [self.every()]
        while self.following.kind == "or":
            self.place += 1
            terms.append(self.every())
        return terms[0] if len(terms) == 1 else Any(tuple(terms))

    def every(self) -> Term:
        terms: list[Term] = []
        while self.following.kind not in _END:
            terms.append(self.single())
        if not terms:
            raise self.nothing_here()
        return terms[0] if len(terms) == 1 else All(tuple(terms))

    def single(self) -> Term:
        token = self.following
        self.place += 1
        self.terms += 1
        if self.terms > TERMS:
            raise self.fault(f"the query has more than {TERMS} parts", token)
        match token.kind:
            case "minus":
                return self.negation(token)
            case "open":
                return self.group(token)
            case "quote":
                raise self.fault("this quotation mark is not closed", token)
            case "quoted" | "value":
                return self.field_test(token)
        # A letter alone begins too many words.
        return words(clean_line(token.text, LENGTH) + ("*" if token.begun and len(token.text) > 1 else ""))

    def negation(self, minus: _Token) -> Term:
        follower = self.following
        if follower.kind in _END or follower.start != minus.start + 1:
            raise self.fault("nothing follows this minus", minus)
        return Not(self.nested(self.single, minus))

    def group(self, opening: _Token) -> Term:
        term = self.nested(self.either, opening)
        if self.following.kind != "close":
            raise self.fault("this parenthesis is not closed", opening)
        self.place += 1
        return term

    def nested(self, read: Callable[[], Term], token: _Token) -> Term:
        self.depth += 1
        if self.depth > DEPTH:
            raise self.fault(f"the query is nested more than {DEPTH} deep", token)
        term = read()
        self.depth -= 1
        return term

    def field_test(self, token: _Token) -> Term:
        name = token.field.lower()
        if name not in FIELD:
            near = nearest_field(name)
            hint = f"did you mean {near}?" if near else "put the text in quotation marks to look for it as it stands"
            raise self.fault(f'no field "{name}"; {hint}', token)
        value = clean_line(token.text, LENGTH)
        if not value and self.following.kind == "quote":
            raise self.fault("this quotation mark is not closed", self.following)
        value_place = _Token("value", token.start + len(name) + 1)
        if not value:
            raise self.fault(f"{name}: needs a value, as in {name}:{FIELD[name].form}", value_place)
        try:
            return FIELD[name].read(value)
        except BadValueError as error:
            raise self.fault(str(error), value_place) from error

    def nothing_here(self) -> QueryError:
        before = self.tokens[self.place - 1] if self.place else None
        if before and before.kind == "open":
            return self.fault("nothing stands in this parenthesis", before)
        if before and before.kind == "or":
            return self.fault("nothing follows this OR", before)
        reason = "nothing stands before this OR" if self.following.kind == "or" else "this parenthesis was never opened"
        return self.fault(reason, self.following)

    def fault(self, reason: str, token: _Token) -> QueryError:
        return QueryError(reason, self.text, token.start)


def _says_nothing(kind: str, text: str) -> bool:
    """Whether this is a phrase or a word of which nothing can be seen; looked for, it would be found everywhere."""
    return kind in ("phrase", "word") and not clean_line(text, LENGTH)


def _shown(text: str) -> str:
    """Return `text` with a blank for each character that a terminal may obey."""
    return "".join(character if is_clean(character) and character != "\n" else " " for character in text)
