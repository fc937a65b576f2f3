"""What one run tells the next of how sound the database's file is, in a small file beside it."""

from contextlib import suppress
from pathlib import Path

from matins.errors import MatinsError
from matins.paths import backups_of, private_file

_LONGEST = 500


def note_unclean(database: Path) -> None:
    """Note that a program stopped without closing the database, so that it should be looked through."""
    if noted(database) is None:
        note_fault(database, "")


def note_fault(database: Path, fault: str) -> None:
    """Note a fault that was found, so that the next start looks at the file before it uses it."""
    with suppress(OSError, MatinsError):  # what is told in vain is found again
        private_file(_note(database)).write_text(fault[:_LONGEST], "utf-8")


def noted(database: Path) -> str | None:
    """Return what was noted last: a fault, nothing but an unclean stop (an empty text), or None where all was well."""
    try:
        return _note(database).read_text("utf-8", "replace")
    except OSError:
        return None


def forget(database: Path) -> None:
    """Take the note away, the file having been found sound."""
    with suppress(OSError):
        _note(database).unlink()


def log_waits(database: Path) -> bool:
    """Whether a log lies beside the database, as it does for as long as one has it open, and after a crash."""
    logs = (beside(database, "-wal"), beside(database, "-journal"))
    return any(_size(log) > 0 for log in logs)


def beside(database: Path, suffix: str) -> Path:
    """Return the file of that suffix beside the database, as SQLite names them."""
    return database.with_name(database.name + suffix)


def rebuilding(database: Path) -> Path:
    """Return the note that stands for as long as a damaged database is being made anew; see recovery."""
    return beside(database, ".rebuild")


def is_gone(database: Path) -> bool:
    """Whether no database, or an empty file, is where there was one: copies of it exist, or it was being mended."""
    with suppress(OSError):
        if database.stat().st_size:
            return False
    copies = backups_of(database)
    return rebuilding(database).exists() or (copies.is_dir() and any(copies.glob("matins-*.db")))


def identity(database: Path) -> tuple[int, int] | None:
    """Return what tells the file at this path from any other, or None where there is none."""
    try:
        found = database.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # whoever closes the database last takes its log away, at any moment
        return 0


def _note(database: Path) -> Path:
    return beside(database, ".suspect")
