"""What an article's words tell of it, counted once."""

from collections.abc import Callable

import pytest

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.profile import KEYWORDS, OPENING, Profile, profile_of
from matins.summary.terms import terms

Make = Callable[..., Document]


def profile(document: Document, lang: str | None = "en") -> Profile:
    return profile_of(candidates(document, lang), document.title, lang)


def test_an_article_without_sentences_has_a_profile_of_nothing() -> None:
    told = profile_of((), None, None)
    assert (told.candidates, told.sizes, told.vectors, told.names) == ((), (), (), ())
    assert not (told.has_title or told.keywords or told.mass or told.again or told.opening or told.asked)


def test_shares_add_up_to_one(news: Document) -> None:
    told = profile(news)
    for shares in (told.keywords, told.mass, told.again, told.opening, told.asked):
        assert sum(shares.values()) == pytest.approx(1)
        assert all(0 <= share <= 1 for share in shares.values())


def test_shares_of_words_that_weigh_nothing_are_nothing(document: Make) -> None:
    told = profile(document("It is what it is and that is that.", title="The of and"))
    assert told.has_title
    assert all(share >= 0 for share in (*told.keywords.values(), *told.asked.values()))


def test_the_keywords_are_the_heaviest_terms_and_come_first(news: Document) -> None:
    told = profile(news)
    assert len(told.keywords) == KEYWORDS
    assert list(told.keywords.values()) == sorted(told.keywords.values(), reverse=True)
    assert {"plant", "city"} <= told.keywords.keys()
    assert min(told.mass[term] for term in told.keywords) >= max(
        share for term, share in told.mass.items() if term not in told.keywords
    )


def test_what_is_said_again_and_first_is_told_apart(news: Document) -> None:
    told = profile(news)
    assert told.again.keys() == {term for term, count in told.counts.items() if count > 1}
    assert told.opening.keys() == {term for one in told.candidates[:OPENING] for term in one.terms}


def test_vectors_have_unit_length_and_weights_are_those_of_the_terms(news: Document) -> None:
    told = profile(news)
    assert told.weight.keys() == told.counts.keys() == told.mass.keys()
    for vector in told.vectors:
        assert sum(value * value for value in vector.values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("title", "asked"), [("Harborough closes a plant", True), ("", False), (None, False), ("?!", False)]
)
def test_a_title_asks_for_its_terms(document: Make, title: str | None, asked: bool) -> None:
    told = profile(document("The plant closed on Monday morning.", title=title))
    assert told.has_title is asked
    assert set(told.asked) == set(terms(title or ""))


def test_sizes_are_words_also_where_budgets_count_characters(document: Make) -> None:
    assert profile(document("The old plant of the town closed on Monday.")).sizes == (9,)
    chinese = profile(document("工厂在三月份关闭了大门。", lang="zh"), "zh")
    assert chinese.candidates[0].size == 11
    assert chinese.sizes == (5.5,)


def test_names_are_capitalised_words_but_for_those_that_only_begin_a_sentence(document: Make) -> None:
    told = profile(
        document(
            "Nobody knew where Keeper was on that day in May.",
            "Keeper’s sister asked the mayor of Harborough for help with it.",
            "“Harborough will help,” an officer of the town said at noon.",
        )
    )
    assert [set(names) for names in told.names] == [{"keeper", "may"}, {"keeper", "harbor"}, {"harbor"}]


def test_a_text_without_letters_in_two_cases_names_nobody(document: Make) -> None:
    assert profile(document("工厂在三月份关闭了大门。", lang="zh"), "zh").names == (frozenset(),)
