"""The orders of lists: the stretches of their indexes, and which row stands beyond which."""

import pytest

from matins.store.ordering import ORDERS, Part, Sort, all_of, any_of, select, union


def test_every_order_but_the_best_is_told_by_columns_and_ends_with_the_id() -> None:
    assert set(ORDERS) == set(Sort) - {Sort.BEST}
    assert {order.keys[-1].column for order in ORDERS.values()} == {"a.id"}


def test_beyond_a_place_are_the_rows_that_share_some_keys_and_then_differ() -> None:
    assert ORDERS[Sort.NEWEST].beyond((50, 3), forward=True) == (
        Part("a.sort_time < ?", (50,)),
        Part("a.sort_time = ? AND a.id < ?", (50, 3)),
    )
    assert ORDERS[Sort.NEWEST].beyond((50, 3), forward=False, inclusive=True) == (
        Part("a.sort_time > ?", (50,)),
        Part("a.sort_time = ? AND a.id >= ?", (50, 3)),
    )


@pytest.mark.parametrize(("sort", "stretches"), [(Sort.OLDEST, 2), (Sort.LENGTH, 3), (Sort.FEED, 4)])
def test_each_key_adds_a_stretch_with_a_parameter_for_each_of_its_keys(sort: Sort, stretches: int) -> None:
    tests = ORDERS[sort].beyond((50, 3), forward=True)
    assert [len(test.parameters) for test in tests] == list(range(1, stretches + 1))
    assert [test.sql.count("?") for test in tests] == list(range(1, stretches + 1))


def test_backwards_every_way_turns_round() -> None:
    order = ORDERS[Sort.LENGTH]
    assert order.by() == "key_0 ASC, key_1 DESC, key_2 DESC"
    assert order.by(forward=False) == "key_0 DESC, key_1 ASC, key_2 ASC"
    assert order.columns("a.id").startswith("a.id, a.words AS key_0, ")


def test_parts_are_joined_with_their_parameters_in_order() -> None:
    one, two = Part("x = ?", (1,)), Part("y = ? + ?", (2, 3))
    assert all_of((one, two)) == Part("x = ? AND y = ? + ?", (1, 2, 3))
    assert any_of((one, two)) == Part("(x = ? OR y = ? + ?)", (1, 2, 3))
    chosen = select("x", "t", (two,))
    assert chosen == Part("SELECT x FROM t WHERE y = ? + ?", (2, 3))
    assert union((chosen, chosen)).parameters == (2, 3, 2, 3)
