"""The scores that the figures of summaries are told by."""

import json
from pathlib import Path

import numpy as np
import pytest

from summary_scores import S3, W70, Budget, Scores, interval, known_articles, lead, macro, rouge, sentences, size

TEXT = (
    "The bees are back on the roofs of the old town. They came with the first warm days.\n\nA bowl of water helps them."
)


@pytest.fixture
def needed() -> None:
    """Skip a test where the scorer or the splitter is not installed."""
    pytest.importorskip("rouge_score")
    pytest.importorskip("sentencex")


def told(path: Path, **fields: object) -> Path:
    path.write_text(json.dumps({"lang": "en", "text": TEXT, "reference_summary": "Bees are back.", **fields}) + "\n")
    return path


@pytest.mark.usefixtures("needed")
def test_an_article_has_the_references_that_it_names(tmp_path: Path) -> None:
    (one,) = known_articles(told(tmp_path / "a", title="Bees"))
    assert (one.title, one.references, one.highlights) == ("Bees", [["Bees are back."]], ())
    (many,) = known_articles(told(tmp_path / "b", references=[["One.", "Two."], "Three. Four five six.", []]))
    assert many.references == [["One.", "Two."], ["Three.", "Four five six."]]


@pytest.mark.usefixtures("needed")
def test_lead_is_what_the_budget_holds_of_the_first_sentences() -> None:
    first, second, third = sentences(TEXT, "en")
    assert lead(TEXT, "en", S3) == [first, second, third]
    assert lead(TEXT, "en", W70) == [first, second, third]
    assert lead(TEXT, "en", Budget("s1", sentences=1)) == [first]
    assert lead(TEXT, "en", Budget("w18", words=18)) == [first, second]
    assert lead(TEXT, "en", Budget("w17", words=17)) == [first]
    assert lead(TEXT, "en", Budget("w1", words=1)) == [first]
    assert lead("", "en", W70) == []


def test_sizes_are_words_or_characters() -> None:
    assert size("The bees' roof-top, again", "en") == 4
    assert size("蜜蜂回来了 2026", "zh") == 6


@pytest.mark.usefixtures("needed")
def test_rouge_is_the_mean_over_the_references() -> None:
    assert rouge([["The bees came back."]], ["The bees came back."], "en") == (1.0, 1.0, 1.0)
    assert rouge([["The bee comes back."], ["Nothing alike!"]], ["The bees came back."], "en")[0] == pytest.approx(
        0.375
    )
    assert rouge([["Thị trưởng mở công viên"]], ["thị trưởng"], "vi")[:2] == pytest.approx((4 / 7, 2 / 5))
    assert rouge([["a"]], [], "en") == (0.0, 0.0, 0.0)


def test_an_interval_holds_the_mean_and_is_the_same_again() -> None:
    values = np.arange(100, dtype=np.float64) / 100
    found = interval(values)
    assert found.low < found.mean < found.high
    assert found.mean == pytest.approx(0.495)
    assert found == interval(values)
    assert str(found).startswith("+49.50 [+4")


def test_sets_count_alike_however_many_articles_they_have() -> None:
    found = macro([np.zeros(90), np.ones(10)])
    assert (found.mean, found.low, found.high) == (0.5, 0.5, 0.5)


def test_scores_are_told_in_points() -> None:
    scores = Scores([(0.3, 0.1, 0.2), (0.5, 0.3, 0.4)])
    assert scores.each == pytest.approx([0.2, 0.4])
    assert str(scores).split() == ["40.00", "20.00", "30.00", "30.00"]
