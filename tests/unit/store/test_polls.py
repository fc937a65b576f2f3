"""How asking the feeds went, and which hosts asked to be left alone."""

from pathlib import Path
from typing import Protocol

from matins.model.feed import Feed, Move, Subscription, Validators
from matins.store import FeedAnswer, Store, Unchanged, open_store
from matins.text.clean import clean_line


class Clock(Protocol):
    time: int

    def now(self) -> int: ...

    def monotonic(self) -> float: ...


ONE = Subscription("https://one.example/feed")


def test_a_failure_is_counted_and_keeps_what_was_known(store: Store, clock: Clock) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    validators = Validators(ONE.address, b'"caf\xe9"', b"Sun, 22 Nov 2026 07:00:00 GMT")
    store.store_answer(feed, FeedAnswer(Feed(), (), validators, 10))
    for due in (20, 30):
        store.store_failure(feed, clean_line("404 Not Found"), due)
    state = store.feeds()[0]
    assert (state.failures, state.last_error, state.next_due, state.last_good) == (2, "404 Not Found", 30, clock.time)
    assert state.validators == validators


def test_a_servers_wish_to_wait_is_kept_until_its_next_answer(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id

    def wait() -> int:
        store.store_failure(feed, clean_line("429 Too Many Requests"), 20, 10)
        return store.feeds()[0].not_before

    assert wait() == 10
    store.store_failure(feed, clean_line("404 Not Found"), 20)
    assert store.feeds()[0].not_before == 0
    assert wait() == 10
    store.store_unchanged([Unchanged(feed, None, 40)])
    assert store.feeds()[0].not_before == 0
    assert wait() == 10
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 40))
    assert store.feeds()[0].not_before == 0


def test_nothing_new_ends_a_row_of_failures(store: Store, clock: Clock) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_failure(feed, clean_line("no such host"), 20)
    clock.time += 60
    store.store_unchanged([Unchanged(feed, None, 40)])
    state = store.feeds()[0]
    assert (state.failures, state.last_error, state.next_due, state.last_good) == (0, None, 40, clock.time)
    assert state.validators is None


def test_nothing_new_replaces_the_validators_that_it_names_and_only_those(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, b'"1"', b"yesterday"), 0))
    store.store_unchanged([Unchanged(feed, Validators(ONE.address, b'W/"2"', None), 0)])
    assert store.feeds()[0].validators == Validators(ONE.address, b'W/"2"', b"yesterday")


def test_a_good_answer_replaces_all_validators(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, b'"1"', b"yesterday"), 0))
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, None, b"today"), 0))
    assert store.feeds()[0].validators == Validators(ONE.address, None, b"today")
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0))
    assert store.feeds()[0].validators is None


def test_many_answers_of_nothing_new_are_stored_at_once(store: Store, clock: Clock, statements: list[str]) -> None:
    store.follow([Subscription(f"https://example.org/{number}") for number in range(1000)])
    feeds = [state.id for state in store.feeds()]
    validators = Validators("https://example.org/", b'"1"', b"Sun, 22 Nov 2026 07:00:00 GMT")
    statements.clear()
    store.store_unchanged([Unchanged(feed, validators, feed) for feed in feeds])
    assert len([sql for sql in statements if "BEGIN" in sql]) == 1
    states = store.feeds()
    assert [state.next_due for state in states] == [state.id for state in states]
    assert {(state.validators, state.last_good) for state in states} == {(validators, clock.time)}


def test_when_a_feed_was_new_and_asked_without_validators_is_kept_apart(store: Store, clock: Clock) -> None:
    store.follow([ONE])
    feed, start = store.feeds()[0].id, clock.time

    def seen() -> tuple[int | None, int | None]:
        clock.time += 1
        state = store.feeds()[0]
        return state.last_new and state.last_new - start, state.last_whole and state.last_whole - start

    assert seen() == (None, None)
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0))
    assert seen() == (1, 1)
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0, whole=False))
    assert seen() == (2, 1)
    store.store_unchanged([Unchanged(feed, None, 0)])
    store.store_failure(feed, clean_line("500"), 0)
    assert seen() == (2, 1)
    store.store_failure(feed, clean_line("500"), 0, whole=True)
    assert seen() == (2, 4)


def test_where_a_feed_leads_for_good_is_kept_as_the_last_good_answer_had_it(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    move = Move("https://two.example/feed", since=77, answers=2)
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0, move=move))
    assert store.feeds()[0].move == move
    store.store_failure(feed, clean_line("500"), 0)
    assert store.feeds()[0].move == move
    store.store_unchanged([Unchanged(feed, None, 0, Move(move.address, 77, 3))])
    assert store.feeds()[0].move == Move(move.address, 77, 3)
    store.store_unchanged([Unchanged(feed, None, 0)])
    assert store.feeds()[0].move is None


def test_a_feed_that_is_gone_is_so_until_it_answers(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    for answered in (
        lambda: store.store_answer(feed, FeedAnswer(Feed(), (), None, 0)),
        lambda: store.store_unchanged([Unchanged(feed, None, 0)]),
    ):
        store.store_failure(feed, clean_line("410 Gone"), 0, gone=True)
        store.store_failure(feed, clean_line("no such host"), 0)
        assert store.feeds()[0].gone
        answered()
        assert not store.feeds()[0].gone


def test_hosts_are_left_alone_until_they_said_also_by_the_next_process(
    store: Store, clock: Clock, database: Path, lock: Path
) -> None:
    store.store_wait("one.example", clock.time + 60)
    store.store_wait("two.example:8080", clock.time + 600)
    store.store_wait("two.example:8080", clock.time + 90)
    store.close()
    with open_store(database, lock, clock) as later:
        assert later.waits() == {"one.example": clock.time + 60, "two.example:8080": clock.time + 600}
        clock.time += 60
        assert later.waits().keys() == {"two.example:8080"}
        later.store_wait("three.example", clock.time + 1)
        assert later._rows("SELECT count(*) FROM waits") == [(2,)]
