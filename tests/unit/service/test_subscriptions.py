from collections.abc import Callable

import pytest

from matins.config.edit import add_feeds
from matins.config.load import load
from matins.errors import ConfigError, MatinsError
from matins.feeds.lists import plain_list
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.service.subscriptions import import_addresses, remove
from matins.text.clean import Clean

OTHER = "https://b.example/rss"


def followed(paths: Paths) -> list[str]:
    return [feed.address for feed in load(paths.config).feeds]


def test_a_feed_is_left_by_the_title_it_gave_itself(paths: Paths, fill: Callable[..., None]) -> None:
    fill(1)
    add_feeds(paths.config, (Subscription("http://a.example/feed"), Subscription(OTHER, Clean("Bee"))))
    assert remove(paths, "a") == Subscription("http://a.example/feed", Clean("A"))
    assert followed(paths) == [OTHER]
    assert remove(paths, "bee").address == OTHER
    assert followed(paths) == []


def test_a_feed_is_left_without_a_database(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER),))
    remove(paths, "b.example")
    assert followed(paths) == []
    assert not paths.data.exists()


def test_an_unclear_name_leaves_everything_as_it_is(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER), Subscription("https://b.example/atom")))
    with pytest.raises(MatinsError, match="may be any"):
        remove(paths, "example")
    with pytest.raises(MatinsError, match="no feed is called"):
        remove(paths, "c.example")
    assert len(followed(paths)) == 2


def test_a_list_is_taken_in_and_what_is_there_is_told(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER),))
    listed, skipped = plain_list("https://a.example/f\nhttp://www.b.example/rss/\nhttps://a.example/f/\nnonsense\n")
    report = import_addresses(paths, listed)
    assert report.added == ("https://a.example/f",)
    assert report.already == ("http://www.b.example/rss/", "https://a.example/f/")
    assert len(skipped) == 1
    assert followed(paths) == [OTHER, "https://a.example/f"]


def test_an_empty_list_writes_nothing(paths: Paths) -> None:
    assert import_addresses(paths, ()).added == ()
    assert not paths.config.exists()


def test_a_broken_config_is_told_and_left_alone(paths: Paths) -> None:
    paths.config.write_text("[[feeds]\n")
    with pytest.raises(ConfigError):
        import_addresses(paths, plain_list("https://a.example/f")[0])
    with pytest.raises(ConfigError):
        remove(paths, "a")
    assert paths.config.read_text() == "[[feeds]\n"
