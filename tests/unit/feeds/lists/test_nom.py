"""nom's config."""

import pytest

from matins.errors import MatinsError
from matins.feeds.lists.nom import read_nom
from matins.model.feed import Subscription
from matins.text.clean import clean_line

BOOK = """
ordering: desc
feeds:
  - url: https://a.example/feed
    name: A
    tags: [news, "two words", 3, {x: y}]
  - url: https://b.example/feed
  - https://c.example/feed
  - url: 2026-99-99
  - name: nothing
  - url: &x [1]
openers: []
"""


def test_address_name_and_tags_are_taken() -> None:
    listing = read_nom(BOOK)
    assert listing.feeds == (
        Subscription("https://a.example/feed", clean_line("A"), ("news", "two words", "3")),
        Subscription("https://b.example/feed"),
        Subscription("https://c.example/feed"),
    )
    assert [remark.text for remark in listing.skipped] == ["2026-99-99", "", ""]


@pytest.mark.parametrize("text", ["feeds:", "feeds: 1", "feeds: {a: b}", "- x", "", "feeds: []"])
def test_a_config_without_feeds_is_an_empty_list(text: str) -> None:
    assert read_nom(text).feeds == ()


@pytest.mark.parametrize(
    "text", ["feeds: [", "a: *b", "feeds:\n\t- x", "feeds: " + "[" * 10_000, "--- a\n--- b\n", "a: \x00"]
)
def test_broken_yaml_is_told(text: str) -> None:
    with pytest.raises(MatinsError, match="broken YAML"):
        read_nom(text)


def test_no_object_is_made() -> None:
    listing = read_nom("feeds:\n  - !!python/object/apply:os.system ['true']\n  - url: !!python/name:os.system x\n")
    assert listing.feeds == ()
