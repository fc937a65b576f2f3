"""Work that stands in line: the most pressing first, and never two pieces for one host at a time."""

import asyncio
import heapq
from collections import deque
from collections.abc import Callable, Coroutine
from itertools import count

Work = Callable[[], Coroutine[None, None, None]]


class Line:
    """Starts work as tasks of `group`, at most `slots` at once: those of the lowest rank first, then who came first.

    Work of one `lane` is done one piece after another, in the order it came.  What waits for its lane holds no slot and
    is no task yet, so a slow host keeps nobody else waiting and a long line costs little memory.
    """

    def __init__(self, group: asyncio.TaskGroup, slots: int) -> None:
        self._group = group
        self._free = slots
        self._ready: list[tuple[int, int, Work, str | None]] = []
        self._behind: dict[str, deque[tuple[int, Work]]] = {}
        self._arrival = count()

    def add(self, work: Work, lane: str | None = None, rank: int = 0) -> None:
        """Put `work` in line; without a lane it waits for a slot alone."""
        if lane is not None and lane in self._behind:
            self._behind[lane].append((rank, work))
            return
        if lane is not None:
            self._behind[lane] = deque()
        self._queue(work, lane, rank)
        self._start()

    def _queue(self, work: Work, lane: str | None, rank: int) -> None:
        heapq.heappush(self._ready, (rank, next(self._arrival), work, lane))

    def _start(self) -> None:
        while self._free and self._ready:
            _, _, work, lane = heapq.heappop(self._ready)
            self._free -= 1
            self._group.create_task(self._run(work, lane))

    async def _run(self, work: Work, lane: str | None) -> None:
        # Where `work` raises, the group ends all of it, and nothing more is to be started.
        await work()
        self._free += 1
        if lane is not None:
            behind = self._behind[lane]
            if behind:
                rank, following = behind.popleft()
                self._queue(following, lane, rank)
            else:
                del self._behind[lane]
        self._start()
