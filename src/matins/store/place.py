"""Where the database lies: on which kind of file system, and with what room in reserve beside it."""

import os
import re
from contextlib import suppress
from pathlib import Path

from matins.errors import MatinsError
from matins.paths import private_file
from matins.store.health import beside

RESERVE = 1 << 20
"""Bytes kept for the day on which the disk is full."""

_AMPLE = 16 * RESERVE
"""Bytes that must be free before any are put by."""

_MOUNTS = Path("/proc/self/mountinfo")

_SHARED = re.compile(
    "9p|afs|beegfs|ceph|cifs|coda|davfs|fuse|gfs2|glusterfs|gpfs|lustre|ncpfs|nfs4?|ocfs2|orangefs|prl_fs|pvfs2|smb3|"
    r"smbfs|sshfs|vboxsf|virtiofs|vmhgfs|fuse\..+"
)
"""File systems that another machine may have open too, or whose locks and shared memory cannot be relied upon."""


def shared_file_system(path: Path, mounts: Path = _MOUNTS) -> str | None:
    """Return the kind of network file system that `path` lies on, or None where it lies on a disk of this machine.

    `mounts` is what Linux tells of them (proc_pid_mountinfo(5)); where it tells nothing, the disk is taken to be ours.
    """
    try:
        lines = mounts.read_text("utf-8", "surrogateescape").splitlines()
        target = path.absolute().parent.resolve()
    except OSError:
        return None
    longest, kind = -1, ""
    for line in lines:
        mount, _, source = line.partition(" - ")
        fields, sort = mount.split(" "), source.partition(" ")[0]
        if len(fields) < 5 or not sort:
            continue
        point = Path(re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), fields[4]))
        # Of two mounts on one place the later hides the earlier.
        if target.is_relative_to(point) and len(point.parts) >= longest:
            longest, kind = len(point.parts), sort
    return kind if _SHARED.fullmatch(kind) else None


def make_reserve(database: Path) -> bool:
    """Put room by beside the database, where there is ample, and tell whether it is there."""
    reserve = beside(database, ".reserve")
    with suppress(OSError, MatinsError):
        if reserve.exists() and reserve.stat().st_size >= RESERVE:
            return True
        disk = os.statvfs(database.parent)
        if disk.f_bavail * disk.f_frsize < _AMPLE:
            return False
        private_file(reserve)
        with reserve.open("r+b") as file:
            file.write(os.urandom(RESERVE))  # what no file system can pack, or keep as a hole
        return True
    return False


def spend_reserve(database: Path) -> bool:
    """Give the room that was put by back to the disk, and tell whether there was any."""
    try:
        beside(database, ".reserve").unlink()
    except OSError:
        return False
    return True
