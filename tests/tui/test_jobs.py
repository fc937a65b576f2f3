"""What background jobs tell, as the main screen shows it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.config.schema import Refresh
from matins.model.article import Article
from matins.model.document import Status
from matins.model.events import Broken, Busy, FeedDone, FeedsDue, Finished, PageDone, Refused, Subscribed
from matins.service.background import Job
from matins.text.clean import clean_line
from matins.tui.widgets.address_prompt import AddressPrompt

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]


async def test_refresh_keys_start_jobs_and_tell_the_result(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    screen.jobs.events = [
        FeedsDue(2),
        FeedDone("a", "A", "ok", new=1),
        FeedDone("b", "B", "failed"),
        Finished(1, 0, 1, 3),
    ]
    async with screen.run(library) as pilot:
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert "3 new, 1 failed" in lines(pilot)[-1]
        screen.jobs.events = [Finished(unchanged=1)]
        await pilot.press("r")
        await pilot.app.workers.wait_for_complete()
        assert "nothing new" in lines(pilot)[-1]
    assert screen.jobs.jobs[0].force
    assert screen.jobs.jobs[1].feeds == ("https://example.org/feed",)


async def test_new_articles_are_told_of_and_never_move_the_line_under_the_cursor(
    screen: "Screen", library: "FakeLibrary", make_article: Make, lines: Lines
) -> None:
    screen.jobs.before = lambda job: library.articles.insert(0, make_article(-1))
    screen.jobs.events = [FeedsDue(1), FeedDone("a", "A", "ok", new=1), Finished(ok=1, new=1)]
    async with screen.run(library) as pilot:
        await pilot.press("j", "R")
        await pilot.app.workers.wait_for_complete()
        before = lines(pilot)
        assert "│ Title 2" in before[0]
        assert "1 new, . shows them" in before[-1]
        await pilot.press("full_stop")
        after = lines(pilot)
        assert "Title -1" in after[0]
        assert "│ Title 2" in after[0]  # the summary stays
        assert "shows them" not in after[-1]


async def test_an_empty_screen_fills_by_itself_until_a_key_is_pressed(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([])
    screen.config = replace(screen.config, refresh=Refresh(on_start=True))
    screen.jobs.before = lambda job: library.articles.append(make_article(1))
    screen.jobs.events = [FeedsDue(1), FeedDone("a", "A", "ok", new=1), Finished(ok=1, new=1)]
    async with screen.run(library) as pilot:
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
        assert "│ Title 1" in lines(pilot)[0]


async def test_f_fetches_the_page_and_shows_its_text(
    screen: "Screen", library: "FakeLibrary", make_article: Make, lines: Lines
) -> None:
    def fetched(_: object) -> None:
        library.articles[0] = make_article(1, title="Now in full")

    screen.jobs.before = fetched
    screen.jobs.events = [PageDone(999), Finished(pages=1)]
    async with screen.run(library) as pilot:
        await pilot.press("f")
        await pilot.app.workers.wait_for_complete()
        assert "│ Now in full" in lines(pilot)[0]
        assert "page fetched" in lines(pilot)[-1]
    assert screen.jobs.jobs[0].articles == (999,)


async def test_f_says_why_a_page_cannot_be_had(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    screen.jobs.events = [PageDone(999, "404 Not Found"), Finished()]
    async with screen.run(library) as pilot:
        await pilot.press("f")
        await pilot.app.workers.wait_for_complete()
        assert "no full text: 404 Not Found" in lines(pilot)[-1]


async def test_a_page_of_another_article_does_not_move_the_eye(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    screen.jobs.events = [PageDone(999), Finished(pages=1)]
    async with screen.run(library) as pilot:
        await pilot.press("j")
        before = lines(pilot)
        await pilot.press("k", "f", "j")
        await pilot.app.workers.wait_for_complete()
        assert lines(pilot)[:-1] == before[:-1]


async def test_opening_a_teaser_asks_for_its_page_once(
    screen: "Screen", make_library: MakeLibrary, make_article: Make
) -> None:
    library = make_library([make_article(1, status=Status.TEASER)])
    async with screen.run(library) as pilot:
        await pilot.press("enter", "q", "enter")
        await pilot.app.workers.wait_for_complete()
    assert [job.articles for job in screen.jobs.jobs] == [(999,)]


async def test_plus_asks_for_an_address_and_tells_the_result(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    screen.jobs.events = [Subscribed("https://e.org/f", "E", entries=12), Finished(ok=1, new=12)]
    async with screen.run(library) as pilot:
        await pilot.press("plus")
        await pilot.pause()
        assert "Address of a feed" in lines(pilot)[-1]
        await pilot.press(*"e.org/q", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Subscribed to E (12 articles)" in lines(pilot)[-1]
        screen.jobs.events = [Refused("https://user:secret@e.org/", "404 Not Found"), Finished()]
        await pilot.press("plus", "x", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "https://•••@e.org/: 404 Not Found" in lines(pilot)[-1]
        await pilot.press("plus", "x", "escape")
        await pilot.pause()
        assert "│ Title 1" in lines(pilot)[0]
    assert [job.add[0].address for job in screen.jobs.jobs] == ["e.org/q", "x"]


async def test_plus_takes_the_path_of_a_list_too(
    screen: "Screen", library: "FakeLibrary", lines: Lines, tmp_path: Path
) -> None:
    (tmp_path / "l").write_text("https://a.example/f\nhttps://b.example/f\n")
    async with screen.run(library) as pilot:
        for said in ("2 feeds added", "0 feeds added, 2 already there"):
            await pilot.press("plus")
            pilot.app.screen.query_one(AddressPrompt).value = str(tmp_path / "l")
            await pilot.press("enter")
            await pilot.app.workers.wait_for_complete()
            assert said in lines(pilot)[-1]
        await pilot.press("plus", *"/no/list", "enter")
        await pilot.app.workers.wait_for_complete()
        assert "/no/list: cannot be read: No such file or directory" in lines(pilot)[-1]
    assert screen.jobs.jobs == [Job()]


async def test_a_password_that_was_typed_is_said_to_belong_into_netrc(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    screen.jobs.events = [Subscribed("https://e.org/f", "E", entries=1), Finished(ok=1)]
    async with screen.run(library, (140, 12)) as pilot:
        await pilot.press("plus")
        pilot.app.screen.query_one(AddressPrompt).value = "https://me:hunter2@e.org/f"
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        said = "Subscribed to E (1 article); the password was not stored, put it into ~/.netrc"
        assert said in lines(pilot)[-1]
        assert "hunter2" not in "\n".join(lines(pilot))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Busy("pid 7 on here"), "another refresh is running (pid 7 on here)"),
        (Broken("the database is locked"), "the database is locked"),
        (Finished(interrupted=True), "refresh stopped"),
        (Subscribed("a", "A", already=True), "Already subscribed to A"),
    ],
)
async def test_what_a_job_says_is_shown(
    screen: "Screen", library: "FakeLibrary", lines: Lines, event: Busy | Broken | Finished | Subscribed, said: str
) -> None:
    screen.jobs.events = [event]
    async with screen.run(library) as pilot:
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert said in lines(pilot)[-1]


async def test_foreign_words_of_events_are_cleaned(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    screen.jobs.events = [Subscribed("a", "\x1b]52;c;aGk=\x07[/]\u202e title")]
    async with screen.run(library) as pilot:
        await pilot.press("R")
        await pilot.app.workers.wait_for_complete()
        assert clean_line("Subscribed to ]52;c;aGk=[/] title") in lines(pilot)[-1]


async def test_marks_that_cannot_be_written_are_told(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    library.trouble = "marks are not saved: disk full"
    async with screen.run(library) as pilot:
        await pilot.press("m")
        assert "marks are not saved: disk full" in lines(pilot)[-1]
