"""Terms and their combinations."""

from matins.model.document import Status
from matins.query.condition import Condition
from matins.query.fields import words
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
)


def test_upper_and_lower_case_are_alike_in_every_script() -> None:
    assert words("STRASSE").matches(SUBJECT, 0)
    assert words("οδος").matches(SUBJECT, 0)


def test_nothing_is_found_across_title_and_gist() -> None:
    assert not words("regen οδος").matches(SUBJECT, 0)


def test_combinations_keep_their_parameters_in_order() -> None:
    term = Any((All((words("a"), Not(words("b")))), words("c")))
    condition = term.condition(0)
    assert condition.parameters == ("a", "b", "c")
    assert condition.sql.count("?") == 3
    assert condition == Condition(condition.sql, ("a", "b", "c"))


def test_combinations_answer_as_logic_has_it() -> None:
    yes, no = words("regen"), words("sonne")
    assert All((yes, Not(no))).matches(SUBJECT, 0)
    assert not All((yes, no)).matches(SUBJECT, 0)
    assert Any((no, yes)).matches(SUBJECT, 0)
    assert not Any((no, Not(yes))).matches(SUBJECT, 0)
