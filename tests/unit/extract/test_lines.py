"""What each line of a plain text is, by its form."""

import time

import pytest

from matins.extract.lines import Line, ends_sentence, lines_of
from matins.model.document import BlockKind

PROSE = "The bees have come back to the roofs of the old town, and the keepers say that this spring is a good one."


def told(text: str) -> list[tuple[str, str]]:
    return [(line.kind.value, line.text) for line in lines_of(text)]


def headings(text: str) -> list[tuple[str, int]]:
    return [(line.text, line.level) for line in lines_of(text) if line.level]


def items(text: str) -> list[tuple[str, str, int | None]]:
    return [(line.bullet, line.text, line.number) for line in lines_of(text) if line.bullet]


@pytest.mark.parametrize("text", ["Done.", "Done!”", "終わり。", "تم؟", "है।", "so …"])
def test_a_sentence_is_told_by_its_end(text: str) -> None:
    assert ends_sentence(text)
    assert not ends_sentence(text.rstrip(".!”。؟।…") + ",")


def test_a_fenced_listing_keeps_its_white_space_and_language() -> None:
    lines = lines_of("Before.\n```Python\ndef a():\n\n    return   1\n```\nAfter.")
    assert [line.text for line in lines] == ["Before.", "def a():\n\n    return   1", "After."]
    assert (lines[1].kind, lines[1].language) == (BlockKind.CODE, "python")


def test_a_fence_that_is_never_closed_is_a_line() -> None:
    assert told("```\nBees are back.\n~~~ x") == [
        ("paragraph", "```"),
        ("paragraph", "Bees are back."),
        ("paragraph", "~~~ x"),
    ]


def test_a_fence_is_closed_by_one_as_long() -> None:
    assert told("````\n```\nx\n````") == [("code", "```\nx")]


def test_indented_lines_that_look_like_code_are_code_with_the_empty_lines_between() -> None:
    code = "    int n = 0;\n    for (;;) {\n        n++;\n\n    }"
    assert told(f"{PROSE}\n\n{code}\n\n{PROSE}")[1] == ("code", "int n = 0;\nfor (;;) {\n    n++;\n\n}")


def test_indented_prose_and_a_line_with_a_semicolon_are_no_code() -> None:
    assert {kind for kind, _ in told(f"    {PROSE}\n    {PROSE}\n\nThey sang (softly);\n\nthey wept;")} == {"paragraph"}


@pytest.mark.parametrize(
    "table",
    [
        "| Year | Hives |\n|------|------:|\n| 2024 | 12 |",
        "Year | Hives\n--- | ---\n2024 | 12",
        "Year\tHives\n2024\t12",
        "Year\t\tHives\n2024\t12",
    ],
)
def test_rows_of_bars_or_tabs_are_a_table(table: str) -> None:
    assert told(f"{PROSE}\n\n{table}\n\nEnd.") == [
        ("paragraph", PROSE),
        ("table", "Year | Hives\n2024 | 12"),
        ("paragraph", "End."),
    ]


@pytest.mark.parametrize(
    "text", ["to be | not to be", "a | b\nc | d", "one\ttwo", "•\tone\n•\ttwo", "a\tb\na\tb\tc\na\tb\tc\td"]
)
def test_a_bar_or_a_tab_alone_makes_no_table(text: str) -> None:
    assert "table" not in {kind for kind, _ in told(text)}


def test_quoted_lines_are_joined_and_parted_where_the_quote_is() -> None:
    assert told("> The bees came back\n> in April.\n>\n>> Did they?\nYes.") == [
        ("quote", "The bees came back in April."),
        ("quote", "Did they?"),
        ("paragraph", "Yes."),
    ]


def test_a_lone_pointer_is_no_quote() -> None:
    assert told(">> More about bees") == [("paragraph", ">> More about bees")]


@pytest.mark.parametrize(("mark", "level"), [("=", 1), ("-", 2), ("~", 3), ("^", 3), ("*", 2), ('"', 3)])
def test_a_line_with_a_rule_below_is_a_heading(mark: str, level: int) -> None:
    assert headings(f"Getting bees\n{mark * 12}\n{PROSE}") == [("Getting bees", level)]


def test_a_rule_above_and_below_makes_one_heading() -> None:
    assert headings(f"=====\nBees!\n=====\n\n{PROSE}") == [("Bees!", 1)]


@pytest.mark.parametrize("rule", ["-----", "* * *", "_____", "= = ="])
def test_a_rule_below_a_paragraph_only_parts(rule: str) -> None:
    assert told(f"{PROSE}\n{rule}\n{PROSE}") == [("paragraph", PROSE), ("paragraph", PROSE)]
    assert headings(f"{PROSE}\n{rule}\n{PROSE}") == []


def test_hashes_make_headings_and_go() -> None:
    assert headings("## Bees ##\ntext\n#bees\n####### seven") == [("Bees", 2)]


def test_what_follows_the_mark_of_a_signature_is_hidden() -> None:
    lines = lines_of(f"{PROSE}\n\n-- \nAda Keeper\nTown Hall")
    assert [(line.text, line.hidden) for line in lines] == [(PROSE, False), ("Ada Keeper", True), ("Town Hall", True)]


def test_two_dashes_far_from_the_end_are_no_signature() -> None:
    assert not any(line.hidden for line in lines_of("--\n" + "A line.\n" * 20))


@pytest.mark.parametrize("glyph", ["•", "◦", "▪", "‣", "■", "◆"])
def test_a_sure_glyph_needs_no_company_and_no_blank(glyph: str) -> None:
    assert items(f"{glyph}One") == [(glyph, "One", None)]


def test_numbers_of_other_scripts_and_forms_are_numbers() -> None:
    assert [(text, number) for _, text, number in items("1、数\n2、卖\n\n（1）一\n（2）二")] == [
        ("数", 1),
        ("卖", 2),
    ]
    assert items("①一\n②二") == [("①", "一", 1), ("①", "二", 2)]
    assert [number for _, _, number in items("١. واحد\n٢. اثنان")] == [1, 2]


def test_an_outer_list_goes_on_after_an_inner_one() -> None:
    assert [text for _, text, _ in items("- a\n  * b\n  * c\n- d")] == ["a", "b", "c", "d"]


def test_far_dashes_are_no_list() -> None:
    assert items(f"- a\n\n{PROSE}\n\n{PROSE}\n\n- b") == []


def test_wrapped_verses_with_capitals_are_not_joined() -> None:
    verses = [
        "Like trains of cars on tracks of plush now",
        "I hear the level bee that goes and comes",
        "A jar across the flowers goes again now",
        "Their velvet masonry withstands it all yet",
    ]
    assert [line.text for line in lines_of("\n".join(verses))] == verses


def test_a_line_longer_than_a_block_is_cut_at_a_blank() -> None:
    lines = lines_of("bees are back " * 30_000)
    assert len(lines) == 3
    assert all(line.text.startswith(("bees", "are", "back")) for line in lines)
    assert sum(len(line.text.split()) for line in lines) == 90_000


@pytest.mark.parametrize(
    "unit",
    [
        "bees ",
        "a|b\n",
        "a\tb\n",
        "a\tb\na\tb\tc\n\n",
        "```a\n",
        "~~~a\n",
        "> a\n",
        "- a\n",
        "1. a\n",
        "---\n",
        "f(" * 99 + "\n\n",
        "a\n-\n",
    ],
)
def test_no_text_takes_more_than_linear_time(unit: str) -> None:
    start = time.process_time()
    lines_of(unit * (200_000 // len(unit)))
    assert time.process_time() - start < 3


def test_a_line_knows_its_place() -> None:
    assert lines_of("a\n\n  b") == [Line(text=lines_of("a")[0].text, indent=0, group=0), lines_of("\n  b")[0]]


HEADER = "From: Ada Keeper <ada@town.example>\nTo: bees@town.example\nSubject: Water for bees\nDate: Tue, 3 Feb 2026"


def test_the_header_of_a_letter_is_hidden_and_its_lines_stay_apart_from_the_letter() -> None:
    lines = lines_of(f"{HEADER}\n\n{PROSE}")
    assert [line.hidden for line in lines] == [True, True, True, True, False]
    assert lines[-1].text == PROSE


@pytest.mark.parametrize("text", ["From: the sea\nTo: the hills", "Ada: No.\nTom: Yes.\nAda: Well.", "Subject: bees"])
def test_lines_with_colons_are_no_header(text: str) -> None:
    assert not any(line.hidden for line in lines_of(f"{text}\n\n{PROSE}"))


def test_the_lines_of_a_letter_below_its_header_are_joined() -> None:
    letter = """The bees have come back to the roofs of the old town, and all the
keepers say that this spring is a good one, since the rain came
early, and the limes of the park are in flower since last week
already, which nobody had hoped for."""
    shown = [line.text for line in lines_of(f"{HEADER}\n\n{letter}") if not line.hidden]
    assert shown == [letter.replace("\n", " ")]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ('She called it "\n\nthe long night", and left.', ['She called it "the long night", and left.']),
        ('It rained.\n\n"\n\nWe stay", she said.', ["It rained.", '"We stay", she said.']),
        ("Il parle d’une «\n\ngrande nuit » au port.", ["Il parle d’une «grande nuit » au port."]),
        ("Er nennt es „\nlange Nacht“ und geht.", ["Er nennt es „lange Nacht“ und geht."]),
        ('She said "we\n\nstay" and left.', ['She said "we', 'stay" and left.']),
        ('She called it " night "\n\nThe pier burned.', ['She called it " night "', "The pier burned."]),
        ('He left "\n\n- the pier\n- the mill', ['He left "', "the pier", "the mill"]),
        ('The long night "', ['The long night "']),
    ],
)
def test_a_break_behind_a_quotation_mark_that_opens_is_none(text: str, lines: list[str]) -> None:
    assert [line.text for line in lines_of(text)] == lines


def test_many_breaks_behind_quotation_marks_take_no_time() -> None:
    assert lines_of("x “\n" * 100_000)
    assert lines_of('"\n' + 'a " b "\n' * 100_000)
