"""How much of one text stands in another, told by runs of four words."""

import pytest

from matins.text.shingles import LENGTH, share, shingles, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("… — !", []),
        ("The BEES, 40 of them", ["the", "bees", "40", "of", "them"]),
        ("keeper's", ["keeper", "s"]),
        ("keeper’s", ["keeper", "s"]),
        ("snake_case", ["snake", "case"]),
        ("蜂が bee", ["蜂", "が", "bee"]),
        ("ผึ้ง", ["ผ", "ึ", "้", "ง"]),
        ("Größe Ёлка", ["größe", "ёлка"]),
        ("हिन्दी में", ["हिन्दी", "में"]),
    ],
)
def test_tokens_are_small_runs_of_letters_and_digits_or_characters(text: str, found: list[str]) -> None:
    assert tokens(text) == found


@pytest.mark.parametrize("count", range(8))
def test_a_text_has_a_shingle_for_each_token_but_the_last_three(count: int) -> None:
    found = list(shingles([str(number) for number in range(count)]))
    assert len(found) == max(0, count - LENGTH + 1)
    assert all(len(shingle) == LENGTH for shingle in found)


def test_shingles_are_the_runs_in_their_order() -> None:
    assert list(shingles(["the", "bees", "are", "back", "again"])) == [
        ("the", "bees", "are", "back"),
        ("bees", "are", "back", "again"),
    ]


@pytest.mark.parametrize(
    ("part", "whole", "found"),
    [
        ("", "", 0.0),
        ("one two three", "one two three", 0.0),
        ("one two three four", "zero one two three four", 1.0),
        ("one two three four five", "one two three four", 0.5),
        ("a b c d a b c d", "a b c d", 0.4),
        ("one two three four", "four three two one", 0.0),
    ],
)
def test_the_share_is_how_many_of_its_shingles_are_known(part: str, whole: str, found: float) -> None:
    assert share(part.split(), set(shingles(whole.split()))) == pytest.approx(found)
