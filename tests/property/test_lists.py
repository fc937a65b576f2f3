"""Lists of feeds: whatever is written is read again, and nothing that is read can do harm."""

import json
from xml.etree import ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from matins.errors import MatinsError
from matins.feeds.lists.backup import backup, read_backup
from matins.feeds.lists.newsboat import read_newsboat, tokens, write_newsboat
from matins.feeds.lists.opml import read_opml, write_opml
from matins.feeds.lists.reading import parse_list
from matins.model.feed import FeedState, Subscription
from matins.model.mark import Mark
from matins.text.clean import clean_line, is_clean
from matins.text.urls import web_address

NOW = 1_795_413_600

lines = st.text(max_size=30).map(clean_line)
tags = st.one_of(lines, st.sampled_from(("news", "a,b", "a/b", "/a", "a//b", " a / b", "~x", "!x", "#x", '"', "\\")))
own_tags = st.lists(tags.map(clean_line).filter(bool), max_size=3, unique=True).map(tuple)
feeds = st.builds(
    lambda places, titles, tags: tuple(
        Subscription(f"https://{place}.example/f?a=1&b={place}", title or None, tuple(dict.fromkeys(filter(None, own))))
        for place, title, own in zip(places, titles, tags, strict=False)
    ),
    st.lists(st.integers(0, 999).map("h{}".format), unique=True, max_size=5),
    st.lists(lines, min_size=5, max_size=5),
    st.lists(st.lists(tags.map(clean_line), max_size=4), min_size=5, max_size=5),
)


@given(feeds, st.text(max_size=40))
def test_opml_is_valid_and_gives_every_feed_its_title_and_tags_again(
    written: tuple[Subscription, ...], home: str
) -> None:
    states = [
        FeedState(1, feed.address, feed.title or clean_line("Own title"), feed.tags, web_address(home))
        for feed in written
    ]
    text = write_opml(states, NOW)
    assert ET.fromstring(text.encode()).tag == "opml"
    read = {feed.address: feed for feed in parse_list(text.encode()).feeds}
    assert list(read) == [feed.address for feed in sorted(written, key=lambda feed: list(read).index(feed.address))]
    for state in states:
        assert read[state.address].title == state.title
        assert set(read[state.address].tags) == set(state.tags)


@given(feeds)
def test_newsboat_s_list_gives_every_feed_its_title_and_tags_again(written: tuple[Subscription, ...]) -> None:
    read = read_newsboat(write_newsboat(written)).feeds
    assert [(feed.address, feed.title) for feed in read] == [(feed.address, feed.title) for feed in written]
    for one, other in zip(read, written, strict=True):
        assert one.tags == tuple(dict.fromkeys(filter(None, (clean_line(tag.lstrip("~!")) for tag in other.tags))))


@given(
    feeds,
    st.lists(st.builds(Mark, lines, lines, st.none() | lines, st.booleans(), st.booleans(), own_tags), max_size=5),
)
def test_json_gives_all_again(written: tuple[Subscription, ...], marks: list[Mark]) -> None:
    listing = parse_list(json.dumps({"schema": 1, **backup(written, marks, (), "")}).encode())
    assert listing.feeds == written
    told = {(mark.feed, mark.key, mark.read, mark.starred, mark.tags) for mark in listing.marks}
    for mark in marks:
        if mark.feed and mark.key and (mark.read or mark.starred or mark.tags):
            assert (mark.feed, mark.key, mark.read, mark.starred, mark.tags) in told


@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_a_list_of_web_addresses_or_an_error_for_people(body: bytes) -> None:
    try:
        listing = parse_list(body)
    except MatinsError as error:
        assert is_clean(str(error))
        return
    for feed in listing.feeds:
        assert web_address(feed.address) == feed.address
        assert all(map(is_clean, (feed.title or "", *feed.tags)))
    for remark in (*listing.skipped, *listing.notes):
        assert is_clean(remark.text)
        assert remark.reason


pieces = st.sampled_from(
    [
        *(
            "<outline ",
            "/>",
            ">",
            "</outline>",
            'text="',
            "xmlUrl='",
            "https://a.example/",
            '"',
            "'",
            "<!--",
            "-->",
            "<",
        ),
        *("&amp;", "&", "&#0;", 'category="a,/b"', ' type="include" ', "<opml>", "</body>", "\n", "=", "xmlUrl", "/"),
    ]
)


@given(st.lists(pieces, max_size=30).map("".join))
def test_any_mix_of_tags_is_read(text: str) -> None:
    listing = read_opml(text)
    assert all(web_address(feed.address) == feed.address for feed in listing.feeds)


@given(st.lists(pieces, max_size=12).map("".join))
def test_a_feed_that_is_well_written_is_found_whatever_stands_before_it(text: str) -> None:
    listing = read_opml(f'{text.replace("<!--", "")}<outline text="B" xmlUrl="https://b.example/"/>')
    assert "https://b.example/" in [feed.address for feed in listing.feeds]


@given(st.text(max_size=50))
def test_a_quoted_token_is_one_token(text: str) -> None:
    quoted = text.replace("\\", "\\\\").replace('"', '\\"')
    assert tokens(f'"{quoted}"') == [text]


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=20),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(("feeds", "articles", "address", "title", "tags", "feed", "key", "read")), inner
            )
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_list_or_an_error_for_people(data: object) -> None:
    try:
        listing = read_backup({"feeds": [data], "articles": [data]})
    except MatinsError:
        return
    assert all(web_address(feed.address) == feed.address for feed in listing.feeds)
