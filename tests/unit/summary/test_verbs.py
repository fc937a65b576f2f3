import pytest

from matins.summary.reading import Reading
from matins.summary.verbs import is_complete, main_verb, subordinator

MAIN = (
    ("The mill was sold.", "was"),
    ("Ruth Amory, a baker, won the tender.", "won"),
    ("The man who left the mill took the looms.", "took"),
    ("After the flood had gone, the guild met.", "met"),
    ("A day after the guild had met, the mill was sold.", "was"),
    ("Where the mill stands, as all know, nothing grew.", "grew"),
    ("The rivals clashed in Arden.", "clashed"),
    ("The mill opened its doors in May.", "opened"),
)
NONE = (
    "The setup installed atop the mill.",
    "The band Twisted Mills of Leeds.",
    "The weavers, led by the head of the guild.",
    "A day after the guild left the mill.",
    "Where the mill stands.",
    "The looms of the mill.",
)
WAITING = ("The guild has removed", "He was able", "The mill is part", "They want", "She let")
WHOLE = (
    "The guild has a mill",
    "Two men were killed",
    "The firm met the demands",
    "The ship sank",
    "She went to school",
)


@pytest.mark.parametrize(("text", "verb"), MAIN)
def test_the_verb_of_the_main_clause_is_found(text: str, verb: str) -> None:
    read = Reading.of(text)
    assert read.words[main_verb(read.words, read.cased, read.marked)] == verb


@pytest.mark.parametrize("text", NONE)
def test_a_participle_or_a_verb_of_another_clause_is_not_taken_for_it(text: str) -> None:
    read = Reading.of(text)
    assert main_verb(read.words, read.cased, read.marked) == -1


def test_nothing_has_no_verb() -> None:
    assert main_verb((), (), ()) == -1


@pytest.mark.parametrize("text", WAITING)
def test_a_sentence_does_not_end_with_a_word_that_waits_for_more(text: str) -> None:
    read = Reading.of(text)
    assert not is_complete(read.words, read.cased, read.marked)


@pytest.mark.parametrize("text", WHOLE)
def test_a_sentence_may_end_with_an_object_or_a_verb_that_needs_none(text: str) -> None:
    read = Reading.of(text)
    assert is_complete(read.words, read.cased, read.marked)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("two days after he left", "after"),
        ("and when it rains", "when"),
        ("had it not been so", "had"),
        ("now that the mill has closed", "that"),
        ("now the mill is closed", ""),
        ("the mill", ""),
    ],
)
def test_a_subordinate_beginning_is_known_by_its_word(text: str, word: str) -> None:
    assert subordinator(text.split()) == word
