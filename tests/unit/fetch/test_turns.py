import asyncio

from matins.fetch.turns import Turns


class Time:
    """Time that goes on only when someone sleeps."""

    def __init__(self) -> None:
        self.now = 100.0
        self.slept: list[float] = []

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(0)
        self.now += seconds


def turns(time: Time, pause: float = 1.0) -> Turns:
    return Turns(pause, now=lambda: time.now, sleep=time.sleep)


async def test_a_host_is_asked_by_one_at_a_time_in_the_order_of_asking() -> None:
    time = Time()
    queue = turns(time)
    begun: list[tuple[int, float]] = []
    inside = 0

    async def ask(number: int) -> None:
        nonlocal inside
        async with queue.turn("a.example"):
            inside += 1
            assert inside == 1
            begun.append((number, time.now))
            await asyncio.sleep(0)
            time.now += 0.5
            inside -= 1

    await asyncio.gather(*(ask(number) for number in range(4)))
    assert begun == [(0, 100.0), (1, 101.5), (2, 103.0), (3, 104.5)]


async def test_other_hosts_do_not_wait() -> None:
    time = Time()
    queue = turns(time)
    async with queue.turn("a.example"), queue.turn("b.example"):
        pass
    assert time.slept == []


async def test_a_host_that_had_its_pause_is_asked_at_once() -> None:
    time = Time()
    queue = turns(time)
    async with queue.turn("a.example"):
        pass
    time.now += 1
    async with queue.turn("a.example"):
        pass
    assert time.slept == []


async def test_a_slow_host_and_its_subdomains_take_turns_together_and_pause_longer() -> None:
    time = Time()
    queue = turns(time)
    for host in ("www.reddit.com", "old.reddit.com.", "reddit.com", "notreddit.com"):
        async with queue.turn(host):
            pass
    assert time.slept == [60.0, 60.0]


async def test_a_longer_pause_of_the_user_counts_for_slow_hosts_too() -> None:
    time = Time()
    queue = turns(time, 90.0)
    for _ in range(2):
        async with queue.turn("reddit.com"):
            pass
    assert time.slept == [90.0]


async def test_a_turn_that_is_given_up_goes_to_the_next_after_its_pause() -> None:
    time = Time()
    queue = turns(time)
    held = asyncio.Event()

    async def hold() -> None:
        async with queue.turn("a.example"):
            held.set()
            await asyncio.Event().wait()

    holder = asyncio.create_task(hold())
    await held.wait()
    waiter = asyncio.create_task(hold())
    await asyncio.sleep(0)
    waiter.cancel()
    holder.cancel()
    await asyncio.gather(holder, waiter, return_exceptions=True)
    async with queue.turn("a.example"):
        pass
    assert time.slept == [1.0]
