"""Which feeds have moved for good: their servers say so for a week, and nothing about it smells of a captive portal."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from matins.model.feed import Move
from matins.text.urls import canonical, host, without_credentials

ANSWERS = 3
"""From how many good answers on a new address is believed."""
WEEK = 7 * 24 * 3600
"""Seconds for which a feed must have answered at its new address."""

# Networks that ask for a login lead every address to theirs, and some say that it is for good.
_PORTAL = re.compile(r"log[-_]?in|sign[-_]?in|portal|captive", re.IGNORECASE)


def followed(move: Move | None, permanent: str | None, now: int) -> Move | None:
    """Return what is to be remembered of a good answer that 301 and 308 alone led to from `permanent`, if any did.

    `move` is what was remembered before.  Credentials are never part of a new address.
    """
    if permanent is None or _PORTAL.search(permanent):
        return None
    address = without_credentials(permanent)
    if move is not None and move.address == address:
        return Move(address, move.since, move.answers + 1)
    return Move(address, now)


def adoptable(moves: Mapping[str, Move], followed: Collection[str], now: int) -> dict[str, str]:
    """Return the new address of each feed of this run that has moved for good, by its address up to now.

    `moves` are those that this run's good answers led to, by the feed's address; `followed` the addresses of all feeds.
    A feed that only changed to https, to or from "www." or in what no comparison heeds moves at once.  An address that
    another feed has, a host that feeds of different hosts were led to, and a port that is neither the usual one nor the
    old one are no new home: the user answers for the address of a feed, and chose none of these.
    """
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for address in followed:
        owners[canonical(address)].add(address)
    for old, move in moves.items():
        owners[canonical(move.address)].add(old)
    origins: defaultdict[str, set[str]] = defaultdict(set)
    for old, move in moves.items():
        if host(old) != host(move.address):
            origins[host(move.address)].add(host(old))
    return {
        old: move.address
        for old, move in moves.items()
        if owners[canonical(move.address)] == {old}
        and len(origins[host(move.address)]) <= 1
        and _port(move.address) in (None, _port(old))
        and (canonical(old) == canonical(move.address) or _proven(move, now))
    }


def _port(address: str) -> int | None:
    return urlsplit(address).port


def _proven(move: Move, now: int) -> bool:
    return move.answers >= ANSWERS and now - move.since >= WEEK
