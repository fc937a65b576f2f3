"""A query as the database is asked it; all that a list needs to know of queries."""

from dataclasses import dataclass


def fold(text: str) -> str:
    """Return `text` as it is compared, upper and lower case alike in every script.

    The database knows this function under its own name: `fold(a.title)`.
    """
    return text.casefold()


@dataclass(frozen=True, slots=True)
class Condition:
    """A term for WHERE over the tables `a` (articles) and `f` (feeds), true or false but never NULL."""

    sql: str
    parameters: tuple[object, ...] = ()


EVERYTHING = Condition("1")
"""The condition that every article meets."""
