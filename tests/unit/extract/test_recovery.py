"""Text in containers like those of the article comes back."""

import pytest
from lxml import html

from matins.extract.recovery import alike
from matins.extract.walk import pieces_of

LONG = "The keepers of the old town have counted their hives again and found twice as many."


def back(body: str, chosen: set[int]) -> list[int]:
    """Return the places of the pieces of a page that come back."""
    return sorted(alike(pieces_of(html.document_fromstring(f"<html><body>{body}</body></html>").find("body")), chosen))


def part(count: int, name: str = "text", line: str = LONG) -> str:
    return f'<div class="{name}">{f"<p>{line}</p>" * count}</div>'


def test_paragraphs_in_a_container_like_the_articles_come_back() -> None:
    assert back(part(3) + "<div>Advert</div>" + part(2), {0, 1, 2}) == [4, 5]


def test_what_stands_between_them_comes_along() -> None:
    second = f'<div class="text"><h2>On</h2><p>{LONG}</p><p>{LONG}</p></div>'
    assert back(part(3) + second, {0, 1, 2}) == [3, 4, 5]


@pytest.mark.parametrize(
    ("body", "chosen"),
    [
        pytest.param(part(3) + part(2, "teaser"), {0, 1, 2}, id="another class"),
        pytest.param(part(3, "") + part(2, ""), {0, 1, 2}, id="no class to tell by"),
        pytest.param(part(2) + part(2), {0, 1}, id="too few to know the container by"),
        pytest.param(part(3) + part(1), {0, 1, 2}, id="one paragraph alone"),
        pytest.param(part(9) + part(2), set(range(9)), id="less than a third of the article"),
        pytest.param(part(3) + part(5, line="Read on"), {0, 1, 2}, id="no prose"),
        pytest.param(part(3) + part(3, line=LONG[:-1]), {0, 1, 2}, id="headlines"),
        pytest.param(part(3) + part(3, line=f'<a href="https://town.example/">{LONG}</a>'), {0, 1, 2}, id="links"),
        pytest.param("", set(), id="nothing"),
        pytest.param(part(3), {0, 1, 2}, id="nothing else"),
    ],
)
def test_what_may_as_well_be_another_text_does_not(body: str, chosen: set[int]) -> None:
    assert back(body, chosen) == []


def test_the_order_of_classes_makes_no_difference() -> None:
    assert back(part(3, "a b") + part(2, "b a"), {0, 1, 2}) == [3, 4]
