"""Whole summaries to choose from, and what is told of them."""

from math import comb

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import Document
from matins.summary.candidates import candidates
from matins.summary.features import Array, Columns, features
from matins.summary.profile import Profile, profile_of
from matins.summary.subsets import MOST, Item, item_vectors, likeness, subset_features, subsets, without_repeats
from matins.summary.terms import overlap


@pytest.fixture
def profile(news: Document) -> Profile:
    return profile_of(candidates(news, "en"), news.title, "en")


def items_of(profile: Profile, *places: int) -> list[Item]:
    return [Item(place, profile.candidates[place].terms, profile.sizes[place]) for place in places]


def told_of(profile: Profile, members: list[list[int]], *places: int, scores: list[float] | None = None) -> Columns:
    items = items_of(profile, *places)
    cosine, _ = likeness(item_vectors(profile, items))
    worth = np.array(scores or [0.0] * len(profile.candidates), np.float32)
    return subset_features(profile, features(profile), worth, items, np.array(members, np.float32), cosine)


@given(st.integers(0, 9), st.integers(1, 4), st.integers(1, 5))
def test_there_is_a_row_for_each_way_to_take_some(count: int, least: int, most: int) -> None:
    rows = subsets(count, least, most)
    assert rows.shape == (sum(comb(count, size) for size in range(least, most + 1)), count)
    assert len({tuple(row) for row in rows.tolist()}) == len(rows)
    assert set(rows.ravel().tolist()) <= {0, 1}
    assert rows.sum(1).tolist() == sorted(rows.sum(1))


def test_subsets_are_made_once_and_nobody_changes_them() -> None:
    assert subsets(5, 1, 2) is subsets(5, 1, 2)
    with pytest.raises(ValueError, match="read-only"):
        subsets(5, 1, 2)[0, 0] = 9


VECTORS = st.lists(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=6, max_size=6), max_size=6)


@given(VECTORS)
def test_likeness_is_the_overlap_of_each_two(values: list[list[float]]) -> None:
    cosine, contained = likeness(np.array(values, np.float32).reshape(-1, 6))
    vectors = [{str(at): value for at, value in enumerate(one) if value} for one in values]
    assert cosine.shape == contained.shape == (len(vectors), len(vectors))
    for one, ours in enumerate(vectors):
        for other, theirs in enumerate(vectors):
            alike, within = overlap(ours, theirs)
            back = overlap(theirs, ours)[1]
            assert cosine[one, other] == pytest.approx(0 if one == other else alike)
            assert contained[one, other] == pytest.approx(0 if one == other else max(within, back))


def test_items_have_the_vectors_of_their_terms(profile: Profile) -> None:
    whole, part = Item(0, profile.candidates[0].terms, 18), Item(0, (*profile.candidates[0].terms[:4], "unheard"), 4)
    for item, row in zip((whole, part), item_vectors(profile, [whole, part]), strict=True):
        expected = profile.vector(item.terms)
        assert {term: row[at] for term, at in profile.number.items() if row[at]} == pytest.approx(
            {term: value for term, value in expected.items() if value}
        )
        assert float(row @ row) == pytest.approx(1)


def test_an_item_without_terms_is_like_nothing(profile: Profile) -> None:
    cosine, contained = likeness(item_vectors(profile, [Item(0, (), 1), Item(1, profile.candidates[1].terms, 9)]))
    assert not cosine.any()
    assert not contained.any()


def test_subsets_with_repeats_are_left_out() -> None:
    members = subsets(3, 1, 3)
    contained = np.array([[0, 0.7, 0], [0.7, 0, 0.5], [0, 0.5, 0]], np.float32)
    assert without_repeats(members, contained).tolist() == [[1, 0, 0], [0, 1, 0], [0, 0, 1], [1, 0, 1], [0, 1, 1]]
    assert without_repeats(members, contained * 0.5) is members


def test_every_number_is_finite_and_there_is_one_for_each_subset(profile: Profile) -> None:
    members = subsets(8, 1, MOST)
    columns = told_of(profile, members.tolist(), *range(8))
    assert all(values.shape == (len(members),) and np.isfinite(values).all() for values in columns.values())


@pytest.mark.parametrize("place", [0, 7])
def test_a_lone_item_is_told_too(profile: Profile, place: int) -> None:
    assert all(np.isfinite(values).all() for values in told_of(profile, [[1]], place).values())


def test_no_subset_has_no_numbers(profile: Profile) -> None:
    items = items_of(profile, 0, 1)
    empty: Array = np.zeros((0, 2), np.float32)
    cosine, _ = likeness(item_vectors(profile, items))
    columns = subset_features(profile, features(profile), np.zeros(8, np.float32), items, empty, cosine)
    assert all(values.shape == (0,) for values in columns.values())


def test_amounts_are_told(profile: Profile) -> None:
    columns = told_of(profile, [[1, 0, 0], [1, 0, 1]], 0, 1, 4)
    sizes = profile.sizes
    assert columns["count"].tolist() == [1, 2]
    assert columns["count_2"].tolist() == [0, 1]
    assert columns["words"] * 50 == pytest.approx(np.array([sizes[0], sizes[0] + sizes[4]]))
    assert columns["least_size"] * 25 == pytest.approx(np.array([sizes[0], min(sizes[0], sizes[4])]))
    assert columns["share"][1] == pytest.approx((sizes[0] + sizes[4]) / sum(sizes))
    assert columns["has_title"].tolist() == [1, 1]


def test_the_worth_of_the_sentences_is_told(profile: Profile) -> None:
    scores = [3.0, 1.0, 0.0, 0.0, 2.0, 0.0, 0.0, 0.0]
    columns = told_of(profile, [[1, 1, 0], [0, 1, 1]], 0, 1, 4, scores=scores)
    assert columns["score"].tolist() == [4, 3]
    assert columns["score_mean"].tolist() == [2, 1.5]
    assert columns["score_least"].tolist() == [1, 1]
    assert columns["score_most"].tolist() == [3, 2]
    assert columns["score_lost"].tolist() == [2, 3]
    assert columns["has_best"].tolist() == [1, 0]
    assert columns["likely"][0] > columns["likely"][1]


def test_the_order_is_told(profile: Profile) -> None:
    columns = told_of(profile, [[1, 1, 1, 0], [1, 0, 1, 0], [0, 1, 1, 0], [1, 1, 0, 1]], 0, 1, 2, 5)
    assert columns["leading"].tolist() == [3, 1, 0, 2]
    assert columns["is_lead"].tolist() == [1, 0, 0, 0]
    assert columns["adjacent"].tolist() == [2, 0, 1, 1]
    assert columns["place_first"] == pytest.approx(np.log1p([0, 0, 1, 0]))
    assert columns["place_last"] == pytest.approx(np.log1p([2, 2, 2, 5]))
    assert columns["place_relative"][0] == pytest.approx(1 / 7)


def test_repetition_is_told(profile: Profile) -> None:
    columns = told_of(profile, [[1, 0, 0], [1, 1, 0], [1, 1, 1]], 0, 1, 4)
    vectors = [profile.vector(one.terms) for one in profile.candidates]
    pairs = [overlap(vectors[a], vectors[b])[0] for a, b in ((0, 1), (0, 4), (1, 4))]
    assert columns["alike"] == pytest.approx(np.array([0, pairs[0], sum(pairs)]), abs=1e-6)
    assert columns["alike_mean"] == pytest.approx(np.array([0, pairs[0], sum(pairs) / 3]), abs=1e-6)
    assert columns["alike_most"] == pytest.approx(np.array([0, pairs[0], max(pairs)]), abs=1e-6)


def test_what_a_subset_covers_is_told(profile: Profile) -> None:
    columns = told_of(profile, [[1, 0], [0, 1], [1, 1]], 0, 6)
    for name in ("keywords", "mass", "opening"):
        first = sum(profile.shares[name][profile.number[term]] for term in set(profile.candidates[0].terms))
        assert columns["covers_" + name][0] == pytest.approx(first, abs=1e-5)
        assert columns["covers_" + name][2] >= columns["covers_" + name][:2].max()
    assert columns["covers_title"][0] == pytest.approx(1, abs=0.3)
    assert columns["covers_mass_a_word"][0] > 0
    assert 0 < columns["like_all"][0] <= 1


def test_terms_that_several_items_say_are_covered_once(profile: Profile) -> None:
    shares = profile.shares["mass"]
    chosen = (0, 1, 4)
    columns = told_of(profile, [[1, 1, 1]], *chosen)
    said = {profile.number[term] for place in chosen for term in profile.candidates[place].terms}
    assert columns["covers_mass"][0] == pytest.approx(float(shares[list(said)].sum()), abs=1e-5)


def test_all_sentences_together_cover_everything(profile: Profile) -> None:
    columns = told_of(profile, [[1] * 8], *range(8))
    for name in ("keywords", "mass", "opening", "again"):
        assert columns["covers_" + name][0] == pytest.approx(1, abs=1e-5)
