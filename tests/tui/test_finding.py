"""Search, filter, views and undo on the screen, over a real database."""

import re
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from matins.errors import StoreError
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.rule import Deed, Rule
from matins.model.summary import Sentence, Summary
from matins.model.view import NamedView
from matins.service.library import Library
from matins.service.rules import apply
from matins.store import FeedAnswer, open_store
from matins.text.clean import Clean, clean_line, clean_text
from matins.tui.app import MatinsApp
from matins.tui.screens.skim import SkimScreen

if TYPE_CHECKING:
    from tui.conftest import Screen

NOW = 1_790_000_000
FEEDS = (
    Subscription("https://zoo.example/feed", Clean("Zoo"), (Clean("animals"),)),
    Subscription("https://art.example/feed", Clean("Art"), (Clean("museum"),)),
)
TEXTS = (
    "Otters hold hands while they sleep. Nobody knows who began.",
    "The museum bought a painting of an otter. It cost a fortune.",
    "Penguins walked through the gate. The keeper laughed.",
    "A café opened beside the museum. Its cakes are blue.",
)

Lines = Callable[[Pilot[str]], list[str]]


class StillClock:
    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


def draft(number: int, text: str) -> Draft:
    first, _ = text.split(". ", 1)
    document = Document((Block(BlockKind.PARAGRAPH, clean_text(text)),), status=Status.FEED, lang="en")
    sentence = Sentence(clean_text(f"{first}."), 0, ((0, len(first) + 1),))
    return Draft(
        key=str(number),
        digest=b"1",
        title=clean_line(f"Story {number}"),
        link=f"https://zoo.example/{number}",
        author=None,
        published=NOW - number * 3_600,
        sort_time=NOW - number * 3_600,
        comments=None,
        enclosures=(),
        summary=Summary(document, (sentence,), gist=clean_line(first)),
        wants_page=False,
    )


@pytest.fixture
def filled(screen: "Screen") -> Iterator["Screen"]:
    """Return the means to make a screen over a database of four articles of two feeds."""
    screen.config = replace(screen.config, feeds=FEEDS)
    with open_store(screen.paths.database, screen.paths.write_lock, StillClock()) as store:
        store.follow(FEEDS)
        for place, feed in enumerate(store.feeds()):
            drafts = tuple(draft(number, TEXTS[number]) for number in range(place, len(TEXTS), 2))
            store.store_answer(feed.id, FeedAnswer(Feed(), drafts, None, NOW))
    yield screen


@asynccontextmanager
async def running(screen: "Screen", size: tuple[int, int] = (100, 14)) -> AsyncIterator[Pilot[str]]:
    with Library.open(screen.paths, screen.config, StillClock()) as library:
        app = MatinsApp(library, screen.paths, screen.config, StillClock(), watch_job=screen.jobs.watch)
        async with app.run_test(size=size) as pilot:
            yield pilot


def main(pilot: Pilot[str]) -> SkimScreen:
    found = pilot.app.screen
    assert isinstance(found, SkimScreen)
    return found


async def typed(pilot: Pilot[str], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def written(pilot: Pilot[str]) -> None:
    """Wait until all marks are stored, and have the screen look."""
    main(pilot).session.library.flush()
    main(pilot).glance()
    await pilot.pause()


def under_cursor(pilot: Pilot[str]) -> str:
    row = main(pilot).list.row
    assert row is not None
    return row.title


def titles(shown: list[str]) -> list[str]:
    return [found[0] for line in shown[:-1] if (found := re.findall(r"Story \d", line[:40]))]


async def test_what_is_typed_behind_a_slash_is_searched_for_at_once(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash", *"otte")
        shown = lines(pilot)
        assert len(titles(shown)) == 2
        assert shown[-2] == " otte"
        assert " /otte: 2" in shown[-1]
        assert any("otter" in line.lower() for line in shown[2:9])


async def test_enter_keeps_what_was_found_and_escape_goes_back(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "j", "slash", *"museum", "enter")
        assert len(titles(lines(pilot))) == 2
        assert not main(pilot).asking
        first = under_cursor(pilot)
        await typed(pilot, "n")
        assert under_cursor(pilot) != first
        await typed(pilot, "N")
        assert under_cursor(pilot) == first
        await typed(pilot, "escape")
        shown = lines(pilot)
        assert len(titles(shown)) == 4
        assert shown[-1].startswith(" Unread 4 ")
        assert under_cursor(pilot) == "Story 1"


async def test_escape_while_typing_goes_back_too(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash", *"penguins")
        assert len(titles(lines(pilot))) == 1
        await typed(pilot, "escape")
        assert len(titles(lines(pilot))) == 4
        assert not main(pilot).asking


async def test_an_emptied_search_shows_what_was_there_before(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash", "x", "x", "x")
        assert "Nothing found. Esc goes back." in "\n".join(lines(pilot))
        await typed(pilot, "backspace", "backspace", "backspace")
        assert len(titles(lines(pilot))) == 4
        await typed(pilot, "enter")
        assert not main(pilot).asking
        assert lines(pilot)[-1].startswith(" Unread 4 ")


@pytest.mark.parametrize("text", ['"', "*", "NEAR(", "-", "OR", "(", "\U0001f600", "سلام"])
async def test_no_search_breaks_the_screen(filled: "Screen", text: str) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash")
        pilot.app.screen.query_one("#query", Input).value = text
        await typed(pilot, "enter")
        await typed(pilot, "escape")
        assert pilot.app.is_running
        assert main(pilot).list.row is not None


async def test_a_filter_lists_what_a_query_matches(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "equals_sign", *"feed:zoo", "enter")
        shown = lines(pilot)
        assert len(titles(shown)) == 2
        assert shown[-1].startswith(" feed:zoo: 2")
        await typed(pilot, "equals_sign")
        assert lines(pilot)[-2] == " feed:zoo"
        await typed(pilot, "escape")
        assert lines(pilot)[-1].startswith(" Unread 4 ")


async def test_a_wrong_query_is_pointed_at_and_changes_nothing(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "equals_sign", *"zoo titel:x", "enter")
        shown = lines(pilot)
        assert shown[-1] == '     ^ no field "titel"; did you mean title?'
        assert shown[-2].index("titel") == shown[-1].index("^")
        assert len(titles(shown)) == 4
        await typed(pilot, "backspace")
        assert "^" not in lines(pilot)[-1]


async def test_tab_goes_through_what_could_stand_there(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "equals_sign", *"fe", "tab")
        assert lines(pilot)[-2] == " feed:"
        await typed(pilot, *"a", "tab")
        assert lines(pilot)[-2] == " feed:Art"
        await typed(pilot, "enter")
        assert len(titles(lines(pilot))) == 2
        await typed(pilot, "equals_sign", *" is:", "tab")
        first = lines(pilot)[-2]
        await typed(pilot, "tab")
        assert first != lines(pilot)[-2]
        assert "starred" in lines(pilot)[-1]


async def test_all_of_a_view_is_marked_read_and_undone(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await pilot.press("A")
        assert lines(pilot)[-1].startswith(" Unread 0  all of Unread marked read, U undoes")
        assert "●" not in "".join(lines(pilot))
        await written(pilot)
        assert titles(lines(pilot)) == []
        await pilot.press("A")
        assert "nothing to mark" in lines(pilot)[-1]
        await pilot.press("U")
        await written(pilot)
        shown = lines(pilot)
        assert len(titles(shown)) == 4
        assert shown[-1].startswith(" Unread 4  undone: marked 4 articles of Unread read")
        await pilot.press("U")
        assert "nothing to undo" in lines(pilot)[-1]


async def test_undo_goes_further_back_each_time(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await pilot.press("s", "j", "m")
        await written(pilot)
        await pilot.press("U")
        assert "undone: marked “Story 1” read" in lines(pilot)[-1]
        await pilot.press("U")
        assert "undone: starred “Story 0”" in lines(pilot)[-1]
        await written(pilot)
        assert "★" not in "".join(lines(pilot))
        assert lines(pilot)[-1].startswith(" Unread 4 ")


async def test_what_another_matins_marks_shows_without_moving_the_cursor(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await pilot.press("j")
        row = main(pilot).list.row
        assert row is not None
        with open_store(filled.paths.database, filled.paths.write_lock, StillClock()) as other:
            other.mark([row.id], read=True, starred=True)
        main(pilot).glance()
        assert main(pilot).list.row == replace(row, read=True, starred=True)
        assert lines(pilot)[-1].startswith(" Unread 3 ")


async def test_an_empty_list_fills_when_another_matins_undoes(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await pilot.press("A")
        await written(pilot)
        assert titles(lines(pilot)) == []
        with open_store(filled.paths.database, filled.paths.write_lock, StillClock()) as other:
            assert other.undo() is not None
        main(pilot).glance()
        await pilot.pause()
        assert len(titles(lines(pilot))) == 4


async def test_orders_are_gone_through(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        assert titles(lines(pilot))[0] == "Story 0"
        await typed(pilot, "S")
        assert titles(lines(pilot))[0] == "Story 3"
        assert "oldest first" in lines(pilot)[-1]
        await typed(pilot, "S")
        assert "by feed" in lines(pilot)[-1]
        assert " Art " in lines(pilot)[0]
        await typed(pilot, "S", "S")
        assert titles(lines(pilot))[0] == "Story 0"


async def test_views_are_chosen_by_digit_or_cursor(filled: "Screen", lines: Lines) -> None:
    named = (NamedView(Clean("Creatures"), Clean("otter OR penguins")),)
    filled.config = replace(filled.config, views=named)
    async with running(filled) as pilot:
        await typed(pilot, "v")
        assert [line.strip() for line in lines(pilot)[:3]] == ["Views", "1 Unread", "2 All"]
        await typed(pilot, "4")
        assert lines(pilot)[-1].startswith(" Creatures: 2")
        await typed(pilot, "v", "j", "enter")
        assert lines(pilot)[-1].startswith(" All 4, unread 4 ")
        await typed(pilot, "v", "v")
        assert lines(pilot)[-1].startswith(" All 4, unread 4 ")


async def test_rules_tell_what_they_hit_and_list_it(filled: "Screen", lines: Lines) -> None:
    rules = (Rule(Deed.MUTE, Clean("museum")), Rule(Deed.READ, Clean("titel:x")))
    filled.config = replace(filled.config, rules=rules)
    async with running(filled) as pilot:
        await typed(pilot, "v")
        shown = "\n".join(lines(pilot))
        assert "mute when museum  2 articles" in shown
        assert 'no field "titel"' in shown
        await typed(pilot, "G", "k", "enter")
        assert len(titles(lines(pilot))) == 2
        assert lines(pilot)[-1].startswith(" mute when museum: 2")


async def test_a_search_keeps_the_beginning_of_its_last_word_in_every_order(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash", *"otte", "enter")
        for order in (", newest first", ", oldest first", ", by feed", ", by length", " "):
            await typed(pilot, "S")
            assert len(titles(lines(pilot))) == 2
            assert lines(pilot)[-1].startswith(f" /otte: 2{order}")


async def test_a_wrong_search_stays_in_its_prompt(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash", *"otter titel:x", "enter")
        assert main(pilot).asking
        assert lines(pilot)[-2] == " otter titel:x"
        assert 'no field "titel"' in lines(pilot)[-1]


async def test_what_could_stand_there_is_told_no_longer_than_it_matters(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "equals_sign", *"is:", "tab")
        assert "starred" in lines(pilot)[-1]
        await typed(pilot, "enter")
        assert "starred" not in lines(pilot)[-1]


async def test_an_open_prompt_tells_its_own_keys(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "slash")
        assert lines(pilot)[-1].endswith("Enter keep  Esc back  Tab complete")
        await typed(pilot, "escape")
        assert "Esc back" not in lines(pilot)[-1]


@pytest.mark.parametrize(("key", "prompt"), [("slash", "query"), ("plus", "address")])
async def test_a_prompt_has_its_keys_again_after_there_was_no_room_for_it(
    filled: "Screen", key: str, prompt: str
) -> None:
    async with running(filled) as pilot:
        await typed(pilot, key, "o")
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.resize_terminal(100, 14)
        await typed(pilot, "m", "A")
        assert pilot.app.screen.query_one(f"#{prompt}", Input).value == "omA"
        assert main(pilot).session.library.unread() == 4


async def test_a_chosen_view_without_articles_names_the_key_that_leads_on(filled: "Screen", lines: Lines) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "v", "3")
        assert "Nothing found. v shows the views." in "\n".join(lines(pilot))


async def test_a_rule_lists_what_it_hides_and_its_own_feed_alone(filled: "Screen", lines: Lines) -> None:
    rule = Rule(Deed.MUTE, Clean("museum"), feed="https://art.example/feed")
    filled.config = replace(filled.config, rules=(rule,))
    apply(filled.paths, filled.config, StillClock())
    async with running(filled) as pilot:
        await typed(pilot, "v", "G", "enter")
        assert titles(lines(pilot)) == ["Story 1", "Story 3"]
    filled.config = replace(filled.config, rules=(replace(rule, feed="https://zoo.example/feed"),))
    async with running(filled) as pilot:
        await typed(pilot, "v", "G", "enter")
        assert titles(lines(pilot)) == []


async def test_a_view_that_cannot_be_read_is_told_of(
    filled: "Screen", lines: Lines, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise StoreError("the database is busy")

    async with running(filled) as pilot:
        await typed(pilot, "slash", "o")
        monkeypatch.setattr(Library, "open_view", broken)
        await typed(pilot, "backspace")
        assert "the database is busy" in lines(pilot)[-1]
        monkeypatch.setattr(Library, "first", broken)
        await typed(pilot, "o")
        assert "the database is busy" in lines(pilot)[-1]
        monkeypatch.undo()
        await typed(pilot, "escape")
        assert len(titles(lines(pilot))) == 4


@pytest.mark.parametrize(
    ("pasted", "kept"),
    [
        ("otter\x1b]52;c;aGk=\x07\x9b2J\u202e\nrm", "otter]52;c;aGk=2J"),
        ("a\u00a0b\u200dc", "a b\u200dc"),
        ("x" * 10_000, "x" * 1_000),
    ],
)
async def test_a_prompt_keeps_of_a_paste_what_can_be_seen_and_has_room(
    filled: "Screen", pasted: str, kept: str
) -> None:
    async with running(filled) as pilot:
        await typed(pilot, "equals_sign")
        prompt = pilot.app.screen.query_one("#query", Input)
        prompt.post_message(Paste(pasted))
        await pilot.pause()
        assert prompt.value == kept


async def test_a_rule_that_can_do_nothing_is_told_once(filled: "Screen", lines: Lines) -> None:
    filled.config = replace(filled.config, rules=(Rule(Deed.READ, Clean("titel:x")),))
    async with running(filled) as pilot:
        await typed(pilot)
        assert 'the rule read when titel:x: no field "titel"' in lines(pilot)[-1]
        await typed(pilot, "j")
        assert "titel" not in lines(pilot)[-1]
