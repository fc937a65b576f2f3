"""Whatever the text is: nothing raises, all is clean, every mark lies within its block."""

import sys
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.extract import extract_document
from matins.extract.excess import flattened
from matins.extract.fragment import document_of_fragment
from matins.extract.markup import tidy
from matins.extract.plain import document_of_text
from matins.extract.tree import drop_invisible, page_tree, resolve_links
from matins.extract.walk import ROLES
from matins.model.document import Document, Status
from matins.text.charsets import decode
from matins.text.clean import is_clean
from matins.text.dates import EARLIEST, LATEST, parse_date
from matins.text.urls import SCHEMES

DATA = Path(__file__).parents[1] / "data" / "pages"
TAGS = sorted({*ROLES, "span", "font", "img", "hi"})
ODD = st.sampled_from(
    ["\x00", "\x1b", "\u202e", "\u0301", "\r\n", " ", "&#27;", "&#x202e;", "&amp;lt;", "é", "漢", "…", "<", "\ud800"]
)
WORDS = st.lists(
    st.one_of(st.text(max_size=12), ODD, st.sampled_from(["bees ", "Read more", "- ", "1. ", "# "])), max_size=8
).map("".join)


@st.composite
def _element(draw: st.DrawFn, inner: st.SearchStrategy[str]) -> str:
    tag = draw(st.sampled_from(TAGS))
    attributes = draw(
        st.sampled_from(
            ["", ' href="/x"', ' href="javascript:x"', " hidden", ' start="3"', ' class="language-c"', ' rend="#b"']
        )
    )
    end = draw(st.sampled_from([f"</{tag}>", "", "</p>"]))
    return f"<{tag}{attributes}>{draw(inner)}{end}"


MARKUP = st.recursive(
    WORDS, lambda inner: st.one_of(_element(inner), st.lists(inner, min_size=2, max_size=4).map("".join)), max_leaves=25
)


def check(document: Document) -> None:
    for block in document.blocks:
        assert block.text
        assert is_clean(block.text)
        assert block.text == block.text.strip("\n")
        for mark in block.marks:
            start, end = mark.span
            assert 0 <= start < end <= len(block.text)
            assert not block.text[start].isspace()
            assert not block.text[end - 1].isspace()
            assert not mark.target or mark.target.startswith(SCHEMES)
    assert document.title is None or (document.title and is_clean(document.title))
    assert document.reason is not None or document.status is Status.FULL
    assert (document.words == 0) is (document.status is Status.EMPTY)


@given(MARKUP)
def test_any_fragment_gives_a_sound_document(html: str) -> None:
    check(document_of_fragment(html, base="https://example.org/a/"))


@given(WORDS, st.integers(1, 4))
def test_any_text_gives_a_sound_document(text: str, times: int) -> None:
    check(document_of_text("\n".join([text] * times)))


@given(st.one_of(MARKUP.map(lambda text: text.encode("utf-8", "replace")), st.binary(max_size=200)))
@settings(max_examples=60, deadline=None)
def test_any_page_gives_a_sound_document(body: bytes) -> None:
    check(extract_document(b"<html><body><article>" + body, url="https://example.org/a/"))


@given(st.binary(max_size=300))
@settings(max_examples=60, deadline=None)
def test_any_bytes_give_a_sound_document(body: bytes) -> None:
    check(extract_document(body))


@given(st.lists(st.sampled_from(["bees", "are", "back", "on", "roofs"]), min_size=1, max_size=30), st.data())
def test_no_word_of_a_fragment_is_lost_or_changes_its_place(words: list[str], data: st.DataObject) -> None:
    tags = [data.draw(st.sampled_from(["p", "li", "b", "blockquote", "h2", "code", "td", "span", "i"])) for _ in words]
    html = " ".join(f"<{tag}>{word}</{tag}>" for tag, word in zip(tags, words, strict=True))
    document = document_of_fragment(html)
    assert " ".join(block.text for block in document.blocks).split() == words


@given(MARKUP)
def test_tidying_twice_changes_nothing_more_than_once(html: str) -> None:
    assert "\x1b" not in tidy(html)
    assert "&#27;" not in tidy(html)


@given(st.text(max_size=60))
def test_any_text_is_a_date_within_reason_or_none(text: str) -> None:
    moment = parse_date(text)
    assert moment is None or EARLIEST <= moment < LATEST


@given(st.datetimes(min_value=EARLIEST.replace(tzinfo=None), max_value=LATEST.replace(tzinfo=None, year=2099)))
def test_dates_survive_the_forms_they_are_written_in(moment: datetime) -> None:
    wanted = moment.replace(tzinfo=UTC, microsecond=0)
    assert parse_date(wanted.isoformat()) == wanted
    assert parse_date(format_datetime(wanted)) == wanted


# Controls behind accented letters tell that a text was written as UTF-8 twice.
@given(st.text(st.characters(exclude_characters=[chr(code) for code in range(0x80, 0xA0)]), max_size=80))
def test_utf_8_is_read_as_it_was_written(text: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    if not text.startswith("\ufeff") and "\x00" not in text:
        assert decode(text.encode()) == text


@given(st.binary(max_size=200), st.sampled_from([None, "utf-8", "iso-8859-1", "shift_jis", "utf-16", "no-such"]))
def test_no_bytes_raise_when_decoded(body: bytes, charset: str | None) -> None:
    text = decode(body, charset)
    if text is None:
        with pytest.raises(UnicodeDecodeError):
            body.decode("utf-8")


PAGE = (DATA / "blog.html").read_bytes()
ENDINGS = (b"<!--", b"-->", b"<script>", b"</script>", b"<template>", b"<svg>", b'"', b"'", b"<title>", b"<plaintext>")


@st.composite
def mutations(draw: st.DrawFn) -> bytes:
    """Draw a page with pieces cut out, doubled, turned over, and bytes flipped."""
    page = PAGE
    for change in draw(st.lists(st.sampled_from(["cut", "end", "double", "turn", "flip", "insert"]), max_size=6)):
        first, last = sorted((draw(st.integers(0, len(page))), draw(st.integers(0, len(page)))))
        piece = page[first:last]
        if change == "cut":
            page = page[:first] + page[last:]
        elif change == "end":
            page = page[:last]
        elif change == "double":
            page = page[:last] + piece + page[last:]
        elif change == "turn":
            page = page[:first] + piece[::-1] + page[last:]
        elif change == "flip":
            page = page[:first] + bytes(byte ^ draw(st.integers(1, 255)) for byte in piece[:8]) + page[first + 8 :]
        else:
            page = page[:first] + draw(st.sampled_from(ENDINGS)) + page[first:]
    return page


@given(mutations(), st.sampled_from([None, "text/html; charset=utf-8", "text/plain", "application/pdf"]))
@settings(max_examples=80, deadline=None)
def test_any_mutation_of_a_page_gives_a_sound_document(page: bytes, content_type: str | None) -> None:
    check(extract_document(page, url="https://example.org/a/", content_type=content_type))


@given(MARKUP)
def test_a_tidy_page_has_nothing_that_its_parser_refuses(html: str) -> None:
    tree, whole = page_tree(tidy(html))
    assert whole
    if tree is not None:
        resolve_links(tree, "https://example.org/a/")
        drop_invisible(tree)
        assert not [link for link in tree.iter("a") if not (link.get("href") or "http://").startswith(SCHEMES)]


@given(
    st.lists(
        st.sampled_from(["<div>", "<b>", "<p>", "</div>", "</b>", "x", "<br>", "<i/>", "< ", "<ul><li>"]), max_size=40
    )
)
def test_flattening_loses_no_text_and_leaves_no_deep_nest(pieces: list[str]) -> None:
    html = "".join(pieces) * 60
    flat = flattened(html)
    assert flat.count("x") == html.count("x")
    assert flattened(flat).count("<div>") == flat.count("<div>")


@pytest.mark.parametrize(
    "piece",
    [
        "<p>The bees are back.</p>",
        "<div><a href=x>The bees</a></div>",
        "<td>12",
        "<span>bees</span> ",
        "<p hidden>x</p>y",
        "<i></i>b",
        "<b>",
        "</b>",
        "<noscript>x</noscript>",
    ],
)
def test_a_page_of_twice_the_length_takes_twice_the_steps(piece: str) -> None:
    few, many = (steps(f"<html><body>{piece * times}</body></html>") for times in (15_000, 30_000))
    assert many < 2.5 * few


def steps(html: str) -> int:
    """Return how many calls of functions it takes to bring a page into the form in which it is read."""
    calls = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        tree, _ = page_tree(tidy(html))
        if tree is not None:
            resolve_links(tree, "https://example.org/a/")
            drop_invisible(tree)
    finally:
        sys.setprofile(before)
    return calls
