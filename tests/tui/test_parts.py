"""The small parts: rows, ages, browsers, progress, keys, differences between lines, jobs."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Callable, Coroutine, Mapping
from dataclasses import astuple, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.strip import Strip
from textual.worker import Worker

from matins.commands import Place
from matins.config.keymap import bindings
from matins.config.schema import Config, Screen
from matins.model.article import Article
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.model.events import Event, Failure, FeedDone, FeedsDue, Finished, PageDone, PagesDue
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.background import Job
from matins.text.clean import Clean
from matins.tui.bindings import hints, key_of, shown_key
from matins.tui.browser import browser_command
from matins.tui.document_page import DocumentPage
from matins.tui.jobs import Jobs
from matins.tui.look import look_of
from matins.tui.pages import summary_page
from matins.tui.progress import Progress, result
from matins.tui.rows import age, row_strip
from matins.tui.typeset import typeset
from matins.tui.widgets.canvas import difference, dirty

CONFIG = Config(path=Path("config.toml"))
LOOK = look_of(CONFIG)
ADDRESS = "https://example.org/a?b=c;d&e"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (-5, "now"),
        (59, "now"),
        (60, "1m"),
        (3_599, "59m"),
        (3_600, "1h"),
        (86_400, "1d"),
        (13 * 86_400, "13d"),
        (14 * 86_400, "2w"),
        (364 * 86_400, "52w"),
        (800 * 86_400, "2y"),
        (10**11, "99y"),
    ],
)
def test_ages_take_three_cells(seconds: int, shown: str) -> None:
    assert age(seconds) == shown


@pytest.mark.parametrize("width", [1, 5, 20, 39, 40, 50, 100])
@pytest.mark.parametrize("title", ["A title", "日本語の見出し" * 9, "👩‍👩‍👧 family", ""])
@pytest.mark.parametrize("cursor", [True, False])
def test_a_row_is_as_wide_as_the_list(
    make_article: Callable[..., Article], width: int, title: str, cursor: bool
) -> None:
    row = make_article(1, title=title).row
    strip = row_strip(row, width, LOOK, row.sort_time, cursor=cursor)
    assert strip.cell_length == width or width < 8


def test_read_and_unread_differ_without_colour(make_article: Callable[..., Article]) -> None:
    row = make_article(1).row
    unread, read = (row_strip(replace(row, read=state), 60, LOOK, row.sort_time) for state in (False, True))
    assert unread.text.startswith("●")
    assert read.text.startswith(" ")
    assert [segment.style.bold for segment in unread if segment.style and "Title" in segment.text] == [True]
    assert [segment.style.dim for segment in read if segment.style and "Title" in segment.text] == [True]


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"BROWSER": "firefox"}, ("firefox", ADDRESS)),
        ({"BROWSER": "firefox --new-tab %s:other"}, ("firefox", "--new-tab", ADDRESS)),
        ({"BROWSER": "sh -c 'open \"%s\"'"}, ("sh", "-c", f'open "{ADDRESS}"')),
        ({"BROWSER": "'unclosed"}, None),
        ({"BROWSER": "firefox", "SSH_CONNECTION": "1 2 3 4"}, None),
        ({"BROWSER": "firefox", "SSH_TTY": "/dev/pts/1"}, None),
    ],
)
def test_the_browser_gets_the_address_as_one_word(environ: Mapping[str, str], command: tuple[str, ...] | None) -> None:
    assert browser_command(ADDRESS, environ) == command


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "-new", "https://", ""])
def test_only_web_addresses_are_opened(address: str) -> None:
    assert browser_command(address, {"BROWSER": "firefox"}) is None


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS opens with open")
def test_without_browser_variable_a_desktop_is_needed(tmp_path: Path) -> None:
    opener = tmp_path / "xdg-open"
    opener.write_text("#!/bin/sh\n", encoding="utf-8")
    opener.chmod(0o755)
    assert browser_command(ADDRESS, {"PATH": str(tmp_path)}) is None
    assert browser_command(ADDRESS, {"PATH": str(tmp_path), "DISPLAY": ":0"}) == ("xdg-open", ADDRESS)
    assert browser_command(ADDRESS, {"PATH": "/nonexistent", "WAYLAND_DISPLAY": "w"}) is None


def test_progress_counts_feeds_then_pages() -> None:
    events: tuple[Event, ...] = (
        FeedsDue(2),
        FeedDone("a", "A", "ok", new=1),
        PagesDue(2),
        FeedDone("b", "B", "failed", reason="gone"),
        PageDone(1),
        PageDone(2, "404"),
        Finished(),
    )
    progress, words = Progress(), []
    for event in events:
        progress = progress.after(event)
        words.append(progress.words)
    assert words == [
        "refreshing 0/2",
        "refreshing 1/2",
        "refreshing 1/2",
        "fetching pages 0/2",
        "fetching pages 1/2",
        "",
        "",
    ]
    assert Progress(feeds=9, asked=3, failed=2).words == "refreshing 3/9, 2 failed"


@pytest.mark.parametrize(
    ("finished", "words"),
    [
        (Finished(), "refreshed: nothing new"),
        (Finished(new=3, updated=1, failed=2), "refreshed: 3 new, 1 updated, 2 failed"),
        (
            Finished(failed=2, failures=(Failure("a", "no such host"), Failure("b", "no such host"))),
            "refreshed: nothing new, 2 failed (no such host)",
        ),
        (
            Finished(failed=2, failures=(Failure("a", "no such host"), Failure("b", "410 Gone"))),
            "refreshed: nothing new, 2 failed",
        ),
        (Finished(interrupted=True), "refresh stopped"),
    ],
)
def test_a_refresh_ends_in_words(finished: Finished, words: str) -> None:
    assert result(finished) == words


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("j", "j"),
        ("G", "G"),
        ("ctrl+d", "^d"),
        ("question_mark", "?"),
        ("full_stop", "."),
        ("right_square_bracket", "]"),
        ("plus", "+"),
        ("1", "1"),
        ("f1", "F1"),
        ("escape", "Esc"),
        ("pagedown", "PgDn"),
    ],
)
def test_keys_are_shown_as_people_write_them(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_hints_follow_the_place_and_the_users_keys() -> None:
    keymap = bindings(replace(CONFIG, keys={"skim": ("x",), "help": ()}))
    assert ("x", "skim") in hints(keymap, Place.LIST)
    assert "help" not in dict(hints(keymap, Place.LIST)).values()
    assert ("q", "quit") in hints(keymap, Place.LIST)
    assert ("q", "back") in hints(keymap, Place.READER)
    assert key_of(keymap, "help") == "help"


SEGMENTS = st.lists(
    st.tuples(st.sampled_from(["a", "bc", "日", "  "]), st.sampled_from([None, Style(bold=True)])).map(
        lambda parts: Segment(*parts)
    ),
    max_size=6,
)


@given(SEGMENTS, SEGMENTS)
def test_what_lies_outside_the_difference_is_equal(old: list[Segment], new: list[Segment]) -> None:
    before, after = Strip(old), Strip(new)
    start, end = difference(before, after)
    assert 0 <= start <= end <= max(before.cell_length, after.cell_length)
    assert list(before.crop(0, start)) == list(after.crop(0, start))
    assert list(before.crop(end, before.cell_length)) == list(after.crop(end, after.cell_length))
    assert (start == end) == (old == new) or before.text == after.text


def test_hidden_blocks_are_not_shown_and_kinds_are_told_apart(make_article: Callable[..., Article]) -> None:
    blocks = (
        Block(BlockKind.HEADING, Clean("Heading"), level=1),
        Block(BlockKind.PARAGRAPH, Clean("Subscribe now."), hidden=True),
        Block(
            BlockKind.PARAGRAPH,
            Clean("See this link here."),
            marks=(Mark((4, 13), Emphasis.LINK, "https://e.org/"), Mark((14, 18), Emphasis.ITALIC)),
        ),
        Block(BlockKind.LIST_ITEM, Clean("first"), level=1, number=1),
        Block(BlockKind.LIST_ITEM, Clean("inner"), level=2),
        Block(BlockKind.QUOTE, Clean("said")),
        Block(BlockKind.CODE, Clean("if x:\n    y")),
        Block(BlockKind.TABLE, Clean("a | b\nc | d")),
        Block(BlockKind.CAPTION, Clean("a picture")),
    )
    page = DocumentPage(make_article(1, blocks=blocks, link=None), LOOK)
    laid = [line for index in range(len(page)) for line in typeset(page[index], 60)]
    shown = [line.strip.text for line in laid]
    assert shown[shown.index("Heading") - 1 :] == [
        "",
        "Heading",
        "",
        "See this link[1] here.",
        "",
        "1. first",
        "   • inner",
        "",
        "│ said",
        "",
        "  if x:",
        "      y",
        "",
        "  a │ b",
        "  c │ d",
        "",
        "a picture",
        "",
        "Links",
        "[1] https://e.org/",
    ]
    linked = [segment for line in laid for segment in line.strip]
    assert [segment.text for segment in linked if segment.style and segment.style.link] == [
        "this link",
        "https://e.org/",
    ]


def test_the_link_is_a_hyperlink_with_its_password_hidden(make_article: Callable[..., Article]) -> None:
    article = make_article(1, link="https://me:secret@example.org/x")
    text = " ".join(paragraph.text for paragraph in summary_page(article, LOOK))
    assert "secret" not in text
    assert "https://•••@example.org/x" in text


async def test_jobs_take_turns_and_pages_run_beside_them() -> None:
    told: list[Event] = []
    order: list[Job] = []
    gate = asyncio.Event()

    async def watch(job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        order.append(job)
        if not job.articles:
            await gate.wait()
        yield Finished(pages=len(job.articles))

    app: App[None] = App()
    async with app.run_test():
        jobs = Jobs(watch, _paths(), _starter(app), lambda job, event: told.append(event))
        first, second, page = Job(), Job(add=(Subscription("a"),)), Job(articles=(1,))
        for job in (first, second, page):
            jobs.start(job)
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        assert jobs.busy
        gate.set()
        await app.workers.wait_for_complete()
        assert order == [first, page, second]
        assert not jobs.running
    assert [event for event in told if isinstance(event, Finished)] == [Finished(pages=1), Finished(), Finished()]


async def test_a_page_under_way_is_not_fetched_twice_at_once() -> None:
    order: list[Job] = []
    gate = asyncio.Event()

    async def watch(job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        order.append(job)
        await gate.wait()
        yield Finished(pages=1)

    app: App[None] = App()
    async with app.run_test():
        jobs = Jobs(watch, _paths(), _starter(app), lambda job, event: None)
        jobs.start(Job(articles=(1,)))
        jobs.start(Job(articles=(1,)))
        await asyncio.sleep(0)
        jobs.start(Job(articles=(1,)))
        jobs.start(Job(articles=(2,)))
        gate.set()
        await app.workers.wait_for_complete()
        assert order == [Job(articles=(1,)), Job(articles=(2,))]
        jobs.start(Job(articles=(1,)))
        await app.workers.wait_for_complete()
        assert len(order) == 3


async def test_stopping_ends_what_runs_and_drops_what_waits() -> None:
    ended: list[str] = []

    async def watch(job: Job, paths: Paths) -> AsyncGenerator[Event, None]:
        try:
            await asyncio.Event().wait()
            yield Finished()
        finally:
            ended.append("cleaned up")

    app: App[None] = App()
    async with app.run_test():
        jobs = Jobs(watch, _paths(), _starter(app), lambda job, event: None)
        jobs.start(Job())
        jobs.start(Job())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        await jobs.stop()
        assert ended == ["cleaned up"]
        assert not jobs.running


def _paths() -> Paths:
    return Paths(Path("config.toml"), Path("data"), Path("log"))


def _starter(app: App[None]) -> Callable[[Coroutine[None, None, None]], Worker[None]]:
    return app.run_worker


@pytest.mark.parametrize("text", ["हिन्दी में", "👩‍👩‍👧", "🇩🇪", "❤\ufe0f", "e\u0323"])
def test_a_line_whose_cells_terminals_count_otherwise_is_wiped_as_a_whole(text: str) -> None:
    plain, disputed = Strip([Segment("ab"), Segment("plain")]), Strip([Segment("ab"), Segment(text)])
    assert dirty(plain, disputed, 40) == dirty(disputed, plain, 40) == (0, 41)
    assert dirty(disputed, disputed, 40)[0] == dirty(disputed, disputed, 40)[1]


@pytest.mark.parametrize("text", ["words", "日本語", "é · ▌"])
def test_of_other_lines_only_what_differs_is_repainted(text: str) -> None:
    plain, other = Strip([Segment("ab"), Segment("plain")]), Strip([Segment("ab"), Segment(text)])
    assert dirty(plain, other, 40) == difference(plain, other) == (2, max(7, 2 + Segment(text).cell_length))


def test_every_glyph_of_ascii_is_ascii_and_hidden_lines_are_no_list_there() -> None:
    glyphs = look_of(replace(CONFIG, screen=Screen(ascii=True))).glyphs
    assert all(glyph.isascii() and len(glyph) == 1 for glyph in astuple(glyphs))
    assert glyphs.faint not in (glyphs.bullet, glyphs.bar)
