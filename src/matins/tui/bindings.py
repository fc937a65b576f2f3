"""Textual bindings, footer hints and the help, all made from the table of commands and the user's keys."""

from collections.abc import Iterator, Sequence

from textual.binding import Binding
from textual.keys import format_key

from matins.commands import Place, ScreenCommand

Keymap = Sequence[tuple[ScreenCommand, tuple[str, ...]]]
"""Every command with the keys in force (`config.keymap.bindings`)."""

_SHOWN = {
    "escape": "Esc",
    "space": "Space",
    "enter": "Enter",
    "backspace": "Backspace",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
}

PLACES = {
    Place.ANYWHERE: "Anywhere",
    Place.LIST: "In the list",
    Place.READER: "In the reader",
}
"""The help's headings."""


def textual_bindings(keymap: Keymap) -> Iterator[Binding]:
    """Yield a binding for every key; its action is `run`, told the command and which of its keys was pressed."""
    for command, keys in keymap:
        for nth, key in enumerate(keys, 1):
            yield Binding(key, f"run({command.id!r}, {nth})", command.title, show=False)


def shown_key(key: str) -> str:
    """Return `key` as people write it: "^d", "Esc", "?", "F1"."""
    if key.startswith("ctrl+"):
        return f"^{shown_key(key.removeprefix('ctrl+'))}"
    if key in _SHOWN:
        return _SHOWN[key]
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return format_key(key)


def key_of(keymap: Keymap, command_id: str) -> str:
    """Return the first key of a command as people write it, or the command's id where it has none."""
    return next((shown_key(keys[0]) for command, keys in keymap if command.id == command_id and keys), command_id)


def key_while_typing(keymap: Keymap, command_id: str) -> str:
    """Return the first key of a command that types no character, else what `key_of` returns."""
    keys = next(keys for command, keys in keymap if command.id == command_id)
    return next((shown_key(key) for key in keys if "+" in key or key in _SHOWN), key_of(keymap, command_id))


def hints(keymap: Keymap, place: Place) -> tuple[tuple[str, str], ...]:
    """Return the footer's keys and words at `place`."""
    return tuple(
        (shown_key(keys[0]), command.hint)
        for command, keys in keymap
        if command.hint and keys and command.place in (place, Place.ANYWHERE)
    )
