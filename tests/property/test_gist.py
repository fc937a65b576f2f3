"""For any summary: its gist fits a line of a list, is clean, and says only what one of its texts does, in its order."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.summary import Point, Sentence
from matins.summary.gist import WIDTH, gist_of
from matins.text.cells import width
from matins.text.clean import Clean, clean_text, is_clean

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


def gist(told: list[str], points: list[str], lang: str | None) -> Clean:
    sentences = [Sentence(clean_text(text), block, ((0, len(text)),)) for block, text in enumerate(told)]
    return gist_of(sentences, [Point(clean_text(text), 0, ((0, len(text)),)) for text in points], lang)


@settings(deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=3), st.lists(SENTENCES, max_size=2), LANGUAGES)
def test_a_gist_fits_a_line_and_is_the_own_words_of_one_sentence_or_point_in_order(
    told: list[str], points: list[str], lang: str | None
) -> None:
    line = gist(told, points, lang)
    assert width(line) <= WIDTH
    assert is_clean(line)
    assert "\n" not in line
    assert bool(line) == bool(clean_text(told[0])) or not clean_text(told[0])
    kept = line.removesuffix("…").casefold()
    assert any(is_within(kept, clean_text(text).replace("\n", " ").casefold()) for text in (*told, *points))


@settings(deadline=None)
@given(SENTENCES, LANGUAGES)
def test_a_lone_sentence_that_fits_is_its_own_gist(sentence: str, lang: str | None) -> None:
    text = clean_text(sentence).replace("\n", " ")
    line = gist([text], [], lang)
    if width(text) <= WIDTH and lang not in ("en", "de", "fr", "es"):
        assert line == text


@settings(deadline=None)
@given(st.lists(SENTENCES, min_size=1, max_size=3), LANGUAGES)
def test_a_gist_is_the_same_each_time(told: list[str], lang: str | None) -> None:
    assert gist(told, [], lang) == gist(told, [], lang)
