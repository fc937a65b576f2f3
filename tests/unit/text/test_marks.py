import pytest

from matins.text.marks import CASED, CASELESS, ENDS, FINISHED, QUESTION, WIDE


@pytest.mark.parametrize("mark", ENDS)
def test_every_end_mark_finishes_a_text(mark: str) -> None:
    assert FINISHED.search(f"The plant is closed{mark}")
    assert FINISHED.search(f"(“The plant is closed{mark}”)[12]")


@pytest.mark.parametrize("text", ["", "The plant", "The plant,", "The plant: it", "v2.0 of it", "[1]"])
def test_other_texts_are_not_finished(text: str) -> None:
    assert not FINISHED.search(text)


@pytest.mark.parametrize("text", ["Who?", "Who?”", "Who?!", "谁？", "من؟", "Ποιος;", "Ποιος\u037e"])
def test_questions_are_told_by_their_mark(text: str) -> None:
    assert QUESTION.search(text)


@pytest.mark.parametrize("text", ["", "The plant.", "Who? She.", "The plant;", "No!", "It burned.?", "It burned,?”"])
def test_other_texts_are_no_questions(text: str) -> None:
    assert not QUESTION.search(text)


def test_each_mark_belongs_to_one_kind_of_script() -> None:
    assert len(set(CASED) | set(CASELESS) | set(WIDE)) == len(CASED) + len(CASELESS) + len(WIDE)
