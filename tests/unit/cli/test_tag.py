"""`matins tag`."""

from collections.abc import Callable
from typing import Any

import pytest

Matins = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stocked")


def found(matins: Matins, query: str) -> list[str]:
    return [line.split("\t")[0] for line in matins("list", query).out.splitlines()]


def test_articles_are_tagged_and_lose_their_tag_again(matins: Matins) -> None:
    outcome = matins("tag", "read later", "1", "3")
    assert (outcome.code, outcome.out, outcome.err) == (0, "2 articles tagged with read later\n", "")
    assert found(matins, 'tag:"read later"') == ["3", "1"]
    outcome = matins("tag", "read later", "1", "--remove")
    assert outcome.out == "1 article without the tag read later\n"
    assert found(matins, 'tag:"read later"') == ["3"]
    assert matins("undo").out.startswith("undone: took the tag read later from “Title 1")
    assert found(matins, 'tag:"read later"') == ["3", "1"]


def test_all_that_a_query_matches_is_tagged_as_one_step(matins: Matins) -> None:
    assert matins("tag", "x", "--query", "feed:gazette").out == "3 articles tagged with x\n"
    assert len(matins("undo", "--list").out.splitlines()) == 1
    assert matins("undo").out == "undone: tagged 3 articles of “feed:gazette” with x\n"
    assert found(matins, "tag:x") == []


@pytest.mark.parametrize(
    "arguments", [["x"], ["x", "1", "--query", "y"], [" ", "1"], ["\x1b[31m\x07"[:1], "1"], ["x", "0"]]
)
def test_wrong_usage_is_told(matins: Matins, arguments: list[str]) -> None:
    assert matins("tag", *arguments).code == 2


@pytest.mark.parametrize(("numbers", "code"), [(("1", "99"), 3), (("99", "99"), 1)])
def test_an_article_that_is_not_there_is_told_once(matins: Matins, numbers: tuple[str, ...], code: int) -> None:
    outcome = matins("tag", "x", *numbers)
    assert (outcome.code, outcome.err) == (code, "there is no article 99\n")


def test_no_control_character_of_a_query_or_tag_is_kept(matins: Matins) -> None:
    assert matins("tag", "x\x1b[31my", "--query", "feed:gaz\u202eette OR \x1b[31mTitle").code == 0
    (line,) = matins("undo", "--list").out.splitlines()
    assert "\x1b" not in line
    assert "\u202e" not in line
    assert line.endswith(" with x[31my")
