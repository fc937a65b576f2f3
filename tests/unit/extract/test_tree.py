"""A page's text to a tree that is ready to be read."""

import time

import pytest
from lxml import html as lxml_html

from matins.extract.markup import LONGEST, tidy
from matins.extract.tree import drop_invisible, page_tree, resolve_links

URL = "https://town.example/2026/05/bees/"
TEXT = "<p>The bees have come back to the roofs of the old town, and the keepers say that it is a good year.</p>" * 3


def tree_of(html: str) -> lxml_html.HtmlElement:
    tree, _ = page_tree(tidy(html))
    assert tree is not None
    return tree


def seen(html: str) -> str:
    tree = tree_of(f"<html><body>{html}</body></html>")
    drop_invisible(tree)
    return " ".join(tree.text_content().split())


def targets(html: str, address: str = URL) -> list[str | None]:
    tree = tree_of(html)
    resolve_links(tree, address)
    return [link.get("href") for link in tree.iter("a")]


@pytest.mark.parametrize("html", ["", " \n", "<!-- only a comment -->"])
def test_where_there_is_nothing_there_is_no_tree(html: str) -> None:
    assert page_tree(html) == (None, True)


@pytest.mark.parametrize("depth", [100, 254, 300, 2_000, 20_000, 100_000])
def test_however_deep_a_page_nests_its_text_is_read(depth: int) -> None:
    tree, whole = page_tree(f"<html><body>{'<div>' * depth}{TEXT}{'</div>' * depth}<p>The end.</p></body></html>")
    assert tree is not None
    assert whole
    assert len(tree.findall(".//p")) == 4
    assert "The end." in tree.text_content()


def test_an_unclosed_drawing_does_not_swallow_the_page() -> None:
    assert tree_of(f"<html><body><svg viewBox=x><path>{TEXT}</body></html>").find(".//svg") is None


def test_a_page_that_was_cut_is_told_not_to_be_whole() -> None:
    tree, whole = page_tree(tidy(f"<html><body><p>{'bees ' * LONGEST}</p></body></html>"))
    assert tree is not None
    assert not whole


@pytest.mark.parametrize(
    ("base", "link", "target"),
    [
        ("", "x", f"{URL}x"),
        ("", "/x", "https://town.example/x"),
        ("", "?q=1", f"{URL}?q=1"),
        ("", "#here", f"{URL}#here"),
        ("", "//other.example/x", "https://other.example/x"),
        ("", " x y ", f"{URL}x%20y"),
        ("https://cdn.example/a/", "x", "https://cdn.example/a/x"),
        ("/b/", "x", "https://town.example/b/x"),
        ("javascript:alert(1)//", "x", f"{URL}x"),
        ("data:text/html,", "x", f"{URL}x"),
        ("http://[", "x", f"{URL}x"),
        ("file:///etc/", "passwd", f"{URL}passwd"),
        ("", "javascript:alert(1)", None),
        ("", "JaVaScRiPt:alert(1)", None),
        ("", "mailto:ada@town.example", None),
        ("", "http://[x", None),
        ("", f"/{'x' * 3900}{'y' * 3900}", None),
    ],
)
def test_links_are_absolute_and_lead_to_the_web(base: str, link: str, target: str | None) -> None:
    head = f"<base href='{base}'>" if base else ""
    assert targets(f"<html><head>{head}</head><body><a href='{link}'>x</a></body></html>") == [target]


def test_the_first_base_that_is_one_counts() -> None:
    head = "<base target=_blank><base href='ftp://x/'><base href='/one/'><base href='/two/'>"
    assert targets(f"<html><head>{head}</head><body><a href=x>x</a></body></html>") == ["https://town.example/one/x"]


@pytest.mark.parametrize(
    "hide",
    [
        "hidden",
        "aria-hidden=true",
        'style="display: none !important"',
        'style="visibility:hidden"',
        'style="font-size:0"',
        'style="color:red; font-size : 0px;"',
        'style="position:absolute;left:-9999px"',
        'style="text-indent:-10000em"',
        'style="clip: rect(1px, 1px, 1px, 1px)"',
        'class="sr-only"',
        'class="a visually-hidden b"',
        "class=screen-reader-text",
        "class=visuallyhidden",
    ],
)
def test_what_a_browser_does_not_show_is_left_out(hide: str) -> None:
    assert "wasps" not in seen(f"{TEXT}<p {hide}>Praise the wasps.</p> {TEXT}")


@pytest.mark.parametrize(
    "show",
    [
        "aria-hidden=false",
        'style="opacity:0"',
        'style="max-height:0"',
        'style="font-size:0.9em"',
        'style="font-size:0"><span style="font-size:16px"',
        'style="left:-20px"',
        "hidden=until-found",
        "class=hidden-gem",
        "class=sr-only-focusable",
    ],
)
def test_what_fades_in_or_only_looks_hidden_is_read(show: str) -> None:
    assert "wasps" in seen(f"{TEXT}<p {show}>Praise the wasps.</p>{TEXT}")


def test_folded_details_are_read() -> None:
    assert "wasps" in seen(f"{TEXT}<details><summary>More</summary><p>Praise the wasps.</p></details>")


def test_the_text_behind_what_is_hidden_stays() -> None:
    assert seen(f"<p>one <b hidden>two</b> three</p>{TEXT}").startswith("one three")


def test_most_of_a_page_is_shown_though_it_is_hidden_until_a_script_runs() -> None:
    assert "keepers" in seen(f"<div style='display:none'><div aria-hidden=true>{TEXT}</div></div><p>Loading</p>")
    assert "keepers" in seen(f"<div class=visually-hidden>{TEXT}</div><p>Loading</p>")


def test_what_is_hidden_in_a_long_text_is_dropped_in_time() -> None:
    word = "y" * 150
    html = TEXT + "".join(f"<b hidden>x</b>{number} {word} " for number in range(9_000))
    start = time.process_time()
    assert seen(html).endswith(f"8999 {word}")
    assert time.process_time() - start < 3


def test_the_whole_word_stays_where_its_letters_are_drawn_one_by_one() -> None:
    html = f"<h1><span aria-hidden=true><i>B</i><i>ees</i></span><span class=sr-only>Bees</span></h1>{TEXT}"
    assert seen(html).startswith("BeesThe")
    assert "Share" not in seen(f"{TEXT}<a><i aria-hidden=true></i><span class=sr-only>Share</span></a>")


def test_a_colon_for_screen_readers_stays() -> None:
    assert seen(f"<h1><span>Bees</span><span class=sr-only>:</span> they are back</h1>{TEXT}").startswith("Bees: they")


def test_what_is_said_again_for_those_without_scripts_is_left_out() -> None:
    assert seen(f"{TEXT}<noscript>{TEXT}</noscript> <p>End</p>").count("keepers") == 3


def test_what_is_said_only_to_those_without_scripts_is_read() -> None:
    assert seen(f"<div id=root>Loading</div><noscript>{TEXT}</noscript>").count("keepers") == 3


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ('<p>Bees fly.<sup><a href="#n1">[1]</a></sup> They do.<sup>[b]</sup></p>', "Bees fly. They do."),
        ("<p>Water is H<sub>2</sub>O, 10<sup>3</sup> l.</p>", "Water is H2O, 103 l."),
        ('<li><a href="#ref1">^</a> Keeper, A. <a href="#ref2">↩︎</a></li>', "Keeper, A."),
        ('<h2>Hives <a href="#hives">¶</a></h2>', "Hives"),
        ('<p>See <a href="#1">[the first]</a>, and <a href="/n">[1]</a>.</p>', "See [the first], and [1]."),
        ('<h2>History<span class="mw-editsection">[<a href="/edit">edit</a>]</span></h2>', "History"),
    ],
)
def test_marks_of_notes_and_permalinks_are_no_text(html: str, text: str) -> None:
    assert seen(html) == text
