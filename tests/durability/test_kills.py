"""Processes that work on a store and are killed in the middle of it."""

import os
import select
import signal
import time
from pathlib import Path
from random import Random

import pytest

from day_of_work import Told, faults, work


def _killed(folder: Path, seed: int, after: float, told: Told) -> None:
    """Let a process work on the store in `folder` until it is killed, `after` seconds later, and hear what it tells."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(reading)
            work(folder, seed, lambda line: _tell(writing, line))
        finally:
            os._exit(9)  # it is to be killed before it ends
    os.close(writing)
    try:
        lines = b""
        deadline = time.monotonic() + after
        while (left := deadline - time.monotonic()) > 0 and select.select([reading], [], [], left)[0]:
            if not (more := os.read(reading, 1 << 16)):
                break
            lines += more
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        while more := os.read(reading, 1 << 16):
            lines += more
    finally:
        os.close(reading)
    assert os.WIFSIGNALED(status), lines[-500:]
    for line in lines.split(b"\n")[:-1]:
        told.hear(line.decode())


def _tell(pipe: int, line: str) -> None:
    left = line.encode() + b"\n"
    while left:
        left = left[os.write(pipe, left) :]


@pytest.mark.timeout(3600)
def test_nothing_that_was_acknowledged_is_lost_when_a_process_is_killed(
    tmp_path: Path, kills: int, figures: list[str]
) -> None:
    random = Random(kills)
    told, changes, within, logs = Told(), 0, 0, 0
    for number in range(kills):
        folder = tmp_path / f"run{number // 10}"  # ten lives to a store
        if number % 10 == 0:
            told = Told()
        before = told.changes
        _killed(folder, number, 0.01 + random.random() ** 2 * 0.3, told)
        changes += told.changes - before
        within += bool(told.begun)
        log = folder / "matins.db-wal"
        logs += log.exists() and log.stat().st_size > 0
        wrong = faults(folder, told)
        assert not wrong, f"kill {number}: {wrong}"
    within_all = f"{within} within a change, {logs} with a log left"
    figures.append(f"{kills} kills, {within_all}: {changes} changes acknowledged, 0 lost, 0 databases damaged")
    assert changes > kills
