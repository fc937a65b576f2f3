"""What a list of feeds comes to: the feeds it names, what of it cannot be taken, and what was left out."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice

from matins.errors import MatinsError
from matins.model.feed import FullText, Subscription
from matins.model.mark import Mark, SavedPage
from matins.model.rule import Rule
from matins.model.view import NamedView
from matins.text.clean import ADDRESS, NOTHING, REASON, TITLE, Clean, clean_line
from matins.text.urls import canonical, host, web_address, without_credentials

_MOST_TAGS = 50
_MOST_SKIPPED = 10_000

NOT_WEB = "not an http or https address"
NO_COMMANDS = "a command; matins runs none"

_REFUSED = {
    "|": NO_COMMANDS,
    "$(": NO_COMMANDS,
    "exec:": NO_COMMANDS,
    "filter:": "a filter command; matins runs none",
    "query:": "a saved query, which matins does not keep",
    "file:": "a file, and feeds are asked of web servers alone",
}
"""What an address may begin with that is none, and why it is not taken."""

_FEED_SCHEME = re.compile("feed:(?=https?://)|feed:(?=//)", re.IGNORECASE)
_SECRET = re.compile(r"(?<=//)[^/\s]*@")
_WRAPS = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Remark:
    """Something of a list that was passed over or changed: its line from 1, 0 where it has none, and why; all clean."""

    line: int
    text: Clean
    reason: Clean


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of feeds as it was read; `kind` is its format's name.

    A feed that stands there several times counts once, with the tags of all; `repeated` tells how often that was so.
    `skipped` could not be taken, `notes` tells what of a feed was left out.  `marks` are articles that were read,
    starred or tagged, `saved` pages without a feed; `views` and `rules` are as a config has them.
    """

    kind: str
    feeds: tuple[Subscription, ...] = ()
    skipped: tuple[Remark, ...] = ()
    notes: tuple[Remark, ...] = ()
    repeated: int = 0
    marks: tuple[Mark, ...] = ()
    saved: tuple[SavedPage, ...] = ()
    views: tuple[NamedView, ...] = ()
    rules: tuple[Rule, ...] = ()


class Gatherer:
    """Takes in what a list says, in its order, and makes a Listing of it."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._feeds: dict[str, Subscription] = {}
        self._skipped: list[Remark] = []
        self._notes: list[Remark] = []
        self._repeated = 0

    def feed(
        self,
        line: int,
        address: str,
        title: str | None = None,
        tags: Iterable[str] = (),
        *,
        full_text: FullText = FullText.STUB,
        keep: str = "",
        drop: str = "",
    ) -> None:
        """Take in a feed, or say why what stands for its address is none.

        Of one that is repeated its tags are taken, and its title where it had none.
        """
        told = _web(address)
        # What is left without a password may be no address.
        found = web_address(without_credentials(told)) if told else None
        if found is None:
            self.skip(line, address, _reason(address))
            return
        if found != told:
            self.note(line, found, "its password was left out; put it into ~/.netrc")
        name = clean_line(title, TITLE)
        if name in (found, host(found)):  # what a feed is called that never said its title
            name = NOTHING
        known = _known(clean_line(tag, TITLE) for tag in tags)
        same = canonical(found)
        if (before := self._feeds.get(same)) is None:
            self._feeds[same] = Subscription(found, name or None, known, full_text, keep, drop)
            return
        self._repeated += 1
        self._feeds[same] = replace(before, title=before.title or name or None, tags=_known((*before.tags, *known)))

    def skip(self, line: int, text: str, reason: str) -> None:
        """Note that something cannot be taken; raise MatinsError where that is so of nearly everything."""
        if len(self._skipped) >= _MOST_SKIPPED:
            raise MatinsError(f"no list of feeds: more than {_MOST_SKIPPED:,} lines of it name none")
        self._skipped.append(_remark(line, text, reason))

    def note(self, line: int, text: str, reason: str) -> None:
        """Note that something of a feed was left out."""
        self._notes.append(_remark(line, text, reason))

    def listing(self) -> Listing:
        """Return what was taken in."""
        feeds, skipped, notes = tuple(self._feeds.values()), tuple(self._skipped), tuple(self._notes)
        return Listing(self._kind, feeds, skipped, notes, self._repeated)


def _known(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(islice(dict.fromkeys(tag for tag in tags if tag), _MOST_TAGS))


def _web(text: str) -> str | None:
    """Return the web address that `text` is; line ends within it are dropped (URL Standard, section 4.4)."""
    text = _WRAPS.sub("", text[: 2 * ADDRESS]).strip()
    scheme = _FEED_SCHEME.match(text)
    if scheme:
        text = text[scheme.end() :]
        text = f"https:{text}" if text.startswith("//") else text
    return web_address(text)


def _reason(address: str) -> str:
    lower = address.lstrip()[:16].lower()
    return next((reason for start, reason in _REFUSED.items() if lower.startswith(start)), NOT_WEB)


def _remark(line: int, text: str, reason: str) -> Remark:
    return Remark(line, clean_line(_SECRET.sub("•••@", text[:ADDRESS]), REASON), clean_line(reason, REASON))
