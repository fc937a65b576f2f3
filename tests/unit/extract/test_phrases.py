"""The phrases by which pages say that there is more, or nothing, to read."""

import pytest

from matins.extract import phrases


@pytest.mark.parametrize(
    "text",
    [
        "To be continued …",
        "and then [...]",
        "(…)",
        "Read more",
        "Read the full story on our site",
        "… Read more »",
        "続きを読む",
    ],
)
def test_an_end_that_was_cut_is_known(text: str) -> None:
    assert phrases.CUT.search(text)


@pytest.mark.parametrize(
    "text", ["He said … nothing.", "I want to read more.", "A full stop.", "Weiterlesen macht klug."]
)
def test_a_real_end_is_none(text: str) -> None:
    assert not phrases.CUT.search(text)


@pytest.mark.parametrize(
    "text",
    ["The court said the article is protected.", "He used to sign up for races.", "They subscribed to the theory."],
)
def test_plain_prose_is_no_paywall(text: str) -> None:
    assert not phrases.WALL.search(text)


def test_no_phrase_takes_more_than_linear_time() -> None:
    text = "subscribe " * 3000 + "we " * 3000 + "…" * 3000 + "javascript " * 3000 + "read " * 3000
    found = [table.search(text) for table in (phrases.CUT, phrases.WALL, phrases.SCRIPT, phrases.CONSENT)]
    assert found == [None] * 4
