"""Selectors that people write."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from matins.text.selectors import LONGEST, selector_fault


@pytest.mark.parametrize(
    "selector",
    [
        "",
        "article",
        "div.story > p",
        "#main, .body",
        "a[rel~='x']",
        "p:nth-child(2)",
        ":not(.promo)",
        "[title='a:b']",
        "a:has(b), c:is(d)",
    ],
)
def test_a_selector_that_can_be_used_has_no_fault(selector: str) -> None:
    assert selector_fault(selector) is None


@pytest.mark.parametrize(
    ("selector", "fault"),
    [
        ("!!", "Expected selector"),
        ("a[b", "Operator expected"),
        ("a,", "Expected selector"),
        (":foo", "pseudo-class :foo is unknown"),
        ("p::before", "Pseudo-elements are not supported"),
        ("*:nth-of-type(2)", "not implemented"),
        (":is(" * 120 + "a" + ")" * 120, "longer than|nested"),
        ("svg|a", "no namespaces"),
        ("p:lang('')", "an empty argument"),
        (r"[title='\1']", "control characters"),
        ("a" * (LONGEST + 1), "longer than 500 characters"),
    ],
)
def test_what_is_wrong_with_a_selector_is_said(selector: str, fault: str) -> None:
    found = selector_fault(selector)
    assert found is not None
    assert any(part in found for part in fault.split("|"))


@given(st.text(max_size=30) | st.text("ab.#*[]=:()'\"|>+~, -n2", max_size=30))
def test_a_selector_without_a_fault_selects_without_a_stumble(selector: str) -> None:
    if selector and selector_fault(selector) is None:
        tree = html.document_fromstring("<p class=a>x<b id=b>y</b></p>")
        assert isinstance(tree.cssselect(selector), list)
