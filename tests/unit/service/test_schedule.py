from hypothesis import given
from hypothesis import strategies as st

from matins.model.feed import FeedState
from matins.service.schedule import due, interleaved
from matins.text.clean import Clean


def state(number: int, next_due: int) -> FeedState:
    return FeedState(number, f"http://a.example/{number}", Clean("A"), next_due=next_due)


def test_feeds_are_asked_when_they_are_due_or_when_forced() -> None:
    states = (state(1, 0), state(2, 100), state(3, 101))
    assert [feed.id for feed in due(states, 100)] == [1, 2]
    assert [feed.id for feed in due(states, 100, force=True)] == [1, 2, 3]


def test_every_host_is_asked_once_before_one_is_asked_again() -> None:
    addresses = [f"http://{host}/{number}" for host in ("a", "www.b", "c") for number in range(3)]
    order = [address.split("/")[2] for address in interleaved(addresses, str)]
    assert order == ["a", "www.b", "c"] * 3


@given(st.lists(st.sampled_from(["http://a/1", "http://a/2", "http://b/1", "https://www.a/3", "nothing"])))
def test_nothing_is_lost_or_added_by_the_order(addresses: list[str]) -> None:
    assert sorted(interleaved(addresses, str)) == sorted(addresses)
