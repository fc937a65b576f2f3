"""What a background job tells while it runs, as values that travel as JSON lines to screens and commands."""

import json
from dataclasses import asdict, dataclass, fields
from typing import get_args


@dataclass(frozen=True, slots=True)
class Failure:
    """A feed that could not be refreshed, and why."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Busy:
    """Another process is refreshing; nothing was done."""

    holder: str


@dataclass(frozen=True, slots=True)
class FeedsDue:
    """How many feeds this refresh will ask."""

    feeds: int


@dataclass(frozen=True, slots=True)
class FeedDone:
    """One feed was asked; `outcome` is "ok", "unchanged" or "failed"."""

    address: str
    title: str
    outcome: str
    new: int = 0
    updated: int = 0
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class PagesDue:
    """How many more pages were queued."""

    pages: int


@dataclass(frozen=True, slots=True)
class PageDone:
    """The page of an article was fetched, extracted and summarised, or `reason` says why not."""

    article: int
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A feed was found and subscribed; `already` where it was before; `entries` is None where nothing was asked."""

    address: str
    title: str
    entries: int | None = None
    already: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several feeds that an address leads to, and how many entries it has."""

    address: str
    title: str
    entries: int


@dataclass(frozen=True, slots=True)
class Choices:
    """An address leads to several feeds, the likeliest first; none was subscribed."""

    address: str
    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """A single page was stored as an article, without a feed; `already` where it was stored before."""

    article: int
    address: str
    title: str
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """An address was not subscribed, and why."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class Tidying:
    """The database is being looked after for longer than a moment: `what` is done, `left` how much of it at most."""

    what: str
    left: int = 0


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that a person should read."""

    text: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The job itself could not go on; `code` is the exit code that goes with it."""

    reason: str
    code: int = 1


@dataclass(frozen=True, slots=True)
class Finished:
    """The sums of one refresh."""

    ok: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    updated: int = 0
    pages: int = 0
    failures: tuple[Failure, ...] = ()
    interrupted: bool = False


Told = Busy | FeedsDue | FeedDone | PagesDue | PageDone | Subscribed | Choices | Saved | Refused | Tidying | Notice
Event = Told | Broken | Finished

_KINDS: dict[str, type[Event]] = {kind.__name__: kind for kind in get_args(Event)}


def to_line(event: Event) -> str:
    """Return `event` as one line of JSON, without the line's end."""
    # Field by field: a refresh may tell thousands of these, and asdict copies all the way down.
    told = {item.name: getattr(event, item.name) for item in fields(event)}
    return json.dumps({"event": type(event).__name__} | told, ensure_ascii=False, default=asdict)


def from_line(line: str | bytes) -> Event:
    """Return the event that `line` holds; raise ValueError where it holds none."""
    told = json.loads(line)
    try:
        kind = _KINDS[told.pop("event")]
        if kind is Finished:
            told["failures"] = tuple(Failure(**failure) for failure in told["failures"])
        if kind is Choices:
            told["choices"] = tuple(Choice(**choice) for choice in told["choices"])
        return kind(**told)
    except (AttributeError, KeyError, TypeError) as error:
        raise ValueError(f"no event: {line!r}") from error
