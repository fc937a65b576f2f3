"""`matins mark`."""

from collections.abc import Callable
from typing import Any

import pytest

Matins = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stocked")


@pytest.mark.parametrize(
    ("state", "back", "query", "said"),
    [
        ("read", "unread", "is:read", "marked read"),
        ("star", "unstar", "is:starred", "starred"),
    ],
)
def test_marks_are_made_and_taken_back(matins: Matins, state: str, back: str, query: str, said: str) -> None:
    outcome = matins("mark", state, "1", "3", "3")
    assert (outcome.code, outcome.out, outcome.err) == (0, f"2 articles {said}\n", "")
    assert [line.split("\t")[0] for line in matins("list", query).out.splitlines()] == ["3", "1"]
    assert matins("mark", back, "1").code == 0
    assert [line.split("\t")[0] for line in matins("list", query).out.splitlines()] == ["3"]


def test_all_that_a_query_matches_is_marked(matins: Matins) -> None:
    assert matins("mark", "read", "--query", "feed:gazette").out == "3 articles marked read\n"
    assert matins("list", "is:unread", "--count").out == "1\n"
    assert matins("mark", "read", "--query", "").out == "4 articles marked read\n"


def test_a_query_that_matches_nothing_marks_nothing(matins: Matins) -> None:
    outcome = matins("mark", "read", "--query", "nothingatall")
    assert (outcome.code, outcome.out) == (0, "0 articles marked read\n")


@pytest.mark.parametrize(("numbers", "code"), [(("1", "99"), 3), (("99",), 1)])
def test_an_article_that_is_not_there_is_told(matins: Matins, numbers: tuple[str, ...], code: int) -> None:
    outcome = matins("mark", "star", *numbers)
    assert outcome.code == code
    assert outcome.err == "there is no article 99\n"


@pytest.mark.parametrize("arguments", [[], ["1", "--query", "x"]])
def test_numbers_or_a_query_are_needed(matins: Matins, arguments: list[str]) -> None:
    assert matins("mark", "read", *arguments).code == 2


def test_a_wrong_query_marks_nothing(matins: Matins) -> None:
    assert matins("mark", "read", "--query", "is:nothing").code == 2
    assert matins("list", "is:read", "--count").out == "0\n"
