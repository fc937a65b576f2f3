"""The feeds: what is followed, and how each fares."""

from collections.abc import Callable
from typing import Protocol

from matins.model.article import Draft
from matins.model.feed import Entry, Feed, Hints, Move, Subscription
from matins.store import FeedAnswer, Store, Unchanged
from matins.text.clean import clean_line


class Clock(Protocol):
    time: int


ONE = Subscription("https://one.example/feed", clean_line("My one"), ("news", "daily"))
TWO = Subscription("https://two.example/feed")


def test_followed_feeds_come_in_the_configs_order_with_its_titles_and_tags(store: Store) -> None:
    store.follow([TWO, ONE])
    assert [(state.address, state.title, state.tags) for state in store.feeds()] == [
        (TWO.address, "two.example", ()),
        (ONE.address, "My one", ("news", "daily")),
    ]
    store.follow([ONE, TWO])
    assert [state.address for state in store.feeds()] == [ONE.address, TWO.address]


def test_nothing_is_written_where_nothing_differs(store: Store, statements: list[str]) -> None:
    store.follow([ONE, TWO])
    statements.clear()
    store.follow([ONE, TWO])
    assert statements
    assert not [sql for sql in statements if "BEGIN" in sql]


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
    assert store.known(feed).keys() == {"a", "b"}
    left = store.feed(ONE.address)
    assert left is not None
    assert (left.unread, left.total) == (1, 1)
    store.follow([ONE])
    back = store.feeds()[0]
    assert (back.id, back.unread, back.total, back.first) == (feed, 1, 2, False)


def test_an_unknown_feed_is_none(store: Store) -> None:
    assert store.feed(ONE.address) is None


def test_a_feed_that_was_given_up_as_gone_is_tried_again_when_it_is_followed_anew(store: Store) -> None:
    store.follow([ONE])
    store.store_failure(store.feeds()[0].id, clean_line("410 Gone"), 20, gone=True)
    store.follow([ONE, TWO])
    assert store.feeds()[0].gone
    store.follow([TWO])
    store.follow([ONE, TWO])
    assert not store.feeds()[0].gone


def test_what_a_feed_asks_of_its_readers_and_how_often_it_posts_is_kept(store: Store, clock: Clock) -> None:
    store.follow([ONE])
    hints = Hints(ttl=7200, skip_hours=frozenset({0, 23}), skip_days=frozenset({5, 6}))
    store.store_answer(store.feeds()[0].id, FeedAnswer(Feed(hints=hints), (), None, 0, pulse=86_400))
    assert (store.feeds()[0].hints, store.feeds()[0].pulse) == (hints, 86_400)
    store.store_answer(store.feeds()[0].id, FeedAnswer(Feed(), (), None, 0))
    assert (store.feeds()[0].hints, store.feeds()[0].pulse) == (Hints(), 0)


def test_a_feed_that_moves_keeps_articles_marks_and_place(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("a"), address=ONE.address)
    store.mark([1], read=True)
    store.expect_read({ONE.address: ["b"]})
    store.store_unchanged([Unchanged(feed, None, 0, Move(TWO.address, 5, 3))])
    assert store.move_feed(ONE.address, TWO.address)
    (state,) = store.feeds()
    assert (state.id, state.address, state.total, state.unread, state.move) == (feed, TWO.address, 1, 0, None)
    assert store.store_answer(feed, FeedAnswer(Feed(entries=(Entry(),)), (make_draft("b"),), None, 0)).new == 1
    assert store.feeds()[0].unread == 0


def test_a_feed_does_not_move_where_another_is_nor_from_nowhere(store: Store) -> None:
    store.follow([ONE, TWO])
    assert not store.move_feed(ONE.address, TWO.address)
    assert not store.move_feed("https://none.example/", "https://new.example/")
    assert [state.address for state in store.feeds()] == [ONE.address, TWO.address]


def test_a_feed_whose_address_is_spelt_anew_is_the_same_feed(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("a"), make_draft("b"), address="http://www.one.example/feed/")
    store.mark([1], read=True)
    store.follow([Subscription("https://one.example/feed", clean_line("One"))])
    (state,) = store.feeds()
    assert (state.id, state.title, state.unread, state.total) == (feed, "One", 1, 2)
    store.follow([])
    store.follow([Subscription("http://one.example/feed")])
    assert [(state.id, state.total) for state in store.feeds()] == [(feed, 2)]


def test_a_feed_that_the_config_has_where_its_server_moved_it_is_the_same_feed(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("a"), address=ONE.address)
    store.store_unchanged([Unchanged(feed, None, 0, Move(TWO.address, 5, 3))])
    store.follow([TWO])
    assert [(state.id, state.address, state.total) for state in store.feeds()] == [(feed, TWO.address, 1)]


def test_a_feed_that_stays_gives_its_articles_to_no_other_spelling_of_its_address(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    feed = fill(make_draft("a"), address=ONE.address)
    other = Subscription(ONE.address.replace("https", "http"))
    store.follow([other, ONE])
    assert [(state.address, state.total) for state in store.feeds()] == [(other.address, 0), (ONE.address, 1)]
    store.follow([Subscription("https://www.one.example/feed")])
    assert len(store.feeds()) == 1
    assert store.known(feed).keys() == {"a"}


def test_a_feed_that_failed_is_tried_at_once_at_its_new_address(store: Store) -> None:
    store.follow([ONE])
    store.store_failure(store.feeds()[0].id, clean_line("410 Gone"), 20, gone=True)
    store.follow([Subscription("http://one.example/feed")])
    (state,) = store.feeds()
    assert (state.next_due, state.gone) == (0, False)
