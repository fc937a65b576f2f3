import asyncio
from collections.abc import Sequence

import pytest

from matins.service.refresh import notes
from matins.service.refresh.notes import Notes
from matins.store import Unchanged


class Book:
    """Where notes are written, one batch after the other."""

    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.written = asyncio.Event()
        self.blocked = asyncio.Event()
        self.blocked.set()

    async def write(self, taken: Sequence[Unchanged]) -> None:
        await self.blocked.wait()
        self.batches.append([note.feed_id for note in taken])
        self.written.set()


def note(number: int) -> Unchanged:
    return Unchanged(number, None, 0)


async def test_many_notes_are_written_at_once() -> None:
    book = Book()
    async with asyncio.TaskGroup() as group:
        taken = Notes(group, book.write)
        for number in range(60):
            taken.add(note(number))
        await book.written.wait()
        await taken.flush()
    assert len(book.batches) <= 3
    assert [number for batch in book.batches for number in batch] == list(range(60))


async def test_a_few_notes_are_written_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notes, "_PATIENCE", 0.01)
    book = Book()
    async with asyncio.TaskGroup() as group:
        taken = Notes(group, book.write)
        taken.add(note(1))
        taken.add(note(2))
        await book.written.wait()
    assert book.batches == [[1, 2]]
    assert taken.left() == ()


async def test_nothing_is_written_where_there_is_nothing() -> None:
    book = Book()
    async with asyncio.TaskGroup() as group:
        await Notes(group, book.write).flush()
    assert book.batches == []


async def test_what_a_cancellation_keeps_from_being_written_is_left() -> None:
    book = Book()
    book.blocked.clear()
    async with asyncio.TaskGroup() as group:
        taken = Notes(group, book.write)
        taken.add(note(1))
        flushing = asyncio.ensure_future(taken.flush())
        await asyncio.sleep(0)
        taken.add(note(2))
        flushing.cancel()
        await asyncio.wait([flushing])
        assert [left.feed_id for left in taken.left()] == [1, 2]
