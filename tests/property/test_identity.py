"""Identity whatever feeds do: a server that moves to https brings nothing twice and loses nothing."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from hypothesis import example, given
from hypothesis import strategies as st

from matins.feeds.identity import alias, keyed, moved_keys
from matins.model.article import Known
from matins.model.feed import Entry
from matins.service.refresh.drafts import news
from matins.text.clean import clean_line
from matins.text.urls import canonical, has_credentials, without_credentials

NOW = 1_800_000_000

ADDRESSES = st.builds(
    "{}://{}{}/{}".format,
    st.sampled_from(["http", "https"]),
    st.sampled_from(["", "www."]),
    st.sampled_from(["a.example", "b.example"]),
    st.sampled_from(["", "1", "2?p=1", "2?p=2"]),
)
ENTRIES = st.builds(
    Entry,
    id=st.none() | (ADDRESSES | st.sampled_from(["1", "2", "3"])).map(clean_line),
    title=st.none() | st.sampled_from("abc").map(clean_line),
    link=st.none() | ADDRESSES,
    content_html=st.none() | st.sampled_from(["<p>x</p>", "y"]),
    published=st.none() | st.integers(0, 3).map(lambda days: datetime.fromtimestamp(NOW, UTC) - timedelta(days=days)),
)
FEEDS = st.lists(ENTRIES, max_size=6)


def _secured(text: str | None) -> str | None:
    """Return an address as it is after its server moved to https without "www."."""
    return text and text.replace("http://", "https://").replace("https://www.", "https://")


def _moved(entry: Entry) -> Entry:
    return replace(entry, id=clean_line(_secured(entry.id)) or None, link=_secured(entry.link))


def _known(entries: Sequence[Entry]) -> dict[str, Known]:
    return {
        item.key: Known(
            item.digest,
            clean_line(item.entry.title),
            item.entry.link,
            int(item.entry.published.timestamp()) if item.entry.published else None,
        )
        for item in news(entries, {}, now=NOW, first=True, limit=99).items
    }


@given(entries=FEEDS)
def test_keys_are_unique_and_do_not_depend_on_the_order(entries: list[Entry]) -> None:
    found = keyed(entries)
    aliases = [alias(key) for key, _, _ in found]
    assert len(set(aliases)) == len(aliases)
    assert {alias(key) for key, _, _ in keyed(entries[::-1])} == set(aliases)


@given(entries=FEEDS)
@example(entries=[Entry(id=clean_line("http://a.example/1"), title=clean_line("a"))])
def test_a_feed_that_moves_to_https_brings_nothing_new_and_loses_nothing(entries: list[Entry]) -> None:
    known = _known(entries)
    later = [_moved(entry) for entry in entries]
    found = news(later, known, now=NOW, first=False, limit=99)
    assert found.items == ()
    renamed = {found.moved_keys.get(key, key) for key in known}
    assert renamed == {key for key, _, _ in keyed(later)}


@given(first=FEEDS, second=FEEDS)
def test_no_article_is_moved_onto_another(first: list[Entry], second: list[Entry]) -> None:
    known, later = _known(first), keyed(second)
    moved = moved_keys(later, known)
    assert moved.keys() <= known.keys() - {key for key, _, _ in later}
    assert len(set(moved.values())) == len(moved)
    assert not set(moved.values()) & known.keys()


HOSTS = st.sampled_from(
    ["x.example", "www.x.example", "www.www.x.example", "BÜCHER.example", "[::1]", "127.0.0.1:8080"]
)
TAILS = st.text(st.sampled_from("aä/?#!&=%47eE;+ @:\ud800.~") | st.characters(), max_size=12)


@given(host=HOSTS, tail=TAILS)
@example(host="x.example", tail="/%%34%31")
def test_what_is_compared_does_not_change_when_compared_again(host: str, tail: str) -> None:
    once = canonical(f"http://{host}/{tail}")
    assert canonical(f"https://{once}") == once
    assert canonical(f"https://www.{host}/{tail}") == once


@given(text=st.text() | TAILS)
def test_any_text_can_be_compared(text: str) -> None:
    assert isinstance(canonical(text), str)
    assert canonical(canonical(text)) == canonical(text)


@given(text=st.builds("http://{}@x.example/{}".format, st.text(), TAILS) | st.text())
def test_no_credentials_are_left_where_they_are_taken_out(text: str) -> None:
    assert not has_credentials(without_credentials(text))
