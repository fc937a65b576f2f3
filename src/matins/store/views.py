"""What a view is: the list of articles that a screen or a command goes through."""

from array import array
from dataclasses import dataclass, field

from matins.query.condition import EVERYTHING, Condition
from matins.store.ordering import Sort

MOST_HELD = 20_000
"""How many articles a view of a query holds."""

MOST_NEW = 1_000
"""How many new articles are counted for a view."""


@dataclass(frozen=True, slots=True)
class View:
    """A list of articles as it was when it was opened.

    `opened` is the number of the last reading mark then, `last_id` the highest article id, `total` the number of rows.
    The view of a query, `condition`, holds its rows' article `ids` in order; `more` tells that others follow them,
    which are not in it, or that `Sort.BEST` ranked the newest of the matches alone.  `match` is what the full-text
    index answers of the query, `rest` what it does not.
    """

    condition: Condition | None
    unread: bool
    sort: Sort
    opened: int
    last_id: int
    total: int
    ids: "array[int] | None" = field(default=None, hash=False)
    more: bool = False
    match: str | None = None
    rest: Condition = EVERYTHING
