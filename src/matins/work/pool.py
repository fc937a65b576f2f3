"""A few worker processes that run one pure function at a time each, and are killed when they overstay."""

import asyncio
import math
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import TracebackType
from typing import Self, TypeVar, cast

from matins.errors import Failed
from matins.logs import log
from matins.work.frames import HEAD, Answer, Job, packed, unpacked

T = TypeVar("T")

TOO_MUCH_MEMORY = Failed("needed too much memory")
CRASHED = Failed("the program that reads it crashed")

_GRACE = 5
"""Seconds after its deadline when a worker ends itself, should the pool's process be gone."""
_GOODBYE = 1.0
"""Seconds that an idle worker gets to end by itself."""
_LIMIT = 1 << 20
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Thread pools reserve address space by the gigabyte, and other workers use the other cores."""


class Pool:
    """At most `size` worker processes, started when first needed.

    A call gets `deadline` seconds and `memory` bytes of address space; a worker is replaced after `recycle` calls.
    """

    def __init__(self, *, size: int = 2, deadline: float = 10.0, memory: int = 1 << 30, recycle: int = 200) -> None:
        self._deadline = deadline
        self._workers = [_Worker(memory, recycle) for _ in range(size)]
        # Last in, first out: while one worker keeps up, no second one is started.
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in reversed(self._workers):
            self._idle.put_nowait(worker)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def run(self, function: Callable[..., T], *arguments: object, deadline: float | None = None) -> T | Failed:
        """Return `function(*arguments)`, called in a worker, or Failed where it failed, overstayed or brought it down.

        `function` is a module's, by name; arguments and result are pickled.  A cancelled call kills its worker.
        """
        worker = await self._idle.get()
        try:
            answer = await worker.call(function, arguments, deadline or self._deadline)
        finally:
            self._idle.put_nowait(worker)
        if isinstance(answer, Failed):
            return answer
        if answer.traceback:
            log().error("a worker stumbled in %s\n%s", function.__name__, answer.traceback)
        return cast("T | Failed", answer.value)

    async def close(self) -> None:
        """End every worker and wait until they are gone."""
        await asyncio.gather(*(worker.close() for worker in self._workers))


class _Worker:
    """One worker process and its replacements."""

    def __init__(self, memory: int, recycle: int) -> None:
        self._memory = memory
        self._recycle = recycle
        self._calls = 0
        self._process: asyncio.subprocess.Process | None = None

    async def call(
        self, function: Callable[..., object], arguments: tuple[object, ...], deadline: float
    ) -> Answer | Failed:
        """Return the worker's answer; whatever goes wrong on the way, the next call finds a worker that works."""
        frame = packed(Job(function, arguments, math.ceil(deadline) + _GRACE))
        process = await self._started()
        answered = False
        try:
            async with asyncio.timeout(deadline):
                answer = await _exchanged(process, frame)
            answered = not answer.last
        except TimeoutError:
            return Failed(f"took longer than {deadline:g} s")
        except (asyncio.IncompleteReadError, ConnectionError):
            # Nobody but the system's out-of-memory killer sends SIGKILL to a worker that is not overdue.
            return TOO_MUCH_MEMORY if await process.wait() == -signal.SIGKILL else CRASHED
        finally:
            if not answered:
                await self._kill()
        self._calls += 1
        if self._calls >= self._recycle:
            await self.close()
        return answer

    async def close(self) -> None:
        """Let the worker end by itself, or kill it."""
        process = self._process
        if process is not None and process.returncode is None and process.stdin is not None:
            process.stdin.close()
            with suppress(TimeoutError):
                async with asyncio.timeout(_GOODBYE):
                    await process.wait()
        await self._kill()

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._calls = 0
            self._process = await asyncio.create_subprocess_exec(
                # -P: a file in the folder where matins was started must not stand in for a module.
                *(sys.executable, "-P", "-m", "matins.work.child", str(self._memory)),
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=_LIMIT,
                env=os.environ | _ONE_THREAD,
            )
        return self._process

    async def _kill(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
        if process.stdin is not None:
            process.stdin.close()
        await process.wait()


async def _exchanged(process: asyncio.subprocess.Process, frame: bytes) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a worker is started with pipes")
    process.stdin.write(frame)
    await process.stdin.drain()
    (size,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    answer: Answer = unpacked(await process.stdout.readexactly(size))
    return answer
