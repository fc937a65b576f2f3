"""HTML before it is parsed."""

import time

import pytest

from matins.extract.markup import LONGEST, has_tags, tidy, unescaped


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a<script>x</script>b", "ab"),
        ("a<SCRIPT type='x'>if (a < b) '<p>'</SCRIPT >b", "ab"),
        ("a<style>p{}</style>b<svg><path/></svg>c<iframe src=x></iframe>d", "abcd"),
        ("a<!-- <script> -->b", "ab"),
        ("a<template>x</template>b", "ab"),
        ("a<scripty>x</scripty>", "a<scripty>x</scripty>"),
        ("a<script>never closed", "a<script>never closed"),
        ("a<!-- never closed", "a<!-- never closed"),
        ("<script>1</script>a<script>2</script>b", "ab"),
        ("a<script>x</script foo>b", "ab"),
        ("a<!-->b<!--->c<!-- x --!>d", "abcd"),
        ("a<!--[if IE]><p>x</p><![endif]-->b", "ab"),
        ("a<!--[if !IE]><!--><p>b</p><!--<![endif]-->c", "a<p>b</p>c"),
        ("a<textarea><p>x</textarea>b<select><option>x</select>c", "abc"),
        ('a<svg class="x" />b<svg></svg>c', "abc"),
        ("a<iframe src=x />b", "ab"),
        ("a<script src=x />b</script>c", "ac"),
        ("<title>a <b> c</title>d", "<title>a <b> c</title>d"),
    ],
)
def test_what_no_reader_needs_is_cut_out(html: str, expected: str) -> None:
    assert tidy(html) == expected


@pytest.mark.parametrize(
    "html",
    [
        'a<script type="application/ld+json">{"a": "<!-- b -->"}</script>b',
        "a<template shadowrootmode=open><p>x</p></template>b",
        "a<noscript><p>x</p></noscript>b",
    ],
)
def test_what_may_hold_the_article_stays(html: str) -> None:
    assert tidy(html) == html


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("a&#27;b", "ab"),
        ("a&#x1b;b&#x1B c&#x1Bc;", "ab c&#x1Bc;"),
        ("a&#0;&#000;&#xFFFE;&#xD800;&#1114112;b", "ab"),
        ("&#8217;&#x2019;&#9;&#10;&#13;&#38;&amp;", "&#8217;&#x2019;&#9;&#10;&#13;&#38;&amp;"),
        ("&#146;&#x93;&#150;", "’“–"),
        ("&#99999999999999999999;a&#x0000000041;&#0000000065", "a&#x0000000041;&#0000000065"),
        (f"&#{'9' * 9_000};a", "a"),
        ("a\x00b\x1bc\x0cd\te\n", "abc d\te\n"),
    ],
)
def test_control_characters_and_references_to_them_are_dropped(html: str, expected: str) -> None:
    assert tidy(html) == expected


def test_overlong_attributes_are_dropped() -> None:
    assert tidy(f'<p class="{"x" * 5000}" id="y">a</p>') == '<p id="y">a</p>'
    assert tidy(f"<p class='{'x' * 5000}'>a</p>") == "<p>a</p>"
    assert tidy(f"<p id=y class={'x' * 5000}>a</p>") == "<p id=y>a</p>"
    assert tidy(f"<p class = '{'> ' * 5000}' id=y>a</p>") == "<p id=y>a</p>"


def test_a_tag_of_too_many_attributes_loses_them() -> None:
    assert tidy(f"<p{' a=1' * 3000}>a</p>") == "<p>a</p>"
    assert tidy(f"<p{' a' * 5000}>a</p>") == "<p>a</p>"
    assert tidy(f"a<p{' a' * 5000}") == "a"


def test_what_looks_like_an_attribute_in_the_text_stays() -> None:
    text = f'<p>The value x = "{"y " * 4000}" is long.</p>'
    assert tidy(text) == text


def test_a_title_as_long_as_a_book_is_cut() -> None:
    assert tidy(f"<title>{'x' * 9000}</title><p>a") == f"<title>{'x' * 4000}</title><p>a"


def test_data_of_a_page_stays_as_it_is_unless_it_is_huge() -> None:
    data = f'<script type="application/ld+json">{{"a": "<b {"x " * 5000}"}}</script>'
    assert tidy(data) == data
    assert tidy(f'<script type="application/ld+json">{"[" * 1_000_001}</script><p>a') == "<p>a"


def test_a_desert_of_blanks_is_one() -> None:
    assert tidy(f"<pre>a{' ' * 300}b{chr(10) * 300}c{' ' * 199}d</pre>") == f"<pre>a b\nc{' ' * 199}d</pre>"


def test_a_page_is_cut_after_what_is_not_read_is_gone() -> None:
    assert tidy(f"<script>{'x' * LONGEST}</script><p>a</p>") == "<p>a</p>"
    assert tidy(f"<p class='{'x' * LONGEST}'>{' ' * LONGEST}a</p>") == "<p> a</p>"
    assert len(tidy("x" * (LONGEST + 5))) == LONGEST


PIECES = [
    *("<script>", "<script ", "<!--", "<!-->", "<style><!--", "<svg ", "<svg>", "<svg/>", "<svg></svg ", "</svg "),
    *("<title>", "<title></title", "<template shadowrootmode>", "<script type=ld+json>", "<textarea>x"),
    *(
        "<a ",
        '<a b="',
        " a='",
        "<a b='\"",
        '<a b="x" c=">"',
        '="',
        "= ",
        "<a/b/c",
        " a=b",
        "&#x",
        "&#0",
        "&#99999999999",
    ),
    *(" " * 199 + "x", " \t", "<![CDATA[", "<", "</p>"),
]


@pytest.mark.parametrize("piece", PIECES)
def test_no_input_takes_more_than_linear_time(piece: str) -> None:
    start = time.process_time()
    tidy(piece * (400_000 // len(piece)))
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("<p>x", True),
        ("x<br/>", True),
        ("</b>", True),
        ("<!-- x -->", True),
        ("a < b and c > d", False),
        ("1 <2", False),
        ("<3", False),
        ("mail <me@example.org>", False),
        ("", False),
    ],
)
def test_tags_are_told_from_angle_brackets(text: str, tags: bool) -> None:
    assert has_tags(text) is tags


def test_markup_that_was_escaped_once_too_often_is_markup_again() -> None:
    assert unescaped("&lt;p&gt;a &amp;amp; b&lt;/p&gt;") == "<p>a &amp; b</p>"
    assert unescaped("<code>&lt;p&gt;</code>") == "<code>&lt;p&gt;</code>"
    assert unescaped("5 &lt; 6") == "5 &lt; 6"
