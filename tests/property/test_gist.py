"""For any sentence: its gist fits a line of a list, is clean, and says only what the sentence does, in its order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.summary.gist import WIDTH, gist_of
from matins.text.cells import width
from matins.text.clean import clean_text, is_clean

LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "it", "zh", "ar", "xx"])
PARTS = st.sampled_from(
    [
        *(
            "The",
            "mayor",
            "said",
            "and",
            "of",
            "(quietly)",
            "(",
            '"',
            "“Stop!”",
            "«",
            "which",
            "saying",
            "1,200",
            "1912",
        ),
        *(
            "However,",
            "du",
            "l'été",
            "qui",
            "天气很好，",
            "港口",
            "👩‍👩‍👧",
            "🇫🇷",
            "e\u0301\u0302",
            "ذهب",
            "،",
            "–",
            "-",
            ";",
        ),
    ]
)
SENTENCES = st.one_of(st.text(max_size=300), st.lists(PARTS, min_size=8, max_size=60).map(" ".join))


def is_within(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(character in rest for character in part)


@settings(deadline=None)
@given(SENTENCES, LANGUAGES)
def test_a_gist_fits_a_line_and_is_the_sentences_own_words_in_order(sentence: str, lang: str | None) -> None:
    text = clean_text(sentence)
    gist = gist_of(text, lang)
    assert width(gist) <= WIDTH
    assert is_clean(gist)
    assert "\n" not in gist
    assert bool(gist) == bool(text)
    assert is_within(gist.removesuffix("…"), text.replace("\n", " "))


@settings(deadline=None)
@given(SENTENCES, LANGUAGES)
def test_a_sentence_that_fits_is_its_own_gist(sentence: str, lang: str | None) -> None:
    text = clean_text(sentence).replace("\n", " ")
    if width(text) <= WIDTH:
        assert gist_of(clean_text(text), lang) == text
