import statistics
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import Block, BlockKind, Document
from matins.summary.candidates import candidates
from matins.summary.ranking import centralities, rank, standard
from matins.summary.terms import overlap

Make = Callable[..., Document]


def scores(document: Document, title: str | None = None, lang: str | None = "en") -> list[float]:
    return [one.score for one in rank(candidates(document, lang), title, lang)]


def test_nothing_ranks_to_nothing() -> None:
    assert rank((), "A title", "en") == ()


def test_the_lead_ranks_first(news: Document) -> None:
    ranked = scores(news)
    assert max(ranked) == ranked[0]


def test_a_sentence_that_takes_up_the_title_ranks_higher(news: Document) -> None:
    without, told = scores(news), scores(news, "Museum of work and park for the old site")
    assert told[6] - without[6] == max(a - b for a, b in zip(told, without, strict=True))


def test_centralities_are_sums_of_cosines() -> None:
    vectors = [{"a": 1.0}, {"a": 0.6, "b": 0.8}, {"b": 1.0}, {}]
    forward, backward = centralities(vectors)
    for place, one in enumerate(vectors):
        assert forward[place] == pytest.approx(sum(overlap(one, other)[0] for other in vectors[place + 1 :]))
        assert backward[place] == pytest.approx(sum(overlap(one, other)[0] for other in vectors[:place]))


@given(st.lists(st.floats(0, 10).map(lambda value: round(value, 6)), max_size=40))
def test_standard_values_are_those_of_statistics(values: list[float]) -> None:
    spread = statistics.pstdev(values) if values else 0.0
    expected = [(value - statistics.fmean(values)) / spread if spread else 0.0 for value in values]
    assert standard(values) == pytest.approx([max(-3.0, min(3.0, value)) for value in expected], abs=1e-6)


@pytest.mark.parametrize("values", [[0.1] * 3, [1 / 3] * 7, [0.0, 5e-324], [1e-200, 2e-200]])
def test_values_that_hardly_differ_stay_in_bounds(values: list[float]) -> None:
    assert all(-3 <= value <= 3 for value in standard(values))
    assert any(standard(values)) == (len(set(values)) > 1)


@pytest.mark.parametrize(
    "worse", ["“The plant closed on Monday,” the mayor said.", "I closed the plant on Monday with the mayor."]
)
def test_quotations_and_first_persons_rank_lower(document: Make, worse: str) -> None:
    plain = document("Something else was said in town.", "She closed the plant on Monday with the mayor.")
    assert scores(document("Something else was said in town.", worse))[1] < scores(plain)[1]


def test_list_items_and_quotes_rank_below_paragraphs(news: Document) -> None:
    def last_as(kind: BlockKind) -> float:
        last: Block = replace(news.blocks[-1], kind=kind)
        return scores(replace(news, blocks=(*news.blocks[:-1], last)))[-1]

    assert last_as(BlockKind.QUOTE) < last_as(BlockKind.LIST_ITEM) < last_as(BlockKind.PARAGRAPH)


@pytest.mark.parametrize(
    ("start", "lang", "leans"),
    [
        ("However, the", "en", True),
        ("He and the", "en", True),
        ("Mayors and the", "en", False),
        ("Mais la", "fr", True),
        ("Él y", "es", True),
    ],
)
def test_starts_that_lean_on_the_sentence_before_are_orphans(
    document: Make, start: str, lang: str, leans: bool
) -> None:
    text = document(f"{start} plant of Harborough closed in the month of March.", lang=lang)
    (only,) = rank(candidates(text, lang), None, lang)
    assert (only.orphan > 0) is leans
