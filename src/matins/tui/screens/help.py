"""The help: every key in force, made from the table of commands."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.screen import Screen

from matins.commands import Place
from matins.tui.actions import MovingActions
from matins.tui.bindings import PLACES, Keymap, shown_key
from matins.tui.look import Look
from matins.tui.typeset import Paragraph, fitted
from matins.tui.widgets.column import Column

_KEY_CELLS = 24


class HelpScreen(Screen[None]):
    """A page of keys; the keys that leave the reader leave it too."""

    def __init__(self, look: Look, keymap: Keymap) -> None:
        super().__init__()
        self.page = Column(id="help")
        self.actions = HelpActions(self)
        self._paragraphs = tuple(help_paragraphs(keymap, look))

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield self.page

    def on_mount(self) -> None:
        """Fill the page."""
        self.page.show(self._paragraphs)


class HelpActions(MovingActions):
    """The commands of the help."""

    def __init__(self, screen: HelpScreen) -> None:
        super().__init__(screen.app)
        self._screen = screen

    @property
    def movable(self) -> Column:
        """The page of keys."""
        return self._screen.page

    def skim(self) -> None:
        """Page on."""
        self.movable.page()

    def skim_back(self) -> None:
        """Page back."""
        self.movable.page(back=True)

    def back(self) -> None:
        """Leave the help."""
        self._screen.dismiss()

    def help(self) -> None:
        """Leave the help with the key that opened it."""
        self.back()


def help_paragraphs(keymap: Keymap, look: Look) -> Iterator[Paragraph]:
    """Yield a heading for every place, and a line for every command that has a key."""
    yield Paragraph("matins: keys", style=look.bold)
    for place in Place:
        yield Paragraph(PLACES[place], style=look.bold + look.accent, loose=True)
        for command, keys in keymap:
            if command.place is place and keys:
                shown = " ".join(map(shown_key, keys))
                yield Paragraph(
                    command.help,
                    first=f"{fitted(shown, _KEY_CELLS)} ",
                    rest=" " * (_KEY_CELLS + 1),
                    lead_style=look.bold,
                )
