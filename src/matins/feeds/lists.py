"""A plain list of feeds: one address a line."""

from dataclasses import dataclass

from matins.text.clean import ADDRESS, REASON, Clean, clean_line
from matins.text.urls import web_address


@dataclass(frozen=True, slots=True)
class Listed:
    """A feed's address and the number of the line it stands on, from 1."""

    line: int
    address: str


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line that names no feed, its number from 1, and why it was passed over."""

    line: int
    text: Clean
    reason: Clean


def plain_list(text: str) -> tuple[tuple[Listed, ...], tuple[Skipped, ...]]:
    """Return the addresses in `text`, each once, and the lines that are none; "#" begins a comment line."""
    listed: dict[str, Listed] = {}
    skipped: list[Skipped] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        address, reason = web_address(line), ""
        if address is None or " " in line:
            reason = "not an http or https address"
        elif address in listed:
            reason = f"the same as line {listed[address].line}"
        if reason or address is None:
            skipped.append(Skipped(number, clean_line(line[:ADDRESS], REASON), clean_line(reason)))
        else:
            listed[address] = Listed(number, address)
    return tuple(listed.values()), tuple(skipped)
