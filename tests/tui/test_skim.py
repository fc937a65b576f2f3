"""The main screen: every key, both layouts, and what background jobs tell."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.commands import SCREEN_COMMANDS, Place
from matins.config.schema import Config, Refresh
from matins.config.schema import Screen as ScreenSettings
from matins.model.article import Article
from matins.model.document import Status
from matins.tui.actions import Actions
from matins.tui.skim_actions import SkimActions

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]


async def test_wide_screen_has_the_list_left_and_the_summary_right(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library) as pilot:
        shown = lines(pilot)
    assert shown[0] == "●   1m The Feed   Title 1                       4m│ Title 1"
    assert shown[1].endswith("│ The Feed · A. Writer · 2026-09-21 14:12 · 4 min")
    assert shown[4].endswith("│ Sentence 0 of article 1 says little. Sentence 1")
    assert shown[7].endswith("│ • Point 1: what article 1 notes")
    assert shown[11].startswith(" Unread 40 ")
    assert shown[11].endswith("? help")


async def test_narrow_screen_has_the_summary_below_the_list(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library, (60, 20)) as pilot:
        shown = lines(pilot)
    assert shown[0].startswith("●   1m The Feed")
    assert shown[0].endswith(" 4m")
    rule = next(number for number, line in enumerate(shown) if line.startswith("──"))
    assert shown[rule + 1] == " Title 1"


@pytest.mark.parametrize("size", [(40, 10), (30, 6)])
async def test_small_screens_show_list_and_summary(
    screen: "Screen", library: "FakeLibrary", lines: Lines, size: tuple[int, int]
) -> None:
    async with screen.run(library, size) as pilot:
        shown = lines(pilot)
    assert "Title 1" in shown[0]
    assert any(line == " Title 1" for line in shown)
    assert "Unread 40" in shown[-1]


@pytest.mark.parametrize("size", [(29, 10), (40, 5)])
async def test_too_small_a_screen_says_so(
    screen: "Screen", library: "FakeLibrary", lines: Lines, size: tuple[int, int]
) -> None:
    async with screen.run(library, size) as pilot:
        assert "matins needs 30×6" in lines(pilot)[0]
        await pilot.resize_terminal(100, 12)
        await pilot.pause()
        assert "Title 1" in lines(pilot)[0]


async def test_layout_setting_overrides_the_width(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    screen.config = replace(screen.config, screen=ScreenSettings(layout="narrow"))
    async with screen.run(library, (120, 20)) as pilot:
        assert "│" not in lines(pilot)[0]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        ("j", "Title 2"),
        ("down down", "Title 3"),
        ("j j k", "Title 2"),
        ("j up", "Title 1"),
        ("k", "Title 1"),
        ("G", "Title 40"),
        ("end", "Title 40"),
        ("G j", "Title 40"),
        ("G g", "Title 1"),
        ("G home", "Title 1"),
        ("ctrl+d", "Title 6"),
        ("ctrl+d ctrl+u", "Title 1"),
        ("pagedown", "Title 11"),
        ("ctrl+f ctrl+f ctrl+b", "Title 11"),
        ("n", "Title 2"),
        ("n p", "Title 1"),
        ("j m k n", "Title 3"),
        ("space space", "Title 2"),
    ],
)
async def test_keys_move_the_cursor_and_the_summary_follows(
    screen: "Screen", library: "FakeLibrary", lines: Lines, keys: str, title: str
) -> None:
    async with screen.run(library) as pilot:
        await pilot.press(*keys.split())
        assert lines(pilot)[0].split("│ ")[1] == title


async def test_moving_never_marks_read(screen: "Screen", library: "FakeLibrary") -> None:
    async with screen.run(library) as pilot:
        await pilot.press("j", "G", "g", "n", "ctrl+d")
    assert library.unread() == 40


async def test_space_marks_read_and_the_row_stays_dimmed(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library, (100, 20)) as pilot:
        await pilot.press("space")
        shown = lines(pilot)
    assert library.row(999).read
    assert shown[0].startswith("    1m")
    assert "Unread 39" in shown[-1]


async def test_space_pages_a_long_summary_first_and_b_pages_back(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, points=9), make_article(2)])
    async with screen.run(library, (100, 10)) as pilot:
        await pilot.press("space")
        assert not library.row(999).read
        assert "│ Title 1" not in lines(pilot)[0]
        await pilot.press("b")
        assert "│ Title 1" in lines(pilot)[0]
        await pilot.press("space", "space", "space")
        assert library.row(999).read
        assert "│ Title 2" in lines(pilot)[0]


async def test_space_at_the_last_unread_says_so(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1)])
    async with screen.run(library, (100, 20)) as pilot:
        await pilot.press("space")
        assert "nothing unread further on" in lines(pilot)[-1]
    assert library.unread() == 0


async def test_m_and_s_toggle_marks(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("m", "s")
        assert lines(pilot)[0].startswith(" ★")
        assert library.row(999).starred
        await pilot.press("m")
        assert "marked unread" in lines(pilot)[-1]
        await pilot.press("s")
        assert "star taken away" in lines(pilot)[-1]
        assert lines(pilot)[0].startswith("● ")
        await pilot.press("j")
        assert "star taken" not in lines(pilot)[-1]


async def test_i_shows_and_hides_read_articles_and_keeps_the_place(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    library.mark([998, 996], read=True)
    async with screen.run(library) as pilot:
        await pilot.press("j")
        assert "│ Title 3" in lines(pilot)[0]
        await pilot.press("i")
        assert "│ Title 3" in lines(pilot)[0]
        assert "All 40, unread 38" in lines(pilot)[-1]
        await pilot.press("k")
        assert "│ Title 2" in lines(pilot)[0]
        await pilot.press("i")
        assert "│ Title 3" in lines(pilot)[0]


@pytest.mark.parametrize("key", ["q", "Q", "ctrl+q"])
async def test_keys_that_quit(screen: "Screen", library: "FakeLibrary", key: str) -> None:
    async with screen.run(library) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert pilot.app.return_code == 0
        assert not pilot.app.is_running


async def test_ctrl_c_only_tells_how_to_leave(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("ctrl+c")
        assert "Q leaves matins" in lines(pilot)[-1]


async def test_help_shows_every_key_in_force(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    screen.config = replace(screen.config, keys={"toggle-star": ("x",)})
    async with screen.run(library, (100, 60)) as pilot:
        await pilot.press("question_mark")
        text = "\n".join(lines(pilot))
        await pilot.press("j", "k", "space", "b", "escape")
        await pilot.pause()
        assert "│ Title 1" in lines(pilot)[0]
    for command in SCREEN_COMMANDS:
        assert command.help[:40] in text
    assert "x                        Star the article" in text
    assert "1 2 3 4 5 6 7 8 9" in text


def test_every_command_of_the_table_is_done_here() -> None:
    missing = [command.id for command in SCREEN_COMMANDS if not hasattr(SkimActions, command.id.replace("-", "_"))]
    assert missing == []
    assert {command.place for command in SCREEN_COMMANDS} == set(Place)
    assert issubclass(SkimActions, Actions)


async def test_an_empty_view_says_which_keys_help(screen: "Screen", make_library: MakeLibrary, lines: Lines) -> None:
    async with screen.run(make_library([])) as pilot:
        assert lines(pilot)[1].startswith(" Nothing unread. i shows all, R refreshes.")
        await pilot.press(*"jkgGnpsmoyf[]1. ", "enter", "space", "r", "b", "ctrl+d")
        assert pilot.app.is_running
        await pilot.press("i")
        assert lines(pilot)[1].startswith(" No articles yet. R refreshes, + adds a feed.")


async def test_a_key_costs_one_read_of_the_library(screen: "Screen", library: "FakeLibrary") -> None:
    async with screen.run(library) as pilot:
        for _ in range(5):
            library.reads.clear()
            await pilot.press("j")
            assert library.reads == ["article"]


async def test_hostile_titles_show_as_they_are(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    titles = [
        "[/] [bold]x[/bold]",
        "[@click=app.quit]go[/]",
        "日本語の見出し" * 10,
        "🇩🇪 emoji 👩‍👩‍👧",
        "مرحبا",
        "a" * 500,
    ]
    library = make_library([make_article(n, title=title, feed=title) for n, title in enumerate(titles, 1)])
    async with screen.run(library) as pilot:
        for _ in titles:
            await pilot.press("j", "m", "enter", "q")
        await pilot.press("g")
        text = "\n".join(lines(pilot))
        for strip in pilot.app.screen._compositor.render_strips():
            assert strip.cell_length == 100
    assert "[/] [bold]x[/bold]" in text
    assert "日本語" in text


@pytest.mark.parametrize(
    ("status", "reason", "said"),
    [
        (Status.FULL, None, "from the full text"),
        (Status.FEED, None, "from the feed's text"),
        (Status.FEED, "404 Not Found", "from the feed's text: 404 Not Found"),
        (Status.TEASER, "for members", "teaser only: for members"),
        (Status.EMPTY, "not a page", "no text: not a page"),
    ],
)
async def test_the_pane_says_where_the_summary_comes_from(
    screen: "Screen",
    make_library: MakeLibrary,
    make_article: Make,
    lines: Lines,
    status: Status,
    reason: str | None,
    said: str,
) -> None:
    library = make_library([make_article(1, status=status, reason=reason)])
    async with screen.run(library, (90, 20)) as pilot:
        assert said in " ".join(" ".join(lines(pilot)).split())


async def test_an_article_without_text_says_so_in_the_reader(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(), status=Status.EMPTY, reason="a picture", link=None)])
    async with screen.run(library, (100, 12)) as pilot:
        await pilot.press("enter", "]", "o", "y")
        assert "no link" in lines(pilot)[-1]
        assert "Nothing to read: no text: a picture." in "\n".join(lines(pilot))


async def test_y_sends_the_link_and_says_so(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("y")
        assert pilot.app.clipboard == "https://example.org/page"
        assert "link sent to your terminal's clipboard" in lines(pilot)[-1]


async def test_o_without_a_browser_sends_the_link(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("o")
        assert pilot.app.clipboard == "https://example.org/page"
        assert "no browser on this side" in lines(pilot)[-1]


async def test_o_starts_the_browser(
    screen: "Screen", library: "FakeLibrary", lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BROWSER", "true --new %s")
    async with screen.run(library) as pilot:
        await pilot.press("o")
        assert "opened with true" in lines(pilot)[-1]
        monkeypatch.setenv("BROWSER", "/nonexistent/browser")
        await pilot.press("o")
        assert "cannot start /nonexistent/browser" in lines(pilot)[-1]


async def test_c_opens_the_discussion_as_o_opens_the_article(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    talked = replace(make_article(1), comments="https://example.org/talk")
    silent = replace(make_article(2), comments_feed="https://example.org/comments.rss")
    async with screen.run(make_library([talked, silent])) as pilot:
        await pilot.press("c")
        assert pilot.app.clipboard == "https://example.org/talk"
        assert "no browser on this side" in lines(pilot)[-1]
        await pilot.press("j", "enter", "c")
        assert "no discussion link" in lines(pilot)[-1]
        monkeypatch.setenv("BROWSER", "true")
        await pilot.press("q", "k", "c")
        assert "opened with true" in lines(pilot)[-1]


async def test_c_without_an_article_says_so(screen: "Screen", make_library: MakeLibrary, lines: Lines) -> None:
    async with screen.run(make_library([])) as pilot:
        await pilot.press("c")
        assert "no discussion link" in lines(pilot)[-1]


async def test_resizing_keeps_the_article_and_the_place_in_the_reader(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(n, paragraphs=30) for n in range(1, 30)])
    async with screen.run(library, (100, 12)) as pilot:
        await pilot.press("j", "j")
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert " Title 3" in lines(pilot)
        await pilot.press("enter", "2")
        await pilot.resize_terminal(45, 12)
        await pilot.pause()
        assert any("• Point 2" in line for line in lines(pilot))


async def test_the_mouse_puts_the_cursor_and_scrolls(screen: "Screen", library: "FakeLibrary", lines: Lines) -> None:
    async with screen.run(library) as pilot:
        await pilot.click("#list", offset=(5, 4))
        assert "│ Title 5" in lines(pilot)[0]
        await pilot.press("enter")
        await pilot.pause()
        assert "Title 5" in lines(pilot)[0]


@pytest.mark.parametrize("size", [(100, 20), (60, 20)])
async def test_with_ascii_set_nothing_else_is_drawn(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, size: tuple[int, int]
) -> None:
    library = make_library([make_article(n, title="A long title " * 9) for n in range(1, 9)])
    screen.config = replace(screen.config, screen=ScreenSettings(ascii=True))
    async with screen.run(library, size) as pilot:
        await pilot.press("s")
        shown = lines(pilot)
        await pilot.press("enter")
        shown += lines(pilot)
    assert shown[0].startswith("*+")
    assert all(line.isascii() for line in shown)


@pytest.mark.parametrize("theme", ["dark", "light", "terminal"])
async def test_themes(screen: "Screen", library: "FakeLibrary", lines: Lines, theme: str) -> None:
    screen.config = replace(screen.config, screen=ScreenSettings(theme=theme))
    async with screen.run(library) as pilot:
        assert "Title 1" in lines(pilot)[0]
        assert pilot.app.native_ansi_color == (theme == "terminal")


async def test_without_colours_nothing_is_coloured(
    screen: "Screen", library: "FakeLibrary", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with screen.run(library) as pilot:
        strips = pilot.app.screen._compositor.render_strips()
        coloured = [
            segment
            for strip in strips[:-1]
            for segment in strip
            if segment.style and segment.style.color and not segment.style.color.is_default
        ]
    assert coloured == []


def test_the_config_of_these_tests_is_the_default_but_for_the_refresh(screen: "Screen") -> None:
    assert screen.config == Config(path=Path("config.toml"), refresh=Refresh(on_start=False))
