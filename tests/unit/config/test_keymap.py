"""Which keys do what."""

import string
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import Keys, _character_to_key

from matins.commands import SCREEN_COMMANDS, Place
from matins.config.keymap import NAMED, bindings, faults, key_name, merged
from matins.config.kinds import WrongValueError
from matins.config.schema import Config


def test_without_own_keys_the_table_is_in_force() -> None:
    for command, keys in bindings(Config(Path("x"))):
        assert keys == tuple(map(key_name, command.keys))


def test_the_table_gives_no_key_to_two_commands_in_one_place() -> None:
    for one, other in combinations(SCREEN_COMMANDS, 2):
        if one.place == other.place or Place.ANYWHERE in (one.place, other.place):
            assert not set(one.keys) & set(other.keys), (one.id, other.id)


def test_an_own_key_is_taken_from_the_command_that_had_it() -> None:
    keys = merged({"toggle-star": ("j",)})
    assert keys["toggle-star"] == ("j",)
    assert keys["down"] == ("down",)


def test_a_key_may_do_two_things_in_two_places() -> None:
    keys = merged({"open": ("x",), "back": ("x",)})
    assert keys["open"] == keys["back"] == ("x",)
    assert not list(faults({"open": ("x",), "back": ("x",)}))


def test_a_key_given_twice_in_one_place_is_a_fault() -> None:
    (fault,) = faults({"down": ("x",), "open": ("y", "x")})
    assert fault.path == ("keys", "open")
    assert '"x"' in fault.message
    assert "down" in fault.message


@pytest.mark.parametrize(
    "own",
    [
        {"quit": (), "quit-anywhere": ()},
        {"down": ("q", "Q", "ctrl+q")},
        {"back": (), "quit-anywhere": ()},
    ],
)
def test_there_is_always_a_way_to_quit(own: dict[str, tuple[str, ...]]) -> None:
    assert any("quit" in fault.message for fault in faults(own))


def test_a_command_may_be_left_without_a_key() -> None:
    assert not list(faults({"toggle-star": (), "quit": ()}))
    assert merged({"toggle-star": ()})["toggle-star"] == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("ж", "ж"),
        ("+", "plus"),
        ("?", "question_mark"),
        ("[", "left_square_bracket"),
        ("<", "less_than_sign"),
        ("less_than_sign", "less_than_sign"),
        ("-", "minus"),
        ("/", "slash"),
        ("@", "at"),
        ("_", "underscore"),
        ("question_mark", "question_mark"),
        ("PageDown", "pagedown"),
        ("Ctrl+D", "ctrl+d"),
        ("ctrl++", "ctrl+plus"),
        ("shift+g", "G"),
        ("shift+ctrl+x", "ctrl+shift+x"),
        ("shift+tab", "shift+tab"),
        ("F12", "f12"),
        (" space ", "space"),
    ],
)
def test_a_key_is_named_as_textual_names_it(written: str, name: str) -> None:
    assert key_name(written) == name


@pytest.mark.parametrize("written", ["", "ctrl+", "f25", "xx", "ctl+x", "ctrl", "\x1b", "a+b", "++", "+a"])
def test_what_is_no_key_is_wrong(written: str) -> None:
    with pytest.raises(WrongValueError, match="no key is called"):
        key_name(written)


@given(st.text(max_size=12))
def test_any_text_is_a_key_or_wrong_and_naming_is_stable(text: str) -> None:
    try:
        name = key_name(text)
    except WrongValueError:
        return
    assert key_name(name) == name


def test_punctuation_is_named_as_the_screen_names_it() -> None:
    for character in string.punctuation:
        assert key_name(character) == _character_to_key(character)


def test_every_named_key_is_one_that_the_screen_knows() -> None:
    known = {key.value for key in Keys} | {"space"}
    assert set(NAMED) <= known
