import pytest

from matins.errors import MatinsError
from matins.model.feed import Subscription
from matins.service.naming import named
from matins.text.clean import Clean

FEEDS = (
    Subscription("https://www.harbour.example/feed/", Clean("Harbour Post")),
    Subscription("https://user:s3cret@weekly.example/atom", Clean("Terminal Weekly")),
    Subscription("https://weekly.example/rss", Clean("Weekly")),
    Subscription("https://nameless.example/x"),
)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("https://www.harbour.example/feed/", 0),
        ("http://harbour.example/feed", 0),
        ("HARBOUR POST", 0),
        ("post", 0),
        ("Weekly", 2),
        ("terminal", 1),
        ("nameless", 3),
    ],
)
def test_a_feed_is_named_by_address_title_or_a_part_only_it_has(name: str, place: int) -> None:
    assert named(FEEDS, name) is FEEDS[place]


def test_an_ambiguous_name_lists_the_candidates_without_passwords() -> None:
    with pytest.raises(MatinsError, match="may be any of these") as caught:
        named(FEEDS, "weekl")
    assert "Terminal Weekly" in str(caught.value)
    assert "https://weekly.example/rss" in str(caught.value)
    assert "s3cret" not in str(caught.value)


@pytest.mark.parametrize("name", ["gazette", "", "  ", "s3cret", "\x1b[31m"])
def test_a_name_that_fits_nothing_is_told(name: str) -> None:
    with pytest.raises(MatinsError, match="no feed is called") as caught:
        named(FEEDS, name)
    assert "\x1b" not in str(caught.value)
