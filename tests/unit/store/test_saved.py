"""Pages saved one by one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Protocol

from matins.model.article import Draft, Texts
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Subscription
from matins.model.mark import SavedPage
from matins.model.summary import Summary
from matins.store import Store
from matins.text.clean import clean_line

PAGE = "https://www.example.org/story/?utm_source=mail"


class Clock(Protocol):
    time: int


def _summary(text: str, title: str | None = "The story") -> Summary:
    document = Document(
        (Block(BlockKind.PARAGRAPH, clean_line(text)),),
        title=clean_line(title) if title else None,
        authors=(clean_line("Ada"), clean_line("Bob")),
        published=datetime(2026, 11, 1, tzinfo=UTC),
        lang="en",
    )
    return Summary(document, gist=clean_line(text))


def test_a_saved_page_is_an_unread_article_of_no_feed_of_the_users(store: Store, clock: Clock) -> None:
    summary = _summary("Some words.")
    assert store.save_page(PAGE, summary) == (1, False)
    article = store.article(1)
    assert article is not None
    assert (article.row.title, article.row.link, article.row.feed) == ("The story", PAGE, "Saved pages")
    assert (article.row.read, article.row.sort_time, article.author) == (False, clock.time, "Ada, Bob")
    assert article.summary == summary
    assert store.feeds() == ()
    view = store.open_view(unread=True)
    assert (view.total, [row.id for row in store.first(view, 9)]) == (1, [1])
    assert store.pages_wanted(article.row.feed_id, 9) == ()


def test_a_page_saved_again_is_unread_again_with_its_new_text(store: Store, clock: Clock) -> None:
    store.save_page(PAGE, _summary("Some words."))
    store.mark([1], read=True, starred=True)
    clock.time += 60
    assert store.save_page("http://example.org/story", _summary("Other words.", "Renamed")) == (1, True)
    article = store.article(1)
    assert article is not None
    assert (article.row.title, article.row.gist, article.row.read, article.row.starred) == (
        "Renamed",
        "Other words.",
        False,
        True,
    )
    assert (article.row.sort_time, article.document.text) == (clock.time, "Other words.")
    assert store.open_view(unread=True).total == 1


def test_a_page_without_a_title_is_called_by_what_it_says_or_its_host(store: Store) -> None:
    store.save_page("https://one.example/", _summary("Some words.", None))
    store.save_page("https://two.example/", _summary("", None))
    assert {row.title for row in store.first(store.open_view(), 9)} == {"Some words.", "two.example"}


def test_what_is_followed_does_not_touch_the_saved_pages(
    store: Store, fill: Callable[..., int], make_draft: Callable[..., Draft]
) -> None:
    store.save_page(PAGE, _summary("Some words."))
    fill(make_draft("a"), address="https://one.example/feed")
    assert [state.address for state in store.feeds()] == ["https://one.example/feed"]
    assert store.open_view().total == 2
    store.follow([Subscription("https://two.example/feed")])
    assert [state.address for state in store.feeds()] == ["https://two.example/feed"]
    assert [row.feed for row in store.first(store.open_view(), 9)] == ["Saved pages"]
    assert (store.open_view().total, store.open_view(unread=True).total) == (1, 1)


def test_a_page_from_a_copy_waits_for_its_text_and_takes_no_other_s_place(store: Store) -> None:
    store.save_page(PAGE, _summary("Some words."))
    assert not store.expect_page(SavedPage("https://example.org/story", clean_line("Other")))
    assert store.expect_page(SavedPage("https://example.org/next", clean_line("")))
    assert store.saved_pages() == (
        SavedPage(PAGE, clean_line("The story")),
        SavedPage("https://example.org/next", clean_line("example.org")),
    )
    article = store.article(2)
    assert article is not None
    assert (article.row.status, article.reason, article.row.read) == (
        Status.EMPTY,
        "not fetched yet; f fetches it",
        False,
    )
    assert store.page_task(2) is not None


def test_a_guessed_date_stays_a_guess(store: Store) -> None:
    told = _summary("Some words.")
    store.save_page(PAGE, replace(told, document=replace(told.document, date_guessed=True)))
    article = store.article(1)
    assert article is not None
    assert (article.row.published, article.document.published) == (None, told.document.published)
    assert article.document.date_guessed


def test_a_saved_page_fetched_again_has_no_other_text(store: Store) -> None:
    store.save_page(PAGE, _summary("Some words."))
    store.store_page(1, _summary("Other words."))
    article = store.article(1)
    assert article is not None
    assert (article.document.text, article.of_page, store.other_text(1)) == ("Other words.", True, None)


def test_a_page_that_is_expected_is_no_text_of_a_feed(store: Store) -> None:
    store.expect_page(SavedPage(PAGE, clean_line("The story")))
    expected = store.article(1)
    assert expected is not None
    assert not expected.of_page
    store.store_page(1, _summary("Some words."))
    assert store.other_text(1) is None
    assert store.texts(1) == Texts(page=_summary("Some words."))
