"""What a store asks of its database: statements, the rows they return, and the steps that SQLite takes for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import apsw

from matins.store import Store


@dataclass(slots=True)
class Tally:
    """Counts of one piece of work; `steps` are those of SQLite's machine, which are the same on every computer."""

    statements: int = 0
    rows: int = 0
    steps: int = 0

    def over(self, other: "Tally") -> "Tally":
        """Return the larger of each count."""
        return Tally(max(self.statements, other.statements), max(self.rows, other.rows), max(self.steps, other.steps))


@contextmanager
def tallied(store: Store) -> Iterator[Tally]:
    """Count what the store does meanwhile; what a trigger or the full-text index asks is no statement of its own."""
    tally = Tally()

    def told(event: dict[str, object]) -> None:
        if event["code"] == apsw.SQLITE_TRACE_ROW:
            tally.rows += 1
        elif event["code"] == apsw.SQLITE_TRACE_STMT:
            tally.statements += not event["trigger"]
        else:
            status = event["stmt_status"]
            assert isinstance(status, dict)
            tally.steps += status["SQLITE_STMTSTATUS_VM_STEP"]

    connection = store._connection
    connection.trace_v2(apsw.SQLITE_TRACE_STMT | apsw.SQLITE_TRACE_ROW | apsw.SQLITE_TRACE_PROFILE, told, id=tally)
    try:
        yield tally
    finally:
        connection.trace_v2(0, None, id=tally)
