"""Adds feeds to the config file, moves them and takes them out, and touches nothing else in it.

The splice is ours: tomlkit is slow with thousands of feeds, moves tables that stand apart together and drops the
comments that follow a removed one.  What comes out is read again before it replaces the file.
"""

import fcntl
import os
import re
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from matins.config.load import decoded, read_document
from matins.config.locate import statements
from matins.config.schema import feed_table, toml
from matins.errors import ConfigError
from matins.model.feed import Subscription
from matins.paths import private_folder, replace_file
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked, web_address, without_credentials

_PERHAPS_INLINE = re.compile(r"""^[ \t]*["']?feeds["']?[ \t]*=""", re.MULTILINE)


def add_feed(path: Path, subscription: Subscription) -> bool:
    """Put `subscription` behind the feeds of the config at `path`, made where it is missing; False if it was there.

    Raise ConfigError where the file is broken or cannot be written.
    """
    return add_feeds(path, (subscription,)) == 1


def add_feeds(path: Path, subscriptions: tuple[Subscription, ...]) -> int:
    """Put `subscriptions` behind the feeds of the config at `path` in one go; return how many were not there yet.

    A password in an address is not written.
    """
    with _locked(path) as target:
        text = _text(target)
        there = {subscription.address for subscription in _feeds(text, path)}
        subscriptions = tuple(replace(item, address=without_credentials(item.address)) for item in subscriptions)
        new = {item.address: item for item in reversed(subscriptions) if item.address not in there}
        added = [item for item in subscriptions if new.pop(item.address, None)]
        if added:
            edited = _with(text, [feed_table(item) for item in added])
            if len(_feeds(edited, path)) != len(there) + len(added):
                raise ConfigError(f"{_shown(path)}: cannot be edited safely; add the feed by hand")
            _replace(target, edited)
    return len(added)


def remove_feed(path: Path, address: str) -> bool:
    """Take the feed at `address` out of the config at `path`; False if it was not there.

    Comments stay.  Raise ConfigError where the file is broken or cannot be written.
    """
    with _locked(path) as target:
        text = _text(target)
        before = [subscription.address for subscription in _feeds(text, path)]
        wanted = web_address(address) or address
        if wanted not in before:
            return False
        edited = _without(text, before.index(wanted))
        before.remove(wanted)
        if [subscription.address for subscription in _feeds(edited, path)] != before:
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; remove {masked(wanted)} by hand")
        _replace(target, edited)
        return True


def change_address(path: Path, old: str, new: str) -> bool:
    """Give the feed at `old` in the config at `path` the address `new`; False if it is not there or the other one is.

    Its title, tags and comments stay.  Raise ConfigError where the file is broken or cannot be written.
    """
    with _locked(path) as target:
        text = _text(target)
        before = _feeds(text, path)
        addresses = [subscription.address for subscription in before]
        new = without_credentials(new)
        if old not in addresses or new in addresses:
            return False
        place = addresses.index(old)
        edited = _moved(text, place, new)
        if _feeds(edited, path) != (*before[:place], replace(before[place], address=new), *before[place + 1 :]):
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; {masked(old)} is now at {masked(new)}")
        _replace(target, edited)
        return True


def _with(text: str, tables: list[dict[str, object]]) -> str:
    if _stands_inline(text):
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        for table in tables:
            inline = tomlkit.inline_table()
            inline.update(table)
            document["feeds"].append(inline)
        return tomlkit.dumps(document)
    end = "\r\n" if "\r\n" in text else "\n"
    parts = [text if not text or text.endswith("\n") else text + end]
    for table in tables:
        lines = ("[[feeds]]", *(f"{key} = {toml(value)}" for key, value in table.items()))
        parts.append((end if any(parts) else "") + end.join(lines) + end)
    return "".join(parts)


def _moved(text: str, place: int, address: str) -> str:
    import tomlkit  # 11 ms, for edits only

    if _stands_inline(text):
        document = tomlkit.parse(text)
        document["feeds"][place]["address"] = address
        return tomlkit.dumps(document)
    (line,) = (statement for statement in statements(text) if statement.path == ("feeds", place, "address"))
    statement = tomlkit.parse(text[line.start : line.end])
    statement["address"] = address
    return text[: line.start] + tomlkit.dumps(statement) + text[line.end :]


def _without(text: str, place: int) -> str:
    if _stands_inline(text):
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        del document["feeds"][place]
        return tomlkit.dumps(document)
    gone = [statement for statement in statements(text) if statement.path[:2] == ("feeds", place)]
    for statement in reversed(gone):
        text = text[: statement.start] + text[statement.end :]
    start = gone[0].start
    return _joined(text[:start], text[start:], "\r\n" if "\r\n" in text else "\n")


def _joined(before: str, after: str, end: str) -> str:
    """Return what stood before and after a removed table, without the blank line that parted it from them."""
    parted = before.endswith(end * 2)
    if not after and parted:
        return before.removesuffix(end)
    return before + (after.removeprefix(end) if parted or not before.strip() else after)


def _stands_inline(text: str) -> bool:
    # Thousands of feeds take a while to tell apart, and hardly anyone writes them so.
    return _PERHAPS_INLINE.search(text) is not None and any(
        statement.path == ("feeds",) and not statement.header for statement in statements(text)
    )


def _feeds(text: str, path: Path) -> tuple[Subscription, ...]:
    """Return the feeds of a config's text; raise ConfigError where it is not as the reader wants it."""
    try:
        config, faults = read_document(tomllib.loads(text), path)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{_shown(path)}: not TOML, so it was left as it is: {error}") from error
    if any(fault.path[0] == "feeds" for fault in faults):
        raise ConfigError(f"{_shown(path)}: its feeds are not right, so it was left as it is; see matins config check")
    return config.feeds


def _text(path: Path) -> str:
    try:
        return decoded(path.read_bytes())
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(f"{_shown(path)}: not UTF-8, so it was left as it is") from error
    except OSError as error:
        raise ConfigError(f"{_shown(path)}: cannot be read: {error.strerror}") from error


@contextmanager
def _locked(path: Path) -> Iterator[Path]:
    """Yield the file behind `path`, whose folder no other matins edits in meanwhile.

    A config that links to a file elsewhere, as dotfiles do, is edited there and the link stays.
    """
    target = Path(os.path.realpath(path))
    folder = os.open(private_folder(target.parent), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield target
    finally:
        os.close(folder)


def _replace(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise ConfigError(f"{_shown(path)}: cannot be written: {error.strerror}") from error


def _shown(path: Path) -> str:
    return clean_line(str(path), ADDRESS)
