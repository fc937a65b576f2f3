"""The main screen: list, summary and reader, and what keeps the three in step."""

from asyncio import to_thread
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input, Static

from matins.errors import MatinsError
from matins.model.article import Article, Row
from matins.service.background import Job
from matins.service.finding import Snippets
from matins.service.library import View
from matins.text.urls import masked
from matins.tui.bindings import hints, key_of
from matins.tui.job_news import JobNews
from matins.tui.searching import Searching
from matins.tui.session import Session
from matins.tui.shown import Shown
from matins.tui.skim_actions import SkimActions
from matins.tui.texts import place_in, round_of, said
from matins.tui.widgets.address_prompt import AddressPrompt
from matins.tui.widgets.article_list import ArticleList
from matins.tui.widgets.foot import Foot
from matins.tui.widgets.reader import Reader
from matins.tui.widgets.status_line import StatusLine
from matins.tui.widgets.summary_pane import SummaryPane

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.text.snippets import Snippet
    from matins.tui.widgets.query_prompt import QueryPrompt

WIDE = 100
"""Columns from which on the summary stands beside the list."""

_GLANCE = 1.0
"""Seconds between two looks at whether anything was written."""

SMALLEST = (30, 6)
"""The least columns and rows that are of use."""


class SkimScreen(Screen[None]):
    """List and summary, or the reader in their place; the status line below."""

    def __init__(self, session: Session, rows: int) -> None:
        """Read what the first paint shows of a terminal `rows` high."""
        super().__init__()
        self.session = session
        view = session.library.open_view()
        self.list = ArticleList(
            session.library, session.look, session.clock, view=view, rows=max(rows, 10), empty=self._nothing
        )
        self.summary = SummaryPane(session.look)
        self.reader = Reader(session.look, link_numbers=session.config.screen.link_numbers)
        self.status = StatusLine(session.look, self._hints)
        self.prompt = AddressPrompt()
        self.foot = Foot(self.status, self.prompt)
        self.actions = SkimActions(self)
        self.searching = Searching(self)
        self.shown = Shown()
        self._snippets: Snippets | None = None
        self.set_class(session.config.screen.ascii, "-ascii")
        self.jobs = JobNews(self, filling=self.list.row is None)
        # Rows come and go once it is written what a person did to many of them.
        self._settling = False
        self._told_notices = 0

    @property
    def reading(self) -> bool:
        """Whether the reader is open."""
        return self.has_class("-reading")

    @property
    def asking(self) -> bool:
        """Whether a prompt is open."""
        return self.has_class("-asking") or self.searching.asking

    @property
    def article(self) -> Article | None:
        """The article under the cursor."""
        return self.summary.article

    def compose(self) -> ComposeResult:
        """Lay the panes out; all have their first words already."""
        yield self.list
        yield self.summary
        yield self.reader
        yield Static("matins needs 30×6", id="small", markup=False)
        yield self.foot

    def on_mount(self) -> None:
        """Show the first article."""
        self._fit(*self.app.size)
        self.follow()
        self.show_counts()
        self._tell_notices()
        if self.session.config.refresh.on_start and not self.session.jobs.busy:
            self.call_after_refresh(self.session.jobs.start, Job())
        self.set_interval(self.session.config.refresh.every, self._refresh_again)
        self.set_interval(_GLANCE, self.glance)
        if self.session.config.rules or self.session.config.views:
            self.call_after_refresh(lambda: self.run_worker(self._tell_faults()))

    def on_unmount(self) -> None:
        """Stop a search that is still looking."""
        self.searching.close()

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the new size."""
        self._fit(*event.size)
        if self.asking:  # what is not displayed loses the keys
            self.call_after_refresh(self._regain)

    def on_article_list_moved(self) -> None:
        """Follow the mouse."""
        self.jobs.key_pressed()
        self.follow()

    def before_command(self) -> None:
        """Take back the words about the command before."""
        self.jobs.key_pressed()
        if self.status.said:
            self.status.say("")

    def after_command(self) -> None:
        """Have the summary follow the list, and tell what went wrong out of sight."""
        self.follow()
        problem = self.session.library.problem()
        if problem:
            self.status.say(problem, failed=True)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Search as words are typed."""
        if event.input is not self.prompt:
            self.searching.typed(event.value)

    def on_query_prompt_offered(self, event: "QueryPrompt.Offered") -> None:
        """Show what else could stand where Tab was pressed."""
        self.status.say("  ".join(completion.text for completion in event.offered))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Subscribe to the address that was typed, or to a list of feeds; or list what was asked for."""
        from matins.service.subscriptions import list_path  # not before the first paint

        if event.input is not self.prompt:
            self.searching.submitted(event.value)
            return
        self.stop_asking()
        typed = event.value.strip()
        if typed and (path := list_path(typed)):
            self.status.say(f"reading {path}")
            self.run_worker(self.jobs.take_in(path))
        elif typed:
            self.status.say(f"looking for a feed at {masked(typed)}")
            self.jobs.subscribe(typed)

    def ask(self) -> None:
        """Open the prompt for an address, in the status line's place."""
        self.add_class("-asking")
        self.prompt.value = ""
        self.set_focus(self.prompt)

    def stop_asking(self) -> None:
        """Close the prompt."""
        self.set_focus(None)
        self.remove_class("-asking")

    async def ask_query(self, *, searching: bool) -> None:
        """Open the prompt for a search or a query."""
        await self.searching.ask(searching=searching)

    def choose_view(self) -> None:
        """Show the views there are."""
        from matins.tui.screens.views import ViewsScreen  # not before the first paint

        self.app.push_screen(ViewsScreen(self.session), self._view_chosen)

    def _view_chosen(self, shown: Shown | None) -> None:
        if shown is not None:
            self.searching.forget()
            self.show(shown)

    def show_help(self) -> None:
        """Show every key."""
        from matins.tui.screens.help import HelpScreen  # not before the first paint

        self.app.push_screen(HelpScreen(self.session.look, self.session.keymap))

    def key_of(self, command_id: str) -> str:
        """Return the key of a command, as people write it."""
        return key_of(self.session.keymap, command_id)

    def show(self, shown: Shown, *, keep: Row | None = None, reveal: bool = False) -> None:
        """List what `shown` says, the cursor staying on `keep` where it is listed; `reveal` shows what is above it.

        What a query matches is looked up in a thread, and listed when it is there.
        """
        if shown.query:
            self.run_worker(self._look_up(shown, keep, reveal=reveal), group="view", exclusive=True)
            return
        self.workers.cancel_group(self, "view")
        try:
            view = self.session.library.open_view(unread=shown.unread, sort=shown.sort)
            self._list(shown, view, keep, reveal=reveal)
        except MatinsError as error:
            self.status.say(str(error), failed=True)

    async def _look_up(self, shown: Shown, keep: Row | None, *, reveal: bool) -> None:
        try:
            view = await self.searching.look_up(shown)
            if view is not None:
                self._list(shown, view, keep, reveal=reveal)
                self.searching.found()
        except MatinsError as error:
            self.searching.refused(error)

    def _list(self, shown: Shown, view: View, keep: Row | None, *, reveal: bool) -> None:
        self.shown = shown
        self._snippets = Snippets(shown.query, typing=shown.searched) if shown.query else None
        self.list.open(view, keep=keep, reveal=reveal)
        self.status.news("")
        self.show_counts()
        self.follow(anew=True)

    def follow(self, *, anew: bool = False) -> None:
        """Show the summary of the article under the cursor, and its full text where the reader is open.

        With `anew` it is read again, since what was searched for is shown with it.
        """
        row = self.list.row
        if (row and row.id) == (self.article and self.article.row.id) and not (anew and self.shown.query):
            return
        article = self.session.library.article(row.id) if row else None
        self.summary.show_article(article, self.snippet(article))
        if self.reading and self.article is not None:
            self.reader.open(self.article)

    def read(self) -> None:
        """Put the article under the cursor into the reader."""
        if self.article is not None:
            self.reader.open(self.article)
            self.add_class("-reading")
            self.status.redraw()

    def show_next_text(self, *, fetched: bool) -> bool:
        """Show the next of the texts of the article that is read; return False where its page is to be fetched now.

        `fetched` tells that this was tried already.
        """
        shown = self.reader.article
        article = self.session.library.article(shown.row.id) if shown else None
        if shown is None or article is None:
            return False
        other = self.session.library.other_text(article.row.id)
        fetch = not (other or fetched or article.of_page) and article.row.link is not None
        texts = round_of(article, other)
        at = place_in(texts, shown, hidden=self.reader.hidden)
        if (at == 0 and len(texts) == 1) or (at == len(texts) - 1 and fetch):
            return False
        at = 0 if at is None else (at + 1) % len(texts)
        self.reader.open(texts[at].article, hidden=texts[at].hidden)
        self.status.say(said(texts, at, self.key_of("fetch-page"), fetch=fetch))
        return True

    def close_reader(self) -> None:
        """Go back to the list, which stands as it was."""
        self.remove_class("-reading")
        self.status.redraw()

    def mark(self, row: Row, *, read: bool | None = None, starred: bool | None = None) -> None:
        """Mark an article, on the screen at once."""
        self.session.library.mark([row.id], read=read, starred=starred)
        self.list.replace(
            replace(
                row,
                read=row.read if read is None else read,
                starred=row.starred if starred is None else starred,
            )
        )
        self.show_counts()

    def show_counts(self) -> None:
        """Tell what the list holds."""
        self.status.count(self.shown.counted(self.list.view, self.session.library.unread()))

    def settle(self) -> None:
        """Have rows come and go once all is written that a person did."""
        self._settling = True

    def glance(self) -> None:
        """Show what was written meanwhile: by this screen's own thread, by a refresh, by another matins."""
        library = self.session.library
        try:
            if self._settling and not library.busy():
                self._settling = False
                self.list.gather()
                self.follow()
                self.show_counts()
            if remark := library.remark():
                self.status.say(remark, failed=True)
            if library.changed():
                self._reread()
                self.jobs.show_new()
            self._tell_notices()
        except MatinsError as error:
            self.status.say(str(error), failed=True)

    def _reread(self) -> None:
        if self.list.row is None:
            self.list.gather()
            self.follow()
        else:
            self.list.reread()

    async def _tell_faults(self) -> None:
        """Tell of the rules and views that can do nothing, once."""
        from matins.service.rules import faults  # queries are read then, not before the first paint

        found = await to_thread(faults, self.session.config)
        if found:
            more = f", and {len(found) - 1} more; matins config check tells all" if len(found) > 1 else ""
            self.status.say(f"{found[0]}{more}", failed=True)

    def _tell_notices(self) -> None:
        """Tell of the database what was not told yet."""
        notices = self.session.library.notices()
        if notices[self._told_notices :]:
            self.status.say("; ".join(notices[self._told_notices :]), failed=True)
        self._told_notices = len(notices)

    def snippet(self, article: Article | None) -> "Snippet | None":
        """Return the piece of `article` that has what was searched for."""
        return self._snippets.of(article) if self._snippets and article else None

    def _refresh_again(self) -> None:
        if not self.session.jobs.busy:
            self.session.jobs.start(Job())

    def _nothing(self, view: View) -> str:
        if self.jobs.progress and self.jobs.progress.words:
            return "Fetching. Articles show here as they come."
        refresh = f"{self.key_of('refresh-all')} refreshes"
        if self.shown.query:
            if self.searching.away:
                return f"Nothing found. {self.key_of('leave-search')} goes back."
            return f"Nothing found. {self.key_of('views')} shows the views."
        if view.unread:
            return f"Nothing unread. {self.key_of('toggle-shown')} shows all, {refresh}."
        return f"No articles yet. {refresh}, {self.key_of('add-feed')} adds a feed."

    def _hints(self) -> Sequence[tuple[str, str]]:
        return self.searching.hints if self.searching.asking else hints(self.session.keymap, self.actions.place)

    def _regain(self) -> None:
        if self.has_class("-asking"):
            self.set_focus(self.prompt)
        self.searching.regain()

    def _fit(self, width: int, height: int) -> None:
        layout = self.session.config.screen.layout
        self.set_class(layout == "narrow" or (layout == "auto" and width < WIDE), "-narrow")
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
