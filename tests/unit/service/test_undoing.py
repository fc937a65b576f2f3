from collections.abc import Callable
from pathlib import Path

import pytest

from matins.clock import Clock
from matins.config.edit import add_feeds, remove_feed
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import ConfigError, MatinsError
from matins.feeds.lists.listing import Listing
from matins.model.feed import FullText, Subscription
from matins.model.step import Step
from matins.paths import Paths
from matins.service.library import Library
from matins.service.subscriptions import import_listing, remove
from matins.service.undoing import undo
from matins.store import Store, open_store
from matins.store.changes import Change
from matins.text.clean import Clean

CONFIG = """\
# Mine.
[screen]
theme = "dark"

[[feeds]]
address = "https://a.example/feed"

# The best of all.
[[feeds]]
address = "https://b.example/feed"
title = "Bee"
tags = ["news", "morning"]
full_text = "always"
keep = "article .story"

[[feeds]]
address = "https://c.example/feed"
"""

BEE = Subscription("https://b.example/feed", Clean("Bee"), ("news", "morning"), FullText.ALWAYS, keep="article .story")


@pytest.fixture
def three(paths: Paths) -> Path:
    """Have a config of three feeds."""
    paths.config.write_text(CONFIG)
    return paths.config


def feeds(paths: Paths) -> list[str]:
    return [feed.address.removeprefix("https://").removesuffix(".example/feed") for feed in load(paths.config).feeds]


def sentence(paths: Paths, clock: Clock, step: int | None = None) -> str:
    undone = undo(paths, clock, step)
    assert undone
    return undone.sentence


def test_a_feed_that_was_left_comes_back_where_it_stood_with_all_it_had(
    three: Path, paths: Paths, clock: Clock, config: Config
) -> None:
    remove(paths, "bee")
    with Library.open(paths, load(three), clock) as library:
        assert [feed.title for feed in library.feeds()] == ["a.example", "c.example"]
        assert [step.sentence for step in library.steps()] == ["unsubscribed from Bee"]
        assert library.undo() == "undone: unsubscribed from Bee"
        library.flush()
        assert [feed.title for feed in library.feeds()] == ["a.example", "Bee", "c.example"]
    assert load(three).feeds[1] == BEE
    text = three.read_text()
    assert text.startswith('# Mine.\n[screen]\ntheme = "dark"\n')
    assert "# The best of all." in text


@pytest.mark.parametrize("name", ["a.example", "c.example"])
def test_the_first_and_the_last_feed_come_back_to_their_ends(
    three: Path, paths: Paths, clock: Clock, name: str
) -> None:
    before = load(three)
    remove(paths, name)
    assert sentence(paths, clock) == f"undone: unsubscribed from {name}"
    assert load(three) == before


def test_leaving_several_feeds_is_undone_step_by_step(three: Path, paths: Paths, clock: Clock) -> None:
    before = load(three)
    for name in ("bee", "a.example", "c.example"):
        remove(paths, name)
    assert feeds(paths) == []
    for left in (["c"], ["a", "c"], ["a", "b", "c"]):
        sentence(paths, clock)
        assert feeds(paths) == left
    assert load(three) == before
    assert undo(paths, clock) is None


def test_a_list_that_was_taken_in_is_taken_out_again(three: Path, paths: Paths, clock: Clock) -> None:
    before = three.read_text()
    new = tuple(Subscription(f"https://{name}.example/feed", tags=("x",)) for name in "defgb")
    import_listing(paths, Listing("opml", new))
    assert feeds(paths) == ["a", "b", "c", "d", "e", "f", "g"]
    assert sentence(paths, clock) == "undone: subscribed to 4 feeds"
    assert three.read_text() == before


def test_feeds_that_were_edited_since_stay(three: Path, paths: Paths, clock: Clock) -> None:
    import_listing(paths, Listing("", tuple(Subscription(f"https://{name}.example/feed") for name in "def")))
    three.write_text(three.read_text().replace('d.example/feed"', 'd.example/feed"\ntitle = "Dee"'))
    remove_feed(three, "https://e.example/feed")
    told = "undone: subscribed to 3 feeds (1 of 3; the others have changed since)"
    assert sentence(paths, clock) == told
    assert feeds(paths) == ["a", "b", "c", "d"]


def test_a_feed_that_is_followed_again_stays_as_it_is(three: Path, paths: Paths, clock: Clock) -> None:
    remove(paths, "bee")
    add_feeds(three, (Subscription("http://www.b.example/feed/"),))
    text = three.read_text()
    assert sentence(paths, clock) == "nothing is left to undo of: unsubscribed from Bee"
    assert three.read_text() == text


def test_a_place_that_is_gone_is_the_end(three: Path, paths: Paths, clock: Clock) -> None:
    remove(paths, "c.example")
    remove_feed(three, "https://a.example/feed")
    remove_feed(three, "https://b.example/feed")
    sentence(paths, clock)
    assert feeds(paths) == ["c"]


def test_a_broken_config_is_told_and_the_step_still_stands(three: Path, paths: Paths, clock: Clock) -> None:
    remove(paths, "bee")
    sound = three.read_text()
    three.write_text("[[feeds]\n")
    with pytest.raises(ConfigError, match="not TOML"):
        undo(paths, clock)
    assert three.read_text() == "[[feeds]\n"
    three.write_text(sound)
    assert sentence(paths, clock) == "undone: unsubscribed from Bee"


def test_articles_are_shown_again_with_their_feed(
    paths: Paths, config: Config, clock: Clock, fill: Callable[..., None]
) -> None:
    fill(3)
    add_feeds(paths.config, config.feeds)
    with Library.open(paths, config, clock) as library:
        remove(paths, "a")
        assert library.changed()
        assert library.unread() == 0
        assert library.undo() == "undone: unsubscribed from A"
        library.flush()
        assert library.unread() == 3


def test_what_was_pruned_is_undone_too(paths: Paths, clock: Clock, fill: Callable[..., None]) -> None:
    fill(2)
    with open_store(paths.database, paths.write_lock, clock) as store:
        step = store.add_step("took 1 article away", Change(pruned=True))
        store._rows("UPDATE articles SET pruned = ? WHERE id = 1", (step,))
        assert len(store.first(store.open_view(), 9)) == 1
    assert sentence(paths, clock) == "undone: took 1 article away"
    with open_store(paths.database, paths.write_lock, clock) as store:
        assert len(store.first(store.open_view(), 9)) == 2
        assert store.restore_some() == 0


def test_a_step_is_named_by_its_number(paths: Paths, clock: Clock, fill: Callable[..., None]) -> None:
    fill(2)
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.mark([1], read=True)
        store.mark([2], read=True)
    assert sentence(paths, clock, 1) == "undone: marked “Article 0” read"
    with pytest.raises(MatinsError, match="undone before: marked “Article 0” read"):
        undo(paths, clock, 1)
    with pytest.raises(MatinsError, match="there is no step 9"):
        undo(paths, clock, 9)


def test_of_two_who_undo_at_once_one_goes_further_back(
    paths: Paths, clock: Clock, fill: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(2)
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.mark([1], read=True)
        store.mark([2], starred=True)
    last_step = Store.last_step

    def overtaken(store: Store) -> Step | None:
        newest = last_step(store)
        monkeypatch.setattr(Store, "last_step", last_step)
        store.undo()
        return newest

    monkeypatch.setattr(Store, "last_step", overtaken)
    assert sentence(paths, clock).startswith("undone: marked")
    assert undo(paths, clock) is None


def test_where_nothing_was_done_there_is_nothing_to_undo(paths: Paths, clock: Clock) -> None:
    assert undo(paths, clock) is None
