"""The trees that come with matins, and how trees are read and followed."""

import json
import sys
from importlib.resources import files
from math import exp, inf
from types import FrameType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.extract.features import FEATURES
from matins.extract.membership import LIKELY, Tree, probabilities, shipped_trees, trees_of

ROWS = st.lists(
    st.one_of(st.floats(allow_nan=False, allow_infinity=False), st.integers(-2, 60), st.booleans()),
    min_size=len(FEATURES),
    max_size=len(FEATURES),
)
ZERO = [0.0] * len(FEATURES)


@pytest.fixture(scope="module")
def model() -> dict[str, Any]:
    told: dict[str, Any] = json.loads((files("matins.extract") / "data" / "membership.json").read_text("utf-8"))
    return told


def logistic(score: float) -> float:
    return 1 / (1 + exp(-score))


def test_the_model_was_learned_from_the_numbers_that_are_told(model: dict[str, Any]) -> None:
    assert set(model) == {"features", "trees"}
    assert tuple(model["features"]) == FEATURES
    assert model["trees"]


def test_every_tree_ends_and_uses_each_of_its_nodes_and_leaves_once(model: dict[str, Any]) -> None:
    for tree in model["trees"]:
        nodes, leaves = tree["nodes"], tree["leaves"]
        waiting, seen = [0 if nodes else -1], []
        while waiting:
            at = waiting.pop()
            assert at not in seen
            seen.append(at)
            if at >= 0:
                feature, bound, no_more, more = nodes[at]
                assert feature in range(len(FEATURES))
                assert -inf < bound < inf
                waiting += [no_more, more]
        assert sorted(seen) == list(range(-len(leaves), len(nodes)))
        assert all(-10 < leaf < 10 for leaf in leaves)


def test_all_trees_of_the_model_are_read(model: dict[str, Any]) -> None:
    assert len(shipped_trees()) == len(model["trees"])


def test_a_tree_is_read_from_its_nodes_and_leaves() -> None:
    nodes = [[1, 0.5, 1, -3], [0, 2.0, -1, -2]]
    model = {"features": list(FEATURES[:2]), "trees": [{"nodes": nodes, "leaves": [0.1, 0.2, 0.3]}]}
    assert trees_of(model) == ((1, 0.5, (0, 2.0, 0.1, 0.2), 0.3),)


def test_features_are_known_by_name_not_by_place() -> None:
    model = {"features": ["kept", "size"], "trees": [{"nodes": [[0, 1.0, -1, -2]], "leaves": [0.0, 1.0]}]}
    assert trees_of(model) == ((FEATURES.index("kept"), 1.0, 0.0, 1.0),)


def test_a_tree_that_asks_nothing_is_its_leaf() -> None:
    assert trees_of({"features": [], "trees": [{"nodes": [], "leaves": [0.25]}]}) == (0.25,)


@pytest.mark.parametrize(
    ("first", "second", "score"),
    [(0, 0, -1.0), (2, 0, -1.0), (2.5, 0, 2.0), (0, 1, -0.5), (3, 1, 2.5)],
)
def test_the_values_at_the_ends_are_summed_up(first: float, second: float, score: float) -> None:
    trees: tuple[Tree, ...] = ((0, 2.0, -1.0, 2.0), (1, 0.0, 0.0, (0, -5.0, 9.0, 0.5)))
    assert probabilities([[first, second, *ZERO[2:]]], trees) == [pytest.approx(logistic(score))]


def test_no_pieces_have_no_probabilities() -> None:
    assert probabilities([]) == []


def test_a_paragraph_amid_the_article_is_likely_and_a_link_of_a_menu_is_not() -> None:
    paragraph = {
        "in_body": 1.0, "size": 4.0, "kind": 1, "ends": 1, "capitals": 0.03, "described": 0, "in_json_ld": -1,
        "distance": 1, "share_0": 0.1, "share_1": 1, "share_2": 1, "kept_1": 0.9, "kept_2": 0.8, "size_1": 6,
        "alike": 0.9, "progress": 0.5, "place": 0.5, "under": 3, "before": 1, "after": 1, "kept": 6,
    }  # fmt: skip
    menu = {
        "size": 0.7, "links": 1, "kind": 2, "capitals": 0.2, "described": -1, "in_json_ld": -1, "distance": 23,
        "links_1": 1, "size_1": 3, "branch_links": 1, "branch_size": 3, "place": -1, "under": 31, "kept": 6,
    }  # fmt: skip
    rows = [[float(told.get(name, 0)) for name in FEATURES] for told in (paragraph, menu)]
    likely, unlikely = probabilities(rows)
    assert likely > 0.9
    assert unlikely < 0.1


@given(st.lists(ROWS, max_size=3))
@settings(deadline=None)
def test_any_numbers_give_a_probability(rows: list[list[float]]) -> None:
    found = probabilities(rows)
    assert len(found) == len(rows)
    assert all(0 < chance < 1 for chance in found)
    assert 0 < LIKELY < 1


@given(ROWS, ROWS)
@settings(deadline=None)
def test_each_piece_is_judged_by_its_own_numbers_alone(first: list[float], second: list[float]) -> None:
    assert probabilities([first, second]) == [*probabilities([first]), *probabilities([second])]


def test_twice_the_pieces_take_twice_the_steps() -> None:
    few, many = (lines_run(count) for count in (50, 100))
    assert many < 2.1 * few


def lines_run(count: int) -> int:
    """Return how many lines of Python it takes to judge `count` pieces."""
    rows, trees, run = [ZERO] * count, shipped_trees(), 0

    def trace(frame: FrameType, event: str, argument: object) -> Any:
        nonlocal run
        run += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        probabilities(rows, trees)
    finally:
        sys.settrace(before)
    return run
