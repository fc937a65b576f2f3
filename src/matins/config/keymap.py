"""Which keys do what: the defaults of the table of commands with the user's own on top."""

import re
import string
import unicodedata
from collections.abc import Iterator, Mapping
from itertools import combinations

from matins.commands import SCREEN_COMMAND, SCREEN_COMMANDS, Place, ScreenCommand
from matins.config.kinds import WrongValueError, nearest
from matins.config.problems import Fault
from matins.config.schema import Config

Keys = Mapping[str, tuple[str, ...]]
"""The keys of each command, by its id."""

_MODIFIERS = ("alt", "ctrl", "hyper", "meta", "shift", "super")
NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "enter", "escape", "space", "tab"),
    *("backspace", "delete", "insert"),
    *(f"f{number}" for number in range(1, 25)),
)
"""The keys that have a name rather than a character, as Textual names them."""

# Textual names punctuation as Unicode does, but for these (textual.keys.KEY_NAME_REPLACEMENTS).
_RENAMED = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}


def bindings(config: Config) -> tuple[tuple[ScreenCommand, tuple[str, ...]], ...]:
    """Return every command of the screen with the keys that do it now, in the table's order."""
    keys = merged(config.keys)
    return tuple((command, keys[command.id]) for command in SCREEN_COMMANDS)


def merged(own: Keys) -> Keys:
    """Return the keys in force: `own` ones, and the defaults of the other commands that `own` ones leave free.

    A default gives way rather than clash, so that a key that a later version binds never breaks a config.
    """
    taken = [(SCREEN_COMMAND[command], key) for command, keys in own.items() for key in keys]

    def free(command: ScreenCommand, key: str) -> bool:
        return not any(key == other_key and _meet(command, other) for other, other_key in taken)

    return {
        command.id: own[command.id]
        if command.id in own
        else tuple(key for key in map(key_name, command.keys) if free(command, key))
        for command in SCREEN_COMMANDS
    }


def faults(own: Keys) -> Iterator[Fault]:
    """Yield what is wrong with the user's keys: one key for two commands in one place, or no way to quit."""
    for (one, one_keys), (other, other_keys) in combinations(own.items(), 2):
        for key in one_keys:
            if key in other_keys and _meet(SCREEN_COMMAND[one], SCREEN_COMMAND[other]):
                yield Fault(("keys", other), f'the key "{key}" is given to {one} as well')
    keys = merged(own)
    if not keys["quit-anywhere"] and not (keys["quit"] and keys["back"]):
        culprit = next((command for command in ("quit", "quit-anywhere", "back") if command in own), "quit")
        path = ("keys", culprit) if culprit in own else ("keys",)
        yield Fault(path, 'no key is left to quit with: give one to "quit-anywhere", or to "quit" and "back"')


def key_name(text: str) -> str:
    """Return the key `text` in Textual's name ("+" is "plus"); raise WrongValueError where no key has that name."""
    *modifiers, base = text.strip().split("+") if len(text.strip()) > 1 else [text.strip()]
    if not base and modifiers and modifiers[-1] == "":  # "ctrl++"
        modifiers, base = modifiers[:-1], "+"
    modifiers = sorted(modifier.lower() for modifier in modifiers)
    unknown = next((modifier for modifier in modifiers if modifier not in _MODIFIERS), None)
    name = _base_name(base)
    if unknown is not None or name is None:
        known = _MODIFIERS if unknown is not None else NAMED
        raise WrongValueError(f'no key is called "{text}"', nearest(unknown or base, known))
    if modifiers == ["shift"] and len(name) == 1:
        return name.upper()
    return "+".join((*modifiers, name.lower() if modifiers else name))


def _base_name(base: str) -> str | None:
    if len(base) == 1:
        return _character_name(base)
    named = base.lower()
    return named if named in NAMED or named in map(_character_name, string.punctuation) else None


def _character_name(character: str) -> str | None:
    if character not in string.punctuation:
        return character if character.isprintable() and not character.isspace() else None
    name = re.sub("[ -]", "_", unicodedata.name(character).lower())
    return _RENAMED.get(name, name)


def _meet(one: ScreenCommand, other: ScreenCommand) -> bool:
    return one.id != other.id and (one.place == other.place or Place.ANYWHERE in (one.place, other.place))
