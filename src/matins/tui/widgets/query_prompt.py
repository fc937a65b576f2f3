"""The one-line prompt for a search or a query, with completion."""

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.message import Message

from matins.query.completion import Completion
from matins.query.language import LENGTH
from matins.text.cells import width
from matins.tui.widgets.prompt import Prompt

Complete = Callable[[str, int], Sequence[Completion]]
"""What could stand at the cursor of a text."""

_SEARCH, _FILTER = "Search", "Filter: words, feed:NAME, is:starred, newer:2d; Tab completes"


class QueryPrompt(Prompt):
    """An input whose Tab goes through what could stand at the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [("tab", "complete", "Complete")]

    class Offered(Message):
        """Tab put one of what could stand at the cursor there."""

        def __init__(self, offered: Sequence[Completion], chosen: int) -> None:
            super().__init__()
            self.offered, self.chosen = offered, chosen

    def __init__(self, complete: Complete) -> None:
        super().__init__("query", LENGTH)
        self.searching = False
        self._complete = complete
        self._offered: Sequence[Completion] = ()
        self._chosen = 0
        # What stood around the cursor before the first Tab, and the whole text since the last one.
        self._typed = self._rest = self._made = ""

    def ask(self, text: str, *, searching: bool) -> None:
        """Ask for words to search for, or for a query, beginning with `text`; what is typed next belongs to it."""
        self.searching = searching
        self.placeholder = _SEARCH if searching else _FILTER
        self.value = text
        self.cursor_position = len(text)
        # Not focus(), which waits while keys that were typed ahead do what they do in the list.
        self.screen.set_focus(self)

    def column_of(self, position: int) -> int:
        """Return the cell of the prompt that shows the character at `position`."""
        return 1 + width(self.value[:position]) - int(self.scroll_offset.x)

    def action_complete(self) -> None:
        """Put the next of what could stand at the cursor there."""
        if self.value != self._made or not self._offered:
            self._typed, self._rest = self.value[: self.cursor_position], self.value[self.cursor_position :]
            self._offered, self._chosen = self._complete(self.value, self.cursor_position), -1
        if not self._offered:
            return
        self._chosen = (self._chosen + 1) % len(self._offered)
        chosen = self._offered[self._chosen]
        before = self._typed[: chosen.start] + chosen.text
        self.value = self._made = before + self._rest
        self.cursor_position = len(before)
        self.post_message(self.Offered(self._offered, self._chosen))
