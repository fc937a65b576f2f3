from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import BlockKind
from matins.summary.form import is_sound
from matins.text.words import words


@given(
    st.text(max_size=60), st.sampled_from(["en", "de", "fr", "vi", "ja", "th", "xx", None]), st.sampled_from(BlockKind)
)
def test_any_text_is_sound_or_not(text: str, lang: str | None, kind: BlockKind) -> None:
    assert is_sound(text + ".", words(text), lang, kind) in (True, False)


@given(st.text("ิี ๆก.", max_size=20))
def test_signs_without_letters_are_judged(text: str) -> None:
    assert is_sound(text, words(text), "th", BlockKind.PARAGRAPH) in (True, False)
