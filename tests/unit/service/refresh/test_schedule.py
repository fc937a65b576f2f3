import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.feed import FeedState
from matins.service.refresh.schedule import due, interleaved, lane, ordered, rank
from matins.text.clean import Clean
from matins.work.frames import TOO_MUCH_MEMORY


def state(number: int, next_due: int = 0, *, gone: bool = False, error: str | None = None) -> FeedState:
    return FeedState(
        *(number, f"http://a.example/{number}", Clean("A")),
        next_due=next_due,
        gone=gone,
        failures=1 if error else 0,
        last_error=Clean(error) if error else None,
    )


def test_feeds_are_asked_when_they_are_due_or_when_forced() -> None:
    states = (state(1, 0), state(2, 100), state(3, 101))
    assert [feed.id for feed in due(states, 100)] == [1, 2]
    assert [feed.id for feed in due(states, 100, force=True)] == [1, 2, 3]


def test_a_feed_that_is_gone_is_never_due() -> None:
    assert due((state(1, gone=True),), 100) == ()
    assert due((state(1, gone=True),), 100, force=True) == ()


def test_feeds_that_failed_come_last_and_those_that_overran_after_them() -> None:
    states = (
        state(1, error="took longer than 10 s"),
        state(2, error="404 Not Found"),
        state(3),
        state(4, error=TOO_MUCH_MEMORY.reason),
        state(5),
    )
    assert [feed.id for feed in ordered(states)] == [3, 5, 2, 1, 4]
    assert [rank(feed) for feed in ordered(states)] == [0, 0, 1, 2, 2]


def test_every_host_is_asked_once_before_one_is_asked_again() -> None:
    addresses = [f"http://{host}/{number}" for host in ("a", "www.b", "c") for number in range(3)]
    order = [address.split("/")[2] for address in interleaved(addresses, str)]
    assert order == ["a", "www.b", "c"] * 3


@given(st.lists(st.sampled_from(["http://a/1", "http://a/2", "http://b/1", "https://www.a/3", "nothing"])))
def test_nothing_is_lost_or_added_by_the_order(addresses: list[str]) -> None:
    assert sorted(interleaved(addresses, str)) == sorted(addresses)


@pytest.mark.parametrize(
    ("address", "taken"),
    [
        ("http://www.a.example/feed", "a.example"),
        ("https://A.example:8443/other", "a.example"),
        ("http://127.0.0.1:8000/feed", None),
        ("http://[::1]/feed", None),
        ("http://nas.lan/feed", None),
    ],
)
def test_public_hosts_have_a_lane_and_local_ones_none(address: str, taken: str | None) -> None:
    assert lane(address) == taken
