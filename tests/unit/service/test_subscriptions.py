from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from matins.clock import Clock, SystemClock
from matins.config.edit import add_feeds
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import ConfigError, MatinsError, StoreError
from matins.feeds.lists.listing import Listing
from matins.feeds.lists.reading import parse_list
from matins.model.feed import Subscription
from matins.model.mark import Mark, SavedPage
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.paths import Paths
from matins.service.library import Library
from matins.service.subscriptions import (
    MOST_FEEDS,
    import_listing,
    import_read_marks,
    preview,
    read_list,
    remove,
    starter_topics,
)
from matins.store.feeds import SAVED_PAGES
from matins.text.clean import Clean

FEED = "http://a.example/feed"
OTHER = "https://b.example/rss"


def followed(paths: Paths) -> list[str]:
    return [feed.address for feed in load(paths.config).feeds]


def test_a_feed_is_left_by_the_title_it_gave_itself(paths: Paths, fill: Callable[..., None]) -> None:
    fill(1)
    add_feeds(paths.config, (Subscription(FEED), Subscription(OTHER, Clean("Bee"))))
    assert remove(paths, "a") == Subscription(FEED, Clean("A"))
    assert followed(paths) == [OTHER]
    assert remove(paths, "bee").address == OTHER
    assert followed(paths) == []


def test_a_feed_is_left_without_a_database(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER),))
    remove(paths, "b.example")
    assert followed(paths) == []
    with Library.open(paths, load(paths.config), SystemClock()) as library:
        assert library.undo() == "undone: unsubscribed from b.example"
    assert followed(paths) == [OTHER]


def test_an_unclear_name_leaves_everything_as_it_is(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER), Subscription("https://b.example/atom")))
    with pytest.raises(MatinsError, match="may be any"):
        remove(paths, "example")
    with pytest.raises(MatinsError, match="no feed is called"):
        remove(paths, "c.example")
    assert len(followed(paths)) == 2


def test_a_list_is_taken_in_and_what_is_there_stays_as_it_is(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(OTHER),))
    listing = parse_list(b"https://a.example/f x\nhttp://www.b.example/rss/ y ~Bee\nhttps://a.example/f/ z\nnonsense\n")
    assert preview(paths, listing).added == ("https://a.example/f",)
    assert followed(paths) == [OTHER]
    report = import_listing(paths, listing, tags=("new", "x"))
    assert report.added == ("https://a.example/f",)
    assert report.already == ("http://www.b.example/rss/",)
    assert (len(report.skipped), report.repeated) == (1, 1)
    assert load(paths.config).feeds == (
        Subscription(OTHER),
        Subscription("https://a.example/f", None, ("x", "z", "new")),
    )


def test_an_empty_list_writes_nothing(paths: Paths) -> None:
    assert import_listing(paths, Listing("")).added == ()
    assert not paths.config.exists()
    assert not paths.data.exists()


def test_a_broken_config_is_told_and_left_alone(paths: Paths) -> None:
    paths.config.write_text("[[feeds]\n")
    with pytest.raises(ConfigError):
        import_listing(paths, parse_list(b"https://a.example/f"))
    with pytest.raises(ConfigError):
        remove(paths, "a")
    assert paths.config.read_text() == "[[feeds]\n"


def test_more_feeds_than_are_good_for_anyone_are_refused_as_a_whole(paths: Paths) -> None:
    feeds = tuple(Subscription(f"https://a.example/{number}") for number in range(MOST_FEEDS + 1))
    for function in (preview, import_listing):
        with pytest.raises(MatinsError, match="5,001 new feeds are more than matins takes at once"):
            function(paths, Listing("", feeds))
    assert not paths.config.exists()
    assert len(import_listing(paths, Listing("", feeds[1:])).added) == MOST_FEEDS
    assert import_listing(paths, Listing("", feeds)).added == (feeds[0].address,)


def test_what_the_list_says_was_read_is_read(
    paths: Paths, fill: Callable[..., None], config: Config, clock: Clock
) -> None:
    fill(3)
    marks = [Mark("https://www.a.example/feed", key, None, read=True, starred=False) for key in ("0", "2")]
    listing = Listing("matins", (Subscription(FEED),), marks=tuple(marks))
    assert import_listing(paths, listing).marked == 2
    with Library.open(paths, config, clock) as library:
        assert [mark.key for mark in library.marks() if mark.read] == ["0", "2"]
        assert {mark.feed for mark in library.marks()} == {FEED}


def test_newsboat_s_cache_marks_what_was_read(paths: Paths, fill: Callable[..., None], tmp_path: Path) -> None:
    fill(3)
    add_feeds(paths.config, (Subscription(FEED),))
    cache = tmp_path / "cache.db"
    connection = apsw.Connection(str(cache))
    columns = "guid, title, author, url, feedurl, pubDate, content, unread, enclosure_url, flags, deleted"
    connection.execute(f"CREATE TABLE rss_item ({columns})")
    connection.execute(
        "INSERT INTO rss_item (guid, url, feedurl, unread, deleted) VALUES ('1', '', ?, 0, 0), ('2', '', ?, 1, 0)",
        (FEED, FEED),
    )
    connection.close()
    assert import_read_marks(paths, cache) == 1
    assert import_read_marks(paths, cache) == 0
    with pytest.raises(StoreError):
        import_read_marks(paths, tmp_path / "none.db")


def test_a_list_is_read_from_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "urls").write_text(f"{OTHER} news\n")
    listing = read_list(str(tmp_path / "urls"))
    assert listing.feeds == (Subscription(OTHER, None, ("news",)),)
    monkeypatch.setenv("HOME", str(tmp_path))
    assert read_list("~/urls") == listing


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("page.html", b"<!doctype html><p>hello", "a web page, not a list of feeds"),
        ("none", None, "cannot be read: No such file or directory"),
    ],
)
def test_what_cannot_be_read_as_a_list_is_told(tmp_path: Path, name: str, content: bytes | None, reason: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(MatinsError) as raised:
        read_list(str(tmp_path / name))
    assert str(raised.value) == f"{tmp_path / name}: {reason}"


def test_the_starter_feeds_can_be_followed(paths: Paths) -> None:
    topic = starter_topics()[0]
    report = import_listing(paths, Listing("starter", topic.subscriptions))
    assert len(report.added) == len(topic.subscriptions)
    assert load(paths.config).feeds == topic.subscriptions


def test_a_feed_is_left_where_the_database_cannot_be_read_and_what_was_there_is_kept(paths: Paths) -> None:
    add_feeds(paths.config, (Subscription(FEED), Subscription(OTHER)))
    paths.data.mkdir(parents=True, exist_ok=True)
    paths.database.write_text("no database")
    assert remove(paths, "b.example") == Subscription(OTHER)
    assert followed(paths) == [FEED]
    (aside,) = paths.data.glob("matins-corrupt-*.db")
    assert aside.read_text() == "no database"


def test_saved_pages_of_a_copy_are_saved_once(paths: Paths) -> None:
    pages = (SavedPage("https://c.example/long", Clean("Long")),)
    mark = Mark(SAVED_PAGES, "https://c.example/long", None, read=False, starred=True)
    listing = Listing("matins", marks=(mark,), saved=pages)
    report = import_listing(paths, listing)
    assert (report.saved, report.marked) == (1, 1)
    assert import_listing(paths, listing).saved == 0
    with Library.open(paths, load(paths.config), SystemClock()) as library:
        assert library.saved_pages() == pages
        assert [mark.starred for mark in library.marks()] == [True]


def test_views_and_rules_of_a_copy_go_behind_those_that_are_there(paths: Paths) -> None:
    paths.config.write_text("""# Mine
[views]
"Long" = "len:>10m" # minutes

[screen]
ascii = true

[[rules]]
do = "mute"
when = "title:advert"
""")
    long, short = NamedView(Clean("long"), Clean("len:>10m")), NamedView(Clean("Short"), Clean("len:<2m"))
    mute, tag = Rule(Deed.MUTE, Clean("title:advert")), Rule(Deed.TAG, Clean("x"), FEED, Clean('a"b'))
    wrong = NamedView(Clean("Wrong"), Clean("len:"))
    listing = Listing("matins", views=(long, short, short, wrong), rules=(mute, tag, Rule(Deed.READ, Clean("("))))
    report = import_listing(paths, listing)
    assert (report.views, report.rules, report.kept, len(report.skipped)) == (1, 1, 3, 2)
    assert report.skipped[0].reason.startswith("its query is wrong: ")
    config = load(paths.config)
    assert [view.name for view in config.views] == ["Long", "Short"]
    assert (config.rules, config.screen.ascii) == ((mute, tag), True)
    assert paths.config.read_text().startswith('# Mine\n[views]\n"Long" = "len:>10m" # minutes\n"Short" = ')
    assert import_listing(paths, listing).kept == 5
    other = import_listing(paths, Listing("matins", views=(replace(long, query=Clean("x")),)))
    assert [remark.reason for remark in other.skipped] == ["another view has this name already"]


@pytest.mark.parametrize(
    "text",
    ["", "views.Long = 'x'\n", "views = {Long = 'x'}\nrules = [{do = 'read', when = 'x'}]", "[views]", "[views]\r\n"],
)
def test_views_and_rules_are_added_however_the_config_is_written(paths: Paths, text: str) -> None:
    paths.config.write_text(text, newline="")
    before = load(paths.config)
    view, rule = NamedView(Clean("Short"), Clean("len:<2m")), Rule(Deed.STAR, Clean("y"))
    import_listing(paths, Listing("matins", views=(view,), rules=(rule,)))
    config = load(paths.config)
    assert (config.views, config.rules) == ((*before.views, view), (*before.rules, rule))
