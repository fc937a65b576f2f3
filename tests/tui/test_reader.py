"""The reader on the main screen: opening, going back, scrolling, jumping."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.model.article import Article
from matins.model.document import Block, BlockKind
from matins.model.events import FeedDone, FeedsDue, Finished
from matins.service.background import Job
from matins.text.clean import Clean
from matins.tui.screens.skim import SkimScreen
from matins.tui.typeset import Line, Margin, Paragraph, typeset
from matins.tui.widgets import column

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]


async def test_enter_opens_the_reader_and_marks_read_and_q_goes_back(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library, (100, 24)) as pilot:
        await pilot.press("j", "enter")
        shown = lines(pilot)
        await pilot.press("q")
        back = lines(pilot)
    text = "\n".join(shown)
    assert library.row(998).read
    assert "Heading of 2" in text
    assert "▌ Sentence 0 of article 2 says little. It goes on a bit." in text
    assert "  Sentence 2 of article 2" in text
    assert "1▌ • Point 1: what article 2 notes" in text
    assert "https://example.org/page" in text
    assert "q back" in shown[-1]
    assert "│ Title 2" in back[0]


@pytest.mark.parametrize("key", ["h", "left", "escape", "backspace"])
async def test_other_keys_go_back_too(screen: "Screen", library: "FakeLibrary", lines: Lines, key: str) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("l")
        assert "│" not in lines(pilot)[0]
        await pilot.press(key)
        assert "│ Title 1" in lines(pilot)[0]
        assert pilot.app.is_running


async def test_reader_scrolls_and_space_goes_on_to_the_next_unread(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, paragraphs=12), make_article(2)])
    async with screen.run(library, (100, 12)) as pilot:
        await pilot.press("enter", "j", "j", "j")
        assert "Heading of 1" in lines(pilot)[0]
        await pilot.press("g", "G")
        assert "https://example.org/page" in lines(pilot)[10]
        await pilot.press("k", "ctrl+u", "ctrl+d", "pageup", "pagedown", "G", "space")
        assert "Title 2" in lines(pilot)[0]
        assert pilot.app.screen.has_class("-reading")


async def test_a_megabyte_opens_at_once_and_only_what_is_in_sight_is_laid_out(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    laid: list[Paragraph] = []

    def counted(paragraph: Paragraph, width: int, *, margin: Margin | None) -> list[Line]:
        laid.append(paragraph)
        return typeset(paragraph, width, margin=margin)

    monkeypatch.setattr(column, "typeset", counted)
    library = make_library([make_article(1, paragraphs=16_000)])
    async with screen.run(library, (100, 20)) as pilot:
        await pilot.press("enter")
        assert "Heading of 1" in "\n".join(lines(pilot))
        await pilot.press("G")
        assert "https://example.org/page" in lines(pilot)[18]
    assert len(laid) < 100


async def test_a_page_fetched_during_a_refresh_leaves_its_progress_alone(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library) as pilot:
        main = pilot.app.screen
        assert isinstance(main, SkimScreen)
        main.jobs.told(Job(), FeedsDue(9))
        main.jobs.told(Job(articles=(999,)), Finished(pages=1))
        main.jobs.told(Job(), FeedDone("a", "A", "ok"))
        await pilot.pause()
        assert "refreshing 1/9" in lines(pilot)[-1]


async def test_digits_go_to_the_place_of_a_point(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, paragraphs=30, points=5)])
    async with screen.run(library, (100, 12)) as pilot:
        await pilot.press("4")
        assert any("• Point 4:" in line for line in lines(pilot)[:4])
        await pilot.press("2")
        assert any("• Point 2:" in line for line in lines(pilot)[:4])
        await pilot.press("9")
        assert "no point 9" in lines(pilot)[-1]


async def test_brackets_go_through_the_summary_in_place(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    long = "x. " + "More words follow here and go on. " * 40
    blocks = tuple(Block(BlockKind.PARAGRAPH, Clean(f"Start {n} is so. {long}".strip())) for n in range(4))
    library = make_library([make_article(1, blocks=blocks)])
    async with screen.run(library, (100, 12)) as pilot:
        await pilot.press("enter", "]")
        assert any("▌ Start 0 is so." in line for line in lines(pilot)[:4])
        await pilot.press("]")
        assert any("▌ Start 1 is so." in line for line in lines(pilot)[:4])
        await pilot.press("]")
        assert "no sentence of the summary further on" in lines(pilot)[-1]
        await pilot.press("[")
        assert any("▌ Start 0 is so." in line for line in lines(pilot)[:4])
        await pilot.press("[")
        assert "no sentence of the summary before" in lines(pilot)[-1]
