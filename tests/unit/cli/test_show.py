"""`matins show`."""

from collections.abc import Callable
from typing import Any

import pytest

Matins = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stocked")


def test_summary_and_points_are_shown(matins: Matins) -> None:
    outcome = matins("show", "2")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "Title 2 [bold]x[/] [31m",
        "Gazette · Ann Author · 2025-06-15 · 1 min",
        "from the full text",
        "",
        "Sentence 2 says a thing.",
        "",
        "• Label: point 2 is made.",
        "",
        "https://gazette.example/2",
    ]


def test_all_of_it_is_shown_as_wide_as_the_terminal(matins: Matins) -> None:
    lines = matins("show", "2", "--full", terminal=True).out.splitlines()
    assert "Sentence 2 says a thing. It goes on." in lines
    assert any(line.startswith("• Label: point 2 is made. word word") for line in lines)
    assert max(map(len, lines)) <= 60


def test_json_has_the_documented_shape(matins: Matins) -> None:
    document = matins("show", "2", "--json").document
    assert list(document) == ["schema", "id", "title", "authors", "published", "lang", "link", "status", "summary"]
    assert document["summary"]["points"] == [
        {"text": "Label: point 2 is made.", "label": "Label", "block": 1, "spans": [[0, 23]]}
    ]
    full = matins("show", "2", "--full", "--json").document
    assert [block["kind"] for block in full["blocks"]] == ["paragraph", "list_item"]


def test_an_article_that_is_not_there_is_told(matins: Matins) -> None:
    outcome = matins("show", "99")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "there is no article 99; matins list shows their numbers\n"


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "9" * 5_000])
def test_what_no_article_can_have_as_number_is_wrong_usage(matins: Matins, number: str) -> None:
    for arguments in (("show", "--", number), ("mark", "read", "--", number)):
        outcome = matins(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
