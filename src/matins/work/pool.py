"""A few worker processes that run one pure function at a time each, and are killed when they overstay."""

import asyncio
import math
import os
import resource
import signal
import sys
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, cast

from matins.errors import Failed
from matins.logs import log
from matins.work.frames import HEAD, TOO_MUCH_MEMORY, Answer, Job, packed, unpacked

T = TypeVar("T")

CRASHED = Failed("the program that reads it crashed")

_GRACE = 5
"""Seconds after its deadline when a worker ends itself, should the pool's process be gone."""
_GOODBYE = 1.0
"""Seconds that an idle worker gets to end by itself."""
_GROWN = 80 << 20
"""How many bytes a worker may hold after a call without being replaced; what reading pages needs takes 60 MB."""
_LARGE = 1 << 19
"""From how many bytes on documents are read one at a time, for a parser makes ten times as much of them."""
_LOOK = 0.03
"""Seconds between two looks at how much memory the workers hold together."""
_LIMIT = 1 << 20
_STEP = 1 << 18
"""How many bytes are handed to a worker at a time, lest asyncio keeps a copy of those that it cannot take yet."""
_ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Thread pools reserve address space by the gigabyte, and other workers use the other cores."""


class Pool:
    """At most `size` worker processes, started when first needed, and `overdue` more while calls are late.

    A call gets `deadline` seconds and `memory` bytes of address space; a worker is replaced after `recycle` calls.  One
    that has run for `patience` seconds is late: it goes on, but another worker takes the calls that wait for its turn,
    so that what never ends delays nothing else.  Where the workers together hold more than `together` bytes of their
    own, none stays idle, and the largest call that is late is ended; from half as much again on, the largest of all.
    """

    def __init__(
        self,
        *,
        size: int = 2,
        overdue: int = 2,
        patience: float = 2.0,
        deadline: float = 10.0,
        memory: int = 400 << 20,
        together: int = 140 << 20,
        recycle: int = 1000,
    ) -> None:
        self._patience = patience
        self._deadline = deadline
        self._workers = [_Worker(memory, recycle) for _ in range(size + overdue)]
        self._spare = self._workers[size:]
        self._stuck = 0
        self._together = together
        self._large = asyncio.Lock()
        self._looking: asyncio.TimerHandle | None = None
        # Last in, first out: while one worker keeps up, no second one is started.
        self._idle: asyncio.LifoQueue[_Worker] = asyncio.LifoQueue()
        for worker in reversed(self._workers[:size]):
            self._idle.put_nowait(worker)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def run(self, function: Callable[..., T], *arguments: object) -> T | Failed:
        """Return `function(*arguments)`, called in a worker, or Failed where it failed, overstayed or brought it down.

        `function` is a module's, by name; arguments and result are pickled.  A cancelled call kills its worker.
        """
        async with self._turn(large=_weight(arguments) > _LARGE) as worker:
            if self._looking is None:
                self._looking = asyncio.get_running_loop().call_later(_LOOK, self._look)
            answer = await worker.call(function, arguments, self._deadline)
        if isinstance(answer, Failed):
            return answer
        if answer.traceback:
            log().error("a worker stumbled in %s\n%s", function.__name__, answer.traceback)
        return cast("T | Failed", answer.value)

    async def _make_room(self) -> None:
        """End the idle workers: what they hold is needed for a large document."""
        idle = [self._idle.get_nowait() for _ in range(self._idle.qsize())]
        try:
            await asyncio.gather(*(worker.close() for worker in idle))
        finally:
            for worker in idle:
                self._idle.put_nowait(worker)

    @asynccontextmanager
    async def _turn(self, *, large: bool) -> AsyncIterator["_Worker"]:
        """Wait for a worker; who keeps it for too long makes room for another while there are spare ones."""
        late = False
        with ExitStack() as lane:
            if large:
                await self._large.acquire()
                lane.callback(self._large.release)
                await self._make_room()
            worker = await self._idle.get()

            def fall_behind() -> None:
                nonlocal late
                late = True
                lane.close()
                if self._spare:
                    self._idle.put_nowait(self._spare.pop())
                else:
                    self._stuck += 1

            timer = asyncio.get_running_loop().call_later(self._patience, fall_behind)
            try:
                yield worker
            finally:
                timer.cancel()
                try:
                    if late:  # it has grown, or it is one too many
                        await worker.close()
                finally:
                    self._give_back(worker, late=late)

    def _give_back(self, worker: "_Worker", *, late: bool) -> None:
        if late and not self._stuck:
            self._spare.append(worker)
            return
        if late:  # the next late one gets the room that this one had
            self._stuck -= 1
        self._idle.put_nowait(worker)

    def _look(self) -> None:
        """Make room where the workers hold too much together; look again while any call runs."""
        loop = asyncio.get_running_loop()
        held = sum(worker.held() for worker in self._workers)
        if held > self._together and not any(worker.retire() for worker in self._workers):
            # A little more than that may be nothing but libraries that are being loaded, in calls that have just begun.
            patience = 0.0 if 2 * held > 3 * self._together else self._patience
            guilty = [worker for worker in self._workers if loop.time() - worker.since > patience]
            if guilty:
                max(guilty, key=_Worker.held).end()
        busy = any(worker.since < math.inf for worker in self._workers)
        self._looking = loop.call_later(_LOOK, self._look) if busy else None

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
        self._retired: list[asyncio.subprocess.Process] = []
        self.since = math.inf
        """When the call under way began, in the loop's time; infinity where there is none."""

    def held(self) -> int:
        """Return the bytes that the worker shares with no file, 0 where there is none or the system does not say."""
        if self._process is None:
            return 0
        with suppress(OSError):
            _, resident, shared, *_ = Path(f"/proc/{self._process.pid}/statm").read_text().split()
            return (int(resident) - int(shared)) * resource.getpagesize()
        return 0

    def end(self) -> None:
        """Kill the worker under its call, which learns that it needed too much memory."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()

    def retire(self) -> bool:
        """Kill the worker where it is idle, and return whether it was; the next call starts another."""
        if self._process is None or self.since < math.inf:
            return False
        self.end()
        self._retired.append(self._process)
        self._process = None
        return True

    async def call(
        self, function: Callable[..., object], arguments: tuple[object, ...], deadline: float
    ) -> Answer | Failed:
        """Return the worker's answer; whatever goes wrong on the way, the next call finds a worker that works."""
        self.since = asyncio.get_running_loop().time()
        try:
            return await self._answered(packed(Job(function, arguments, math.ceil(deadline) + _GRACE)), deadline)
        finally:
            self.since = math.inf

    async def _answered(self, frame: Sequence[bytes], deadline: float) -> Answer | Failed:
        process = await self._started()
        answered = False
        try:
            async with asyncio.timeout(deadline):
                answer = await _exchanged(process, frame)
            answered = not answer.last
        except TimeoutError:
            return Failed(f"took longer than {deadline:g} s")
        except (asyncio.IncompleteReadError, ConnectionError):
            # Whoever sends SIGKILL to a worker that is not overdue, the pool or the system, does it for memory.
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
        try:
            if process is not None and process.returncode is None and process.stdin is not None:
                process.stdin.close()
                with suppress(TimeoutError):
                    async with asyncio.timeout(_GOODBYE):
                        await process.wait()
        finally:  # where this is cancelled, too: a worker that was told to end takes no call any more
            await self._kill()
        while self._retired:
            await self._retired.pop().wait()

    async def _started(self) -> asyncio.subprocess.Process:
        if self._process is None or self._process.returncode is not None:
            self._calls = 0
            self._process = await asyncio.create_subprocess_exec(
                # -P: a file in the folder where matins was started must not stand in for a module.
                *(sys.executable, "-P", "-m", "matins.work.child", str(self._memory), str(_GROWN)),
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


def _weight(arguments: tuple[object, ...]) -> int:
    return max((len(argument) for argument in arguments if isinstance(argument, bytes | str)), default=0)


async def _exchanged(process: asyncio.subprocess.Process, frame: Sequence[bytes]) -> Answer:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("a worker is started with pipes")
    for piece in frame:
        for start in range(0, len(piece), _STEP):
            process.stdin.write(memoryview(piece)[start : start + _STEP])
            await process.stdin.drain()
    (size,) = HEAD.unpack(await process.stdout.readexactly(HEAD.size))
    return unpacked(await process.stdout.readexactly(size))
