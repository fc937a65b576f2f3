"""The text of one block while it is built."""

from matins.extract.runs import Run
from matins.model.document import Emphasis, Mark


def test_white_space_is_folded_across_pieces() -> None:
    run = Run()
    for piece in ("  One \n", " two\t", None, "", "three "):
        run.add(piece)
    assert run.take() == ("One two three", ())


def test_a_space_before_a_piece_with_other_letters_is_kept() -> None:
    run = Run()
    run.add("Star Trek")
    run.add(" film was 2016’s ")
    assert run.take()[0] == "Star Trek film was 2016’s"


def test_marks_are_exact_and_leave_out_white_space_at_their_ends() -> None:
    run = Run()
    run.add("a ")
    run.open(Emphasis.BOLD)
    run.add(" bold ")
    run.close()
    run.add("end")
    text, marks = run.take()
    assert text == "a bold end"
    assert marks == (Mark((2, 6), Emphasis.BOLD),)


def test_a_mark_at_the_very_end_is_trimmed_with_the_text() -> None:
    run = Run()
    run.open(Emphasis.LINK, "https://example.org/")
    run.add("here ")
    run.close()
    assert run.take() == ("here", (Mark((0, 4), Emphasis.LINK, "https://example.org/"),))


def test_outer_marks_stand_before_the_marks_inside_them() -> None:
    run = Run()
    run.open(Emphasis.BOLD)
    run.open(Emphasis.ITALIC)
    run.add("both")
    run.close()
    run.add(" one")
    run.close()
    assert run.take() == ("both one", (Mark((0, 8), Emphasis.BOLD), Mark((0, 4), Emphasis.ITALIC)))


def test_an_empty_mark_is_none() -> None:
    run = Run()
    run.open(Emphasis.BOLD)
    run.add(" ")
    run.close()
    run.add("x")
    assert run.take() == ("x", ())


def test_a_mark_still_open_goes_on_in_the_next_block() -> None:
    run = Run()
    run.open(Emphasis.BOLD)
    run.add("first")
    assert run.take() == ("first", (Mark((0, 5), Emphasis.BOLD),))
    run.add("second")
    run.close()
    assert run.take() == ("second", (Mark((0, 6), Emphasis.BOLD),))


def test_lines_break_once_and_drop_the_space_before() -> None:
    run = Run()
    run.break_line()
    run.add("one ")
    run.break_line()
    run.break_line()
    run.add(" two")
    assert run.take()[0] == "one\ntwo"


def test_hostile_characters_are_gone_and_spans_still_fit() -> None:
    run = Run()
    run.add("a\u202eb\x1b \u200b ")
    run.open(Emphasis.BOLD)
    run.add("c\u200bd")
    run.close()
    text, marks = run.take()
    assert text == "ab cd"
    assert [text[slice(*mark.span)] for mark in marks] == ["cd"]


def test_marks_are_dropped_where_a_tag_parts_an_accent_from_its_letter() -> None:
    run = Run()
    run.add("e")
    run.open(Emphasis.BOLD)
    run.add("\u0301 x")
    run.close()
    assert run.take() == ("é x", ())
