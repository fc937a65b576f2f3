"""What the list shows, in words and as it is asked for; pure."""

from dataclasses import dataclass, replace

from matins.model.view import NamedView
from matins.service.library import Sort, View
from matins.text.cells import cut
from matins.text.clean import clean_line

_NAME = 24
"""How many cells of a query the status line has."""

_ORDERS = {Sort.NEWEST: "newest first", Sort.OLDEST: "oldest first", Sort.FEED: "by feed", Sort.LENGTH: "by length"}
"""The orders that a person goes through, and how they are told."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A view of everything, by name, or of what a query matches.

    Where it was `searched` for it is ranked by its words, and the last of them may be the beginning of one.
    """

    query: str = ""
    unread: bool = True
    sort: Sort = Sort.NEWEST
    name: str = ""
    searched: bool = False

    @property
    def title(self) -> str:
        """What it is called."""
        return self.name or cut(clean_line(self.query), _NAME) or ("Unread" if self.unread else "All")

    @property
    def toggled(self) -> "Shown":
        """The same with what was read, or without."""
        return replace(self, unread=not self.unread)

    @property
    def reordered(self) -> "Shown":
        """The same in the next order."""
        orders = (Sort.BEST, *_ORDERS) if self.searched else tuple(_ORDERS)
        return replace(self, sort=orders[(orders.index(self.sort) + 1) % len(orders)])

    def counted(self, view: View, unread: int) -> str:
        """Return what the status line says of it: how many rows, and of all articles how many are `unread`."""
        if self.query:
            rows = f"the newest {view.total:,}" if view.more else f"{view.total:,}"
            words = f"{self.title}: {rows}{' unread' if self.unread else ''}"
        else:
            words = f"Unread {unread:,}" if self.unread else f"All {view.total:,}, unread {unread:,}"
        usual = Sort.BEST if self.searched else Sort.NEWEST
        return words if self.sort is usual else f"{words}, {_ORDERS[self.sort]}"


def search(text: str) -> Shown:
    """Return what a search for `text` shows."""
    return Shown(text, unread=False, sort=Sort.BEST, name=cut(clean_line(f"/{text}"), _NAME), searched=True)


def filtered(query: str, before: Shown) -> Shown:
    """Return what a filter shows, in the order of what was shown `before`."""
    sort = Sort.NEWEST if before.sort is Sort.BEST else before.sort
    return Shown(query, unread=False, sort=sort)


def named(view: NamedView) -> Shown:
    """Return what a view by name shows."""
    built_in = not view.query
    return Shown(view.query, unread=view.unread, name="" if built_in else view.name)
