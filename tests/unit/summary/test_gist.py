import pytest

from matins.summary.gist import WIDTH, gist_of
from matins.text.cells import width
from matins.text.clean import clean_text


@pytest.mark.parametrize(
    ("sentence", "lang", "gist"),
    [
        ("The plant closed.", "en", "The plant closed."),
        (
            "The council will close the old plant on the harbour this spring, which pleased most people in the town.",
            "en",
            "The council will close the old plant on the harbour this spring.",
        ),
        ("LONDON (Reuters) - The plant closed.", "en", "LONDON (Reuters) - The plant closed."),
        ("Two\nlines here.", None, "Two lines here."),
    ],
)
def test_a_gist_is_the_sentence_or_its_main_clause(sentence: str, lang: str | None, gist: str) -> None:
    assert gist_of(clean_text(sentence), lang) == gist


@pytest.mark.parametrize("sentence", ["word " * 60, "天气很好" * 40, "a" * 400])
def test_a_long_sentence_is_cut_to_the_width_of_a_line(sentence: str) -> None:
    gist = gist_of(clean_text(sentence), None)
    assert gist.endswith("…")
    assert WIDTH / 2 < width(gist) <= WIDTH
