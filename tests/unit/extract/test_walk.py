"""Trees of HTML to blocks."""

import pytest
from lxml import etree

from matins.extract.walk import ROLES, blocks_of
from matins.model.document import Block, BlockKind, Emphasis


def walked(markup: str, base: str | None = "https://example.org/a/b") -> list[Block]:
    return blocks_of(etree.fromstring(f"<body>{markup}</body>", etree.XMLParser()), base)


def said(markup: str) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in walked(markup)]


def test_every_kind_of_block_has_a_tag() -> None:
    assert {role for role in ROLES.values() if isinstance(role, BlockKind)} == set(BlockKind)


@pytest.mark.parametrize(
    ("markup", "level"),
    [
        ("<h1>Head</h1>", 1),
        ("<h6>Head</h6>", 6),
        ("<div><h3><span>Head</span></h3></div>", 3),
    ],
)
def test_headings_have_their_level(markup: str, level: int) -> None:
    assert [(block.kind, block.level, block.text) for block in walked(markup)] == [(BlockKind.HEADING, level, "Head")]


@pytest.mark.parametrize(
    "markup",
    [
        "<ul><li>One</li><li>Two<ul><li>In two</li></ul></li></ul>",
        "<p><ul><li>One</li><li>Two<ol></ol><ul><li>In two</li></ul></li></ul></p>",
        "<ul><li>One</li><li>Two</li><ul><li>In two</li></ul></ul>",
        "<dl><dt>One</dt><dd>Two<dl><dt>In two</dt></dl></dd></dl>",
    ],
)
def test_list_items_have_their_depth(markup: str) -> None:
    blocks = walked(markup)
    assert {block.kind for block in blocks} == {BlockKind.LIST_ITEM}
    assert [(block.text, block.level, block.number) for block in blocks] == [
        ("One", 1, None),
        ("Two", 1, None),
        ("In two", 2, None),
    ]


def test_ordered_items_have_their_numbers() -> None:
    markup = '<ol start="3"><li>three</li><li>four</li><li value="9">nine</li><li>ten</li></ol><ol><li>one</li></ol>'
    assert [block.number for block in walked(markup)] == [3, 4, 9, 10, 1]


def test_a_number_that_is_none_does_not_count() -> None:
    assert [block.number for block in walked('<ol start="-1"><li value="٣">a</li></ol>')] == [1]


def test_text_behind_a_nested_list_belongs_to_the_item_and_has_no_number_again() -> None:
    blocks = walked("<ol><li>one<ul><li>in</li></ul>more</li><li>two</li></ol>")
    assert [(b.text, b.level, b.number) for b in blocks] == [
        ("one", 1, 1),
        ("in", 2, None),
        ("more", 1, None),
        ("two", 1, 2),
    ]


def test_paragraphs_within_an_item_are_its_lines() -> None:
    assert said("<ul><li><p>Label</p><p>text</p></li></ul>") == [("list_item", "Label\ntext")]


def test_an_item_with_a_heading_of_its_own_is_a_section() -> None:
    assert said("<ol><li><h3>Head</h3><p>text</p></li></ol>") == [("heading", "Head"), ("paragraph", "text")]


def test_a_paragraph_is_split_where_it_holds_blocks() -> None:
    markup = "<p>before<ul><li>in</li></ul>between<blockquote>said</blockquote>after</p>"
    assert said(markup) == [
        ("paragraph", "before"),
        ("list_item", "in"),
        ("paragraph", "between"),
        ("quote", "said"),
        ("paragraph", "after"),
    ]


def test_each_paragraph_of_a_quote_is_a_quote() -> None:
    assert said("<blockquote>a<p>b</p><p>c</p></blockquote>d") == [
        ("quote", "a"),
        ("quote", "b"),
        ("quote", "c"),
        ("paragraph", "d"),
    ]


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert said("<p>one<br/>two<br/><br/>three</p>") == [("paragraph", "one\ntwo"), ("paragraph", "three")]
    assert said("<h2>one<br/>two</h2>") == [("heading", "one two")]


def test_captions_and_rules_part_the_text() -> None:
    assert said("<figure><img/>a<figcaption>cap</figcaption></figure>b<hr/>c") == [
        ("paragraph", "a"),
        ("caption", "cap"),
        ("paragraph", "b"),
        ("paragraph", "c"),
    ]


@pytest.mark.parametrize(
    ("markup", "text", "language"),
    [
        ("<pre>  x = 1\n\ty</pre>", "  x = 1\n    y", None),
        ('<pre><code class="language-python">def f():\n  return 1\n</code></pre>', "def f():\n  return 1", "python"),
        ('<code><code class="lang-c">a<br/>b</code></code>', "a\nb", "c"),
        ('<div class="highlight-source-rust"><pre>fn</pre></div>', "fn", "rust"),
        ("<code>alone</code>", "alone", None),
    ],
)
def test_code_keeps_its_white_space_and_its_language(markup: str, text: str, language: str | None) -> None:
    blocks = walked(markup)
    assert [(block.kind, block.text, block.language) for block in blocks] == [(BlockKind.CODE, text, language)]


def test_code_within_a_line_is_a_mark() -> None:
    (block,) = walked("<p>call <code>f()</code> now</p>")
    assert block.text == "call f() now"
    assert [(block.text[slice(*mark.span)], mark.emphasis) for mark in block.marks] == [("f()", Emphasis.CODE)]


def test_a_table_is_lines_of_cells() -> None:
    markup = "<table><caption>C</caption><tr><th>A</th><th>B</th></tr><tr><td> 1 <b>2</b></td><td/></tr><tr/></table>"
    assert said(markup)[-1] == ("table", "A | B\n1 2 |")


def test_a_table_that_only_lays_out_is_read_as_text() -> None:
    assert said("<table><tr><td>one<p>two</p></td></tr></table>") == [("paragraph", "one"), ("paragraph", "two")]
    assert said("<table><tr><td>a</td><td><ul><li>b</li></ul></td></tr></table>") == [
        ("paragraph", "a"),
        ("list_item", "b"),
    ]


@pytest.mark.parametrize(
    ("markup", "emphasis"),
    [
        ("<b>x</b>", Emphasis.BOLD),
        ("<strong>x</strong>", Emphasis.BOLD),
        ("<em>x</em>", Emphasis.ITALIC),
        ("<kbd>x</kbd>", Emphasis.CODE),
        ('<a href="c">x</a>', Emphasis.LINK),
    ],
)
def test_emphasis_is_a_mark(markup: str, emphasis: Emphasis) -> None:
    (block,) = walked(f"<p>a {markup} b</p>")
    assert block.text == "a x b"
    assert [(mark.span, mark.emphasis) for mark in block.marks] == [((2, 3), emphasis)]


def test_links_are_absolute() -> None:
    (block,) = walked('<p><a href="c d">x</a> <a href="//e.org/">y</a> <a href="http://f.org/?a=1">z</a></p>')
    assert [mark.target for mark in block.marks] == [
        "https://example.org/a/c%20d",
        "https://e.org/",
        "http://f.org/?a=1",
    ]


@pytest.mark.parametrize(
    "href", ["javascript:alert(1)", "mailto:a@b.c", "data:text/html,x", "", "#", "http://[", "httpx:y"]
)
def test_what_is_no_web_address_is_no_link(href: str) -> None:
    (block,) = walked(f'<p><a href="{href}">x</a></p>', base=None)
    assert (block.text, block.marks) == ("x", ())


def test_a_heading_loses_its_permalink() -> None:
    (block,) = walked('<h2>Head <a href="#head">#</a></h2>')
    assert (block.text, block.marks) == ("Head", ())
    (kept,) = walked("<h2>C #</h2>")
    assert kept.text == "C #"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<p hidden=''>x</p>",
        "<p aria-hidden='true'>x</p>",
        "<div style='color:red; display : none'><p>x</p></div>",
        "<select><option>x</option></select>",
        "<svg><text>x</text></svg>",
        "<!-- x -->",
        "<?x y?>",
    ],
)
def test_what_a_browser_would_not_show_is_passed_over_but_for_the_text_behind_it(markup: str) -> None:
    assert said(f"<p>a</p>{markup}b") == [("paragraph", "a"), ("paragraph", "b")]


def test_text_within_comments_and_unknown_tags_stays_together() -> None:
    assert said("<p>a<!-- c -->b<font>c</font><custom-tag>d</custom-tag></p>") == [("paragraph", "abcd")]


def test_controls_and_overrides_never_pass() -> None:
    assert said("<p>a\u202eb\u200bc\ufeff</p><pre>x\u202ey</pre>") == [("paragraph", "abc"), ("code", "xy")]


def test_depth_beyond_the_stack_is_walked() -> None:
    parser = etree.XMLParser(huge_tree=True)
    deep = etree.fromstring("<body>" + "<div>" * 2000 + "x" + "</div>" * 2000 + "</body>", parser)
    assert [block.text for block in blocks_of(deep)] == ["x"]
