from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.model.document import Block, BlockKind, Document
from matins.summary.candidates import candidates, size_of
from matins.text.clean import clean_line

Blocks = Callable[..., tuple[Block, ...]]


def test_candidates_know_where_they_stand(news: Document) -> None:
    found = candidates(news, "en")
    assert [candidate.paragraph for candidate in found] == [0, 0, 1, 1, 2, 2, 3, 3]
    assert [candidate.first for candidate in found] == [True, False] * 4
    assert all(news.blocks[one.block].text[slice(*one.span)] == one.text for one in found)
    assert all(candidate.sound for candidate in found)


def test_candidates_know_their_words_and_terms(document: Callable[..., Document]) -> None:
    (only,) = candidates(document("Governments don’t close the plants."), "en")
    assert only.words == ("governments", "don't", "close", "the", "plants")
    assert only.terms == ("govern", "don", "close", "the", "plants")


def test_the_title_and_repeats_are_no_candidates(news: Document, blocks: Blocks) -> None:
    echo = blocks("Harborough closes its last coal plant.")
    found = candidates(replace(news, blocks=(*echo, *news.blocks, *news.blocks)), "en")
    assert [candidate.block for candidate in found] == [1, 1, 2, 2, 3, 3, 4, 4]


@pytest.mark.parametrize("text", ["Section two", "•", "12 May 2024", "12:00 EST, 27 December 2012 .", "…!"])
def test_headings_dates_and_marks_are_no_candidates(text: str, document: Callable[..., Document]) -> None:
    assert candidates(document(text), "en") == ()


def test_silent_kinds_give_no_candidates(blocks: Blocks) -> None:
    silent = blocks("A caption of some length stands here.", kind=BlockKind.CAPTION)
    assert candidates(Document(silent), "en") == ()


@pytest.mark.parametrize(
    ("text", "lang", "size"),
    [("one two", "en", 2), ("天气很好 ok", "zh", 5), ("天气很好", None, 1), ("行く3", "ja", 3)],
)
def test_size_counts_what_budgets_count(text: str, lang: str | None, size: int) -> None:
    assert size_of(text, lang) == size


def test_sentences_that_differ_in_the_kind_of_apostrophe_are_one(document: Callable[..., Document]) -> None:
    said = [f"The keepers {word} closed the hives of the old town." for word in ("haven't", "haven’t")]
    assert len(candidates(document("\n".join(said)), "en")) == 1


def test_credits_and_calls_at_the_end_are_no_candidates(news: Document, blocks: Blocks) -> None:
    tail = blocks(
        "Pictured is the mayor of Harborough at work in her office.", "Visit us in the summer, says the guide."
    )
    assert candidates(replace(news, blocks=(*news.blocks, *tail)), "en") == candidates(news, "en")
    assert len(candidates(replace(news, blocks=(*tail, *news.blocks)), "en")) == 10


def test_a_text_that_is_all_calls_keeps_them(document: Callable[..., Document]) -> None:
    assert len(candidates(document("Scroll to the end of the page to see the harbour."), "en")) == 1


def test_what_somebody_says_over_several_paragraphs_is_not_sound(news: Document, blocks: Blocks) -> None:
    said = blocks(
        "“The plant was never safe for the town. The council knew it all along.",
        "“The mayor lied to the people of Harborough. They will not forget it at the polls.”",
    )
    found = candidates(replace(news, blocks=(*news.blocks, *said)), "en")
    assert [one.sound for one in found] == [True] * 8 + [False] * 4


def test_a_forgotten_mark_leaves_the_rest_of_an_article_sound(news: Document, blocks: Blocks) -> None:
    forgotten = blocks("“The plant was never safe for the town. The council knew it all along.")
    found = candidates(replace(news, blocks=(*forgotten, *news.blocks)), "en")
    assert [one.sound for one in found] == [False] + [True] * 9


def test_a_dateline_is_no_part_of_a_sentence() -> None:
    text = "LONDON (Reuters) - The council bought the mill by the river. It paid little."
    found = candidates(Document((Block(BlockKind.PARAGRAPH, clean_line(text)),)), "en")
    assert [one.text for one in found] == ["The council bought the mill by the river.", "It paid little."]
    assert [text[slice(*one.span)] for one in found] == [one.text for one in found]
