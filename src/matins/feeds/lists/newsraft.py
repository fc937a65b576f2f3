"""newsraft's `feeds` files (newsraft, doc/newsraft.scd)."""

import re

from matins.feeds.lists.listing import Gatherer, Listing
from matins.feeds.lists.newsboat import tokens

KIND = "newsraft"

_SECTION = re.compile(r"@\s*([^<{]*)")
_FEED = re.compile(r'(\$\(.*?\)|\S+)(?:\s+"((?:[^"\\]|\\.)*)")?\s*(?:[<{].*)?')
_OWN = re.compile(r'@|\$\(|\S+(?:\s+"[^"]*")?\s+[<{]')
_NAMED = re.compile(r'https?://\S+\s+"([^"~!][^"]*)"\s*')


def is_newsraft(text: str) -> bool:
    """Whether `text` is such a file and not newsboat's, which has tags where newsraft has one name of its own."""
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    if any(_OWN.match(line) for line in lines):
        return True
    names = [match[1] for line in lines if (match := _NAMED.fullmatch(line))]
    named = len(names) == sum(len(tokens(line)) > 1 for line in lines)
    return len(names) > 1 and named and len(set(names)) == len(names)


def read_newsraft(text: str) -> Listing:
    """Return the feeds of a newsraft `feeds` file; a section's name becomes a tag, settings are left out."""
    gatherer = Gatherer(KIND)
    section = ""
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if header := _SECTION.match(line):
            section = header[1].strip()
        elif feed := _FEED.fullmatch(line):
            gatherer.feed(number, feed[1], feed[2], (section,))
        else:
            gatherer.skip(number, line, "not understood")
    return gatherer.listing()
