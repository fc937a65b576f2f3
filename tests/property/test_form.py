from hypothesis import given
from hypothesis import strategies as st

from matins.model.document import READ_ALOUD, Block, BlockKind
from matins.summary.form import is_sound
from matins.summary.quotations import quotations
from matins.summary.verbless import lacks_verb
from matins.text.clean import clean_line
from matins.text.words import words


@given(
    st.text(max_size=60), st.sampled_from(["en", "de", "fr", "vi", "ja", "th", "xx", None]), st.sampled_from(BlockKind)
)
def test_any_text_is_sound_or_not(text: str, lang: str | None, kind: BlockKind) -> None:
    assert is_sound(text + ".", words(text), lang, kind) in (True, False)


@given(st.text("ิี ๆก.", max_size=20))
def test_signs_without_letters_are_judged(text: str) -> None:
    assert is_sound(text, words(text), "th", BlockKind.PARAGRAPH) in (True, False)


@given(st.lists(st.tuples(st.text("\"“”„«»+'‘’ .,a\u00a0…—", max_size=30), st.sampled_from(BlockKind), st.booleans())))
def test_quotations_lie_in_their_blocks_or_reach_beyond_them(told: list[tuple[str, BlockKind, bool]]) -> None:
    blocks = tuple(Block(kind, clean_line(text), hidden=hidden) for text, kind, hidden in told)
    for index, spans in quotations(blocks).items():
        assert blocks[index].kind in READ_ALOUD
        assert all(-1 <= start < end <= len(blocks[index].text) + 1 for start, end in spans)


@given(st.lists(st.text("ab .,", max_size=30)))
def test_where_there_are_no_marks_nothing_is_quoted(texts: list[str]) -> None:
    assert not any(quotations(tuple(Block(BlockKind.PARAGRAPH, clean_line(text)) for text in texts)).values())


@given(st.text(max_size=60), st.sampled_from(["de", "fr", "es", "en", ""]))
def test_any_text_has_a_verb_or_not(text: str, lang: str) -> None:
    assert lacks_verb(text, words(text), lang) in (True, False)
