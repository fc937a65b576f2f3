"""What an article's words tell of it, counted once."""

import math
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.profile import KEYWORDS, OPENING, SHARES, Profile, profile_of, sums
from matins.summary.term_weights import term_weights
from matins.summary.terms import damping, terms

Make = Callable[..., Document]


def profile(document: Document, lang: str | None = "en") -> Profile:
    return profile_of(candidates(document, lang), document.title, lang)


def heavy(told: Profile, name: str) -> dict[str, float]:
    """Return the terms that have a share of something, with it."""
    shares = told.shares[name].tolist()
    return {term: shares[at] for term, at in told.number.items() if shares[at]}


def test_an_article_without_sentences_has_a_profile_of_nothing() -> None:
    told = profile_of((), None, None)
    assert (told.candidates, told.sizes, told.names, told.upper_case, told.leans) == ((), (), (), (), ())
    assert not (told.has_title or told.number or len(told.weight) or len(told.said.term) or len(told.asked))
    assert profile_of((), "A title", "en").has_title


def test_shares_add_up_to_one(news: Document) -> None:
    told = profile(news)
    assert tuple(told.shares) == SHARES
    for name, shares in told.shares.items():
        assert name == "title" or shares.sum() == pytest.approx(1)
        assert ((shares >= 0) & (shares <= 1)).all()


def test_shares_of_words_that_weigh_nothing_are_nothing(document: Make) -> None:
    told = profile(document("It is what it is and that is that.", title="The of and"))
    assert told.has_title
    assert all(np.isfinite(shares).all() for shares in (*told.shares.values(), told.asked, told.said.value))


def test_terms_are_told_by_the_order_in_which_they_are_first_said(news: Document) -> None:
    told = profile(news)
    said = [term for one in told.candidates for term in one.terms]
    assert list(told.number) == list(dict.fromkeys(said))
    assert list(told.number.values()) == list(range(len(told.number)))


def test_there_is_an_entry_for_each_term_of_each_sentence_and_how_often_it_is_said(news: Document) -> None:
    told = profile(news)
    entries = list(zip(told.said.term.tolist(), told.said.sentence.tolist(), told.said.times.tolist(), strict=True))
    expected = [
        (told.number[term], place, times)
        for place, one in enumerate(told.candidates)
        for term, times in Counter(one.terms).items()
    ]
    assert entries == sorted(expected)


def test_the_keywords_are_the_heaviest_terms(news: Document) -> None:
    told = profile(news)
    keywords, mass = heavy(told, "keywords"), heavy(told, "mass")
    assert len(keywords) == KEYWORDS
    assert {"plant", "city"} <= keywords.keys()
    assert min(mass[term] for term in keywords) >= max(mass[term] for term in mass if term not in keywords)


def test_of_equally_heavy_terms_the_first_by_the_alphabet_are_keywords(document: Make) -> None:
    letters = "qwertyuiopasdfghjklzxcvbnm"
    strange = [f"{one}{one}{two}x" for one in letters for two in "qz"]
    keywords = heavy(profile(document(f"Xyzzy {' '.join(strange)}.")), "keywords")
    assert set(keywords) == set(sorted(["xyzzy", *strange])[:KEYWORDS])


def test_what_is_said_again_and_first_is_told_apart(news: Document) -> None:
    told = profile(news)
    counts = Counter(term for one in told.candidates for term in one.terms)
    opening = {term for one in told.candidates[:OPENING] for term in one.terms}
    weighty = {term for term, at in told.number.items() if told.weight[at]}
    assert heavy(told, "again").keys() == {term for term, count in counts.items() if count > 1} & weighty
    assert heavy(told, "opening").keys() == opening & weighty


def test_terms_weigh_what_they_do_in_their_language_times_how_few_sentences_say_them(document: Make) -> None:
    told = profile(document("The harbour lost a ferry. The harbour slept. Xyzzy slept."), "en")
    table = term_weights("en")
    assert table is not None
    for term, sentences in (("harbou", 2), ("ferry", 1), ("xyzzy", 1), ("slept", 2)):
        expected = math.log(1 + 3 / sentences) * table.weight(term)
        assert told.weight[told.number[term]] == pytest.approx(expected)
    strange = profile(document("The harbour lost a ferry."), "xx")
    assert strange.weight[strange.number["a"]] == pytest.approx(math.log(2) * damping("a"))


def test_vectors_have_unit_length(news: Document) -> None:
    told = profile(news)
    squares = sums(told.said.sentence, told.said.value**2)
    assert squares == pytest.approx(np.ones(len(told.candidates)))
    for place, one in enumerate(told.candidates):
        vector = told.vector([*one.terms, "never said"])
        here = told.said.sentence == place
        by_number = dict(zip(told.said.term[here].tolist(), told.said.value[here].tolist(), strict=True))
        assert {told.number[term]: value for term, value in vector.items()} == pytest.approx(by_number)


def test_sums_are_those_of_each_place() -> None:
    assert sums(np.array([2, 0, 2]), np.array([1.5, 1.0, 0.25]), 4).tolist() == [1, 0, 1.75, 0]


@pytest.mark.parametrize(
    ("title", "asked"), [("Harborough closes a plant", True), ("", False), (None, False), ("?!", False)]
)
def test_a_title_asks_for_its_terms(document: Make, title: str | None, asked: bool) -> None:
    told = profile(document("The plant closed on Monday morning.", title=title))
    assert told.has_title is asked
    assert heavy(told, "title").keys() == ({"plant", "closed"} & set(terms(title or "")))


def test_what_of_the_title_nobody_says_takes_its_share(document: Make) -> None:
    told = profile(document("The plant closed on Monday morning.", title="Plant unheard"))
    weight = float(told.weight[told.number["plant"]])
    assert heavy(told, "title") == pytest.approx({"plant": weight / (weight + 1)})
    assert told.asked[told.number["plant"]] == pytest.approx(weight / math.hypot(weight, 1))


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


def test_names_are_found_behind_what_is_no_letter_and_within_quotes(document: Make) -> None:
    text = document("then «Ada Keeper» met 3Com’s al-Amir and mcDonald of NATO at Port-Bou, 'Harborough' too.")
    assert set(profile(text).names[0]) == {"ada", "keeper", "com", "nato", "port-b", "harbor"}


def test_pieces_in_capitals_alone_are_counted(document: Make) -> None:
    told = profile(document("In May I saw the U.S. team of NATO win 5G and 24 cups. The AP said so."))
    assert told.upper_case == (3, 1)
