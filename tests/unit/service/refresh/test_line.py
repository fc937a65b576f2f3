import asyncio
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.service.refresh.line import Line


class Errands:
    """Work whose ends a test decides, and in which order it was begun."""

    def __init__(self) -> None:
        self.begun: list[str] = []
        self.ends: dict[str, asyncio.Event] = {}

    def add(self, line: Line, name: str, lane: str | None = None, rank: int = 0) -> None:
        self.ends[name] = asyncio.Event()

        async def work() -> None:
            self.begun.append(name)
            await self.ends[name].wait()

        line.add(work, lane, rank)

    async def end(self, *names: str) -> None:
        for name in names:
            self.ends[name].set()
        await settle()


async def settle() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_no_more_is_begun_than_there_are_slots() -> None:
    errands = Errands()
    async with asyncio.TaskGroup() as group:
        line = Line(group, 2)
        for name in "abc":
            errands.add(line, name)
        await settle()
        assert errands.begun == ["a", "b"]
        await errands.end("b")
        assert errands.begun == ["a", "b", "c"]
        await errands.end("a", "c")


async def test_the_lowest_rank_goes_first_whenever_it_came() -> None:
    errands = Errands()
    async with asyncio.TaskGroup() as group:
        line = Line(group, 1)
        for name, rank in (("now", 0), ("late", 3), ("soon", 1), ("also late", 3)):
            errands.add(line, name, rank=rank)
        await errands.end("now", "late", "soon", "also late")
        await settle()
    assert errands.begun == ["now", "soon", "late", "also late"]


async def test_one_lane_is_one_at_a_time_and_holds_no_slot_meanwhile() -> None:
    errands = Errands()
    async with asyncio.TaskGroup() as group:
        line = Line(group, 2)
        for name in ("a1", "a2", "a3"):
            errands.add(line, name, "a")
        errands.add(line, "b1", "b")
        await settle()
        assert errands.begun == ["a1", "b1"]
        await errands.end("b1")
        assert errands.begun == ["a1", "b1"]
        await errands.end("a1")
        assert errands.begun == ["a1", "b1", "a2"]
        await errands.end("a2", "a3")


async def test_a_lane_that_was_done_can_be_taken_again() -> None:
    errands = Errands()
    async with asyncio.TaskGroup() as group:
        line = Line(group, 1)
        errands.add(line, "first", "a")
        await errands.end("first")
        errands.add(line, "second", "a")
        await errands.end("second")
    assert errands.begun == ["first", "second"]


async def test_work_may_add_work() -> None:
    done: list[int] = []
    async with asyncio.TaskGroup() as group:
        line = Line(group, 1)

        async def work(number: int) -> None:
            done.append(number)
            if number < 3:
                line.add(lambda: work(number + 1), "a")

        line.add(lambda: work(0), "a")
    assert done == [0, 1, 2, 3]


async def test_what_fails_ends_the_rest() -> None:
    errands = Errands()

    async def fail() -> None:
        raise LookupError

    with pytest.raises(ExceptionGroup) as caught:
        async with asyncio.TaskGroup() as group:
            line = Line(group, 2)
            errands.add(line, "never ends")
            line.add(fail)
            errands.add(line, "never begun")
    assert caught.group_contains(LookupError)
    assert errands.begun == ["never ends"]


@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", None]), st.integers(0, 2)), max_size=30),
    st.integers(1, 4),
)
def test_everything_is_done_once_and_no_lane_twice_at_a_time(works: list[tuple[str | None, int]], slots: int) -> None:
    under_way: list[str | None] = []
    done: list[int] = []

    async def run() -> None:
        async with asyncio.TaskGroup() as group:
            line = Line(group, slots)
            for number, (lane, rank) in enumerate(works):
                line.add(partial(work, number, lane), lane, rank)

    async def work(number: int, lane: str | None) -> None:
        assert lane is None or lane not in under_way
        under_way.append(lane)
        assert len(under_way) <= slots
        await asyncio.sleep(0)
        under_way.remove(lane)
        done.append(number)

    asyncio.run(run())
    assert sorted(done) == list(range(len(works)))
