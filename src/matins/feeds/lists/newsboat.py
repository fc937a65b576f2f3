"""newsboat's `urls` files, of which a plain list of addresses is one (newsboat, doc/chapter-tagging.asciidoc)."""

import re
from collections.abc import Iterable

from matins.feeds.lists.listing import Gatherer, Listing
from matins.model.feed import Subscription
from matins.text.urls import without_credentials

KIND = "newsboat"

_LINE_END = re.compile(r"\r\n?|\n")
_TOKEN = re.compile(r'"((?:\\.|[^"\\])*)(?:"|\\?\Z)|([^ \t"][^ \t]*)', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_MEANT = {"n": "\n", "r": "\r", "t": "\t"}
_PLAIN = re.compile(r"[^\s\"#\\][^\s\"\\]*")


def read_newsboat(text: str) -> Listing:
    """Return the feeds of a newsboat `urls` file, or of a list with one address a line."""
    gatherer = Gatherer(KIND)
    for number, line in enumerate(_LINE_END.split(text), 1):
        found = [] if line.startswith("#") else tokens(line)
        if not found:
            continue
        source, *marks = found
        title = next((mark[1:] for mark in marks if mark.startswith("~")), None)
        gatherer.feed(number, source, title, (mark for mark in marks if not mark.startswith(("~", "!"))))
        if any(mark.startswith("!") for mark in marks):
            gatherer.note(number, source, "hidden in newsboat, shown here")
    return gatherer.listing()


def write_newsboat(feeds: Iterable[Subscription]) -> str:
    """Return `feeds` as a newsboat `urls` file; a tag loses the "~" or "!" it begins with, which mean more there."""
    lines = []
    for feed in feeds:
        tags = [tag for tag in (tag.lstrip("~!").strip() for tag in feed.tags) if tag]
        title = [f"~{feed.title}"] if feed.title else []
        lines.append(" ".join(map(_written, (without_credentials(feed.address), *title, *tags))))
    return "".join(f"{line}\n" for line in lines)


def tokens(line: str) -> list[str]:
    """Return the tokens of a line (newsboat, rust/libnewsboat/src/utils.rs: tokenize_quoted).

    Blanks part them but within double quotes, where a backslash takes away the next character's meaning.  A token that
    begins with "#" begins a comment; "#" within a token or in quotes is data.
    """
    found = []
    for match in _TOKEN.finditer(line):
        quoted, bare = match.groups()
        if bare is not None and bare.startswith("#"):
            break
        found.append(bare if bare is not None else _ESCAPE.sub(lambda escape: _MEANT.get(escape[1], escape[1]), quoted))
    return found


def _written(token: str) -> str:
    return token if _PLAIN.fullmatch(token) else '"' + token.replace("\\", "\\\\").replace('"', '\\"') + '"'
