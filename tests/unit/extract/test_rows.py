"""Tables in a page."""

import time

import pytest
from lxml import etree

from matins.extract.rows import caption_text, is_data, table_text


def table(markup: str, attributes: str = "") -> etree._Element:
    return etree.fromstring(f"<table {attributes}>{markup}</table>", etree.XMLParser())


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<tr><th>A</th><th>B</th></tr><tr><td> 1 <b>2</b></td><td/></tr><tr/>", "A | B\n1 2 |"),
        ("<thead><tr><th>A</th><th>B</th></tr></thead><tbody><tr><td>1</td><td>2</td></tr></tbody>", "A | B\n1 | 2"),
        ("<tr><td>one<br/>two</td><td><p>a</p><p>b</p></td></tr>", "one two | a b"),
        ("<tr><td colspan='2'>A</td><td>B</td></tr><tr><td>1</td><td>2</td><td>3</td></tr>", "A | | B\n1 | 2 | 3"),
        (
            "<tr><td rowspan='2'>A</td><td>B</td></tr><tr><td>2</td></tr><tr><td>1</td><td>2</td></tr>",
            "A | B\n| 2\n1 | 2",
        ),
        ("<tr><td rowspan='x'>A</td><td colspan='-1'>B</td></tr>", "A | B"),
        ("<tr><td>a | b</td><td>c</td></tr>", "a ¦ b | c"),
        ("<tr><td>a<script>x</script></td><td>b<span hidden=''>y</span><button>z</button></td></tr>", "a | b"),
        ("<tr><td> </td><td/></tr>", ""),
        ("<tr><td>a<sup hidden=''>2</sup></td><td>b</td></tr>", "a | b"),
        (
            "<tr><td>10<sup>6</sup> km<sup>2</sup></td><td>the 1<sup>st</sup> H<sub>2</sub>O</td></tr>",
            "10⁶ km² | the 1st H₂O",
        ),
        (
            "<tr><td>9<sup><a href='#a'>a</a></sup> l</td><td><math alttext='x^2'><mi>x</mi></math> m</td></tr>",
            "9 l | x^2 m",
        ),
    ],
)
def test_rows_are_lines_of_cells(markup: str, text: str) -> None:
    assert table_text(table(markup)) == text


def test_no_cell_is_wider_than_a_table_may_be() -> None:
    assert table_text(table("<tr><td colspan='999'>A</td><td>B</td></tr>")).count("|") == 40


def test_cells_that_reach_down_through_a_long_table_take_no_more_than_linear_time() -> None:
    rows = table("<tr><td rowspan='999'>a</td><td>b</td></tr>" * 10_000)
    start = time.process_time()
    assert table_text(rows).startswith("a | b\n| a | b\n| | a | b\n")
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("markup", "attributes", "data"),
    [
        ("<tr><td>a</td><td>b</td></tr>", "", True),
        ("<tr><td>a</td></tr><tr><td>b</td></tr>", "", False),
        ("<tr><td>a</td><td><ul><li>b</li></ul></td></tr>", "", False),
        ("<tr><td>a</td><td><table><tr><td>x</td><td>y</td></tr></table></td></tr>", "", False),
        ("<tr><td>a</td><td>b</td></tr>", 'role="presentation"', False),
        (f"<tr><td>menu</td><td>{'text ' * 100}</td></tr>", "", False),
        ("", "", False),
    ],
)
def test_a_table_that_lays_out_a_page_holds_no_data(markup: str, attributes: str, data: bool) -> None:
    assert is_data(table(markup, attributes)) is data


def test_a_table_may_have_a_caption() -> None:
    assert caption_text(table("<caption>Hives in <b>May</b></caption><tr><td>a</td></tr>")) == "Hives in May"
    assert caption_text(table("<tr><td>a</td></tr>")) == ""
