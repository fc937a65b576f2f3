"""An article as one line of the list; pure."""

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from matins.model.article import Row
from matins.tui.look import Look
from matins.tui.typeset import fitted

_AGES = ((365 * 86_400, "y"), (7 * 86_400, "w"), (86_400, "d"), (3_600, "h"), (60, "m"))
_WEEKS_FROM = 14 * 86_400
_FEED_CELLS = 14


def age(seconds: int) -> str:
    """Return how long ago something was, in at most three cells: "now", "5m", "3h", "12d", "7w", "2y"."""
    if seconds < 60:
        return "now"
    for unit, letter in _AGES:
        if seconds >= unit and (letter != "w" or seconds >= _WEEKS_FROM):
            return f"{min(seconds // unit, 99)}{letter}"
    return "now"


def row_strip(row: Row, width: int, look: Look, now: int, *, cursor: bool = False) -> Strip:
    """Return `row` in exactly `width` cells: marks, age, feed, title, and the reading time at the right."""
    feed_cells = min(_FEED_CELLS, width // 5) if width >= 40 else 0
    minutes = f" {row.minutes}m" if row.minutes and width >= 30 else ""
    unread = " " if row.read else look.glyphs.unread
    star = look.glyphs.star if row.starred else " "
    when = f" {age(now - row.sort_time):>3} "
    feed = f"{fitted(row.feed, feed_cells, look.glyphs.ellipsis)} " if feed_cells else ""
    room = width - 2 - len(when) - (feed_cells + 1 if feed else 0) - len(minutes)
    title = fitted(row.title, room, look.glyphs.ellipsis)
    if cursor:
        style = look.cursor + (look.plain if row.read else look.bold)
        return Strip([Segment(f"{unread}{star}{when}{feed}{title}{minutes}", style)])
    return Strip(
        [
            Segment(unread, look.accent),
            Segment(star, look.star),
            Segment(when + feed, look.dim),
            Segment(title, _weight(row, look)),
            Segment(minutes, look.dim),
        ]
    )


def _weight(row: Row, look: Look) -> Style:
    return look.dim if row.read else look.bold
