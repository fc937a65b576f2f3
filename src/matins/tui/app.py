"""The screen's wiring: theme, keys, signals, and what happens when it suspends, crashes or is left."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import App
from textual.events import Key
from textual.screen import Screen
from textual.theme import Theme
from textual.widgets import Input

from matins.clock import Clock
from matins.config.keymap import bindings
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import MatinsError
from matins.paths import Paths
from matins.service.background import Job, watch
from matins.service.library import Library
from matins.tui.actions import Actions
from matins.tui.bindings import textual_bindings
from matins.tui.jobs import Jobs, Watch
from matins.tui.look import look_of
from matins.tui.screens.skim import SkimScreen
from matins.tui.session import Session

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Event

SAMPLE = "sample"
"""The app's result when the sample edition was asked for."""

_TERMINAL = "matins"
_THEMES = {"auto": _TERMINAL, "terminal": _TERMINAL, "dark": "textual-dark", "light": "textual-light"}


class MatinsApp(App[str], inherit_bindings=False):
    """The app; it owns nothing but the wiring."""

    CSS_PATH = Path(__file__).parent / "styles" / "matins.tcss"
    TITLE = "matins"
    ENABLE_COMMAND_PALETTE = False
    AUTO_FOCUS = None

    def __init__(
        self, library: Library, paths: Paths, config: Config, clock: Clock, *, watch_job: Watch = watch
    ) -> None:
        theme = _THEMES[config.screen.theme]
        # Told now, so that NO_COLOR takes the colours of the terminal's own palette away too.
        super().__init__(ansi_color=theme == _TERMINAL)
        self.animation_level = "none"
        self.register_theme(_terminal_theme(config))
        self.theme = theme
        keymap = bindings(config)
        for binding in textual_bindings(keymap):
            self.bind(binding.key, binding.action, show=False)
        jobs = Jobs(watch_job, paths, lambda job: self.run_worker(job, group="jobs"), self._told)
        self._session = Session(library, paths, config, clock, look_of(config), keymap, jobs)
        self.crash: Exception | None = None

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen: the articles, or the welcome where there is neither a feed nor a saved page."""
        library = self._session.library
        if library.feeds() or library.open_view(unread=False).total:
            return SkimScreen(self._session, self.size.height)
        from matins.tui.screens.first_run import FirstRunScreen

        return FirstRunScreen(self._session, done=self._open_articles, sample=lambda: self.exit(SAMPLE))

    def on_mount(self) -> None:
        """Listen to the signals that end or resume the program."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self._leave_on_signal)
        # Textual comes back from a stop with an empty screen.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a binding's action can be done: a command must be valid on this screen, now."""
        if action != "run":
            return super().check_action(action, parameters)
        actions = self._actions
        return actions is not None and actions.knows(str(parameters[0]))

    async def action_run(self, command_id: str, nth: int) -> None:
        """Do a command of the table."""
        actions = self._actions
        if actions is not None:
            await actions.run(command_id, nth)

    async def action_quit(self) -> None:
        """Leave, once background jobs have ended in good order."""
        await self._session.jobs.stop()
        self.exit()

    async def _on_key(self, event: Key) -> None:
        # What is printable and no prompt has taken was typed ahead of one that has opened meanwhile: no command.
        if isinstance(self.focused, Input) and event.is_printable and event.character:
            event.prevent_default()
            self.focused.insert_text_at_cursor(event.character)

    def _handle_exception(self, error: Exception) -> None:
        # Textual would print the traceback with the values of local variables; people get a sentence, the log the rest.
        super()._handle_exception(error)
        self.crash = self.crash or error
        self._exit_renderables.clear()

    @property
    def _actions(self) -> Actions | None:
        actions = getattr(self.screen, "actions", None)
        return actions if isinstance(actions, Actions) else None

    def _told(self, job: Job, event: "Event") -> None:
        from matins.tui.screens.first_run import FirstRunScreen

        # The first run stays below the articles that it led to, and has no part in what comes after.
        for screen in reversed(self.screen_stack):
            if isinstance(screen, SkimScreen | FirstRunScreen):
                (screen.jobs if isinstance(screen, SkimScreen) else screen).told(job, event)
                return

    def _open_articles(self, said: str) -> None:
        # Not switch_screen: Textual cannot take the first screen of all off its stack.
        screen = SkimScreen(self._session, self.size.height)
        screen.status.say(said)
        self.push_screen(screen)

    def _leave_on_signal(self) -> None:
        self.run_worker(self.action_quit(), group="leaving")


def run_screen(paths: Paths, config: Config, clock: Clock) -> int:
    """Show the screen until it is left and return the exit code.

    Raises MatinsError where there is no terminal to show it on or the database cannot be used, and whatever broke the
    screen, after the terminal was restored.
    """
    _require_terminal(os.environ)
    with Library.open(paths, config, clock) as library:
        app = MatinsApp(library, paths, config, clock)
        result = app.run(mouse=_wants_mouse(config, os.environ))
    if app.crash is not None:
        raise app.crash
    return _run_sample(clock) if result == SAMPLE else 0


def _run_sample(clock: Clock) -> int:
    from matins.service.sample.edition import SampleEdition  # for the sample alone

    with SampleEdition(clock) as edition:
        return run_screen(edition.paths, load(edition.paths.config), clock)


def _require_terminal(environ: Mapping[str, str]) -> None:
    # Textual reads the one and writes to the other.
    streams = (sys.__stdin__, sys.__stderr__)
    if environ.get("TERM", "") in ("", "dumb") or not all(stream and stream.isatty() for stream in streams):
        raise MatinsError("matins needs a terminal; try matins list")


def _wants_mouse(config: Config, environ: Mapping[str, str]) -> bool:
    if config.screen.mouse == "auto":
        return not (environ.get("SSH_CONNECTION") or environ.get("SSH_TTY"))
    return config.screen.mouse == "on"


def _terminal_theme(config: Config) -> Theme:
    accent = config.colours.accent if config.colours.accent.startswith("#") else f"ansi_{config.colours.accent}"
    return Theme(
        name=_TERMINAL,
        ansi=True,
        primary=accent,
        secondary=accent,
        accent=accent,
        warning="ansi_yellow",
        error="ansi_red",
        success="ansi_green",
        foreground="ansi_default",
        background="ansi_default",
        surface="ansi_default",
        panel="ansi_default",
        boost="ansi_default",
        variables={
            "border": "ansi_bright_black",
            "border-blurred": "ansi_bright_black",
            "ansi-background": "ansi_default",
            "ansi-foreground": "ansi_default",
            "block-cursor-foreground": "ansi_default",
            "block-cursor-background": "ansi_default",
            "input-cursor-background": "ansi_default",
            "input-cursor-foreground": "ansi_default",
            "input-cursor-text-style": "reverse",
            "input-selection-background": "ansi_bright_black",
            "input-selection-foreground": "ansi_default",
            "screen-selection-background": "ansi_bright_black",
            "screen-selection-foreground": "ansi_default",
        },
    )
