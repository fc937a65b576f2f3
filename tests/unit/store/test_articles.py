"""Single articles: texts, pages, marks."""

from collections.abc import Callable
from typing import Protocol

import pytest

from matins.errors import StoreError
from matins.model.article import Draft, PageTask, Texts
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Enclosure, Feed
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store
from matins.text.clean import clean_line

Fill = Callable[..., int]
MakeDraft = Callable[..., Draft]


class Clock(Protocol):
    time: int


def _page(text: str, lang: str | None = "de") -> Summary:
    block = Block(BlockKind.PARAGRAPH, clean_line(text))
    return Summary(Document((block,), lang=lang), gist=clean_line("gist of " + text))


def test_an_article_comes_back_as_it_was_stored(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    draft = make_draft("a", author=clean_line("Ada"), text="word " * 460, sort_time=77)
    feed = fill(draft)
    article = store.article(1)
    assert article is not None
    assert (article.summary, article.author, article.lang, article.reason) == (draft.summary, "Ada", "en", None)
    row = article.row
    assert (row.id, row.feed_id, row.feed, row.title, row.link) == (1, feed, "Example", "Title a", draft.link)
    assert (row.position, row.published, row.read, row.starred) == ((77, 1), 77, False, False)
    assert (row.minutes, row.gist, row.status) == (2, draft.summary.gist, Status.FEED)


def test_an_unknown_article_is_none(store: Store) -> None:
    assert store.article(5) is None
    assert store.page_task(5) is None


def test_an_article_whose_body_is_lost_still_shows_its_row(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"))
    store._rows("DELETE FROM bodies")
    article = store.article(1)
    assert article is not None
    assert (article.row.title, article.document.blocks, article.document.status) == ("Title a", (), Status.FEED)


def test_an_article_whose_body_is_damaged_is_a_sentence(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"))
    store._rows("UPDATE bodies SET content = x'00'")
    with pytest.raises(StoreError, match="damaged"):
        store.article(1)


def test_pages_are_wanted_of_the_newest_unread_with_a_link(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    feed = fill(
        make_draft("old", sort_time=1, wants_page=True),
        make_draft("new", sort_time=9, wants_page=True),
        make_draft("read", sort_time=8, wants_page=True),
        make_draft("bare", sort_time=7, wants_page=True, link=None),
        make_draft("whole", sort_time=6),
    )
    read = next(row.id for row in store.first(store.open_view(), 9) if row.title == "Title read")
    store.mark([read], read=True)
    assert [task.title for task in store.pages_wanted(feed, 10)] == ["Title new", "Title old"]
    assert [task.title for task in store.pages_wanted(feed, 1)] == ["Title new"]


def test_any_article_with_a_link_can_have_its_page_fetched(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"))
    assert store.page_task(1) == PageTask(
        1, "https://example.org/a", clean_line("Title a"), "en", "https://example.org/feed"
    )


def test_a_page_takes_the_place_of_the_feeds_text(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    enclosures = (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    feed = fill(make_draft("a", status=Status.TEASER, wants_page=True, enclosures=enclosures))
    page = _page("The whole page.")
    store.store_page(1, page)
    article = store.article(1)
    assert article is not None
    assert (article.summary, article.row.gist, article.row.status, article.lang, article.enclosures) == (
        page,
        page.gist,
        Status.FULL,
        "de",
        enclosures,
    )
    assert store.pages_wanted(feed, 10) == ()


def test_what_the_feed_said_is_kept_beside_its_page(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    draft = make_draft("a", text="word " * 460, status=Status.TEASER)
    fill(draft)
    assert store.other_text(1) is None
    assert store.texts(1) == Texts(feed=draft.summary)
    page = _page("The whole page.")
    store.store_page(1, page)
    store.mark([1], starred=True)
    shown, other = store.article(1), store.other_text(1)
    assert shown is not None
    assert other is not None
    assert (shown.of_page, other.of_page) == (True, False)
    assert (other.summary, other.lang, other.reason) == (draft.summary, "en", None)
    row = other.row
    assert (row.status, row.minutes, row.gist, row.starred) == (Status.TEASER, 2, draft.summary.gist, True)
    assert (row.title, row.position) == (shown.row.title, shown.row.position)
    assert store.texts(1) == Texts(draft.summary, page)


def test_a_page_that_is_not_shown_is_kept_beside_what_the_feed_said(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    draft = make_draft("a", wants_page=True)
    feed = fill(draft)
    page = _page("A shorter page.")
    store.store_page(1, page, shown=False)
    shown, other = store.article(1), store.other_text(1)
    assert shown is not None
    assert other is not None
    assert (shown.summary, shown.row.status, shown.of_page) == (draft.summary, Status.FEED, False)
    assert (other.summary, other.row.status, other.row.gist, other.of_page) == (page, Status.FULL, page.gist, True)
    assert (shown.reason, other.reason) == ("the page's text is kept beside it", None)
    assert store.pages_wanted(feed, 9) == ()


def test_the_feeds_text_comes_back_where_the_page_fetched_anew_is_not_to_be_shown(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    draft = make_draft("a")
    fill(draft)
    store.store_page(1, _page("The whole page."))
    store.store_page(1, _page("Another page."), shown=False)
    article = store.article(1)
    assert article is not None
    assert (article.row.status, article.row.gist, article.of_page) == (Status.FEED, draft.summary.gist, False)
    assert store.texts(1) == Texts(draft.summary, _page("Another page."))


def test_a_feeds_text_without_a_word_is_not_kept(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a", summary=Summary(Document(status=Status.EMPTY))))
    store.store_page(1, _page("The whole page."))
    assert store.other_text(1) is None
    store.store_page(1, _page("The page again."), shown=False)
    article = store.article(1)
    assert article is not None
    assert (article.document.text, article.of_page) == ("The page again.", True)


@pytest.mark.parametrize("shown", [True, False])
def test_a_page_is_replaced_where_it_stands_and_only_if_it_is_still_the_same(
    store: Store, fill: Fill, make_draft: MakeDraft, *, shown: bool
) -> None:
    enclosures = (Enclosure("https://example.org/a.mp3", "audio/mpeg"),)
    draft = make_draft("a", enclosures=enclosures)
    fill(draft)
    old, new = _page("The page. Our Standards."), _page("The page.")
    store.store_page(1, old, shown=shown)
    store.mark([1], read=True)
    assert store.replace_page(1, old, new)
    assert store.texts(1) == Texts(draft.summary, new)
    article = store.article(1)
    assert article is not None
    assert article.row.gist == (new.gist if shown else draft.summary.gist)
    assert (article.row.read, article.enclosures) == (True, enclosures)
    assert not store.replace_page(1, old, _page("Late."))
    assert not store.replace_page(9, old, new)
    assert store.texts(1).page == new
    assert store.texts(9) == Texts()


def test_a_page_that_is_replaced_is_wanted_as_before(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    feed = fill(make_draft("a", link="https://example.org/a"))
    old, new = _page("The page. Our Standards."), _page("The page.")
    store.store_page(1, old)
    store.store_answer(
        feed,
        FeedAnswer(Feed(), (make_draft("a", digest=b"2", link="https://example.org/a", wants_page=True),), None, 0),
    )
    assert store.replace_page(1, old, new)
    assert [task.id for task in store.pages_wanted(feed, 9)] == [1]


@pytest.mark.parametrize("loss", ["DELETE FROM bodies", "UPDATE bodies SET content = x'00', other = x'00'"])
@pytest.mark.parametrize("of_page", [True, False])
def test_an_article_whose_texts_are_lost_takes_new_ones(
    store: Store, fill: Fill, make_draft: MakeDraft, loss: str, *, of_page: bool
) -> None:
    feed = fill(make_draft("a"))
    page, changed = _page("The whole page."), make_draft("a", digest=b"2", text="New words of the feed.")
    store.store_page(1, page, shown=of_page)
    with store.writing():
        store._rows(loss)
    assert store.texts(1) == Texts()
    assert not store.replace_page(1, page, _page("The page."))
    store.store_page(1, page, shown=False)
    assert store.texts(1) == Texts(page=page)
    with store.writing():
        store._rows(loss)
    store.store_answer(feed, FeedAnswer(Feed(), (changed,), None, 0))
    article = store.article(1)
    assert article is not None
    assert (article.summary, article.row.gist, article.of_page) == (changed.summary, changed.summary.gist, False)
    assert store.texts(1) == Texts(changed.summary)
    assert store.other_text(1) is None


def test_a_page_that_names_no_language_leaves_the_feeds(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"))
    store.store_page(1, _page("Words.", lang=None))
    article = store.article(1)
    assert article is not None
    assert article.lang == "en"


def test_the_page_of_an_article_that_is_gone_is_dropped(store: Store) -> None:
    store.store_page(5, _page("Late."))
    assert store.article(5) is None


def test_a_page_that_cannot_be_had_leaves_the_feeds_text_and_a_reason(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    draft = make_draft("a", status=Status.TEASER, wants_page=True)
    feed = fill(draft)
    store.store_page_failure(1, clean_line("404 Not Found"))
    article = store.article(1)
    assert article is not None
    assert (article.summary, article.row.status, article.reason) == (draft.summary, Status.TEASER, "404 Not Found")
    assert store.pages_wanted(feed, 10) == ()


def test_a_page_that_failed_in_passing_stays_wanted_if_it_was(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    feed = fill(make_draft("a", wants_page=True), make_draft("b"))
    for article in (1, 2):
        store.store_page_failure(article, clean_line("no such host"), still_wanted=True)
    (task,) = store.pages_wanted(feed, 10)
    article_a = store.article(task.id)
    assert article_a is not None
    assert article_a.row.title == "Title a"
    assert article_a.reason == "no such host"


def test_marks_tell_how_many_they_changed(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(*(make_draft(f"k{number}") for number in range(4)))
    assert store.mark([1, 2, 99], read=True) == 2
    assert store.mark([1, 2, 3], read=True) == 1
    assert store.mark([1, 4], read=True, starred=True) == 2
    assert store.mark([1, 4], starred=True) == 0
    assert store.mark([1], read=False) == 1
    assert store.mark([4], starred=False) == 1
    assert store.mark([], read=True) == 0
    rows = sorted(store.first(store.open_view(), 9), key=lambda row: row.id)
    assert [(row.read, row.starred) for row in rows] == [(False, True), (True, False), (True, False), (True, False)]


def test_ten_thousand_articles_are_marked_at_once(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("a"))
    assert store.mark(range(10_000), read=True) == 1


def test_counters_follow_every_mark(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(*(make_draft(f"k{number}") for number in range(4)))
    store.mark([1, 2], read=True)
    store.mark([2], read=False)
    state = store.feeds()[0]
    assert (state.unread, state.total) == (3, 4)


def test_the_time_of_reading_is_the_first_one(store: Store, fill: Fill, make_draft: MakeDraft, clock: Clock) -> None:
    fill(make_draft("a"))
    start = clock.time
    store.mark([1], read=True)
    clock.time += 60
    store.mark([1], read=True)
    assert store._rows("SELECT read_at FROM articles") == [(start,)]
