"""What a person did to an article, told so that another database finds the same article."""

from dataclasses import dataclass

from matins.text.clean import Clean


@dataclass(frozen=True, slots=True)
class Mark:
    """An article that is read or starred: its feed's address, its key there, and its link."""

    feed: str
    key: str
    link: str | None
    read: bool
    starred: bool


@dataclass(frozen=True, slots=True)
class SavedPage:
    """A page that a person stored without a feed."""

    address: str
    title: Clean
