"""What a list of feeds comes to, whatever it is written as."""

import pytest

from matins.errors import MatinsError
from matins.feeds.lists.listing import Gatherer
from matins.model.feed import Subscription
from matins.text.clean import clean_line

A = "https://a.example/feed"


def test_a_feed_that_stands_there_twice_has_the_tags_of_both() -> None:
    gatherer = Gatherer("x")
    gatherer.feed(1, A, None, ("news",))
    gatherer.feed(2, "http://www.a.example/feed/", "A", ("news", "morning"))
    listing = gatherer.listing()
    assert listing.feeds == (Subscription(A, clean_line("A"), ("news", "morning")),)
    assert listing.repeated == 1
    assert listing.skipped == ()


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("|curl evil", "a command; matins runs none"),
        ("exec:~/bin/x", "a command; matins runs none"),
        ("EXEC:~/bin/x", "a command; matins runs none"),
        ("$(date)", "a command; matins runs none"),
        ("filter:x:https://a.example/", "a filter command; matins runs none"),
        ('query:All:unread = "yes"', "a saved query, which matins does not keep"),
        ("file:///etc/passwd", "a file, and feeds are asked of web servers alone"),
        ("javascript:alert(1)", "not an http or https address"),
        ("-option", "not an http or https address"),
        ("gopher://a.example/", "not an http or https address"),
        ("", "not an http or https address"),
        ("http://", "not an http or https address"),
        ("http://[::1]:@+,]", "not an http or https address"),
        ("http://a.example/" + "|" * 2000, "not an http or https address"),
    ],
)
def test_what_is_no_web_address_is_told_with_the_reason(address: str, reason: str) -> None:
    gatherer = Gatherer("x")
    gatherer.feed(7, address)
    (skipped,) = gatherer.listing().skipped
    assert (skipped.line, skipped.text[:99], skipped.reason) == (7, address.replace("[::1]:@", "•••@")[:99], reason)
    assert gatherer.listing().feeds == ()


def test_a_password_is_left_out_and_told_without_itself() -> None:
    gatherer = Gatherer("x")
    gatherer.feed(1, "https://me:hunter2@a.example/feed")
    gatherer.feed(2, "filter:f:https://me:hunter2@b.example/")
    listing = gatherer.listing()
    assert listing.feeds == (Subscription(A),)
    (note,) = listing.notes
    assert (note.text, note.reason) == (A, "its password was left out; put it into ~/.netrc")
    assert listing.skipped[0].text == "filter:f:https://•••@b.example/"
    assert "hunter2" not in repr(listing)


@pytest.mark.parametrize(
    ("said", "address"),
    [
        ("feed://a.example/feed", A),
        ("feed:https://a.example/feed", A),
        (" \nhttps://a.example/\n  feed ", "https://a.example/%20%20feed"),
        ("https://a.example/fe\ned", A),
        ("HTTPS://a.example/feed", A),
    ],
)
def test_an_address_is_mended_where_it_is_clear_what_is_meant(said: str, address: str) -> None:
    gatherer = Gatherer("x")
    gatherer.feed(1, said)
    assert [feed.address for feed in gatherer.listing().feeds] == [address]


@pytest.mark.parametrize("title", [None, "", "  ", A, "a.example"])
def test_a_title_that_says_no_more_than_the_address_is_none(title: str | None) -> None:
    gatherer = Gatherer("x")
    gatherer.feed(1, A, title)
    assert gatherer.listing().feeds == (Subscription(A),)


def test_titles_tags_and_remarks_are_clean_and_short() -> None:
    gatherer = Gatherer("x")
    gatherer.feed(1, A, "\x1b[31mred\u202e" + "x" * 10_000, ["\x9bt\n1" + "y" * 10_000, *map(str, range(1_000))])
    gatherer.skip(2, "\x1b]0;x\x07" + "z" * 10_000, "\x1b")
    listing = gatherer.listing()
    (feed,) = listing.feeds
    assert feed.title is not None
    assert feed.title.startswith("[31mredx")
    assert feed.tags[0].startswith("t 1y")
    assert len(feed.title) == len(feed.tags[0]) == 500
    assert len(feed.tags) == 50
    assert len(listing.skipped[0].text) == 300


def test_a_text_of_which_nearly_nothing_is_a_feed_is_no_list() -> None:
    gatherer = Gatherer("x")
    with pytest.raises(MatinsError, match="no list of feeds: more than 10,000 lines"):
        for line in range(20_000):
            gatherer.feed(line, "x")
