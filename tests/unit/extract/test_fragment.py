"""What a feed says of an entry, to blocks."""

import subprocess
import sys

import pytest

from matins.extract.fragment import document_of_fragment
from matins.model.document import BlockKind, Document, Status

SENTENCE = "The bees have come back to the roofs of the old town this spring. "


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks if not block.hidden]


def test_a_list_in_a_bare_fragment_is_not_lost() -> None:
    document = document_of_fragment(f"<p>{SENTENCE * 10}</p><ul><li>One thing</li><li>Two things</li></ul>")
    assert kinds(document)[1:] == [("list_item", "One thing"), ("list_item", "Two things")]
    assert document.status is Status.FEED


def test_links_are_resolved_against_the_base() -> None:
    document = document_of_fragment('<p>See <a href="../x">this</a>.</p>', base="https://example.org/a/b/")
    assert [mark.target for mark in document.blocks[0].marks] == ["https://example.org/a/x"]


def test_a_stub_is_a_teaser_and_keeps_its_text() -> None:
    document = document_of_fragment(f"<p>{SENTENCE}</p>")
    assert (document.status, document.reason) == (Status.TEASER, "only 14 words in the feed")
    assert document.text == SENTENCE.strip()


def test_a_text_cut_by_the_feed_is_a_teaser() -> None:
    document = document_of_fragment(f"<p>{SENTENCE * 15} [&#8230;]</p>")
    assert (document.status, document.reason) == (Status.TEASER, "the feed gives only the beginning")


def test_the_foot_that_a_blog_engine_adds_is_hidden() -> None:
    foot = 'The post <a href="https://example.org/">Bees</a> appeared first on <a href="https://example.org/">Town</a>.'
    document = document_of_fragment(f"<p>{SENTENCE * 15}</p><p>{foot}</p>")
    assert [block.hidden for block in document.blocks] == [False, True]


def test_plain_text_goes_the_way_of_plain_text() -> None:
    document = document_of_fragment("First line &amp; more.\n\nSecond line.")
    assert kinds(document) == [("paragraph", "First line & more."), ("paragraph", "Second line.")]


def test_markup_escaped_once_too_often_is_read_as_markup() -> None:
    assert kinds(document_of_fragment("&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;")) == [("paragraph", "One two")]


def test_an_entry_of_pictures_says_so() -> None:
    document = document_of_fragment('<p><img src="x.png" alt="A comic"></p>')
    assert (document.status, document.reason) == (Status.EMPTY, "pictures only")


def test_nothing_is_empty() -> None:
    for html in ("", " ", "<p></p>", "<!-- x -->", "<script>x</script>", "\x00"):
        document = document_of_fragment(html)
        assert (document.status, document.text) == (Status.EMPTY, "")


def test_the_title_is_kept_and_its_echo_hidden() -> None:
    document = document_of_fragment(f"<h1>Bees are back</h1><p>{SENTENCE}</p>", title="Bees are \x1bback")
    assert document.title == "Bees are back"
    assert [block.hidden for block in document.blocks] == [True, False]


def test_scripts_controls_and_hidden_text_never_pass() -> None:
    document = document_of_fragment(
        "<p>a&#27;]0;x\u202eb</p><script>evil()</script><p hidden>no</p><p onclick='x'>c</p>"
    )
    assert document.text == "a]0;xb\nc"


def test_broken_markup_is_read_as_far_as_it_goes() -> None:
    assert document_of_fragment("<p>one<p>two</div></article><ul><li>three<li>four<table><tr><td>five").text.split(
        "\n"
    ) == [
        "one",
        "two",
        "three",
        "four",
        "five",
    ]


def test_a_declaration_of_encoding_does_not_matter() -> None:
    assert (
        document_of_fragment('<?xml version="1.0" encoding="gbk"?><meta charset="gbk"><p>naïve 文</p>').text
        == "naïve 文"
    )


def test_code_quotes_and_captions_keep_their_kind() -> None:
    document = document_of_fragment("<blockquote>q</blockquote><pre>c</pre><figure><figcaption>f</figcaption></figure>")
    assert [block.kind for block in document.blocks] == [BlockKind.QUOTE, BlockKind.CODE, BlockKind.CAPTION]


def test_reading_a_feeds_own_text_does_not_load_trafilatura() -> None:
    code = "import sys, matins.extract.fragment; print('trafilatura' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout == "False\n"


def test_two_breaks_part_paragraphs() -> None:
    document = document_of_fragment(f"{SENTENCE}One.<br><br>{SENTENCE}Two.<br/>\n<br />{SENTENCE}Three.")
    assert [text.rsplit(" ", 1)[1] for _, text in kinds(document)] == ["One.", "Two.", "Three."]


def test_bullets_that_are_written_make_a_list() -> None:
    html = f'<p>{SENTENCE * 9}Things:<br>• count <a href="https://example.org/x">the hives</a><br/>•&nbsp;sell</p>'
    document = document_of_fragment(html)
    assert kinds(document)[1:] == [("list_item", "count the hives"), ("list_item", "sell")]
    item = document.blocks[1]
    assert [item.text[slice(*mark.span)] for mark in item.marks] == ["the hives"]


def test_the_links_to_share_that_a_blog_engine_adds_are_hidden() -> None:
    links = "".join(f'<li><a href="https://example.org/{name}">{name}</a></li>' for name in ("Twitter", "Facebook"))
    foot = f"<h3>Share this:</h3><ul>{links}</ul><h3>Like this:</h3><p>Like Loading...</p>"
    document = document_of_fragment(f"<p>{SENTENCE * 15}</p>{foot}")
    assert kinds(document) == [("paragraph", (SENTENCE * 15).strip())]


@pytest.mark.parametrize(
    "more", ["Continue reading →", "Continue reading How bees live →", "Weiterlesen …", "[&#8230;]"]
)
def test_a_link_to_the_rest_makes_a_teaser_and_is_hidden(more: str) -> None:
    document = document_of_fragment(f'<p>{SENTENCE * 10}</p><p><a href="https://example.org/">{more}</a></p>')
    assert (document.status, document.reason) == (Status.TEASER, "the feed gives only the beginning")
    assert document.blocks[-1].hidden


def test_a_pixel_that_counts_readers_is_no_text() -> None:
    pixel = '<img src="https://example.org/count.gif" width="1" height="1" alt="">'
    assert kinds(document_of_fragment(f"<p>{SENTENCE}</p>{pixel}")) == [("paragraph", SENTENCE.strip())]
    assert document_of_fragment(pixel).reason == "pictures only"


def test_the_lines_of_a_link_blog_stay() -> None:
    link = '<p><a href="https://example.org/">How honey is made by bees</a></p>'
    assert ("paragraph", "How honey is made by bees") in kinds(document_of_fragment(f"{link}<p>{SENTENCE * 9}</p>"))


def test_an_entry_may_begin_with_a_few_words_of_its_own() -> None:
    assert kinds(document_of_fragment(f"<p>Good morning</p><p>{SENTENCE * 9}</p>"))[0] == ("paragraph", "Good morning")
