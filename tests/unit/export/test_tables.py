"""The cells of a row."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.export.tables import row_cells
from matins.text.clean import clean_line


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("a | b | c", ["a", "b", "c"]),
        ("one", ["one"]),
        ("| b", ["", "b"]),
        ("a |", ["a", ""]),
        ("a | | c", ["a", "", "c"]),
        ("| | |", ["", "", "", ""]),
        ("a|b | x||y", ["a|b", "x||y"]),
        ("", [""]),
    ],
)
def test_a_row_is_parted_at_its_bars(row: str, cells: list[str]) -> None:
    assert [row[start:end] for start, end in row_cells(row)] == cells


@given(st.lists(st.text("ab日|", max_size=4).map(lambda cell: cell.strip("|")), min_size=1, max_size=5))
def test_cells_that_were_joined_are_found_again(cells: list[str]) -> None:
    row = clean_line(" | ".join(cells))
    assert [row[start:end] for start, end in row_cells(row)] == cells
