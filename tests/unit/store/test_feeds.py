"""The feeds: what is followed, and how each fares."""

from collections.abc import Callable
from typing import Protocol

from matins.model.article import Draft
from matins.model.feed import Feed, Subscription, Validators
from matins.store import FeedAnswer, Store
from matins.text.clean import clean_line


class Clock(Protocol):
    time: int


ONE = Subscription("https://one.example/feed", clean_line("My one"), ("news", "daily"))
TWO = Subscription("https://two.example/feed")


def _statements(store: Store) -> list[str]:
    seen: list[str] = []

    def trace(_cursor: object, sql: str, _bindings: object) -> bool:
        seen.append(sql)
        return True

    store._connection.exec_trace = trace
    return seen


def test_followed_feeds_come_in_the_configs_order_with_its_titles_and_tags(store: Store) -> None:
    store.follow([TWO, ONE])
    assert [(state.address, state.title, state.tags) for state in store.feeds()] == [
        (TWO.address, "two.example", ()),
        (ONE.address, "My one", ("news", "daily")),
    ]
    store.follow([ONE, TWO])
    assert [state.address for state in store.feeds()] == [ONE.address, TWO.address]


def test_nothing_is_written_where_nothing_differs(store: Store) -> None:
    store.follow([ONE, TWO])
    seen = _statements(store)
    store.follow([ONE, TWO])
    assert not [sql for sql in seen if "BEGIN" in sql]


def test_a_change_of_title_tags_or_order_is_taken_over(store: Store) -> None:
    store.follow([ONE])
    store.follow([Subscription(ONE.address, clean_line("Renamed"), ("daily",))])
    assert [(state.title, state.tags) for state in store.feeds()] == [("Renamed", ("daily",))]
    store.follow([Subscription(ONE.address)])
    assert [(state.title, state.tags) for state in store.feeds()] == [("one.example", ())]


def test_an_address_or_tag_given_twice_counts_once(store: Store) -> None:
    store.follow([Subscription(ONE.address, tags=("a", "a")), Subscription(ONE.address, tags=("b",))])
    assert [state.tags for state in store.feeds()] == [("a",)]


def test_the_users_title_stands_before_the_feeds_own(store: Store) -> None:
    store.follow([ONE, TWO])
    for state in store.feeds():
        store.store_answer(state.id, FeedAnswer(Feed(title=clean_line("Its own")), (), None, 0))
    assert [state.title for state in store.feeds()] == ["My one", "Its own"]
    store.follow([Subscription(ONE.address), TWO])
    assert [state.title for state in store.feeds()] == ["Its own", "Its own"]


def test_a_password_in_an_address_does_not_become_a_title(store: Store) -> None:
    store.follow([Subscription("https://user:hunter2@example.org/feed")])
    assert [state.title for state in store.feeds()] == ["example.org"]


def test_a_feed_no_longer_followed_keeps_its_articles_and_marks(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("a"), make_draft("b"), address=ONE.address)
    store.mark([1], read=True)
    store.mark([2], starred=True)
    store.follow([TWO])
    assert [state.address for state in store.feeds()] == [TWO.address]
    assert store.known(feed) == {"a": b"one", "b": b"one"}
    left = store.feed(ONE.address)
    assert left is not None
    assert (left.unread, left.total) == (1, 1)
    store.follow([ONE])
    back = store.feeds()[0]
    assert (back.id, back.unread, back.total, back.first) == (feed, 1, 2, False)


def test_an_unknown_feed_is_none(store: Store) -> None:
    assert store.feed(ONE.address) is None


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
    store.store_unchanged(feed, None, 40)
    assert store.feeds()[0].not_before == 0
    assert wait() == 10
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 40))
    assert store.feeds()[0].not_before == 0


def test_nothing_new_ends_a_row_of_failures(store: Store, clock: Clock) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_failure(feed, clean_line("no such host"), 20)
    clock.time += 60
    store.store_unchanged(feed, None, 40)
    state = store.feeds()[0]
    assert (state.failures, state.last_error, state.next_due, state.last_good) == (0, None, 40, clock.time)
    assert state.validators is None


def test_nothing_new_replaces_the_validators_that_it_names_and_only_those(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, b'"1"', b"yesterday"), 0))
    store.store_unchanged(feed, Validators(ONE.address, b'W/"2"', None), 0)
    assert store.feeds()[0].validators == Validators(ONE.address, b'W/"2"', b"yesterday")


def test_a_good_answer_replaces_all_validators(store: Store) -> None:
    store.follow([ONE])
    feed = store.feeds()[0].id
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, b'"1"', b"yesterday"), 0))
    store.store_answer(feed, FeedAnswer(Feed(), (), Validators(ONE.address, None, b"today"), 0))
    assert store.feeds()[0].validators == Validators(ONE.address, None, b"today")
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0))
    assert store.feeds()[0].validators is None
