"""The chores: what is due when, what is told, and that they give way."""

import asyncio
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from matins.config.schema import Config, Retention
from matins.errors import StoreError
from matins.model.events import Notice, Tidying
from matins.model.feed import Feed, Subscription
from matins.paths import Paths, backups_of
from matins.service.refresh.lock import refresh_lock
from matins.service.refresh.store_thread import StoreThread
from matins.service.upkeep import Said, Upkeep, announcement, limits, look_after, outcome, prune_now
from matins.store import FeedAnswer, Marking, Store, open_store, steps
from matins.store.retention import Plan
from matins.text.clean import Clean

if TYPE_CHECKING:
    from unit.service.conftest import OwnClock

ADDRESS = "http://a.example/feed"
DAY = 86_400


@pytest.fixture
def store(paths: Paths, clock: "OwnClock", fill: Callable[..., None]) -> Iterator[Store]:
    """Return a store of five articles that are read and gone from their feed."""
    fill(5)
    with open_store(paths.database, paths.write_lock, clock) as opened:
        opened.mark([1, 2, 3, 4, 5], read=True)
        opened.store_answer(1, FeedAnswer(Feed(Clean("A")), (), None, 0, listed=frozenset()))
        yield opened


def run(store: Store, clock: "OwnClock", *, newest: int = 0) -> list[Said]:
    """Do all that is due and return what was said."""
    return list(Upkeep(store, limits(Retention(newest=newest)), clock, lambda: False).steps())


def notices(said: list[Said]) -> list[str]:
    return [one.text for one in said if isinstance(one, Notice)]


def texts(store: Store) -> int:
    ((count,),) = store._rows("SELECT count(*) FROM bodies WHERE pruned IS NULL")
    return int(count)


def test_the_first_prune_is_announced_and_done_a_day_later(store: Store, clock: "OwnClock") -> None:
    clock.seconds += 40 * DAY
    assert notices(run(store, clock)) == [
        "from tomorrow on matins prunes: it would drop the text of 5 articles. matins db prune --dry-run tells more, "
        "[retention] in the config changes it; what is starred stays"
    ]
    assert texts(store) == 5
    clock.seconds += DAY - 1
    assert not notices(run(store, clock))
    assert texts(store) == 5
    clock.seconds += 1
    assert notices(run(store, clock)) == ["pruned: dropped the text of 5 articles; matins undo brings it back"]
    assert texts(store) == 0
    clock.seconds += DAY
    assert not notices(run(store, clock))


def test_a_large_change_that_was_cut_off_is_finished_first(
    store: Store, clock: "OwnClock", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    store.mark([1, 2, 3, 4, 5], read=False)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "finish", lambda *_: None)
        store.begin((Marking((1, 2, 3, 4, 5), read=True),))
    assert store.feeds()[0].unread == 5
    chores = Upkeep(store, limits(Retention()), clock, lambda: False).steps()
    unread = []
    for _ in range(3):
        assert next(chores) == Tidying("finishing a large change")
        unread.append(store.feeds()[0].unread)
    assert unread == [3, 1, 0]
    assert Tidying("finishing a large change") not in list(chores)


def test_a_folder_that_cannot_be_made_is_told_and_the_rest_done(store: Store, clock: "OwnClock", paths: Paths) -> None:
    backups_of(paths.database).write_text("no folder")
    (said,) = notices(run(store, clock))
    assert said.startswith("cannot make the folder")
    assert store.chore("compact")


def test_nothing_is_announced_where_nothing_is_old(store: Store, clock: "OwnClock") -> None:
    assert not notices(run(store, clock))
    clock.seconds += 40 * DAY
    assert len(notices(run(store, clock))) == 1


def test_a_prune_that_was_undone_is_announced_anew(store: Store, clock: "OwnClock") -> None:
    clock.seconds += 40 * DAY
    run(store, clock)
    clock.seconds += DAY
    run(store, clock)
    assert store.undo()
    assert not notices(run(store, clock))
    assert texts(store) == 5
    clock.seconds += DAY
    (said,) = notices(run(store, clock))
    assert said.startswith("the last prune was undone; tomorrow matins prunes again: it would drop")
    assert texts(store) == 5
    clock.seconds += DAY
    assert notices(run(store, clock))
    assert texts(store) == 0


def test_what_a_person_pruned_is_not_announced_again(store: Store, clock: "OwnClock") -> None:
    clock.seconds += 40 * DAY
    rests: list[float] = []
    assert prune_now(store, limits(Retention(newest=0)), rests.append).texts == 5
    assert len(rests) == 1
    assert not notices(run(store, clock))


def test_a_clock_that_was_wrong_holds_nothing_up(store: Store, clock: "OwnClock") -> None:
    clock.seconds += 4_000 * DAY
    assert notices(run(store, clock))
    clock.seconds -= 3_960 * DAY
    assert notices(run(store, clock)) == ["pruned: dropped the text of 5 articles; matins undo brings it back"]


def test_what_was_pruned_is_deleted_and_the_journal_forgotten_after_thirty_days(
    store: Store, clock: "OwnClock"
) -> None:
    clock.seconds += 40 * DAY
    prune_now(store, limits(Retention(newest=0)), lambda _: None)
    clock.seconds += 30 * DAY - 1
    run(store, clock)
    assert store._rows("SELECT count(*) FROM bodies") == [(5,)]
    assert store.steps()
    clock.seconds += DAY
    run(store, clock)
    assert store._rows("SELECT count(*) FROM bodies") == [(0,)]
    assert store.steps() == ()


def test_articles_that_are_not_indexed_are(store: Store, clock: "OwnClock") -> None:
    store.index_anew()
    store._rows("DELETE FROM search")
    run(store, clock)
    assert store.faults() == ()


def test_a_copy_is_made_once_a_day(store: Store, clock: "OwnClock", paths: Paths) -> None:
    for _ in range(5):
        run(store, clock)
        run(store, clock)
        clock.seconds += DAY
    assert len(list(paths.backups.iterdir())) == 3


def test_a_damaged_search_index_is_made_anew(store: Store, clock: "OwnClock") -> None:
    store._rows("DELETE FROM search_data WHERE id > 10")
    assert "the search index was damaged; it is being made anew" in notices(run(store, clock))
    assert store.index_fault() is None
    assert store.index_some() == 0


def test_the_file_is_checked_once_a_week_and_after_an_unclean_stop(
    store: Store, clock: "OwnClock", monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def fault(_self: Store, stop: object) -> str | None:
        asked.append(clock.seconds)
        return "page 7 is not what it was" if len(asked) == 2 else None

    monkeypatch.setattr(Store, "fault", fault)
    run(store, clock)
    run(store, clock)
    assert len(asked) == 1
    clock.seconds += 7 * DAY
    (said,) = notices(run(store, clock))
    assert said == "the database is damaged (page 7 is not what it was); matins mends it at the next start"
    monkeypatch.setattr(Store, "check_is_due", lambda _: True)
    run(store, clock)
    assert len(asked) == 3


def test_a_chore_that_fails_is_told_and_the_others_are_done(
    store: Store, clock: "OwnClock", monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "back_up_daily", full)
    clock.seconds += 40 * DAY
    said = notices(run(store, clock))
    assert said[0] == "the disk is full"
    assert said[1].startswith("from tomorrow on")


async def _looked_after(paths: Paths, clock: "OwnClock") -> list[Said]:
    said: list[Said] = []
    async with StoreThread(lambda: open_store(paths.database, paths.write_lock, clock)) as thread:
        await look_after(thread, paths, Retention(newest=0), clock, said.append)
    return said


async def test_only_notices_and_what_takes_long_are_told(store: Store, clock: "OwnClock", paths: Paths) -> None:
    clock.seconds += 40 * DAY
    (said,) = await _looked_after(paths, clock)
    assert isinstance(said, Notice)


async def test_what_takes_long_is_told(
    store: Store, clock: "OwnClock", paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = iter([900, 800, 700, 0])

    def index(_: Store) -> int:
        clock.seconds += 1
        return next(left)

    monkeypatch.setattr(Store, "index_some", index)
    monkeypatch.setattr("matins.service.upkeep._REST", 0)
    monkeypatch.setattr("matins.service.upkeep._SHORT", 1e9)
    what = "indexing articles for the search"
    assert await _looked_after(paths, clock) == [Tidying(what, 800), Tidying(what, 700)]


async def test_one_process_looks_after_a_database_at_a_time(store: Store, clock: "OwnClock", paths: Paths) -> None:
    clock.seconds += 40 * DAY
    with refresh_lock(paths.upkeep_lock):
        assert not await _looked_after(paths, clock)
    assert await _looked_after(paths, clock)


async def test_upkeep_that_is_cancelled_ends_within_a_long_chore(
    store: Store, clock: "OwnClock", paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = threading.Event()

    def endless(_self: Store, *, stop: Callable[[], bool]) -> Path | None:
        began.set()
        while not stop():
            pass
        raise StoreError("stopped")

    monkeypatch.setattr(Store, "back_up_daily", endless)
    work = asyncio.get_running_loop().create_task(_looked_after(paths, clock))
    await asyncio.to_thread(began.wait, 10)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work


def test_marks_of_others_get_in_between_two_steps(store: Store, clock: "OwnClock", paths: Paths) -> None:
    clock.seconds += 40 * DAY
    with open_store(paths.database, paths.write_lock, clock, patience=0.05) as other:
        for _ in Upkeep(store, limits(Retention(newest=0)), clock, lambda: False).steps():
            other.mark([1], read=False)
            other.mark([1], read=True)


def test_the_sentences_tell_what_can_be_brought_back_and_what_cannot() -> None:
    assert outcome(Plan()) == ()
    assert outcome(Plan(texts=1, archived=2, rows_over=3)) == (
        "pruned: dropped the text of 1 article, archived 2; matins undo brings it back",
        "pruned: removed 3 articles, for good, since the database was larger than [retention] size",
    )
    assert "it would drop the text of 3 articles, remove 1, archive 2." in announcement(
        Plan(texts=1, texts_over=2, rows=1, archived=2)
    )


def test_the_limits_are_the_config_s(config: Config) -> None:
    found = limits(config.retention)
    assert (found.text, found.articles, found.unread) == (30 * DAY, 180 * DAY, 180 * DAY)
    assert (found.newest, found.size, found.undo) == (20, 2_000_000_000, 30 * DAY)


def test_a_feed_that_is_not_followed_any_more_is_pruned_too(store: Store, clock: "OwnClock") -> None:
    store.follow([Subscription("http://b.example/feed")])
    clock.seconds += 40 * DAY
    assert prune_now(store, limits(Retention(newest=0)), lambda _: None).texts == 5
    assert store.feed(ADDRESS)


def test_a_plan_over_many_articles_can_be_stopped(store: Store, clock: "OwnClock") -> None:
    with store.writing():
        store._rows(
            "WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000) "
            "INSERT INTO articles (feed, key, digest, title, sort_time, first_seen, shown, words, gist, status, "
            "wants_page) SELECT 1, 'many' || n, x'', 'Many', n, 0, 1, 1, '', 'feed', 0 FROM numbers"
        )
    steps = Upkeep(store, limits(Retention(newest=0)), clock, lambda: False).steps()
    for said in steps:
        if said == Tidying("looking for old articles"):
            break
    with store.stopping(lambda: True):
        assert not list(steps)
    assert store.chore("prune") is None
