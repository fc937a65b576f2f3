"""What a body is by its first bytes."""

import pytest

from matins.extract.sniff import binary_kind, data_kind, is_feed, is_html, is_json, is_plain_text


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
        (b"\x00\x00\x00\x1cftypavif", "an image"),
        (b"\x00\x00\x00\x1cftypM4A ", "a sound file"),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", "an image"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt ", "a media file"),
        (b"Rar!\x1a\x07\x01\x00", "an archive"),
        (b"a.txt" + b"\x00" * 252 + b"ustar", "an archive"),
        (b"wOF2\x00\x01", "a font"),
        (bytes(range(32)) * 4, "a binary file"),
        (b"<html>", None),
        (b"<p>one \x00 and \x1b[31m two, in a page that is long enough</p>", None),
        ("<html><p>Bienen auf den Dächern</p>".encode("utf-16"), None),
        ("<html><p>Bienen auf den Dächern</p>".encode("utf-16-le"), None),
        ("<html><p>Bienen auf den Dächern</p>".encode("utf-16-be"), None),
        ("屋根の蜂".encode("shift_jis") * 20, None),
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
        (b"[1] A footnote, and what it says.", False),
        (b"[1, 2]", True),
        (b"[]", True),
        (b'["a", "b"]', True),
        (b'["Quoted" he said] and so on', False),
        (b'{"quoted" and so on', False),
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


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"<?xml version='1.0'?><rss/>", "a feed"),
        (b'{"a": 1}', "JSON data"),
        (b"<?xml version='1.0'?>\n<!-- x --><urlset xmlns='x'><url/></urlset>", "a site map"),
        (b"<opml version='2.0'>", "a list of feeds"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'>", "an image"),
        (b"<?xml version='1.0'?><!DOCTYPE svg PUBLIC 'x' 'y' [<!ENTITY a 'b'>]><svg/>", "an image"),
        (b"<?xml version='1.0'?><Error><Code>AccessDenied</Code></Error>", "XML data"),
        (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'x'><html xmlns='y'>", None),
        (b"<?xml version='1.0'?><x:html xmlns:x='y'>", None),
        (b"<?xml version='1.0'?><div>A fragment</div>", None),
        (b"<!doctype html><p>x", None),
        (b"<Error>", None),
        (b"plain text", None),
        (b"", None),
        (b"<!--" * 4000, None),
    ],
)
def test_data_that_is_no_page_is_named(body: bytes, kind: str | None) -> None:
    assert data_kind(body) == kind


@pytest.mark.parametrize(
    ("text", "content_type", "plain"),
    [
        ("Bees are back", None, True),
        ("Bees are back", "text/html", True),
        ("<p>Bees", "text/html", False),
        ("<p>Bees", None, False),
        ("How to write <body> and <p>", "text/plain; charset=utf-8", True),
        ("# Bees\n\n<b>They</b> are back", "text/markdown", True),
        ("<!DOCTYPE html>\n<title>Bees</title>", "text/plain", False),
        ("\ufeff<!-- x --> <html lang=en>", "Text/Plain", False),
    ],
)
def test_plain_text_is_told_from_a_page_sent_as_such(text: str, content_type: str | None, plain: bool) -> None:
    assert is_plain_text(text, content_type) is plain
