"""A feed that is no XML, entry by entry."""

from matins.feeds.salvage import read_salvaged

URL = "https://town.example/feed"
HEAD = b"<rss><channel><title>Town</title><link>https://site.example/</link>"


def titles(body: bytes) -> list[str | None] | None:
    feed = read_salvaged(body, url=URL)
    return None if feed is None else [entry.title for entry in feed.entries]


def item(title: bytes) -> bytes:
    return b"<item><title>" + title + b"</title><link>a</link></item>"


def test_the_entries_keep_their_order_and_the_feed_its_head() -> None:
    feed = read_salvaged(HEAD + item(b"one") + item(b"two <b>") + item(b"three") + b"</channel></rss>", url=URL)
    assert feed is not None
    assert [entry.title for entry in feed.entries] == ["one", "two", "three"]
    assert (feed.title, feed.entries[0].link) == ("Town", "https://site.example/a")


def test_an_entry_in_cdata_is_none() -> None:
    quoted = item(b"<![CDATA[how an <item> looks]]>")
    assert titles(HEAD + quoted + item(b"x <b>") + item(b"z")) == ["how an <item> looks", "x", "z"]


def test_cdata_that_never_ends_ends_with_its_entry() -> None:
    assert titles(HEAD + item(b"<![CDATA[one") + item(b"two") + item(b"three")) is not None
    assert (titles(HEAD + item(b"<![CDATA[one") + item(b"two") + item(b"three")) or [])[-2:] == ["two", "three"]


def test_a_broken_head_or_no_entry_gives_none() -> None:
    assert titles(b"<rss><channel><title>" + item(b"one") + item(b"two <b>")) is None
    assert titles(HEAD) is None
    assert titles(b"plain") is None


def test_more_than_a_few_broken_entries_give_none() -> None:
    assert titles(HEAD + item(b"x <b>") * 21 + item(b"y")) is None
    assert titles(HEAD + item(b"x <b>") * 20 + item(b"y")) is not None


def test_atom_is_told_apart_too() -> None:
    body = b"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>a</title></entry><entry><title>b</entry></feed>"
    assert (titles(body) or [None])[0] == "a"
