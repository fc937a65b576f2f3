"""RSS, Atom and RDF to values."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from matins.feeds import parse_feed
from matins.feeds.doubtful import read_syndication
from matins.model.feed import Enclosure, Entry, Feed

Make = Callable[..., bytes]
URL = "https://town.example/feed.xml"


def read(body: bytes, content_type: str | None = None) -> Feed:
    feed = read_syndication(body, url=URL, content_type=content_type)
    assert feed is not None
    return feed


def only(body: bytes) -> Entry:
    (entry,) = read(body).entries
    return entry


def test_an_rss_item_in_full(rss: Make) -> None:
    entry = only(
        rss(
            "<title>Bees &amp; honey</title><link>https://town.example/bees</link><guid>tag:bees</guid>"
            "<dc:creator>Ada Keeper</dc:creator><pubDate>Mon, 04 May 2026 08:30:00 +0200</pubDate>"
            "<comments>/bees#talk</comments><description>Short</description>"
            "<content:encoded><![CDATA[<p>Long</p>]]></content:encoded>"
            '<enclosure url="/bees.mp3" type="audio/mpeg" length="5"/>'
        )
    )
    assert entry == Entry(
        id=entry.id,
        title=entry.title,
        link="https://town.example/bees",
        author=entry.author,
        summary_html="Short",
        content_html="<p>Long</p>",
        published=datetime(2026, 5, 4, 6, 30, tzinfo=UTC),
        comments="https://town.example/bees#talk",
        enclosures=(Enclosure("https://town.example/bees.mp3", "audio/mpeg"),),
    )
    assert (entry.id, entry.title, entry.author) == ("tag:bees", "Bees & honey", "Ada Keeper")


def test_an_atom_entry_in_full(atom: Make) -> None:
    feed = read(
        atom(
            "<id>urn:1</id><title type='html'>&lt;b>Bees&lt;/b> &amp;amp; honey</title>"
            "<link rel='self' href='https://town.example/bees.atom'/><link href='/bees'/><link href='/later'/>"
            "<author><name>Ada</name></author><author><name>Bo</name></author>"
            "<published>2026-05-04T06:30:00Z</published><updated>2026-05-05T06:30:00Z</updated>"
            "<summary>Short</summary><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>Long</p></div></content>"
        )
    )
    assert (feed.title, feed.home, feed.lang) == ("Town", "https://town.example/", "de")
    (entry,) = feed.entries
    assert (entry.id, entry.title, entry.link, entry.author) == (
        "urn:1",
        "Bees & honey",
        "https://town.example/bees",
        "Ada, Bo",
    )
    assert entry.published == datetime(2026, 5, 4, 6, 30, tzinfo=UTC)
    assert entry.updated == datetime(2026, 5, 5, 6, 30, tzinfo=UTC)
    assert entry.summary_html == "Short"
    assert "<p>Long</p>" in (entry.content_html or "")


def test_an_rdf_feed_is_read() -> None:
    body = (
        b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"'
        b' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><link>https://t.example/</link></channel>'
        b'<item rdf:about="https://t.example/a"><title>A</title><link>https://t.example/a</link>'
        b"<dc:date>2026-05-04</dc:date></item></rdf:RDF>"
    )
    entry = only(body)
    assert (entry.title, entry.link, entry.published) == ("A", "https://t.example/a", datetime(2026, 5, 4, tzinfo=UTC))


def test_a_feed_without_entries_is_a_feed(rss: Make, atom: Make) -> None:
    assert read(rss()).entries == ()
    assert read(atom()).title == "Town"
    assert read(b"<rss/>") == Feed()


@pytest.mark.parametrize("body", [b"<html><body><p>x</p></body></html>", b"plain", b"<opml/>", b"<rss", b"\xff\xfe"])
def test_what_is_no_feed_gives_none(body: bytes) -> None:
    assert read_syndication(body, url=URL) is None


@pytest.mark.parametrize(
    ("inner", "link"),
    [
        ("<link>/a</link>", "https://town.example/a"),
        ("<link>  https://town.example/a  </link>", "https://town.example/a"),
        ("<guid>https://town.example/g</guid>", "https://town.example/g"),
        ("<guid isPermaLink='false'>https://town.example/g</guid>", "https://town.example/g"),
        ("<guid isPermaLink='false'>g1</guid>", None),
        ("<guid>g1</guid>", None),
        ("<guid isPermaLink='true'>/g1</guid>", None),
        ("<guid>two words</guid><link/>", None),
        ("<guid>/g1</guid><link>/a</link>", "https://town.example/a"),
        ("<link>/a</link><guid>/a</guid>", "https://town.example/a"),
        ("<link>javascript:alert(1)</link><guid isPermaLink='false'>g1</guid>", None),
        ('<enclosure url="https://town.example/e.mp3"/>', "https://town.example/e.mp3"),
        (
            '<link>https://feeds.example/~r/1</link><x:origLink xmlns:x="http://rssnamespace.org/feedburner/ext/1.0">'
            "https://town.example/real</x:origLink>",
            "https://town.example/real",
        ),
    ],
)
def test_the_link_of_an_item(rss: Make, inner: str, link: str | None) -> None:
    assert only(rss(f"<title>x</title>{inner}")).link == link


@pytest.mark.parametrize("sent", ["g1", "/g1", "tag:town.example,2026:1"])
def test_the_id_of_an_item_is_its_guid_as_sent_wherever_the_feed_lies(rss: Make, sent: str) -> None:
    assert only(rss(f"<title>x</title><guid>{sent}</guid>")).id == sent


def test_relative_addresses_are_resolved_against_xml_base_and_the_feeds_own_address() -> None:
    feed = read(
        b"<feed xmlns='http://www.w3.org/2005/Atom' xml:base='/blog/'><title>T</title><link href='.'/>"
        b"<entry><id>1</id><title>A</title><link href='a'/></entry>"
        b"<entry xml:base='https://other.example/x/'><id>2</id><title>B</title><link href='b'/></entry></feed>"
    )
    assert feed.home == "https://town.example/blog/"
    assert [entry.link for entry in feed.entries] == ["https://town.example/blog/a", "https://other.example/x/b"]


@pytest.mark.parametrize(
    ("sent", "title"),
    [
        ("Fish &amp;amp; chips", "Fish & chips"),
        ("<![CDATA[A <b>bold</b> move]]>", "A bold move"),
        ("A &lt;b&gt;bold&lt;/b&gt; move", "A bold move"),
        ("[/] and [bold] stay", "[/] and [bold] stay"),
        ("1 &lt; 2", "1 < 2"),
        ("&#27;]52;c;eA==&#7;ding", "]52;c;eA==ding"),
        ("bid\u202eden\u200b", "bidden"),
        ("  two\n lines ", "two lines"),
        ("", None),
        ("<![CDATA[<img src='x'>]]>", None),
    ],
)
def test_titles_are_clean_text(rss: Make, sent: str, title: str | None) -> None:
    assert only(rss(f"<title>{sent}</title><guid>g</guid>")).title == title


def test_an_endless_title_is_cut(rss: Make) -> None:
    title = only(rss(f"<title>{'bees ' * 200_000}</title>")).title
    assert title is not None
    assert len(title) == 500


@pytest.mark.parametrize(
    ("body", "title"),
    [
        (b"<rss version='2.0'><channel><item><title>AT&T wins</title></item></channel></rss>", "AT&T wins"),
        (b"<rss version='2.0'><channel><item><title>Fish&nbsp;and</title></item></channel></rss>", "Fish and"),
        (
            b"<rss version='2.0'><channel><item><title>Caf&eacute; culture</title></item></channel></rss>",
            "Café culture",
        ),
        (
            b"\n\n <?xml version='1.0'?><rss version='2.0'><channel><item><title>Late</title></item></channel></rss>",
            "Late",
        ),
        (b"<rss version='2.0'><channel><item><title>One\x0bTwo</title></item></channel></rss>", "OneTwo"),
        (b"<rss version='2.0'><channel><item><title>Cut off</title><description>And", "Cut off"),
        ("<rss version='2.0'><channel><item><title>naïve</title></item></channel></rss>".encode("cp1252"), "naïve"),
        (
            "<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><item><title>naïve déjà vu".encode()
            + b"\x92s</title></item></channel></rss>",
            "naïve déjà vu’s",
        ),
        (
            "<?xml version='1.0' encoding='iso-8859-1'?><rss version='2'><item><title>ä</title></item></rss>".encode(
                "latin-1"
            ),
            "ä",
        ),
        (
            "<?xml version='1.0' encoding='utf-16'?><rss version='2'><item><title>ä</title></item></rss>".encode(
                "utf-16"
            ),
            "ä",
        ),
    ],
)
def test_broken_feeds_are_read_right(body: bytes, title: str) -> None:
    assert only(body).title == title


def test_the_charset_of_the_header_counts() -> None:
    body = "<rss version='2.0'><channel><item><title>Привет</title></item></channel></rss>".encode("cp1251")
    assert [entry.title for entry in read(body, "application/rss+xml; charset=windows-1251").entries] == ["Привет"]


@pytest.mark.parametrize(
    ("sent", "moment"),
    [
        ("1748943561", datetime(2025, 6, 3, 9, 39, 21, tzinfo=UTC)),
        ("2025年6月3日", datetime(2025, 6, 3, tzinfo=UTC)),
        ("June 3, 2025", datetime(2025, 6, 3, tzinfo=UTC)),
        ("Tue, 03 Jun 2025 9:39 PM PDT", datetime(2025, 6, 4, 4, 39, tzinfo=UTC)),
        ("10000-01-01", None),
        ("Thu, 01 Jan 1970 00:00:00 GMT", None),
        ("soon", None),
    ],
)
def test_dates_are_right_or_none(rss: Make, sent: str, moment: datetime | None) -> None:
    assert only(rss(f"<title>x</title><pubDate>{sent}</pubDate>")).published == moment


def test_the_date_of_dublin_core_is_that_of_publication(rss: Make) -> None:
    assert only(rss("<title>x</title><dc:date>2026-05-04</dc:date>")).published == datetime(2026, 5, 4, tzinfo=UTC)


def test_plain_text_content_does_not_become_markup(atom: Make) -> None:
    entry = only(atom("<id>1</id><content type='text'>1 &lt; 2 &lt;b> &amp;amp;</content>"))
    assert entry.content_html == "1 &lt; 2 &lt;b&gt; &amp;amp;"


def test_entities_are_never_expanded_and_files_never_read() -> None:
    entities = (
        b'<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;">'
        b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    )
    body = entities + b'<rss version="2.0"><channel><item><title>&c;&f;x</title></item></channel></rss>'
    feed = read_syndication(body, url=URL)
    assert feed is not None
    assert "root:" not in repr(feed)
    assert len(repr(feed)) < 2000


FEED = b"<rss version='2.0'><channel><item><title>x</title></item></channel></rss>"


@pytest.mark.parametrize("shown", [b"<script>'" + FEED + b"'</script>", b"<!-- <feed> -->", b"<feed></feed>", FEED])
def test_a_page_that_shows_what_feeds_look_like_is_a_page(shown: bytes) -> None:
    page = b"<!DOCTYPE html><html><head><title>On feeds</title></head><body><p>a<br>b" + shown + b"</body></html>\n"
    feed = parse_feed(page, url=URL)
    assert (feed.entries, feed.fault) == ((), "a web page, not a feed")


def test_a_feed_behind_the_words_of_a_broken_site_is_a_feed() -> None:
    feed = parse_feed(
        b"<html><body>Out of memory<br></body></html>\n<?xml version='1.0'?>" + FEED + b"<!--3s-->", url=URL
    )
    assert [entry.title for entry in feed.entries] == ["x"]


def test_at_most_five_thousand_entries_are_read(rss: Make) -> None:
    assert len(read(rss(*["<title>x</title>"] * 5001)).entries) == 5000


def test_a_feed_whose_entries_are_all_past_reading_is_a_fault() -> None:
    body = b"<rss version='2.0'><channel><item><title>t</title>" + b"<a>" * 100_000 + b"</a>" * 100_000
    feed = parse_feed(body + b"</item></channel></rss>", url="https://town.example/feed")
    assert (feed.entries, feed.fault) == ((), "not well-formed and nothing readable in it")
