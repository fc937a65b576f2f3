"""The kinds of values that settings have: what a person writes, and what the program gets."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, Protocol, TypeVar
from urllib.parse import urlsplit

from matins.text.clean import ADDRESS, TITLE, Clean, clean_line
from matins.text.selectors import LONGEST, selector_fault
from matins.text.urls import has_credentials, masked, web_address

_NO_PASSWORDS = "no place for a password; put it into ~/.netrc: machine {host} login NAME password PASSWORD"

_LONGEST_QUERY = 20_000
"""How many characters of a query are kept; it is too long long before."""

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class WrongValueError(ValueError):
    """A value that its setting cannot take; the message says what is wrong, `nearest` what was perhaps meant."""

    def __init__(self, message: str, nearest: str | None = None) -> None:
        super().__init__(message)
        self.nearest = nearest


class Kind(Protocol[T]):
    """How one kind of value is read from TOML and written back."""

    def read(self, value: object) -> T:
        """Return what TOML's `value` means; raise WrongValueError where it means nothing."""

    def write(self, value: T) -> object:
        """Return `value` as TOML has it."""


def nearest(word: str, choices: tuple[str, ...]) -> str | None:
    """Return the one of `choices` that `word` was perhaps meant to be."""
    import difflib  # asked for after a mistake only

    lowered = {choice.lower(): choice for choice in choices}
    found = difflib.get_close_matches(word.lower(), lowered, n=1, cutoff=0.5)
    return lowered[found[0]] if found else None


@dataclass(frozen=True, slots=True)
class Flag:
    """True or false."""

    def read(self, value: object) -> bool:
        """Return `value`; raise WrongValueError where it is no boolean."""
        if not isinstance(value, bool):
            raise WrongValueError("write true or false, without quotes")
        return value

    def write(self, value: bool) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number from `least` to `most`."""

    least: int
    most: int

    def read(self, value: object) -> int:
        """Return `value`; raise WrongValueError where it is no whole number within the limits."""
        if not isinstance(value, int) or isinstance(value, bool) or not self.least <= value <= self.most:
            raise WrongValueError(f"write a whole number from {self.least} to {self.most}")
        return value

    def write(self, value: int) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with a unit, read as a whole number of the smallest one.

    `units` maps each unit to its worth, the largest first; `least` and `most` are written as a person would.
    """

    units: Mapping[str, int]
    least: str
    most: str
    example: str

    def read(self, value: object) -> int:
        """Return `value` in the smallest unit; raise WrongValueError where it has no unit or is beyond the limits."""
        amount = self._worth(value)
        if amount is None:
            raise WrongValueError(
                f'write a number with one of the units {", ".join(self.units)}, such as "{self.example}"'
            )
        if not (self._worth(self.least) or 0) <= amount <= (self._worth(self.most) or 0):
            raise WrongValueError(f'write something from "{self.least}" to "{self.most}"')
        return amount

    def write(self, value: int) -> object:
        """Return `value` with the largest unit that leaves no fraction."""
        unit = next(unit for unit, worth in self.units.items() if value % worth == 0)
        return f"{value // self.units[unit]}{' ' if ' ' in self.example else ''}{unit}"

    def _worth(self, value: object) -> int | None:
        match = re.fullmatch(r"\s*([0-9]{1,12})\s*([A-Za-z]+)\s*", value) if isinstance(value, str) else None
        worth = {unit.lower(): worth for unit, worth in self.units.items()}.get(match[2].lower()) if match else None
        return int(match[1]) * worth if match and worth else None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    choices: tuple[str, ...]

    def read(self, value: object) -> str:
        """Return `value`; raise WrongValueError where it is none of the choices."""
        if value not in self.choices:
            near = nearest(value, self.choices) if isinstance(value, str) else None
            raise WrongValueError("write one of " + ", ".join(f'"{choice}"' for choice in self.choices), near)
        return str(value)

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Word(Generic[E]):
    """One of the words of an enumeration."""

    words: type[E]

    def read(self, value: object) -> E:
        """Return the member that `value` names; raise WrongValueError where it names none."""
        return self.words(Choice(tuple(self.words)).read(value))

    def write(self, value: E) -> object:
        """Return `value` as TOML has it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Colour:
    """The name of one of a terminal's 16 colours, or "#rrggbb"."""

    def read(self, value: object) -> str:
        """Return `value` in lower case; raise WrongValueError where it names no colour."""
        name = value.lower().replace("-", "_") if isinstance(value, str) else ""
        if name not in COLOURS and not re.fullmatch("#[0-9a-f]{6}", name):
            message = 'write "#rrggbb" or one of the terminal\'s colours: ' + ", ".join(COLOURS)
            raise WrongValueError(message, nearest(name, COLOURS))
        return name

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address without a password, or nothing."""

    def read(self, value: object) -> str:
        """Return `value`; raise WrongValueError where it is neither empty nor such an address."""
        if value == "":
            return ""
        address = web_address(value) if isinstance(value, str) else None
        if address is None:
            raise WrongValueError('write an address such as "http://127.0.0.1:3128", or ""')
        if masked(address) != address:
            raise WrongValueError("leave the password out; the environment's https_proxy may hold it")
        return address

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder by its whole path, or nothing; "~" is one's home."""

    def read(self, value: object) -> str:
        """Return `value`; raise WrongValueError where it is neither empty nor a whole path."""
        if value == "":
            return ""
        if not isinstance(value, str) or not value.startswith(("/", "~/")) or clean_line(value, ADDRESS) != value:
            raise WrongValueError('write a folder from its root on, such as "~/Sync/matins", or ""')
        return value

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Hosts:
    """A list of host names."""

    def read(self, value: object) -> tuple[str, ...]:
        """Return the names in lower case; raise WrongValueError where `value` is no list of host names."""
        names = [name.lower() for name in value if isinstance(name, str)] if isinstance(value, list) else []
        whole = isinstance(value, list) and len(names) == len(value)
        if not whole or not all(re.fullmatch(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*", name) for name in names):
            raise WrongValueError('write host names alone, such as ["feeds.corp.example"]; what is not ASCII as xn--…')
        return tuple(names)

    def write(self, value: tuple[str, ...]) -> object:
        """Return `value` as TOML has it."""
        return list(value)


@dataclass(frozen=True, slots=True)
class FeedAddress:
    """The http or https address of a feed, without a password."""

    def read(self, value: object) -> str:
        """Return `value`; raise WrongValueError where it is no such address."""
        address = web_address(value) if isinstance(value, str) else None
        if address is None:
            raise WrongValueError("not an http or https address")
        if has_credentials(address):
            raise WrongValueError(_NO_PASSWORDS.format(host=urlsplit(address).hostname))
        return address

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


@dataclass(frozen=True, slots=True)
class Name:
    """A line of text, or nothing."""

    def read(self, value: object) -> Clean | None:
        """Return `value` cleaned, None where nothing is left; raise WrongValueError where it is no text."""
        if not isinstance(value, str):
            raise WrongValueError("write a text in quotes")
        return clean_line(value, TITLE) or None

    def write(self, value: Clean | None) -> object:
        """Return `value` as TOML has it."""
        return str(value or "")


@dataclass(frozen=True, slots=True)
class QueryText:
    """A query as it is written; what it says is read when it is used."""

    def read(self, value: object) -> Clean:
        """Return `value` cleaned; raise WrongValueError where it is no text."""
        if not isinstance(value, str):
            raise WrongValueError('write a query in quotes, such as "title:advert"')
        return clean_line(value, _LONGEST_QUERY)

    def write(self, value: Clean) -> object:
        """Return `value` as TOML has it."""
        return str(value)


@dataclass(frozen=True, slots=True)
class Tags:
    """A list of words."""

    def read(self, value: object) -> tuple[str, ...]:
        """Return the words cleaned, each once; raise WrongValueError where `value` is no list of texts."""
        if not isinstance(value, list) or not all(isinstance(tag, str) for tag in value):
            raise WrongValueError('write a list of texts, such as ["news"]')
        return tuple(dict.fromkeys(tag for tag in map(clean_line, value) if tag))

    def write(self, value: tuple[str, ...]) -> object:
        """Return `value` as TOML has it."""
        return list(value)


@dataclass(frozen=True, slots=True)
class Selector:
    """A CSS selector, or nothing."""

    def read(self, value: object) -> str:
        """Return `value`; raise WrongValueError where it can select nothing."""
        selector = clean_line(value, 2 * LONGEST) if isinstance(value, str) else None
        fault = "no text in quotes" if selector is None else selector_fault(selector)
        if fault:
            raise WrongValueError(f'write a CSS selector, such as "article .story" ({fault})')
        return selector or ""

    def write(self, value: str) -> object:
        """Return `value` as TOML has it."""
        return value


_PLAIN_COLOURS = ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")

COLOURS = _PLAIN_COLOURS + tuple(f"bright_{name}" for name in _PLAIN_COLOURS)
"""The names of a terminal's 16 colours."""

_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_BYTES = {"GB": 1_000_000_000, "MB": 1_000_000, "kB": 1_000, "B": 1}


def duration(least: str, most: str) -> Amount:
    """Return the kind of a time, read as seconds."""
    return Amount(_SECONDS, least, most, "30m")


def size(least: str, most: str) -> Amount:
    """Return the kind of a size, read as bytes."""
    return Amount(_BYTES, least, most, "10 MB")
