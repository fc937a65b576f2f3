"""What asking the feeds gave when it gave no document, and which hosts asked to be left alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from matins.model.feed import Move, Validators
from matins.store.database import Database
from matins.text.clean import Clean

_UNCHANGED = """
UPDATE feeds SET validators_address = coalesce(?, validators_address), etag = coalesce(?, etag),
    last_modified = coalesce(?, last_modified), move_address = ?, move_since = ?, move_answers = ?,
    last_good = ?, last_error = NULL, failures = 0, next_due = ?, not_before = 0, gone_at = NULL
WHERE id = ?
"""

_FAILED = """
UPDATE feeds SET last_error = :reason, failures = failures + 1, next_due = :next_due, not_before = :not_before,
    gone_at = CASE WHEN :gone THEN coalesce(gone_at, :now) ELSE gone_at END,
    last_whole = CASE WHEN :whole THEN :now ELSE last_whole END
WHERE id = :feed
"""

_WAIT = """
INSERT INTO waits (host, until) VALUES (?, ?) ON CONFLICT (host) DO UPDATE SET until = max(until, excluded.until)
"""


@dataclass(frozen=True, slots=True)
class Unchanged:
    """A feed said that it has nothing new; of `validators` what is present takes the old one's place.

    `next_due` is in Unix seconds; `move` is where the feed's address leads for good as of now, None where it does not.
    """

    feed_id: int
    validators: Validators | None
    next_due: int
    move: Move | None = None


class PollBook(Database):
    """The part of the store that notes how asking went."""

    def store_unchanged(self, notes: Sequence[Unchanged]) -> None:
        """Store many of these answers in one transaction."""
        now = self._clock.now()
        with self.writing():
            self._many(_UNCHANGED, [_unchanged(note, now) for note in notes])

    def store_failure(
        self,
        feed_id: int,
        reason: Clean,
        next_due: int,
        not_before: int = 0,
        *,
        gone: bool = False,
        whole: bool = False,
    ) -> None:
        """Note why the feed could not be had, and until when its server asked to wait; articles and validators stay.

        `gone`: its server said that it is no more; `whole`: it was asked without validators.
        """
        values = {
            "feed": feed_id,
            "reason": reason,
            "next_due": next_due,
            "not_before": not_before,
            "gone": gone,
            "whole": whole,
            "now": self._clock.now(),
        }
        with self.writing():
            self._rows(_FAILED, values)

    def waits(self) -> dict[str, int]:
        """Return until when (Unix seconds) which hosts are to be left alone, as far as that is not over."""
        return dict(self._rows("SELECT host, until FROM waits WHERE until > ?", (self._clock.now(),)))

    def store_wait(self, host: str, until: int) -> None:
        """Note that `host` asked to be left alone until then; a longer wait asked for before stays."""
        with self.writing():
            self._rows("DELETE FROM waits WHERE until <= ?", (self._clock.now(),))
            self._rows(_WAIT, (host, until))


def _unchanged(note: Unchanged, now: int) -> tuple[object, ...]:
    kept = note.validators or Validators("")
    moved = (note.move.address, note.move.since, note.move.answers) if note.move else (None, 0, 0)
    return (kept.address or None, kept.etag, kept.last_modified, *moved, now, note.next_due, note.feed_id)
