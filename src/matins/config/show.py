"""The settings in force and where each comes from, for `matins config show`."""

from collections.abc import Iterator, Mapping

from matins.config.keymap import bindings
from matins.config.problems import KeyPath
from matins.config.schema import SECTIONS, Config, feed_table, rule_table, settings, toml
from matins.text.urls import masked


def in_force(config: Config, lines: Mapping[KeyPath, int]) -> str:
    """Return `config` as TOML, each setting with the line of the file it comes from, or the word "default".

    `lines` are the file's (`load.line_numbers`).
    """
    return "\n".join(_lines(config, lines)) + "\n"


def _lines(config: Config, lines: Mapping[KeyPath, int]) -> Iterator[str]:
    def origin(*path: str) -> str:
        return f"line {lines[path]}" if path in lines else "default"

    for name, section in SECTIONS.items():
        yield f"[{name}]"
        for setting in settings(section).values():
            value = getattr(getattr(config, name), setting.name)
            yield f"{setting.name} = {toml(setting.kind.write(value))}  # {origin(name, setting.name)}"
        yield ""
    yield "[keys]"
    for command, keys in bindings(config):
        yield f"{command.id} = {toml(keys)}  # {origin('keys', command.id)}"
    yield from ("", "[views]")
    for view in config.views:
        yield f"{toml(view.name)} = {toml(view.query)}  # {origin('views', view.name)}"
    for place, rule in enumerate(config.rules):
        yield from ("", f"[[rules]]  # line {lines.get(('rules', place), '?')}")
        told = rule_table(rule)
        yield from (f"{key} = {toml(value)}" for key, value in told.items())
    for place, feed in enumerate(config.feeds):
        yield from ("", f"[[feeds]]  # line {lines.get(('feeds', place), '?')}")
        shown = {**feed_table(feed), "address": masked(feed.address)}
        yield from (f"{key} = {toml(value)}" for key, value in shown.items())
