from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import Failed
from matins.fetch.get import Refusal
from matins.fetch.pacing import UNPACED, Pace
from matins.model.feed import Entry, Feed, FeedState, Hints, Validators
from matins.service.refresh.polling import Polling
from matins.text.clean import Clean

HOUR, DAY = 3600, 86_400
HELD = Validators("http://a.example/feed", b'"1"')
STATE = FeedState(1, "http://a.example/feed", Clean("A"), validators=HELD)


@pytest.fixture
def polling(config: Config, clock: Clock) -> Polling:
    return Polling(config, clock, Random(1))


def test_a_feed_is_asked_as_its_own_user_typed_it(polling: Polling, config: Config) -> None:
    request = polling.request(STATE)
    assert (request.address, request.typed, request.validators) == (STATE.address, STATE.address, HELD)
    assert request.limit == config.fetch.feed_size


@pytest.mark.parametrize(
    ("last_new", "last_whole", "conditional"),
    [
        (None, None, True),
        (30 * DAY, None, True),
        (30 * DAY + 1, None, False),
        (99 * DAY, 7 * DAY, True),
        (99 * DAY, 7 * DAY + 1, False),
    ],
)
def test_validators_are_doubted_after_a_month_once_a_week(
    polling: Polling, clock: Clock, last_new: int | None, last_whole: int | None, conditional: bool
) -> None:
    state = replace(
        STATE,
        last_new=None if last_new is None else clock.now() - last_new,
        last_whole=None if last_whole is None else clock.now() - last_whole,
    )
    assert (polling.validators(state) == HELD) is conditional


@pytest.mark.parametrize(
    ("address", "validators", "least"),
    [
        ("http://a.example/feed", HELD, HOUR),
        ("http://a.example/feed", None, 20 * HOUR),
        ("http://127.0.0.1/feed", None, HOUR),
        ("http://nas.lan:8080/feed", None, HOUR),
    ],
)
def test_a_public_feed_without_validators_waits_till_the_next_morning(
    polling: Polling, clock: Clock, address: str, validators: Validators | None, least: int
) -> None:
    wait = polling.due(replace(STATE, address=address), UNPACED, validators, Hints(), 0) - clock.now()
    assert least <= wait <= least * 1.1 + 120


@pytest.mark.parametrize(
    ("failed", "wait"),
    [
        (Failed("connection refused"), 0),
        (Refusal("404 Not Found", status=404), 0),
        (Refusal("503 Service Unavailable", status=503), 0),
        (Refusal("503 Service Unavailable", Pace(retry_after="9000"), 503), 9000),
        (Refusal("429 Too Many Requests", status=429), 600),
        (Refusal("429 Too Many Requests", Pace(retry_after="99999999"), 429), DAY),
    ],
)
def test_a_server_that_asks_for_it_gets_its_rest(polling: Polling, clock: Clock, failed: Failed, wait: int) -> None:
    due, until = polling.due_after(STATE, failed)
    assert due >= until
    assert due - clock.now() >= 2 * HOUR
    if wait:
        assert wait <= until - clock.now() <= wait * 1.1
    else:
        assert until == 0


def test_the_pulse_of_a_feed_is_read_off_its_dates_or_stays_what_it_was(polling: Polling, clock: Clock) -> None:
    now = datetime.fromtimestamp(clock.now(), UTC)
    dated = Feed(entries=tuple(Entry(published=now - timedelta(hours=hours)) for hours in (1, 3, 5, 8)))
    assert polling.pulse(dated, 7) == 2 * HOUR
    updated = Feed(entries=tuple(Entry(updated=entry.published) for entry in dated.entries))
    assert polling.pulse(updated, 7) == 2 * HOUR
    assert polling.pulse(Feed(entries=(Entry(), Entry())), 7) == 7
