import asyncio
from collections.abc import Callable
from typing import TypeVar

import pytest

from matins.errors import Failed
from matins.fetch.get import Response
from matins.service.refresh.bodies import Bodies
from matins.work.pool import Pool

T = TypeVar("T")


class SlowPool(Pool):
    """A pool that calls when a test lets it."""

    def __init__(self) -> None:
        super().__init__(size=0)
        self.may = asyncio.Event()

    async def run(self, function: Callable[..., T], *arguments: object) -> T | Failed:
        await self.may.wait()
        return function(*arguments)


def response(body: bytes) -> Response:
    return Response("http://a.example/", "http://b.example/", body, "text/plain", None)


async def test_a_body_is_read_with_its_address_and_kind() -> None:
    pool = SlowPool()
    pool.may.set()
    read = await Bodies(pool).read(lambda *arguments: arguments, response(b"body"), "more")
    assert read == (b"body", "http://b.example/", "text/plain", "more")


async def test_there_is_room_until_too_much_waits_and_again_when_it_was_read() -> None:
    pool = SlowPool()
    bodies = Bodies(pool, most=10)
    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        await bodies.room()
        group.create_task(bodies.read(len_of_body, response(b"12345")))
        await asyncio.sleep(0)
        await bodies.room()
        group.create_task(bodies.read(len_of_body, response(b"12345")))
        await asyncio.sleep(0)
        waiting = group.create_task(bodies.room())
        await asyncio.sleep(0)
        assert not waiting.done()
        pool.may.set()
    assert waiting.done()


async def test_a_body_that_nobody_gets_through_makes_room_too() -> None:
    def fail(*_: object) -> None:
        raise LookupError

    pool = SlowPool()
    pool.may.set()
    bodies = Bodies(pool, most=1)
    with pytest.raises(LookupError):
        await bodies.read(fail, response(b"12345"))
    async with asyncio.timeout(5):
        await bodies.room()


def len_of_body(body: bytes, *_: object) -> int:
    return len(body)
