"""For any text: sentences cover it exactly, and a summary is made of its words, in order, within the budget."""

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.summary import summarise
from matins.summary.algorithms import ALGORITHMS
from matins.summary.trimming import trimmed
from matins.text.boilerplate import is_boilerplate
from matins.text.cells import cut, width
from matins.text.clean import clean_text
from matins.text.sentences import split
from summary_rules import broken_rules

LANGUAGES = st.sampled_from([None, "en", "de", "fr", "es", "zh", "ja", "ar", "ru", "vi", "xx"])
WORDS = st.sampled_from(
    [
        *(
            "The",
            "mayor",
            "said",
            "U.S.",
            "Dr.",
            "3.",
            "and,",
            "(quietly)",
            "“Stop!”",
            "«Non»",
            "which",
            "he",
            "closed.",
        ),
        *(
            "However,",
            "Is",
            "it?",
            "He",
            "5.5",
            "No.",
            "天气很好。",
            "(Reuters)",
            "–",
            "•",
            "Label:",
            "…",
            "e.g.",
            "z.B.",
        ),
        *(
            "Mai",
            "of,",
            "saying",
            "known;",
            "it.The",
            ";",
            "end.",
            "By Jane Doe\n",
            "Share\n",
            "ذهب.",
            "สวัสดี",
            "\n",
            "\n\n",
        ),
    ]
)
TEXTS = st.one_of(st.text(max_size=400), st.lists(WORDS, max_size=120).map(" ".join))


@given(TEXTS, LANGUAGES)
def test_sentences_cover_the_text_in_order_without_blanks_at_their_ends(text: str, lang: str | None) -> None:
    at = 0
    for start, end in split(text, lang):
        assert at <= start < end
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@given(TEXTS, LANGUAGES)
def test_a_trim_only_drops(text: str, lang: str | None) -> None:
    spans = trimmed(text, lang)
    assert all(start <= end for start, end in spans)
    assert list(spans) == sorted(spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None)
@given(
    text=TEXTS,
    lang=LANGUAGES,
    title=st.one_of(st.none(), st.text(max_size=30)),
    sentences=st.one_of(st.none(), st.integers(0, 6)),
    words=st.one_of(st.none(), st.integers(0, 80)),
    points=st.integers(0, 6),
    algorithm=st.sampled_from(["matins", "lead"]),
)
def test_a_summary_is_made_of_the_documents_own_words_within_its_budget(
    text: str,
    lang: str | None,
    title: str | None,
    sentences: int | None,
    words: int | None,
    points: int,
    algorithm: str,
) -> None:
    summary = summarise(
        text, title=title, lang=lang, sentences=sentences, words=words, points=points, algorithm=algorithm
    )
    assert broken_rules(summary, sentences=sentences, words=words, points=points) == []
    assert summary.sentences or summary.document.reason or sentences == 0


@settings(deadline=None, max_examples=60)
@given(text=TEXTS, lang=LANGUAGES, algorithm=st.sampled_from(sorted(set(ALGORITHMS) - {"matins", "lead"})))
def test_no_text_upsets_the_algorithms_of_sumy(text: str, lang: str | None, algorithm: str) -> None:
    summary = summarise(text, title="Park and plant", lang=lang, algorithm=algorithm)
    assert len(summary.sentences) <= 3
    assert bool(summary.sentences) == bool(summarise(text, title="Park and plant", lang=lang).sentences)


@given(st.text(max_size=60), st.integers(0, 20))
def test_a_cut_text_fits_and_stays_clean(text: str, cells: int) -> None:
    assert width(cut(clean_text(text), cells)) <= max(cells, 0)


@given(st.text(max_size=300))
def test_any_line_is_furniture_or_not(line: str) -> None:
    assert is_boilerplate(line) in (True, False)
