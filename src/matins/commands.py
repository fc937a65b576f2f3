"""THE table of commands: what the screen's keys do, and what the shell's words do.

Key bindings, footer, help, keymap check, command-line help, completion and the README's tables are all made from here.
"""

from dataclasses import dataclass
from enum import StrEnum


class Place(StrEnum):
    """Where on the screen a command is valid."""

    ANYWHERE = "anywhere"
    LIST = "list"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class ScreenCommand:
    """A command of the screen.

    `keys` are the default keys in Textual's names; `hint` is the footer's one word, "" for none.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    place: Place = Place.ANYWHERE
    hint: str = ""


@dataclass(frozen=True, slots=True)
class ShellCommand:
    """A command of the shell: `usage` is what follows its name."""

    name: str
    usage: str
    help: str


SCREEN_COMMANDS: tuple[ScreenCommand, ...] = (
    ScreenCommand("down", "Down", "Move to the next article, or a line down", ("j", "down")),
    ScreenCommand("up", "Up", "Move to the article before, or a line up", ("k", "up")),
    ScreenCommand("half-page-down", "Half page down", "Move half a page down", ("ctrl+d",)),
    ScreenCommand("half-page-up", "Half page up", "Move half a page up", ("ctrl+u",)),
    ScreenCommand("page-down", "Page down", "Move a page down", ("pagedown", "ctrl+f")),
    ScreenCommand("page-up", "Page up", "Move a page up", ("pageup", "ctrl+b")),
    ScreenCommand("first", "First", "Go to the first article, or the top", ("g", "home")),
    ScreenCommand("last", "Last", "Go to the last article, or the end", ("G", "end")),
    ScreenCommand(
        "skim", "Skim", "Page through; at the end mark read and go to the next unread", ("space",), hint="skim"
    ),
    ScreenCommand("skim-back", "Page back", "Page the summary or the reader back", ("b",)),
    ScreenCommand(
        "next-unread", "Next unread", "Go to the next unread article; in a search, the next one", ("n",), hint="next"
    ),
    ScreenCommand(
        "previous-unread", "Previous unread", "Go to the unread article before; in a search, the one before", ("p", "N")
    ),
    ScreenCommand(
        "open", "Read", "Read the article in full; this marks it read", ("enter", "l", "right"), Place.LIST, "read"
    ),
    ScreenCommand(
        "back", "Back", "Go back to the list", ("q", "h", "left", "escape", "backspace"), Place.READER, "back"
    ),
    ScreenCommand("quit", "Quit", "Leave matins", ("q",), Place.LIST, "quit"),
    ScreenCommand("quit-anywhere", "Quit from anywhere", "Leave matins from wherever you are", ("Q", "ctrl+q")),
    ScreenCommand("toggle-read", "Read or unread", "Mark the article read, or unread again", ("m",), hint="mark"),
    ScreenCommand("toggle-star", "Star", "Star the article, or take the star away", ("s",), hint="star"),
    ScreenCommand("mark-all", "Mark all read", "Mark every article of the list read", ("A",)),
    ScreenCommand("undo", "Undo", "Take back what you did last; again, what you did before", ("U",)),
    ScreenCommand("search", "Search", "Search titles, summaries and texts as you type", ("slash",), hint="search"),
    ScreenCommand("filter", "Filter", "List what a query matches; Tab completes", ("equals_sign",)),
    ScreenCommand("leave-search", "Leave the search", "Go back to what was listed before", ("escape",), Place.LIST),
    ScreenCommand("views", "Views", "Choose what is listed; see what your rules hit", ("v",), Place.LIST),
    ScreenCommand("order", "Order", "List the newest first, the oldest, by feed, by length", ("S",), Place.LIST),
    ScreenCommand("toggle-shown", "Show or hide read", "Show all articles, or the unread alone", ("i",), Place.LIST),
    ScreenCommand("browse", "Open in browser", "Open the article's link in your browser", ("o",)),
    ScreenCommand("discussion", "Discussion", "Open the article's discussion in your browser", ("c",)),
    ScreenCommand("copy-link", "Copy link", "Send the article's link to your terminal's clipboard", ("y",)),
    ScreenCommand(
        "copy-paragraph", "Copy paragraph", "Send the paragraph in sight to the clipboard", ("Y",), Place.READER
    ),
    ScreenCommand("copy-article", "Copy article", "Send the whole article to the clipboard, as Markdown", ("M",)),
    ScreenCommand(
        "fetch-page", "Fetch page", "Fetch the full page; in the reader, show hidden lines and the feed's text", ("f",)
    ),
    ScreenCommand("refresh-feed", "Refresh feed", "Refresh the feed of this article", ("r",)),
    ScreenCommand("refresh-all", "Refresh all", "Refresh every feed", ("R",), hint="refresh"),
    ScreenCommand("add-feed", "Add a feed", "Subscribe to a feed or to a page's feed", ("plus",)),
    ScreenCommand("show-new", "Show new", "Show the articles that came in since the list was opened", ("full_stop",)),
    ScreenCommand(
        "point",
        "Go to point",
        "Go to the place of that key point in the full text",
        ("1", "2", "3", "4", "5", "6", "7", "8", "9"),
    ),
    ScreenCommand(
        "next-sentence",
        "Next sentence",
        "Go to the next sentence of the summary",
        ("right_square_bracket",),
        Place.READER,
    ),
    ScreenCommand(
        "previous-sentence",
        "Sentence before",
        "Go to the sentence of the summary before",
        ("left_square_bracket",),
        Place.READER,
    ),
    ScreenCommand(
        "scroll-right",
        "Scroll right",
        "Show what is cut off at the right of code and tables",
        ("greater_than_sign",),
        Place.READER,
    ),
    ScreenCommand(
        "scroll-left", "Scroll left", "Go back to the left of code and tables", ("less_than_sign",), Place.READER
    ),
    ScreenCommand("repaint", "Repaint", "Draw the whole screen anew", ("ctrl+l",)),
    ScreenCommand("suspend", "Suspend", "Go to the shell; fg comes back", ("ctrl+z",)),
    ScreenCommand("say-quit", "How to leave", "Tell which key leaves matins", ("ctrl+c",)),
    ScreenCommand("help", "Help", "Show every key", ("question_mark", "f1"), hint="help"),
)

SHELL_COMMANDS: tuple[ShellCommand, ...] = (
    ShellCommand("add", "ADDRESS…", "Subscribe to feeds, or to the feeds of pages, and refresh them at once"),
    ShellCommand("remove", "FEED", "Unsubscribe; what you read and starred is kept"),
    ShellCommand("feeds", "", "List the feeds with their health"),
    ShellCommand("import", "[FILE|ADDRESS|-]", "Subscribe to a list of feeds: OPML, newsboat, addresses; asks no feed"),
    ShellCommand("export", "", "Write the feeds as OPML or for newsboat, or all that is yours as JSON"),
    ShellCommand("refresh", "[FEED…]", "Fetch what is new, once"),
    ShellCommand("list", "[QUERY]", "List articles, newest first"),
    ShellCommand("show", "ID", "Show one article: summary and points, or all of it"),
    ShellCommand("mark", "read|unread|star|unstar ID…", "Mark articles"),
    ShellCommand("tag", "TAG ID…", "Give articles a tag of yours, or take it away"),
    ShellCommand("undo", "[STEP]", "Take back what you did last: marks, tags, subscriptions, pruning"),
    ShellCommand("summarize", "[ADDRESS|FILE|-]", "Summarise one page, file or text, without storing it"),
    ShellCommand(
        "config", "path|check|show|example", "Tell where the config is, whether it is right, what is in force"
    ),
    ShellCommand(
        "db",
        "backup FILE|check|prune|restore [FILE]",
        "Copy the database, look it through, prune what is old, or go back to a copy",
    ),
    ShellCommand(
        "doctor",
        "[rules|page ADDRESS|FILE|-]",
        "Check config, database, feeds, terminal; rules tells what each rule hits, page what extraction does to a page",
    ),
    ShellCommand("completions", "bash|zsh|fish", "Print the completion script of a shell"),
)


SCREEN_COMMAND = {command.id: command for command in SCREEN_COMMANDS}
"""The screen's commands by id."""

SHELL_COMMAND = {command.name: command for command in SHELL_COMMANDS}
"""The shell's commands by name."""
