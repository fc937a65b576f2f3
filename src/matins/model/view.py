"""A view: a query with a name."""

from dataclasses import dataclass

from matins.text.clean import NOTHING, Clean


@dataclass(frozen=True, slots=True)
class NamedView:
    """The articles that `query` matches; where `unread`, the unread ones, and those that are read while it is open."""

    name: Clean
    query: Clean = NOTHING
    unread: bool = False
