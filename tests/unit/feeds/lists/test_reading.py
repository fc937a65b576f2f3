"""Lists of feeds: which kind a text is, and what the suite of another reader of lists expects."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest

from matins.errors import MatinsError
from matins.feeds.lists.reading import parse_list
from matins.model.feed import Subscription
from matins.text.clean import clean_line

A = "https://a.example/feed"
EXPECTED = re.compile(r"Eval: (.*(?:feeds|tags|categories).*)")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (f"<opml version='2.0'><body><outline xmlUrl='{A}'/></body></opml>", "OPML"),
        (f"\ufeff \n<outline xmlUrl='{A}'/>", "OPML"),
        (f"# mine\n{A} tag\n", "newsboat"),
        (A, "newsboat"),
        (f'@ News\n{A} "A"\n', "newsraft"),
        (f'{A} "A"\nhttps://b.example/feed "B"\n', "newsraft"),
        (f'{A} "my tag"\nhttps://b.example/feed "my tag"\n', "newsboat"),
        (f'{A} "A"\nhttps://b.example/feed tag\n', "newsboat"),
        (f"theme: x\nfeeds:\n  - url: {A}\n", "nom"),
        (f'{{"feeds": [{{"address": "{A}"}}]}}', "matins"),
    ],
)
def test_the_kind_of_a_list_is_told_by_what_is_in_it(text: str, kind: str) -> None:
    listing = parse_list(text.encode())
    assert listing.kind == kind
    assert listing.feeds[0].address == A


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("<rss version='2.0'><channel/></rss>", "a feed, not a list of feeds"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "a feed, not a list of feeds"),
        ('{"version": "https://jsonfeed.org/version/1.1", "items": []}', "a feed, not a list of feeds"),
        ("<!DOCTYPE html><html><body>hello</body></html>", "a web page, not a list of feeds"),
        ("<weirdo/>", "XML, but no list of feeds"),
        ('{"a": 1}', "JSON, but no list of feeds"),
        ("[1]", "JSON, but no list of feeds"),
        ("{", "broken JSON"),
        ("[" * 100_000, "broken JSON"),
        ("feeds:\n  - url: [", "broken YAML"),
    ],
)
def test_what_is_no_list_is_told_by_what_it_is(text: str, reason: str) -> None:
    with pytest.raises(MatinsError, match=re.escape(reason)):
        parse_list(text.encode())


@pytest.mark.parametrize("body", [b"", b"\n\n", b"# words alone\n", b"<opml><body/></opml>"])
def test_an_empty_list_is_empty(body: bytes) -> None:
    listing = parse_list(body)
    assert (listing.feeds, listing.skipped, listing.notes) == ((), (), ())


@pytest.mark.parametrize(
    "encoded",
    [
        b"<?xml version='1.0' encoding='utf8'?>{}",
        b"<?xml version='1.0' encoding='ISO-8859-1'?>{}",
        "\ufeff<?xml version='1.0' encoding='UTF-16'?>{}".encode("utf-16-le"),
        "<?xml version='1.0' encoding='UTF-16BE'?>{}".encode("utf-16-be"),
        b"<?xml version='1.0' encoding='windows-1252'?>{}",
        b"{}",
    ],
)
def test_a_list_is_read_in_any_encoding(encoded: bytes) -> None:
    codec = "latin-1"
    for mark, name in ((b"\xff\xfe", "utf-16-le"), (b"\x00<", "utf-16-be"), (b"'utf8'", "utf-8")):
        codec = name if mark in encoded else codec
    list_ = f"<opml><body><outline text='Ünïcode' xmlUrl='{A}'/></body></opml>"
    body = encoded.replace("{}".encode(codec), list_.encode(codec))
    assert parse_list(body).feeds == (Subscription(A, clean_line("Ünïcode")),)


def expected(document: str) -> list[tuple[str, Any]]:
    """Return what a file of the suite says of itself that concerns feeds, as expressions over `result`."""
    comment = document.partition("<!--")[2].partition("-->")[0]
    return [(match, ast.parse(match, mode="eval")) for match in EXPECTED.findall(comment)]


def test_every_list_of_another_suite_gives_its_feeds(shared: Path) -> None:
    files = sorted((shared / "corpora" / "feeds" / "opml" / "listparser").rglob("*.xml"))
    assert len(files) > 100
    checked = 0
    for file in files:
        try:
            feeds = parse_list(file.read_bytes()).feeds
        except MatinsError:
            feeds = ()
        told = [
            {
                "url": feed.address,
                "title": feed.title or "",
                "tags": [tag for tag in feed.tags if "/" not in tag],
                "categories": [tag.split("/") for tag in feed.tags],
            }
            for feed in feeds
        ]
        for words, expression in expected(file.read_text("utf-8")):
            assert holds(expression.body, {"feeds": told}), (file.name, words, told)
            checked += 1
    assert checked > 100


def holds(node: ast.expr, result: dict[str, Any]) -> bool:
    """Whether a comparison over `result` holds; nothing of it is run."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        return not value(node.operand, result)
    assert isinstance(node, ast.Compare)
    left, right = value(node.left, result), value(node.comparators[0], result)
    return left in right if isinstance(node.ops[0], ast.In) else bool(left == right)


def value(node: ast.expr, result: dict[str, Any]) -> Any:
    match node:
        case ast.Subscript(of, index):
            return value(of, result)[value(index, result)]
        case ast.Call(_, [argument]):
            return len(value(argument, result))
        case ast.Name():
            return result
        case ast.Tuple(elements):
            return tuple(value(element, result) for element in elements)
    return ast.literal_eval(node)
