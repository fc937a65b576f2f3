"""A clock that goes back while feeds are asked and articles read: nothing is lost, waits longer or changes places."""

from pathlib import Path

from day_of_work import DAY, FEEDS, NOW, WorkClock, opened
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed
from matins.model.summary import Summary
from matins.service.refresh.schedule import due
from matins.store import FeedAnswer
from matins.store.backups import KEPT
from matins.store.copies import daily_copies
from matins.text.clean import Clean

BACK = 200


def _draft(key: str, time: int) -> Draft:
    document = Document((Block(BlockKind.PARAGRAPH, Clean("The tide turned late.")),), status=Status.FEED)
    return Draft(
        key=key,
        digest=b"one",
        title=Clean(key),
        link=None,
        author=None,
        published=None,
        sort_time=time,
        comments=None,
        enclosures=(),
        summary=Summary(document),
        wants_page=False,
    )


def _answer(clock: WorkClock, *keys: str) -> FeedAnswer:
    return FeedAnswer(Feed(Clean("North")), tuple(_draft(key, clock.now()) for key in keys), None, clock.now() + 1800)


def test_no_feed_waits_longer_than_it_was_told_to(tmp_path: Path) -> None:
    clock = WorkClock()
    with opened(tmp_path, clock) as store:
        store.follow(FEEDS[:1])
        store.store_answer(1, _answer(clock, "a"))
        told = store.feeds()[0].next_due
        clock.time -= BACK
        assert due(store.feeds(), clock.now()) == ()
        store.store_answer(1, _answer(clock, "b"))
        assert store.feeds()[0].next_due == told - BACK
        clock.time += 1800
        assert len(due(store.feeds(), clock.now())) == 1


def test_the_list_keeps_its_order_and_marks_their_turn(tmp_path: Path) -> None:
    clock = WorkClock()
    with opened(tmp_path, clock) as store:
        store.follow(FEEDS[:1])
        store.store_answer(1, _answer(clock, "a", "b"))
        before = [row.title for row in store.first(store.open_view(), 9)]
        clock.time -= BACK
        view = store.open_view()
        store.mark([1], read=True)
        store.mark([2], read=True)
        assert [(row.title, row.read) for row in store.first(view, 9)] == [(title, True) for title in before]
        assert store.undo()
        assert [row.read for row in store.first(view, 9)] == [False, True]
        step = store.last_step()
        assert step
        assert step.id == 1
        store.store_answer(1, _answer(clock, "a", "b", "c"))
        assert [row.title for row in store.first(store.open_view(unread=False), 9)] == [*before, "c"]


def test_copies_and_checks_go_on_and_none_is_lost(tmp_path: Path) -> None:
    clock = WorkClock(NOW - NOW % DAY + 100)  # a little after midnight
    with opened(tmp_path, clock) as store:
        made = [store.back_up_daily()]
        clock.time -= BACK
        made.append(store.back_up_daily())
        assert all(made)
        assert len(daily_copies(tmp_path / "matins.db")) == 2 < KEPT
        clock.time += BACK
        assert store.back_up_daily() is None
