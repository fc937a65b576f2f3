"""How a feed is asked, and when it may be asked again: what the rules of pacing make of its state and its answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from random import Random

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import Failed
from matins.fetch.get import Refusal, Request
from matins.fetch.guard import is_local
from matins.fetch.pacing import UNPACED, Pace, Rules, next_due, not_before, pulse
from matins.model.feed import Entry, Feed, FeedState, Hints, Validators
from matins.service.refresh.waits import asks_to_wait
from matins.text.urls import host

_STALE = 30 * 24 * 3600
"""After how many seconds of nothing but "unchanged" a feed is asked for a whole document."""
_WEEK = 7 * 24 * 3600


@dataclass(frozen=True, slots=True)
class Polling:
    """The rules of one refresh; `random` is where the jitter comes from."""

    config: Config
    clock: Clock
    random: Random

    @property
    def rules(self) -> Rules:
        """The least times between two requests of one feed."""
        return Rules(self.config.refresh.interval, self.config.refresh.unconditional)

    def request(self, state: FeedState) -> Request:
        """Return what to ask of the feed."""
        return Request(state.address, self.validators(state), self.config.fetch.feed_size, typed=state.address)

    def validators(self, state: FeedState) -> Validators | None:
        """Return what the feed is asked with: its validators, but for a rare look at whether they still tell the truth.

        Some servers answer 304 for ever, so that validators are left out once a week after a month of it (NetNewsWire).
        """
        now = self.clock.now()
        stale = state.last_new is not None and now - state.last_new > _STALE
        return None if stale and now - (state.last_whole or 0) > _WEEK else state.validators

    def due(self, state: FeedState, pace: Pace, validators: Validators | None, hints: Hints, beat: int) -> int:
        """Return when a feed that gave a good answer is asked again."""
        conditional = validators is not None or is_local(host(state.address))
        chance = self.random.random()
        return next_due(
            self.clock.now(), self.rules, pace=pace, hints=hints, pulse=beat, conditional=conditional, chance=chance
        )

    def due_after(self, state: FeedState, failed: Failed) -> tuple[int, int]:
        """Return when a feed that failed is asked again, and until when its server asked to wait, or 0."""
        now, pace = self.clock.now(), failed.pace if isinstance(failed, Refusal) else UNPACED
        failures, chance = state.failures + 1, self.random.random()
        wait = self.wait(failed, failures) if asks_to_wait(failed) else 0
        due = next_due(now, self.rules, pace=pace, hints=state.hints, failures=failures, chance=chance)
        return max(due, wait), wait

    def wait(self, failed: Refusal, failures: int) -> int:
        """Return until when a server that asked to wait is left alone; it is the last of so many `failures`."""
        return not_before(self.clock.now(), failed.pace, failures=failures, chance=self.random.random())

    def pulse(self, feed: Feed, before: int) -> int:
        """Return the seconds between two posts of the feed; what was known `before` where its entries do not say it."""
        return pulse(list(_dates(feed.entries)), self.clock.now()) or before


def _dates(entries: Iterable[Entry]) -> Iterable[int]:
    for entry in entries:
        date = entry.published or entry.updated
        if date is not None:
            yield int(date.timestamp())
