"""Well-formed RSS, Atom and RDF to values: what the formats differ in, and what only some feeds say."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from matins.feeds.strict import read_strict
from matins.feeds.tree import tree_of
from matins.model.feed import Enclosure, Entry, Feed, Hints

Make = Callable[..., bytes]
URL = "https://town.example/feed.xml"
NAMES = (
    ' xmlns:media="http://search.yahoo.com/mrss/" xmlns:itunes="http://www.itunes.com/DTDs/PodCast-1.0.dtd"'
    ' xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:sy="http://purl.org/rss/1.0/modules/syndication/" xmlns:dc="urn:nobody-knows"'
)


def read(body: bytes) -> Feed:
    root = tree_of(body, URL)
    assert root is not None
    feed = read_strict(root, url=URL, based=b"xml:base" in body)
    assert feed is not None
    return feed


def item(inner: str, channel: str = "<link>https://site.example/</link>") -> Entry:
    body = f"<rss version='2.0'{NAMES}><channel>{channel}<item>{inner}</item></channel></rss>"
    (entry,) = read(body.encode()).entries
    return entry


def test_what_is_no_feed_gives_none() -> None:
    for body in (b"<html/>", b"<channel/>", b"<opml/>", b"<x:rss xmlns:x='urn:x'/>"):
        root = tree_of(body, URL)
        assert root is not None
        assert read_strict(root, url=URL, based=False) is None


def test_what_a_channel_asks_of_who_polls_it() -> None:
    asked = "<ttl>30</ttl><skipHours><hour>3</hour><hour>24</hour></skipHours><skipDays><day>Sunday</day></skipDays>"
    hints = read(f"<rss><channel>{asked}</channel></rss>".encode()).hints
    assert hints == Hints(ttl=1800, skip_hours=frozenset({3, 0}), skip_days=frozenset({6}))
    period = "<sy:updatePeriod>hourly</sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>"
    assert read(f"<rss{NAMES}><channel>{period}</channel></rss>".encode()).hints == Hints(ttl=1800)
    assert read(b"<rss><channel/></rss>").hints == Hints()


def test_a_page_and_a_feed_of_comments() -> None:
    entry = item("<comments>/1#talk</comments><wfw:commentRss>/1/feed</wfw:commentRss>")
    assert (entry.comments, entry.comments_feed) == ("https://site.example/1#talk", "https://site.example/1/feed")


def test_replies_of_atom_are_comments(atom: Make) -> None:
    (entry,) = read(
        atom(
            "<link rel='replies' type='application/atom+xml' href='/1/replies'/>"
            "<link rel='replies' type='text/html' href='/1#talk'/>"
        )
    ).entries
    assert (entry.comments, entry.comments_feed, entry.link) == (
        "https://town.example/1#talk",
        "https://town.example/1/replies",
        None,
    )


def test_files_are_kept_once_and_pictures_of_media_rss_left_out() -> None:
    entry = item(
        "<enclosure url='/a.mp3' type='audio/mpeg'/><atom:link rel='enclosure' href='/a.mp3'/>"
        "<media:thumbnail url='/t.jpg'/><media:content url='/p.jpg' medium='image'/>"
        "<media:group><media:content url='/v.mp4' type='video/mp4'><media:title>Bees</media:title></media:content>"
        "<media:content url='/q.png' type='image/png'/></media:group>"
    )
    assert entry.enclosures == (
        Enclosure("https://site.example/a.mp3", "audio/mpeg"),
        Enclosure("https://site.example/v.mp4", "video/mp4"),
    )
    assert (entry.title, entry.link) == ("Bees", "https://site.example/a.mp3")


def test_the_entrys_own_title_wins_over_its_media(rss: Make) -> None:
    assert item("<media:title>Clip</media:title><title>Bees</title>").title == "Bees"


def test_relative_addresses_of_rss_belong_to_the_channels_site() -> None:
    assert item("<link>item.html</link>").link == "https://site.example/item.html"
    assert item("<link>item.html</link>", channel="").link == "https://town.example/item.html"


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link>/a</link><atom:link rel='self' href='/feed'/>", "https://site.example/a"),
        ("<atom:link href='/a'/>", "https://site.example/a"),
        ("<link/><link>/a</link>", "https://site.example/a"),
        ("<link href='/a'/>", "https://site.example/a"),
    ],
)
def test_links_of_items(inner: str, link: str) -> None:
    assert item(inner).link == link


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link type='application/json' href='/j'/><link href='/a'/><link href='/b'/>", "https://town.example/a"),
        ("<link type='application/pdf' href='/p'/>", "https://town.example/p"),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/a'/>", "https://town.example/a"),
        ("<link rel='enclosure'>/e</link><link rel='alternate'>/a</link>", "https://town.example/a"),
        ("<link rel='self' href='/s'/>", None),
    ],
)
def test_links_of_atom(atom: Make, inner: str, link: str | None) -> None:
    (entry,) = read(atom(inner)).entries
    assert entry.link == link


def test_a_base_that_is_no_web_address_is_none() -> None:
    entry = item("<link>rel/path</link>", channel="<link xml:base='javascript:alert(1)//'>x</link>")
    assert entry.link == "https://town.example/rel/path"


@pytest.mark.parametrize(
    ("construct", "html"),
    [
        ("<summary>1 &lt; 2</summary>", "1 &lt; 2"),
        ("<summary type='html'>&lt;p>x&lt;/p></summary>", "<p>x</p>"),
        ("<summary type='text/html; charset=utf-8'>&lt;p>x&lt;/p></summary>", "<p>x</p>"),
        ("<summary type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>a<br/>b</div></summary>", "a<br>b"),
        ("<summary xmlns:h='http://www.w3.org/1999/xhtml'><h:p t='x'>a<h:br/></h:p></summary>", '<p t="x">a<br></p>'),
        ("<summary mode='base64'>PGI+eDwvYj4=</summary>", "<b>x</b>"),
        ("<summary type='application/octet-stream'>PGI+eDwvYj4=</summary>", "<b>x</b>"),
        ("<summary mode='base64'>no base64!</summary>", None),
        ("<summary> </summary>", None),
    ],
)
def test_text_constructs_are_html(atom: Make, construct: str, html: str | None) -> None:
    (entry,) = read(atom(construct)).entries
    assert (html in (entry.summary_html or "")) if html else entry.summary_html is None


def test_of_two_summaries_the_second_is_the_content() -> None:
    entry = item("<summary>Short</summary><description>Longer</description>")
    assert (entry.summary_html, entry.content_html) == ("Short", "Longer")
    entry = item("<description>Same</description><summary>Same</summary><itunes:summary>Blurb</itunes:summary>")
    assert (entry.summary_html, entry.content_html) == ("Same", None)
    assert item("<itunes:summary>Blurb</itunes:summary>").summary_html == "Blurb"


def test_a_prefix_is_believed_where_its_namespace_is_not_known() -> None:
    entry = item("<dc:creator>Ada</dc:creator><author>webmaster@town.example</author>")
    assert entry.author == "Ada"


def test_the_case_of_names_does_not_count() -> None:
    feed = read(
        b"<RSS><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>x</TITLE><PUBDATE>2026-05-04</PUBDATE></ITEM></CHANNEL></RSS>"
    )
    assert (feed.title, feed.entries[0].title) == ("T", "x")
    assert feed.entries[0].published is not None


def test_what_was_only_updated_was_published_then(atom: Make) -> None:
    (entry,) = read(atom("<updated>2026-05-04T06:30:00Z</updated>")).entries
    assert entry.published == entry.updated is not None


def test_a_date_that_nobody_can_read_does_not_hide_another() -> None:
    assert item("<pubDate>soon</pubDate><published>2026-05-04</published>").published is not None


def test_an_entry_that_says_nothing_is_one() -> None:
    assert item("") == Entry()


def test_a_channel_alone_is_one_of_cdf() -> None:
    item = '<ITEM HREF="/1" LASTMOD="2004-04-06T23:05:43-05:00"><TITLE>Bees</TITLE><ABSTRACT>Hum</ABSTRACT></ITEM>'
    feed = read(
        f'<CHANNEL BASE="http://base.example/" HREF="http://site.example/"><TITLE>Town</TITLE>{item}</CHANNEL>'.encode()
    )
    assert (feed.title, feed.home) == ("Town", "http://site.example/")
    (entry,) = feed.entries
    assert (entry.title, entry.link, entry.summary_html) == ("Bees", "http://base.example/1", "Hum")
    assert entry.updated == datetime(2004, 4, 7, 4, 5, 43, tzinfo=UTC)


def test_a_channel_of_rss_that_lacks_its_rss_is_read() -> None:
    (entry,) = read(b"<channel><item><title>Bees</title><link>https://site.example/1</link></item></channel>").entries
    assert (entry.title, entry.link) == ("Bees", "https://site.example/1")


def test_a_base_in_one_item_says_nothing_of_the_others() -> None:
    items = "<item xml:base='https://other.example/'><link>/1</link></item><item><link>/2</link></item>"
    body = f"<rss><channel><link>https://site.example/</link>{items}</channel></rss>"
    links = [entry.link for entry in read(body.encode()).entries]
    assert links == ["https://other.example/1", "https://site.example/2"]
