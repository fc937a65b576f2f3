import asyncio
import socket
import threading
from collections.abc import Sequence

import pytest

from matins.fetch.resolve import by_turns, resolved, system_resolver


def test_families_are_tried_by_turns_and_few_in_all() -> None:
    assert by_turns(["::1", "::2", "::3", "::4", "::5", "10.0.0.1"]) == ("::1", "10.0.0.1", "::2", "::3")
    assert by_turns(["10.0.0.1", "10.0.0.2", "::1"]) == ("10.0.0.1", "::1", "10.0.0.2")
    assert by_turns(["::1"]) == ("::1",)


def test_the_system_knows_loopback() -> None:
    assert system_resolver("127.0.0.1", 80) == ("127.0.0.1",)


async def test_lookups_run_beside_each_other_and_errors_come_out() -> None:
    meeting = threading.Barrier(2, timeout=10)

    def resolver(host: str, port: int) -> Sequence[str]:
        meeting.wait()
        if host == "none.test":
            raise socket.gaierror(socket.EAI_NONAME, "nobody")
        return [f"10.0.0.{port}"]

    found = await asyncio.gather(
        resolved(resolver, "some.test", 7), resolved(resolver, "none.test", 80), return_exceptions=True
    )
    assert found[0] == ["10.0.0.7"]
    assert isinstance(found[1], socket.gaierror)


async def test_nobody_waits_for_a_lookup_that_hangs() -> None:
    released, ended = threading.Event(), threading.Event()

    def resolver(host: str, port: int) -> Sequence[str]:
        released.wait(10)
        ended.set()
        return [host, str(port)]

    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.01):
            await resolved(resolver, "a.test", 80)
    released.set()
    assert await asyncio.to_thread(ended.wait, 10)
    await asyncio.sleep(0)
