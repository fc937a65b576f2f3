"""XML that is none, mended."""

import time

import pytest

from matins.feeds.repair import repaired
from matins.feeds.tree import tree_of

URL = "https://town.example/feed"


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<a>AT&T</a>", b"<a>AT&amp;T</a>"),
        (b"<a>x&nbsp;y&eacute;</a>", b"<a>x&#160;y&#233;</a>"),
        (b"<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>", b"<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>"),
        (b"\xef\xbb\xbf<a>&nosuch; &; &#; &#xZZ;</a>", b"<a>&amp;nosuch; &amp;; &amp;#; &amp;#xZZ;</a>"),
        (b"<a><![CDATA[AT&T]]>&<!-- & --></a>", b"<a><![CDATA[AT&T]]>&amp;<!-- & --></a>"),
        (b"\n\x00 <a>\x0b&#x1b;&#7;b</a>", b"<a>b</a>"),
        (b"<!DOCTYPE a SYSTEM 'x.dtd'><a>&eacute;</a>", b"<a>&#233;</a>"),
        (
            b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY own 'x'>\n<!ENTITY f SYSTEM 'y'>]><a>&own;&f;</a>",
            b"<?xml version='1.0'?><a>x&amp;f;</a>",
        ),
        (b"Warning <b>x</b><rss><i/></rss><script>", b"<rss><i/></rss>"),
        (b"<!-- <b> --><rss/>", b"<rss/>"),
        (
            b"<a><media:b x='1'/><l x:y='1'/></a>",
            b"<a xmlns:media=\"media\" xmlns:x=\"x\"><media:b x='1'/><l x:y='1'/></a>",
        ),
        (b"<a xmlns:b='u'><b:c xml:lang='de'/>&</a>", b"<a xmlns:b='u'><b:c xml:lang='de'/>&amp;</a>"),
        (b"<a>don&#146;t &#x97; \xc2\x92</a>", "<a>don’t — ’</a>".encode()),
        (b"<a x='?a=1&b=2'/>", b"<a x='?a=1&amp;b=2'/>"),
    ],
)
def test_faults_are_mended_outside_of_cdata(body: bytes, expected: bytes) -> None:
    assert repaired(body) == expected
    assert tree_of(expected, URL) is not None


def test_entities_that_hold_entities_are_not_read() -> None:
    body = b'<!DOCTYPE a [<!ENTITY b "x"><!ENTITY c "&b;&b;"><!ENTITY d "' + b"y" * 200 + b'">]><a>&b;&c;&d;</a>'
    assert repaired(body) == b"<a>x&amp;c;&amp;d;</a>"


def test_a_document_type_that_never_ends_stays() -> None:
    assert repaired(b"<!DOCTYPE a [<!ENTITY <a>&</a>").endswith(b"<a>&amp;</a>")


@pytest.mark.parametrize(
    "piece", [b"<![CDATA[", b"<!--", b"&", b"&a", b"&#", b"&#x0", b"<a:", b"</rss>", b"<!DOCTYPE a [", b" "]
)
def test_no_input_takes_more_than_linear_time(piece: bytes) -> None:
    start = time.process_time()
    repaired(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 3
