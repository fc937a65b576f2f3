"""Summaries as Markdown, read back by a Markdown parser."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from matins.export.markdown import escaped, summary_markdown
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.text.clean import clean_line, clean_text

ONE = clean_line("The clock was repaired.")
LABELLED = clean_line("Cost: 3 million *paid* by [all](https://evil.example/).")
SUMMARY = Summary(
    Document(
        (Block(BlockKind.PARAGRAPH, ONE), Block(BlockKind.LIST_ITEM, LABELLED, level=1)),
        title=clean_line("# The [clock]"),
        link="https://me:hunter2@a.example/clock_(harbour)",
        status=Status.FEED,
    ),
    (Sentence(ONE, 0, ((0, 23),)),),
    (Point(LABELLED, 1, ((0, len(LABELLED)),), clean_line("Cost")), Point(ONE, 0, ((0, 23),))),
)


def tokens(markdown: str) -> list[Token]:
    """Return the tokens of a Markdown text, those within lines in the place of their line."""
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(markdown)
    return [inner for token in parsed for inner in (token.children or [] if token.type == "inline" else [token])]


def test_a_summary_is_a_heading_a_note_a_paragraph_and_a_list() -> None:
    assert summary_markdown(SUMMARY) == (
        "# [\\# The \\[clock\\]](<https://•••@a.example/clock_(harbour)>)\n\n"
        "*a.example · 1 min · from the feed's text*\n\n"
        "The clock was repaired.\n\n"
        "- **Cost**: 3 million \\*paid\\* by \\[all\\]\\(https://evil.example/\\).\n"
        "- The clock was repaired.\n"
    )


def test_the_only_link_is_the_article_s_own() -> None:
    links = [token.attrGet("href") for token in tokens(summary_markdown(SUMMARY)) if token.type == "link_open"]
    assert len(links) == 1
    assert str(links[0]).endswith("a.example/clock_(harbour)")


@pytest.mark.parametrize("link", ["javascript:alert(1)", "ftp://a.example/", "https://a.example/>)[x](javascript:y"])
def test_no_other_scheme_becomes_a_link(link: str) -> None:
    summary = replace(SUMMARY, document=replace(SUMMARY.document, link=link))
    links = [token.attrGet("href") for token in tokens(summary_markdown(summary)) if token.type == "link_open"]
    assert all(str(found).startswith("https://a.example/") for found in links)


def test_what_has_no_title_is_untitled() -> None:
    assert summary_markdown(Summary(Document(status=Status.EMPTY))) == "# Untitled\n\n*no text*\n"


@given(st.text("a1 .)(-+=*_`#|~<>[]!&;:/\\\"'\n", max_size=30))
@example("<script>alert(1)</script>")
@example("&lt;b&gt; &#27;[2J")
@example("1. one")
@example("- a\n+ b\n* c")
@example("a\n===")
@example("| a | b |\n|---|---|")
@example("![x](https://a.example/x.png)")
@example("~~gone~~ __bold__ `code` ```")
@example("<https://a.example/>")
def test_any_text_is_shown_letter_for_letter(text: str) -> None:
    text = clean_text(text)
    found = tokens(f"x {escaped(text)}" if "\n" not in text else escaped(text))
    kinds = {token.type for token in found}
    assert kinds <= {"paragraph_open", "paragraph_close", "text", "text_special", "softbreak"}
    shown = "".join("\n" if token.type == "softbreak" else token.content for token in found)
    assert shown == (f"x {text}".strip() if "\n" not in text else text)
