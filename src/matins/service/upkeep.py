"""Upkeep: what keeps the database sound, small and quick, in short steps that give way to everyone else."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass

from matins.clock import Clock
from matins.config.schema import Retention
from matins.errors import MatinsError, StoppedError
from matins.model.events import Notice, Tidying
from matins.paths import Paths
from matins.service.refresh.lock import refresh_lock
from matins.service.refresh.store_thread import StoreThread
from matins.store import Store
from matins.store.retention import Limits, Plan

DAY = 86_400
WEEK = 7 * DAY
MONTH = 30 * DAY

_PRUNE, _ANNOUNCED, _CHECK, _REMOVE, _COMPACT = "prune", "prune announced", "check", "remove", "compact"
"""The chores' names in the database."""

_REST = 0.025
"""The least seconds between two steps: others who wait for the lock look at it every 20 ms."""
_SHORT = 0.002
"""A step of so many seconds has kept nobody waiting."""
_LONG = 1.0
"""After how many seconds a chore is told of."""

Said = Tidying | Notice
Steps = Iterator[Said]
"""One short step each, told before the next."""


def limits(retention: Retention) -> Limits:
    """Return what the config says of old articles as the store takes it."""
    return Limits(**asdict(retention))


@dataclass(frozen=True, slots=True)
class Upkeep:
    """The chores of one store; `stop` is asked within long ones whether to end."""

    store: Store
    limits: Limits
    clock: Clock
    stop: Callable[[], bool]

    def steps(self) -> Steps:
        """Do what is due, step by step; it may be left at any time.  What fails is told, and the rest done."""
        chores = (
            *(self._finish, self._index, self._check, self._back_up, self._restore, self._prune),
            *(self._remove, self._compact, self._shrink, self._put_by),
        )
        for chore in chores:
            try:
                yield from chore()
            except StoppedError:
                return
            except MatinsError as error:
                yield Notice(str(error))

    def _finish(self) -> Steps:
        for _ in self.store.finishing():
            yield Tidying("finishing a large change")

    def _index(self) -> Steps:
        while left := self.store.index_some():
            yield Tidying("indexing articles for the search", left)

    def _check(self) -> Steps:
        if not (self.store.check_is_due() or self._due(_CHECK, WEEK)):
            return
        yield Tidying("checking the database")
        if fault := self.store.fault(self.stop):
            yield Notice(f"the database is damaged ({fault}); matins mends it at the next start")
        elif self.store.mend_index():
            yield Notice("the search index was damaged; it is being made anew")
            yield from self._index()
        self.store.note_chore(_CHECK)

    def _back_up(self) -> Steps:
        yield Tidying("copying the database")
        self.store.back_up_daily(stop=self.stop)

    def _restore(self) -> Steps:
        while self.store.restore_some():
            yield Tidying("bringing back what was pruned")

    def _prune(self) -> Steps:
        """Prune once a day; the first time, and after it was undone, say so a day before."""
        if not self._due(_PRUNE, DAY):
            return
        undone = self.store.prune_was_undone()
        if undone or self.store.chore(_ANNOUNCED) is None:
            yield Tidying("looking for old articles")
            if plan := self.store.plan(self.limits):
                self.store.note_chore(_ANNOUNCED)
                if undone:
                    self.store.forget_prune()
                yield Notice(announcement(plan, undone=undone))
        else:
            done = Plan()
            for sofar in self.store.pruning(self.limits):
                done = sofar
                yield Tidying("pruning old articles")
            for sentence in outcome(done):
                yield Notice(sentence)
        self.store.note_chore(_PRUNE)

    def _remove(self) -> Steps:
        if not self._due(_REMOVE, DAY):
            return
        before = self.clock.now() - self.limits.undo
        for _ in self.store.removing(before):
            yield Tidying("deleting what was pruned long ago")
        self.store.expire_steps(before)
        self.store.note_chore(_REMOVE)

    def _compact(self) -> Steps:
        if not self._due(_COMPACT, MONTH):
            return
        for _ in self.store.compacting():
            yield Tidying("making the search index compact")
        self.store.note_chore(_COMPACT)

    def _shrink(self) -> Steps:
        for _ in self.store.shrinking():
            yield Tidying("giving room back to the disk")

    def _put_by(self) -> Steps:
        yield Tidying("putting room by for a full disk")
        self.store.restore_reserve()

    def _due(self, chore: str, every: int) -> bool:
        """Whether the chore was done so long ago; one that was done in the future, the clock having gone back, too."""
        last = self.store.chore(chore)
        return last is None or abs(self.clock.now() - last[0]) >= every


def prune_now(store: Store, limits: Limits, rest: Callable[[float], None]) -> Plan:
    """Prune because a person says so, with a `rest` (seconds) between two steps, and return what was done."""
    done = Plan()
    for sofar in store.pruning(limits):
        done = sofar
        rest(_REST)
    store.note_chore(_PRUNE)
    store.note_chore(_ANNOUNCED)
    return done


def announcement(plan: Plan, *, undone: bool = False) -> str:
    """Return what a person is told a day before old articles are pruned."""
    when = "the last prune was undone; tomorrow matins prunes again" if undone else "from tomorrow on matins prunes"
    return (
        f"{when}: it would {plan.ahead}. "
        "matins db prune --dry-run tells more, [retention] in the config changes it; what is starred stays"
    )


def outcome(done: Plan) -> tuple[str, ...]:
    """Return what a prune has done, in sentences for people; none where it did nothing."""
    told: tuple[str, ...] = ()
    if done.reversible:
        told += (f"pruned: {done.reversible}; matins undo brings it back",)
    if done.final:
        told += (f"pruned: {done.final}, for good, since the database was larger than [retention] size",)
    return told


async def look_after(
    thread: StoreThread, paths: Paths, retention: Retention, clock: Clock, emit: Callable[[Said], None]
) -> None:
    """Do what is due in the store of `thread`, and tell `emit` what takes longer; nothing where another does so.

    Others write between any two steps.  It may be cancelled, and then ends within a moment.
    """
    stopped = threading.Event()

    def begun(store: Store) -> Steps:
        return Upkeep(store, limits(retention), clock, stopped.is_set).steps()

    def step(store: Store) -> Said | None:
        with store.stopping(stopped.is_set):
            return next(steps, None)

    with refresh_lock(paths.upkeep_lock) as busy:
        if busy:
            return
        steps = await thread.call(begun)
        voice = _Voice(emit, clock)
        try:
            began = clock.monotonic()
            while (said := await thread.call(step)) is not None:
                voice.say(said)
                took = clock.monotonic() - began
                await asyncio.sleep(max(_REST, took) if took > _SHORT else 0)
                began = clock.monotonic()
        finally:
            stopped.set()


class _Voice:
    """Tells what a person should know: notices at once, chores when they take long."""

    def __init__(self, emit: Callable[[Said], None], clock: Clock) -> None:
        self._emit, self._clock = emit, clock
        self._what, self._since = "", 0.0

    def say(self, said: Said) -> None:
        """Tell what is worth it."""
        match said:
            case Notice():
                self._emit(said)
            case Tidying(what) if what != self._what:
                self._what, self._since = what, self._clock.monotonic()
            case Tidying() if self._clock.monotonic() - self._since >= _LONG:
                self._emit(said)
