"""Reads the config file and says everything that is wrong with it at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matins.commands import SCREEN_COMMAND
from matins.config import keymap
from matins.config.kinds import QueryText, WrongValueError, nearest
from matins.config.problems import Fault, KeyPath, Problem, problem
from matins.config.schema import FEED_KEYS, RULE_KEYS, SECTIONS, TABLES, Config, TableKey, settings
from matins.errors import ConfigError
from matins.model.feed import Subscription
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked


def load(path: Path) -> Config:
    """Return the config at `path`, where a missing or empty file gives the defaults.

    Queries are not read: a wrong one spoils its own view or rule alone.  Raise ConfigError where the file cannot be
    read or used; its message has one line for each problem.
    """
    config, found = _read(path)
    if found:
        raise ConfigError("\n".join(problem.told(path) for problem in found))
    return config


def problems(path: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with the config at `path`; raise ConfigError where it cannot even be read.

    That is more than keeps it from being used: queries are read, and rules are asked for feeds that are not followed.
    """
    return _read(path, thorough=True)[1]


def line_numbers(path: Path) -> dict[KeyPath, int]:
    """Return the line of every table and key of the sound config at `path`; none where there is no file."""
    from matins.config.locate import lines  # most runs need no line

    return lines(decoded(_content(path)))


def decoded(content: bytes) -> str:
    """Return the text of a config file; raise UnicodeDecodeError where it is not UTF-8."""
    return content.decode("utf-8-sig")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise ConfigError(f"{clean_line(str(path), ADDRESS)}: cannot be read: {error.strerror}") from error


def _read(path: Path, *, thorough: bool = False) -> tuple[Config, tuple[Problem, ...]]:
    content = _content(path)
    try:
        text = decoded(content)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return Config(path), (Problem(line, "", "not UTF-8; save the file in that encoding"),)
    try:
        document = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Config(path), (_broken(str(error), text),)
    config, faults = read_document(document, path)
    if thorough:
        faults += tuple(_useless(document, config))
    if not faults:
        return config, ()
    from matins.config.locate import lines  # most runs need no line

    found = lines(text)
    told = [problem(fault, found) for fault in faults]
    return config, tuple(sorted(told, key=lambda problem: problem.line or 0))


def _broken(message: str, text: str) -> Problem:
    place = re.search(r" \(at (?:line (\d+), column \d+|end of document)\)$", message)
    line = int(place[1]) if place and place[1] else text.rstrip("\n").count("\n") + 1 if place else None
    return Problem(line, "", clean_line(f"not TOML: {message[: place.start()] if place else message}"))


def read_document(document: Mapping[str, Any], path: Path) -> tuple[Config, tuple[Fault, ...]]:
    """Return what a parsed TOML document sets, and its faults; a value at fault leaves its default."""
    faults: list[Fault] = []
    known = (*SECTIONS, *TABLES)
    faults += [
        Fault((name,), f"unknown {'section' if isinstance(value, dict) else 'key'}", nearest(name, known))
        for name, value in document.items()
        if name not in known
    ]
    sections = {name: _section(name, document.get(name, {}), faults) for name in SECTIONS}
    keys = _keys(document.get("keys", {}), faults)
    faults += keymap.faults(keys)
    views = tuple(view for _, view in _views(document.get("views", {}), faults))
    rules = tuple(rule for _, rule in _rules(document.get("rules", []), faults))
    feeds = tuple(_feeds(document.get("feeds", []), faults))
    return Config(path, **sections, keys=keys, views=views, rules=rules, feeds=feeds), tuple(faults)


def _section(name: str, table: object, faults: list[Fault]) -> Any:
    section = SECTIONS[name]
    known = settings(section)
    values = {}
    for key, value in _table((name,), table, faults).items():
        if key not in known:
            faults.append(Fault((name, key), "unknown key", nearest(key, tuple(known))))
            continue
        try:
            values[key] = known[key].kind.read(value)
        except WrongValueError as wrong:
            faults.append(Fault((name, key), str(wrong), wrong.nearest))
    return section(**values)


def _keys(table: object, faults: list[Fault]) -> dict[str, tuple[str, ...]]:
    own = {}
    for command, value in _table(("keys",), table, faults).items():
        if command not in SCREEN_COMMAND:
            faults.append(Fault(("keys", command), "unknown command", nearest(command, tuple(SCREEN_COMMAND))))
            continue
        keys = value if isinstance(value, list) else [value]
        if not all(isinstance(key, str) for key in keys):
            faults.append(Fault(("keys", command), 'write one key, such as "j", or a list of keys'))
            continue
        try:
            own[command] = tuple(dict.fromkeys(keymap.key_name(key) for key in keys if key))
        except WrongValueError as wrong:
            faults.append(Fault(("keys", command), str(wrong), wrong.nearest))
    return own


def _views(table: object, faults: list[Fault]) -> Iterator[tuple[str, NamedView]]:
    """Yield the views, each with its key in the file."""
    seen: set[str] = set()
    for key, value in _table(("views",), table, faults).items():
        name = clean_line(key)
        if not name or name.casefold() in seen:
            reason = f'"{name}" stands above already' if name else "a view needs a name"
            faults.append(Fault(("views", key), reason))
            continue
        seen.add(name.casefold())
        try:
            yield key, NamedView(name, QueryText().read(value))
        except WrongValueError as wrong:
            faults.append(Fault(("views", key), str(wrong)))


def _rules(tables: object, faults: list[Fault]) -> Iterator[tuple[int, Rule]]:
    """Yield the rules, each with its place in the file."""
    for place, table in _tables("rule", tables, faults):
        path = ("rules", place)
        values = _values(path, table, RULE_KEYS, faults)
        tagging = values.get("do") is Deed.TAG
        if "do" not in table:
            faults.append(Fault((*path, "do"), "a rule needs to do something, such as mute"))
        if "when" not in table or values.get("when") == "":
            faults.append(Fault((*path, "when"), "a rule needs a query"))
        elif tagging and not values.get("tag"):
            faults.append(Fault((*path, "tag"), "this rule needs a tag to give"))
        elif "do" in values and "tag" in table and not tagging:
            faults.append(Fault((*path, "tag"), f'only a rule that does "{Deed.TAG}" gives one'))
        elif "do" in values and "when" in values:
            yield place, Rule(**values)


def _useless(document: Mapping[str, Any], config: Config) -> Iterator[Fault]:
    """Yield the faults of a document that can be read, and yet has views and rules that can do nothing."""
    for key, view in _views(document.get("views", {}), []):
        yield from _wrong_query(("views", key), view.query)
    followed = tuple(feed.address for feed in config.feeds)
    for place, rule in _rules(document.get("rules", []), []):
        yield from _wrong_query(("rules", place, "when"), rule.when, of_rule=True)
        if rule.feed and rule.feed not in followed:
            yield Fault(("rules", place, "feed"), f"{masked(rule.feed)} is not followed", nearest(rule.feed, followed))


def _wrong_query(path: KeyPath, query: str, *, of_rule: bool = False) -> Iterator[Fault]:
    from matins.query.language import QueryError, parse  # the screen opens without
    from matins.query.rules import ASKS_NOTHING  # likewise

    try:
        asked = parse(query)
    except QueryError as wrong:
        yield Fault(path, wrong.reason, excerpt=str(wrong).partition("\n")[2])
        return
    if of_rule and not asked:
        yield Fault(path, ASKS_NOTHING)


def _feeds(tables: object, faults: list[Fault]) -> Iterator[Subscription]:
    seen: set[str] = set()
    for place, table in _tables("feed", tables, faults):
        path = ("feeds", place)
        values = _values(path, table, FEED_KEYS, faults)
        if "address" not in table:
            faults.append(Fault((*path, "address"), "a feed needs an address"))
        address = values.get("address")
        if address is None:
            continue
        if address in seen:
            faults.append(Fault((*path, "address"), f"{masked(address)} stands above already"))
            continue
        seen.add(address)
        yield Subscription(**values)


def _tables(what: str, tables: object, faults: list[Fault]) -> Iterator[tuple[int, Mapping[str, object]]]:
    """Yield the tables under [[feeds]] or [[rules]] with their places."""
    name = f"{what}s"
    if not isinstance(tables, list):
        faults.append(Fault((name,), f"write each {what} as a table under [[{name}]], with two brackets"))
        return
    for place, table in enumerate(tables):
        if isinstance(table, dict):
            yield place, table
        else:
            faults.append(Fault((name, place), f"write each {what} as a table under [[{name}]]"))


def _values(
    path: KeyPath, table: Mapping[str, object], keys: Mapping[str, TableKey], faults: list[Fault]
) -> dict[str, Any]:
    """Return what a table says, as far as it is right."""
    faults += [Fault((*path, key), "unknown key", nearest(key, tuple(keys))) for key in table if key not in keys]
    values = {}
    for name in (name for name in keys if name in table):
        try:
            values[name] = keys[name].kind.read(table[name])
        except WrongValueError as wrong:
            faults.append(Fault((*path, name), str(wrong), wrong.nearest))
    return values


def _table(path: KeyPath, table: object, faults: list[Fault]) -> dict[str, Any]:
    if isinstance(table, dict):
        return table
    faults.append(Fault(path, f"write it as a section, [{path[0]}]"))
    return {}
