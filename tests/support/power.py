"""A disk that remembers every write and sync, so that it can be told what a power cut at any moment leaves of it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Literal

import apsw
from typing_extensions import override

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""

Fate = Literal["none", "all", "some", "torn"]
FATES: tuple[Fate, ...] = ("none", "all", "some", "torn")
"""What becomes of a file's writes after its last sync: dropped, kept, some of them, or parts of some of them."""


@dataclass(frozen=True, slots=True)
class Write:
    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    file: str


@dataclass(frozen=True, slots=True)
class Delete:
    file: str


@dataclass(frozen=True, slots=True)
class Line:
    text: str


Event = Write | Truncate | Sync | Delete | Line


@dataclass
class Disk:
    """What happens to the files, and what is to go wrong: asked before each write (its bytes) and sync (0)."""

    events: list[Event] = field(default_factory=list)
    fault: Callable[[int], type[apsw.Error] | None] = lambda _: None

    def meet(self, size: int) -> None:
        """Raise the fault that is due, if there is one."""
        if error := self.fault(size):
            raise error("the disk fails")


class _File(apsw.VFSFile):
    def __init__(self, disk: Disk, base: str, name: str | apsw.URIFilename | None, flags: list[int]) -> None:
        path = name.filename() if isinstance(name, apsw.URIFilename) else name
        self._disk, self._name = disk, Path(path or "").name
        super().__init__(base, name, flags)

    @override
    def xWrite(self, data: bytes, offset: int) -> None:
        self._disk.meet(len(data))
        super().xWrite(data, offset)
        if self._name:
            self._disk.events.append(Write(self._name, offset, bytes(data)))

    @override
    def xTruncate(self, size: int) -> None:
        super().xTruncate(size)
        self._disk.events.append(Truncate(self._name, size))

    @override
    def xSync(self, flags: int) -> None:
        self._disk.meet(0)
        super().xSync(flags)
        self._disk.events.append(Sync(self._name))


class _System(apsw.VFS):
    def __init__(self, disk: Disk) -> None:
        self._disk, self._base = disk, "unix"
        super().__init__("remembering", self._base, makedefault=True)

    @override
    def xOpen(self, name: str | apsw.URIFilename | None, flags: list[int]) -> apsw.VFSFile:
        return _File(self._disk, self._base, name, flags)

    @override
    def xDelete(self, filename: str, syncdir: bool) -> None:
        super().xDelete(filename, syncdir)
        self._disk.events.append(Delete(Path(filename).name))


@contextmanager
def remembering(disk: Disk) -> Iterator[None]:
    """Have every database of this process that is opened inside lie on `disk`."""
    system = _System(disk)
    try:
        yield
    finally:
        system.unregister()
        apsw.set_default_vfs("unix")


def left_after(events: list[Event], random: Random) -> dict[str, bytes]:
    """Return what is left of the files when the power is cut after `events`: all that was synced, and some of the rest.

    Deletions are taken to be durable, as SQLite asks for, and syncs to be honest.
    """
    files: dict[str, bytearray] = {}
    waiting: dict[str, list[Write | Truncate]] = {}
    for event in events:
        match event:
            case Write() | Truncate():
                waiting.setdefault(event.file, []).append(event)
            case Sync(name):
                _apply(files, waiting.pop(name, []))
            case Delete(name):
                waiting.pop(name, None)
                files.pop(name, None)
            case Line():
                pass
    for changes in waiting.values():
        fate = random.choice(FATES)
        kept = [change for change in changes if fate == "all" or (fate != "none" and random.random() < 0.6)]
        _apply(files, [part for change in kept for part in _parts(change, random, torn=fate == "torn")])
    return {name: bytes(content) for name, content in files.items()}


def _parts(change: Write | Truncate, random: Random, *, torn: bool) -> Iterator[Write | Truncate]:
    if isinstance(change, Truncate) or not torn:
        yield change
        return
    for start in range(0, len(change.data), SECTOR):
        if random.random() < 0.5:
            yield Write(change.file, change.offset + start, change.data[start : start + SECTOR])


def _apply(files: dict[str, bytearray], changes: list[Write | Truncate]) -> None:
    for change in changes:
        content = files.setdefault(change.file, bytearray())
        if isinstance(change, Truncate):
            del content[change.size :]
            continue
        content.extend(bytes(max(0, change.offset - len(content))))
        content[change.offset : change.offset + len(change.data)] = change.data
