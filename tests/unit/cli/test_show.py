"""`matins show`."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from matins.clock import SystemClock
from matins.model.document import Block, BlockKind, Document
from matins.model.summary import Summary
from matins.paths import Paths
from matins.store import open_store
from matins.text.clean import clean_line

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


@pytest.mark.parametrize("guessed", [True, False])
def test_the_feeds_date_wins_and_a_guess_is_called_one(matins: Matins, stocked: Paths, *, guessed: bool) -> None:
    with open_store(stocked.database, stocked.write_lock, SystemClock()) as store:
        document = Document(
            (Block(BlockKind.PARAGRAPH, clean_line("Some words.")),),
            published=datetime(2020, 1, 2, tzinfo=UTC),
            date_guessed=guessed,
        )
        store.store_page(2, Summary(document))
        with store.writing():
            store._rows("UPDATE articles SET published = NULL WHERE id = 3")
        store.store_page(3, Summary(document))
    assert "Gazette · Ann Author · 2025-06-15 · 1 min" in matins("show", "2").out
    said = "about 2020-01-02" if guessed else "2020-01-02"
    assert f"Gazette · Ann Author · {said} · 1 min" in matins("show", "3").out


def test_it_is_shown_as_markdown(matins: Matins) -> None:
    head = [
        "# [Title 2 \\[bold\\]x\\[/\\] \\[31m](<https://gazette.example/2>)",
        "",
        "*Ann Author · 2025-06-15 · gazette.example · 1 min · from the full text*",
        "",
    ]
    lines = matins("show", "2", "--format", "markdown").out.splitlines()
    assert lines == [*head, "Sentence 2 says a thing.", "", "- **Label**: point 2 is made."]
    lines = matins("show", "2", "--full", "--format", "markdown").out.splitlines()
    assert lines[:5] == [*head, "Sentence 2 says a thing. It goes on."]
    assert lines[6].startswith("- Label: point 2 is made. word word")
    assert matins("show", "2", "--format", "json").out == matins("show", "2", "--json").out


def test_the_other_text_is_shown_when_asked_for(matins: Matins, stocked: Paths) -> None:
    outcome = matins("show", "2", "--other")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "article 2 has no other text\n")
    with open_store(stocked.database, stocked.write_lock, SystemClock()) as store:
        document = Document((Block(BlockKind.PARAGRAPH, clean_line("What the page says.")),))
        store.store_page(2, Summary(document), shown=False)
    assert "What the page says." in matins("show", "2", "--other", "--full").out
    assert "What the page says." not in matins("show", "2", "--full").out
    (block,) = matins("show", "2", "--other", "--full", "--json").document["blocks"]
    assert block["text"] == "What the page says."
    assert matins("show", "99", "--other").err == "there is no article 99; matins list shows their numbers\n"


def test_an_article_that_is_not_there_is_told(matins: Matins) -> None:
    outcome = matins("show", "99")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "there is no article 99; matins list shows their numbers\n"


@pytest.mark.parametrize("number", ["0", "-1", str(2**63), "9" * 5_000])
def test_what_no_article_can_have_as_number_is_wrong_usage(matins: Matins, number: str) -> None:
    for arguments in (("show", "--", number), ("mark", "read", "--", number)):
        outcome = matins(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
