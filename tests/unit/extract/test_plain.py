"""Plain text to blocks, by form alone."""

from pathlib import Path

import pytest

from matins.extract.plain import LONGEST, document_of_text, with_letters_read
from matins.model.document import Block, BlockKind, Document, Status
from matins.text.clean import clean_code, clean_line

BODY = "The bees have come back to the roofs of the old town, and the keepers say that this spring is a good one."
HEADINGS = [
    "Diplomatic Preconditions",
    "Economic Considerations and Tensions with Ukraine",
    "Shifts in U.S. Foreign Policy",
    "Key Discussion Points in U.S.-Russia Relations",
    "Implications for Global Alliances",
    "Conclusion",
]
LABELS = [
    "Resolution of the Ukraine Conflict",
    "NATO Dynamics",
    "Energy Collaboration",
    "Sanctions and Economic Relations",
    "Nuclear Arms Control",
    "Prisoner Exchanges",
]


def kinds(document: Document) -> list[tuple[str, str]]:
    return [(block.kind.value, block.text) for block in document.blocks if not block.hidden]


def test_a_page_saved_as_text_gives_its_headings_items_and_nothing_of_the_furniture(shared: Path) -> None:
    text = next((shared / "seed").glob("000_*.txt")).read_text()
    document = document_of_text(text)
    visible = [block for block in document.blocks if not block.hidden]
    assert document.title == "Trump-Putin Meeting Hinges on Ukraine War Progress, Says Rubio"
    assert [block.text for block in visible if block.kind is BlockKind.HEADING] == HEADINGS
    assert [block.text.split(":")[0] for block in visible if block.kind is BlockKind.LIST_ITEM] == LABELS
    gold = (shared / "seed" / "gold.txt").read_text()
    assert not [block.text for block in visible if block.text not in gold]
    assert document.status is Status.FULL


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u200b\u202e", "© 2026 The Town Paper"])
def test_a_text_that_says_nothing_is_empty(text: str) -> None:
    document = document_of_text(text)
    assert (document.status, document.reason, document.text) == (Status.EMPTY, "no text", "")


def test_lines_that_were_wrapped_are_joined() -> None:
    lines = [
        "The bees have come back to the roofs of the old town, and the keepers",
        "say that this spring is a good one. Last year the frost came late and",
        "took the blossom of the limes, so that there was little to eat.",
        "",
        "Now the hives are full. The keepers look forward to the summer and to",
        "the first honey of the year.",
    ]
    assert kinds(document_of_text("\n".join(lines))) == [
        ("paragraph", " ".join(lines[:3])),
        ("paragraph", " ".join(lines[4:])),
    ]


def test_wrapped_lines_of_a_script_without_spaces_are_joined_without_one() -> None:
    lines = [
        "春天来了蜜蜂又回到了老城的屋顶上养蜂人说今年是个好年景去年霜冻来得晚冻坏了椴树的花所以蜜蜂没有",
        "什么可吃的。",
    ]
    assert kinds(document_of_text("\n".join(lines))) == [("paragraph", "".join(lines))]


def test_a_sentence_a_line_stays_a_paragraph_a_line() -> None:
    lines = ["The bees are back in the old town.", "The keepers are glad about it, they say.", "Honey comes in June."]
    assert kinds(document_of_text("\n".join(lines))) == [("paragraph", line) for line in lines]


def test_long_lines_are_paragraphs() -> None:
    assert kinds(document_of_text(f"{BODY} {BODY}\n{BODY} {BODY} End.")) == [
        ("paragraph", f"{BODY} {BODY}"),
        ("paragraph", f"{BODY} {BODY} End."),
    ]


def test_a_short_line_before_a_longer_one_is_a_heading() -> None:
    assert kinds(document_of_text(f"{BODY}\n\nA good year\n\n{BODY} Yes.")) == [
        ("paragraph", BODY),
        ("heading", "A good year"),
        ("paragraph", f"{BODY} Yes."),
    ]


@pytest.mark.parametrize(
    "line", ["A good year.", "and so it went", "Why?", "x" * 81, "Ingredients:", "one two " * 9, "— — —"]
)
def test_other_short_lines_are_no_headings(line: str) -> None:
    found = kinds(document_of_text(f"{BODY}\n\n{line}\n\n{BODY} Yes."))
    assert ("heading", line.strip()) not in found


def test_the_last_line_is_no_heading() -> None:
    assert kinds(document_of_text(f"{BODY}\n\nThe last word"))[-1] == ("paragraph", "The last word")


def test_markdown_headings_have_their_level() -> None:
    document = document_of_text(
        f"{BODY}\n\n### Third\n{BODY} 1.\n\nFirst\n=====\n\n{BODY} 2.\n\nSecond\n---\n{BODY} 3."
    )
    assert [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING] == [
        ("Third", 3),
        ("First", 1),
        ("Second", 2),
    ]
    assert "===" not in document.text
    assert "---" not in document.text


@pytest.mark.parametrize("glyph", ["•", "◦", "▪", "‣", "-", "*", "+", "–"])
def test_bullets_are_told_by_their_glyph(glyph: str) -> None:
    text = f"{BODY}\n\n{glyph} First thing\n{glyph} Second thing\n\n{BODY} Yes."
    assert [b.text for b in document_of_text(text).blocks if b.kind is BlockKind.LIST_ITEM] == [
        "First thing",
        "Second thing",
    ]


def test_a_dash_or_a_number_alone_is_no_bullet() -> None:
    assert [kind for kind, _ in kinds(document_of_text(f"{BODY}\n\n– Who is there, said the fox.\n\n{BODY} Yes."))] == [
        "paragraph"
    ] * 3
    assert ("paragraph", "3. May was a warm day.") in kinds(
        document_of_text(f"{BODY}\n\n3. May was a warm day.\n\n{BODY} Yes.")
    )


def test_numbered_items_have_their_numbers() -> None:
    document = document_of_text(f"{BODY}\n\n1. Look\n2) Listen\n(3) Taste\n\n{BODY} Yes.")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.text, item.number) for item in items] == [("Look", 1), ("Listen", 2), ("Taste", 3)]


def test_numbers_that_do_not_follow_each_other_are_no_list() -> None:
    document = document_of_text(f"{BODY}\n\n1. Look\n5. Listen\n\n{BODY} Yes.")
    assert BlockKind.LIST_ITEM not in {block.kind for block in document.blocks}


def test_indented_bullets_are_deeper_and_indented_lines_go_on() -> None:
    text = f"{BODY}\n\n- one\n  and more\n    - deep\n    - deep too\n- two\n\n{BODY} Yes."
    items = [block for block in document_of_text(text).blocks if block.kind is BlockKind.LIST_ITEM]
    assert [(item.text, item.level) for item in items] == [
        ("one and more", 1),
        ("deep", 2),
        ("deep too", 2),
        ("two", 1),
    ]


def test_a_first_line_with_a_titles_form_is_the_title_and_is_not_read_twice() -> None:
    document = document_of_text(f"Bees are back\n\n{BODY}")
    assert document.title == "Bees are back"
    assert kinds(document) == [("paragraph", BODY)]


def test_a_given_title_wins_and_its_echo_is_hidden() -> None:
    document = document_of_text(f"BEES ARE BACK\n\n{BODY}", title=" Bees\x1b are  back ")
    assert document.title == "Bees are back"
    assert kinds(document) == [("paragraph", BODY)]


def test_a_text_that_begins_with_a_sentence_has_no_title() -> None:
    assert document_of_text(f"{BODY}\n\n{BODY} Yes.").title is None


def test_names_among_the_furniture_are_hidden_with_it() -> None:
    document = document_of_text(
        f"Bees are back\n\nAda Beekeeper\n7 Min Read\n\n{BODY}\n\nThe Town Paper\nShare this article"
    )
    assert kinds(document) == [("paragraph", BODY)]


def test_a_short_end_without_furniture_stays() -> None:
    assert kinds(document_of_text(f"{BODY}\n\nYours, Ada"))[-1] == ("paragraph", "Yours, Ada")


def test_hostile_characters_are_gone() -> None:
    assert document_of_text(f"{BODY}\n\x1b[31mred\u202e and\x00 more.").text.endswith("[31mred and more.")


def test_a_letter_keeps_quotes_addresses_lists_and_hides_its_signature() -> None:
    document = document_of_text(
        "Hello Ada,\n\nthank you for your letter about the bees on the roofs of the old town. I\n"
        "have read it with pleasure and will answer at length below, as you asked\nme to do.\n\n"
        "> The bees came back in April, earlier than in any year that I have\n> written down.\n"
        ">\n> Do you know why?\n\n"
        "I think that it was the warm March. See <https://example.org/bees>, or\nthis:\n\n"
        "  https://example.org/page.html?with=query\n\nNews of the week\n----------------\n\n"
        " 1. The hives are counted in May, by two people who do not know each\n    other\u2019s count.\n"
        " 2. Honey is sold.\n    - in glasses\n    - in combs\n\n-- \nAda Keeper\n"
    )
    assert kinds(document)[0] == ("paragraph", "Hello Ada,")
    assert kinds(document)[2:] == [
        ("quote", "The bees came back in April, earlier than in any year that I have written down."),
        ("quote", "Do you know why?"),
        ("paragraph", "I think that it was the warm March. See <https://example.org/bees>, or this:"),
        ("paragraph", "https://example.org/page.html?with=query"),
        ("heading", "News of the week"),
        ("list_item", "The hives are counted in May, by two people who do not know each other\u2019s count."),
        ("list_item", "Honey is sold."),
        ("list_item", "in glasses"),
        ("list_item", "in combs"),
    ]
    assert [mark.target for block in document.blocks for mark in block.marks] == [
        "https://example.org/bees",
        "https://example.org/page.html?with=query",
    ]
    assert document.blocks[-1].hidden


def test_markdown_gives_its_headings_code_quotes_lists_and_tables() -> None:
    document = document_of_text(
        f"# Bees are back\n\n{BODY}\n\n## Setup\n\n```python\ndef hive(n):\n    return   n\n```\n"
        "\n> Quoted words\n> of a keeper.\n"
        "\n1. First\n2. Second\n   * nested\n   * nested too\n\n| Year | Hives |\n|---|---|\n| 2024 | 12 |\n"
    )
    assert document.title == "Bees are back"
    assert kinds(document)[1:] == [
        ("heading", "Setup"),
        ("code", "def hive(n):\n    return   n"),
        ("quote", "Quoted words of a keeper."),
        ("list_item", "First"),
        ("list_item", "Second"),
        ("list_item", "nested"),
        ("list_item", "nested too"),
        ("table", "Year | Hives\n2024 | 12"),
    ]
    assert [block.language for block in document.blocks if block.kind is BlockKind.CODE] == ["python"]


def test_a_manual_with_rules_gives_its_levels() -> None:
    document = document_of_text(
        f"=======\nManual!\n=======\n\n{BODY}\n\nGetting bees\n============\n\n{BODY} Yes.\n"
        "\nFeeding\n~~~~~~~\n\n* sugar\n* water\n"
    )
    assert document.title == "Manual!"
    assert [(b.text, b.level) for b in document.blocks if b.kind is BlockKind.HEADING and not b.hidden] == [
        ("Getting bees", 1),
        ("Feeding", 3),
    ]


@pytest.mark.parametrize(
    ("title", "heading", "body"),
    [
        (
            "老城的蜜蜂回来了",
            "三件事",
            "春天来了，蜜蜂又回到了老城的屋顶上。养蜂人说今年是个好年景，去年霜冻来得晚，冻坏了椴树的花，没有什么可吃的。",
        ),
        (
            "旧市街に蜂が帰ってきた",
            "三つのこと",
            "春が来て、蜂が旧市街の屋根に帰ってきた。養蜂家は今年はよい年だと言う。去年は遅い霜で花がだめになった。",
        ),
        (
            "عودة النحل إلى المدينة",
            "ثلاثة أمور",
            "عاد النحل إلى أسطح المدينة القديمة هذا الربيع، ويقول النحالون إن هذا العام جيد بعد سنة من "
            "الصقيع المتأخر الذي أتلف الأزهار.",
        ),
        (
            "ผึ้งกลับมาแล้ว",
            "สามเรื่อง",
            "ผึ้งกลับมาที่หลังคาเมืองเก่าในฤดูใบไม้ผลินี้ และคนเลี้ยงผึ้งบอกว่าปีนี้เป็นปีที่ดี ปีที่แล้วน้ำค้างแข็งมาช้าและทำลายดอกไม้จนไม่มีอะไรกิน",
        ),
        (
            "Пчёлы вернулись",
            "Три дела",
            "Пчёлы вернулись на крыши старого города, и пасечники говорят, что весна в этом году хорошая, "
            "а прошлый год был плохим.",
        ),
    ],
)
def test_headings_of_other_scripts_are_told_by_form(title: str, heading: str, body: str) -> None:
    document = document_of_text(f"{title}\n\n{body}\n\n{heading}\n\n{body}{body}")
    assert document.title == title
    assert kinds(document) == [("paragraph", body), ("heading", heading), ("paragraph", f"{body}{body}")]


def test_verses_stay_lines_of_one_block() -> None:
    stanza = "\n".join(
        ["Like trains of cars on tracks of plush", "I hear the level bee:", "A jar across the flowers goes,"]
    )
    assert kinds(document_of_text(f"{stanza}\n\n{stanza} again")) == [
        ("paragraph", stanza),
        ("paragraph", f"{stanza} again"),
    ]


def test_what_is_said_in_a_chat_is_no_heading() -> None:
    said = ["12:01 <ada> did you see", f"12:02 <bob> {BODY}", "12:03 <ada> good", f"12:04 <bob> {BODY}"]
    assert kinds(document_of_text("\n".join(said))) == [("paragraph", line) for line in said]
    spoken = "Ada: the bees\nBob: they are back on the roof of the town hall."
    assert [kind for kind, _ in kinds(document_of_text(spoken))] == ["paragraph"] * 2


def test_the_notes_of_a_release_are_headings_and_lists() -> None:
    changes = "Added\n- a reader\n- tables\n\nFixed\n* the count\n* the price\n"
    notes = f"matins 1.2.0 (2026-01-03)\n\n{changes}\nYear\tHives\n2024\t12\n"
    assert [kind for kind, _ in kinds(document_of_text(notes))] == [
        "paragraph",
        "heading",
        "list_item",
        "list_item",
        "heading",
        "list_item",
        "list_item",
        "table",
    ]


def test_a_paragraph_a_line_without_empty_lines_has_its_headings_and_no_furniture() -> None:
    text = f"By Ada Keeper\n{BODY}\nRead more: How honey is made\nWhat comes next\n{BODY} Yes.\nFollow us on Twitter"
    assert kinds(document_of_text(text)) == [
        ("paragraph", BODY),
        ("heading", "What comes next"),
        ("paragraph", f"{BODY} Yes."),
    ]


def test_a_text_in_one_line_is_one_paragraph() -> None:
    assert kinds(document_of_text(f"{BODY} " * 40)) == [("paragraph", f"{BODY} " * 39 + BODY)]


def test_megabytes_in_one_line_keep_every_word() -> None:
    text = " ".join(f"bee{number}" for number in range(LONGEST // 12))
    assert document_of_text(text).text.split() == text.split()


LETTER = "\n".join(
    (
        "On Monday, Tom wrote:",
        "> Do bees need water in the town?",
        "",
        "They do, and more of it than one thinks, for they cool the hive with",
        "it. A shallow bowl with stones to stand on is best, in the shade, and",
        "filled every morning.",
        "",
        "I would write:",
        "",
        "  - where to put it;",
        "  - how deep it may be.",
        "",
        "-- ",
        "Ada",
    )
)


def code(text: str, language: str | None = None) -> Block:
    return Block(BlockKind.CODE, clean_code(text), language=language)


def test_a_letter_that_was_sent_as_code_is_read_as_prose() -> None:
    blocks = with_letters_read([code(LETTER)])
    assert [block.kind.value for block in blocks] == [
        "paragraph",
        "quote",
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
    ]
    assert blocks[2].text.startswith("They do, and more") and blocks[2].text.endswith("every morning.")
    assert [block.text for block in blocks if block.hidden] == ["Ada"]


def test_code_stays_code() -> None:
    listing = code("def look(hive):\n    return hive + 1\n\nlook(3)")
    assert with_letters_read([listing]) == (listing,)
    assert with_letters_read([code(LETTER, "text")]) == (code(LETTER, "text"),)


def test_code_below_prose_is_what_it_was_sent_as() -> None:
    blocks = (Block(BlockKind.PARAGRAPH, clean_line(BODY * 3)), code(LETTER))
    assert with_letters_read(blocks) == blocks
