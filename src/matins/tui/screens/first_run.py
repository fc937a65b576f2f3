"""The first run: what matins is, and a line for the first address."""

from collections.abc import Callable

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widgets import Input

from matins.model.events import Broken, Busy, Event, Refused, Subscribed
from matins.model.feed import Subscription
from matins.service.background import Job
from matins.text.clean import REASON, clean_line
from matins.text.urls import masked
from matins.tui.actions import Actions
from matins.tui.bindings import key_while_typing
from matins.tui.session import Session
from matins.tui.typeset import Paragraph
from matins.tui.widgets.address_prompt import AddressPrompt
from matins.tui.widgets.column import Column


class FirstRunScreen(Screen[None]):
    """Asks for the first feed, or opens the sample edition."""

    def __init__(self, session: Session, *, subscribed: Callable[[], None], sample: Callable[[], None]) -> None:
        """Make the screen; `subscribed` is called once there is a feed, `sample` where the sample edition is wanted."""
        super().__init__()
        self.session = session
        self._subscribed, self._sample = subscribed, sample
        self.page = Column(id="welcome")
        self.prompt = AddressPrompt()
        self.actions = Actions(self.app)

    def compose(self) -> ComposeResult:
        """Put the line below the words."""
        yield self.prompt
        yield self.page

    def on_mount(self) -> None:
        """Say what to do."""
        self._say("")
        self.prompt.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Subscribe to the address, or open the sample edition where none was typed."""
        address = event.value.strip()
        if not address:
            self._sample()
            return
        self._say(f"Looking for a feed at {masked(address)} …")
        self.session.jobs.start(Job(add=(Subscription(address),), refresh=False))

    def told(self, job: Job, event: Event) -> None:
        """Go on to the articles, or say why that address will not do."""
        match event:
            case Subscribed():
                self._subscribed()
            case Refused(address, reason):
                self._say(f"{masked(address)}: {reason}", failed=True)
            case Broken(reason):
                self._say(reason, failed=True)
            case Busy(holder):
                self._say(f"another refresh is running ({holder})")

    def _say(self, words: str, *, failed: bool = False) -> None:
        look, leave = self.session.look, key_while_typing(self.session.keymap, "quit-anywhere")
        said = Paragraph(clean_line(words, REASON), style=look.failure if failed else look.plain, loose=True)
        self.page.show(
            (
                Paragraph("Welcome to matins", style=look.bold, loose=True),
                Paragraph("Type the address of a feed, or of a page that has one, and press Enter.", loose=True),
                Paragraph("Enter alone opens the sample edition: articles that come with matins, and need no network."),
                Paragraph(f"{leave} leaves."),
                said,
            )
        )
