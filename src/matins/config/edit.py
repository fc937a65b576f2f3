"""Adds feeds, views and rules to the config file, moves and takes out feeds, and touches nothing else in it.

The splice is ours: tomlkit is slow with thousands of feeds, moves tables that stand apart together and drops the
comments that follow a removed one.  What comes out is read again before it replaces the file.
"""

import fcntl
import os
import re
import tomllib
from collections.abc import Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from matins.config.load import decoded, read_document
from matins.config.locate import Statement, statements
from matins.config.schema import Config, feed_table, rule_table, toml
from matins.errors import ConfigError
from matins.model.feed import Subscription
from matins.model.rule import Rule
from matins.model.view import NamedView
from matins.paths import private_folder, replace_file
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import canonical, masked, web_address, without_credentials


@dataclass(frozen=True, slots=True)
class FeedEdit:
    """A feed that was added to the config, or taken out, and where it stood among the others."""

    subscription: Subscription
    place: int
    added: bool


_PERHAPS_INLINE = r"""^[ \t]*["']?{}["']?[ \t]*="""


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
        edited = _without(text, {before.index(wanted)})
        before.remove(wanted)
        if [subscription.address for subscription in _feeds(edited, path)] != before:
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; remove {masked(wanted)} by hand")
        _replace(target, edited)
        return True


def put_back(path: Path, edits: Sequence[FeedEdit]) -> int:
    """Take `edits` back in the config at `path` in one go, and return how many of them still stood.

    What was added is taken out where it is as it was added; what was taken out is put where it stood, unless it is
    there again.  Raise ConfigError where the file is broken or cannot be written.
    """
    with _locked(path) as target:
        text = _text(target)
        feeds = list(_feeds(text, path))
        added = [edit.subscription for edit in edits if edit.added]
        gone = {place for place, feed in enumerate(feeds) if feed in added}
        there = {canonical(feed.address) for feed in feeds}
        lost = [edit for edit in edits if not edit.added and canonical(edit.subscription.address) not in there]
        if not gone and not lost:
            return 0
        edited = _without(text, gone) if gone else text
        feeds = [feed for place, feed in enumerate(feeds) if place not in gone]
        for edit in sorted(lost, key=lambda edit: edit.place):
            edited = _inserted(edited, feed_table(edit.subscription), edit.place, len(feeds))
            feeds.insert(edit.place, edit.subscription)
        if list(_feeds(edited, path)) != feeds:
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; its feeds were left as they are")
        _replace(target, edited)
        return len(gone) + len(lost)


def add_views_and_rules(path: Path, views: Sequence[NamedView], rules: Sequence[Rule]) -> None:
    """Put `views` and `rules` behind those of the config at `path` in one go; views must have names of their own.

    Raise ConfigError where the file is broken or cannot be written.
    """
    with _locked(path) as target:
        text = _text(target)
        before = _config(text, path)
        edited = _with_tables(text, "rules", [rule_table(rule) for rule in rules]) if rules else text
        edited = _with_views(edited, views) if views else edited
        after = _config(edited, path)
        if (after.views, after.rules, after.feeds) != ((*before.views, *views), (*before.rules, *rules), before.feeds):
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; add the views and rules by hand")
        _replace(target, edited)


def change_address(path: Path, old: str, new: str) -> bool:
    """Give the feed at `old` in the config at `path` the address `new`; False if it is not there or the other one is.

    Its title, tags and comments stay, and rules about it go along.  Raise ConfigError where the file is broken or
    cannot be written.
    """
    with _locked(path) as target:
        text = _text(target)
        before = _config(text, path)
        addresses = [subscription.address for subscription in before.feeds]
        new = without_credentials(new)
        if old not in addresses or new in addresses:
            return False
        edited = _moved(text, before, old, new)
        after = _config(edited, path)
        feeds = tuple(replace(feed, address=new) if feed.address == old else feed for feed in before.feeds)
        rules = tuple(replace(rule, feed=new) if rule.feed == old else rule for rule in before.rules)
        if (after.feeds, after.rules) != (feeds, rules):
            raise ConfigError(f"{_shown(path)}: cannot be edited safely; {masked(old)} is now at {masked(new)}")
        _replace(target, edited)
        return True


def _with_views(text: str, views: Sequence[NamedView]) -> str:
    there = [statement for statement in statements(text) if statement.path[0] == "views"]
    if there and not there[0].header:
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        document["views"].update({view.name: str(view.query) for view in views})
        return tomlkit.dumps(document)
    end = "\r\n" if "\r\n" in text else "\n"
    place = there[-1].end if there else len(text)
    before, after = text[:place], text[place:]
    lines = [f"{toml(view.name)} = {toml(view.query)}{end}" for view in views]
    if not before.endswith("\n") and before:
        before += end
    if not there:
        before += f"{end if before else ''}[views]{end}"
    return before + "".join(lines) + after


def _with(text: str, tables: list[dict[str, object]]) -> str:
    return _with_tables(text, "feeds", tables)


def _with_tables(text: str, array: str, tables: list[dict[str, object]]) -> str:
    if _stands_inline(text, array):
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        for table in tables:
            inline = tomlkit.inline_table()
            inline.update(table)
            document[array].append(inline)
        return tomlkit.dumps(document)
    end = "\r\n" if "\r\n" in text else "\n"
    parts = [text if not text or text.endswith("\n") else text + end]
    for table in tables:
        parts.append((end if any(parts) else "") + _written(table, end, array))
    return "".join(parts)


def _moved(text: str, config: Config, old: str, new: str) -> str:
    import tomlkit  # 11 ms, for edits only

    places: list[tuple[str, int, str]] = []
    places += [("feeds", place, "address") for place, feed in enumerate(config.feeds) if feed.address == old]
    places += [("rules", place, "feed") for place, rule in enumerate(config.rules) if rule.feed == old]
    lines = {statement.path: statement for statement in statements(text)}
    if not all(place in lines for place in places):
        document = tomlkit.parse(text)
        for array, place, key in places:
            document[array][place][key] = new
        return tomlkit.dumps(document)
    for found in sorted(places, key=lambda found: lines[found].start, reverse=True):
        line = lines[found]
        statement = tomlkit.parse(text[line.start : line.end])
        statement[found[-1]] = new
        text = text[: line.start] + tomlkit.dumps(statement) + text[line.end :]
    return text


def _without(text: str, places: Collection[int]) -> str:
    if _stands_inline(text):
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        for place in sorted(places, reverse=True):
            del document["feeds"][place]
        return tomlkit.dumps(document)
    gone: dict[int, list[Statement]] = {}
    for statement in statements(text):
        if statement.path[0] == "feeds" and statement.path[1] in places:
            gone.setdefault(int(statement.path[1]), []).append(statement)
    end = "\r\n" if "\r\n" in text else "\n"
    for table in reversed(gone.values()):
        for statement in reversed(table):
            text = text[: statement.start] + text[statement.end :]
        text = _joined(text[: table[0].start], text[table[0].start :], end)
    return text


def _inserted(text: str, table: dict[str, object], place: int, count: int) -> str:
    """Return `text` with a feed more, which is to be the one at `place` of now `count`."""
    if place >= count:
        return _with(text, [table])
    if _stands_inline(text):
        import tomlkit  # 11 ms, for this alone

        document = tomlkit.parse(text)
        inline = tomlkit.inline_table()
        inline.update(table)
        document["feeds"].insert(place, inline)
        return tomlkit.dumps(document)
    start = next(item.start for item in statements(text) if item.header and item.path == ("feeds", place))
    # A comment right above a feed is about that feed.
    lines = text[:start].splitlines(keepends=True)
    while lines and lines[-1].lstrip().startswith("#"):
        start -= len(lines.pop())
    end = "\r\n" if "\r\n" in text else "\n"
    return text[:start] + _written(table, end) + end + text[start:]


def _written(table: dict[str, object], end: str, array: str = "feeds") -> str:
    return end.join((f"[[{array}]]", *(f"{key} = {toml(value)}" for key, value in table.items()))) + end


def _joined(before: str, after: str, end: str) -> str:
    """Return what stood before and after a removed table, without the blank line that parted it from them."""
    parted = before.endswith(end * 2)
    if not after and parted:
        return before.removesuffix(end)
    return before + (after.removeprefix(end) if parted or not before.strip() else after)


def _stands_inline(text: str, array: str = "feeds") -> bool:
    # Thousands of feeds take a while to tell apart, and hardly anyone writes them so.
    return re.search(_PERHAPS_INLINE.format(array), text, re.MULTILINE) is not None and any(
        statement.path == (array,) and not statement.header for statement in statements(text)
    )


def _feeds(text: str, path: Path) -> tuple[Subscription, ...]:
    return _config(text, path).feeds


def _config(text: str, path: Path) -> Config:
    """Return what a config's text says; raise ConfigError where its feeds are not as the reader wants them."""
    try:
        config, faults = read_document(tomllib.loads(text), path)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"{_shown(path)}: not TOML, so it was left as it is: {error}") from error
    if any(fault.path[0] == "feeds" for fault in faults):
        raise ConfigError(f"{_shown(path)}: its feeds are not right, so it was left as it is; see matins config check")
    return config


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

    A config that links to a file elsewhere, as dotfiles do, is edited there and the link stays.  Raise ConfigError
    where the folder cannot be locked.
    """
    target = Path(os.path.realpath(path))
    with ExitStack() as closing:
        try:
            folder = os.open(private_folder(target.parent), os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            closing.callback(os.close, folder)
            fcntl.flock(folder, fcntl.LOCK_EX)
        except OSError as error:
            raise ConfigError(f"{_shown(target.parent)}: cannot be locked: {error.strerror}") from error
        yield target


def _replace(path: Path, text: str) -> None:
    try:
        replace_file(path, text.encode())
    except OSError as error:
        raise ConfigError(f"{_shown(path)}: cannot be written: {error.strerror}") from error


def _shown(path: Path) -> str:
    return clean_line(str(path), ADDRESS)
