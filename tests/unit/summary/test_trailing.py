"""What an English main clause cannot do without: a place that its claim holds for, and for no other."""

import pytest

from matins.summary.trimming import units
from matins.text.clean import clean_line, pieces


def offered(text: str) -> list[str]:
    """Return the ways in which `text` may stand as a point."""
    line = clean_line(text, 1000)
    return [str(pieces(line, spans)) for spans in units(line, "en")]


@pytest.mark.parametrize(
    "text",
    [
        "The council has banned cars in the old town.",
        "The state has outlawed the herb in the city of Arden.",
        "The guild prohibited the sale of looms in Arden.",
        "The court has lifted the curfew near the border.",
        "The company will close its plants in the north.",
        "The ministry suspended the market outside the old harbour on Monday.",
        "Officers stopped the sale of looms in Peru.",
    ],
)
def test_what_is_forbidden_or_ended_in_one_place_is_not_said_of_all(text: str) -> None:
    assert all(" in " in way or " near " in way or " outside " in way for way in offered(text))


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("The officers found three looms in the city of Arden.", "The officers found three looms."),
        ("Ruth Amory met the miller in Arden on Monday.", "Ruth Amory met the miller."),
    ],
)
def test_an_event_may_lose_its_place(text: str, short: str) -> None:
    assert short in offered(text)
