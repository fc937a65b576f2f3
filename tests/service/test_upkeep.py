"""The database looked after by the process that refreshes."""

import asyncio
from contextlib import aclosing
from typing import TYPE_CHECKING

import pytest

from matins.model.events import Event, FeedDone, FeedsDue, Finished, Notice
from matins.service.background import Job, watch
from matins.service.refresh.job import perform
from matins.service.refresh.lock import refresh_lock
from matins.store import Store, open_store

if TYPE_CHECKING:
    from collections.abc import Callable

    from service.conftest import House, Site

DAY = 86_400


def opened(house: "House") -> Store:
    return open_store(house.paths.database, house.paths.write_lock, house.clock)


@pytest.mark.parametrize(
    ("job", "looks_after"),
    [
        (Job(), True),
        (Job(force=True), True),
        (Job(feeds=("a",)), False),
        (Job(articles=(1,)), False),
        (Job(save=("https://a.example/",)), False),
        (Job(upkeep=False), False),
        (Job(refresh=False, upkeep=True), True),
    ],
)
def test_who_refreshes_all_looks_after_the_database(job: Job, looks_after: bool) -> None:
    assert job.looks_after is looks_after


async def test_a_refresh_leaves_a_copy_and_says_nothing_of_it(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed()))
    events = await house.run(Job())
    assert [type(event) for event in events] == [FeedsDue, FeedDone, Finished]
    assert len(list(house.paths.backups.glob("matins-*.db"))) == 1


async def test_a_job_of_its_own_asks_no_feed(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed()))
    assert await house.run_process(Job(refresh=False, upkeep=True)) == [Finished()]
    assert not site.asked
    assert house.paths.backups.exists()


async def test_old_articles_go_a_day_after_that_was_announced_and_stay_away(site: "Site", house: "House") -> None:
    address = site.put("/feed", site.feed(3))
    house.follow(address)
    house.write_config(house.paths.config.read_text() + "\n[retention]\nnewest = 0\nundo = '1d'\nunread = '3650d'\n")
    await house.run(Job())
    with house.library() as library:
        library.mark([row.id for row in house.rows()], read=True)
    site.put("/feed", site.feed(1, name="other"))
    house.clock.seconds += DAY
    await house.run(Job())
    house.clock.seconds += 200 * DAY
    said = [event.text for event in await house.run(Job()) if isinstance(event, Notice)]
    assert len(said) == 1
    assert said[0].startswith("from tomorrow on matins prunes: it would remove 3 articles")
    assert len(house.rows()) == 4
    house.clock.seconds += DAY
    said = [event.text for event in await house.run(Job()) if isinstance(event, Notice)]
    assert said == ["pruned: removed 3 articles; matins undo brings it back"]
    assert len(house.rows()) == 1
    house.clock.seconds += 2 * DAY
    await house.run(Job())
    site.put("/feed", site.feed(3))
    house.clock.seconds += DAY
    assert (await house.finish(Job())).new == 0
    assert len(house.rows()) == 1


async def test_others_may_refresh_while_the_database_is_looked_after(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    free: list[bool] = []

    def index(_: Store) -> int:
        with refresh_lock(house.paths.refresh_lock) as busy:
            free.append(busy is None)
        return 0

    monkeypatch.setattr(Store, "index_some", index)
    house.follow(site.put("/feed", site.feed()))
    await house.run(Job())
    assert free == [True]


async def test_a_refresh_was_not_interrupted_where_only_the_upkeep_was(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = asyncio.Event()
    loop = asyncio.get_running_loop()

    def endless(_self: Store, *, stop: "Callable[[], bool]") -> None:
        loop.call_soon_threadsafe(begun.set)
        while not stop():
            pass

    monkeypatch.setattr(Store, "back_up_daily", endless)
    house.follow(site.put("/feed", site.feed()))
    events: list[Event] = []
    work = loop.create_task(perform(Job(), house.paths, house.clock, events.append, house.pool))
    await begun.wait()
    work.cancel()
    await asyncio.wait([work])
    assert events[-1] == Finished(ok=1, new=2)


async def test_upkeep_ends_when_the_screen_does(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(40)))
    await house.run(Job())
    with opened(house) as store:
        store.index_anew()
    async with aclosing(watch(Job(refresh=False, upkeep=True), house.paths)):
        pass
    with opened(house) as store:
        assert store.faults() == ()
