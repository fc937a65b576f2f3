import pytest

from matins.errors import FeedError
from matins.extract.site_lines import site_lines
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Entry
from matins.model.page import PageRules
from matins.model.summary import Summary
from matins.text.clean import Clean, clean_line
from matins.work.tasks import (
    SummaryOptions,
    explain_page,
    explain_source,
    find_feeds,
    read_feed,
    read_page,
    summarise_entries,
    summarise_source,
    with_lines_hidden,
)

BASE = "http://news.example/feed"
OPTIONS = SummaryOptions(sentences=2, points=2)
LONG = (
    "The harbour clock stood still for eleven years before the council voted to repair it. "
    "Engineers from the shipyard took the works apart in a single weekend. "
    "They found a bent gear wheel and a coin from the year it was built. "
) * 5
PAGE = (
    "<html lang='en'><head><title>Clock</title></head>"
    f"<body><article><h1>Clock</h1>{f'<p>{LONG}</p>' * 2}</article></body></html>"
)


def entry(text: str | None, link: str | None = "http://news.example/1") -> Entry:
    return Entry(title=Clean("The clock"), link=link, content_html=text)


def test_a_feed_is_read_and_what_is_none_is_refused() -> None:
    feed = read_feed(b"<rss version='2.0'><channel><title>News</title></channel></rss>", BASE, None)
    assert feed.title == "News"
    with pytest.raises(FeedError):
        read_feed(b"<html><body>Hello</body></html>", BASE, "text/html")


def test_the_feeds_of_a_page_are_found() -> None:
    page = b'<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>'
    assert find_feeds(page, "http://news.example/")[0].address == "http://news.example/rss"


@pytest.mark.parametrize(
    ("text", "link", "status", "wants_page"),
    [
        (f"<p>{LONG}</p>", "http://news.example/1", Status.FEED, False),
        ("<p>Read on.</p>", "http://news.example/1", Status.TEASER, True),
        ("<p>Read on.</p>", None, Status.TEASER, False),
        (None, "http://news.example/1", Status.EMPTY, True),
        ("", None, Status.EMPTY, False),
    ],
)
def test_an_entry_wants_its_page_where_the_feed_says_too_little(
    text: str | None, link: str | None, status: Status, wants_page: bool
) -> None:
    (digest,) = summarise_entries((entry(text, link),), BASE, "en", OPTIONS)
    assert (digest.summary.document.status, digest.wants_page) == (status, wants_page)
    assert len(digest.summary.sentences) <= 2


def test_the_content_of_an_entry_comes_before_its_summary() -> None:
    both = Entry(content_html=f"<p>{LONG}</p>", summary_html="<p>Short.</p>")
    (digest,) = summarise_entries((both,), BASE, None, OPTIONS)
    assert "harbour" in digest.summary.document.text


def test_a_page_is_summarised_under_the_feeds_title() -> None:
    summary = read_page(PAGE.encode(), BASE, "text/html", Clean("The clock of the harbour"), None, OPTIONS, PageRules())
    assert summary.document.status is Status.FULL
    assert 1 <= len(summary.sentences) <= 2
    assert summary.document.title == "The clock of the harbour"


def test_a_page_is_summarised_again_without_its_common_lines() -> None:
    blocks = [Block(BlockKind.PARAGRAPH, clean_line(text)) for text in (LONG, LONG[::-1], "Our Standards")]
    page = Summary(Document(tuple(blocks), title=Clean("Clock"), lang="en"))
    common = frozenset(site_lines(Document((blocks[-1],))))
    again = with_lines_hidden(page, common, OPTIONS)
    assert again is not None
    assert [block.hidden for block in again.document.blocks] == [False, False, True]
    assert (again.document.title, again.document.lang, bool(again.sentences)) == ("Clock", "en", True)
    assert with_lines_hidden(again, common, OPTIONS) is None
    assert with_lines_hidden(page, frozenset(), OPTIONS) is None


def test_a_page_is_explained() -> None:
    document, _ = explain_page(PAGE.encode(), BASE, "text/html", PageRules())
    assert (document.status, document.title) == (Status.FULL, "Clock")


def test_a_text_is_summarised_within_the_words_asked_for() -> None:
    summary = summarise_source(LONG, None, "text/plain", None, "en", SummaryOptions(None, 20, 0))
    assert not summary.points
    assert sum(len(sentence.text.split()) for sentence in summary.sentences) <= 20


def test_a_source_is_explained_as_it_is_summarised() -> None:
    summary, judged = explain_source(LONG, None, "text/plain", None, "en", OPTIONS)
    assert summary == summarise_source(LONG, None, "text/plain", None, "en", OPTIONS)
    assert [one.rank for one in judged] == list(range(1, len(judged) + 1))
    assert {one.text for one in judged if one.chosen} == {sentence.text for sentence in summary.sentences}
