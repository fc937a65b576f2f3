"""Trees of HTML to blocks."""

import time

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


def test_a_reversed_list_counts_down() -> None:
    assert [block.number for block in walked("<ol reversed=''><li>c</li><li>b</li><li>a</li></ol>")] == [3, 2, 1]
    markup = '<ol reversed="" start="10"><li>c</li><li value="5">b</li><li>a</li></ol>'
    assert [block.number for block in walked(markup)] == [10, 5, 4]


def test_letters_count_as_numbers() -> None:
    assert [block.number for block in walked('<ol type="a"><li>x</li><li>y</li></ol>')] == [1, 2]


def test_what_a_term_means_stands_below_the_term() -> None:
    blocks = walked(
        "<dl><dt>Hive</dt><dd>where bees live<ul><li>or lived</li></ul></dd><dt>Queen</dt><dd>one</dd></dl>"
    )
    assert [(block.text, block.level) for block in blocks] == [
        ("Hive", 1),
        ("where bees live", 2),
        ("or lived", 3),
        ("Queen", 1),
        ("one", 2),
    ]


def test_no_item_is_glued_to_its_neighbours() -> None:
    assert said("<ul><li>one<b>s</b></li><li><a href='/x'>two</a></li>three<li/></ul>") == [
        ("list_item", "ones"),
        ("list_item", "two"),
        ("paragraph", "three"),
    ]


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


def test_a_section_in_an_item_is_none_however_deep_its_heading_is() -> None:
    markup = "<ul><li><div><h3>Head</h3></div><p>text</p></li><li>item</li></ul>"
    assert said(markup) == [("heading", "Head"), ("paragraph", "text"), ("list_item", "item")]


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


def test_a_quote_knows_how_deep_it_is() -> None:
    blocks = walked("<blockquote>a<blockquote><p>b</p></blockquote><p>c</p><ul><li>d</li></ul></blockquote>")
    assert [(block.kind.value, block.text, block.level) for block in blocks] == [
        ("quote", "a", 1),
        ("quote", "b", 2),
        ("quote", "c", 1),
        ("list_item", "d", 1),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<blockquote>said <cite>Who</cite></blockquote>",
        "<blockquote>said<br/><cite>Who</cite></blockquote>",
    ],
)
def test_who_is_quoted_has_a_line_of_their_own(markup: str) -> None:
    assert said(markup) == [("quote", "said\nWho")]
    assert said("<blockquote><p>said</p><footer>Who</footer></blockquote>") == [("quote", "said"), ("quote", "Who")]
    assert said("<blockquote>As <cite>It</cite> says</blockquote>") == [("quote", "As It says")]


def test_one_break_is_a_line_and_two_are_a_paragraph() -> None:
    assert said("<p>one<br/>two<br/><br/>three</p>") == [("paragraph", "one\ntwo"), ("paragraph", "three")]
    assert said("<h2>one<br/>two</h2>") == [("heading", "one two")]


def test_who_is_quoted_stays_behind_their_dash() -> None:
    assert said("<blockquote>said<br/>— <cite>Who</cite></blockquote>") == [("quote", "said\n— Who")]
    assert said("<blockquote><p>said</p><p>— <cite>Who</cite></p></blockquote>")[1] == ("quote", "— Who")


def test_an_empty_element_of_that_class_is_a_break() -> None:
    assert said('<p>one<span class="x br" data-pos="2"/>two<span class="br"/><span class="br"/>three</p>') == [
        ("paragraph", "one\ntwo"),
        ("paragraph", "three"),
    ]
    assert said('<p>one<span class="br">s</span> two<span class="brand"/>s</p>') == [("paragraph", "ones twos")]


@pytest.mark.parametrize(
    ("cap", "text"),
    [
        (
            '<span class="initial-letter-outer"><span class="initial-letter">N</span></span> <span>a end</span>',
            "Na end",
        ),
        ('<span class="dropcap">T</span>\n he bees', "The bees"),
        ('<span class="drop-cap">A</span> keeper', "A keeper"),
        ("<span>T</span> cells", "T cells"),
        ('Vitamin <span class="dropcap">C</span> helps', "Vitamin C helps"),
    ],
)
def test_a_letter_drawn_large_is_not_parted_from_its_word(cap: str, text: str) -> None:
    assert said(f"<p>{cap}</p>") == [("paragraph", text)]


def test_captions_and_rules_part_the_text() -> None:
    assert said("a<figure><img/><figcaption>cap</figcaption></figure>b<hr/>c") == [
        ("paragraph", "a"),
        ("caption", "cap"),
        ("paragraph", "b"),
        ("paragraph", "c"),
    ]


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img/><p>cap</p></figure>",
        "<figure><picture><img/></picture><div><span>cap</span></div></figure>",
        '<div class="wp-caption"><img/><p class="wp-caption-text">cap</p></div>',
        '<p class="image-caption">cap</p>',
        '<span><div class="media_caption">cap</div></span>',
    ],
)
def test_what_belongs_to_a_picture_is_its_caption(markup: str) -> None:
    assert said(markup) == [("caption", "cap")]


@pytest.mark.parametrize(
    ("markup", "kind"),
    [
        ("<figure><p>said large</p></figure>", "paragraph"),
        ("<figure><img/><blockquote>said</blockquote></figure>", "quote"),
        ("<figure><img/><ul><li>one</li></ul></figure>", "list_item"),
        ('<p class="captions-on">text</p>', "paragraph"),
        (f"<figure><img/><p>{'long ' * 200}</p></figure>", "paragraph"),
    ],
)
def test_a_figure_may_hold_more_than_a_picture(markup: str, kind: str) -> None:
    assert [kind for kind, _ in said(markup)] == [kind]


@pytest.mark.parametrize(
    "markup",
    [
        f"<h2>{'<a>Edit</a>' * 10_000}</h2>",
        "<div class='caption'>" * 90 + "<p>x</p>" * 10_000 + "</div>" * 90,
        f"{'<q>' * 90}{'<i/>' * 10_000}x{'</q>' * 90}",
    ],
)
def test_no_page_takes_more_than_linear_time(markup: str) -> None:
    start = time.process_time()
    walked(markup)
    assert time.process_time() - start < 1


def test_a_table_has_its_caption_before_it() -> None:
    markup = "<table><caption>Hives</caption><tr><td>a</td><td>b</td></tr></table>"
    assert said(markup) == [("caption", "Hives"), ("table", "a | b")]


def test_a_listing_is_a_block_with_its_language() -> None:
    (block,) = walked('<pre class="language-c">  x = 1\n\ty</pre>')
    assert (block.kind, block.text, block.language) == (BlockKind.CODE, "  x = 1\n    y", "c")
    assert said("<p>a</p><pre> \n</pre>b") == [("paragraph", "a"), ("paragraph", "b")]


def test_code_within_a_line_is_a_mark() -> None:
    (block,) = walked("<p>call <code>f()</code> now</p>")
    assert block.text == "call f() now"
    assert [(block.text[slice(*mark.span)], mark.emphasis) for mark in block.marks] == [("f()", Emphasis.CODE)]


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


@pytest.mark.parametrize(
    "beside",
    [
        '<a href="#head">#</a>',
        '<a class="headerlink" href="#head" title="Link">¶</a>',
        '<a href="#head"><span>Link to this heading</span></a>',
        '<a href="#head"/>',
        '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>',
        "<button>Copy link</button>",
    ],
)
def test_a_heading_loses_what_stands_beside_it(beside: str) -> None:
    for markup in (f"<h2>Head {beside}</h2>", f"<h2>{beside} Head</h2>"):
        if "button" not in markup or markup.endswith("</button></h2>"):
            assert [(block.text, block.marks) for block in walked(markup)] == [("Head", ())]


def test_a_heading_keeps_what_is_its_own() -> None:
    assert said(
        "<h2>C #</h2><h2><a href='#e'>Edit</a></h2><h3><a>Anchors away</a></h3><h3><button>Why?</button></h3>"
    ) == [
        ("heading", "C #"),
        ("heading", "Edit"),
        ("heading", "Anchors away"),
        ("heading", "Why?"),
    ]


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("foo<b>bar</b>", "foobar"),
        ("<span>T</span>he bees", "The bees"),
        ("a <q>b</q> c <q>“d”</q>", "a “b” c “d”"),
        ("10<sup>2</sup> and H<sub>2</sub>O", "10² and H₂O"),
        ("the 1<sup>st</sup>", "the 1st"),
        ('back<sup><a href="#fn1">1</a></sup>. So<a href="#n"><sup>[2]</sup></a>', "back. So"),
        ("<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>字", "漢字"),
        ("extra<wbr/>ordi\u00adnary <abbr title='x'>WHO</abbr> <time>May</time>", "extraordinary WHO May"),
        ('so <math alttext="x^{2}"><mi>x</mi></math> is', "so x^{2} is"),
        ('<img alt="a bee"/>so <img class="latex" alt="e^x"/>', "so e^x"),
        ("<label>a</label><ins>b</ins>", "ab"),
        ("<b>Abstract:</b>Caches <i>Note:</i>the", "Abstract: Caches Note:the"),
        ("<b>By:</b><a href='/ada'>Ada</a>, <code>std:<i>Map</i></code>", "By: Ada, std:Map"),
    ],
)
def test_what_stands_in_a_line_neither_glues_nor_parts_words(markup: str, text: str) -> None:
    assert [block.text for block in walked(f"<p>{markup}</p>")] == [text]


def test_blocks_part_lines() -> None:
    assert said("foo<div>bar</div><details><summary>More</summary>x</details>") == [
        ("paragraph", "foo"),
        ("paragraph", "bar"),
        ("paragraph", "More"),
        ("paragraph", "x"),
    ]


def test_a_formula_is_marked_as_code() -> None:
    (block,) = walked('<p>so <math alttext="x"/> is</p>')
    assert [(block.text[slice(*mark.span)], mark.emphasis) for mark in block.marks] == [("x", Emphasis.CODE)]


def test_a_shadow_root_is_read_and_another_template_is_not() -> None:
    assert said('<template shadowrootmode="open"><p>x</p></template><template>y</template>') == [("paragraph", "x")]


def test_a_button_is_not_read_unless_it_never_ends() -> None:
    assert said("<pre>x</pre><button>Copy</button>") == [("code", "x")]
    assert said("<button>Share<p>All the text</p></button>") == [("paragraph", "Share"), ("paragraph", "All the text")]


@pytest.mark.parametrize(
    "markup",
    [
        "<script>x</script>",
        "<style>x</style>",
        "<p hidden=''>x</p>",
        "<q hidden=''>x</q><hr/>",
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
