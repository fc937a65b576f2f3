"""What passes between the pool and its workers: values in frames, their length first, four bytes, big-endian."""

import pickle
import struct
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

HEAD = struct.Struct(">I")


@dataclass(frozen=True, slots=True)
class Job:
    """A call to make; `patience` is after how many seconds the worker ends itself, should nobody be left to end it."""

    function: Callable[..., object]
    arguments: tuple[object, ...]
    patience: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave; `traceback` is set where it stumbled over a bug, `last` where the worker ends after it."""

    value: object
    traceback: str | None = None
    last: bool = False


def packed(value: Job | Answer) -> bytes:
    """Return `value` as one frame."""
    data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    return HEAD.pack(len(data)) + data


def unpacked(data: bytes) -> Any:
    """Return the value of a frame without its head; only the pool and its own children exchange frames."""
    return pickle.loads(data)  # noqa: S301  (from our own process at the other end of a private pipe)
