"""The phrases by which pages say that there is more, or nothing, to read."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

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
        "そして蜂は帰ってきた。続きを読む",
        "И так далее. Читать далее",
        "阅读全文",
        "اقرأ المزيد",
        "Číst dále",
        "Baca selengkapnya",
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


@pytest.mark.parametrize(
    "phrase",
    [
        phrases.CUT,
        phrases.WALL,
        phrases.SCRIPT,
        phrases.CONSENT,
        phrases.BARRIER,
        phrases.MISSING,
        *phrases.BELOW,
    ],
)
@given(data=st.data())
@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
def test_the_hints_of_a_phrase_miss_nothing_that_its_pattern_finds(phrase: phrases.Phrase, data: st.DataObject) -> None:
    said = data.draw(st.from_regex(phrase.pattern, fullmatch=True))
    assert phrase.search(said)
    assert phrase.search(f"Some words before it. {said}") or not phrase.pattern.search(f"Some words before it. {said}")


def test_only_the_end_of_a_long_text_can_be_cut_off() -> None:
    assert phrases.CUT.search("word " * 500 + "… Read more »")
    assert not phrases.CUT.search("Read more. " + "word " * 500 + "end.")


def test_no_phrase_takes_more_than_linear_time() -> None:
    above = [
        phrase for phrase in phrases.BELOW if phrase.search("we may buy free book request http twitter.com " * 400)
    ]
    assert above == []
    text = "subscribe " * 3000 + "we " * 3000 + "…" * 3000 + "javascript " * 3000 + "read " * 3000
    found = [table.search(text) for table in (phrases.CUT, phrases.WALL, phrases.SCRIPT, phrases.CONSENT)]
    assert found == [None] * 4
