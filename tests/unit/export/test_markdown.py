"""Summaries and documents as Markdown, read back by a Markdown parser."""

from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from matins.export.inline_markdown import escaped
from matins.export.markdown import document_markdown, summary_markdown
from matins.model.document import Block, BlockKind, Document, Emphasis, Mark, Status
from matins.model.summary import Judged, Point, Reason, Sentence, Summary
from matins.text.clean import Clean, clean_code, clean_line, clean_text

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


def test_the_sentences_are_explained_in_a_numbered_list_at_the_end() -> None:
    judged = (
        Judged(ONE, 0, ((0, 23),), 1, 1.5, True, (Reason("opens the *article*", 0.41), Reason("is short", -0.2))),
        Judged(LABELLED, 1, ((0, 54),), 2, -0.25, False),
    )
    assert summary_markdown(SUMMARY, judged).startswith(summary_markdown(SUMMARY))
    parsed = tokens(summary_markdown(SUMMARY, judged))
    kinds = [token.type for token in parsed]
    listed = parsed[kinds.index("ordered_list_open") : kinds.index("ordered_list_close")]
    breaks = ("hardbreak", "list_item_close")
    assert "".join("\n" if token.type in breaks else token.content for token in listed).splitlines() == [
        "score +1.50, chosen; block 0, characters 0–23",
        ONE,
        "+0.41 opens the *article* · −0.20 is short",
        "score −0.25; block 1, characters 0–54",
        LABELLED,
    ]


def test_an_explanation_without_sentences_says_so() -> None:
    assert "There was no sentence to choose from." in summary_markdown(Summary(Document()), ())


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


def block(kind: BlockKind, text: str, level: int = 0, number: int | None = None, hidden: bool = False) -> Block:
    return Block(kind, clean_text(text), level=level, number=number, hidden=hidden)


def body(*blocks: Block) -> str:
    """Return the Markdown of blocks, without title and origin."""
    return document_markdown(Document(blocks, title=clean_line("T"))).split("\n\n", 2)[2]


def test_a_document_is_its_title_its_origin_and_its_blocks() -> None:
    document = replace(
        SUMMARY.document,
        blocks=(
            block(BlockKind.HEADING, "Why #1", level=1),
            block(BlockKind.HEADING, "How", level=9),
            block(BlockKind.PARAGRAPH, "One line\nand another"),
            block(BlockKind.PARAGRAPH, "Subscribe!", hidden=True),
            block(BlockKind.CAPTION, "A clock, *seen*"),
        ),
    )
    assert document_markdown(document) == (
        "# [\\# The \\[clock\\]](<https://•••@a.example/clock_(harbour)>)\n\n"
        "*a.example · 1 min · from the feed's text*\n\n"
        "## Why \\#1\n\n"
        "###### How\n\n"
        "One line\\\nand another\n\n"
        "*A clock, \\*seen\\**\n"
    )


def test_lists_keep_their_numbers_and_their_nesting() -> None:
    item = BlockKind.LIST_ITEM
    markdown = body(
        block(item, "nine", 1, 9),
        block(item, "inner\nline", 2),
        block(item, "innermost", 3, 1),
        block(item, "ten", 1, 10),
        block(item, "inner", 2),
        block(BlockKind.PARAGRAPH, "between"),
        block(item, "orphan", 3),
        block(item, "brother", 3, -4),
        block(item, "outer", 1),
    )
    assert markdown == (
        "9. nine\n   - inner\\\n     line\n     1. innermost\n10. ten\n    - inner\n\n"
        "between\n\n- orphan\n- brother\n- outer\n"
    )
    nesting = [token.type for token in tokens(markdown) if token.type.startswith(("ordered", "bullet"))]
    assert nesting[:6] == [
        *("ordered_list_open", "bullet_list_open", "ordered_list_open"),
        *("ordered_list_close", "bullet_list_close", "bullet_list_open"),
    ]


def numbers(markdown: str) -> list[int | None]:
    """Return the numbers of all list items as a Markdown reader counts them."""
    found: list[int | None] = []
    counts: list[int | None] = []
    for token in tokens(markdown):
        if token.type in ("bullet_list_open", "ordered_list_open"):
            start = token.attrGet("start")
            counts.append(None if token.type.startswith("bullet") else int(1 if start is None else start))
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            counts.pop()
        elif token.type == "list_item_open":
            found.append(counts[-1])
            counts[-1] = None if counts[-1] is None else counts[-1] + 1
    return found


@given(st.lists(st.tuples(st.integers(1, 4), st.none() | st.integers(0, 12)), max_size=12))
@example([(1, 1), (1, 2), (1, 1), (1, 5), (1, 6)])
@example([(1, None), (2, 3), (2, 4), (1, None)])
@example([(1, 1), (3, 1), (2, 2), (1, 2)])
def test_every_item_is_shown_with_its_own_number(items: list[tuple[int, int | None]]) -> None:
    markdown = body(*(block(BlockKind.LIST_ITEM, "item", level, number) for level, number in items)) if items else ""
    assert numbers(markdown) == [number for _, number in items]


def test_quotes_in_quotes_stay_so() -> None:
    markdown = body(*(block(BlockKind.QUOTE, text, level) for text, level in (("a", 1), ("b\nc", 2), ("d", 1))))
    assert markdown == "> a\n>\n> > b\\\n> > c\n>\n> d\n"
    depths = [token.level for token in tokens(markdown) if token.type == "blockquote_open"]
    assert depths == [0, 1]


def test_quotes_of_a_run_are_one_quote() -> None:
    markdown = body(block(BlockKind.QUOTE, "a\nb"), block(BlockKind.QUOTE, "c"))
    assert markdown == "> a\\\n> b\n>\n> c\n"
    assert [token.type for token in tokens(markdown)].count("blockquote_open") == 1


@pytest.mark.parametrize(("language", "named"), [("python", "python"), ("c++", "c++"), ("a`b\nc", ""), (None, "")])
def test_code_keeps_its_white_space_in_a_fence_that_it_cannot_end(language: str | None, named: str) -> None:
    code = clean_code("def f():\n\n    return '```'\n~~~")
    markdown = body(Block(BlockKind.CODE, code, language=language))
    assert markdown == f"````{named}\n{code}\n````\n"
    (token,) = tokens(markdown)
    assert (token.type, token.content, token.info) == ("fence", f"{code}\n", named)


def test_a_table_is_one_of_github_with_its_bars_escaped() -> None:
    text = Clean("Key | Does | \n`a|b` c|d | x\n| e | f | g")
    at = text.index("a|b")
    table = Block(BlockKind.TABLE, text, marks=(Mark((at, at + 3), Emphasis.CODE),))
    markdown = body(table)
    assert markdown.split("\n")[:3] == [
        "| Key | Does |  |  |",
        "| --- | --- | --- | --- |",
        "| \\``a\\|b`\\` c\\|d | x |  |  |",
    ]
    kinds = [token.type for token in tokens(markdown)]
    assert (kinds.count("tr_open"), kinds.count("th_open"), kinds.count("td_open")) == (3, 4, 8)


def test_links_of_a_document_lead_to_the_web_alone() -> None:
    marks = (Mark((0, 3), Emphasis.LINK, "https://u:p@b.example/x"), Mark((4, 7), Emphasis.LINK, "javascript:alert(1)"))
    markdown = body(Block(BlockKind.PARAGRAPH, clean_line("one two"), marks=marks))
    assert markdown == "[one](<https://•••@b.example/x>) two\n"


BLOCKS = st.builds(
    lambda kind, text, level, number: Block(kind, clean_text(text), level=level, number=number),
    st.sampled_from(BlockKind),
    st.text("a1 .)(-+=*_`#|~<>[]!&;:/\\\n", min_size=1, max_size=15).filter(lambda text: bool(clean_text(text))),
    st.integers(0, 4),
    st.none() | st.integers(0, 10**9),
)


@given(st.lists(BLOCKS, max_size=6))
@example([Block(BlockKind.LIST_ITEM, Clean("a"), level=1, number=1), Block(BlockKind.PARAGRAPH, Clean("    b"))])
def test_no_text_of_a_document_becomes_markup_of_another_kind(blocks: list[Block]) -> None:
    after = document_markdown(Document((block(BlockKind.PARAGRAPH, "x"), *blocks))).partition("\n\nx\n")[2]
    found = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens(after)}
    wanted = {
        BlockKind.HEADING: {"heading"},
        BlockKind.LIST_ITEM: {"ordered_list", "bullet_list", "list_item", "paragraph"},
        BlockKind.QUOTE: {"blockquote", "paragraph"},
        BlockKind.CODE: {"fence"},
        BlockKind.TABLE: {"table", "thead", "tbody", "tr", "th", "td"},
        BlockKind.CAPTION: {"em", "paragraph"},
        BlockKind.PARAGRAPH: {"paragraph"},
    }
    allowed = {"text", "text_special", "softbreak", "hardbreak"}.union(*(wanted[item.kind] for item in blocks))
    assert found <= allowed
