"""Feeds' answers on their way into the database."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from matins.model.article import Draft, Texts
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Enclosure, Feed, Subscription, Validators
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, Stored
from matins.text.clean import clean_line

MakeDraft = Callable[..., Draft]


class Clock(Protocol):
    time: int


def _feed(store: Store) -> int:
    store.follow([Subscription("https://example.org/feed")])
    return store.feeds()[0].id


def _answer(*drafts: Draft, unread: int = 1000) -> FeedAnswer:
    return FeedAnswer(Feed(), drafts, None, 0, unread)


def test_an_answer_brings_the_feeds_own_words_and_its_articles(
    store: Store, make_draft: MakeDraft, clock: Clock
) -> None:
    feed = _feed(store)
    store.store_failure(feed, clean_line("500"), 5)
    told = Feed(clean_line("Example"), home="https://example.org/", lang="en")
    stored = store.store_answer(feed, FeedAnswer(told, (make_draft("a"),), Validators("https://x.example/", b"1"), 99))
    state = store.feeds()[0]
    assert stored == Stored(new=1, updated=0)
    assert (state.title, state.home, state.next_due) == ("Example", "https://example.org/", 99)
    assert (state.last_good, state.failures, state.last_error) == (clock.time, 0, None)
    assert (state.unread, state.total, state.first) == (1, 1, False)


def test_an_answer_without_a_title_keeps_the_one_known(store: Store) -> None:
    feed = _feed(store)
    store.store_answer(feed, FeedAnswer(Feed(clean_line("Example")), (), None, 0))
    store.store_answer(feed, FeedAnswer(Feed(clean_line("")), (), None, 0))
    assert store.feeds()[0].title == "Example"


def test_of_a_first_answer_all_but_the_newest_are_read_and_want_no_page(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    drafts = [make_draft(f"k{age}", sort_time=1000 - age, wants_page=True) for age in range(5)]
    store.store_answer(feed, _answer(*drafts, unread=2))
    assert [task.link[-2:] for task in store.pages_wanted(feed, 10)] == ["k0", "k1"]
    assert (store.feeds()[0].unread, store.feeds()[0].total) == (2, 5)
    shown = store.first(store.open_view(unread=True), 10)
    assert [row.title for row in shown] == ["Title k0", "Title k1"]


def test_of_a_later_answer_everything_is_unread(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("old")))
    store.store_answer(feed, _answer(*(make_draft(f"k{age}") for age in range(5)), unread=2))
    assert store.feeds()[0].unread == 6


def test_an_answer_without_entries_is_no_first_one(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer())
    assert store.feeds()[0].first
    store.store_answer(feed, _answer(*(make_draft(f"k{age}") for age in range(5)), unread=2))
    assert store.feeds()[0].unread == 2
    assert not store.feeds()[0].first


def test_entries_of_one_time_keep_the_feeds_own_order(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("first"), make_draft("second"), make_draft("third"), unread=2))
    rows = store.first(store.open_view(), 10)
    assert [row.title for row in rows] == ["Title first", "Title second", "Title third"]
    assert [row.read for row in rows] == [False, False, True]


def test_a_changed_entry_keeps_its_marks_and_place_and_gets_the_new_text(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a", sort_time=100)))
    store.mark([1], read=True, starred=True)
    changed = make_draft(
        "a", digest=b"two", title="New", text="New words here.", sort_time=900, published=800, author=clean_line("Ada")
    )
    assert store.store_answer(feed, _answer(changed)) == Stored(new=0, updated=1)
    article = store.article(1)
    assert article is not None
    assert (article.row.title, article.row.gist, article.row.read, article.row.starred) == (
        "New",
        "New words here.",
        True,
        True,
    )
    assert (article.row.sort_time, article.row.published, article.author) == (100, 800, "Ada")
    assert article.document.text == "New words here."


def test_an_unchanged_entry_is_left_alone(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a")))
    assert store.store_answer(feed, _answer(make_draft("a", title="Other"))) == Stored(0, 0)
    (known,) = store.known(feed).values()
    assert (known.digest, known.title, known.edits) == (b"one", "Title a", 0)


def test_a_key_given_twice_makes_one_article(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    stored = store.store_answer(feed, _answer(make_draft("a"), make_draft("a", digest=b"two", title="Twice")))
    assert (stored.new, len(store.known(feed)), store.feeds()[0].total) == (1, 1, 1)


def test_equal_keys_of_two_feeds_are_two_articles(store: Store, make_draft: MakeDraft) -> None:
    store.follow([Subscription("https://one.example/"), Subscription("https://two.example/")])
    for state in store.feeds():
        store.store_answer(state.id, _answer(make_draft("same")))
    assert [state.total for state in store.feeds()] == [1, 1]


def test_a_fetched_page_is_not_given_up_for_a_changed_teaser(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a", status=Status.TEASER, wants_page=True)))
    page = Summary(Document((Block(BlockKind.PARAGRAPH, clean_line("The whole page.")),)), gist=clean_line("The page."))
    store.store_page(1, page)
    store.store_answer(feed, _answer(make_draft("a", digest=b"2", title="New", status=Status.TEASER, wants_page=True)))
    article = store.article(1)
    assert article is not None
    assert (article.row.title, article.row.status, article.document.text) == ("New", Status.FULL, "The whole page.")
    assert [task.id for task in store.pages_wanted(feed, 10)] == [1]


def test_a_changed_entry_leaves_the_page_and_replaces_what_the_feed_said(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a", text="Old words of the feed.")))
    page = Summary(Document((Block(BlockKind.PARAGRAPH, clean_line("The whole page.")),)), gist=clean_line("The page."))
    store.store_page(1, page)
    enclosures = (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    changed = make_draft("a", digest=b"2", text="New words of the feed.", enclosures=enclosures)
    store.store_answer(feed, _answer(changed))
    article, other = store.article(1), store.other_text(1)
    assert article is not None
    assert other is not None
    assert (article.summary, article.row.gist, article.row.status, article.enclosures) == (
        page,
        "The page.",
        Status.FULL,
        enclosures,
    )
    assert (other.summary, other.enclosures) == (changed.summary, enclosures)
    emptied = make_draft("a", digest=b"3", summary=Summary(Document(status=Status.EMPTY)))
    store.store_answer(feed, _answer(emptied))
    assert store.other_text(1) is None


def test_a_changed_entry_leaves_a_page_that_is_not_shown(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a")))
    page = Summary(Document((Block(BlockKind.PARAGRAPH, clean_line("The page.")),)))
    store.store_page(1, page, shown=False)
    changed = make_draft("a", digest=b"2", text="New words of the feed.")
    store.store_answer(feed, _answer(changed))
    assert store.texts(1) == Texts(changed.summary, page)
    article = store.article(1)
    assert article is not None
    assert (article.document.text, article.of_page) == ("New words of the feed.", False)
    assert article.reason == "the page's text is kept beside it"


def test_the_answer_to_a_feed_that_was_given_up_meanwhile_is_not_shown(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.follow([])
    store.store_answer(feed, _answer(make_draft("a")))
    assert store.open_view().total == 0
    store.follow([Subscription("https://example.org/feed")])
    assert store.open_view().total == 1


def test_an_article_that_goes_by_another_key_keeps_its_marks(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a"), make_draft("b")))
    ids = {str(row.title): row.id for row in store.first(store.open_view(), 9)}
    store.mark([ids["Title a"]], read=True, starred=True)
    answer = FeedAnswer(Feed(), (make_draft("new", title="Title a", digest=b"two"),), None, 0, moved_keys={"a": "new"})
    assert store.store_answer(feed, answer) == Stored(new=0, updated=1)
    article = store.article(ids["Title a"])
    assert article is not None
    assert (article.row.read, article.row.starred) == (True, True)
    assert store.known(feed).keys() == {"new", "b"}


def test_a_key_that_is_taken_is_not_given_to_another(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)
    store.store_answer(feed, _answer(make_draft("a"), make_draft("b")))
    store.store_answer(feed, FeedAnswer(Feed(), (), None, 0, moved_keys={"a": "b", "gone": "c"}))
    assert store.known(feed).keys() == {"a", "b"}


def test_changes_are_counted_until_the_publisher_dates_one(store: Store, make_draft: MakeDraft) -> None:
    feed = _feed(store)

    def edits(digest: bytes, updated: int | None) -> int:
        store.store_answer(feed, _answer(make_draft("a", digest=digest, updated=updated)))
        return store.known(feed)["a"].edits

    assert [edits(b"1", None), edits(b"2", None), edits(b"2", None), edits(b"3", None)] == [0, 1, 1, 2]
    assert [edits(b"4", 50), edits(b"5", 50), edits(b"6", 60)] == [0, 1, 0]
    assert store.known(feed)["a"].updated == 60


def test_enclosures_links_and_comments_are_kept(store: Store, make_draft: MakeDraft) -> None:
    enclosures = (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    talk = {"comments": "https://example.org/talk", "comments_feed": "https://example.org/talk.xml"}
    draft = replace(make_draft("a", **talk), enclosures=enclosures, link=None)
    store.store_answer(_feed(store), _answer(draft))
    article = store.article(1)
    assert article is not None
    assert (article.enclosures, article.row.link) == (enclosures, None)
    assert (article.comments, article.comments_feed) == (talk["comments"], talk["comments_feed"])
