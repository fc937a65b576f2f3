import asyncio
import operator
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from matins.errors import Failed
from matins.work.pool import CRASHED, TOO_MUCH_MEMORY, Pool


@pytest.fixture
async def pool() -> AsyncIterator[Pool]:
    async with Pool(size=2, deadline=10) as pool:
        yield pool


def alive(process: int) -> bool:
    with suppress(ProcessLookupError):
        os.kill(process, 0)
        return True
    return False


async def worker_of(pool: Pool) -> int:
    process = await pool.run(os.getpid)
    assert isinstance(process, int)
    return process


async def test_a_call_is_answered_from_another_process(pool: Pool) -> None:
    assert await worker_of(pool) != os.getpid()
    assert await pool.run(operator.add, 2, 3) == 5


async def test_no_worker_is_started_before_it_is_needed_and_one_is_enough_for_one_call_at_a_time(pool: Pool) -> None:
    assert not [worker for worker in pool._workers if worker._process]
    assert len({await worker_of(pool) for _ in range(4)}) == 1
    assert len([worker for worker in pool._workers if worker._process]) == 1


async def test_no_more_workers_run_than_allowed(pool: Pool) -> None:
    workers = await asyncio.gather(*(pool.run(os.getpid) for _ in range(12)))
    assert 1 <= len(set(workers)) <= 2


async def test_large_arguments_and_answers_pass(pool: Pool) -> None:
    megabytes = b"x" * 12_000_000
    assert await pool.run(bytes.upper, megabytes) == megabytes.upper()


async def test_what_a_library_prints_or_reads_does_not_disturb_the_frames(pool: Pool) -> None:
    assert await pool.run(print, "noise" * 10_000) is None
    assert await pool.run(os.write, 1, b"noise") == 5
    assert await pool.run(os.read, 0, 100) == b""
    assert await pool.run(operator.add, 1, 1) == 2


async def test_a_call_that_overstays_is_killed_and_the_next_one_works(pool: Pool) -> None:
    before = await worker_of(pool)
    assert await pool.run(time.sleep, 60, deadline=0.1) == Failed("took longer than 0.1 s")
    assert not alive(before)
    assert await worker_of(pool) != before


async def test_a_bug_is_a_failure_and_the_worker_goes_on(pool: Pool) -> None:
    before = await worker_of(pool)
    assert await pool.run(operator.truediv, 1, 0) == Failed("could not be read; the log says why")
    assert await worker_of(pool) == before


async def test_an_answer_that_cannot_be_sent_is_a_failure_too(pool: Pool) -> None:
    assert await pool.run(threading.Lock) == Failed("could not be read; the log says why")


async def test_too_much_memory_is_told(pool: Pool) -> None:
    assert await pool.run(operator.mul, b"x", 3 << 30) == TOO_MUCH_MEMORY
    assert await pool.run(operator.add, 1, 1) == 2


@pytest.mark.parametrize("death", [(os._exit, 3), (os.abort,)])
async def test_a_worker_that_dies_is_told_and_replaced(pool: Pool, death: tuple[object, ...]) -> None:
    function, *arguments = death
    assert callable(function)
    assert await pool.run(function, *arguments) == CRASHED
    assert await pool.run(operator.add, 1, 1) == 2


async def test_the_systems_out_of_memory_killer_is_recognised(pool: Pool) -> None:
    worker = await worker_of(pool)
    assert await pool.run(os.kill, worker, signal.SIGKILL) == TOO_MUCH_MEMORY
    assert await pool.run(operator.add, 1, 1) == 2


async def test_a_worker_that_died_while_idle_is_replaced(pool: Pool) -> None:
    worker = await worker_of(pool)
    os.kill(worker, signal.SIGKILL)
    process = pool._workers[0]._process
    assert process is not None
    await process.wait()
    assert await pool.run(operator.add, 1, 1) == 2


async def test_a_worker_is_replaced_after_so_many_calls() -> None:
    async with Pool(size=1, recycle=2) as pool:
        workers = [await worker_of(pool) for _ in range(4)]
    assert workers[0] == workers[1] != workers[2] == workers[3]


async def test_a_cancelled_call_kills_its_worker(pool: Pool) -> None:
    worker = await worker_of(pool)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(pool.run(time.sleep, 60), 0.05)
    assert not alive(worker)
    assert await pool.run(operator.add, 1, 1) == 2


async def test_closing_leaves_no_process() -> None:
    async with Pool(size=2) as pool:
        workers = await asyncio.gather(worker_of(pool), worker_of(pool))
    assert not [worker for worker in workers if alive(worker)]


async def test_ctrl_c_is_not_for_the_worker(pool: Pool) -> None:
    worker = await worker_of(pool)
    os.kill(worker, signal.SIGINT)
    assert await worker_of(pool) == worker


async def test_workers_are_nice(pool: Pool) -> None:
    nice = await pool.run(os.nice, 0)
    assert isinstance(nice, int)
    assert nice >= min(19, os.nice(0) + 10)


async def test_a_module_in_the_current_folder_does_not_stand_in_for_another(
    pool: Pool, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pickle.py").write_text("raise SystemExit(9)")
    monkeypatch.chdir(folder)
    assert await pool.run(operator.add, 1, 1) == 2


def test_workers_do_not_outlive_a_killed_parent() -> None:
    script = (
        "import asyncio, os, signal\n"
        "from matins.work.pool import Pool\n"
        "async def main():\n"
        "    pool = Pool(size=1)\n"
        "    print(await pool.run(os.getpid), flush=True)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "asyncio.run(main())\n"
    )
    parent = subprocess.run([sys.executable, "-c", script], stdout=subprocess.PIPE, check=False)
    assert parent.returncode == -signal.SIGKILL
    worker = int(parent.stdout)
    deadline = time.monotonic() + 10
    while alive(worker) and not _defunct(worker) and time.monotonic() < deadline:
        os.sched_yield()
    assert not alive(worker) or _defunct(worker)


def _defunct(process: int) -> bool:
    """Whether nobody in this container reaps orphans; a zombie has ended all the same."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return False
