"""The scores that the figures of pages are told by."""

import gzip
import json
from pathlib import Path

import pytest

from matins.model.document import Block, BlockKind, Document
from matins.text.clean import clean_line
from page_scores import Found, Known, Scores, bare, found_in, known_pages, overlap

TEXT = "The bees are back on the roofs.\nWhat to do\nPut out a bowl of water.\nTwice here, twice there."
PAGE = (
    "<html><head><meta charset='utf-8'></head><body class='a' id='b'><main><h2>What to do</h2><h2>Read next</h2>"
    "<ul><li>Put out a bowl of water.</li><li>bees</li></ul><blockquote>Twice here, twice there.</blockquote>"
    "<blockquote>Twice here, twice there.</blockquote></main></body></html>"
)


def known(text: str = TEXT, *, title: str = "", authors: str = "", date: str = "", group: str = "sh") -> Known:
    names = frozenset(authors.split(";")) if authors else frozenset()
    return Known(group, "de_Paper_2024_04_30", "https://www.town.example/bees", text, title, names, date, PAGE.encode())


@pytest.mark.parametrize(
    ("there", "found", "scores"),
    [
        ("a b c d e", "a b c d e", (1.0, 1.0, 1.0)),
        ("a b c d e", "A, b. C! d?", (1.0, 0.5, 2 / 3)),
        ("a b c d", "a b c d e", (0.5, 1.0, 2 / 3)),
        ("a b c d", "a b c d a b c d", (0.2, 1.0, 1 / 3)),  # what is told twice is no better than what is wrong
        ("a b c d", "", (0.0, 0.0, 0.0)),
        ("", "a b c d", (0.0, 1.0, 0.0)),
        ("", "", (1.0, 1.0, 1.0)),
        ("a b", "a b", (1.0, 1.0, 1.0)),
        ("a b", "a c", (0.0, 0.0, 0.0)),
    ],
)
def test_texts_are_compared_by_their_runs_of_four_words(
    there: str, found: str, scores: tuple[float, float, float]
) -> None:
    assert overlap(there, found) == pytest.approx(scores)


def test_structure_is_what_the_page_marks_once_and_the_text_has() -> None:
    assert known().structure == [("heading", "what to do"), ("list_item", "put out a bowl of water")]


def test_each_figure_is_of_the_pages_that_it_is_known_of() -> None:
    scores = Scores()
    scores.add(
        known(title="Bees!", authors="ada", date="2024-04-30"),
        Found(
            TEXT, "bees", ["Ada"], "2024-05-01", [("heading", "What to do"), ("paragraph", "Put out a bowl of water.")]
        ),
    )
    scores.add(known(), Found("Nothing of that is here", "Bees", ["Walter"], "2024-05-01"))
    assert scores.sums() == pytest.approx(
        {
            "pages": 2,
            "macro F": 0.5,
            "F1": 0.5,
            "failed": 0.5,
            "≥ .95": 0.5,
            "title": 1.0,
            "date": 0.0,
            "authors": 1.0,
            "headings": 1.0,
            "list items": 0.0,
        }
    )


def test_only_what_is_seen_counts_as_found_and_captions_not_as_text() -> None:
    blocks = (
        Block(BlockKind.HEADING, clean_line("What to do")),
        Block(BlockKind.CAPTION, clean_line("A hive")),
        Block(BlockKind.PARAGRAPH, clean_line("Subscribe"), hidden=True),
    )
    found = found_in(Document(blocks))
    assert found == Found("What to do", "", (), "", [("heading", "What to do"), ("caption", "A hive")])


def test_a_bare_page_says_the_same_without_a_hint() -> None:
    stripped = bare(PAGE.encode()).decode()
    for hint in ("class=", "id=", "<main", "<h2", "<ul", "<li"):
        assert hint not in stripped
    assert "<div>What to do</div>" in stripped


def test_the_site_of_a_page_is_its_hosts_or_its_publishers() -> None:
    assert known().site == "town.example"
    assert known(group="fundus").site == "de_Paper"


def test_pages_are_read_with_what_is_known_and_those_that_are_no_articles_passed_over(tmp_path: Path) -> None:
    told = {
        "one": {"text": TEXT, "url": "https://town.example/1", "authors": "Ada Keeper;  ", "type": None},
        "shop": {"text": TEXT, "type": "product"},
        "none": {"text": ""},
    }
    (tmp_path / "sh" / "html").mkdir(parents=True)
    (tmp_path / "sh" / "gold.json").write_text(json.dumps(told))
    (tmp_path / "sh" / "html" / "one.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (page,) = known_pages(tmp_path, "sh")
    assert (page.key, page.authors, page.raw) == ("one", frozenset({"ada keeper"}), PAGE.encode())
