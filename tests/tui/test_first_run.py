"""The first run: an address, or the sample edition."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.pilot import Pilot

from matins.model.article import Article
from matins.model.events import Refused, Subscribed

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]


async def test_the_first_run_asks_for_an_address(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1)], followed=False)
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
