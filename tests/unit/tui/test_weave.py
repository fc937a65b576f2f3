"""Words put into a text: places in the one answer to places in the other."""

from hypothesis import given
from hypothesis import strategies as st

from matins.tui.weave import woven

TEXTS = st.text("abc de", max_size=30)


def test_what_is_put_in_belongs_to_what_ends_there() -> None:
    text = woven("see this here", [(8, "[1]")])
    assert text.text == "see this[1] here"
    assert text.text[text.start(4) : text.end(8)] == "this"
    assert text.text[text.end(8) : text.start(8)] == "[1]"
    assert text.text[text.start(9) :] == "here"


def test_insertions_of_one_place_stand_in_their_order() -> None:
    assert woven("ab", [(1, "1"), (0, "0"), (1, "2"), (2, "3")]).text == "0a12b3"


@given(TEXTS, st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["[1]", " ", "日本"])), max_size=8))
def test_every_place_of_the_source_is_found_again(text: str, insertions: list[tuple[int, str]]) -> None:
    insertions = [(at, words) for at, words in insertions if at <= len(text)]
    result = woven(text, insertions)
    assert len(result.text) == len(text) + sum(len(words) for _, words in insertions)
    for offset, character in enumerate(text):
        assert result.text[result.start(offset)] == character
        assert result.source(result.start(offset)) == offset
        assert result.end(offset + 1) == result.start(offset) + 1
    places = [result.source(place) for place in range(len(result.text))]
    assert places == sorted(places)
    assert all(0 <= place <= len(text) for place in places)


def test_a_text_without_insertions_is_itself() -> None:
    text = woven("abc", [])
    assert (text.text, text.start(2), text.end(2), text.source(2)) == ("abc", 2, 2, 2)
