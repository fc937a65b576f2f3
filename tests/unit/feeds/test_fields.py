"""Single fields that every kind of feed shares."""

import pytest

from matins.feeds.fields import MOST_HTML, authors, entry_link, hints, language, plain_title, within_bounds
from matins.model.feed import Enclosure, Entry, Feed, Hints

BASE = "https://town.example/blog/"


def test_titles_lose_tags_and_references_once() -> None:
    assert plain_title("A <em class='x'>b</em> &amp;amp; c<!-- d -->") == "A b &amp; c"
    assert plain_title("A <em>b</em> &amp; c", markup=False) == "A <em>b</em> &amp; c"
    assert plain_title("a < b > c") == "a < b > c"
    assert plain_title("<P>One</P><p>two<br/>three</p> fo<wbr>ur <b>f</b>ive") == "One two three four five"
    assert plain_title("<b></b> \u200b") is None
    assert plain_title(None) is None


@pytest.mark.parametrize(
    ("candidates", "link"),
    [
        (("post", None), "https://town.example/blog/post"),
        ((None, "post"), None),
        (("javascript:x", "https://other.example/"), "https://other.example/"),
        (("http://[", "urn:1"), None),
        ((), None),
    ],
)
def test_only_the_entrys_own_link_may_be_relative(candidates: tuple[str | None, ...], link: str | None) -> None:
    assert entry_link(candidates, (), BASE) == link


def test_an_enclosure_stands_in_for_a_link() -> None:
    assert entry_link((None,), (Enclosure("https://town.example/a.mp3"),), BASE) == "https://town.example/a.mp3"


@pytest.mark.parametrize(
    ("name", "lang"),
    [("en-US", "en"), (" DE ", "de"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None), ("ä1", None)],
)
def test_the_language_is_the_primary_subtag(name: str | None, lang: str | None) -> None:
    assert language(name) == lang


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("List<String> in Java", "List<String> in Java"),
        ("1 < 2 & 3", "1 < 2 & 3"),
        ("A <b>bold</b> move", "A bold move"),
        ("Fish &amp; chips", "Fish & chips"),
        ("<img src='x'>Tea", "Tea"),
    ],
)
def test_a_title_that_does_not_say_what_it_is_tells_by_itself(text: str, title: str) -> None:
    assert plain_title(text, markup=None) == title


@pytest.mark.parametrize(
    ("names", "author"),
    [
        (["Ada", "Bo", "Ada"], "Ada, Bo"),
        (["ada@x.example (Ada Keeper)"], "Ada Keeper"),
        (["Ada Keeper <ada@x.example>"], "Ada Keeper"),
        (["ada@x.example"], "ada@x.example"),
        ([None, " "], None),
        ([], None),
    ],
)
def test_authors_are_named_once_and_without_their_mailbox(names: list[str | None], author: str | None) -> None:
    assert authors(names) == author


def test_a_thousand_authors_are_a_line() -> None:
    assert len(authors(f"Author {number}" for number in range(1000)) or "") <= 200


def test_hints_of_rss() -> None:
    assert hints(ttl="60", hours=["0", " 23 ", "24", "25", "x"], days=["Monday", "sunday", "Someday"]) == Hints(
        ttl=3600, skip_hours=frozenset({0, 23}), skip_days=frozenset({0, 6})
    )


@pytest.mark.parametrize(
    ("ttl", "period", "frequency", "seconds"),
    [
        ("", "hourly", "1", 3600),
        (None, " Daily ", "2", 43_200),
        (None, None, "4", 21_600),
        (None, "weekly", "0", 604_800),
        (None, "often", "1", 0),
        ("15", "daily", "1", 900),
        ("-5", None, None, 0),
        ("9" * 30, None, None, 0),
        ("60.0", None, None, 3600),
    ],
)
def test_how_often_a_feed_asks_to_be_read(
    ttl: str | None, period: str | None, frequency: str | None, seconds: int
) -> None:
    assert hints(ttl=ttl, period=period, frequency=frequency).ttl == seconds


def test_a_feed_of_usual_entries_stays_as_it_is() -> None:
    feed = Feed(entries=(Entry(content_html="x" * MOST_HTML, summary_html="<"), Entry()))
    assert within_bounds(feed) is feed


@pytest.mark.parametrize("tail", ["", "<b", "<a href='https://town.example/"])
def test_an_overlong_entry_is_cut_outside_of_tags_and_the_others_stay(tail: str) -> None:
    short = Entry(content_html="<p>short</p>")
    text = "<p>" + "x" * (MOST_HTML - 3 - len(tail))
    cut, same = within_bounds(
        Feed(entries=(Entry(content_html=text + tail + "y" * 99, summary_html="s"), short))
    ).entries
    assert (cut.content_html, cut.summary_html) == (text, "s")
    assert same is short


def test_pictures_in_the_text_go_before_the_text_does() -> None:
    picture = f"<p>before</p><img src='data:image/png;base64,{'A' * MOST_HTML}'><p>after</p>"
    (entry,) = within_bounds(Feed(entries=(Entry(summary_html=picture),))).entries
    assert entry.summary_html == "<p>before</p><img><p>after</p>"
