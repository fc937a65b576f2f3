"""The one-line form of a summary, for lists."""

from matins.summary.trimming import trimmed
from matins.text.cells import cut, width
from matins.text.clean import Clean, clean_line, pieces

WIDTH = 90
"""Terminal cells of the longest gist."""


def gist_of(sentence: Clean, lang: str | None) -> Clean:
    """Return `sentence` on one line of at most WIDTH cells: whole, trimmed to its clauses, or cut with an ellipsis."""
    line = clean_line(sentence)
    if width(line) <= WIDTH:
        return line
    short = pieces(line, trimmed(line, lang, limit=1))
    return cut(short, WIDTH)
