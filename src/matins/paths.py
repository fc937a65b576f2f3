"""Where matins keeps its files, and how they are made private."""

import os
from dataclasses import dataclass
from pathlib import Path

from matins.errors import MatinsError

PRIVATE_FOLDER = 0o700
PRIVATE_FILE = 0o600


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one installation: the user's config, the data folder and the log."""

    config: Path
    data: Path
    log: Path

    @property
    def database(self) -> Path:
        """The SQLite file of articles and marks."""
        return self.data / "matins.db"

    @property
    def write_lock(self) -> Path:
        """Held for the length of one write transaction."""
        return self.data / "matins.db.lock"

    @property
    def backups(self) -> Path:
        """The folder of the database's copies."""
        return backups_of(self.database)

    @property
    def marks(self) -> Path:
        """The folder of the log of marks."""
        return self.data / "marks"

    @property
    def refresh_lock(self) -> Path:
        """Held by the one refresh that runs at a time."""
        return self.data / "refresh.lock"

    @property
    def upkeep_lock(self) -> Path:
        """Held by the one process that looks after the database."""
        return self.data / "upkeep.lock"


def backups_of(database: Path) -> Path:
    """Return the folder in which copies of a database lie."""
    return database.parent / "backups"


def locate(config: Path | None = None, data: Path | None = None) -> Paths:
    """Return the paths in force: arguments before MATINS_* variables before the XDG folders."""
    return Paths(
        config=config or _variable("MATINS_CONFIG") or _xdg("XDG_CONFIG_HOME", ".config") / "config.toml",
        data=data or _variable("MATINS_DATA_DIR") or _xdg("XDG_DATA_HOME", ".local/share"),
        log=(data / "matins.log") if data else _xdg("XDG_STATE_HOME", ".local/state") / "matins.log",
    )


def private_folder(path: Path) -> Path:
    """Make `path` and its parents, for the owner's eyes only, and return it; raise MatinsError where that fails."""
    try:
        path.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise MatinsError(f"cannot make the folder {path}: {error.strerror}") from error
    return path


def private_file(path: Path) -> Path:
    """Create `path` if it is missing, 0600, never through a symbolic link; raise MatinsError where that fails."""
    private_folder(path.parent)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_NOFOLLOW | os.O_CLOEXEC, PRIVATE_FILE))
    except OSError as error:
        raise MatinsError(f"cannot write {path}: {error.strerror}") from error
    return path


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` in the place of the file at `path` at once and for good (POSIX rename, file and folder synced).

    The file is its owner's alone.  Raise OSError where that fails; what was there before then still is.
    """
    import tempfile  # for who writes a file

    descriptor, name = tempfile.mkstemp(prefix=".matins-", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            os.fchmod(descriptor, PRIVATE_FILE)
            file.write(content)
            file.flush()
            os.fsync(descriptor)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
    folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def _variable(name: str) -> Path | None:
    value = os.environ.get(name)
    return Path(value).expanduser() if value else None


def _xdg(name: str, fallback: str) -> Path:
    # The XDG specification tells to ignore a relative value.
    value = os.environ.get(name, "")
    base = Path(value) if value.startswith("/") else Path.home() / fallback
    return base / "matins"
