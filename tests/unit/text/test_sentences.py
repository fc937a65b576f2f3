import pytest

from matins.text.sentences import split
from matins.text.unmarked import WINDOW
from sentence_cases import CASES, NEED_THEIR_LANGUAGE, text_of, wanted

HARD = [(lang, case) for lang, cases in CASES.items() for case in cases]


def sentences(text: str, lang: str | None) -> list[str]:
    return [text[start:end] for start, end in split(text, lang)]


def test_the_table_is_as_large_as_it_claims() -> None:
    assert len({case for _, case in HARD}) == len(HARD) >= 400
    assert len(CASES) >= 38
    assert {case for _, case in HARD} >= NEED_THEIR_LANGUAGE


@pytest.mark.parametrize(("lang", "case"), HARD)
def test_sentences_of_a_known_language_end_where_people_end_them(lang: str, case: str) -> None:
    assert sentences(text_of(case), lang) == wanted(case)


@pytest.mark.parametrize("case", [case for _, case in HARD if case not in NEED_THEIR_LANGUAGE])
def test_sentences_of_an_unknown_language_end_there_too(case: str) -> None:
    assert sentences(text_of(case), None) == wanted(case)


@pytest.mark.parametrize("text", ["", " ", "\n\n", " \t "])
def test_a_text_of_blanks_has_no_sentences(text: str) -> None:
    assert split(text) == ()


def test_a_region_or_an_unknown_code_does_no_harm() -> None:
    assert sentences("Am 3. Mai kam er. Dann ging er.", "de-AT") == ["Am 3. Mai kam er.", "Dann ging er."]
    assert sentences("One. Two.", "tlh") == ["One.", "Two."]


def test_marks_alone_are_one_sentence_each_time_they_stand_apart() -> None:
    assert sentences("... !!! ???", None) == ["...", "!!!", "???"]


def test_a_long_text_without_marks_falls_into_windows_of_words() -> None:
    text = "word " * 200
    parts = sentences(text, "en")
    assert len(parts) > 1
    assert all(0 < len(part.split()) <= WINDOW for part in parts)
    assert " ".join(parts).split() == text.split()


def test_a_long_text_without_blanks_falls_into_pieces_that_tear_no_character() -> None:
    text = "é" * 999
    parts = sentences(text, None)
    assert "".join(parts) == text
    assert len(parts) > 1
    assert not any(part.startswith("\u0301") for part in parts)


def test_lines_part_a_text_without_marks() -> None:
    assert sentences("one two three\nfour five six\n\nseven", None) == ["one two three", "four five six", "seven"]


@pytest.mark.parametrize("mark", "\n。！？｡．؟۔।॥։።។။.!?…‽")
def test_every_mark_ends_a_sentence(mark: str) -> None:
    assert len(split(f"The mayor closed the plant{mark} Harborough needs it no more")) == 2


@pytest.mark.parametrize(
    "piece",
    [
        "U.S. ",
        "a- Yahoo! ",
        "x.[1]b ",
        "“a?” B ",
        ". . ",
        "1. ",
        "x 5. Xx ",
        "a I. ",
        "ก ",
        "🎉 ",
        '?" ',
        "α; b ",
        "i.e ",
        "port.2. X ",
        'X. "a b ',
    ],
)
def test_a_text_that_never_ends_a_sentence_costs_no_more_by_the_mark(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    spans = split(text)
    split(text, "de")
    assert "".join(text[start:end] for start, end in spans).replace(" ", "") == text.replace(" ", "")


def test_a_long_sentence_with_its_end_mark_stays_whole() -> None:
    text = "Harborough " + "and its old pier " * 25 + "closed."
    assert sentences(text, "en") == [text]


def test_thai_parts_at_some_of_its_blanks() -> None:
    first = "สภาเมืองมีมติปิดโรงไฟฟ้าเก่าริมแม่น้ำภายในสิ้นปีหน้า"
    second = "นอกจากนี้ เมืองจะสร้างสวนสาธารณะแห่งใหม่ขึ้นแทน"
    assert sentences(f"{first} {second}", "th") == [first, second]
    assert sentences(f"{first} {second}", None) == [first, second]


def test_a_mark_at_the_end_of_a_thai_text_leaves_nothing_behind() -> None:
    assert sentences("ก. ", None) == ["ก."]


def test_a_semicolon_asks_in_greek_alone() -> None:
    assert len(split("Ποιος ήρθε; Κανείς.", "el")) == 2
    assert len(split("One came; Two left.", "en")) == 1


def test_an_emoji_that_begins_a_line_ends_nothing() -> None:
    assert sentences("🎉 The town is glad.\n🎉 It won.", "en") == ["🎉 The town is glad.", "🎉 It won."]


@pytest.mark.parametrize(
    ("text", "lang", "wanted"),
    [
        ("The boats stay in port.2. The pier is closed.", "en", ["The boats stay in port.", "2. The pier is closed."]),
        ("Le port ferme ».12. La ville paie.", "fr", ["Le port ferme ».", "12. La ville paie."]),
        ('Der Hafen ist „zu".2. Die Stadt zahlt.', "de", ['Der Hafen ist „zu".', "2. Die Stadt zahlt."]),
        ("Call 03.62.59.83.60. Then wait.", "en", ["Call 03.62.59.83.60.", "Then wait."]),
        ("Version 3.5.2. Then wait.", "en", ["Version 3.5.2.", "Then wait."]),
        ("Siehe Abs.2. Satz zwei gilt.", "de", ["Siehe Abs.2.", "Satz zwei gilt."]),
        ("The boats stay in port.2.5 tons are lost.", "en", ["The boats stay in port.2.5 tons are lost."]),
        ("The boats stay in port.123. They rest.", "en", ["The boats stay in port.123.", "They rest."]),
        ('He wrote it on X. "Just like that, it rains."', "en", ["He wrote it on X.", '"Just like that, it rains."']),
        ("Er schrieb auf X. „Genau so regnet es.“", "de", ["Er schrieb auf X.", "„Genau so regnet es.“"]),
        ('Ann F. "Nan" Lee left.', "en", ['Ann F. "Nan" Lee left.']),
        ('Ann F. "Big Nan" Lee left.', "en", ['Ann F. "Big Nan" Lee left.']),
        ("The Rt. Hon. Ann Marsh left.", "en", ["The Rt. Hon. Ann Marsh left."]),
        ("He works for RT. The pier is closed.", "en", ["He works for RT.", "The pier is closed."]),
    ],
)
def test_items_glued_to_a_sentence_and_quotations_after_a_letter_begin_anew(
    text: str, lang: str, wanted: list[str]
) -> None:
    assert sentences(text, lang) == wanted
