"""Which entry is which, and where it stands in time."""

from datetime import UTC, datetime, timedelta

from matins.feeds.identity import digest, keyed, sort_times
from matins.model.feed import Entry
from matins.text.clean import clean_line

NOW = 1_780_000_000
DAY = 24 * 3600
MOMENT = datetime.fromtimestamp(NOW, UTC)


def entry(
    title: str = "t",
    *,
    guid: str | None = None,
    link: str | None = None,
    html: str | None = None,
    days: float | None = None,
) -> Entry:
    published = None if days is None else MOMENT + timedelta(days=days)
    name = clean_line(guid) if guid else None
    return Entry(id=name, title=clean_line(title), link=link, content_html=html, published=published)


def keys(*entries: Entry) -> list[str]:
    return [key for key, _, _ in keyed(entries)]


def test_the_id_is_the_key() -> None:
    assert keys(entry(guid="a", link="https://x.example/1"), entry(guid="b", link="https://x.example/1")) == ["a", "b"]


def test_without_an_id_the_canonical_link_is_the_key() -> None:
    assert keys(entry(link="https://www.x.example/1/?utm_source=feed")) == ["x.example/1"]


def test_a_link_that_several_share_is_none() -> None:
    first, second = keys(entry("a", link="https://x.example/"), entry("b", link="https://x.example/"))
    assert first != second
    assert len(first) == len(second) == 64


def test_without_link_title_and_date_are_the_key_else_title_and_text() -> None:
    assert keys(entry("a", days=0)) == keys(entry("a", days=0, html="other"))
    assert keys(entry("a", days=0)) != keys(entry("a", days=-1))
    assert keys(entry("a", html="x")) != keys(entry("a", html="y"))


def test_of_entries_with_one_id_the_first_keeps_it() -> None:
    same = [entry(guid="a", link="https://x.example/1"), entry(guid="a", link="https://x.example/2")]
    assert keys(*same) == ["a", "a|https://x.example/2"]
    assert keys(entry(guid="a"), entry(guid="a"), entry(guid="a")) == ["a", "a|1", "a|2"]


def test_keys_are_unique_whatever_the_ids_are() -> None:
    found = keys(entry(guid="a"), entry(guid="a|2"), entry(guid="a"), entry(guid="a|2|3"), entry(guid="a|2"))
    assert len(set(found)) == len(found)


def test_the_digest_tells_title_link_and_text() -> None:
    plain = entry("t", link="https://x.example/", html="text")
    assert len(digest(plain)) == 16
    assert digest(plain) == digest(entry("t", link="https://x.example/", html="text", guid="g", days=3))
    others = [
        entry("u", link="https://x.example/", html="text"),
        entry("t", html="text"),
        entry("t", link="https://x.example/"),
    ]
    assert digest(plain) not in {digest(other) for other in others}


def test_the_digest_falls_back_to_the_summary_and_survives_surrogates() -> None:
    assert digest(Entry(summary_html="a")) == digest(Entry(content_html="a"))
    assert digest(Entry(content_html="\ud800")) != digest(Entry(content_html=""))


def test_on_the_first_fetch_the_publishers_date_counts() -> None:
    entries = [entry(days=-400), entry(days=5), entry(), Entry(updated=MOMENT - timedelta(days=3))]
    assert sort_times(entries, now=NOW, first=True) == [NOW - 400 * DAY, NOW, NOW - 2, NOW - 3 * DAY]


def test_later_an_entry_is_never_sorted_out_of_sight() -> None:
    entries = [entry(days=-400), entry(days=-2), entry(days=5), entry(), Entry(updated=MOMENT - timedelta(days=3))]
    assert sort_times(entries, now=NOW, first=False) == [NOW - 7 * DAY, NOW - 2 * DAY, NOW, NOW - 3, NOW - 4]
