"""A line to type or paste into."""

from textual.widgets import Input

_JOINERS = "\u200c\u200d"
"""What is not seen, but shapes the letters and signs beside it."""


class Prompt(Input):
    """An input whose cursor does not blink, which costs a slow line nothing; it shows what it holds, and no more."""

    def __init__(self, name: str, limit: int, placeholder: str = "") -> None:
        super().__init__(placeholder=placeholder, max_length=limit, id=name, select_on_focus=False)
        self.cursor_blink = False
        self._limit = limit

    def replace(self, text: str, start: int, end: int) -> None:
        """Put `text` in the place of what stands from `start` to `end`, without controls, as far as there is room."""
        room = self._limit - len(self.value) + abs(end - start)
        super().replace(_seen(text)[: max(0, room)], start, end)


def _seen(text: str) -> str:
    """Return `text` without what a terminal would obey or what turns the direction of the line."""
    kept = (sign if sign.isprintable() or sign in _JOINERS else " " if sign.isspace() else "" for sign in text)
    return "".join(kept)
