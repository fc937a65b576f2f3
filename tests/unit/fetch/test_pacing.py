import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.fetch.pacing import LONGEST, Pace, next_due, not_before

NOW = 1_795_000_000
EVERY = 1800


def wait(pace: Pace, failures: int = 0, every: int = EVERY) -> int:
    return next_due(NOW, every, pace, failures) - NOW


def test_a_feed_is_asked_again_after_the_users_interval() -> None:
    assert wait(Pace()) == EVERY


@pytest.mark.parametrize(
    ("cache_control", "seconds"),
    [
        ("max-age=7200", 7200),
        ("public, max-age = 7200", 7200),
        ('Max-Age="7200"', 7200),
        ("max-age=60", EVERY),
        ("max-age=31536000", LONGEST),
        ("max-age=7200, no-cache", EVERY),
        ("no-store, max-age=7200", EVERY),
        ("s-maxage=7200", EVERY),
        ("max-age=", EVERY),
        ("max-age=-5", EVERY),
        ("max-age=99999999999999999999", LONGEST),
    ],
)
def test_max_age_is_waited_for_where_it_is_longer_and_capped(cache_control: str, seconds: int) -> None:
    assert wait(Pace(cache_control=cache_control)) == seconds


@pytest.mark.parametrize(
    ("failures", "seconds"), [(1, 3600), (2, 7200), (3, 14400), (5, 57600), (6, LONGEST), (4000, LONGEST)]
)
def test_failures_double_the_wait_up_to_a_day(failures: int, seconds: int) -> None:
    assert wait(Pace(), failures) == seconds


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("7200", 7200),
        (" 7200 ", 7200),
        ("10", EVERY),
        ("9999999", LONGEST),
        ("Wed, 18 Nov 2026 13:06:40 GMT", 7200),
        ("Mon, 01 Jan 2001 00:00:00 GMT", EVERY),
        ("Fri, 01 Jan 2100 00:00:00 GMT", LONGEST),
        ("soon", EVERY),
        ("-7200", EVERY),
        ("٧٢٠٠", EVERY),
        ("Wed, 99 Foo 99999 00:00:00 GMT", EVERY),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_capped(retry_after: str, seconds: int) -> None:
    assert wait(Pace(retry_after=retry_after)) == seconds


@pytest.mark.parametrize(
    ("retry_after", "until"),
    [("10", NOW + 10), ("Wed, 18 Nov 2026 13:06:40 GMT", NOW + 7200), ("9999999", NOW + LONGEST), ("0", 0), ("", 0)],
)
def test_a_server_may_ask_to_wait_for_a_day_at_most(retry_after: str, until: int) -> None:
    assert not_before(NOW, Pace("max-age=7200", retry_after)) == until


def test_an_interval_longer_than_a_day_is_the_users_own_and_kept() -> None:
    week = 7 * 24 * 3600
    assert wait(Pace(), every=week) == wait(Pace(), 3, every=week) == week


@given(st.text(max_size=60), st.text(max_size=60), st.integers(0, 10_000))
def test_whatever_a_server_says_the_wait_is_between_the_interval_and_a_day(
    cache: str, retry: str, failures: int
) -> None:
    assert EVERY <= wait(Pace(cache, retry), failures) <= LONGEST
