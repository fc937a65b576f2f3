"""THE table of settings: every key with its kind, default and help; the example file is made from it."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from pathlib import Path
from typing import Any, ClassVar

from matins.commands import SCREEN_COMMANDS
from matins.config.kinds import (
    Choice,
    Colour,
    FeedAddress,
    Flag,
    Folder,
    Hosts,
    Kind,
    Name,
    QueryText,
    Selector,
    T,
    Tags,
    WebAddress,
    Whole,
    Word,
    duration,
    size,
)
from matins.model.feed import FullText, Subscription
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView

ALGORITHMS = ("matins", "lead", "lexrank", "textrank", "luhn", "lsa", "edmundson", "kl", "sumbasic", "reduction")


@dataclass(frozen=True, slots=True)
class Setting:
    """One key of a section: its name, the kind of its values, its default and a line of help."""

    name: str
    kind: Kind[Any]
    default: Any
    help: str


def _setting(kind: Kind[T], default: T, help_: str) -> T:
    value: T = field(default=default, metadata={"kind": kind, "help": help_})
    return value


@dataclass(frozen=True, slots=True)
class Refresh:
    """[refresh] of the config."""

    HELP: ClassVar[str] = "When feeds are asked for what is new"

    on_start: bool = _setting(Flag(), True, "Refresh when the screen opens")
    every: int = _setting(duration("1m", "30d"), 1_800, "How often the open screen starts a refresh")
    interval: int = _setting(duration("1m", "30d"), 3_600, "The least time between two requests of one feed")
    unconditional: int = _setting(
        # Less than a day, so that who reads every morning at seven has it asked every morning.
        duration("1m", "30d"),
        72_000,
        "The same where a server cannot tell that nothing is new, and sends all again",
    )


@dataclass(frozen=True, slots=True)
class Fetch:
    """[fetch] of the config."""

    HELP: ClassVar[str] = "What may be fetched, and for how long"

    in_flight: int = _setting(Whole(1, 100), 20, "How many requests may be under way at once")
    deadline: int = _setting(duration("1s", "10m"), 30, "The time a feed or page may take, redirects and all")
    feed_size: int = _setting(size("1 kB", "1 GB"), 10_000_000, "The most a feed may weigh, decoded")
    page_size: int = _setting(size("1 kB", "1 GB"), 5_000_000, "The most a page may weigh, decoded")
    pages_per_feed: int = _setting(
        Whole(0, 1_000), 10, "For how many of a feed's newest unread articles the page is fetched"
    )
    entries_per_feed: int = _setting(Whole(1, 5_000), 1_000, "How many of a feed's newest entries are stored")
    private_hosts: tuple[str, ...] = _setting(
        Hosts(), (), "Names of hosts on a private network that feeds you add may be on; nas.lan and the like are known"
    )
    proxy: str = _setting(WebAddress(), "", "The proxy to go through; empty for the one of your environment")


@dataclass(frozen=True, slots=True)
class Summary:
    """[summary] of the config."""

    HELP: ClassVar[str] = "What an article is brought down to"

    algorithm: str = _setting(Choice(ALGORITHMS), "matins", "How sentences are chosen")
    sentences: int = _setting(Whole(1, 20), 3, "The most sentences of a summary")
    points: int = _setting(Whole(0, 9), 4, "The most key points; an article's own list of them is kept whole")


@dataclass(frozen=True, slots=True)
class Retention:
    """[retention] of the config."""

    HELP: ClassVar[str] = (
        "How long what is old is kept; what is starred stays for ever, saved pages too, and the newest of each feed"
    )

    text: int = _setting(
        duration("1d", "36500d"), 2_592_000, "An article read and gone from its feed for so long loses its text"
    )
    articles: int = _setting(duration("1d", "36500d"), 15_552_000, "And after so long all of it, never to come again")
    unread: int = _setting(
        duration("1d", "36500d"), 15_552_000, "One unread for so long, and gone, is archived: only is:archived lists it"
    )
    newest: int = _setting(Whole(0, 10_000), 20, "How many of each feed's newest articles stay whatever their age")
    size: int = _setting(
        size("10 MB", "10000 GB"),
        2_000_000_000,
        "The most the database may weigh; what came first, and is read, goes first",
    )
    undo: int = _setting(
        duration("1d", "3650d"), 2_592_000, "How long matins undo brings back what was taken away, or marked"
    )


@dataclass(frozen=True, slots=True)
class Marks:
    """[marks] of the config."""

    HELP: ClassVar[str] = "What you did to articles, shared among your machines"

    folder: str = _setting(
        Folder(), "", "A folder that Syncthing or the like keeps equal on all of them; empty where nothing is shared"
    )


@dataclass(frozen=True, slots=True)
class Screen:
    """[screen] of the config."""

    HELP: ClassVar[str] = "How the screen looks and listens"

    theme: str = _setting(
        Choice(("auto", "terminal", "dark", "light")), "auto", "auto and terminal use your terminal's own colours"
    )
    mouse: str = _setting(
        Choice(("auto", "on", "off")), "auto", "auto is off over SSH, where the terminal's own selection matters"
    )
    layout: str = _setting(Choice(("auto", "wide", "narrow")), "auto", "Summary beside the list, or below it")
    ascii: bool = _setting(Flag(), False, "Draw with plain ASCII alone")
    link_numbers: bool = _setting(Flag(), True, "Number links in the reader, and list their addresses at the end")


@dataclass(frozen=True, slots=True)
class Colours:
    """[colours] of the config."""

    HELP: ClassVar[str] = 'Names of the terminal\'s 16 colours, or "#rrggbb"'

    accent: str = _setting(Colour(), "cyan", "The cursor, headings and links")
    star: str = _setting(Colour(), "yellow", "The star")
    failure: str = _setting(Colour(), "red", "What went wrong")
    marked: str = _setting(Colour(), "green", "Sentences of the summary, marked in the full text")


@dataclass(frozen=True, slots=True)
class Config:
    """The settings in force, and the feeds in the user's order.

    Times are seconds, sizes bytes.  `keys` holds what the user bound, by command id, in Textual's names of keys;
    `config.keymap` tells what is bound in all.  What the queries of `views` and `rules` say is read when they are used.
    """

    path: Path
    refresh: Refresh = Refresh()
    fetch: Fetch = Fetch()
    summary: Summary = Summary()
    retention: Retention = Retention()
    marks: Marks = Marks()
    screen: Screen = Screen()
    colours: Colours = Colours()
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    views: tuple[NamedView, ...] = ()
    rules: tuple[Rule, ...] = ()
    feeds: tuple[Subscription, ...] = ()


SECTIONS: Mapping[str, type[Any]] = {
    item.name: type(item.default) for item in fields(Config) if is_dataclass(item.default)
}
"""The sections that hold settings."""

TABLES = ("keys", "views", "rules", "feeds")
"""The others."""


@dataclass(frozen=True, slots=True)
class TableKey(Setting):
    """One key of a [[feeds]] or [[rules]] table, which the Subscription or Rule has as well.

    `example` is what the example file shows.
    """

    example: object


FEED_KEYS: Mapping[str, TableKey] = {
    key.name: key
    for key in (
        TableKey("address", FeedAddress(), "", "Where it is fetched from", "https://example.org/feed.xml"),
        TableKey("title", Name(), None, "A name of your own for it", "A name of your own"),
        TableKey("tags", Tags(), (), "What it is about", ["news", "morning"]),
        TableKey(
            "full_text",
            Word(FullText),
            FullText.STUB,
            'When the page of a new article is fetched: "stub" where the feed gives too little, "always", or "never"',
            "stub",
        ),
        TableKey("keep", Selector(), "", "CSS selector of what on its pages is the article", "article .story"),
        TableKey(
            "drop", Selector(), "", "CSS selector of what on them never is; matins doctor page tries both", ".promo"
        ),
    )
}
"""The keys of one [[feeds]] table."""


RULE_KEYS: Mapping[str, TableKey] = {
    key.name: key
    for key in (
        TableKey(
            "do",
            Word(Deed),
            None,
            '"mute" hides, "read" and "star" mark, "tag" tags, "boost" and "lower" move up and down by a day, '
            '"fulltext" fetches the page',
            "tag",
        ),
        TableKey("when", QueryText(), "", "The query that an article matches", "author:okafor len:>5m"),
        TableKey("tag", Name(), None, 'What "tag" gives', "later"),
        TableKey(
            "feed",
            FeedAddress(),
            "",
            "The address of the one feed it is about; without, all",
            "https://example.org/feed.xml",
        ),
    )
}
"""The keys of one [[rules]] table."""


def feed_table(subscription: Subscription) -> dict[str, object]:
    """Return the keys and values of `subscription` as TOML has them, those left out that have their defaults."""
    return _written(subscription, FEED_KEYS)


def subscription_of(table: Mapping[str, Any]) -> Subscription:
    """Return what `feed_table` wrote; keys that are not known are passed over."""
    return Subscription(**{name: key.kind.read(table[name]) for name, key in FEED_KEYS.items() if name in table})


def rule_table(rule: Rule) -> dict[str, object]:
    """Return the keys and values of `rule` as TOML has them, those left out that have their defaults."""
    return _written(rule, RULE_KEYS)


def _written(item: Subscription | Rule, keys: Mapping[str, TableKey]) -> dict[str, object]:
    told = {name: getattr(item, name) for name in keys}
    return {name: keys[name].kind.write(value) for name, value in told.items() if value != keys[name].default}


def settings(section: type[Any]) -> dict[str, Setting]:
    """Return the settings of `section` by name."""
    return {
        item.name: Setting(item.name, item.metadata["kind"], item.default, item.metadata["help"])
        for item in fields(section)
    }


def example() -> str:
    """Return config.example.toml: every key with its help and its default."""
    return "\n".join(_example_lines()) + "\n"


def toml(value: object) -> str:
    """Return `value` as TOML writes it: text is clean, so JSON's quoting does."""
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _example_lines() -> Iterator[str]:
    yield "# Every setting of matins with its default. Copy what you want to change to your own file:"
    yield "# matins config path tells where it is, matins config check whether it is right."
    for name, section in SECTIONS.items():
        yield from ("", f"# {section.HELP}.", f"[{name}]")
        for setting in settings(section).values():
            yield f"# {setting.help}."
            yield f"{setting.name} = {toml(setting.kind.write(setting.default))}"
    yield from ("", "# The keys of each command of the screen: one key, or a list of keys.")
    yield "# A key given here is taken from whichever command has it by default."
    yield "[keys]"
    for command in SCREEN_COMMANDS:
        yield f"# {command.help}."
        yield f"# {command.id} = {toml(command.keys)}"
    yield from ("", "# Views of your own, in your order: a name, and the query of what stands in it.", "[views]")
    yield '# "Long reads" = "len:>10m newer:1w"'
    yield from ("", "# What becomes of new articles, rule by rule; matins doctor rules tells what each would have hit.")
    yield from _example_table("rules", RULE_KEYS)
    yield from ("", "# The feeds you follow, in your order. matins add and matins remove edit them for you.")
    yield from _example_table("feeds", FEED_KEYS)


def _example_table(name: str, keys: Mapping[str, TableKey]) -> Iterator[str]:
    yield f"# [[{name}]]"
    for key in keys.values():
        yield f"# {key.help}."
        yield f"# {key.name} = {toml(key.example)}"
