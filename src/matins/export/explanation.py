"""Why sentences were chosen, in the words that text and Markdown share."""

from collections.abc import Sequence

from matins.model.document import Span
from matins.model.summary import Judged, Reason, Summary
from matins.text.clean import Clean

HEADING = Clean("Every sentence by its score")


def preface(summary: Summary, judged: Sequence[Judged]) -> str:
    """Return what there is to know before reading the scores of `judged`."""
    if not judged:
        return "There was no sentence to choose from."
    if not any(one.reasons for one in judged):
        return f"{summary.algorithm} gives scores, and no reasons."
    return "Choosing also minds length, and what would be said twice or would not be understood alone."


def score(one: Judged) -> str:
    """Return a sentence's score, and in words whether it is in the summary."""
    return f"score {_signed(one.score)}{', chosen' if one.chosen else ''}"


def place(block: int, spans: Sequence[Span]) -> str:
    """Return where a sentence or point stands in the document."""
    ranges = ", ".join(f"{start}–{end}" for start, end in spans)
    return f"block {block}, characters {ranges}"


def reasons(told: Sequence[Reason]) -> str:
    """Return what weighed most, with what it was worth."""
    return " · ".join(f"{_signed(reason.worth)} {reason.feature}" for reason in told)


def _signed(number: float) -> str:
    return f"{number:+.2f}".replace("-", "−")
