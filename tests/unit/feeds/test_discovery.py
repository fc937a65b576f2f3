"""The feeds that a page points to."""

from pathlib import Path

import pytest

from matins.feeds.discovery import WELL_KNOWN, FeedLink, feed_links
from matins.text.urls import web_address

URL = "https://town.example/2026/post/"


def found(body: str) -> list[str]:
    return [link.address for link in feed_links(body.encode(), URL)]


def test_a_blogs_page_names_its_feed() -> None:
    body = (Path(__file__).parents[2] / "data" / "pages" / "blog.html").read_bytes()
    (link,) = feed_links(body, URL)
    assert isinstance(link, FeedLink)
    assert (link.address, link.title) == ("https://town.example/feed/", "The Town Log")


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


@pytest.mark.parametrize(
    "href", ["/feed", "/feed/", "rss.xml", "/a/atom.xml", "/x.rss", "?feed=rss2", "/comments/feed/"]
)
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
    (link,) = feed_links(b'<link rel="feed" href="/f" title="a&#27;[31m\xe2\x80\xaeb">', URL)
    assert link.title == "a[31mb"


def test_a_page_of_links_gives_a_few() -> None:
    assert len(found("".join(f'<a href="/{n}/feed">x</a>' for n in range(500)))) == 20


@pytest.mark.parametrize("body", [b"", b"\x00", b"<", b"%PDF", b"<html", b"\xff\xfe", b"<a href='http://[/feed'>x</a>"])
def test_no_bytes_raise(body: bytes) -> None:
    assert feed_links(body, URL) == ()


def test_well_known_places_are_relative_addresses() -> None:
    assert all(web_address(tail, "https://town.example/") == f"https://town.example/{tail}" for tail in WELL_KNOWN)
