"""The choice between the feeds that an address leads to."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.screen import Screen

from matins.model.events import Choice, Choices
from matins.text.clean import ADDRESS, clean_line
from matins.text.urls import masked
from matins.tui.actions import MovingActions
from matins.tui.look import Look
from matins.tui.typeset import Paragraph
from matins.tui.widgets.column import Column


class ChoiceScreen(Screen[Choice]):
    """A numbered list; a digit chooses, the key that opens an article takes the first, the key that goes back none."""

    def __init__(self, look: Look, choices: Choices) -> None:
        super().__init__()
        self.choices = choices.choices
        self.page = Column(id="choices")
        self.actions = ChoiceActions(self)
        self._paragraphs = tuple(_paragraphs(look, choices))

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield self.page

    def on_mount(self) -> None:
        """Fill the page."""
        self.page.show(self._paragraphs)


class ChoiceActions(MovingActions):
    """The commands of the choice."""

    def __init__(self, screen: ChoiceScreen) -> None:
        super().__init__(screen.app)
        self._screen = screen

    @property
    def movable(self) -> Column:
        """The list."""
        return self._screen.page

    def knows(self, command_id: str) -> bool:
        """Whether the command can be done here; what opens an article chooses a feed."""
        return command_id == "open" or super().knows(command_id)

    def point(self, number: int) -> None:
        """Choose the feed of that number."""
        if number <= len(self._screen.choices):
            self._screen.dismiss(self._screen.choices[number - 1])

    def open(self) -> None:
        """Choose the first."""
        self.point(1)

    def back(self) -> None:
        """Choose none."""
        self._screen.dismiss(None)


def _paragraphs(look: Look, choices: Choices) -> Iterator[Paragraph]:
    yield Paragraph(f"Feeds of {clean_line(masked(choices.address), ADDRESS)}", style=look.bold)
    yield Paragraph("A digit chooses, Enter takes the first, Esc none.")
    for number, choice in enumerate(choices.choices, 1):
        articles = f"{choice.entries} article{'' if choice.entries == 1 else 's'}"
        yield Paragraph(
            f"{clean_line(choice.title)} ({articles})", first=f"{number} ", rest="  ", lead_style=look.bold, loose=True
        )
        yield Paragraph(clean_line(masked(choice.address), ADDRESS), style=look.dim, first="  ", rest="  ")
