"""Searching and filtering on the main screen: the prompt, looking up in a thread, and the way back."""

from asyncio import to_thread
from collections.abc import Sequence
from typing import TYPE_CHECKING

from matins.errors import MatinsError, StoppedError
from matins.model.article import Row
from matins.service.finding import Finder
from matins.service.library import View
from matins.tui.shown import Shown, filtered, search

if TYPE_CHECKING:
    from matins.query.completion import Completion
    from matins.tui.screens.skim import SkimScreen
    from matins.tui.widgets.query_prompt import QueryPrompt


class Searching:
    """What the main screen searches for; `asking` while it is being typed."""

    def __init__(self, screen: "SkimScreen") -> None:
        self._screen = screen
        self._finder: Finder | None = None
        self._prompt: QueryPrompt | None = None
        self._before: tuple[Shown, Row | None] | None = None
        self.asking = False

    async def ask(self, *, searching: bool) -> None:
        """Open the prompt; a filter that is shown can be changed."""
        from matins.tui.widgets.query_prompt import QueryPrompt  # not before the first paint

        screen = self._screen
        if self._prompt is None:
            self._prompt = QueryPrompt(self._completions)
            await screen.foot.mount(self._prompt, before=0)
        if self._before is None:
            self._before = screen.shown, screen.list.row
        shown = screen.shown
        self.asking = True
        screen.add_class("-querying")
        self._prompt.ask("" if searching or shown.searched else shown.query, searching=searching)
        screen.status.redraw()

    def typed(self, text: str) -> None:
        """Search for what has been typed so far."""
        if not self.asking or self._prompt is None:
            return
        self._screen.status.point_out(None)
        self._screen.status.say("")
        if not self._prompt.searching:
            return
        if text.strip():
            self._screen.show(search(text))
        elif self._before is not None:
            self._screen.show(self._before[0], keep=self._before[1])

    def submitted(self, text: str) -> None:
        """List what was asked for; a wrong query stays in the prompt, its fault pointed out."""
        if self._prompt is None or self._before is None:
            return
        if not text.strip():
            self.leave()
        elif self._prompt.searching:
            self._keep(text)
        else:
            self._screen.show(filtered(text, self._before[0]))

    def _keep(self, text: str) -> None:
        """Close the prompt of a search: what was found while it was typed stays, or is on its way."""
        from matins.query.language import QueryError, parse

        try:
            parse(text, typing=True)
        except QueryError as error:
            self.refused(error)
        else:
            self._close()

    def found(self) -> None:
        """Close the prompt of a query whose articles are listed; a search is typed on."""
        if self.asking and self._prompt is not None and not self._prompt.searching:
            self._close()

    def refused(self, error: MatinsError) -> None:
        """Tell why nothing can be listed, below the place where a query is wrong."""
        from matins.query.language import QueryError

        if self.asking and self._prompt is not None and isinstance(error, QueryError):
            self._screen.status.point_out(self._prompt.column_of(error.position), error.reason)
        else:
            self._screen.status.say(str(error).partition("\n")[0], failed=True)

    def leave(self) -> None:
        """Go back to what was listed before, if anything was."""
        before, self._before = self._before, None
        self._close()
        if before is not None:
            self._screen.show(before[0], keep=before[1])

    @property
    def away(self) -> bool:
        """Whether there is a list to go back to."""
        return self._before is not None

    @property
    def hints(self) -> tuple[tuple[str, str], ...]:
        """The prompt's keys and words for what they do."""
        searching = self._prompt is not None and self._prompt.searching
        return (("Enter", "keep" if searching else "list"), ("Esc", "back"), ("Tab", "complete"))

    def regain(self) -> None:
        """Give the prompt the keys again, which it lost where it had no room."""
        if self.asking:
            self._screen.set_focus(self._prompt)

    def forget(self) -> None:
        """Stay with what is listed now."""
        self._before = None

    async def look_up(self, shown: Shown) -> View | None:
        """Return the view that `shown` asks for, None where another was asked for meanwhile; may raise MatinsError."""
        session = self._screen.session
        finder = self._finder = self._finder or Finder.at(session.paths, session.clock)
        try:
            return await to_thread(
                finder.look_up, shown.query, unread=shown.unread, sort=shown.sort, typing=shown.searched
            )
        except StoppedError:
            return None

    def close(self) -> None:
        """Stop what is being looked up."""
        if self._finder is not None:
            self._finder.close()

    def _close(self) -> None:
        self.asking = False
        self._screen.set_focus(None)
        self._screen.remove_class("-querying")
        self._screen.status.point_out(None)
        self._screen.status.say("")

    def _completions(self, text: str, cursor: int) -> "Sequence[Completion]":
        from matins.query.completion import completions

        feeds = self._screen.session.library.feeds()
        tags = sorted({tag for feed in feeds for tag in feed.tags})
        return completions(text, cursor, feeds=[feed.title for feed in feeds], tags=tags)
