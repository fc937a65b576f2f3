"""The one place that reads the time, passed in wherever a decision depends on it."""

import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """What tells the time: Unix seconds on the wall, and seconds that never go back."""

    def now(self) -> int:
        """Return the wall time in whole Unix seconds."""

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start that never go back."""


class SystemClock:
    """The machine's own clock."""

    def now(self) -> int:
        """Return the wall time in whole Unix seconds."""
        return int(time.time())

    def monotonic(self) -> float:
        """Return seconds from an arbitrary start that never go back."""
        return time.monotonic()


def moment(seconds: int) -> datetime:
    """Return Unix seconds as an aware UTC datetime."""
    return datetime.fromtimestamp(seconds, UTC)


def iso(seconds: int) -> str:
    """Return Unix seconds as ISO 8601 UTC, as every JSON document has it."""
    return moment(seconds).strftime("%Y-%m-%dT%H:%M:%SZ")
