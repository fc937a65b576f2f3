import asyncio
import hashlib
import operator
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from pathlib import Path

import pytest

from matins.errors import Failed
from matins.work.frames import TOO_MUCH_MEMORY
from matins.work.pool import CRASHED, Pool


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


def endless_hash(size: int) -> tuple[Callable[..., object], str, bytes, bytes, int]:
    """Return a call that holds so many bytes and never ends."""
    return hashlib.pbkdf2_hmac, "sha256", b"x" * size, b"salt", 2**31 - 1


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
    pool._deadline = 0.1
    assert await pool.run(time.sleep, 60) == Failed("took longer than 0.1 s")
    assert not alive(before)
    pool._deadline = 10
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


async def test_a_call_that_is_cancelled_while_it_makes_room_leaves_workers_that_work(pool: Pool) -> None:
    idle = await worker_of(pool)
    large = asyncio.create_task(pool.run(len, b"x" * (1 << 20)))
    process = pool._workers[0]._process
    assert process is not None
    assert process.stdin is not None
    for _ in range(3):
        await asyncio.sleep(0)
    assert process.stdin.is_closing()
    large.cancel()
    with suppress(asyncio.CancelledError):
        await large
    assert await pool.run(operator.add, 1, 1) == 2
    assert not alive(idle)


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


async def test_a_call_that_never_ends_does_not_hold_up_the_others() -> None:
    async with Pool(size=1, overdue=1, patience=0.05, deadline=30) as pool:
        endless = asyncio.create_task(pool.run(time.sleep, 60))
        await asyncio.sleep(0)
        assert [await pool.run(operator.add, number, 1) for number in range(3)] == [1, 2, 3]
        assert not endless.done()
        endless.cancel()
        with suppress(asyncio.CancelledError):
            await endless
        assert len(pool._spare) == 1


async def test_no_more_late_calls_are_stood_in_for_than_allowed() -> None:
    async with Pool(size=1, overdue=1, patience=0.05, deadline=1.5) as pool:
        late = [asyncio.create_task(pool.run(time.sleep, 60)) for _ in range(2)]
        await asyncio.sleep(0)
        assert await pool.run(operator.add, 1, 1) == 2
        assert any(call.done() for call in late)
        assert await asyncio.gather(*late) == [Failed("took longer than 1.5 s")] * 2
        assert await pool.run(operator.add, 1, 1) == 2
        assert (len(pool._spare), pool._idle.qsize(), pool._stuck) == (1, 1, 0)


async def test_a_late_worker_is_replaced_after_its_answer() -> None:
    async with Pool(size=1, overdue=1, patience=0.05) as pool:
        before = await worker_of(pool)
        assert await pool.run(time.sleep, 0.2) is None
        assert not alive(before)
        assert await pool.run(operator.add, 1, 1) == 2


async def test_large_documents_are_read_one_at_a_time_unless_one_is_late() -> None:
    large = b"x" * (1 << 20)
    async with Pool(size=2, patience=30) as pool:
        first, second = (asyncio.create_task(pool.run(bytes.upper, large)) for _ in range(2))
        assert await pool.run(operator.add, 1, 1) == 2
        assert list(await asyncio.gather(first, second)) == [large.upper()] * 2
        assert len([worker for worker in pool._workers if worker._process]) <= 2
    async with Pool(size=1, overdue=1, patience=0.05) as pool:
        endless = asyncio.create_task(pool.run(*endless_hash(1 << 20)))
        await asyncio.sleep(0)
        assert await pool.run(bytes.upper, large) == large.upper()
        endless.cancel()
        with suppress(asyncio.CancelledError):
            await endless


async def test_a_large_document_finds_no_idle_worker_in_its_way(pool: Pool) -> None:
    idle = await worker_of(pool)
    assert await pool.run(len, b"x" * (1 << 20)) == 1 << 20
    assert not alive(idle)


async def test_the_largest_late_call_is_ended_where_the_workers_hold_too_much_together() -> None:
    async with Pool(size=2, patience=0.05, deadline=30, together=60 << 20) as pool:
        hungry = asyncio.create_task(pool.run(*endless_hash(80 << 20)))
        modest = asyncio.create_task(pool.run(time.sleep, 0.5))
        assert await hungry == TOO_MUCH_MEMORY
        assert await modest is None


async def test_a_call_that_takes_far_too_much_is_ended_at_once() -> None:
    async with Pool(size=1, patience=30, deadline=30, together=40 << 20) as pool:
        assert await pool.run(*endless_hash(80 << 20)) == TOO_MUCH_MEMORY


async def test_no_worker_stays_idle_where_they_hold_too_much_together() -> None:
    async with Pool(size=2, patience=30, deadline=30) as pool:
        busy = asyncio.create_task(pool.run(time.sleep, 30))
        await asyncio.sleep(0)
        worker = await pool.run(os.getpid)
        pool._together = sum(held.held() for held in pool._workers) * 4 // 5
        (idle,) = (held._process for held in pool._workers if held._process and held._process.pid == worker)
        assert await idle.wait() == -signal.SIGKILL
        assert not busy.done()
        busy.cancel()
        with suppress(asyncio.CancelledError):
            await busy


async def test_a_worker_that_has_grown_is_replaced(pool: Pool) -> None:
    before = await worker_of(pool)
    assert await pool.run(operator.mul, b"x", 95 << 20) == b"x" * (95 << 20)
    assert not alive(before)
    assert await worker_of(pool) != before


@pytest.mark.parametrize(
    ("which", "most"),
    [
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_FSIZE, 128 << 20),
        (resource.RLIMIT_AS, 400 << 20),
    ],
)
async def test_a_worker_may_not_take_more_than_its_share(pool: Pool, which: int, most: int) -> None:
    limits = await pool.run(resource.getrlimit, which)
    assert isinstance(limits, tuple)
    assert max(limits) <= most


async def test_a_worker_whose_pool_is_stopped_ends_by_processor_time(pool: Pool) -> None:
    limits = await pool.run(resource.getrlimit, resource.RLIMIT_CPU)
    assert isinstance(limits, tuple)
    assert 0 < limits[0] < 60
