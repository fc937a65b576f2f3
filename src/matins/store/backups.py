"""The database copied for a bad day: where a person asks, and once a day beside itself."""

import os
from contextlib import suppress
from pathlib import Path

from matins.clock import moment
from matins.errors import DamagedError, StoreError
from matins.paths import backups_of, private_folder
from matins.store.copies import UNFINISHED, Progress, Stop, copy, daily_copies
from matins.store.database import Database
from matins.store.failures import in_words
from matins.store.health import note_fault

KEPT = 3
"""How many daily copies are kept."""

_DAY = 86_400
_ROOM = 2
"""How many times its own size a copy must find free."""


class BackupDesk(Database):
    """The part of the store that copies it."""

    def back_up_to(self, path: Path, *, progress: Progress | None = None, stop: Stop | None = None) -> None:
        """Make `path` a copy of the database as it stands now, its owner's alone; others go on reading and writing.

        `progress` is told pages done and pages in all.  What was at `path` is replaced at once.  Raises StoppedError
        where `stop` said so, and StoreError; nothing has changed then.
        """
        self._copy(path, progress, stop, sound=False)

    def back_up_daily(self, *, progress: Progress | None = None, stop: Stop | None = None) -> Path | None:
        """Make today's copy (UTC) beside the older ones and return it, or None where it is there, or has no room.

        Only a sound copy comes to stand beside the others, of which the newest three are kept.  Raises DamagedError
        where it is not sound, StoppedError and StoreError.
        """
        folder = private_folder(backups_of(self._path))
        now = self._clock.now()
        path = folder / f"matins-{moment(now):%Y-%m-%d}.db"
        if path.exists() or not self._has_room(folder):
            return None
        for unfinished in folder.glob(f"{UNFINISHED}*"):
            with suppress(OSError):
                if now - unfinished.stat().st_mtime > _DAY:
                    unfinished.unlink()
        self._copy(path, progress, stop, sound=True)
        # What bears a day to come, of a clock that was ahead, goes before what does not.
        kept = sorted(daily_copies(self._path), key=lambda copy: copy.name > path.name)
        for old in kept[KEPT:]:
            old.unlink(missing_ok=True)
        return path

    def _copy(self, path: Path, progress: Progress | None, stop: Stop | None, *, sound: bool) -> None:
        try:
            with in_words(self._path):
                copy(self._connection, path, progress=progress, stop=stop, sound=sound)
        except DamagedError as error:
            note_fault(self._path, str(error))
            raise
        except OSError as error:
            raise StoreError(f"the database cannot be copied to {path}: {error.strerror}") from error

    def _has_room(self, folder: Path) -> bool:
        disk = os.statvfs(folder)
        ((pages, size),) = self._rows("SELECT page_count, page_size FROM pragma_page_count, pragma_page_size")
        return disk.f_bavail * disk.f_frsize > _ROOM * int(pages) * int(size)
