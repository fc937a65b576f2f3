"""A worker process: reads calls from its standard input, answers on its standard output, ends when the input does."""

import os
import resource
import signal
import sys
import traceback
from contextlib import suppress
from typing import BinaryIO

from matins.errors import Failed, MatinsError
from matins.work.frames import HEAD, Answer, Job, packed, unpacked

NICENESS = 10


def main(memory: int) -> None:
    """Serve calls within `memory` bytes of address space until the input ends."""
    source, sink = _pipes()
    os.nice(NICENESS)
    # Ctrl+C reaches every process of the terminal; what to do about it is for the pool to decide.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(ValueError, OSError):  # not every system limits address space
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    while (head := source.read(HEAD.size)) and len(head) == HEAD.size:
        job = unpacked(source.read(*HEAD.unpack(head)))
        signal.alarm(job.patience)
        frame, last = _reply(job)
        signal.alarm(0)
        sink.write(frame)
        sink.flush()
        if last:
            return


def _pipes() -> tuple[BinaryIO, BinaryIO]:
    """Move the pipes out of the way of libraries that print or read, and return them."""
    source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    os.dup2(nowhere, 0)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return source, sink


def _reply(job: Job) -> tuple[bytes, bool]:
    """Return the frame that answers `job`, and whether it is the worker's last."""
    try:
        return packed(Answer(job.function(*job.arguments))), False
    except MatinsError as error:
        return packed(Answer(Failed(str(error)))), False
    except MemoryError:
        return packed(Answer(Failed("needed too much memory"), last=True)), True
    except Exception:  # noqa: BLE001  (the loop of a worker must not die of one page; the pool logs the traceback)
        return packed(Answer(Failed("could not be read; the log says why"), traceback.format_exc())), False


if __name__ == "__main__":
    main(int(sys.argv[1]))
