"""What the system knows of processes: who started whom, and how much memory they hold together (Linux alone)."""

import threading
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self


def descendants(process: int) -> set[int]:
    """Return the living processes that `process` started, and those that they started; defunct ones are dead."""
    found: set[int] = set()
    waiting = [process]
    while waiting:
        for child in _children(waiting.pop()) - found:
            found.add(child)
            waiting.append(child)
    return {child for child in found if _alive(child)}


def proportional(process: int) -> int:
    """Return the bytes of memory that `process` holds, what it shares counted in proportion; 0 where it is gone."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) << 10
    return 0


def resident(process: int) -> int:
    """Return the bytes of memory that `process` has in use."""
    pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    return pages << 12


class MemoryWatch:
    """The memory of all descendants of `process` but `others` while it is entered; `peak` is their largest sum."""

    def __init__(self, process: int, others: frozenset[int] = frozenset(), every: float = 0.05) -> None:
        self._process = process
        self._others = others
        self._every = every
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch)
        self.peak = 0
        self.at_peak: tuple[int, ...] = ()

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._done.wait(self._every):
            held = tuple(proportional(child) for child in sorted(descendants(self._process) - self._others))
            if sum(held) > self.peak:
                self.peak, self.at_peak = sum(held), held


def _children(process: int) -> set[int]:
    found: set[int] = set()
    # Processes and their threads end while they are looked at.
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                found.update(map(int, (thread / "children").read_text().split()))
    return found


def _alive(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
