"""The main screen: list, summary and reader, and what keeps the three in step."""

from asyncio import to_thread
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import Resize
from textual.screen import Screen
from textual.widgets import Input, Static

from matins.errors import MatinsError
from matins.model.article import Article, Row
from matins.model.feed import Subscription
from matins.service.background import Job
from matins.service.library import View
from matins.text.urls import masked
from matins.tui.actions import SkimActions
from matins.tui.bindings import hints, key_of
from matins.tui.outcomes import imported, subscribed, trouble
from matins.tui.session import Session
from matins.tui.texts import place_in, round_of, said
from matins.tui.widgets.address_prompt import AddressPrompt
from matins.tui.widgets.article_list import ArticleList
from matins.tui.widgets.reader import Reader
from matins.tui.widgets.status_line import StatusLine
from matins.tui.widgets.summary_pane import SummaryPane

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Choice, Choices, Event, Finished
    from matins.tui.progress import Progress

WIDE = 100
"""Columns from which on the summary stands beside the list."""

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
        self.status = StatusLine(session.look, lambda: hints(session.keymap, self.actions.place))
        self.prompt = AddressPrompt()
        self.actions = SkimActions(self)
        self.set_class(session.config.screen.ascii, "-ascii")
        self._progress: Progress | None = None
        # A view that opened empty fills as articles come in, until it is full or a key is pressed.
        self._filling = self.list.row is None
        # A choice is shown at once where no key was pressed since it was asked for.
        self._choices: Choices | None = None
        self._waiting = False
        # The article whose page is shown when it comes.
        self._awaited: int | None = None

    @property
    def reading(self) -> bool:
        """Whether the reader is open."""
        return self.has_class("-reading")

    @property
    def asking(self) -> bool:
        """Whether the prompt for an address is open."""
        return self.has_class("-asking")

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
        yield self.status
        yield self.prompt

    def on_mount(self) -> None:
        """Show the first article."""
        self._fit(*self.app.size)
        self.follow()
        self.show_counts()
        if self.session.config.refresh.on_start and not self.session.jobs.busy:
            self.call_after_refresh(self.session.jobs.start, Job())
        self.set_interval(self.session.config.refresh.every, self._refresh_again)

    def on_resize(self, event: Resize) -> None:
        """Choose the layout for the new size."""
        self._fit(*event.size)

    def on_article_list_moved(self) -> None:
        """Follow the mouse."""
        self._filling = False
        self.follow()

    def before_command(self) -> None:
        """Take back the words about the command before."""
        self._filling = self._waiting = False
        self._awaited = None
        if self.status.said:
            self.status.say("")

    def after_command(self) -> None:
        """Have the summary follow the list, and tell what went wrong out of sight."""
        self.follow()
        problem = self.session.library.problem()
        if problem:
            self.status.say(problem, failed=True)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Subscribe to the address that was typed, or to a list of feeds."""
        from matins.service.subscriptions import list_path  # not before the first paint

        self.stop_asking()
        typed = event.value.strip()
        if typed and (path := list_path(typed)):
            self.status.say(f"reading {path}")
            self.run_worker(self._import(path))
        elif typed:
            self.status.say(f"looking for a feed at {masked(typed)}")
            self._subscribe(typed)

    def ask(self) -> None:
        """Open the prompt for an address, in the status line's place."""
        self.add_class("-asking")
        self.prompt.value = ""
        self.prompt.focus()

    def stop_asking(self) -> None:
        """Close the prompt."""
        self.set_focus(None)
        self.remove_class("-asking")

    def choose(self) -> bool:
        """Show the choice between feeds that is still open; return whether there is one."""
        from matins.tui.screens.choose import ChoiceScreen  # not before the first paint

        if self._choices is None:
            return False
        self.app.push_screen(ChoiceScreen(self.session.look, self._choices), self._chosen)
        self._choices = None
        return True

    def show_help(self) -> None:
        """Show every key."""
        from matins.tui.screens.help import HelpScreen  # not before the first paint

        self.app.push_screen(HelpScreen(self.session.look, self.session.keymap))

    def key_of(self, command_id: str) -> str:
        """Return the key of a command, as people write it."""
        return key_of(self.session.keymap, command_id)

    def open_view(self, *, unread: bool, keep: Row | None, reveal: bool = False) -> None:
        """Open the view anew, the cursor staying on `keep` where the view has it; `reveal` shows what is above it."""
        self.list.open(self.session.library.open_view(unread=unread), keep=keep, reveal=reveal)
        self.status.news("")
        self.show_counts()
        self.follow()

    def follow(self) -> None:
        """Show the summary of the article under the cursor, and its full text where the reader is open."""
        row = self.list.row
        if (row and row.id) == (self.article and self.article.row.id):
            return
        self.summary.show_article(self.session.library.article(row.id) if row else None)
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

    def await_page(self, row: Row) -> None:
        """Show the page of `row` as soon as it is there, unless a key is pressed before."""
        self._awaited = row.id

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
        unread = self.session.library.unread()
        self.status.count(
            f"Unread {unread}" if self.list.view.unread else f"All {self.list.view.total}, unread {unread}"
        )

    def told(self, job: Job, event: "Event") -> None:
        """Show what a background job tells."""
        from matins.model.events import Broken, Busy, Choices, FeedDone, Finished, PageDone, Refused, Subscribed
        from matins.tui.progress import Progress

        if not job.articles:
            self._progress = (self._progress or Progress()).after(event)
            self.status.progress(self._progress.words)
            if self.list.row is None:
                self.list.redraw()
        match event:
            case FeedDone(new=new) if new:
                self._show_news()
            case PageDone(article, reason):
                self._page_done(article, reason, asked=bool(job.articles))
            case Subscribed():
                self.status.say(subscribed(job, event))
                self._show_news()
            case Choices():
                self._offer(event)
            case Broken() | Busy() | Refused():
                self.status.say(trouble(event), failed=not isinstance(event, Busy))
            case Finished():
                if not (job.add or job.articles):
                    self._say_result(event)
                self._show_news()

    def _offer(self, choices: "Choices") -> None:
        self._choices = choices
        if self._waiting and not self.asking and self.app.screen is self:
            self.choose()
        else:
            found = f"{len(choices.choices)} feeds found at {masked(choices.address)}"
            self.status.say(f"{found}, {self.key_of('add-feed')} chooses")

    def _chosen(self, choice: "Choice | None") -> None:
        self.status.say(f"subscribing to {choice.title}" if choice else "nothing added")
        if choice:
            self._subscribe(choice.address)

    def _subscribe(self, address: str) -> None:
        self._waiting = True
        self.session.jobs.start(Job(add=(Subscription(address),), refresh=False))

    async def _import(self, path: Path) -> None:
        from matins.service.subscriptions import import_file

        try:
            report = await to_thread(import_file, self.session.paths, path)
        except MatinsError as error:
            self.status.say(str(error), failed=True)
            return
        self.status.say(imported(report))
        if report.added:
            self.session.jobs.start(Job())

    def _say_result(self, finished: "Finished") -> None:
        from matins.tui.progress import result

        asked = finished.ok + finished.unchanged + finished.failed
        if finished.failures and asked == 1:
            self.status.say(f"{masked(finished.failures[0].address)}: {finished.failures[0].reason}", failed=True)
        elif asked or finished.interrupted:
            self.status.say(result(finished))

    def _page_done(self, article_id: int, reason: str | None, *, asked: bool) -> None:
        article = self.session.library.article(article_id)
        if article is None:
            return
        self.list.replace(article.row)
        here = self.article is not None and self.article.row.id == article_id
        if asked and reason:
            self.status.say(f"no full text: {reason}", failed=True)
        if not here or reason:
            return
        if asked or self.summary.at_top:
            self.summary.show_article(article)
        if asked:
            # The text that someone reads is never exchanged below their eyes.
            unread = self.reader.empty or self._awaited == article_id
            if self.reading and unread:
                page = None if article.of_page else self.session.library.other_text(article_id)
                self.reader.open(page or article)
            shows = "" if unread or not self.reading else f", {self.key_of('fetch-page')} shows it"
            self.status.say(f"page fetched{shows}")

    def _show_news(self) -> None:
        self._filling = self._filling and not self.list.full
        if self._filling:
            self.open_view(unread=self.list.view.unread, keep=None)
            return
        new = self.session.library.new_since(self.list.view)
        self.status.news(f"{new} new, {self.key_of('show-new')} shows them" if new else "")
        self.show_counts()

    def _refresh_again(self) -> None:
        if not self.session.jobs.busy:
            self.session.jobs.start(Job())

    def _nothing(self, view: View) -> str:
        if self._progress and self._progress.words:
            return "Fetching. Articles show here as they come."
        refresh = f"{self.key_of('refresh-all')} refreshes"
        if view.unread:
            return f"Nothing unread. {self.key_of('toggle-shown')} shows all, {refresh}."
        return f"No articles yet. {refresh}, {self.key_of('add-feed')} adds a feed."

    def _fit(self, width: int, height: int) -> None:
        layout = self.session.config.screen.layout
        self.set_class(layout == "narrow" or (layout == "auto" and width < WIDE), "-narrow")
        self.set_class(width < SMALLEST[0] or height < SMALLEST[1], "-small")
