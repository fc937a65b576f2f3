from collections.abc import Callable

from matins.model.document import Document
from matins.model.summary import Sentence
from matins.summary.candidates import candidates
from matins.summary.points import LONGEST, chosen_points
from matins.summary.ranking import rank
from matins.text.clean import Clean


def texts(document: Document, most: int = 4, told: tuple[Sentence, ...] = ()) -> list[str]:
    ranked = rank(candidates(document, "en"), document.title, "en")
    return [point.text for point in chosen_points(document, ranked, told, most, "en")]


def test_at_most_so_many_are_chosen(news: Document) -> None:
    assert len(texts(news, most=2)) == 2


def test_a_sentence_that_is_told_already_is_no_point(news: Document) -> None:
    (best,) = texts(news, most=1)
    assert best not in texts(news, told=(Sentence(Clean(best), 0, ((0, 1),)),))


def test_a_told_sentence_is_not_said_again_without_its_dateline(document: Callable[..., Document]) -> None:
    told = Sentence(Clean("LONDON (Reuters) - The mayor closed the old plant on Monday."), 0, ((0, 60),))
    assert texts(document(told.text), told=(told,)) == []


def test_long_sentences_without_a_safe_cut_are_no_points(document: Callable[..., Document]) -> None:
    long = "The council met " + "and talked about the plant " * 8 + "until noon."
    assert len(long.split()) > LONGEST
    assert texts(document(long, "The mayor closed the old plant on Monday morning.")) == [
        "The mayor closed the old plant on Monday morning."
    ]


def test_a_point_that_leans_on_what_is_not_shown_comes_last(document: Callable[..., Document]) -> None:
    text = document(
        "Who knows it?", "However, he closed the plant in March.", "The mayor opened the large new park in May."
    )
    assert texts(text, most=1) == ["The mayor opened the large new park in May."]


def test_unsound_sentences_are_no_points(document: Callable[..., Document]) -> None:
    assert texts(document("Who will pay for the new park by the sea?")) == []
