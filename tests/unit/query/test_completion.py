"""What a query that is being typed could become."""

import pytest

from matins.query.completion import Completion, completions
from matins.query.fields import FIELDS
from matins.query.language import parse

FEEDS = ("The Daily Crumb", "Crumbs", 'A "quoted" crumb', "日本", "Crumbs")
TAGS = ("news", "two words")


def _texts(text: str, cursor: int | None = None) -> list[str]:
    found = completions(text, len(text) if cursor is None else cursor, feeds=FEEDS, tags=TAGS)
    return [completion.text for completion in found]


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("", [f"{field.name}:" for field in FIELDS]),
        ("t", ["tag:", "title:"]),
        ("rain -T", ["tag:", "title:"]),
        ("(ti", ["title:"]),
        ("x", []),
        ("is:ar", ["archived", "starred"]),
        ("IS:un", ["unread"]),
        ("-is:hid", ["hidden"]),
        ("feed:crumb", ["Crumbs", '"The Daily Crumb"']),
        ('feed:"the d', ['"The Daily Crumb"']),
        ("feed:日", ["日本"]),
        ("tag:", ["news", '"two words"']),
        ("newer:", []),
        ("nofield:x", []),
        ('"feed:', []),
        ('"rain fe', []),
        ('"rain" fe', ["feed:"]),
        ("a:b:c", []),
    ],
)
def test_what_the_piece_before_the_cursor_could_become(text: str, texts: list[str]) -> None:
    assert _texts(text) == texts


def test_what_stands_behind_the_cursor_does_not_matter() -> None:
    assert _texts("is:un rain", 5) == ["unread"]
    assert _texts("fe rain", 2) == ["feed:"]


def test_a_completion_says_where_it_begins_and_what_it_is() -> None:
    assert completions("rain is:sta", 11, feeds=(), tags=()) == (
        Completion("starred", 8, "state, or what the summary is made from"),
    )
    (field,) = completions("rain -ti", 8, feeds=(), tags=())
    assert (field.text, field.start) == ("title:", 6)


def test_every_completed_value_can_be_read() -> None:
    for text in ("is:", "feed:", "tag:", "rain -feed:c"):
        for found in completions(text, len(text), feeds=FEEDS, tags=TAGS):
            assert parse(text[: found.start] + found.text)
