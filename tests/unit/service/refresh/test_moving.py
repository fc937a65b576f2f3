import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.feed import Move
from matins.service.refresh.moving import WEEK, adoptable, followed

NOW = 1_795_413_600
OLD, NEW = "http://old.example/feed", "https://new.example/feed"
PROVEN = Move(NEW, NOW - WEEK, 3)


def test_good_answers_from_one_new_address_are_counted() -> None:
    first = followed(None, NEW, NOW)
    assert first == Move(NEW, NOW)
    assert followed(first, NEW, NOW + 9) == Move(NEW, NOW, 2)


def test_another_address_or_none_begins_anew() -> None:
    other = "https://other.example/feed"
    assert followed(Move(NEW, NOW - WEEK, 9), other, NOW) == Move(other, NOW)
    assert followed(Move(NEW, NOW - WEEK, 9), None, NOW) is None


@pytest.mark.parametrize(
    "address",
    ["https://login.example/", "https://a.example/Log-In?to=x", "http://portal.a.example/", "http://captive.example/f"],
)
def test_where_one_logs_in_is_remembered_by_nobody(address: str) -> None:
    assert followed(None, address, NOW) is None


def test_a_password_does_not_move_along() -> None:
    assert followed(None, "https://me:hunter2@new.example/feed", NOW) == Move(NEW, NOW)


@pytest.mark.parametrize(
    ("move", "adopted"),
    [
        (PROVEN, True),
        (Move(NEW, NOW - WEEK + 1, 9), False),
        (Move(NEW, NOW - 9 * WEEK, 2), False),
        (Move("https://old.example/feed", NOW), True),
        (Move("http://www.old.example/feed", NOW), True),
        (Move("https://www.old.example/feed/", NOW), True),
        (Move("https://old.example/other", NOW), False),
        (Move("https://old.example:8443/feed", 0, 9), False),
        (Move("https://new.example:8443/feed", 0, 9), False),
    ],
)
def test_a_move_is_believed_after_a_week_and_a_mere_respelling_at_once(move: Move, adopted: bool) -> None:
    assert adoptable({OLD: move}, [OLD], NOW) == ({OLD: move.address} if adopted else {})


@pytest.mark.parametrize("taken", [NEW, "http://www.new.example/feed/"])
def test_an_address_that_is_followed_already_is_not_taken(taken: str) -> None:
    assert adoptable({OLD: PROVEN}, [OLD, taken], NOW) == {}


def test_two_feeds_do_not_become_one() -> None:
    other = "http://other.example/feed"
    assert adoptable({OLD: PROVEN, other: PROVEN}, [OLD, other], NOW) == {}


def test_a_host_that_takes_feeds_of_many_hosts_is_a_portal() -> None:
    moves = {f"http://{name}.example/feed": Move(f"https://net.example/?from={name}", 0, 9) for name in "ab"}
    assert adoptable(moves, moves.keys(), NOW) == {}


def test_the_feeds_of_one_host_may_move_together() -> None:
    moves = {f"http://old.example/{name}": Move(f"https://new.example/{name}", 0, 9) for name in "ab"}
    assert adoptable(moves, moves.keys(), NOW) == {old: move.address for old, move in moves.items()}


_ADDRESSES = st.sampled_from(
    [f"{scheme}://{host}.example/{path}" for scheme in ("http", "https") for host in "ab" for path in "xy"]
)
_MOVES = st.builds(Move, _ADDRESSES, st.integers(NOW - 2 * WEEK, NOW), st.integers(1, 5))


@given(st.dictionaries(_ADDRESSES, _MOVES), st.sets(_ADDRESSES))
def test_no_two_feeds_ever_end_at_one_address(moves: dict[str, Move], others: set[str]) -> None:
    feeds = others | moves.keys()
    new = adoptable(moves, feeds, NOW)
    after = [new.get(feed, feed) for feed in feeds]
    assert len(set(after)) == len(feeds)
