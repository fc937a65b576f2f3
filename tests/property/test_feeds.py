"""Whatever a server sends: a feed of clean values, or one whose fault says what is wrong with it."""

import json
from datetime import UTC

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.feeds import parse_feed
from matins.feeds.discovery import feed_links
from matins.feeds.identity import digest, keyed, sort_times
from matins.feeds.repair import repaired
from matins.feeds.tree import tree_of
from matins.model.feed import Entry, Feed
from matins.text.charsets import decode
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
def test_any_answer_is_a_sound_feed_or_has_a_fault_for_people(body: bytes) -> None:
    feed = parse_feed(body, url=URL)
    check(feed)
    assert feed.fault is None or (0 < len(feed.fault) < 100 and feed.entries == ())


def _item(number: int) -> bytes:
    return (
        f"<item><title>Title &amp; {number}</title><link>https://town.example/{number}</link><guid>g{number}</guid>"
        f"<pubDate>Mon, 04 May 2026 08:0{number}:00 +0200</pubDate><dc:creator>Ada</dc:creator>"
        f"<description>Short &lt;b>text&lt;/b></description><content:encoded><![CDATA[<p>Long & {number}</p>]]>"
        "</content:encoded></item>\n"
    ).encode()


HEAD = (
    b'<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    b' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Town</title>\n'
)
TAIL = b"</channel></rss>\n"
ITEMS = [_item(number) for number in range(5)]
WHOLE = HEAD + b"".join(ITEMS) + TAIL
ENDS = [len(HEAD) + len(b"".join(ITEMS[: number + 1])) for number in range(5)]
GOOD = parse_feed(WHOLE, url=URL).entries


def _lost(body: bytes) -> set[int]:
    entries = parse_feed(body, url=URL).entries
    return {number for number, entry in enumerate(GOOD) if entry not in entries}


@given(st.integers(len(HEAD), len(WHOLE)))
@settings(max_examples=60, deadline=None)
def test_a_feed_that_is_cut_loses_only_what_is_gone(cut: int) -> None:
    assert _lost(WHOLE[:cut]) <= {number for number, end in enumerate(ENDS) if end > cut + 1}


@given(st.integers(len(HEAD), ENDS[-1] - 1), st.integers(0, 255))
@settings(max_examples=150, deadline=None)
def test_a_wrong_byte_hurts_only_the_entry_it_stands_in(place: int, byte: int) -> None:
    body = WHOLE[:place] + bytes([byte]) + WHOLE[place + 1 :]
    # Where CDATA does not end, well-formed XML may say that the next entry is in it.
    if tree_of(repaired((decode(body) or "").encode()), URL) is None:
        assert _lost(body) <= {next(number for number, end in enumerate(ENDS) if place < end)}


BROKEN = [
    b"<item><title>a & b < c</title></item>",
    b"<item><title>x<description>y</description></item>",
    b"<item><title>x</tilte></item>",
    b"<item><title>x</title>",
    b"<item><title a=1>x</title></item>",
    b"<item><title><![CDATA[never ends</title></item>",
    b"<item><!-- never ends <title>x</title></item>",
    b"<item><title>\x0b\x01\xff\xfe</title></item>",
    b"<item><foo:bar>x</foo:bar></item>",
    b"<item><description><p>a<br>b<img src=x></description></item>",
    b"<item>" + b"<a>" * 400 + b"x" + b"</a>" * 400 + b"</item>",
    b"<item><title>&bogus; &#x1b; &#xffffffff;</title></item>",
    b'<item><enclosure url="x></item>',
    b'<item><a b="1" b="2"/></item>',
]


@given(st.sampled_from(BROKEN), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_a_broken_entry_spoils_no_other(broken: bytes, place: int) -> None:
    items = [*ITEMS[:place], broken, *ITEMS[place:]]
    assert _lost(HEAD + b"".join(items) + TAIL) == set()


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
    document = b"<rss><![CDATA[" + body.replace(b"]]>", b"") + b"]]></rss>"
    if tree_of(document, URL) is not None:
        assert tree_of(repaired(document), URL) is not None


@given(ENTRIES)
def test_keys_are_unique_and_the_entries_stay_in_order(entries: list[Entry]) -> None:
    found = keyed(entries)
    assert len({key for key, _, _ in found}) == len(found)
    left = iter(entries)
    assert all(any(entry is other for other in left) for _, _, entry in found)


@given(ENTRIES)
def test_only_an_entry_that_is_said_twice_is_left_out(entries: list[Entry]) -> None:
    kept = keyed(entries)
    faces = {(entry.title, mark) for _, mark, entry in kept}
    left_out = [entry for entry in entries if not any(entry is other for _, _, other in kept)]
    assert all((entry.title, digest(entry)) in faces for entry in left_out)


@given(ENTRIES)
def test_every_entry_has_a_key_and_a_digest(entries: list[Entry]) -> None:
    found = keyed(entries)
    assert all(key and len(mark) == 16 for key, mark, _ in found)


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
