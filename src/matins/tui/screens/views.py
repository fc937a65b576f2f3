"""The views there are, and the rules with what they hit: one is chosen, and listed."""

from asyncio import to_thread
from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.screen import Screen

from matins.errors import MatinsError
from matins.model.feed import FeedState
from matins.model.rule import Preview, Rule
from matins.service.rules import DAYS, previews
from matins.service.views import views
from matins.text.clean import REASON, clean_line
from matins.tui.actions import MovingActions
from matins.tui.session import Session
from matins.tui.shown import Shown, named
from matins.tui.widgets.menu import Choice, Menu

_DIGITS = 9


class ViewsScreen(Screen[Shown | None]):
    """Views and rules; a digit or the key that opens an article chooses, the key that goes back changes nothing."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._views = views(session.config)
        self.menu = Menu(session.look, ())
        self.actions = ViewsActions(self)

    def compose(self) -> ComposeResult:
        """Lay the page out."""
        yield self.menu

    def on_mount(self) -> None:
        """Show what there is; what the rules hit is counted meanwhile."""
        self._offer("counting", ())
        if self._session.config.rules:
            self.run_worker(self._try_rules())

    def choose(self, number: int) -> None:
        """List the choice of that number, counting from 0."""
        rules = self._session.config.rules
        if number < len(self._views):
            self.dismiss(named(self._views[number]))
        elif number < len(self._views) + len(rules):
            self.dismiss(_of_rule(rules[number - len(self._views)], self._session.library.feeds()))

    def choose_view(self, number: int) -> None:
        """List the view of that number, counting from 1."""
        if number <= len(self._views):
            self.choose(number - 1)

    async def _try_rules(self) -> None:
        session = self._session
        try:
            found = await to_thread(previews, session.paths, session.config, session.clock)
        except MatinsError as error:
            self._offer(str(error), ())
        else:
            self._offer("", found)

    def _offer(self, instead: str, found: Sequence[Preview]) -> None:
        self.menu.offer((*self._view_choices(), *self._rule_choices(instead, found)))

    def _view_choices(self) -> Iterator[Choice]:
        for number, view in enumerate(self._views, 1):
            digit = number if number <= _DIGITS else None
            yield Choice(view.name, view.query, digit, heading="Views" if number == 1 else "")

    def _rule_choices(self, instead: str, found: Sequence[Preview]) -> Iterator[Choice]:
        for place, rule in enumerate(self._session.config.rules):
            said = _hits(found[place]) if place < len(found) else instead
            heading = f"Rules, and what each hits of the last {DAYS} days" if place == 0 else ""
            yield Choice(rule.words, clean_line(said, REASON), heading=heading)


class ViewsActions(MovingActions):
    """The commands of the choice between views."""

    def __init__(self, screen: ViewsScreen) -> None:
        super().__init__(screen.app)
        self._screen = screen

    @property
    def movable(self) -> Menu:
        """The choices."""
        return self._screen.menu

    def knows(self, command_id: str) -> bool:
        """Whether the command can be done here; what opens an article chooses a view."""
        return command_id in ("open", "views") or super().knows(command_id)

    def point(self, number: int) -> None:
        """List the view of that number."""
        self._screen.choose_view(number)

    def open(self) -> None:
        """List what the cursor is on."""
        self._screen.choose(self._screen.menu.at)

    def views(self) -> None:
        """Go back with the key that led here."""
        self.back()

    def back(self) -> None:
        """List what was listed before."""
        self._screen.dismiss(None)


def _hits(preview: Preview) -> str:
    if preview.fault:
        return preview.fault.partition("\n")[0]
    return f"{preview.hits:,} article{'' if preview.hits == 1 else 's'}"


def _of_rule(rule: Rule, feeds: Sequence[FeedState]) -> Shown:
    """Return what a rule hits, what rules hide too; of the feeds whose title has that of the rule's own feed."""
    titles = [feed.title.replace('"', " ") for feed in feeds if rule.feed and feed.address == rule.feed]
    where = "".join(f' feed:"{title}"' for title in titles)
    hidden_too = "-is:archived (is:hidden OR -is:hidden)"
    return Shown(f"({rule.when}) newer:{DAYS}d{where} {hidden_too}", unread=False, name=rule.words)
