"""XML that is none, mended."""

import time

import pytest

from matins.feeds.repair import is_well_formed, repaired


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (b"<a>AT&T</a>", b"<a>AT&amp;T</a>"),
        (b"<a>x&nbsp;y&eacute;</a>", b"<a>x&#160;y&#233;</a>"),
        (b"<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>", b"<a>&amp;&lt;&gt;&quot;&apos;&#8217;&#x2019;</a>"),
        (b"<a>&nosuch; &; &#; &#xZZ;</a>", b"<a>&amp;nosuch; &amp;; &amp;#; &amp;#xZZ;</a>"),
        (b"<a><![CDATA[AT&T]]>&<!-- & --></a>", b"<a><![CDATA[AT&T]]>&amp;<!-- & --></a>"),
        (b"\n\x00 <a>\x0b&#x1b;&#7;b</a>", b"<a>b</a>"),
        (b"<a x='?a=1&b=2'/>", b"<a x='?a=1&amp;b=2'/>"),
    ],
)
def test_faults_are_mended_outside_of_cdata(body: bytes, expected: bytes) -> None:
    assert repaired(body) == expected
    assert is_well_formed(expected)


def test_a_document_with_entities_of_its_own_is_left_alone() -> None:
    body = b'<!DOCTYPE a [<!ENTITY own "x">]><a>&own;&</a>'
    assert repaired(body) == body


@pytest.mark.parametrize(("body", "well"), [(b"<a/>", True), (b"<a>", False), (b"", False), (b"<a>&nbsp;</a>", False)])
def test_a_strict_parser_is_asked(body: bytes, well: bool) -> None:
    assert is_well_formed(body) is well


@pytest.mark.parametrize("piece", [b"<![CDATA[", b"<!--", b"&", b"&a", b"&#", b"&#x0"])
def test_no_input_takes_more_than_linear_time(piece: bytes) -> None:
    start = time.process_time()
    repaired(piece * (500_000 // len(piece)))
    assert time.process_time() - start < 3
