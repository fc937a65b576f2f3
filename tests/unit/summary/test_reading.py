from matins.summary.reading import Reading, end_of, word_after


def test_words_are_read_with_their_spans_and_the_marks_after_them() -> None:
    read = Reading.of("Ruth Amory, 37, won.")
    assert read.words == ("ruth", "amory", "37", "won")
    assert [read.text[start:end] for start, end in read.spans] == ["Ruth", "Amory", "37", "won"]
    assert read.marked == (False, True, True, True)
    assert read.text[read.end :] == "."


def test_the_point_of_an_abbreviation_is_no_mark() -> None:
    assert Reading.of("The U.S. guild of Mr. Amory met at 7 p.m. on Monday.").marked[:-1] == (False,) * 11


def test_the_point_inside_a_quotation_is_a_mark() -> None:
    assert Reading.of("“The mill closed. It burnt,” she said.").marked[2]


def test_the_month_of_may_is_no_verb() -> None:
    assert Reading.of("It may open in May.").words == ("it", "may", "open", "in", "May")
    assert Reading.of("May I?").words == ("may", "i")


def test_what_is_removed_takes_its_marks_along() -> None:
    text = "The mill, which is old, closed."
    left = Reading.of(text).without([(8, 23)])
    assert left.words == ("the", "mill", "closed")
    assert left.marked == (False, False, True)


def test_a_part_is_what_begins_inside_it() -> None:
    read = Reading.of("The mill closed in Arden.")
    assert read.between(4, 17).words == ("mill", "closed", "in")
    assert read.between(20, 4).words == ()


def test_nothing_has_no_words_and_no_end_mark() -> None:
    read = Reading.of("")
    assert (read.words, read.spans, read.end) == ((), (), 0)


def test_a_word_before_two_removed_spans_keeps_the_mark_behind_them() -> None:
    text = 'The mill," which is old, closed.'
    left = Reading.of(text).without([(8, 9), (10, 24)])
    assert left.words == ("the", "mill", "closed")
    assert left.marked == (False, True, True)


def test_a_number_is_one_word_with_its_points_and_commas() -> None:
    assert Reading.of("It sold 1,000.50 of 3.").words == ("it", "sold", "1,000.50", "of", "3")


def test_the_next_word_is_found_from_anywhere() -> None:
    assert word_after("The mill, “Ruth’s” own", 8) == "ruth's"
    assert word_after("The mill.", 8) == ""


def test_the_end_mark_begins_before_what_closes_after_it() -> None:
    assert end_of("It burnt.”") == len("It burnt")
    assert end_of("It burnt") == len("It burnt")
