"""OPML as it is found, and as it is written."""

import time
from xml.etree import ElementTree as ET

import pytest

from matins.feeds.lists.listing import Listing
from matins.feeds.lists.opml import read_opml, write_opml
from matins.model.feed import FeedState, Subscription
from matins.text.clean import clean_line

A, B, C = (f"https://{name}.example/feed" for name in "abc")
NOW = 1_795_413_600


def opml(outlines: str) -> Listing:
    return read_opml(f'<?xml version="1.0"?>\n<opml version="2.0"><head/><body>{outlines}</body></opml>')


def addresses(listing: Listing) -> list[str]:
    return [feed.address for feed in listing.feeds]


def state(address: str, title: str = "", tags: tuple[str, ...] = (), home: str | None = None) -> FeedState:
    return FeedState(1, address, clean_line(title), tags, home)


@pytest.mark.parametrize(
    "outlines",
    [
        f'<outline text="R&D" xmlUrl="{A}?a=1&b=2&copy=3"/><outline xmlUrl="{B}"/>',
        f'<outline text="R&amp;D" xmlUrl="{A}?a=1&amp;b=2&#38;copy=3"/><outline xmlUrl="{B}"/>',
    ],
)
def test_a_bare_ampersand_in_an_address_is_one(outlines: str) -> None:
    listing = opml(outlines)
    assert addresses(listing) == [f"{A}?a=1&b=2&copy=3", B]
    assert listing.feeds[0].title == "R&D"


@pytest.mark.parametrize(
    ("outline", "title"),
    [
        (f'<outline text="He said "hi" there" xmlUrl="{A}"/>', 'He said "hi" there'),
        (f'<outline xmlUrl="{A}" text="The "best""/>', 'The "best"'),
        (f'<outline text="A" description="<a href="https://x.example/">x</a> & "y"" xmlUrl="{A}" />', "A"),
        (f'<outline text="A" description="<p>one</p>" xmlUrl="{A}"></outline>', "A"),
        (f"<outline text='A' xmlUrl='{A}'/>", "A"),
        (f'<outline text="A"xmlUrl="{A}"type="rss"/>', "A"),
        (f'<outline\n  text = "A"\n  xmlUrl\t=\n"{A}"\n/ >', "A"),
        (f'<outline text="a > b" xmlUrl="{A}"/>', "a > b"),
        (f'<outline text="&eacute;t&eacute; &bogus; &#8217; &#x1b;" xmlUrl="{A}"/>', "été &bogus; ’"),
        (f'<outline text="A" xmlUrl="{A} />', "A"),
        (f'<outline text="A" xmlUrl="{A}"', "A"),
    ],
)
def test_quotes_and_markup_within_attributes_lose_no_feed(outline: str, title: str) -> None:
    listing = opml(f'<outline xmlUrl="{B}"/>{outline}\n<outline xmlUrl="{C}"/>')
    assert addresses(listing) == [B, A, C]
    assert listing.feeds[1].title == title


@pytest.mark.parametrize("name", ["xmlUrl", "xmlurl", "xmlURL", "XMLURL", "rssUrl", "feedUrl"])
@pytest.mark.parametrize("element", ["outline", "Outline", "OUTLINE", "opml:outline"])
def test_the_case_of_names_does_not_matter(name: str, element: str) -> None:
    assert addresses(opml(f'<{element} {name}="{A}"/>')) == [A]


@pytest.mark.parametrize(
    ("attributes", "found"),
    [
        (f'type="rss" url="{A}"', [A]),
        (f'type="Atom" url="{A}"', [A]),
        (f'type="link" url="{A}"', [A]),
        (f'url="{A}"', []),
        (f'type="song" url="{A}"', []),
        (f'type="include" url="{A}"', []),
        ('type="link" url="https://a.example/list.opml"', []),
        (f'type="source" xmlUrl="{A}"', []),
        (f'xmlUrl="" rssUrl="{A}"', [A]),
    ],
)
def test_an_outline_is_a_feed_by_its_attributes(attributes: str, found: list[str]) -> None:
    assert addresses(opml(f"<outline {attributes}/>")) == found


def test_another_list_and_a_page_without_a_feed_are_told() -> None:
    listing = opml(
        '<outline type="include" url="https://a.example/l"/><outline text="x" htmlUrl="https://b.example/"/>'
    )
    assert [remark.reason for remark in listing.skipped] == [
        "another list; import it by its own address",
        "a page without its feed's address; matins add looks for it",
    ]


def test_folders_and_categories_are_tags() -> None:
    listing = opml(
        f'<outline text="News"><outline title="World"><outline xmlUrl="{A}" category="daily, /x/y ,/ ,"/></outline>'
        f'<outline xmlUrl="{B}"></outline></outline><outline xmlUrl="{C}"/>'
        f'<outline text="Two"><outline xmlUrl="{B}"/></outline>'
    )
    assert listing.feeds == (
        Subscription(A, None, ("News/World", "daily", "x/y")),
        Subscription(B, None, ("News", "Two")),
        Subscription(C),
    )


@pytest.mark.parametrize(
    "text",
    [
        f'<outline text="x" xmlUrl="{A}"/>,\n<outline text="y" xmlUrl="{B}"/>,',
        f'<opml><body><outline xmlUrl="{A}"/></body></opml><?xml version="1.0"?><opml><body><outline xmlUrl="{B}"/>',
        f'<opml><body></outline></outline><outline xmlUrl="{A}"/></body></opml></x><outline xmlUrl="{B}">',
        f'<opml><outlin xmlUrl="{A}"/><outline xmlUrl="{B}"/></opml>',
        f'<opml><outline xmlUrl="{A}"/><outlne text="b" xmlUrl=\'{B}\'/></opml>',
        f'<opml><!-- <outline xmlUrl="{C}"/> --><outline xmlUrl="{A}"/><!--><outline xmlUrl="{C}"/>-->'
        f'<outline xmlUrl="{B}"/>',
        f'<opml><outline xmlUrl="{A}"/>\x00\x0b<outline xmlUrl="{B}"/><!-- never closed',
        f'<opml><outline><outline xmlUrl="{A}"/><outline><outline xmlUrl="{B}"/>',
    ],
)
def test_a_broken_document_gives_all_its_feeds(text: str) -> None:
    assert addresses(read_opml(text)) == [A, B]


def test_folders_end_with_their_document() -> None:
    listing = read_opml(
        f'<opml><body><outline text="x"><outline xmlUrl="{A}"/></body></opml><opml><outline xmlUrl="{B}"/>'
    )
    assert [feed.tags for feed in listing.feeds] == [("x",), ()]


def test_commands_are_neither_kept_nor_run() -> None:
    listing = opml(
        f'<outline xmlUrl="|touch PWNED"/><outline xmlUrl="exec:touch PWNED"/>\n'
        f'<outline filtercmd="touch PWNED" xmlUrl="{A}"/>'
    )
    assert listing.feeds == (Subscription(A),)
    assert [(remark.line, remark.text, remark.reason) for remark in listing.skipped] == [
        (2, "|touch PWNED", "a command; matins runs none"),
        (2, "exec:touch PWNED", "a command; matins runs none"),
        (3, "touch PWNED", "a filter command; matins runs none, and takes the feed without it"),
    ]


def test_no_entity_is_unfolded() -> None:
    bomb = '<!DOCTYPE opml [<!ENTITY a "aaaaaaaaaa"><!ENTITY x SYSTEM "file:///etc/hostname">]>'
    listing = read_opml(f'{bomb}<opml><outline text="&x;&a;" xmlUrl="{A}"/></opml>')
    assert [feed.title for feed in listing.feeds] == ["&x;&a;"]


def test_twenty_thousand_folders_are_read_and_their_tag_is_bounded() -> None:
    listing = opml('<outline text="f">' * 20_000 + f'<outline xmlUrl="{A}"/>' + "</outline>" * 20_000)
    (feed,) = listing.feeds
    assert feed.address == A
    assert len(feed.tags[0]) <= 500


@pytest.mark.parametrize("start", ["<outline", '<outline text="a"b"'])
def test_a_tag_of_blanks_that_never_ends_takes_no_time_to_speak_of(start: str) -> None:
    before = time.process_time()
    assert addresses(read_opml(f'<outline xmlUrl="{A}"/>{start}{" " * 100_000}x')) == [A]
    assert time.process_time() - before < 2


def test_fifty_thousand_feeds_are_merged() -> None:
    listing = opml(f'<outline text="f" xmlUrl="{A}"/>' * 50_000)
    assert addresses(listing) == [A]
    assert listing.repeated == 49_999


def test_feeds_are_written_in_folders_with_all_that_other_programs_read() -> None:
    text = write_opml(
        [
            state(A, 'R&D <"quoted">', ("news/world", "daily", "a,b"), "https://a.example/?x=1&y=2"),
            state(B, "Bee"),
            state("https://me:hunter2@c.example/feed", "", ("daily",)),
        ],
        NOW,
    )
    root = ET.fromstring(text)
    assert root.get("version") == "2.0"
    assert root.findtext("head/dateCreated") == "Mon, 23 Nov 2026 06:00:00 GMT"
    folders = [outline.get("text") for outline in root.findall("body/outline")]
    assert folders == ["Bee", "news", "a,b", "daily"]
    feed = root.find("body/outline[@text='news']/outline[@text='world']/outline")
    assert feed is not None
    assert feed.attrib == {
        "text": 'R&D <"quoted">',
        "title": 'R&D <"quoted">',
        "type": "rss",
        "xmlUrl": A,
        "htmlUrl": "https://a.example/?x=1&y=2",
        "category": "/news/world,daily",
    }
    assert "hunter2" not in text
    assert [(found.address, set(found.tags)) for found in read_opml(text).feeds] == [
        (B, set()),
        (A, {"news/world", "daily", "a,b"}),
        (C, {"daily"}),
    ]


def test_no_feeds_are_a_valid_list() -> None:
    text = write_opml([], NOW)
    assert ET.fromstring(text).findall("body/outline") == []
    assert read_opml(text).feeds == ()
