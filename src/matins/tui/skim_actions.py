"""What each command does on the main screen: a method for every id of the table of commands, named like it."""

import os
from typing import TYPE_CHECKING

from matins.commands import Place
from matins.errors import MatinsError
from matins.model.article import Row
from matins.model.document import Status
from matins.service.background import Job
from matins.tui.actions import Movable, MovingActions
from matins.tui.browser import browser_command, launch

if TYPE_CHECKING:
    from matins.tui.screens.skim import SkimScreen
    from matins.tui.widgets.column import Column

CLIPBOARD = 250_000
"""The most bytes that are sent to the terminal's clipboard: a slow line is busy with them for half a minute."""

XTERM = 56_244
"""What xterm takes of OSC 52: 74,994 bytes of base64, and terminals that follow it."""

_THIN = (Status.TEASER, Status.EMPTY)


class SkimActions(MovingActions):
    """The commands of the main screen."""

    def __init__(self, screen: "SkimScreen") -> None:
        super().__init__(screen.app)
        self._screen = screen
        # The articles whose pages were asked for, and of these the ones where the round of texts has not begun anew.
        self._asked: set[int] = set()
        self._tried: set[int] = set()

    @property
    def place(self) -> Place:
        """The reader's commands while it is open, else the list's."""
        return Place.READER if self._screen.reading or self._screen.asking else Place.LIST

    @property
    def movable(self) -> Movable:
        """The reader while it is open, else the list."""
        return self._screen.reader if self._screen.reading else self._screen.list

    async def run(self, command_id: str, nth: int) -> None:
        """Do the command, and have the panes follow the list."""
        self._screen.before_command()
        try:
            await super().run(command_id, nth)
            self._screen.after_command()
        except MatinsError as error:
            self._screen.status.say(str(error), failed=True)

    def skim(self) -> None:
        """Page through; at the end mark read and go to the next unread."""
        screen = self._screen
        if self._column.page_on() or screen.list.row is None:
            return
        self._mark_read(screen.list.row)
        self._go_to_unread(forward=True)

    def skim_back(self) -> None:
        """Page back."""
        self._column.page(back=True)

    def next_unread(self) -> None:
        """Go to the next unread article, in a search to the next one."""
        if self._screen.shown.searched:
            self._screen.list.move(1)
        else:
            self._go_to_unread(forward=True)

    def previous_unread(self) -> None:
        """Go to the unread article before, in a search to the one before."""
        if self._screen.shown.searched:
            self._screen.list.move(-1)
        else:
            self._go_to_unread(forward=False)

    def open(self) -> None:
        """Read the article in full; fetch its page where the feed gave next to nothing."""
        screen = self._screen
        row = screen.list.row
        if row is None:
            return
        self._mark_read(row)
        screen.read()
        if row.status in _THIN and row.link and row.id not in self._asked:
            self._fetch(row)

    def back(self) -> None:
        """Close the prompt or the reader."""
        if self._screen.searching.asking:
            self._screen.searching.leave()
        elif self._screen.asking:
            self._screen.stop_asking()
        else:
            self._screen.close_reader()

    async def quit(self) -> None:
        """Leave matins."""
        await self.quit_anywhere()

    def say_quit(self) -> None:
        """Tell which key leaves."""
        self._screen.status.say(f"{self._screen.key_of('quit-anywhere')} leaves matins")

    def point(self, number: int) -> None:
        """Go to the place of point `number` in the full text."""
        screen = self._screen
        article = screen.reader.article if screen.reading else screen.article
        if article is None or number > len(article.summary.points):
            screen.status.say(f"no point {number}")
            return
        if not screen.reading:
            screen.read()
        if screen.reader.go_to_point(number):
            screen.status.say(f"point {number} of {len(article.summary.points)}")
        else:
            screen.status.say(f"point {number} stands in a hidden line")

    def next_sentence(self) -> None:
        """Go to the next sentence of the summary."""
        self._go_to_sentence(forward=True)

    def previous_sentence(self) -> None:
        """Go to the sentence of the summary before."""
        self._go_to_sentence(forward=False)

    def scroll_right(self) -> None:
        """Show what is cut off at the right of code and tables."""
        if not self._screen.reader.move_aside():
            self._screen.status.say("nothing further to the right")

    def scroll_left(self) -> None:
        """Go back to their left."""
        if not self._screen.reader.move_aside(back=True):
            self._screen.status.say("nothing further to the left")

    def copy_paragraph(self) -> None:
        """Send the paragraph in sight to the clipboard."""
        block = self._screen.reader.block_in_sight()
        if block is None:
            self._screen.status.say("no paragraph in sight")
        else:
            self._copy(block.text, "paragraph")

    def copy_article(self) -> None:
        """Send the whole article to the clipboard, as Markdown."""
        from matins.export.markdown import document_markdown  # when it is asked for
        from matins.export.source import as_stored

        screen = self._screen
        article = screen.reader.article if screen.reading else screen.article
        if article is None:
            screen.status.say("no article")
            return
        self._copy(document_markdown(as_stored(article)), "article")

    def toggle_read(self) -> None:
        """Mark read, or unread again."""
        row = self._screen.list.row
        if row is not None:
            self._screen.mark(row, read=not row.read)
            self._say_done("marked unread" if row.read else "marked read")

    def toggle_star(self) -> None:
        """Star, or take the star away."""
        row = self._screen.list.row
        if row is not None:
            self._screen.mark(row, starred=not row.starred)
            self._say_done("star taken away" if row.starred else "starred")

    def mark_all(self) -> None:
        """Mark everything that is listed read."""
        screen, view = self._screen, self._screen.list.view
        if screen.list.row is None:
            screen.status.say("nothing to mark")
            return
        screen.session.library.mark_view(view, of=screen.shown.title)
        screen.list.reread()
        screen.settle()
        screen.show_counts()
        self._say_done(f"all of {screen.shown.title} marked read")

    def undo(self) -> None:
        """Take back what was done last."""
        screen = self._screen
        undone = screen.session.library.undo()
        if undone is None:
            screen.status.say("nothing to undo")
            return
        screen.list.reread()
        screen.settle()
        screen.show_counts()
        screen.status.say(undone)

    async def search(self) -> None:
        """Search as words are typed."""
        await self._screen.ask_query(searching=True)

    async def filter(self) -> None:
        """List what a query matches."""
        await self._screen.ask_query(searching=False)

    def leave_search(self) -> None:
        """Go back to what was listed before."""
        self._screen.searching.leave()

    def views(self) -> None:
        """Choose what is listed."""
        self._screen.choose_view()

    def order(self) -> None:
        """List in the next order."""
        screen = self._screen
        screen.show(screen.shown.reordered)

    def toggle_shown(self) -> None:
        """Show all articles, or the unread alone."""
        self._screen.show(self._screen.shown.toggled, keep=self._screen.list.row)

    def show_new(self) -> None:
        """Open the view anew, with what has come in."""
        self._screen.show(self._screen.shown, keep=self._screen.list.row, reveal=True)

    def browse(self) -> None:
        """Open the article's link in a browser, or send it to the clipboard where there is none."""
        row = self._screen.list.row
        self._open_link(row.link if row else None, "no link")

    def discussion(self) -> None:
        """Open the article's discussion likewise."""
        article = self._screen.article
        self._open_link(article.comments if article else None, "no discussion link")

    def copy_link(self) -> None:
        """Send the article's link to the terminal's clipboard."""
        link = self._screen.list.row and self._screen.list.row.link
        if link:
            self.app.copy_to_clipboard(link)
        self._screen.status.say("link sent to your terminal's clipboard" if link else "no link")

    def fetch_page(self) -> None:
        """Show the next of the article's texts in the reader, else fetch its page now."""
        screen = self._screen
        row = screen.list.row
        if row is not None and screen.reading and screen.show_next_text(fetched=row.id in self._tried):
            if not screen.reader.hidden:
                self._tried.discard(row.id)
            return
        if row is None or not row.link:
            screen.status.say("no link to fetch")
            return
        screen.jobs.await_page(row)
        self._fetch(row)

    def refresh_feed(self) -> None:
        """Ask the feed of this article."""
        row = self._screen.list.row
        address = row and next(
            (feed.address for feed in self._screen.session.library.feeds() if feed.id == row.feed_id), None
        )
        if address:
            self._refresh(Job(feeds=(address,)))
        else:
            self._screen.status.say("no feed to refresh")

    def refresh_all(self) -> None:
        """Ask every feed."""
        self._refresh(Job(force=True))

    def add_feed(self) -> None:
        """Ask for an address to subscribe to, or for a choice that is still open."""
        if not self._screen.jobs.choose():
            self._screen.ask()

    def help(self) -> None:
        """Show every key."""
        self._screen.show_help()

    @property
    def _column(self) -> "Column":
        return self._screen.reader if self._screen.reading else self._screen.summary

    def _say_done(self, words: str) -> None:
        self._screen.status.say(f"{words}, {self._screen.key_of('undo')} undoes")

    def _mark_read(self, row: Row) -> None:
        if not row.read:
            self._screen.mark(row, read=True)

    def _go_to_unread(self, *, forward: bool) -> None:
        screen = self._screen
        if not screen.list.go_to_unread(forward=forward):
            screen.status.say("nothing unread further on" if forward else "nothing unread before")

    def _go_to_sentence(self, *, forward: bool) -> None:
        screen = self._screen
        number = screen.reader.go_to_sentence(forward=forward)
        if number is None:
            screen.status.say(f"no sentence of the summary {'further on' if forward else 'before'}")
        else:
            screen.status.say(f"sentence {number} of {screen.reader.sentences}")

    def _copy(self, text: str, what: str) -> None:
        size = len(text.encode())
        if size > CLIPBOARD:
            self._screen.status.say(f"{what} too long for a clipboard: {_kilobytes(size)}", failed=True)
            return
        self.app.copy_to_clipboard(text)
        most = f"; some terminals take {_kilobytes(XTERM)} at most" if size > XTERM else ""
        self._screen.status.say(f"{what} sent to your terminal's clipboard, {_kilobytes(size)}{most}")

    def _open_link(self, link: str | None, without: str) -> None:
        screen = self._screen
        if not link:
            screen.status.say(without)
            return
        command = browser_command(link, os.environ)
        if command is None:
            self.app.copy_to_clipboard(link)
            screen.status.say("no browser on this side; link sent to your terminal's clipboard")
        elif launch(command):
            screen.status.say(f"opened with {command[0]}")
        else:
            screen.status.say(f"cannot start {command[0]}", failed=True)

    def _fetch(self, row: Row) -> None:
        self._asked.add(row.id)
        self._tried.add(row.id)
        self._screen.status.say("fetching the page")
        self._screen.session.jobs.start(Job(articles=(row.id,), refresh=False))

    def _refresh(self, job: Job) -> None:
        if self._screen.session.jobs.busy:
            self._screen.status.say("a refresh is running already")
        else:
            self._screen.session.jobs.start(job)


def _kilobytes(size: int) -> str:
    return f"{size / 1_000:,.0f} kB" if size >= 10_000 else f"{size:,} bytes"
