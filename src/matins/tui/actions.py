"""What each command does: a method for every id of the table of commands, named like it; those of every screen."""

from abc import ABC, abstractmethod
from typing import Protocol

from textual.app import App

from matins.commands import SCREEN_COMMAND, Place


class Movable(Protocol):
    """What the moving commands move: the list or a column of text."""

    def move(self, lines: int, /) -> None:
        """Move by lines, up where negative."""

    def page(self, *, back: bool = False) -> None:
        """Move by a page."""

    def half_page(self, *, back: bool = False) -> None:
        """Move by half a page."""

    def go_to_first(self) -> None:
        """Move to the top."""

    def go_to_last(self) -> None:
        """Move to the end."""


class Actions:
    """The commands that every screen has; a screen's own are added by a subclass.

    `place` is where the screen's commands are valid now.
    """

    def __init__(self, app: App[object]) -> None:
        self.app = app

    @property
    def place(self) -> Place:
        """Which commands beside those of anywhere are valid now."""
        return Place.READER

    def knows(self, command_id: str) -> bool:
        """Whether the command can be done here and now."""
        place = SCREEN_COMMAND[command_id].place
        return place in (Place.ANYWHERE, self.place) and hasattr(self, _method(command_id))

    async def run(self, command_id: str, nth: int) -> None:
        """Do the command; `nth` counts from 1 which of its keys was pressed."""
        method = getattr(self, _method(command_id))
        outcome = method(nth) if command_id == "point" else method()
        if outcome is not None:
            await outcome

    async def quit_anywhere(self) -> None:
        """Leave matins."""
        await self.app.action_quit()

    def repaint(self) -> None:
        """Draw the whole screen anew."""
        self.app.refresh(layout=True)

    def suspend(self) -> None:
        """Go to the shell."""
        self.app.action_suspend_process()


class MovingActions(Actions, ABC):
    """The commands that move what the screen shows."""

    @property
    @abstractmethod
    def movable(self) -> Movable:
        """What moves."""

    def down(self) -> None:
        """Move down by one."""
        self.movable.move(1)

    def up(self) -> None:
        """Move up by one."""
        self.movable.move(-1)

    def half_page_down(self) -> None:
        """Move down by half a page."""
        self.movable.half_page()

    def half_page_up(self) -> None:
        """Move up by half a page."""
        self.movable.half_page(back=True)

    def page_down(self) -> None:
        """Move down by a page."""
        self.movable.page()

    def page_up(self) -> None:
        """Move up by a page."""
        self.movable.page(back=True)

    def first(self) -> None:
        """Move to the top."""
        self.movable.go_to_first()

    def last(self) -> None:
        """Move to the end."""
        self.movable.go_to_last()


def _method(command_id: str) -> str:
    return command_id.replace("-", "_")
