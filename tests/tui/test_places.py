"""The place in a text: kept when it is left and opened again, and when the screen changes its size."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.model.article import Article
from matins.model.document import Block, BlockKind, Status
from matins.text.clean import Clean, clean_text
from matins.tui.widgets import reader

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]

PLAIN = tuple(Block(BlockKind.PARAGRAPH, Clean(f"Paragraph {n} is so. It goes on.")) for n in range(40))
HIDDEN = Block(BlockKind.PARAGRAPH, Clean("Subscribe now."), hidden=True)


async def test_coming_back_finds_the_line_where_reading_stopped(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=PLAIN), make_article(2, blocks=PLAIN)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", *"jjjjjjj")
        place = lines(pilot)[:-1]
        await pilot.press("q", "enter")
        assert lines(pilot)[:-1] == place
        await pilot.press("q", "j", "enter")
        assert "Title 2" in lines(pilot)[0]
        await pilot.press("q", "k", "enter")
        assert lines(pilot)[:-1] == place
        await pilot.press("p", "g", "q", "enter")
        assert "Title 1" in lines(pilot)[0]


async def test_the_place_is_kept_through_a_resize_and_among_hidden_lines(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    long = clean_text("words that go on and on " * 40)
    blocks = (HIDDEN, *(Block(BlockKind.PARAGRAPH, Clean(f"{long} middle{n} {long}")) for n in range(5)))
    library = make_library([make_article(1, blocks=blocks), make_article(2)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter")
        while "middle2" not in lines(pilot)[0]:
            await pilot.press("j")
        await pilot.press("q")
        await pilot.resize_terminal(60, 20)
        await pilot.press("enter")
        assert "middle2" in "".join(lines(pilot)[:2])
        await pilot.press("f")
        assert "middle2" in "".join(lines(pilot)[:2])
        await pilot.press("f")
        assert "middle2" in "".join(lines(pilot)[:2])


async def test_dragging_the_corner_of_the_window_loses_no_place(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    words = " ".join(f"word{n:03}" for n in range(400))
    async with screen.run(
        make_library([make_article(1, blocks=(PLAIN[0], Block(PLAIN[0].kind, Clean(words))))])
    ) as pilot:
        await pilot.press("enter", *["ctrl+d"] * 4)
        before = lines(pilot)
        for width in range(98, 40, -6):
            await pilot.resize_terminal(width, 12)
            await pilot.pause()
            assert before[0].split()[0] in lines(pilot)[0]
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert lines(pilot) == before
        await pilot.resize_terminal(60, 12)
        await pilot.press("j")
        moved = lines(pilot)[0].split()[0]
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert moved in lines(pilot)[0]


async def test_a_screen_that_grows_at_the_end_shows_more_above_it(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=PLAIN), make_article(2, blocks=PLAIN[:2])])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", "G")
        end = lines(pilot)[:-1]
        await pilot.resize_terminal(100, 30)
        await pilot.pause()
        assert lines(pilot)[-14:-1] == end
        await pilot.resize_terminal(100, 14)
        await pilot.press("G", "q")
        await pilot.resize_terminal(100, 30)
        await pilot.press("enter")
        assert lines(pilot)[-14:-1] == end


@pytest.mark.parametrize(("key", "title"), [("g", "Title 1"), ("n", "Title 2")])
async def test_what_was_at_the_top_before_the_screen_grew_is_forgotten_for_another_beginning(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, key: str, title: str
) -> None:
    library = make_library([make_article(1, blocks=PLAIN), make_article(2, blocks=PLAIN)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", "G")
        await pilot.resize_terminal(100, 200)
        await pilot.press(key)
        await pilot.resize_terminal(100, 14)
        await pilot.pause()
        assert title in lines(pilot)[0]


async def test_an_updated_text_is_opened_at_its_beginning(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=PLAIN), make_article(2)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", "G", "q", "j")
        library.articles[0] = make_article(1, blocks=PLAIN[:30])
        await pilot.press("k", "enter")
        assert "Title 1" in lines(pilot)[0]


async def test_each_text_of_an_article_has_a_place_of_its_own(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=PLAIN)])
    library.others[999] = make_article(1, blocks=PLAIN[::-1], status=Status.FEED)
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", "ctrl+d", "ctrl+d")
        place = lines(pilot)[:-1]
        await pilot.press("f")
        assert "Title 1" in lines(pilot)[0]
        await pilot.press("ctrl+d", "f")
        assert lines(pilot)[:-1] == place


async def test_places_are_kept_for_a_bounded_number_of_texts(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "_PLACES", 2)
    library = make_library([make_article(n, blocks=PLAIN) for n in range(1, 5)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", *"jnjnjn")
        await pilot.press("p")
        assert "Title 3" not in lines(pilot)[0]
        await pilot.press("q", "g", "enter")
        assert "Title 1" in lines(pilot)[0]
