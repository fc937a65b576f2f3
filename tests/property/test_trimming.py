"""For any sentence: a unit is made of its words in order, is whole in its quotations, and short enough."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.summary.form import is_balanced
from matins.summary.trimming import MOST, units

LANGUAGES = st.sampled_from(["en", "fr", "de", "es", "de-AT", "it", None])
PIECES = st.sampled_from(
    [
        *(
            "The mayor",
            "Ruth Amory",
            "the old mill",
            "she",
            "a baker from Leeds",
            "37",
            "Le maire",
            "El puente",
            "Das Haus",
        ),
        *("has closed", "sold the yard", "was built by", "said", "a fermé le pont", "está cerrado", "wurde gebaut"),
        *(
            ",",
            ", which",
            ", who",
            ", and",
            ", a",
            ", qui",
            ", die",
            ", que",
            ", leaving",
            ", police said",
            ", selon",
            ", “",
        ),
        *(" after", " as the", " on Monday", " in Arden", " and was", " lorsque", " mientras", " — ", " -- ", ";", ":"),
        *(
            "(CNN)",
            "(at last)",
            "“The mill”",
            "“",
            ",”",
            "«",
            "»",
            '"',
            "'",
            "not",
            "unless",
            "that",
            ".",
            "!",
            "…",
            "p.m.",
        ),
    ]
)
SENTENCES = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=24).map(lambda found: " ".join(found).replace(" ,", ",").replace("  ", " ") + "."),
)


@settings(deadline=None)
@given(SENTENCES, LANGUAGES, st.integers(1, 30))
def test_units_are_short_subsequences_of_the_sentence(text: str, lang: str | None, limit: int) -> None:
    found = units(text, lang, limit=limit)
    assert len(found) <= MOST
    assert len(set(found)) == len(found)
    for unit in found:
        assert all(0 <= start < end <= len(text) for start, end in unit) or not text
        assert all(before[1] <= after[0] for before, after in pairwise(unit))
        assert len("".join(text[start:end] for start, end in unit).split()) <= limit


@settings(deadline=None)
@given(SENTENCES, LANGUAGES)
def test_a_balanced_sentence_has_balanced_units(text: str, lang: str | None) -> None:
    if is_balanced(text):
        for unit in units(text, lang):
            assert is_balanced("".join(text[start:end] for start, end in unit))


@settings(deadline=None)
@given(SENTENCES, LANGUAGES)
def test_the_same_sentence_has_the_same_units(text: str, lang: str | None) -> None:
    assert units(text, lang) == units(text, lang)


@settings(deadline=None, max_examples=20)
@given(st.lists(PIECES, min_size=900, max_size=900), LANGUAGES)
def test_what_is_too_long_for_a_sentence_is_not_searched(pieces: list[str], lang: str | None) -> None:
    text = "x" * 1500 + " ".join(pieces)
    assert units(text, lang) == ()
