from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.model.document import Block, BlockKind, Document
from matins.summary.candidates import candidates
from matins.summary.ranking import centralities, rank
from matins.summary.terms import cosine

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
        assert forward[place] == pytest.approx(sum(cosine(one, other) for other in vectors[place + 1 :]))
        assert backward[place] == pytest.approx(sum(cosine(one, other) for other in vectors[:place]))


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
