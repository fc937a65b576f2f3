from hypothesis import given
from hypothesis import strategies as st

from matins.summary.leaning import Lean, lean
from matins.summary.leaning_scripts import SCRIPTS
from matins.summary.leaning_words import LATIN
from matins.text.words import words


@given(st.text(max_size=40), st.sampled_from(sorted(LATIN | SCRIPTS)))
def test_any_text_leans_or_not(text: str, lang: str) -> None:
    assert lean(text, words(text), lang) in (None, *Lean)
