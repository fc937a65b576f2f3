"""Marks of a block as inline Markdown, read back by a Markdown parser."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from matins.export.inline_markdown import address, fence, inline
from matins.model.document import Emphasis, Mark
from matins.text.clean import clean_text

BOLD, ITALIC, CODE, LINK = Emphasis.BOLD, Emphasis.ITALIC, Emphasis.CODE, Emphasis.LINK
TARGET = "https://a.example/(x)"


def shown(markdown: str) -> str:
    """Return the text that a reader of `markdown` sees."""
    return "".join(_words(token) for token in _inline(markdown))


def _words(token: Token) -> str:
    return "\n" if token.type in ("softbreak", "hardbreak") else token.content


def _inline(markdown: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    assert [token.type for token in parsed] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return [inner for token in parsed for inner in token.children or []]


@pytest.mark.parametrize(
    ("text", "marks", "markdown"),
    [
        ("a bold word", [((2, 6), BOLD)], "a **bold** word"),
        ("italic", [((0, 6), ITALIC)], "*italic*"),
        ("a*b", [((0, 3), BOLD)], r"**a\*b**"),
        ("unbelievable", [((2, 9), ITALIC)], "un*believa*ble"),
        ("x `y` z", [((2, 5), CODE)], "x `` `y` `` z"),
        ("call f(*x)", [((5, 10), CODE)], "call `f(*x)`"),
        ("see this", [((4, 8), LINK)], f"see [this](<{TARGET}>)"),
        ("look!here", [((5, 9), LINK)], rf"look\![here](<{TARGET}>)"),
        ("a bold link", [((2, 11), LINK), ((2, 6), BOLD)], f"a [**bold** link](<{TARGET}>)"),
        ("all of it", [((0, 9), BOLD), ((4, 6), ITALIC)], "**all *of* it**"),
        ("a code b", [((2, 6), BOLD), ((2, 6), CODE)], "a **`code`** b"),
        ("a link b", [((2, 6), BOLD), ((2, 6), LINK)], f"a **[link](<{TARGET}>)** b"),
        ("1. one", [((0, 1), CODE)], "`1`. one"),
        ("- x", [], r"\- x"),
    ],
)
def test_marks_become_markup(text: str, marks: list[tuple[tuple[int, int], Emphasis]], markdown: str) -> None:
    assert inline(text, [Mark(span, kind, TARGET if kind is LINK else "") for span, kind in marks]) == markdown
    assert shown(markdown) == text


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("one two three", [Mark((0, 7), BOLD), Mark((4, 13), ITALIC)]),  # crosses
        ("in link", [Mark((0, 7), LINK, TARGET), Mark((3, 7), LINK, "https://b.example/")]),  # a link in a link
        ("bold bold", [Mark((0, 9), BOLD), Mark((5, 9), BOLD)]),
        ('a"b"c', [Mark((1, 4), BOLD)]),  # would be no markup there
        ("ab", [Mark((0, 1), BOLD), Mark((1, 2), BOLD)]),  # asterisks side by side
        ("x", [Mark((0, 1), LINK, "javascript:alert(1)")]),
        ("x", [Mark((0, 1), LINK)]),
        ("x", [Mark((0, 9), BOLD)]),  # beyond the text
        ("x", [Mark((1, 0), BOLD)]),
    ],
)
def test_marks_that_cannot_be_told_are_left_out(text: str, marks: list[Mark]) -> None:
    markdown = inline(text, marks)
    assert shown(markdown) == text
    assert markdown.count("[") <= 1
    assert "javascript" not in markdown


MARKS = st.lists(
    st.builds(
        lambda start, size, kind: Mark((start, start + size), kind, TARGET if kind is LINK else ""),
        st.integers(0, 25),
        st.integers(1, 12),
        st.sampled_from(Emphasis),
    ),
    max_size=5,
)


@given(st.text("ab1 .)(-+=*_`#|~<>[]!&;:/\\\"'é日", max_size=25), MARKS)
@example("![x](https://a.example/x.png)", [Mark((1, 4), LINK, TARGET)])
@example("a!b", [Mark((2, 3), LINK, TARGET)])
@example("*a*b*", [Mark((1, 2), BOLD), Mark((3, 4), ITALIC)])
def test_every_letter_is_shown_whatever_is_marked(text: str, marks: list[Mark]) -> None:
    text = clean_text(text)
    assert shown(inline(text, marks)) == text


@pytest.mark.parametrize(
    ("text", "least", "ticks"), [("", 3, "```"), ("a ``` b", 3, "````"), ("`", 1, "``"), ("", 1, "`")]
)
def test_a_fence_is_longer_than_any_run_inside(text: str, least: int, ticks: str) -> None:
    assert fence(text, least) == ticks


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        (None, None),
        ("ftp://a.example/", None),
        ("https://me:secret@a.example/", "https://•••@a.example/"),
        ("https://a.example/>", "https://a.example/%3E"),
    ],
)
def test_addresses_are_of_the_web_and_without_passwords(link: str | None, shown: str | None) -> None:
    assert address(link) == shown
