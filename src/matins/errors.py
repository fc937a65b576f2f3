"""What can go wrong in ways a person should read about, and the value that stands for an expected failure."""

from dataclasses import dataclass
from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every command; they are part of the interface."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    PARTLY = 3
    INTERRUPTED = 130


class MatinsError(Exception):
    """A failure with a sentence for people; `code` is what a command then exits with."""

    code = ExitCode.FAILED


class UsageError(MatinsError):
    """Wrong words on the command line or in the config."""

    code = ExitCode.USAGE


class ConfigError(UsageError):
    """The config cannot be used; the message names file, line, key and the nearest right one."""


class StoreError(MatinsError):
    """The database cannot be used; it was left untouched."""


class DamagedError(StoreError):
    """What the file holds cannot be read as a database any more."""


class UnwritableError(StoreError):
    """The file or its folder may be read, but not written."""


class FullDiskError(StoreError):
    """The database cannot grow."""


class RoomMadeError(FullDiskError):
    """Likewise, but room that was kept in reserve has just been given back: it is worth another try."""


class StoppedError(StoreError):
    """What was asked of the database was stopped before its end."""


class FeedError(MatinsError):
    """What came is no feed; the message is a short phrase that says what it is instead."""


@dataclass(frozen=True, slots=True)
class Failed:
    """An expected failure as a value: a feed that does not answer, a page without an article.

    `reason` is a short phrase for people, already cleaned, without a full stop.
    """

    reason: str
