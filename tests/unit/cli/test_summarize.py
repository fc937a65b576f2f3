"""`matins summarize`."""

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matins.config.schema import Fetch
from matins.errors import MatinsError
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.service import summarising
from matins.text.clean import clean_line, clean_text

Matins = Callable[..., Any]

TEXT = clean_text("The harbour clock was repaired on Monday. It had stood still for a year.")
SUMMARY = Summary(
    Document((Block(BlockKind.PARAGRAPH, TEXT),), title=clean_line("The clock"), lang="en"),
    (Sentence(clean_line(TEXT[:41]), 0, ((0, 41),), 0.25),),
    (Point(clean_line(TEXT[42:]), 0, ((42, len(TEXT)),)),),
    clean_line("The harbour clock was repaired"),
)


class Asked:
    """Stands for the service: notes what it is asked and gives one answer."""

    def __init__(self) -> None:
        self.source = ""
        self.options: dict[str, Any] = {}
        self.answer: Summary | MatinsError = SUMMARY

    def __call__(self, source: str, **options: Any) -> Summary:
        self.source, self.options = source, options
        if isinstance(self.answer, MatinsError):
            raise self.answer
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(summarising, "summarise_source", asked)
    return asked


def test_title_sentences_and_points_are_printed(matins: Matins, asked: Asked) -> None:
    outcome = matins("summarize", "clock.html")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "The clock",
        "1 min",
        "from the full text",
        "",
        "The harbour clock was repaired on Monday.",
        "",
        "• It had stood still for a year.",
    ]
    assert asked.source == "clock.html"


def test_the_config_gives_what_was_not_typed(matins: Matins, asked: Asked, paths: Any) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[summary]\nalgorithm = 'lead'\nsentences = 5\npoints = 2\n[fetch]\ndeadline = '5s'\n")
    matins("summarize", "x")
    assert asked.options == {
        "limits": Fetch(deadline=5),
        "title": None,
        "lang": None,
        "sentences": 5,
        "words": None,
        "points": 2,
        "algorithm": "lead",
    }
    matins("summarize", "x", "--words", "70", "--points", "0", "--algorithm", "lexrank", "--title", "T", "--lang", "de")
    assert asked.options == {
        "limits": Fetch(deadline=5),
        "title": "T",
        "lang": "de",
        "sentences": None,
        "words": 70,
        "points": 0,
        "algorithm": "lexrank",
    }
    matins("summarize", "x", "--words", "70", "--sentences", "2")
    assert (asked.options["sentences"], asked.options["words"]) == (2, 70)


def test_places_and_scores_are_explained(matins: Matins, asked: Asked) -> None:
    lines = matins("summarize", "x", "--explain").out.splitlines()
    assert "  [block 0, characters 0–41, score 0.250]" in lines
    assert f"  [block 0, characters 42–{len(TEXT)}]" in lines


def test_markdown_is_printed(matins: Matins, asked: Asked) -> None:
    assert matins("summarize", "x", "--format", "markdown").out.startswith("# The clock\n")


def test_json_has_every_field_and_exact_ranges(matins: Matins, asked: Asked) -> None:
    document = matins("summarize", "x", "--format", "json").document
    assert document["schema"] == 1
    for part in (*document["summary"]["sentences"], *document["summary"]["points"]):
        text = document["blocks"][part["block"]]["text"]
        assert "".join(text[start:end] for start, end in part["spans"]) == part["text"]


def test_standard_input_is_read_where_nothing_is_named(matins: Matins, asked: Asked) -> None:
    matins("summarize")
    assert asked.source == "-"


def test_on_a_terminal_a_source_is_needed(matins: Matins, asked: Asked) -> None:
    assert matins("summarize", terminal=True).code == 2
    assert asked.source == ""
    assert matins("summarize", "-", terminal=True).code == 0


def test_what_cannot_be_read_is_told(matins: Matins, asked: Asked) -> None:
    asked.answer = MatinsError("x: 404 Not Found")
    outcome = matins("summarize", "x")
    assert (outcome.code, outcome.out, outcome.err) == (1, "", "x: 404 Not Found\n")


def test_what_holds_no_article_fails_with_the_reason(matins: Matins, asked: Asked) -> None:
    asked.answer = Summary(Document(status=Status.EMPTY, reason=clean_line("a PDF, not a web page")))
    outcome = matins("summarize", "x", "--format", "json")
    assert outcome.code == 1
    assert outcome.err == "nothing to summarise: a PDF, not a web page\n"
    assert (outcome.document["status"], outcome.document["reason"]) == ("empty", "a PDF, not a web page")


def test_a_text_is_summarised_for_real(matins: Matins, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n\n".join(
        [
            "The harbour clock was repaired on Monday after it had stood still for more than a year.",
            "Two clockmakers from the town climbed the tower with new brass wheels in their bags.",
            "The mayor said that the clock would be looked after twice a year from now on.",
        ]
    )
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(text.encode()), isatty=lambda: False))
    document = matins("summarize", "--format", "json", "--sentences", "2").document
    assert document["status"] == "full"
    assert 1 <= len(document["summary"]["sentences"]) <= 2
    assert all(sentence["text"] in text for sentence in document["summary"]["sentences"])


def test_the_seed_page_keeps_its_six_labelled_points(matins: Matins, shared: Path) -> None:
    outcome = matins("summarize", str(shared / "seed" / "page.html"), "--format", "json")
    assert outcome.code == 0
    document = json.loads(outcome.out)
    assert [point["label"] for point in document["summary"]["points"]] == [
        "Resolution of the Ukraine Conflict",
        "NATO Dynamics",
        "Energy Collaboration",
        "Sanctions and Economic Relations",
        "Nuclear Arms Control",
        "Prisoner Exchanges",
    ]
    kinds = [block["kind"] for block in document["blocks"] if not block["hidden"]]
    assert kinds.count("heading") == 6
    assert kinds.count("list_item") == 6
