"""What background jobs tell the main screen, and what it asks of them."""

from asyncio import to_thread
from pathlib import Path
from typing import TYPE_CHECKING

from matins.errors import MatinsError
from matins.model.article import Row
from matins.model.feed import Subscription
from matins.service.background import Job
from matins.service.library import MOST_NEW
from matins.text.urls import masked
from matins.tui.outcomes import imported, subscribed, trouble

if TYPE_CHECKING:  # nothing happens before the first paint
    from matins.model.events import Choice, Choices, Event, Finished
    from matins.tui.progress import Progress
    from matins.tui.screens.skim import SkimScreen


class JobNews:
    """What jobs have told; `progress` is how far they are."""

    def __init__(self, screen: "SkimScreen", *, filling: bool) -> None:
        """Begin without news; where the view is `filling` it opened empty, and takes articles in until it is full."""
        self._screen = screen
        self.progress: Progress | None = None
        self._filling = filling
        # A choice is shown at once where no key was pressed since it was asked for.
        self._choices: Choices | None = None
        self._waiting = False
        # The article whose page is shown when it comes.
        self._awaited: int | None = None

    def key_pressed(self) -> None:
        """Surprise nobody who is about something else by now."""
        self._filling = self._waiting = False
        self._awaited = None

    def told(self, job: Job, event: "Event") -> None:
        """Show what a background job tells."""
        from matins.model import events
        from matins.tui.progress import Progress

        if not job.articles:
            self.progress = (self.progress or Progress()).after(event)
            self._screen.status.progress(self.progress.words)
            if self._screen.list.row is None:
                self._screen.list.redraw()
        match event:
            case events.FeedDone(new=new) if new:
                self.show_new()
            case events.PageDone(article, reason):
                self._page_done(article, reason, asked=bool(job.articles))
            case events.Subscribed():
                self._screen.status.say(subscribed(job, event))
                self.show_new()
            case events.Choices():
                self._offer(event)
            case events.Finished():
                self._finished(job, event)
            case _:
                self._say(event)

    def await_page(self, row: Row) -> None:
        """Show the page of `row` as soon as it is there, unless a key is pressed before."""
        self._awaited = row.id

    def choose(self) -> bool:
        """Show the choice between feeds that is still open; return whether there is one."""
        from matins.tui.screens.choose import ChoiceScreen  # not before the first paint

        if self._choices is None:
            return False
        self._screen.app.push_screen(ChoiceScreen(self._screen.session.look, self._choices), self._chosen)
        self._choices = None
        return True

    def show_new(self) -> None:
        """Show what came in, or tell how much that is."""
        self._filling = self._filling and not self._screen.list.full
        if self._filling:
            self._screen.show(self._screen.shown)
            return
        new = self._screen.session.library.new_since(self._screen.list.view)
        more = "+" if new == MOST_NEW else ""
        self._screen.status.news(f"{new:,}{more} new, {self._screen.key_of('show-new')} shows them" if new else "")
        self._screen.show_counts()

    def subscribe(self, address: str) -> None:
        """Subscribe to a feed, or the one of a page."""
        self._waiting = True
        self._screen.session.jobs.start(Job(add=(Subscription(address),), refresh=False))

    async def take_in(self, path: Path) -> None:
        """Subscribe to a list of feeds."""
        from matins.service.subscriptions import import_file

        try:
            report = await to_thread(import_file, self._screen.session.paths, path)
        except MatinsError as error:
            self._screen.status.say(str(error), failed=True)
            return
        self._screen.status.say(imported(report))
        if report.added:
            self._screen.session.jobs.start(Job())

    def _offer(self, choices: "Choices") -> None:
        self._choices = choices
        if self._waiting and not self._screen.asking and self._screen.app.screen is self._screen:
            self.choose()
        else:
            found = f"{len(choices.choices)} feeds found at {masked(choices.address)}"
            self._screen.status.say(f"{found}, {self._screen.key_of('add-feed')} chooses")

    def _chosen(self, choice: "Choice | None") -> None:
        self._screen.status.say(f"subscribing to {choice.title}" if choice else "nothing added")
        if choice:
            self.subscribe(choice.address)

    def _say(self, event: "Event") -> None:
        from matins.model import events

        match event:
            case events.Broken() | events.Busy() | events.Refused():
                self._screen.status.say(trouble(event), failed=not isinstance(event, events.Busy))
            case events.Notice(text):
                self._screen.status.say(text)

    def _finished(self, job: Job, finished: "Finished") -> None:
        if not (job.add or job.articles):
            self._say_result(finished)
        self.show_new()

    def _say_result(self, finished: "Finished") -> None:
        from matins.tui.progress import result

        asked = finished.ok + finished.unchanged + finished.failed
        if finished.failures and asked == 1:
            self._screen.status.say(
                f"{masked(finished.failures[0].address)}: {finished.failures[0].reason}", failed=True
            )
        elif asked or finished.interrupted:
            self._screen.status.say(result(finished))

    def _page_done(self, article_id: int, reason: str | None, *, asked: bool) -> None:
        article = self._screen.session.library.article(article_id)
        if article is None:
            return
        self._screen.list.replace(article.row)
        here = self._screen.article is not None and self._screen.article.row.id == article_id
        if asked and reason:
            self._screen.status.say(f"no full text: {reason}", failed=True)
        if not here or reason:
            return
        if asked or self._screen.summary.at_top:
            self._screen.summary.show_article(article, self._screen.snippet(article))
        if asked:
            # The text that someone reads is never exchanged below their eyes.
            unread = self._screen.reader.empty or self._awaited == article_id
            if self._screen.reading and unread:
                page = None if article.of_page else self._screen.session.library.other_text(article_id)
                self._screen.reader.open(page or article)
            shows = "" if unread or not self._screen.reading else f", {self._screen.key_of('fetch-page')} shows it"
            self._screen.status.say(f"page fetched{shows}")
