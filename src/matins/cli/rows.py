"""The rows of a view, read a window at a time."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matins.model.article import Row

if TYPE_CHECKING:  # the store
    from matins.service.library import Library, View

_WINDOW = 200


def rows_of(library: "Library", view: "View") -> Iterator[Row]:
    """Yield every row of `view` in its order, and of those that follow it, while `library` is open."""
    following: View | None = view
    while following:
        rows = library.first(following, _WINDOW)
        while rows:
            yield from rows
            rows = library.after(following, rows[-1].position, _WINDOW)
        following = library.following(following)
