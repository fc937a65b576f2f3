"""Background jobs as processes: watched, interrupted, killed, kept apart."""

import asyncio
import os
import signal
from contextlib import aclosing
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from matins.model.document import Status
from matins.model.events import Broken, Busy, Event, FeedDone, FeedsDue, Finished
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.background import Job, from_order, to_order, watch
from matins.service.lock import refresh_lock
from matins.text.clean import Clean

if TYPE_CHECKING:
    from service.conftest import House, Site


async def test_only_one_refresh_runs_at_a_time(house: "House") -> None:
    with refresh_lock(house.paths.refresh_lock) as busy:
        assert busy is None
        (event,) = await house.run_process(Job())
    assert isinstance(event, Busy)
    assert event.holder.startswith(f"pid {os.getpid()} on ")
    assert await house.run_process(Job()) == [FeedsDue(0), Finished()]


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM, None])
async def test_an_interrupted_refresh_keeps_what_it_has_and_leaves_no_process(
    site: "Site", ending: signal.Signals | None, monkeypatch: pytest.MonkeyPatch, house: "House"
) -> None:
    house.follow(site.put("/good", site.feed()), site.put("/silent", held=True))
    started: list[asyncio.subprocess.Process] = []
    start = asyncio.create_subprocess_exec

    async def remember(*args: str, **options: Any) -> asyncio.subprocess.Process:
        started.append(await start(*args, **options))
        return started[0]

    monkeypatch.setattr(asyncio, "create_subprocess_exec", remember)
    events: list[Event] = []
    async with aclosing(watch(Job(), house.paths)) as watched:
        async for event in watched:
            events.append(event)
            if isinstance(event, FeedDone):
                if ending is None:
                    break
                started[0].send_signal(ending)
    assert started[0].returncode == 0
    if ending is not None:
        assert events[-1] == Finished(ok=1, new=2, interrupted=True)
    assert len(house.rows()) == 2
    monkeypatch.undo()
    site.put("/silent", site.feed(1, name="late"))
    assert await house.finish(Job()) == Finished(ok=1, new=1)


async def test_a_wrong_config_ends_the_job_with_its_message(house: "House") -> None:
    house.write_config("[fetch]\nin_flihgt = 3\n")
    (event,) = await house.run_process(Job())
    assert isinstance(event, Broken)
    assert event.code == 2
    assert "in_flihgt" in event.reason


async def test_a_job_that_dies_is_told_of(site: "Site", monkeypatch: pytest.MonkeyPatch, house: "House") -> None:
    house.follow(site.put("/silent", held=True))
    start = asyncio.create_subprocess_exec

    async def doomed(*args: str, **options: Any) -> asyncio.subprocess.Process:
        process = await start(*args, **options)
        process.kill()
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", doomed)
    async with aclosing(watch(Job(), house.paths)) as events:
        (event,) = [event async for event in events]
    assert isinstance(event, Broken)


async def test_a_whole_refresh_runs_through_real_workers(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, whole=False)))
    site.put("/a0", site.page(), "text/html")
    events = await house.run_process(Job())
    assert events[-1] == Finished(ok=1, new=1, pages=1)
    (article,) = house.articles()
    assert article.row.status is Status.FULL
    assert article.summary.sentences


async def test_two_refreshes_at_once_give_one_refresh_and_one_refusal(site: "Site", house: "House") -> None:
    house.follow(site.put("/silent", held=True))
    async with aclosing(watch(Job(), house.paths)) as first:
        assert await anext(first) == FeedsDue(1)
        (event,) = await house.run(Job())
    assert isinstance(event, Busy)
    assert site.count("/silent") <= 1


@pytest.mark.parametrize(
    ("job", "refreshes"),
    [
        (Job(), True),
        (Job(force=True), True),
        (Job(feeds=("a",)), True),
        (Job(add=(Subscription("a"),)), False),
        (Job(add=(Subscription("a"),), unchecked=True), False),
        (Job(articles=(1,)), False),
        (Job(refresh=False), False),
        (Job(add=(Subscription("a"),), refresh=True), True),
    ],
)
def test_a_job_with_something_else_to_do_refreshes_only_where_it_is_told_to(job: Job, refreshes: bool) -> None:
    assert job.refreshes is refreshes


async def test_an_order_reaches_the_process_as_it_was_given() -> None:
    job = Job(
        feeds=("a", "b"),
        force=True,
        refresh=False,
        add=(Subscription("https://é.example/", Clean("Tïtle"), ("one", "two")), Subscription("x")),
        unchecked=True,
        articles=(1, 2),
    )
    paths = Paths(Path("/c/ö"), Path("/d"), Path("/l"))
    line = to_order(job, paths)
    assert "\n" not in line
    assert from_order(line) == (job, paths)
