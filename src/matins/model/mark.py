"""What a person did to an article, told so that another database finds the same article."""

from collections.abc import Mapping
from dataclasses import dataclass

from matins.text.clean import Clean

READ, STARRED, TAG = "read", "starred", "#"
"""What a mark may be about: the aspects of an article, that of a tag being TAG and its name."""


@dataclass(frozen=True, slots=True)
class Mark:
    """An article that is read, starred or tagged: its feed's address, its key there, and its link."""

    feed: str
    key: str
    link: str | None
    read: bool
    starred: bool
    tags: tuple[Clean, ...] = ()


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that a person stored without a feed."""

    address: str
    title: Clean


@dataclass(frozen=True, slots=True)
class Touched:
    """An article that a person did something to, `at` some Unix seconds: how the aspects that were touched stand."""

    feed: str
    key: str
    at: int
    aspects: Mapping[str, bool]


@dataclass(frozen=True, slots=True)
class Given:
    """What another device says of one aspect of a stored article, since some Unix seconds."""

    article: int
    aspect: str
    stands: bool
    at: int
