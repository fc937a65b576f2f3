"""For any text: what may go is apart and in order, and what is left reads as the sentence did."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import Span
from matins.summary.asides import asides
from matins.summary.form import is_balanced
from matins.text.clean import clean_text

LANGUAGES = st.sampled_from(["en", "fr", "de", "es"])


def droppable(text: str, lang: str) -> tuple[Span, ...]:
    return tuple(aside.span for aside in asides(text, lang))


PIECES = st.sampled_from(
    [
        *(
            "The mayor",
            "Tom Varga",
            "Jane Holt",
            "Leeds",
            "police",
            "an old man",
            "a very long walk",
            "all of the mills",
        ),
        *(
            "was",
            "has",
            "said",
            "sold",
            "said that",
            "is still",
            "must not",
            "and",
            "or",
            "but",
            "if",
            "only",
            "who",
            "a",
        ),
        *("also", "recently", "on Tuesday", "last week", "late Monday night", "on March 3", "yesterday", "2012", "4%"),
        *(
            ", 34,",
            ", 34",
            ", who grew up in Leeds,",
            ", a former keeper,",
            ", however,",
            ",",
            ".",
            ";",
            "--",
            "–",
            ":",
        ),
        *(
            "(NMG)",
            "(but late)",
            "(",
            ")",
            '"',
            "“",
            "”",
            "'",
            "’s",
            "«",
            "»",
            "„",
            "President",
            "actor",
            "34-year-old",
        ),
        *(
            "Le président",
            "Jean Morel",
            "a également",
            "lundi soir",
            ", qui dort ici,",
            "est",
            "n'est pas",
            ", 34 ans,",
        ),
        *("Der Rat", "hat", "am Montag", "zudem", "Bundeskanzler", "Jan Rohm", "(34)", ", der hier wohnt,", "wurde"),
        *(
            "El presidente",
            "Juan Marín",
            "ha",
            "también",
            "este lunes",
            ", quien creció aquí,",
            ", sin embargo,",
            "fue",
        ),
        *("However,", "But", "On Tuesday,", "Mardi,", "Mais", "Aber", "Además,", "But The", "And", "’"),
    ]
)
TEXTS = st.lists(PIECES, max_size=14).map(lambda pieces: " ".join(pieces).replace(" ,", ",").replace(" .", "."))


def without(text: str, ranges: list[tuple[int, int]]) -> str:
    edges = [0, *(edge for span in ranges for edge in span), len(text)]
    return "".join(text[edges[place] : edges[place + 1]] for place in range(0, len(edges), 2))


@given(TEXTS | st.text(max_size=200), LANGUAGES)
def test_what_may_go_is_in_order_and_apart(text: str, lang: str) -> None:
    found = droppable(text, lang)
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(any(character.isalnum() for character in text[end:start]) for (_, end), (start, _) in pairwise(found))


@given(TEXTS.map(clean_text), LANGUAGES, st.data())
def test_what_is_left_reads_as_the_sentence_did(text: str, lang: str, data: st.DataObject) -> None:
    found = droppable(text, lang)
    some = [span for span in found if data.draw(st.booleans())]
    left = without(text, some)
    assert all(left.count(stray) <= text.count(stray) for stray in ("  ", " ,", " .", ",,", ",.", "( ", " )"))
    assert is_balanced(left) == is_balanced(text)
    assert left[:1].isupper() == text[:1].isupper()


@given(TEXTS, LANGUAGES)
def test_every_text_has_one_answer(text: str, lang: str) -> None:
    assert droppable(text, lang) == droppable(text, lang)
