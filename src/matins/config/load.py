"""Reads the config file and says everything that is wrong with it at once."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from matins.commands import SCREEN_COMMAND
from matins.config import keymap
from matins.config.kinds import WrongValueError, nearest
from matins.config.problems import Fault, KeyPath, Problem, problem
from matins.config.schema import FEED_KEYS, SECTIONS, Config, settings
from matins.errors import ConfigError
from matins.model.feed import Subscription
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked


def load(path: Path) -> Config:
    """Return the config at `path`, where a missing or empty file gives the defaults.

    Raise ConfigError where it cannot be read or used; its message has one line for each problem.
    """
    config, found = _read(path)
    if found:
        raise ConfigError("\n".join(problem.told(path) for problem in found))
    return config


def problems(path: Path) -> tuple[Problem, ...]:
    """Return all that is wrong with the config at `path`; raise ConfigError where it cannot even be read."""
    return _read(path)[1]


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


def _read(path: Path) -> tuple[Config, tuple[Problem, ...]]:
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
    known = (*SECTIONS, "keys", "feeds")
    faults += [
        Fault((name,), f"unknown {'section' if isinstance(value, dict) else 'key'}", nearest(name, known))
        for name, value in document.items()
        if name not in known
    ]
    sections = {name: _section(name, document.get(name, {}), faults) for name in SECTIONS}
    keys = _keys(document.get("keys", {}), faults)
    faults += keymap.faults(keys)
    feeds = tuple(_feeds(document.get("feeds", []), faults))
    return Config(path, **sections, keys=keys, feeds=feeds), tuple(faults)


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


def _feeds(tables: object, faults: list[Fault]) -> Iterator[Subscription]:
    if not isinstance(tables, list):
        faults.append(Fault(("feeds",), "write each feed as a table under [[feeds]], with two brackets"))
        return
    seen: set[str] = set()
    for place, table in enumerate(tables):
        path = ("feeds", place)
        if not isinstance(table, dict):
            faults.append(Fault(path, "write each feed as a table under [[feeds]]"))
            continue
        values = _feed(path, table, faults)
        if values is None:
            continue
        address = values["address"]
        if address in seen:
            faults.append(Fault((*path, "address"), f"{masked(address)} stands above already"))
            continue
        seen.add(address)
        yield Subscription(**values)


def _feed(path: KeyPath, table: Mapping[str, object], faults: list[Fault]) -> dict[str, Any] | None:
    """Return what the table of a feed says, None where that is no feed."""
    known = tuple(FEED_KEYS)
    faults += [Fault((*path, key), "unknown key", nearest(key, known)) for key in table if key not in FEED_KEYS]
    if "address" not in table:
        faults.append(Fault((*path, "address"), "a feed needs an address"))
        return None
    values = {}
    for name in (name for name in FEED_KEYS if name in table):
        try:
            values[name] = FEED_KEYS[name].kind.read(table[name])
        except WrongValueError as wrong:
            faults.append(Fault((*path, name), str(wrong), wrong.nearest))
            if name == "address":
                return None
    return values


def _table(path: KeyPath, table: object, faults: list[Fault]) -> dict[str, Any]:
    if isinstance(table, dict):
        return table
    faults.append(Fault(path, f"write it as a section, [{path[0]}]"))
    return {}
