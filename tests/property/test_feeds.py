"""Whatever a server sends: a feed of clean values, or an error for people."""

import json
from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.errors import FeedError
from matins.feeds import parse_feed
from matins.feeds.discovery import feed_links
from matins.feeds.identity import keyed, sort_times
from matins.feeds.lists import plain_list
from matins.feeds.repair import is_well_formed, repaired
from matins.model.feed import Entry, Feed
from matins.text.clean import clean_line, is_clean
from matins.text.dates import EARLIEST, LATEST
from matins.text.urls import SCHEMES

URL = "https://town.example/feed"
NAMES = [
    "title",
    "link",
    "guid",
    "pubDate",
    "description",
    "author",
    "enclosure",
    "item",
    "entry",
    "dc:date",
    "content",
    "id",
    "updated",
]
VALUES = st.one_of(
    st.text(max_size=20),
    st.sampled_from(
        [
            "&",
            "&amp;",
            "&#27;",
            "<b>",
            "</item>",
            "<![CDATA[",
            "]]>",
            "\x1b]52;c;x\x07",
            "\u202e",
            "http://[",
            "99999-99-99",
        ]
    ),
)
NOW = 1_780_000_000
SPAN = st.datetimes(EARLIEST.replace(tzinfo=None), LATEST.replace(tzinfo=None), timezones=st.just(UTC))


@st.composite
def _document(draw: st.DrawFn) -> bytes:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        inner = "".join(
            f"<{name}>{value}</{name}>"
            for name, value in draw(st.lists(st.tuples(st.sampled_from(NAMES), VALUES), max_size=5))
        )
        parts.append(draw(st.sampled_from([f"<item>{inner}</item>", f"<entry>{inner}</entry>", inner])))
    start, end = draw(
        st.sampled_from([("<rss version='2.0'><channel>", "</channel></rss>"), ("<feed>", "</feed>"), ("<rss>", "")])
    )
    return (start + "".join(parts) + end).encode("utf-8", "replace")


ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.one_of(st.none(), st.sampled_from(["a", "b", "a|1", "a|2"]).map(clean_line)),
        title=st.one_of(st.none(), st.sampled_from(["x", "y"]).map(clean_line)),
        link=st.one_of(
            st.none(), st.sampled_from(["https://x.example/1", "http://www.x.example/1/", "https://x.example/2"])
        ),
        content_html=st.one_of(st.none(), st.text(max_size=3)),
        published=st.one_of(st.none(), SPAN),
    ),
    max_size=12,
)


def check(feed: Feed) -> None:
    lines = [feed.title, *(text for entry in feed.entries for text in (entry.id, entry.title, entry.author))]
    assert all(text is None or (text and is_clean(text) and "\n" not in text) for text in lines)
    addresses = [feed.home, *(link for entry in feed.entries for link in (entry.link, entry.comments))]
    addresses += [enclosure.address for entry in feed.entries for enclosure in entry.enclosures]
    assert all(address is None or address.startswith(SCHEMES) for address in addresses)
    dates = [date for entry in feed.entries for date in (entry.published, entry.updated) if date]
    assert all(date.tzinfo is UTC and 1990 <= date.year < 2100 for date in dates)


@given(
    st.one_of(
        _document(), st.binary(max_size=200), st.text(max_size=100).map(lambda text: text.encode("utf-8", "replace"))
    )
)
@settings(max_examples=200, deadline=None)
def test_any_answer_is_a_sound_feed_or_an_error_for_people(body: bytes) -> None:
    try:
        feed = parse_feed(body, url=URL)
    except FeedError as error:
        assert 0 < len(str(error)) < 100
    else:
        check(feed)


@given(
    st.recursive(
        st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=10)),
        lambda inner: st.one_of(
            st.lists(inner, max_size=3),
            st.dictionaries(
                st.sampled_from(["id", "url", "title", "items", "authors", "name", "attachments", "version"]), inner
            ),
        ),
        max_leaves=12,
    )
)
def test_any_json_is_a_sound_feed_or_an_error_for_people(data: object) -> None:
    body = json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [data]})
    check(parse_feed(body.encode(), url=URL))


@given(st.binary(max_size=120))
def test_what_is_well_formed_stays_so_when_repaired(body: bytes) -> None:
    document = b"<a><![CDATA[" + body.replace(b"]]>", b"") + b"]]></a>"
    if is_well_formed(document):
        assert is_well_formed(repaired(document))


@given(ENTRIES)
def test_keys_are_unique_and_the_entries_stay_in_order(entries: list[Entry]) -> None:
    found = keyed(entries)
    assert len({key for key, _, _ in found}) == len(entries)
    assert [entry for _, _, entry in found] == entries
    assert all(key and len(digest) == 16 for key, digest, _ in found)


@given(ENTRIES)
def test_an_entry_added_before_others_changes_no_key_of_entries_with_an_id_of_their_own(entries: list[Entry]) -> None:
    newcomer = Entry(id=clean_line("newcomer"))
    assert [key for key, _, entry in keyed([newcomer, *entries]) if entry is not newcomer and "|" not in key] == [
        key for key, _, _ in keyed(entries) if "|" not in key
    ]


@given(ENTRIES, st.booleans())
def test_no_article_is_sorted_into_the_future(entries: list[Entry], first: bool) -> None:
    times = sort_times(entries, now=NOW, first=first)
    assert len(times) == len(entries)
    assert all(time <= NOW for time in times)


@given(st.binary(max_size=300))
@settings(deadline=None)
def test_any_page_points_to_web_addresses_alone(body: bytes) -> None:
    for link in feed_links(b"<link rel=feed href='" + body, URL):
        assert link.address.startswith(SCHEMES)
        assert is_clean(link.title)


@given(st.text(max_size=300))
def test_every_line_of_a_list_is_listed_skipped_or_a_comment(text: str) -> None:
    listed, skipped = plain_list(text)
    told = {line.line for line in listed} | {line.line for line in skipped}
    lines = text.removeprefix("\ufeff").splitlines()
    assert told == {number for number, line in enumerate(lines, 1) if line.strip() and not line.strip().startswith("#")}
