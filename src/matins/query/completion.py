"""Completion: what could stand at the cursor of a query that is being typed."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matins.query.condition import fold
from matins.query.fields import FIELD, FIELDS, Field, Named

_BARE = re.compile(r'[^\s()"]+')
"""What needs no quotation marks as a value."""

_LAST = re.compile(r'(?:^|[\s(])-*(?P<typed>(?:(?P<name>[A-Za-z]+):)?(?P<value>"[^"]*|[^\s()"]*))$')
"""The piece of a query that ends at the cursor."""


@dataclass(frozen=True, slots=True)
class Completion:
    """What may take the place of a query's text from `start` up to the cursor, and what it is for people."""

    text: str
    start: int
    help: str = ""


def completions(text: str, cursor: int, *, feeds: Sequence[str], tags: Sequence[str]) -> tuple[Completion, ...]:
    """Return what the piece that ends at `cursor` could become: fields by name, or their values.

    `feeds` are the titles of feeds, `tags` the tags in use; those that begin as what was typed come first.
    """
    before = text[:cursor]
    found = _LAST.search(before)
    if found is None or _quoted(before[: found.start("typed")]):
        return ()
    if found["name"] is None:
        return tuple(_names(found["value"], found.start("typed")))
    field = FIELD.get(fold(found["name"]))
    if field is None:
        return ()
    names = {Named.FEED: feeds, Named.TAG: tags}
    values = field.choices if field.named is None else names[field.named]
    return tuple(_values(field, found["value"], found.start("value"), values))


def _quoted(text: str) -> bool:
    """Whether `text` ends within quotation marks."""
    return text.count('"') % 2 == 1


def _names(typed: str, start: int) -> Iterable[Completion]:
    for field in FIELDS:
        if field.name.startswith(fold(typed)) and not typed.startswith('"'):
            yield Completion(f"{field.name}:", start, field.help)


def _values(field: Field, typed: str, start: int, values: Iterable[str]) -> Iterable[Completion]:
    wanted = fold(typed.removeprefix('"'))
    likely = [value for value in dict.fromkeys(values) if wanted in fold(value) and '"' not in value]
    for value in sorted(likely, key=lambda value: not fold(value).startswith(wanted)):
        yield Completion(value if _BARE.fullmatch(value) else f'"{value}"', start, field.help)
