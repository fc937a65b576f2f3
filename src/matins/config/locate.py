"""Where in a TOML text each key and table stands, which no parser of the standard library tells."""

import re
import tomllib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from matins.config.problems import KeyPath

# What may hide a bracket, a line's end or a "#": strings and comments (toml.io/en/v1.0.0).
_TOKEN = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}' r"|'''.*?'{3,5}" r'|"(?:\\.|[^"\\\n])*"' r"|'[^'\n]*'" r"|\#[^\n]*|[\[{]|[\]}]|\n",
    re.DOTALL,
)
_PART = r"""[ \t]*(?:[A-Za-z0-9_-]+|"(?:\\.|[^"\\\n])*"|'[^'\n]*')[ \t]*"""
_DOTTED = rf"{_PART}(?:\.{_PART})*"
_STATEMENT = re.compile(rf"[ \t]*(?:\[\[({_DOTTED})\]\]|\[({_DOTTED})\]|({_DOTTED})=)")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header or a key with its value: its path, and the half-open range of its whole lines in the text.

    `header` tells a `[table]` or `[[table]]` from a key.
    """

    path: KeyPath
    start: int
    end: int
    header: bool


def statements(text: str) -> tuple[Statement, ...]:
    """Return the statements of a valid TOML text in order; keys within inline tables are not told apart."""
    found = []
    table: KeyPath = ()
    counts: dict[KeyPath, int] = {}
    for start, end in _lines(text):
        match = _STATEMENT.match(text, start, end)
        if match is None:
            continue
        array, header, key = match.groups()
        if array is not None:
            path = _resolved(_parts(array), counts)
            counts[path] = counts.get(path, 0) + 1
            table = (*path, counts[path] - 1)
        elif header is not None:
            parts = _parts(header)
            path = _resolved(parts, counts)
            table = (*path, counts[path] - 1) if path in counts else path
        found.append(Statement((*table, *_parts(key)) if key is not None else table, start, end, key is None))
    return tuple(found)


def lines(text: str) -> dict[KeyPath, int]:
    """Return the line, counted from 1, of every table and key of a valid TOML text."""
    starts = [0, *(match.end() for match in re.finditer("\n", text))]
    found: dict[KeyPath, int] = {}
    for statement in statements(text):
        line = bisect_right(starts, statement.start)
        for length in range(1, len(statement.path) + 1):
            found.setdefault(statement.path[:length], line)
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of logical lines: a value that spans lines is one."""
    start = depth = 0
    for match in _TOKEN.finditer(text):
        found = match[0]
        if found in ("[", "{"):
            depth += 1
        elif found in ("]", "}"):
            depth -= 1
        elif found == "\n" and depth <= 0:
            yield start, match.end()
            start = match.end()
    if start < len(text):
        yield start, len(text)


def _parts(dotted: str) -> KeyPath:
    table, path = tomllib.loads(f"{dotted} = {{}}"), []
    while table:
        ((part, table),) = table.items()
        path.append(part)
    return tuple(path)


def _resolved(path: KeyPath, counts: dict[KeyPath, int]) -> KeyPath:
    """Return `path` with the index of the newest table put after each array of tables on the way."""
    resolved: KeyPath = ()
    for place, part in enumerate(path):
        resolved = (*resolved, part)
        if place < len(path) - 1 and resolved in counts:
            resolved = (*resolved, counts[resolved] - 1)
    return resolved
