"""What one refresh has done so far, feed by feed and page by page."""

from dataclasses import dataclass, field

from matins.errors import Failed
from matins.fetch.get import NotModified
from matins.model.events import Failure, FeedDone, Finished
from matins.model.feed import FeedState
from matins.store import Stored
from matins.text.urls import masked

Outcome = Stored | NotModified | Failed
"""What became of one feed."""


@dataclass(slots=True)
class Sums:
    """The counts of one refresh."""

    ok: int = 0
    unchanged: int = 0
    failed: int = 0
    new: int = 0
    updated: int = 0
    pages: int = 0
    failures: list[Failure] = field(default_factory=list)

    def count(self, state: FeedState, outcome: Outcome) -> FeedDone:
        """Add what became of one feed, and return its event."""
        if isinstance(outcome, Failed):
            self.failed += 1
            self.failures.append(Failure(masked(state.address), outcome.reason))
            return FeedDone(state.address, state.title, "failed", reason=outcome.reason)
        if isinstance(outcome, NotModified):
            self.unchanged += 1
            return FeedDone(state.address, state.title, "unchanged")
        self.ok += 1
        self.new += outcome.new
        self.updated += outcome.updated
        return FeedDone(state.address, state.title, "ok", outcome.new, outcome.updated)

    def finished(self, *, interrupted: bool = False) -> Finished:
        """Return the sums as the last event of a job."""
        return Finished(
            *(self.ok, self.unchanged, self.failed, self.new, self.updated, self.pages),
            failures=tuple(self.failures),
            interrupted=interrupted,
        )
