"""The choice between several feeds, as the screens offer it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.model.events import Choice, Choices, Finished, Subscribed

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
MakeLibrary = Callable[..., "FakeLibrary"]

CHOICES = Choices(
    "https://me:hunter2@e.org/",
    (
        Choice("https://e.org/posts", "Posts", 20),
        Choice("https://e.org/all", "\x1b[31mAll of it", 1),
        Choice("https://e.org/notes", "Notes", 3),
    ),
)


async def settled(pilot: Pilot[str]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def ask(pilot: Pilot[str], typed: str = "e.org") -> None:
    await pilot.press("plus", *typed, "enter")
    await settled(pilot)


async def test_several_feeds_are_offered_by_number(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    screen.jobs.events = [CHOICES, Finished()]
    async with screen.run(library, (60, 20)) as pilot:
        await ask(pilot)
        text = "\n".join(lines(pilot))
        assert "Feeds of https://•••@e.org/" in text
        assert "1 Posts (20 articles)" in text
        assert "2 [31mAll of it (1 article)" in text
        assert "https://e.org/notes" in text


@pytest.mark.parametrize(
    ("key", "address"),
    [("1", "posts"), ("3", "notes"), ("enter", "posts"), ("l", "posts")],
)
async def test_a_digit_or_enter_subscribes(
    screen: "Screen", library: "FakeLibrary", lines: Lines, key: str, address: str
) -> None:
    screen.jobs.events = [CHOICES, Finished()]
    async with screen.run(library) as pilot:
        await ask(pilot)
        screen.jobs.events = [Subscribed(f"https://e.org/{address}", "It", entries=1), Finished(ok=1)]
        await pilot.press(key)
        await settled(pilot)
        assert "Subscribed to It (1 article)" in lines(pilot)[-1]
    assert screen.jobs.jobs[-1].add[0].address == f"https://e.org/{address}"


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_esc_leaves_the_choice_and_adds_nothing(
    screen: "Screen", library: "FakeLibrary", lines: Lines, key: str
) -> None:
    screen.jobs.events = [CHOICES, Finished()]
    async with screen.run(library) as pilot:
        await ask(pilot)
        await pilot.press("9", key)
        await settled(pilot)
        assert "nothing added" in lines(pilot)[-1]
        assert "│ Title 1" in lines(pilot)[0]
    assert len(screen.jobs.jobs) == 1


async def test_who_went_on_skimming_is_told_and_not_interrupted(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    screen.jobs.events = [CHOICES, Finished()]
    async with screen.run(library) as pilot:
        await pilot.press("R")
        await settled(pilot)
        assert "3 feeds found at https://•••@e.org/, + chooses" in lines(pilot)[-1]
        await pilot.press("j", "plus")
        await pilot.pause()
        assert "Feeds of" in lines(pilot)[0]
        await pilot.press("escape", "plus")
        await pilot.pause()
        assert "Address of a feed" in lines(pilot)[-1]


async def test_a_long_choice_scrolls_on_a_small_screen(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    many = tuple(Choice(f"https://e.org/feed{number}", f"Feed {number}", number) for number in range(1, 6))
    screen.jobs.events = [Choices("e.org", many), Finished()]
    async with screen.run(library, (40, 10)) as pilot:
        await ask(pilot)
        assert "1 Feed 1" in "\n".join(lines(pilot))
        await pilot.press("G")
        await pilot.pause()
        assert "5 Feed 5 (5 articles)" in "\n".join(lines(pilot))
        assert all(len(line) <= 40 for line in lines(pilot))


async def test_the_first_run_offers_the_choice_too(screen: "Screen", make_library: MakeLibrary, lines: Lines) -> None:
    screen.jobs.events = [CHOICES, Finished()]
    async with screen.run(make_library([], followed=False), (80, 20)) as pilot:
        await pilot.press(*"e.org", "enter")
        await settled(pilot)
        assert "2 [31mAll of it" in "\n".join(lines(pilot))
        await pilot.press("escape")
        await pilot.pause()
        assert "Welcome to matins" in "\n".join(lines(pilot))
        await pilot.press("enter")
        await settled(pilot)
        screen.jobs.events = [Subscribed("https://e.org/all", "All", entries=1), Finished(ok=1)]
        await pilot.press("2")
        await settled(pilot)
        assert "Subscribed to All (1 article)" in lines(pilot)[-1]
    assert [job.add[0].address for job in screen.jobs.jobs] == ["e.org", "e.org", "https://e.org/all"]
