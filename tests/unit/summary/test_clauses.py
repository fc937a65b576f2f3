"""The patterns of what begins a clause."""

import re

import pytest

from matins.summary.clauses import any_of, asides_after, tails_after, word_set
from matins.summary.clauses_en import ENGLISH


def begun(pattern: re.Pattern[str], text: str) -> list[tuple[str, str | None]]:
    return [(match.group(), match.lastgroup) for match in pattern.finditer(text)]


def test_an_aside_begins_after_a_comma_or_with_a_dash() -> None:
    pattern = asides_after({"relative": r"who\b", "apposition": r"a\b"})
    text = "Ruth, who bakes, a baker – or so they say – who, whoever"
    assert begun(pattern, text) == [(", who", "relative"), (", a", "apposition"), (" –", "dash"), (" –", "dash")]


def test_a_tail_begins_after_a_comma_a_blank_or_a_mark_alone() -> None:
    pattern = tails_after({"relative": r"who\b"}, {"when": r"after\b"}, marks=":;")
    text = 'The mill closed," who knows; after dusk: it burnt - who cares'
    assert begun(pattern, text) == [
        ('," who', "relative"),
        (";", None),
        (" after", "when"),
        (":", None),
        (" -", "dash"),
    ]


def test_only_the_first_words_that_are_listed_begin_a_tail_after_a_blank() -> None:
    pattern = tails_after(
        {"relative": r"who\b"}, {"when": r"(?:\d+ days )?\w+(?:er|ore)\b"}, marks="", first="after before"
    )
    assert begun(pattern, "The older mill closed 3 days after dusk, who knows - never before") == [
        (" 3 days after", "when"),
        (", who", "relative"),
        (" -", "dash"),
        (" before", "when"),
    ]


@pytest.mark.parametrize(
    ("kind", "tails"),
    [
        ("clauses", ["and he", "and there"]),
        ("predicate", ["and sold the", "and later moved to", "and that"]),
        ("when", ["after", "before", "when", "while", "because", "since", "once the", "just after", "shortly before"]),
        ("when", ["soon after", "immediately after", "long before", "even when", "moments after", "a day after"]),
        (
            "when",
            ["about two weeks before", "nearly six years after", "almost an hour before", "more than ten days after"],
        ),
        ("when", ["some five days after", "less than one week after", "30 minutes before", "several months after"]),
        (
            "when",
            ["three days after", "four nights before", "seven years after", "eight weeks before", "nine days after"],
        ),
        ("as_clause", ["as the", "just as she"]),
        (
            "circumstance",
            ["amid", "following", "during", "thanks to", "due to", "in order to", "as part of", "by selling"],
        ),
        ("circumstance", ["on the eve of", "including", "such as", "ahead of", "prior to", "along with", "alongside"]),
        (
            "circumstance",
            ["for the first time", "throughout", "at the request of", "with the help of", "so that he can"],
        ),
        (
            "time",
            ["on Monday.", "late Tuesday.", "early on Friday.", "yesterday.", "today.", "this morning.", "tonight."],
        ),
        (
            "time",
            ["earlier this week.", "later next month.", "last Sunday.", "next week.", "overnight.", "in recent days."],
        ),
        ("time", ["Wednesday night.", "Thursday.", "Saturday.", "at the weekend.", "on March 3.", "in late May."]),
        (
            "place",
            ["in Leeds.", "at the Old Hall.", "near Leeds.", "outside Leeds.", "inside the hall.", "across the bay."],
        ),
        ("agent", ["by the keeper."]),
    ],
)
def test_the_first_words_of_english_tails_are_all_listed(kind: str, tails: list[str]) -> None:
    for tail in tails:
        found = ENGLISH.tail.search(f"The mill closed {tail}")
        assert found is not None, tail
        assert (found.lastgroup, found.start()) == (kind, len("The mill closed")), tail


def test_phrases_are_taken_as_they_are_written() -> None:
    assert re.fullmatch(any_of(["Mr.", "a day"]), "Mr.")
    assert re.fullmatch(any_of(["Mr.", "a day"]), "Mrs") is None
    assert word_set(" a day  a ") == {"a", "day"}
