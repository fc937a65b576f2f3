"""`matins list`."""

from collections.abc import Callable
from typing import Any

import click
import pytest

from matins.cli.listing import command
from matins.clock import SystemClock
from matins.paths import Paths
from matins.store import Sort, open_store

Matins = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("stocked")


def test_articles_are_listed_newest_first_with_tabs_between(matins: Matins) -> None:
    outcome = matins("list")
    assert (outcome.code, outcome.err) == (0, "")
    first, *others = outcome.out.splitlines()
    assert first.split("\t") == [
        "4",
        "●",
        "2025-06-15T10:06:40Z",
        "The Weekly",
        "Title 4 [bold]x[/] [31m",
        "https://gazette.example/4",
    ]
    assert [line.split("\t")[0] for line in others] == ["3", "2", "1"]
    assert "\x1b" not in outcome.out


def test_a_terminal_gets_lines_of_its_width(matins: Matins) -> None:
    outcome = matins("list", "--limit", "2", terminal=True)
    first, second = outcome.out.splitlines()
    assert first == "     4 ●  2025-06-15  The Weekly        Title 4 [bold]x[/]…"
    assert len(second) <= 60
    assert outcome.err == "2 of 4 articles; --limit 0 lists them all\n"


def test_marks_are_ascii_where_the_config_says_so(matins: Matins, paths: Paths) -> None:
    matins("mark", "star", "4")
    paths.config.write_text(paths.config.read_text() + "[screen]\nascii = true\n")
    assert matins("list", "--limit", "1", terminal=True).out.startswith("     4 *+ 2025-06-15")


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        (["--sort", "oldest"], ["1", "2", "3", "4"]),
        (["--sort", "feed"], ["3", "2", "1", "4"]),
        (["--sort", "length"], ["1", "2", "3", "4"]),
        (["--limit", "1"], ["4"]),
        (["--limit", "0"], ["4", "3", "2", "1"]),
        (["--sort", "best"], ["4", "3", "2", "1"]),
        (["--sort", "best", "3", "OR", "sentence"], ["3", "4", "2", "1"]),
        (["feed:weekly"], ["4"]),
        (["tag:news", "title:2"], ["2"]),
        (["nothing", "like", "this"], []),
    ],
)
def test_query_order_and_limit_are_kept(matins: Matins, arguments: list[str], numbers: list[str]) -> None:
    assert [line.split("\t")[0] for line in matins("list", *arguments).out.splitlines()] == numbers


def test_the_number_alone_is_printed(matins: Matins) -> None:
    assert matins("list", "--count").out == "4\n"
    matins("mark", "read", "1")
    assert matins("list", "is:unread", "--count").out == "3\n"


def test_json_has_the_documented_shape(matins: Matins) -> None:
    document = matins("list", "is:unread", "--limit", "1", "--json").document
    (article,) = document.pop("articles")
    assert document == {"schema": 1, "query": "is:unread", "total": 4}
    assert article == {
        "id": 4,
        "feed": "The Weekly",
        "title": "Title 4 [bold]x[/] [31m",
        "link": "https://gazette.example/4",
        "published": "2025-06-15T10:06:40Z",
        "read": False,
        "starred": False,
        "minutes": 1,
        "gist": "Gist 4",
        "status": "full",
        "hidden_by": None,
    }


def test_json_shows_where_the_words_of_the_query_were_found(matins: Matins) -> None:
    (article,) = matins("list", "point", "3", "--json").document["articles"]
    text = article["snippet"]["text"]
    assert [text[start:end] for start, end in article["snippet"]["spans"]] == ["point", "3"]
    (titled,) = matins("list", "title:bold", "feed:weekly", "--json").document["articles"]
    assert "snippet" not in titled


def test_every_order_of_the_store_is_offered() -> None:
    (sort,) = [option for option in command.params if option.name == "sort"]
    assert isinstance(sort.type, click.Choice)
    assert set(sort.type.choices) == set(Sort)


_MANY = """
WITH RECURSIVE numbers (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM numbers WHERE n < 1200)
INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, words, gist, status, wants_page, shown)
SELECT 1, 'many ' || n, x'00', 'Coal', n, n, 0, '', 'feed', 0, 1 FROM numbers
"""
_INDEXED = "INSERT INTO search (rowid, title) SELECT id, 'coal' FROM articles WHERE title = 'Coal'"


def test_a_person_learns_that_only_the_newest_were_ranked(matins: Matins, paths: Paths) -> None:
    with open_store(paths.database, paths.write_lock, SystemClock()) as store, store.writing():
        store._rows(_MANY)
        store._rows(_INDEXED)
    outcome = matins("list", "coal", "--sort", "best", "--limit", "1", terminal=True)
    assert outcome.err == "the newest 1,000 of 1,200 articles were ranked\n"
    assert matins("list", "coal", "--sort", "best", "--count").out == "1200\n"
    assert len(matins("list", "coal", "--limit", "0").out.splitlines()) == 1200


def test_a_wrong_query_has_a_caret_under_the_fault(matins: Matins) -> None:
    outcome = matins("list", "is:unred")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "unread" in outcome.err
    assert outcome.err.splitlines()[-1].strip() == "^"
