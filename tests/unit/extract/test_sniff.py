"""What a body is by its first bytes."""

import pytest

from matins.extract.sniff import binary_kind, is_feed, is_html, is_json


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\n%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "an image"),
        (b"\xff\xd8\xff\xe0", "an image"),
        (b"PK\x03\x04", "a ZIP archive or office file"),
        (b"\x1f\x8b\x08", "compressed data"),
        (b"\x00\x00\x00\x18ftypmp42", "a video"),
        (b"<html>", None),
        (b"", None),
        (b"MZ is how it begins", None),
    ],
)
def test_files_are_named(body: bytes, kind: str | None) -> None:
    assert binary_kind(body) == kind


@pytest.mark.parametrize(
    ("body", "json"),
    [
        (b'{"a": 1}', True),
        (b'\xef\xbb\xbf \n[{"a": 1}]', True),
        (b"{}", True),
        (b"[1]", True),
        (b"{curly} text", False),
        (b"[bracketed] text", False),
        (b"<rss/>", False),
    ],
)
def test_json_is_told_from_text(body: bytes, json: bool) -> None:
    assert is_json(body) is json


@pytest.mark.parametrize(
    ("body", "feed"),
    [
        (b"<rss version='2.0'>", True),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- c -->\n<feed xmlns='x'>", True),
        (b"<rdf:RDF xmlns:rdf='x'>", True),
        (b"<atom:feed>", True),
        (b"<rss/>", True),
        (b"<html><rss>", False),
        (b"<feeder>", False),
        (b"", False),
    ],
)
def test_a_feed_is_told_by_its_root(body: bytes, feed: bool) -> None:
    assert is_feed(body) is feed


@pytest.mark.parametrize(
    ("body", "html"),
    [(b"<!DOCTYPE html>", True), (b"text <body class=x>", True), (b"<rss><body>", False), (b"plain", False)],
)
def test_a_web_page_is_told_from_a_feed(body: bytes, html: bool) -> None:
    assert is_html(body) is html
