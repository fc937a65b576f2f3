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
from matins.model.summary import Judged, Point, Reason, Sentence, Summary
from matins.service import summarising
from matins.text.clean import clean_line, clean_text
from matins.work.tasks import SummaryOptions

Matins = Callable[..., Any]

TEXT = clean_text("The harbour clock was repaired on Monday. It had stood still for a year.")
SUMMARY = Summary(
    Document((Block(BlockKind.PARAGRAPH, TEXT),), title=clean_line("The clock"), lang="en"),
    (Sentence(clean_line(TEXT[:41]), 0, ((0, 41),), 0.25),),
    (Point(clean_line(TEXT[42:]), 0, ((42, len(TEXT)),)),),
    clean_line("The harbour clock was repaired"),
)

JUDGED = (
    Judged(clean_line(TEXT[:41]), 0, ((0, 41),), 1, 0.25, True, (Reason("in the first paragraph", 0.41),)),
    Judged(clean_line(TEXT[42:]), 0, ((42, len(TEXT)),), 2, -0.5, False, ()),
)


class Asked:
    """Stands for the service: notes what it is asked and gives one answer."""

    def __init__(self) -> None:
        self.source = ""
        self.options: dict[str, Any] = {}
        self.answer: Summary | MatinsError = SUMMARY

    def __call__(self, source: str, options: SummaryOptions, **others: Any) -> Summary:
        self.source, self.options = source, {"options": options, **others}
        if isinstance(self.answer, MatinsError):
            raise self.answer
        return self.answer

    def explain(self, source: str, options: SummaryOptions, **others: Any) -> tuple[Summary, tuple[Judged, ...]]:
        return self(source, options, **others), JUDGED


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(summarising, "summarise_source", asked)
    monkeypatch.setattr(summarising, "explain_source", asked.explain)
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
        "options": SummaryOptions(5, None, 2, "lead"),
    }
    matins("summarize", "x", "--words", "70", "--points", "0", "--algorithm", "lexrank", "--title", "T", "--lang", "de")
    assert asked.options == {
        "limits": Fetch(deadline=5),
        "title": "T",
        "lang": "de",
        "options": SummaryOptions(None, 70, 0, "lexrank"),
    }
    matins("summarize", "x", "--words", "70", "--sentences", "2")
    assert asked.options["options"] == SummaryOptions(2, 70, 2, "lead")


def test_sentences_are_explained_where_that_is_asked_for(matins: Matins, asked: Asked) -> None:
    lines = matins("summarize", "x", "--explain").out.splitlines()
    assert lines[:5] == matins("summarize", "x").out.splitlines()[:5]
    assert f"  [block 0, characters 42–{len(TEXT)}]" in lines
    assert "* 1. score +0.25, chosen; block 0, characters 0–41" in lines
    assert "     +0.41 in the first paragraph" in lines
    assert f"  2. score −0.50; block 0, characters 42–{len(TEXT)}" in lines


def test_an_explanation_has_every_format(matins: Matins, asked: Asked) -> None:
    document = matins("summarize", "x", "--explain", "--format", "json").document
    assert [(one["rank"], one["chosen"]) for one in document["explanation"]] == [(1, True), (2, False)]
    assert "explanation" not in matins("summarize", "x", "--format", "json").document
    assert "## Every sentence by its score" in matins("summarize", "x", "--explain", "--format", "markdown").out


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


@pytest.mark.parametrize("algorithm", ["lead", "lexrank"])
def test_a_text_is_explained_for_real(matins: Matins, tmp_path: Path, algorithm: str) -> None:
    path = tmp_path / "clock.txt"
    path.write_text(
        "The harbour clock was repaired on Monday by two women.\n\nThe mayor of the town climbed up to see it."
    )
    outcome = matins("summarize", str(path), "--explain", "--algorithm", algorithm, "--sentences", "1", "--lang", "en")
    assert f"{algorithm} gives scores, and no reasons." in outcome.out
    assert outcome.out.count(", chosen; block ") == 1
    assert (outcome.code, outcome.err) == (0, "")


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
