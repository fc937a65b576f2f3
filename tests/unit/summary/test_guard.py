"""What the clause around an aside may go on with."""

import pytest

from matins.summary import guard, plain_guard


@pytest.mark.parametrize("word", ["has", "closed", "sells", "quickly", "also", "and", "in", "with"])
def test_an_english_clause_goes_on_with_a_verb_an_adverb_or_a_phrase(word: str) -> None:
    assert guard.may_resume(word)


@pytest.mark.parametrize("word", ["mill", "the", "ponds", "1962"])
def test_an_english_clause_does_not_go_on_with_a_noun(word: str) -> None:
    assert not guard.may_resume(word)


@pytest.mark.parametrize(
    ("lang", "word", "resumes"),
    [
        ("fr", "est", True),
        ("fr", "l'est", False),
        ("fr", "vendait", True),
        ("fr", "moulin", False),
        ("fr", "a-t-il", False),
        ("es", "vendió", True),
        ("es", "molino", False),
        ("de", "hat", True),
        ("de", "mühle", False),
    ],
)
def test_other_clauses_go_on_with_a_finite_verb(lang: str, word: str, resumes: bool) -> None:
    assert plain_guard.may_resume(word, lang) is resumes
