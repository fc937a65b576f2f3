"""Terms and their combinations."""

from matins.model.document import Status
from matins.query.condition import Condition
from matins.query.fields import FIELD, words
from matins.query.terms import All, Any, Not, Subject
from matins.text.clean import clean_line

SUBJECT = Subject(
    title=clean_line("Straße im Regen"),
    gist=clean_line("ΟΔΟΣ"),
    feed=clean_line("Feed"),
    tags=(),
    link=None,
    author=None,
    lang=None,
    read=False,
    starred=False,
    status=Status.FULL,
    sort_time=0,
    words=0,
    summary="ΟΔΟΣ",
    body="Die Sonne kommt spät.",
)


def test_upper_and_lower_case_are_alike_in_every_script() -> None:
    assert words("STRASSE").matches(SUBJECT, 0)
    assert words("οδος").matches(SUBJECT, 0)


def test_nothing_is_found_across_title_and_summary() -> None:
    assert not words("regen οδος").matches(SUBJECT, 0)


def test_combinations_keep_their_parameters_in_order() -> None:
    url = FIELD["url"].read
    term = Any((All((url("a"), Not(url("b")))), url("c")))
    condition = term.condition(0)
    assert condition.parameters == ("a", "b", "c")
    assert condition.sql.count("?") == 3
    assert condition == Condition(condition.sql, ("a", "b", "c"))


def test_what_the_index_answers_is_asked_of_it_at_once() -> None:
    term = All((words("a"), words("%"), Not(words("b")), Any((words("c"), words("d e")))))
    parts = term.parts()
    every = "{title summary body}"
    assert parts.expression == (f'(({every} : "a") AND (({every} : "c") OR ({every} : "d e"))) NOT ({every} : "b")')
    assert [other.condition(0).parameters for other in parts.others] == [("%",)]
    assert term.condition(0).sql.count("MATCH") == 1
    assert term.condition(0).parameters == (parts.expression, "%")


def test_an_index_cannot_answer_what_nothing_must_hold_for() -> None:
    assert Not(words("a")).parts().expression is None
    assert All((Not(words("a")), Not(words("b")))).parts().expression is None
    assert Any((words("a"), words("%"))).parts().expression is None
    assert Any((words("a"), Not(words("b")))).parts().expression is None


def test_words_are_those_that_can_be_shown() -> None:
    term = All((words("Späte Sonn*"), Not(words("regen")), Any((words("%"), words("京"))), FIELD["author"].read("Eva")))
    assert term.words() == ("spate", "sonn*", "京*")
    assert FIELD["title"].read("Regen").words() == ("regen",)


def test_combinations_answer_as_logic_has_it() -> None:
    yes, no = words("regen"), words("schnee")
    assert All((yes, Not(no))).matches(SUBJECT, 0)
    assert not All((yes, no)).matches(SUBJECT, 0)
    assert Any((no, yes)).matches(SUBJECT, 0)
    assert not Any((no, Not(yes))).matches(SUBJECT, 0)
