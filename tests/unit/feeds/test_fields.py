"""Single fields that every kind of feed shares."""

import pytest

from matins.feeds.fields import entry_link, language, plain_title
from matins.model.feed import Enclosure

BASE = "https://town.example/blog/"


def test_titles_lose_tags_and_references_once() -> None:
    assert plain_title("A <em class='x'>b</em> &amp;amp; c<!-- d -->") == "A b &amp; c"
    assert plain_title("A <em>b</em> &amp; c", markup=False) == "A <em>b</em> &amp; c"
    assert plain_title("a < b > c") == "a < b > c"
    assert plain_title("<b></b> \u200b") is None
    assert plain_title(None) is None


@pytest.mark.parametrize(
    ("candidates", "link"),
    [
        (("post", None), "https://town.example/blog/post"),
        ((None, "post"), None),
        (("javascript:x", "https://other.example/"), "https://other.example/"),
        (("http://[", "urn:1"), None),
        ((), None),
    ],
)
def test_only_the_entrys_own_link_may_be_relative(candidates: tuple[str | None, ...], link: str | None) -> None:
    assert entry_link(candidates, (), BASE) == link


def test_an_enclosure_stands_in_for_a_link() -> None:
    assert entry_link((None,), (Enclosure("https://town.example/a.mp3"),), BASE) == "https://town.example/a.mp3"


@pytest.mark.parametrize(
    ("name", "lang"),
    [("en-US", "en"), (" DE ", "de"), ("pt_BR", "pt"), ("english", None), ("", None), (None, None), ("ä1", None)],
)
def test_the_language_is_the_primary_subtag(name: str | None, lang: str | None) -> None:
    assert language(name) == lang
