import pytest

from matins.clock import Clock, moment
from matins.errors import Failed
from matins.fetch.get import Refusal
from matins.fetch.pacing import Pace
from matins.paths import Paths
from matins.service.refresh.store_thread import StoreThread
from matins.service.refresh.waits import Waits, asks_to_wait
from matins.store import Store, open_store

SOON = Pace(retry_after="60")


@pytest.mark.parametrize(
    ("failed", "asks"),
    [
        (Failed("connection refused"), False),
        (Refusal("404 Not Found", SOON, 404), False),
        (Refusal("503 Service Unavailable", status=503), False),
        (Refusal("503 Service Unavailable", SOON, 503), True),
        (Refusal("429 Too Many Requests", status=429), True),
    ],
)
def test_a_server_asks_to_wait_by_its_status(failed: Failed, asks: bool) -> None:
    assert asks_to_wait(failed) is asks


async def test_a_host_is_left_alone_with_all_its_addresses_until_its_time(paths: Paths, clock: Clock) -> None:
    now = clock.now()
    async with StoreThread(lambda: open_store(paths.database, paths.write_lock, clock)) as store:
        waits = Waits(store, clock, {"over.example": now, "b.example": now + 1})
        await waits.heed("https://www.a.example:8443/feed", now + 60)
        held = waits.held("http://a.example/page")
        assert held
        assert held.reason == f"a.example asked to wait until {moment(now + 60).astimezone():%H:%M}"
        assert waits.held("http://b.example/")
        assert waits.held("http://over.example/") is None
        assert waits.held("http://c.example/") is None
        assert await store.call(Store.waits) == {"a.example": now + 60}


async def test_a_longer_wait_outlasts_a_shorter_one(paths: Paths, clock: Clock) -> None:
    now = clock.now()
    async with StoreThread(lambda: open_store(paths.database, paths.write_lock, clock)) as store:
        waits = Waits(store, clock, {})
        for seconds in (600, 60):
            await waits.heed("http://a.example/", now + seconds)
        assert await store.call(Store.waits) == {"a.example": now + 600}


async def test_a_local_host_is_asked_on_but_for_what_has_a_wait_of_its_own(paths: Paths, clock: Clock) -> None:
    now = clock.now()
    async with StoreThread(lambda: open_store(paths.database, paths.write_lock, clock)) as store:
        waits = Waits(store, clock, {})
        await waits.heed("http://127.0.0.1:8000/feed", now + 60)
        assert await store.call(Store.waits) == {}
        assert waits.held("http://127.0.0.1:8000/feed") is None
        assert waits.held("http://127.0.0.1:8000/feed", now + 1)
