"""Events travel as lines."""

import pytest

from matins.model.events import (
    Broken,
    Busy,
    Choice,
    Choices,
    Event,
    Failure,
    FeedDone,
    FeedsDue,
    Finished,
    Notice,
    PageDone,
    PagesDue,
    Refused,
    Saved,
    Subscribed,
    Tidying,
    from_line,
    to_line,
)

EVENTS: tuple[Event, ...] = (
    Busy("pid 7 on hive"),
    FeedsDue(3),
    FeedDone("https://example.org/feed", "Tägliches\n", "failed", reason="404 Not Found"),
    PagesDue(2),
    PageDone(12, None),
    Subscribed("https://example.org/feed", "Example", 12),
    Choices("https://example.org/", (Choice("https://example.org/a", "A", 3), Choice("https://example.org/b", "", 0))),
    Saved(7, "https://example.org/page", "Title", already=True),
    Refused("ftp://x", "not an http or https address"),
    Tidying("copying", 3),
    Notice("Something happened."),
    Broken("no room", 1),
    Finished(ok=2, failed=1, new=5, failures=(Failure("https://example.org", "timed out"),), interrupted=True),
)


@pytest.mark.parametrize("event", EVENTS, ids=lambda event: type(event).__name__)
def test_an_event_survives_its_line(event: Event) -> None:
    line = to_line(event)
    assert "\n" not in line
    assert from_line(line) == event
    assert from_line(line.encode()) == event


@pytest.mark.parametrize("line", ["", "{}", "[]", "{", '{"event": "Nothing"}', '{"event": "FeedsDue"}', '"x"', "7"])
def test_what_is_no_event_is_said(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        from_line(line)
