"""Which entry is which, and where it stands in time."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

import pytest

from matins.feeds.identity import alias, digest, keyed, moved_keys, names, sort_times, spellings
from matins.model.article import Known
from matins.model.feed import Enclosure, Entry
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
    shared = [entry("a", link="https://x.example/"), entry("b", link="https://x.example/")]
    first, second = keys(*shared)
    assert first != second
    assert keys(*reversed(shared)) == [second, first]


def test_without_link_title_and_date_are_the_key_else_title_and_text() -> None:
    assert keys(entry("a", days=0)) == keys(entry("a", days=0, html="other"))
    assert keys(entry("a", days=0)) != keys(entry("a", days=-1))
    assert keys(entry("a", html="x")) != keys(entry("a", html="y"))


def test_entries_that_share_an_id_are_told_apart_by_their_links_whatever_their_order() -> None:
    same = [entry(guid="a", link="https://x.example/1"), entry(guid="a", link="http://www.x.example/2?utm_source=b")]
    assert keys(*same) == ["a|x.example/1", "a|x.example/2"]
    assert keys(*reversed(same)) == ["a|x.example/2", "a|x.example/1"]


def test_entries_that_share_id_and_link_are_told_apart_by_title_and_date_then_by_text() -> None:
    dated = [entry("t", guid="a", days=0), entry("t", guid="a", days=-1)]
    assert len(set(keys(*dated))) == 2
    texts = [entry("t", guid="a", days=0, html="x"), entry("t", guid="a", days=0, html="y")]
    first, second = keys(*texts)
    assert keys(*reversed(texts)) == [second, first]


def test_an_entry_that_is_said_twice_is_one() -> None:
    assert keys(entry(guid="a"), entry(guid="b"), entry(guid="a")) == ["a", "b"]
    assert len(keys(Entry(), Entry())) == 1


def test_entries_that_differ_in_their_files_alone_are_two() -> None:
    one, two = (Entry(enclosures=(Enclosure(f"https://x.example/{name}.mp3"),)) for name in "ab")
    assert len(keys(one, two, one)) == 2


def test_ids_that_differ_in_scheme_alone_are_told_apart_by_more() -> None:
    found = keys(entry("a", guid="http://x.example/1"), entry("b", guid="https://www.x.example/1"))
    assert len({alias(key) for key in found}) == 2


def test_an_id_that_looks_like_anothers_key_takes_nothing_from_it() -> None:
    links = ["https://x.example/1", "https://x.example/2", None]
    ids = ["a", "a", "a|x.example/1"]
    found = keys(*(entry(guid=guid, link=link) for guid, link in zip(ids, links, strict=True)))
    assert len(set(found)) == 3
    assert found[1:] == ["a|x.example/2", "a|x.example/1"]


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


@pytest.mark.parametrize(
    ("html", "link"),
    [
        ("<p class='x9'>Some  words</p>", "https://x.example/1"),
        ("<p>Some<br/>\n words</p><!-- made in 0.03 s -->", "https://x.example/1"),
        ("<p>Some words<img src='https://t.example/?nonce=77'></p>", "https://x.example/1"),
        ("<p>Some words</p>", "http://www.x.example/1/?utm_source=feed#top"),
    ],
)
def test_changed_markup_scheme_and_tracking_are_no_change(html: str, link: str) -> None:
    plain = entry("t", link="https://x.example/1", html="<p>Some words</p>")
    assert digest(entry("t", link=link, html=html)) == digest(plain)


@pytest.mark.parametrize("unit", ["<", "<a ", "<a>", "<!--"])
def test_a_text_of_nothing_but_tags_takes_no_time_to_speak_of(unit: str) -> None:
    before = time.process_time()
    digest(entry(html=unit * 500_000))
    assert time.process_time() - before < 2


def test_the_digest_falls_back_to_the_summary_and_survives_surrogates() -> None:
    assert digest(Entry(summary_html="a")) == digest(Entry(content_html="a"))
    assert digest(Entry(content_html="\ud800")) != digest(Entry(content_html=""))


def test_on_the_first_fetch_the_publishers_date_counts() -> None:
    entries = [entry(days=-400), entry(days=5), entry(), Entry(updated=MOMENT - timedelta(days=3))]
    assert sort_times(entries, now=NOW, first=True) == [NOW - 400 * DAY, NOW, NOW - 2, NOW - 3 * DAY]


def test_later_an_entry_is_never_sorted_out_of_sight() -> None:
    entries = [entry(days=-400), entry(days=-2), entry(days=5), entry(), Entry(updated=MOMENT - timedelta(days=3))]
    assert sort_times(entries, now=NOW, first=False) == [NOW - 7 * DAY, NOW - 2 * DAY, NOW, NOW - 3, NOW - 4]


def stored(*entries: Entry) -> dict[str, Known]:
    """Return what the store knows after a document of `entries`."""
    return {
        key: Known(mark, clean_line(item.title), item.link, int(item.published.timestamp()) if item.published else None)
        for key, mark, item in keyed(entries)
    }


def moved(known: Mapping[str, Known], *entries: Entry) -> dict[str, str]:
    return moved_keys(keyed(entries), known)


def test_an_id_that_moves_to_https_is_the_same_article() -> None:
    known = stored(entry("a", guid="http://x.example/1"), entry("b", guid="http://www.x.example/2"))
    assert moved(known, entry("c", guid="https://x.example/1"), entry("d", guid="https://x.example/2")) == {
        "http://x.example/1": "https://x.example/1",
        "http://www.x.example/2": "https://x.example/2",
    }


def test_a_new_id_with_the_old_link_and_title_is_the_same_article() -> None:
    known = stored(entry("a", guid="1", link="http://x.example/a", html="x"))
    assert moved(known, entry("a", guid="2", link="https://x.example/a/", html="y")) == {"1": "2"}
    assert moved(known, entry("b", guid="2", link="https://x.example/a/", html="y")) == {}
    assert moved(known, entry("a", guid="2", link="https://x.example/b", html="y")) == {}


def test_a_new_id_with_the_old_text_is_the_same_article() -> None:
    known = stored(entry("", guid="1", html="<p>Some words.</p>"))
    assert moved(known, entry("", guid="2", html="Some words.")) == {"1": "2"}


def test_what_the_document_still_lists_is_not_taken_for_another() -> None:
    old = entry("a", guid="1", link="https://x.example/")
    assert moved(stored(old), entry("a", guid="2", link="https://x.example/"), old) == {}


def test_what_says_the_same_every_day_is_new_every_day() -> None:
    known = stored(entry("Lunch", guid="1", link="https://x.example/", html="Soup", days=-1))
    assert moved(known, entry("Lunch", guid="2", link="https://x.example/", html="Soup", days=0)) == {}


def test_two_that_are_alike_are_not_taken_for_each_other() -> None:
    same = [entry("a", guid=guid, link="https://x.example/", html=guid) for guid in "12"]
    assert moved(stored(*same), entry("a", guid="3", link="https://x.example/", html="3")) == {}


def test_a_feed_that_renames_all_its_entries_keeps_them_by_their_titles() -> None:
    known = stored(*(entry(title, guid=f"old-{title}", link=f"https://x.example/{title}") for title in "abcd"))
    named = [entry(title, guid=f"new-{title}", link=f"https://y.example/{title}") for title in "abcd"]
    assert moved(known, *named) == {f"old-{title}": f"new-{title}" for title in "abcd"}
    assert moved(known, *named[:2]) == {}


def test_titles_that_repeat_prove_nothing() -> None:
    known = stored(*(entry(title, guid=f"old-{title}", link=f"https://x.example/{title}") for title in "abc"))
    links = [f"https://y.example/{number}" for number in range(4)]
    again = [entry(title, guid=link, link=link) for title, link in zip("abca", links, strict=True)]
    assert moved(known, *again) == {}


def test_a_few_new_entries_with_old_titles_are_new() -> None:
    old = [entry(f"t{number}", guid=str(number), link=f"https://x.example/{number}") for number in range(9)]
    titles = [entry(f"t{number}", guid=f"n{number}", link=f"https://y.example/{number}") for number in range(3)]
    assert moved(stored(*old), *titles, *old[3:]) == {}


def test_nothing_moves_on_a_first_fetch() -> None:
    assert moved({}, entry("a", guid="1"), entry("b", guid="2"), entry("c", guid="3")) == {}


def test_an_article_answers_to_its_id_its_alias_and_its_link() -> None:
    called = names("http://www.x.example/?p=1", "https://x.example/post/?utm_source=feed")
    for told in ("http://www.x.example/?p=1", "https://x.example/?p=1", "http://www.x.example/post"):
        assert spellings((told,)) & called
    assert not spellings(("https://x.example/",)) & called
    assert names("a", None) == {"a"}
