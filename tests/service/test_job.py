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
from matins.model.feed import FullText, Subscription
from matins.paths import Paths
from matins.service.background import Job, from_order, to_order, watch
from matins.service.refresh.job import perform
from matins.service.refresh.lock import refresh_lock
from matins.text.clean import Clean

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site

TAGGED = {"ETag": '"1"'}


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


async def test_unchanged_feeds_are_noted_even_where_a_refresh_is_cut_short(site: "Site", house: "House") -> None:
    def answer(asked: "Asked") -> "Reply":
        return site.reply(status=304) if "if-none-match" in asked.headers else site.reply(site.feed(), headers=TAGGED)

    house.follow(*(site.put_answerer(f"/{number}", answer) for number in range(5)))
    await house.run(Job())
    house.clock.seconds += 86_400
    house.follow(site.put("/silent", held=True))
    seen: list[Event] = []

    def stop_at_the_last(event: Event) -> None:
        seen.append(event)
        if sum(isinstance(event, FeedDone) for event in seen) == 5:
            work.cancel()

    work = asyncio.ensure_future(perform(Job(), house.paths, house.clock, stop_at_the_last, house.pool))
    await asyncio.wait([work])
    assert seen[-1] == Finished(unchanged=5, interrupted=True)
    with house.library() as library:
        noted = [state.last_good for state in library.feeds()]
    assert noted == [*[house.clock.now()] * 5, None]


async def test_quitting_in_the_middle_of_a_first_refresh_loses_nothing(site: "Site", house: "House") -> None:
    addresses = [site.put(f"/{number}", site.feed(2, name=f"n{number}-")) for number in range(300)]
    house.follow(*addresses)
    done: list[str] = []

    def stop_after_a_few(event: Event) -> None:
        if isinstance(event, FeedDone) and event.outcome == "ok":
            done.append(event.address)
            if len(done) == 10:
                work.cancel()

    work = asyncio.ensure_future(perform(Job(), house.paths, house.clock, stop_after_a_few, house.pool))
    await asyncio.wait([work])
    assert len(site.asked) < 100
    with house.library() as library:
        stored = {state.address for state in library.feeds() if state.total == 2}
    assert stored >= set(done)
    assert await house.finish(Job()) == Finished(ok=300 - len(stored), new=600 - 2 * len(stored))
    assert len(house.rows()) == 600


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
        (Job(save=("a",)), False),
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
        add=(
            Subscription("https://é.example/", Clean("Tïtle"), ("one", "two"), FullText.NEVER, "p", ".promo"),
            Subscription("x"),
        ),
        unchecked=True,
        first=True,
        save=("https://é.example/page",),
        articles=(1, 2),
        upkeep=True,
    )
    paths = Paths(Path("/c/ö"), Path("/d"), Path("/l"))
    line = to_order(job, paths)
    assert "\n" not in line
    assert from_order(line) == (job, paths)
