"""Reading: the round of texts, jumps, sideways, paging, copying, large documents."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.pilot import Pilot

from matins.config.schema import Screen as ScreenSettings
from matins.model.article import Article
from matins.model.document import Block, BlockKind, Emphasis, Mark, Status
from matins.model.events import Finished, PageDone
from matins.text.clean import Clean, clean_text
from matins.tui import skim_actions as actions
from matins.tui.screens.skim import SkimScreen
from matins.tui.typeset import Line, Margin, Paragraph, typeset
from matins.tui.widgets import column

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary, Screen

Lines = Callable[[Pilot[str]], list[str]]
Make = Callable[..., Article]
MakeLibrary = Callable[..., "FakeLibrary"]

PLAIN = tuple(Block(BlockKind.PARAGRAPH, Clean(f"Paragraph {n} is so. It goes on.")) for n in range(40))
HIDDEN = Block(BlockKind.PARAGRAPH, Clean("Subscribe now."), hidden=True)
CODE = Block(BlockKind.CODE, Clean(f"short\n{'abcdefghij' * 12}"))


@pytest.fixture
def laid(monkeypatch: pytest.MonkeyPatch) -> list[Paragraph]:
    """Return the paragraphs that were laid out."""
    found: list[Paragraph] = []

    def counted(paragraph: Paragraph, width: int, *, margin: Margin | None) -> list[Line]:
        found.append(paragraph)
        return typeset(paragraph, width, margin=margin)

    monkeypatch.setattr(column, "typeset", counted)
    return found


async def test_f_goes_round_text_hidden_lines_and_other_text(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(*PLAIN[:2], HIDDEN))])
    library.others[999] = make_article(1, blocks=PLAIN[5:6], status=Status.FEED)
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter")
        assert "Subscribe" not in "\n".join(lines(pilot))
        await pilot.press("f")
        assert any(line.strip() == "· Subscribe now." for line in lines(pilot))
        assert "1 hidden line shown; f shows the feed's text" in lines(pilot)[-1]
        await pilot.press("f")
        assert "Paragraph 5" in "\n".join(lines(pilot))
        assert "Paragraph 0" not in "\n".join(lines(pilot))
        assert "the feed's text; f shows the page's text" in lines(pilot)[-1]
        await pilot.press("f")
        assert "Paragraph 0" in "\n".join(lines(pilot))
        assert "the page's text; f shows 1 hidden line" in lines(pilot)[-1]
    assert screen.jobs.jobs == []


async def test_f_in_the_list_and_where_there_is_but_one_text_fetches(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(*PLAIN[:2], HIDDEN)), make_article(2)])
    library.others[999] = make_article(1)
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("f")
        await pilot.press("j", "enter", "f")
        assert "fetching the page" in lines(pilot)[-1] or screen.jobs.jobs
        await pilot.app.workers.wait_for_complete()
    assert [job.articles for job in screen.jobs.jobs] == [(999,), (998,)]


async def test_f_past_the_hidden_lines_of_a_feeds_text_fetches_the_page_once_a_round(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(*PLAIN[:2], HIDDEN), status=Status.FEED)])
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter", "f")
        assert "1 hidden line shown; f fetches the page" in lines(pilot)[-1]
        await pilot.press("f")
        await pilot.app.workers.wait_for_complete()
        assert [job.articles for job in screen.jobs.jobs] == [(999,)]
        await pilot.press("f")
        assert "the feed's text; f shows 1 hidden line" in lines(pilot)[-1]
        assert len(screen.jobs.jobs) == 1
        await pilot.press("f")
        assert "1 hidden line shown; f fetches the page" in lines(pilot)[-1]
        await pilot.press("f")
        await pilot.app.workers.wait_for_complete()
    assert len(screen.jobs.jobs) == 2


async def test_a_page_that_opening_asked_for_is_not_asked_for_again_in_the_first_round(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(*PLAIN[:2], HIDDEN), status=Status.TEASER)])
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.press("f")
        assert "1 hidden line shown; f shows the feed's teaser" in lines(pilot)[-1]
        await pilot.press("f")
        assert "the feed's teaser; f shows 1 hidden line" in lines(pilot)[-1]
    assert len(screen.jobs.jobs) == 1


async def test_a_text_is_never_exchanged_while_it_is_read(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    teaser = make_article(1, blocks=PLAIN[:1], status=Status.TEASER)
    library = make_library([teaser])

    def fetched(_: object) -> None:
        library.articles[0] = make_article(1, blocks=PLAIN[1:3])
        library.others[999] = teaser

    screen.jobs.before = fetched
    screen.jobs.events = [PageDone(999), Finished(pages=1)]
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert "Paragraph 0" in "\n".join(lines(pilot))
        assert "page fetched, f shows it" in lines(pilot)[-1]
        await pilot.press("2")
        assert "no point 2" in lines(pilot)[-1]
        await pilot.press("f")
        assert "Paragraph 1" in "\n".join(lines(pilot))
        assert "the page's text; f shows the feed's teaser" in lines(pilot)[-1]


@pytest.mark.parametrize(("keys", "shown"), [(["f"], True), (["f", "j"], False)])
async def test_a_page_that_f_asked_for_is_shown_unless_reading_goes_on(
    screen: "Screen",
    make_library: MakeLibrary,
    make_article: Make,
    lines: Lines,
    keys: list[str],
    shown: bool,
) -> None:
    library = make_library([make_article(1, blocks=PLAIN[:1], status=Status.FEED)])
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter", *keys)
        await pilot.app.workers.wait_for_complete()
        library.others[999] = library.articles[0]
        library.articles[0] = make_article(1, blocks=PLAIN[1:3])
        main = pilot.app.screen
        assert isinstance(main, SkimScreen)
        main.jobs.told(screen.jobs.jobs[0], PageDone(999))
        await pilot.pause()
        assert ("Paragraph 1" in "\n".join(lines(pilot))) is shown
        assert ("f shows it" in lines(pilot)[-1]) is not shown


async def test_a_page_that_f_asked_for_is_shown_even_where_the_feeds_text_is_better(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=PLAIN[:1], status=Status.FEED)])
    screen.jobs.before = lambda _: library.others.__setitem__(999, make_article(1, blocks=PLAIN[1:3]))
    screen.jobs.events = [PageDone(999), Finished(pages=1)]
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter", "f")
        await pilot.app.workers.wait_for_complete()
        assert "Paragraph 1" in "\n".join(lines(pilot))
        await pilot.press("f")
        assert "the feed's text; f shows the page's text" in lines(pilot)[-1]


async def test_a_page_is_shown_where_there_was_nothing_to_read(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(), status=Status.EMPTY)])
    screen.jobs.before = lambda _: library.articles.__setitem__(0, make_article(1, blocks=PLAIN[1:3]))
    screen.jobs.events = [PageDone(999), Finished(pages=1)]
    async with screen.run(library, (120, 16)) as pilot:
        await pilot.press("enter")
        await pilot.app.workers.wait_for_complete()
        assert "Paragraph 1" in "\n".join(lines(pilot))
        assert "page fetched " in lines(pilot)[-1]


async def test_brackets_go_on_from_where_the_eye_is(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    noted = tuple(replace(block, kind=BlockKind.LIST_ITEM) for block in PLAIN)
    blocks = (*noted[:10], PLAIN[10], *noted[11:30], PLAIN[30], *noted[31:])
    library = make_library([make_article(1, blocks=blocks)])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter", "]")
        assert "▌ Paragraph 10" in "".join(lines(pilot)[:4])
        assert "sentence 1 of 2" in lines(pilot)[-1]
        await pilot.press("ctrl+d", "ctrl+d", "[")
        assert "▌ Paragraph 10" in "".join(lines(pilot)[:4])
        await pilot.press("G", "[")
        assert "▌ Paragraph 30" in "".join(lines(pilot)[:4])
        await pilot.press("g", "[")
        assert "no sentence of the summary before" in lines(pilot)[-1]
        await pilot.press("G", "]")
        assert "no sentence of the summary further on" in lines(pilot)[-1]


async def test_the_line_of_a_jump_is_told_apart_until_the_text_is_scrolled(
    screen: "Screen", make_library: MakeLibrary, make_article: Make
) -> None:
    def reversed_text(pilot: Pilot[str]) -> str:
        strips = pilot.app.screen._compositor.render_strips()[:-1]
        return "".join(segment.text for strip in strips for segment in strip if segment.style and segment.style.reverse)

    async with screen.run(make_library([make_article(1)]), (100, 24)) as pilot:
        await pilot.press("2")
        await pilot.pause()
        assert reversed_text(pilot) == "2▌ "
        await pilot.press("]")
        assert reversed_text(pilot) == "2▌ "  # there is no sentence further on
        await pilot.press("[")
        assert reversed_text(pilot) == " ▌ "
        await pilot.press("k")
        assert reversed_text(pilot) == " ▌ "  # it was at the top: nothing was scrolled
    async with screen.run(make_library([make_article(1, paragraphs=30)]), (100, 12)) as pilot:
        await pilot.press("2", "k")
        assert reversed_text(pilot) == ""


async def test_points_of_hidden_lines_and_of_another_text_say_so(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    article = make_article(1, blocks=(PLAIN[0], Block(BlockKind.LIST_ITEM, Clean("Point"), hidden=True)))
    point = replace(article.summary.points[0], block=50)
    article = replace(article, summary=replace(article.summary, points=(*article.summary.points, point)))
    async with screen.run(make_library([article]), (100, 14)) as pilot:
        for key in "12":
            await pilot.press(key)
            assert f"point {key} stands in a hidden line" in lines(pilot)[-1]
        await pilot.press("f", "1")
        assert "point 1 of 2" in lines(pilot)[-1]


async def test_code_scrolls_sideways_alone_and_no_further_than_its_end(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(PLAIN[0], CODE)), make_article(2, blocks=(CODE,))])
    async with screen.run(library, (60, 14)) as pilot:
        await pilot.press("enter")
        before = lines(pilot)
        cut = next(line for line in before if "abcdef" in line)
        assert cut.endswith("›")
        await pilot.press("greater_than_sign")
        shown = lines(pilot)
        assert [line for line in shown if "Paragraph" in line] == [line for line in before if "Paragraph" in line]
        assert any(line.strip().startswith("‹") for line in shown)
        await pilot.press(*["greater_than_sign"] * 4)
        assert "nothing further to the right" in lines(pilot)[-1]
        assert any(line.endswith("fghij") for line in lines(pilot))
        await pilot.press(*["less_than_sign"] * 5)
        assert "nothing further to the left" in lines(pilot)[-1]
        assert lines(pilot)[:-1] == before[:-1]
        await pilot.press("greater_than_sign", "n")
        assert any(line.strip().startswith("abcdefghij") for line in lines(pilot))


async def test_a_text_without_code_has_nothing_to_the_right(
    screen: "Screen", library: "FakeLibrary", lines: Lines
) -> None:
    async with screen.run(library) as pilot:
        await pilot.press("enter", "greater_than_sign")
        assert "nothing further to the right" in lines(pilot)[-1]


async def test_space_ends_with_the_text_and_overlaps_by_two_lines(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    words = " ".join(f"link{n:02}" for n in range(30))
    marks = tuple(Mark((n * 7, n * 7 + 6), Emphasis.LINK, f"https://e.example/{n}") for n in range(30))
    blocks = (*PLAIN[:5], Block(BlockKind.PARAGRAPH, Clean(words), marks=marks))
    library = make_library([make_article(1, blocks=blocks), make_article(2)])
    async with screen.run(library, (100, 17)) as pilot:
        await pilot.press("enter")
        first = lines(pilot)
        await pilot.press("space")
        second = lines(pilot)
        assert first[14:16] == second[:2]
        assert any("link29[30]" in line for line in second)
        await pilot.press("space")
        assert "Title 2" in lines(pilot)[0]


@pytest.mark.parametrize(("rows", "kept"), [(14, 2), (9, 1)])
async def test_a_page_keeps_two_lines_in_sight_and_a_low_one_one(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines, rows: int, kept: int
) -> None:
    library = make_library([make_article(1, blocks=tuple(replace(block, kind=BlockKind.LIST_ITEM) for block in PLAIN))])
    async with screen.run(library, (100, rows)) as pilot:
        await pilot.press("enter", "j", "j", "j", "j")
        before = lines(pilot)[:-1]
        await pilot.press("pagedown")
        assert lines(pilot)[:kept] == before[-kept:]
        assert lines(pilot)[kept] not in before
        await pilot.press("pageup")
        assert lines(pilot)[:-1] == before


async def test_links_are_listed_unless_the_config_says_no(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    block = Block(BlockKind.PARAGRAPH, Clean("See this."), marks=(Mark((4, 8), Emphasis.LINK, "https://a.example/x"),))
    library = make_library([make_article(1, blocks=(block,))])
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("enter")
        assert any("See this[1]." in line for line in lines(pilot))
        assert any(line.strip() == "[1] https://a.example/x" for line in lines(pilot))
    screen.config = replace(screen.config, screen=ScreenSettings(link_numbers=False))
    async with screen.run(library, (100, 14)) as pilot:
        await pilot.press("i", "enter")
        assert any("See this." in line for line in lines(pilot))
        assert "a.example" not in "\n".join(lines(pilot))


async def test_a_paragraph_and_the_article_are_sent_to_the_clipboard(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    library = make_library([make_article(1, blocks=(*PLAIN, HIDDEN), link="https://me:secret@e.org/x")])
    async with screen.run(library, (120, 14)) as pilot:
        await pilot.press("M")
        assert pilot.app.clipboard.startswith("# [Title 1](<https://•••@e.org/x>)")
        assert "Subscribe" not in pilot.app.clipboard
        size = len(pilot.app.clipboard.encode())
        assert f"article sent to your terminal's clipboard, {size:,} bytes" in lines(pilot)[-1]
        await pilot.press("enter", "Y")
        assert pilot.app.clipboard == PLAIN[0].text
        assert f"paragraph sent to your terminal's clipboard, {len(PLAIN[0].text)} bytes" in lines(pilot)[-1]
        await pilot.press("]", "]", "Y")
        assert pilot.app.clipboard == PLAIN[1].text
        await pilot.press("j", "j", "j", "Y")
        assert pilot.app.clipboard == PLAIN[2].text


async def test_a_paragraph_longer_than_the_screen_is_the_one_in_sight(
    screen: "Screen", make_library: MakeLibrary, make_article: Make
) -> None:
    long = Block(BlockKind.PARAGRAPH, clean_text("many words " * 400))
    async with screen.run(make_library([make_article(1, blocks=(*PLAIN[:3], long))]), (100, 14)) as pilot:
        await pilot.press("enter", "ctrl+d", "ctrl+d", "ctrl+d", "Y")
        assert pilot.app.clipboard == long.text


async def test_what_is_too_long_for_a_clipboard_is_refused_and_what_may_be_is_told(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    fits = Block(BlockKind.PARAGRAPH, Clean("é" * (actions.CLIPBOARD // 2)))
    library = make_library([make_article(1, blocks=(fits,)), make_article(2, blocks=(fits, fits))])
    async with screen.run(library, (120, 14)) as pilot:
        await pilot.press("enter", "Y")
        assert "clipboard, 250 kB; some terminals take 56 kB at most" in lines(pilot)[-1]
        await pilot.press("n", "M")
        assert "article too long for a clipboard: 500 kB" in lines(pilot)[-1]
        assert pilot.app.clipboard == fits.text


async def test_without_a_text_there_is_nothing_to_copy(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, lines: Lines
) -> None:
    async with screen.run(make_library([])) as pilot:
        await pilot.press("M")
        assert "no article" in lines(pilot)[-1]
    async with screen.run(make_library([make_article(1, blocks=(), status=Status.EMPTY)])) as pilot:
        await pilot.press("enter", "Y")
        assert "no paragraph in sight" in lines(pilot)[-1]


LARGE = {
    "ten thousand paragraphs": PLAIN[:1] + (Block(BlockKind.PARAGRAPH, clean_text("Words of one. " * 7)),) * 10_000,
    "one paragraph": (Block(BlockKind.PARAGRAPH, Clean(("It is so. " * 100_000).strip())),),
    "one paragraph without a blank": (Block(BlockKind.PARAGRAPH, Clean("日" * 1_000_000)),),
    "code": (PLAIN[0], Block(BlockKind.CODE, Clean("    line = of(code)\n" * 50_000))),
    "one line of code": (PLAIN[0], Block(BlockKind.CODE, Clean("x = 日本 " * 140_000))),
}


@pytest.mark.parametrize("name", LARGE)
async def test_each_key_lays_out_what_comes_into_sight_and_no_more(
    screen: "Screen", make_library: MakeLibrary, make_article: Make, laid: list[Paragraph], name: str
) -> None:
    library = make_library([make_article(1, blocks=(HIDDEN, *LARGE[name]), link=None)])
    async with screen.run(library, (100, 30)) as pilot:
        for key in ("enter", "G", "k", "g", "]", "f", "G", "f", "greater_than_sign"):
            laid.clear()
            await pilot.press(key)
            assert len(laid) < 65, key
            assert sum(len(paragraph.text) for paragraph in laid) < 500_000, key
        laid.clear()
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert len(laid) < 65


@pytest.mark.parametrize("size", [(30, 6), (40, 10), (100, 30)])
@pytest.mark.parametrize("ascii_only", [False, True])
async def test_hostile_and_wide_text_of_every_kind_keeps_to_its_lines(
    screen: "Screen",
    make_library: MakeLibrary,
    make_article: Make,
    lines: Lines,
    size: tuple[int, int],
    ascii_only: bool,
) -> None:
    words = (
        "[/] [bold]x[/] 日本語の文章 مرحبا بالعالم 👩‍👩‍👧🇩🇪 e\u0301\u0323 \x1b]52;c;aGk=\x07 \u202e a\u200bb | c\n"
        + "日" * 90
    )
    blocks = tuple(
        Block(
            kind,
            clean_text(words),
            level=3,
            number=4,
            hidden=hidden,
            marks=(Mark((0, 3), Emphasis.LINK, "https://e.org"),),
        )
        for kind in BlockKind
        for hidden in (False, True)
    )
    screen.config = replace(screen.config, screen=ScreenSettings(ascii=ascii_only))
    async with screen.run(make_library([make_article(1, blocks=blocks)]), size) as pilot:
        await pilot.press("enter", "f", "G", "greater_than_sign", "g", "1", "]", "Y", "M")
        for _ in range(30):
            await pilot.press("pagedown")
            strips = pilot.app.screen._compositor.render_strips()
            assert {strip.cell_length for strip in strips} == {size[0]}
        assert "[/] [bold]x[/]" in pilot.app.clipboard.replace("\\", "")
        assert not any(bad in "\n".join(lines(pilot)) for bad in "\x1b\u202e\u200b")
