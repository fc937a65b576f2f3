from datetime import UTC, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.fetch.pacing import HOUR, LONGEST, UNPACED, Pace, Rules, next_due, not_before, pulse
from matins.model.feed import Hints

NOW = 1_795_413_900  # Monday, 23 November 2026, 06:05 UTC
INTERVAL = HOUR
HOURLY = Rules(INTERVAL, LONGEST)


def http_date(seconds: int) -> str:
    return format_datetime(datetime.fromtimestamp(seconds, UTC), usegmt=True)


def wait(
    pace: Pace = UNPACED,
    *,
    rules: Rules = HOURLY,
    ttl: int = 0,
    pulse: int = 0,
    conditional: bool = True,
    failures: int = 0,
    chance: float = 0.0,
) -> int:
    hints = Hints(ttl=ttl)
    due = next_due(
        NOW, rules, pace=pace, hints=hints, pulse=pulse, conditional=conditional, failures=failures, chance=chance
    )
    return due - NOW


def test_a_feed_is_asked_again_after_the_users_interval() -> None:
    assert wait() == INTERVAL


def test_a_feed_without_validators_waits_for_a_day() -> None:
    assert wait(conditional=False) == LONGEST
    assert wait(rules=Rules(INTERVAL, 7200), conditional=False) == 7200
    assert wait(rules=Rules(7200, 3600), conditional=False) == 7200


@pytest.mark.parametrize(
    ("pace", "seconds"),
    [
        (Pace("max-age=7200"), 7200),
        (Pace("public, max-age = 7200"), 7200),
        (Pace('Max-Age="7200"'), 7200),
        (Pace("max-age=60"), INTERVAL),
        (Pace("max-age=31536000"), LONGEST),
        (Pace("max-age=7200, no-cache"), INTERVAL),
        (Pace("no-store, max-age=7200"), INTERVAL),
        (Pace("no-cache", expires=http_date(NOW + 7200)), INTERVAL),
        (Pace("s-maxage=7200"), INTERVAL),
        (Pace("max-age="), INTERVAL),
        (Pace("max-age=-5"), INTERVAL),
        (Pace("max-age=" + "9" * 5000), LONGEST),
        (Pace("max-age=7200", age="1200"), 6000),
        (Pace("max-age=7200", age="99999"), INTERVAL),
        (Pace("max-age=7200", age="soon"), 7200),
        (Pace("max-age=7200", age="-5"), 7200),
        (Pace(expires=http_date(NOW + 7200)), 7200),
        (Pace(expires=http_date(NOW + 7200), age="600"), 6600),
        (Pace(expires=http_date(7200), date=http_date(0)), 7200),
        (Pace(expires=http_date(NOW - 7200)), INTERVAL),
        (Pace("max-age=5400", expires=http_date(NOW + 7200)), 5400),
        (Pace(expires="0"), INTERVAL),
        (Pace(expires="Fri, 31 Dec 9999 23:59:59 GMT"), LONGEST),
        (Pace(expires="Wed, 99 Foo 99999 00:00:00 GMT"), INTERVAL),
    ],
)
def test_an_answer_that_stays_fresh_is_not_asked_for_again(pace: Pace, seconds: int) -> None:
    assert wait(pace) == seconds


@pytest.mark.parametrize(("ttl", "seconds"), [(0, INTERVAL), (60, INTERVAL), (7200, 7200), (10**9, LONGEST)])
def test_the_feeds_own_ttl_is_kept_to(ttl: int, seconds: int) -> None:
    assert wait(ttl=ttl) == seconds
    assert wait(Pace("no-cache"), ttl=ttl) == seconds


@pytest.mark.parametrize(
    ("pulse", "seconds"), [(0, INTERVAL), (60, INTERVAL), (4 * HOUR, 2 * HOUR), (7 * LONGEST, LONGEST)]
)
def test_a_feed_that_posts_seldom_is_asked_seldom(pulse: int, seconds: int) -> None:
    assert wait(pulse=pulse) == seconds


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 2 * HOUR), (2, 4 * HOUR), (3, 8 * HOUR), (4, 16 * HOUR), (5, LONGEST), (4000, LONGEST)],
)
def test_failures_double_the_interval_up_to_a_day(failures: int, seconds: int) -> None:
    assert wait(failures=failures) == wait(failures=failures, conditional=False, pulse=LONGEST) == seconds


@pytest.mark.parametrize(
    ("retry_after", "seconds"),
    [
        ("7200", 7200),
        (" 7200 ", 7200),
        ("10", 10),
        ("9999999", LONGEST),
        ("9" * 5000, LONGEST),
        (http_date(NOW + 7200), 7200),
        ("Mon, 23 Nov 2026 08:05:00", 7200),
        ("Fri, 01 Jan 2100 00:00:00 GMT", LONGEST),
        ("Mon, 01 Jan 2001 00:00:00 GMT", 600),
        ("0", 600),
        ("", 600),
        ("soon", 600),
        ("-7200", 600),
        ("٧٢٠٠", 600),
        ("Wed, 99 Foo 99999 00:00:00 GMT", 600),
    ],
)
def test_retry_after_is_seconds_or_a_date_and_ten_minutes_where_it_is_neither(retry_after: str, seconds: int) -> None:
    pace = Pace(retry_after=retry_after)
    assert not_before(NOW, pace) == NOW + seconds
    assert wait(pace) == max(INTERVAL, seconds)


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 600), (1, 600), (2, 1200), (3, 2400), (9, LONGEST), (900, LONGEST)]
)
def test_a_server_that_names_no_time_is_left_alone_twice_as_long_each_time(failures: int, seconds: int) -> None:
    assert not_before(NOW, Pace(), failures=failures) == NOW + seconds


def test_chance_adds_up_to_a_tenth_and_never_goes_beyond_a_day() -> None:
    assert wait(chance=0.5) == INTERVAL * 1.05
    assert wait(chance=0.999999) < INTERVAL * 1.1
    assert wait(pulse=7 * LONGEST, chance=0.9) == LONGEST
    assert not_before(NOW, Pace(retry_after="1000"), chance=0.5) == NOW + 1050
    assert not_before(NOW, Pace(retry_after="9999999"), chance=0.5) == NOW + LONGEST


@pytest.mark.parametrize("second", [0, 1, 59])
def test_the_first_minute_of_an_hour_is_left_to_others(second: int) -> None:
    hour = NOW - NOW % HOUR
    rules = Rules(INTERVAL)
    assert next_due(hour + second, rules) == hour + INTERVAL + 60
    assert next_due(hour, rules, pulse=7 * LONGEST, chance=0.5) == hour + LONGEST + 90
    assert next_due(hour + 60, rules) == hour + INTERVAL + 60


@pytest.mark.parametrize(
    ("hours", "days", "due"),
    [
        ({7}, set(), "2026-11-23 08:01"),
        ({7, 8, 9}, set(), "2026-11-23 10:01"),
        ({6, 8}, set(), "2026-11-23 07:05"),
        (set(range(24)), set(), "2026-11-23 07:05"),
        (set(range(24)) - {6}, set(), "2026-11-24 06:01"),
        (set(), {0}, "2026-11-24 00:01"),
        (set(), {0, 1, 2}, "2026-11-24 07:05"),
        (set(), set(range(7)), "2026-11-23 07:05"),
        ({0}, {0}, "2026-11-24 01:01"),
    ],
)
def test_hours_and_days_that_a_feed_skips_are_passed_for_a_day_at_most(
    hours: set[int], days: set[int], due: str
) -> None:
    hints = Hints(skip_hours=frozenset(hours), skip_days=frozenset(days))
    found = datetime.fromtimestamp(next_due(NOW, Rules(INTERVAL), hints=hints), UTC)
    assert found.strftime("%Y-%m-%d %H:%M") == due


def test_an_interval_longer_than_a_day_is_the_users_own_and_kept() -> None:
    week = Rules(7 * LONGEST)
    assert wait(rules=week) == wait(rules=week, failures=3) == wait(rules=week, conditional=False) == 7 * LONGEST


@given(
    st.builds(Pace, st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.text()),
    st.integers(0, 10**12),
    st.integers(0, 10_000),
    st.floats(0, 1, exclude_max=True),
)
def test_whatever_a_server_says_the_wait_is_between_the_interval_and_a_day(
    pace: Pace, ttl: int, failures: int, chance: float
) -> None:
    assert INTERVAL <= wait(pace, ttl=ttl, failures=failures, chance=chance) <= LONGEST + 120
    assert NOW < not_before(NOW, pace, failures=failures, chance=chance) <= NOW + LONGEST


@pytest.mark.parametrize(
    ("ages", "seconds"),
    [
        ([], 0),
        ([100], 0),
        ([0, 100], 50),
        ([50, 100], 50),
        ([100, 100], 50),
        ([-100, -50, 100], 0),
        ([-100, 50, 100], 50),
        ([0, 0], 1),
        (list(range(0, 5000, 100)), 90),
        ([9000, *range(0, 1000, 100)], 90),
    ],
)
def test_the_pulse_is_the_mean_gap_of_the_newest_ten_counted_to_now(ages: list[int], seconds: int) -> None:
    assert pulse([NOW - age for age in ages], NOW) == seconds
