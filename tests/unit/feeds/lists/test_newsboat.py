"""newsboat's list of feeds, and plain lists."""

import pytest

from matins.feeds.lists.newsboat import read_newsboat, tokens, write_newsboat
from matins.model.feed import Subscription
from matins.text.clean import clean_line

A = "https://a.example/feed"


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("", []),
        (" \t ", []),
        ("a b\tc", ["a", "b", "c"]),
        ("a # b", ["a"]),
        ("a.xml#x b#c", ["a.xml#x", "b#c"]),
        ('a "#b" c', ["a", "#b", "c"]),
        ('"two words" "a \\"q\\" \\\\ \\n\\t\\x"', ["two words", 'a "q" \\ \n\tx']),
        ('a"b c', ['a"b', "c"]),
        ('"a"b', ["a", "b"]),
        ('"a""b"', ["a", "b"]),
        ('"never closed', ["never closed"]),
        ('"a lone end\\', ["a lone end"]),
        ('""', [""]),
        ("a\\ b", ["a\\", "b"]),
    ],
)
def test_a_line_falls_into_tokens_as_in_newsboat(line: str, found: list[str]) -> None:
    assert tokens(line) == found


def test_tags_titles_and_hidden_feeds() -> None:
    listing = read_newsboat(f'#x\n\n{A} news "two words" "~My title" !quiet # end\r\n  http://b.example/rss\n #c\n')
    assert listing.feeds == (
        Subscription(A, clean_line("My title"), ("news", "two words")),
        Subscription("http://b.example/rss"),
    )
    assert [(note.line, note.reason) for note in listing.notes] == [(3, "hidden in newsboat, shown here")]


def test_what_runs_or_asks_newsboat_itself_is_listed_as_skipped() -> None:
    listing = read_newsboat(f'"exec:~/x y" t\nfilter:~/f:{A}\n"query:New:age < 2" t\nfile:///x\n{A}\nnonsense\n')
    assert listing.feeds == (Subscription(A),)
    assert [(remark.line, remark.text) for remark in listing.skipped] == [
        (1, "exec:~/x y"),
        (2, f"filter:~/f:{A}"),
        (3, "query:New:age < 2"),
        (4, "file:///x"),
        (6, "nonsense"),
    ]


def test_an_address_that_stands_twice_has_the_tags_of_both_lines() -> None:
    listing = read_newsboat(f"{A} a b\n{A} b c\n")
    assert listing.feeds == (Subscription(A, None, ("a", "b", "c")),)
    assert listing.repeated == 1


def test_any_line_end_ends_a_line() -> None:
    listing = read_newsboat("http://a.example/\rhttp://b.example/\r\nhttp://c.example/\n\u2028")
    assert len(listing.feeds) == 3


def test_feeds_are_written_so_that_newsboat_reads_them() -> None:
    feeds = [
        Subscription(A, clean_line('A "b" \\ c'), ("news", "two words", "#hash", "~tilde", "!", "a#b")),
        Subscription("https://me:hunter2@b.example/feed"),
    ]
    assert write_newsboat(feeds) == (
        f'{A} "~A \\"b\\" \\\\ c" news "two words" "#hash" tilde a#b\nhttps://b.example/feed\n'
    )
