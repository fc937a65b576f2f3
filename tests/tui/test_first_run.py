"""The first run: an address, a list, starter feeds, or the sample edition."""

import asyncio
import re
from collections.abc import AsyncGenerator, Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.config.load import load
from matins.config.schema import Refresh
from matins.model.article import Article
from matins.model.events import Event, FeedDone, FeedsDue, Finished, Refused, Subscribed
from matins.paths import Paths
from matins.service.background import Job
from matins.tui.app import MatinsApp
from matins.tui.screens.skim import SkimScreen
from matins.tui.widgets.address_prompt import AddressPrompt

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen


class StillClock:
    """A clock that stands."""

    def now(self) -> int:
        return 1_790_000_000

    def monotonic(self) -> float:
        return 0.0


Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]


async def test_the_first_run_asks_for_an_address(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([], followed=False)
    screen.jobs.events = [Refused("https://q.org", "a page without a feed")]
    async with screen.run(library, (80, 14)) as pilot:
        text = "\n".join(lines(pilot))
        assert "Welcome to matins" in text
        assert "Enter alone opens the sample edition" in text
        assert "^q leaves." in text
        await pilot.press(*"q.org", "enter")
        await pilot.app.workers.wait_for_complete()
        assert "https://q.org: a page without a feed" in "\n".join(lines(pilot))
        screen.jobs.events = [Subscribed("https://q.org", "Q", entries=1)]
        library.articles.append(make_article(1))
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Title 1" in lines(pilot)[0]


async def test_enter_alone_on_the_first_run_leaves_for_the_sample_edition(
    screen: "Screen", make_library: MakeLibrary
) -> None:
    async with screen.run(make_library([], followed=False)) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert pilot.app.return_value == "sample"


async def test_who_has_saved_pages_alone_is_shown_them(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    async with screen.run(make_library([make_article(1)], followed=False)) as pilot:
        assert "Title 1" in lines(pilot)[0]


SMALL = (40, 10)
SIZES = [SMALL, (80, 24)]


async def settled(pilot: Pilot[str]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def followed(screen: "Screen") -> list[str]:
    return [feed.address for feed in load(screen.paths.config).feeds]


@pytest.mark.parametrize("size", SIZES)
async def test_the_first_run_offers_starter_topics(
    screen: "Screen", make_library: MakeLibrary, lines: Lines, size: tuple[int, int]
) -> None:
    async with screen.run(make_library([], followed=False), size) as pilot:
        await settled(pilot)
        text = "\n".join(lines(pilot))
        assert "1\u00a0World  2\u00a0Wissen" in text
        assert "sample edition" in text
        assert "^q leaves." in text
        assert all(len(line) <= size[0] for line in lines(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_topics_are_chosen_by_number_and_lead_to_the_list(
    screen: "Screen", make_library: MakeLibrary, lines: Lines, size: tuple[int, int]
) -> None:
    async with screen.run(make_library([], followed=False), size) as pilot:
        await settled(pilot)
        await pilot.press(*"3", "enter")
        await settled(pilot)
        assert "The topics have the numbers 1 to 2." in "\n".join(lines(pilot))
        await pilot.press("backspace", *"2, 1", "enter")
        await settled(pilot)
        assert "3 feeds added" in lines(pilot)[-1]
    assert followed(screen) == ["https://x.example/feed", "https://y.example/feed", "https://w.example/feed"]
    assert screen.jobs.jobs == [Job()]


@pytest.mark.parametrize("on_start", [True, False])
async def test_the_path_of_a_list_subscribes_to_all_of_it_and_refreshes_once(
    screen: "Screen", make_library: MakeLibrary, lines: Lines, tmp_path: Path, on_start: bool
) -> None:
    listed = tmp_path / "feeds.txt"
    listed.write_text("https://a.example/f\nhttps://b.example/f\nexec:rm -rf\n")
    screen.config = replace(screen.config, refresh=Refresh(on_start=on_start))
    async with screen.run(make_library([], followed=False), (80, 20)) as pilot:
        await settled(pilot)
        pilot.app.screen.query_one(AddressPrompt).value = str(listed)
        await pilot.press("enter")
        await settled(pilot)
        assert "2 feeds added, 1 skipped" in lines(pilot)[-1]
    assert followed(screen) == ["https://a.example/f", "https://b.example/f"]
    assert screen.jobs.jobs == [Job()]


async def test_a_list_that_is_none_says_why_and_leaves_the_line(
    screen: "Screen", make_library: MakeLibrary, lines: Lines
) -> None:
    async with screen.run(make_library([], followed=False), (80, 20)) as pilot:
        await settled(pilot)
        await pilot.press(*"/nowhere/x.opml", "enter")
        await settled(pilot)
        assert "/nowhere/x.opml: cannot be read: No such file or directory" in "\n".join(lines(pilot))
        assert "Welcome to matins" in "\n".join(lines(pilot))
    assert not screen.jobs.jobs


async def test_the_words_scroll_where_they_have_no_room(
    screen: "Screen", make_library: MakeLibrary, lines: Lines
) -> None:
    screen.jobs.events = [Refused("https://q.org/" + "long/" * 30, "a page without a feed")]
    async with screen.run(make_library([], followed=False), SMALL) as pilot:
        await settled(pilot)
        await pilot.press(*"q.org", "enter")
        await settled(pilot)
        assert "https://q.org/long/" in "\n".join(lines(pilot))
        assert "^q leaves." not in "\n".join(lines(pilot))
        await pilot.press("pagedown", "pagedown", "pagedown")
        await pilot.pause()
        assert "^q leaves." in "\n".join(lines(pilot))


async def test_what_happens_after_the_first_feed_is_none_of_the_first_runs_business(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([], followed=False)
    screen.jobs.events = [Subscribed("https://q.org", "Q", entries=1), Finished(ok=1)]
    async with screen.run(library) as pilot:
        await settled(pilot)
        library.articles.append(make_article(1))
        await pilot.press(*"q.org", "enter")
        await settled(pilot)
        screens = len(pilot.app.screen_stack)
        await pilot.press("plus", *"r.org", "enter")
        await settled(pilot)
        assert len(pilot.app.screen_stack) == screens
        assert "Subscribed to Q" in lines(pilot)[-1]


@pytest.mark.parametrize("size", SIZES)
async def test_the_list_fills_while_the_first_import_runs_and_then_holds_still(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, size: tuple[int, int]
) -> None:
    library, job = make_library([]), Job()
    seen: list[list[str]] = []
    async with screen.run(library, size) as pilot:
        skim = pilot.app.screen
        assert isinstance(skim, SkimScreen)
        skim.jobs.told(job, FeedsDue(300))
        for number in range(30, 0, -1):  # the newest come last
            library.articles.append(make_article(number))
            skim.jobs.told(job, FeedDone(f"f{number}", "F", "ok", new=1))
            await pilot.pause()
            seen.append(lines(pilot))
        assert "Title 30" in seen[0][0]
        assert "Title 29" in seen[1][0]
        assert "refreshing 1/300" in seen[0][-1]
        assert "refreshing 30/300" in seen[-1][-1]
        assert re.search(r"\d\d new,", seen[-1][-1])
        assert seen[-1][:-1] == seen[-2][:-1]
        await pilot.press("full_stop")
        assert not re.search(r"\d new", lines(pilot)[-1])


@pytest.mark.parametrize("size", SIZES)
async def test_q_leaves_at_once_while_feeds_are_fetched(
    screen: "Screen", make_library: MakeLibrary, lines: Lines, size: tuple[int, int]
) -> None:
    ended: list[Job] = []

    async def watch(job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        try:
            yield FeedsDue(300)
            yield FeedDone("f", "F", "unchanged")
            await asyncio.Event().wait()
        finally:
            ended.append(job)

    screen.config = replace(screen.config, refresh=Refresh(on_start=True))
    app = MatinsApp(make_library([]), screen.paths, screen.config, StillClock(), watch_job=watch)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "refreshing 1/300" in lines(pilot)[-1]
        assert "Articles show here as they come." in " ".join(" ".join(lines(pilot)).split())
        await pilot.press("q")
        await pilot.pause()
    assert ended == [Job()]


async def test_a_list_is_fetched_though_an_address_is_still_looked_at(
    screen: "Screen", make_library: MakeLibrary
) -> None:
    answered, asked = asyncio.Event(), list[Job]()

    async def watch(job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        asked.append(job)
        if job.add:
            await answered.wait()
        yield Finished()

    config = replace(screen.config, refresh=Refresh(on_start=True))
    app = MatinsApp(make_library([], followed=False), screen.paths, config, StillClock(), watch_job=watch)
    async with app.run_test() as pilot:
        await settled(pilot)
        await pilot.press(*"q.org", "enter")
        app.screen.query_one(AddressPrompt).value = "1"
        await pilot.press("enter")
        for worker in [worker for worker in app.workers if worker.group == "import"]:
            await worker.wait()
        await pilot.pause()
        answered.set()
        await settled(pilot)
    assert asked[1:] == [Job()]


async def test_enter_pressed_twice_leads_to_the_articles_once(screen: "Screen", make_library: MakeLibrary) -> None:
    async with screen.run(make_library([], followed=False)) as pilot:
        await settled(pilot)
        pilot.app.screen.query_one(AddressPrompt).value = "1"
        await pilot.press("enter", "enter")
        await settled(pilot)
        assert [isinstance(shown, SkimScreen) for shown in pilot.app.screen_stack].count(True) == 1
