"""Where keys and tables stand in a TOML text."""

import tomllib
from typing import Any

import tomlkit
from hypothesis import given
from hypothesis import strategies as st

from matins.config.locate import lines, statements

TEXT = '''# top
title = "[not] a table"  # [nor] this
[refresh]
every = "1h"

[ "screen" . 'more' ]
text = """
[feeds]
address = "no"
"""
list = [ # [x]
  "a]",
  "b = c",
]
after = 1
[[feeds]]
address = "https://a.example/"
[[feeds]]
"address" = 'https://b.example/'
tags = ["x",
  "y"]
[feeds.extra]
deep = { a = [1, 2], b = "}" }
last = 1'''


def test_every_key_and_table_is_found_at_its_line() -> None:
    found = lines(TEXT)
    assert found["title",] == 2
    assert found["refresh",] == 3
    assert found["refresh", "every"] == 4
    assert found["screen", "more"] == 6
    assert found["screen", "more", "text"] == 7
    assert found["screen", "more", "list"] == 11
    assert found["screen", "more", "after"] == 15
    assert found["feeds", 0] == 16
    assert found["feeds", 0, "address"] == 17
    assert found["feeds", 1] == 18
    assert found["feeds", 1, "address"] == 19
    assert found["feeds", 1, "tags"] == 20
    assert found["feeds", 1, "extra", "deep"] == 23
    assert found["feeds", 1, "extra", "last"] == 24
    assert ("feeds", 2) not in found


def test_a_statement_is_whole_lines() -> None:
    whole = next(statement for statement in statements(TEXT) if statement.path == ("feeds", 1, "tags"))
    assert TEXT[whole.start : whole.end] == 'tags = ["x",\n  "y"]\n'
    assert not whole.header


def test_dotted_keys_and_windows_line_ends_are_understood() -> None:
    found = lines('refresh.every = "1h"\r\n\r\nscreen . ascii = true\r\n')
    assert found["refresh", "every"] == 1
    assert found["screen", "ascii"] == 3


names = st.text('ab-_0. "#é', min_size=1, max_size=4)
texts = st.text("ab =#[]{}\"'\\\n\té", max_size=8)
values = st.one_of(st.integers(0, 9), st.booleans(), texts, st.lists(texts, max_size=3))
tables = st.dictionaries(names, values, max_size=3)
documents = st.dictionaries(names, st.one_of(values, tables, st.lists(tables, min_size=1, max_size=3)), max_size=5)


def paths(value: Any, path: tuple[str | int, ...] = ()) -> set[tuple[str | int, ...]]:
    """Return the paths of all tables and keys of a parsed document."""
    found = {path} if path else set()
    if isinstance(value, dict):
        return found.union(*(paths(inner, (*path, key)) for key, inner in value.items()))
    if isinstance(value, list) and value and all(isinstance(inner, dict) for inner in value):
        return found.union(*(paths(inner, (*path, place)) for place, inner in enumerate(value)))
    return found


@given(documents)
def test_every_path_of_any_document_has_a_line(document: dict[str, Any]) -> None:
    text = tomlkit.dumps(document)
    found = lines(text)
    assert set(found) == paths(tomllib.loads(text))
    assert all(1 <= line <= text.count("\n") + 1 for line in found.values())
