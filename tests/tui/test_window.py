"""The window of rows: always a piece of the view, read in few steps, never all of it."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.model.article import Article, Position, Row
from matins.model.document import Status
from matins.service.library import Library, Sort, View
from matins.text.clean import NOTHING
from matins.tui.window import Window

if TYPE_CHECKING:
    from tui.conftest import FakeLibrary

CHUNK = 7


class LongLibrary(Library):
    """A view of `count` rows made on demand: row n stands at time and id `count` - n."""

    def __init__(self, template: Row, count: int) -> None:
        self.template, self.length = template, count
        self.reads = self.rows_read = 0

    def _rows(self, start: int, stop: int) -> tuple[Row, ...]:
        self.reads += 1
        numbers = range(max(0, start), min(self.length, stop))
        self.rows_read += len(numbers)
        return tuple(replace(self.template, id=self.length - n, sort_time=self.length - n) for n in numbers)

    def first(self, view: View, count: int) -> tuple[Row, ...]:
        return self._rows(0, count)

    def last(self, view: View, count: int) -> tuple[Row, ...]:
        return self._rows(self.length - count, self.length)

    def after(self, view: View, position: Position, count: int, *, inclusive: bool = False) -> tuple[Row, ...]:
        start = self.length - position[0] + (not inclusive)
        return self._rows(start, start + count)

    def before(self, view: View, position: Position, count: int) -> tuple[Row, ...]:
        stop = self.length - position[0]
        return self._rows(stop - count, stop)


@pytest.fixture(scope="module")
def view() -> View:
    return View(condition=None, unread=True, sort=Sort.NEWEST, opened=0, last_id=10**6, total=0)


Move = int | str
MOVES = st.lists(st.one_of(st.integers(-30, 30), st.sampled_from(["first", "last", "go"])), max_size=30)


@given(count=st.integers(0, 60), moves=MOVES, target=st.integers(0, 59))
def test_moves_end_where_a_plain_list_would(view: View, count: int, moves: list[Move], target: int) -> None:
    library = LongLibrary(_row(), count)
    window = Window(library, view, CHUNK)
    at = 0
    for move in moves:
        if move == "first":
            window.go_to_first()
            at = 0
        elif move == "last":
            window.go_to_last()
            at = max(0, count - 1)
        elif isinstance(move, int):
            goal = min(max(at + move, 0), max(0, count - 1))
            assert window.move(move) == goal - at
            at = goal
        elif count:
            at = min(target, count - 1)
            window.go_to((count - at, count - at))
        assert (window.row.id if window.row else None) == (count - at if count else None)
        assert window.below(CHUNK) >= min(CHUNK, max(0, count - 1 - at))
        assert window.above(CHUNK) >= min(CHUNK, at)
        ids = [row.id for row in window.rows]
        assert ids == list(range(ids[0], ids[0] - len(ids), -1)) if ids else count == 0


def test_a_long_view_is_never_held_whole(view: View) -> None:
    library = LongLibrary(_row(), 100_000)
    window = Window(library, view, CHUNK)
    for _ in range(1_000):
        window.move(1)
    assert len(window.rows) <= 6 * CHUNK
    assert library.rows_read <= 1_000 + 3 * CHUNK
    window.go_to_last()
    for _ in range(1_000):
        window.move(-1)
    assert len(window.rows) <= 6 * CHUNK


def test_going_to_a_row_that_is_gone_goes_to_the_next(
    view: View, make_library: Callable[..., "FakeLibrary"], make_article: Callable[..., Article]
) -> None:
    library = make_library([make_article(n) for n in (1, 2, 4, 5)])
    window = Window(library, library.open_view(), CHUNK)
    window.go_to(make_article(3).row.position)
    assert window.row is not None
    assert window.row.title == "Title 4"
    window.go_to(make_article(9).row.position)
    assert window.row.title == "Title 5"


def _row() -> Row:
    return Row(
        1, 1, NOTHING, NOTHING, None, None, 1, read=False, starred=False, minutes=1, gist=NOTHING, status=Status.FULL
    )
