"""The table of settings."""

import re
import tomllib
from dataclasses import fields
from pathlib import Path

from matins.commands import SCREEN_COMMANDS
from matins.config.load import load, problems
from matins.config.schema import FEED_KEYS, SECTIONS, Config, example, feed_table, settings, toml
from matins.model.feed import Subscription


def test_the_defaults_are_those_of_the_product() -> None:
    config = Config(Path("config.toml"))
    assert (config.refresh.on_start, config.refresh.every) == (True, 1_800)
    assert (config.refresh.interval, config.refresh.unconditional, config.fetch.proxy) == (3_600, 72_000, "")
    assert (config.fetch.in_flight, config.fetch.deadline) == (20, 30)
    assert (config.fetch.feed_size, config.fetch.page_size) == (10_000_000, 5_000_000)
    assert (config.fetch.pages_per_feed, config.fetch.entries_per_feed) == (10, 1_000)
    assert (config.summary.algorithm, config.summary.sentences, config.summary.points) == ("matins", 3, 4)
    assert config.feeds == ()
    assert not config.keys


def test_every_default_is_a_value_that_its_setting_takes_and_has_help() -> None:
    for section in SECTIONS.values():
        assert section.HELP
        for setting in settings(section).values():
            assert setting.kind.read(setting.kind.write(setting.default)) == setting.default
            assert setting.help
            assert not setting.help.endswith(".")


def test_the_example_loads_to_the_defaults(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example())
    assert load(path) == Config(path)


def test_the_example_shows_every_key_every_command_and_a_feed(tmp_path: Path) -> None:
    document = tomllib.loads(example())
    assert set(document) == {*SECTIONS, "keys", "views"}
    for name, section in SECTIONS.items():
        assert list(document[name]) == list(settings(section))
    # What stands in comments is right as well.
    path = tmp_path / "config.toml"
    path.write_text(re.sub(r'^# (?=\[\[|[a-z_-]+ = |"[^"]+" = )', "", example(), flags=re.MULTILINE))
    config = load(path)
    assert set(config.keys) == {command.id for command in SCREEN_COMMANDS}
    assert [feed.address for feed in config.feeds] == ["https://example.org/feed.xml"]
    assert config.feeds[0].tags == ("news", "morning")
    assert [view.name for view in config.views] == ["Long reads"]
    assert [rule.words for rule in config.rules] == [
        "tag later when author:okafor len:>5m in https://example.org/feed.xml"
    ]
    assert problems(path) == ()
    assert (config.feeds[0].keep, config.feeds[0].drop) == ("article .story", ".promo")


def test_the_table_of_a_feeds_keys_is_that_of_a_subscription() -> None:
    assert tuple(FEED_KEYS) == tuple(item.name for item in fields(Subscription))
    empty = Subscription("https://a.example/")
    for key in FEED_KEYS.values():
        assert key.kind.write(key.kind.read(key.example)) == key.example
        assert key.name == "address" or getattr(empty, key.name) == key.default
        assert key.help
        assert not key.help.endswith(".")
    assert feed_table(empty) == {"address": "https://a.example/"}


def test_toml_is_written_as_it_is_read() -> None:
    for value in ('a "quoted" \\ text', "ünï", True, 7, ["j", "down"]):
        assert tomllib.loads(f"x = {toml(value)}")["x"] == value
