"""A worker process: reads calls from its standard input, answers on its standard output, ends when the input does."""

import math
import os
import resource
import signal
import sys
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from matins.errors import Failed, MatinsError
from matins.work.frames import TOO_MUCH_MEMORY, Answer, Job, packed, read_job

NICENESS = 10

_LIMITS = {
    resource.RLIMIT_CORE: 0,
    resource.RLIMIT_NOFILE: 64,
    # Room for the language model, which unpacks itself into a temporary file, and for the bytecode of modules.
    resource.RLIMIT_FSIZE: 128 << 20,
}


def main(memory: int, grown: int) -> None:
    """Serve calls within `memory` bytes of address space until the input ends, or one has left over `grown` in use."""
    source, sink = _pipes()
    os.nice(NICENESS)
    # Ctrl+C reaches every process of the terminal; what to do about it is for the pool to decide.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for limit, value in (_LIMITS | {resource.RLIMIT_AS: memory}).items():
        _limit(limit, value, value)
    while job := read_job(source):
        signal.alarm(job.patience)
        _limit(resource.RLIMIT_CPU, math.ceil(time.process_time()) + job.patience, resource.RLIM_INFINITY)
        frame, last = _reply(job, grown)
        signal.alarm(0)
        sink.writelines(frame)
        sink.flush()
        if last:
            return


def _limit(which: int, soft: int, hard: int) -> None:
    with suppress(ValueError, OSError):  # not every system has every limit, and some have a lower one
        resource.setrlimit(which, (soft, hard))


def _in_use() -> int:
    """Return the bytes of memory that this process holds, 0 where the system does not say."""
    with suppress(OSError):
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()
    return 0


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes out of the way of libraries that print or read, and return them."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return source, sink


def _reply(job: Job, grown: int) -> tuple[Sequence[bytes], bool]:
    """Return the frame that answers `job`, and whether it is the worker's last."""
    try:
        value = job.function(*job.arguments)
        last = _in_use() > grown
        return packed(Answer(value, last=last)), last
    except MatinsError as error:
        return packed(Answer(Failed(str(error)))), False
    except MemoryError:
        return packed(Answer(TOO_MUCH_MEMORY, last=True)), True
    except Exception:  # noqa: BLE001  (the loop of a worker must not die of one page; the pool logs the traceback)
        return packed(Answer(Failed("could not be read; the log says why"), traceback.format_exc())), False


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
