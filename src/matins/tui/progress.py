"""How far a refresh is, in words; pure."""

from dataclasses import dataclass, replace

from matins.model.events import Broken, Event, FeedDone, FeedsDue, Finished, PageDone, PagesDue


@dataclass(frozen=True, slots=True)
class Progress:
    """Counts of one job so far."""

    feeds: int = 0
    asked: int = 0
    failed: int = 0
    pages: int = 0
    read: int = 0

    def after(self, event: Event) -> "Progress":
        """Return the counts after `event`."""
        match event:
            case FeedsDue(feeds):
                return Progress(feeds=feeds)
            case FeedDone(outcome=outcome):
                return replace(self, asked=self.asked + 1, failed=self.failed + (outcome == "failed"))
            case PagesDue(pages):
                return replace(self, pages=self.pages + pages)
            case PageDone() if self.pages:
                return replace(self, read=self.read + 1)
            case Finished() | Broken():
                return Progress()
            case _:
                return self

    @property
    def words(self) -> str:
        """What the status line says: "refreshing 12/200, 3 failed", then "fetching pages 4/10"; "" when idle."""
        if self.asked < self.feeds:
            failed = f", {self.failed} failed" if self.failed else ""
            return f"refreshing {self.asked}/{self.feeds}{failed}"
        if self.read < self.pages:
            return f"fetching pages {self.read}/{self.pages}"
        return ""


def result(finished: Finished) -> str:
    """Return what a refresh came to, in words."""
    if finished.interrupted:
        return "refresh stopped"
    parts = [f"{finished.new} new" if finished.new else "nothing new"]
    if finished.updated:
        parts.append(f"{finished.updated} updated")
    if finished.failed:
        reasons = {failure.reason for failure in finished.failures}
        why = f" ({reasons.pop()})" if len(reasons) == 1 else ""
        parts.append(f"{finished.failed} failed{why}")
    return f"refreshed: {', '.join(parts)}"
