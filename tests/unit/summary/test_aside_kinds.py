"""Which kinds of asides are worth looking for in a text."""

import re

import pytest

from matins.summary.aside_kinds import AsideKind, AsideKinds, always

DAY = AsideKind("day", re.compile(" on Monday"), always, cues=("day",))
AGE = AsideKind("age", re.compile(r", \d\d,"), always, cues=(", ", "aged"))
ALSO = AsideKind("also", re.compile(" also"), always, words=frozenset({"also", "Monday"}))
KINDS = AsideKinds.of(DAY, AGE, ALSO)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The mill closed.", []),
        ("The mill closed on Tuesday.", [DAY]),
        ("The mill, aged, closed.", [AGE]),
        ("The mill also closed.", [ALSO]),
        ("The mill alsoran.", []),
        ("Ruth, 34, also left.", [AGE, ALSO]),
        ("On Monday it closed, also", [DAY, AGE, ALSO]),
        ("", []),
    ],
)
def test_a_kind_is_tried_where_one_of_its_cues_or_words_stands(text: str, kinds: list[AsideKind]) -> None:
    assert KINDS.worth_trying(text) == kinds
