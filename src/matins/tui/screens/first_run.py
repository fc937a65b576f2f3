"""The first run: what matins is, and a line for the first address, list or starter feeds."""

import re
from asyncio import to_thread
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, TypeVar

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input

from matins.errors import MatinsError
from matins.model.events import Broken, Busy, Choice, Choices, Event, Refused, Subscribed
from matins.model.feed import Subscription, Topic
from matins.paths import Paths
from matins.service.background import Job
from matins.text.clean import REASON, clean_line
from matins.text.urls import masked
from matins.tui.actions import MovingActions
from matins.tui.bindings import key_while_typing
from matins.tui.outcomes import imported, subscribed, trouble
from matins.tui.screens.choose import ChoiceScreen
from matins.tui.session import Session
from matins.tui.typeset import Paragraph
from matins.tui.widgets.address_prompt import AddressPrompt
from matins.tui.widgets.column import Column

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.service.subscriptions import ImportReport

T = TypeVar("T")

_ROOMY = 14
"""Rows from which on the words stand apart."""
_FIRM_BLANK = "\u00a0"
"""Keeps a number and what it stands for on one line."""
_NUMBERS = re.compile(r"\d{1,3}(?:[\s,]+\d{1,3})*")


class FirstRunScreen(Screen[None]):
    """Asks for the first feeds, or opens the sample edition."""

    def __init__(self, session: Session, *, done: Callable[[str], None], sample: Callable[[], None]) -> None:
        """Make the screen.

        `done` is called with what came of it once there is a feed, `sample` where the sample edition is wanted.
        """
        super().__init__()
        self.session = session
        self._done, self._sample = done, sample
        self._topics: Sequence[Topic] = ()
        self._said, self._failed = "", False
        self.page = Column(id="welcome")
        self.prompt = AddressPrompt()
        self.actions = FirstRunActions(self)

    def compose(self) -> ComposeResult:
        """Put the line above the words."""
        yield self.prompt
        yield self.page

    def on_mount(self) -> None:
        """Say what to do; the starter topics are read once that is on the screen."""
        self._say("")
        self.prompt.focus()
        self.call_after_refresh(lambda: self.run_worker(self._read_topics()))

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the new size."""
        self.set_class(event.size.height < _ROOMY, "-tight")
        self._show()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Subscribe to what was typed, or open the sample edition where nothing was."""
        from matins.service.subscriptions import import_file, list_path

        typed = event.value.strip()
        if not typed:
            self._sample()
        elif _NUMBERS.fullmatch(typed):
            self._take_topics([int(number) for number in re.findall(r"\d+", typed)])
        elif path := list_path(typed):
            self._say(f"Reading {path} …")
            self._take_in(self._import(import_file, path))
        else:
            self._say(f"Looking for a feed at {masked(typed)} …")
            self._subscribe(typed)

    def told(self, job: Job, event: Event) -> None:
        """Go on to the articles, let a person choose, or say why that address will not do."""
        match event:
            case Subscribed():
                self._done(subscribed(job, event))
            case Choices():
                self._say("")
                self.app.push_screen(ChoiceScreen(self.session.look, event), self._chosen)
            case Broken() | Busy() | Refused():
                self._say(trouble(event), failed=not isinstance(event, Busy))

    def _subscribe(self, address: str) -> None:
        self.session.jobs.start(Job(add=(Subscription(address),), refresh=False))

    def _chosen(self, choice: Choice | None) -> None:
        if choice is not None:
            self._say(f"Subscribing to {choice.title} …")
            self._subscribe(choice.address)

    def _take_topics(self, numbers: Sequence[int]) -> None:
        from matins.service.subscriptions import import_topics

        if not all(1 <= number <= len(self._topics) for number in numbers):
            last = len(self._topics)
            self._say(
                f"The topics have the numbers 1 to {last}." if last else "The topics are not read yet.", failed=True
            )
            return
        topics = [self._topics[number - 1] for number in dict.fromkeys(numbers)]
        self._take_in(self._import(import_topics, topics))

    def _take_in(self, work: Coroutine[None, None, None]) -> None:
        # One at a time: who presses Enter twice is led to the articles once.
        self.run_worker(work, group="import", exclusive=True)

    async def _import(self, take: "Callable[[Paths, T], ImportReport]", wanted: T) -> None:
        try:
            report = await to_thread(take, self.session.paths, wanted)
        except MatinsError as error:
            self._say(str(error), failed=True)
            return
        if report.added or report.already:
            # The articles' screen does this by itself, but not where an address is still looked at.
            if self.session.jobs.busy or not self.session.config.refresh.on_start:
                self.session.jobs.start(Job())
            self._done(imported(report))
        else:
            self._say(f"No feed was found there: {imported(report)}.", failed=True)

    async def _read_topics(self) -> None:
        from matins.service.subscriptions import starter_topics

        self._topics = await to_thread(starter_topics)
        self._show()

    def _say(self, words: str, *, failed: bool = False) -> None:
        self._said, self._failed = clean_line(words, REASON), failed
        self._show()

    def _show(self) -> None:
        look, apart = self.session.look, not self.has_class("-tight")
        leave = key_while_typing(self.session.keymap, "quit-anywhere")
        said = Paragraph(self._said, style=look.failure if self._failed else look.bold, loose=apart)
        named = (f"{number} {topic.name}" for number, topic in enumerate(self._topics, 1))
        topics = "  ".join(words.replace(" ", _FIRM_BLANK) for words in named)
        words = (
            Paragraph("Welcome to matins", style=look.bold, loose=apart),
            Paragraph(
                "Type the address of a feed or page, the path of a list (OPML, newsboat, plain), or numbers of topics:",
                loose=apart,
            ),
            Paragraph(topics, style=look.accent),
            Paragraph("Enter alone opens the sample edition, which needs no network.", loose=apart),
            Paragraph(f"{leave} leaves."),
        )
        self.page.show((said, *words) if self._said else words)


class FirstRunActions(MovingActions):
    """The commands of the first run: those whose keys type nothing scroll its words."""

    def __init__(self, screen: FirstRunScreen) -> None:
        super().__init__(screen.app)
        self._screen = screen

    @property
    def movable(self) -> Column:
        """The words."""
        return self._screen.page
