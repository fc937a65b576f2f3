"""Why sentences were chosen, in words."""

import pytest

from matins.export import explanation
from matins.model.document import Document
from matins.model.summary import Judged, Reason, Summary
from matins.text.clean import clean_line

ONE = Judged(clean_line("It rang."), 3, ((4, 12), (20, 22)), 1, 1.256, chosen=True)


def test_a_score_says_in_words_whether_the_sentence_was_chosen() -> None:
    assert explanation.score(ONE) == "score +1.26, chosen"
    assert explanation.score(Judged(ONE.text, 3, ONE.spans, 2, -0.5, chosen=False)) == "score −0.50"


def test_every_range_of_a_place_is_told() -> None:
    assert explanation.place(ONE.block, ONE.spans) == "block 3, characters 4–12, 20–22"


def test_reasons_are_told_with_their_sign_in_the_order_given() -> None:
    told = (Reason("in the first paragraph", 0.414), Reason("opens with a quotation", -0.2))
    assert explanation.reasons(told) == "+0.41 in the first paragraph · −0.20 opens with a quotation"
    assert explanation.reasons(()) == ""


@pytest.mark.parametrize(
    ("judged", "said"),
    [
        ((), "no sentence to choose from"),
        ((ONE,), "lexrank gives scores, and no reasons"),
        ((Judged(ONE.text, 3, ONE.spans, 1, 1.0, chosen=True, reasons=(Reason("is long", 0.1),)),), "said twice"),
    ],
)
def test_what_there_is_to_know_comes_first(judged: tuple[Judged, ...], said: str) -> None:
    assert said in explanation.preface(Summary(Document(), algorithm="lexrank"), judged)
