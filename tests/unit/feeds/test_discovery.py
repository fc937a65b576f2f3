"""The feeds that a page points to."""

from pathlib import Path

import pytest

from matins.feeds.discovery import WELL_KNOWN, FeedLink, Rank, feed_links
from matins.text.clean import clean_line
from matins.text.urls import web_address

URL = "https://town.example/2026/post/"


def links(body: bytes, url: str = URL) -> list[FeedLink]:
    """Return what the page itself leads to, without where feeds usually are."""
    return [link for link in feed_links(body, url) if link.rank is not Rank.USUAL]


def found(body: str, url: str = URL) -> list[str]:
    return [link.address for link in links(body.encode(), url)]


def test_a_blogs_page_names_its_feed() -> None:
    body = (Path(__file__).parents[2] / "data" / "pages" / "blog.html").read_bytes()
    (link,) = links(body)
    assert link == FeedLink("https://town.example/feed/", clean_line("The Town Log"), Rank.NAMED)


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/rss+xml" href="/f">',
        '<LINK REL="Alternate" TYPE="application/atom+xml; charset=utf-8" HREF=/f>',
        '<link rel="alternate home" type="application/feed+json" href="/f">',
        '<link rel="alternate" type="application/json" href="/f">',
        '<link rel="feed" href="/f">',
    ],
)
def test_declared_feeds_are_found(link: str) -> None:
    assert found(f"<html><head>{link}</head></html>") == ["https://town.example/f"]


@pytest.mark.parametrize(
    "link",
    [
        '<link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">',
        '<link rel="alternate" type="application/json+oembed" href="/oembed?x">',
        '<link rel="alternate" hreflang="de" href="/de/">',
        '<link rel="stylesheet" type="application/rss+xml" href="/f">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:x">',
        '<link rel="alternate" type="application/rss+xml">',
    ],
)
def test_other_links_are_no_feeds(link: str) -> None:
    assert found(f"<html><head>{link}</head></html>") == []


@pytest.mark.parametrize("href", ["/feed", "/feed/", "rss.xml", "/a/atom.xml", "/x.rss", "?feed=rss2"])
def test_links_in_the_text_that_look_like_feeds_come_after_declared_ones(href: str) -> None:
    addresses = found(f'<link rel="feed" href="/first"><p><a href="{href}">Feed</a><a href="/about">About</a></p>')
    assert addresses == ["https://town.example/first", web_address(href, URL)]


def test_each_feed_is_named_once_and_against_the_base() -> None:
    assert found(
        '<base href="https://other.example/b/"><link rel="feed" href="f"><a href="f/feed">x</a><a href="f/feed">y</a>'
    ) == [
        "https://other.example/b/f",
        "https://other.example/b/f/feed",
    ]


def test_titles_are_clean() -> None:
    (link,) = links(b'<link rel="feed" href="/f" title="a&#27;[31m\xe2\x80\xaeb">', URL)
    assert link.title == "a[31mb"


def test_a_page_of_links_gives_a_few() -> None:
    assert len(found("".join(f'<a href="/{n}/feed">x</a>' for n in range(500)))) == 20


@pytest.mark.parametrize(
    "body",
    [b"", b"\x00", b"<", b"%PDF", b"<html", b"\xff\xfe", b"<a href='http://[/feed'>x</a>", b"<base href='http://['>"],
)
def test_no_bytes_raise(body: bytes) -> None:
    assert links(body) == []


def test_well_known_places_are_relative_addresses() -> None:
    assert all(web_address(tail, "https://town.example/") == f"https://town.example/{tail}" for tail in WELL_KNOWN)


def test_what_the_page_declares_comes_before_what_its_site_and_its_text_lead_to() -> None:
    page = '<a href="/a/b/x.rss">x</a><link rel="alternate" type="application/atom+xml" href="/a/b/commits/main.atom">'
    assert found(page, "https://github.com/a/b") == [
        f"https://github.com/a/b/{name}"
        for name in ("commits/main.atom", "releases.atom", "commits.atom", "tags.atom", "x.rss")
    ]


def test_what_a_declared_and_a_known_feed_have_in_common_counts_once() -> None:
    page = '<link rel="alternate" type="application/rss+xml" title="Posts" href="http://www.town.substack.com/feed/">'
    assert found(page, "https://town.substack.com/p/x") == ["http://www.town.substack.com/feed/"]


@pytest.mark.parametrize(
    ("href", "title"),
    [
        ("/comments/feed/", "Town"),
        ("/2026/post/feed/", "Town » The clock Comments Feed"),
        ("/c", "Town » Kommentar-Feed"),
        ("/c", "Town » Flux des commentaires"),
        ("/c", "Town » Feed dei commenti"),
        ("/c", "Town » RSS de los comentarios"),
        ("/c", "Town » コメントフィード"),
    ],
)
def test_comments_come_last(href: str, title: str) -> None:
    page = f'<link rel="alternate" type="application/rss+xml" title="{title}" href="{href}"><a href="/a.rss">News</a>'
    *_, usual, last = feed_links(page.encode(), URL)
    assert (last.address, last.rank, usual.rank) == (f"https://town.example{href}", Rank.COMMENTS, Rank.USUAL)


@pytest.mark.parametrize("title", ["Commentary", "The Commenter", "News without comet"])
def test_other_titles_are_no_comments(title: str) -> None:
    (link,) = links(f'<link rel="feed" title="{title}" href="/f">'.encode())
    assert link.rank is Rank.NAMED


def test_where_feeds_usually_are_is_the_pages_folder_and_then_its_site() -> None:
    usual = [link.address for link in feed_links(b"", URL)]
    assert usual[0] == "https://town.example/2026/post/feed/"
    assert usual[len(WELL_KNOWN)] == "https://town.example/feed/"
    assert len(usual) == 2 * len(WELL_KNOWN)
    assert len(feed_links(b"", "https://town.example/")) == len(WELL_KNOWN)


def test_a_thread_that_was_asked_for_is_not_put_behind() -> None:
    link = feed_links(b"", "https://www.reddit.com/r/a/comments/1x/title/")[0]
    assert (link.address, link.rank) == ("https://www.reddit.com/r/a/comments/1x/title/.rss", Rank.NAMED)
