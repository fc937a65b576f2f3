"""What is not the article is hidden, not lost."""

import pytest

from matins.extract.furniture import echoes, with_furniture_hidden
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.text.clean import clean_line

LONG = "A paragraph that says enough to be told from all the others."


def paragraph(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, clean_line(text))


def link(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(kind, clean_line(text), marks=(Mark((0, len(text)), Emphasis.LINK, "https://example.org/"),))


def body(count: int) -> list[Block]:
    return [paragraph(f"{LONG} And then it says a little more about number {n}.") for n in range(count)]


def hidden(blocks: list[Block], *titles: str | None) -> list[str]:
    result = with_furniture_hidden(blocks, titles)
    assert [block.text for block in result] == [block.text for block in blocks]
    return [block.text for block in result if block.hidden]


@pytest.mark.parametrize(
    ("text", "title", "same"),
    [
        ("Bees are back in the city", "Bees are back in the city!", True),
        ("BEES ARE BACK IN THE CITY", "Bees are back in the city", True),
        ("Bees are back in the city, and they have come to stay", "Bees are back in the city", False),
        ("Bees", "Bees are back in the city", False),
        ("", "", False),
        ("—", "—", False),
    ],
)
def test_an_echo_shares_most_of_its_words_with_the_title(text: str, title: str, same: bool) -> None:
    assert echoes(text, title) is same


def test_the_title_said_again_at_the_top_is_hidden() -> None:
    title = "Bees are back in the city"
    blocks = [paragraph(title, BlockKind.HEADING), paragraph("BEES are back in the city"), paragraph(LONG)]
    assert hidden(blocks, None, title) == [title, "BEES are back in the city"]


def test_the_title_said_again_further_down_stays() -> None:
    title = "Bees are back in the city"
    blocks = [paragraph(f"{LONG} {n}") for n in range(6)] + [paragraph(title)]
    assert hidden(blocks, title) == []


def test_furniture_is_hidden() -> None:
    assert hidden([paragraph("7 Min Read"), paragraph(LONG), paragraph("Leave a Reply", BlockKind.HEADING)]) == [
        "7 Min Read",
        "Leave a Reply",
    ]


def test_what_was_said_before_is_hidden_the_second_time() -> None:
    assert hidden([paragraph(LONG), paragraph("Short."), paragraph("Short."), paragraph(LONG)]) == [LONG]
    assert with_furniture_hidden([paragraph(LONG), paragraph(LONG)], ())[0].hidden is False


def test_items_may_repeat_and_code_is_never_furniture() -> None:
    item, code = (
        paragraph(LONG, BlockKind.LIST_ITEM),
        paragraph("x", BlockKind.CODE),
    )
    assert hidden([item, item, code, code]) == []


def test_an_item_with_a_number_is_never_furniture() -> None:
    assert hidden([Block(BlockKind.LIST_ITEM, clean_line("Share"), number=1)]) == []


def test_what_is_hidden_stays_hidden() -> None:
    assert with_furniture_hidden([Block(BlockKind.PARAGRAPH, clean_line(LONG), hidden=True)], ())[0].hidden


def test_tables_code_and_captions_are_never_furniture() -> None:
    kinds = (BlockKind.TABLE, BlockKind.CODE, BlockKind.CAPTION)
    assert hidden([paragraph("Share", kind) for kind in kinds]) == []


def test_a_first_heading_that_varies_the_title_is_hidden() -> None:
    title = "49-Euro-Ticket: Pendler zahlen 60 Prozent weniger"
    heading = paragraph("49-Euro-Ticket : Pendler sparen 60 Prozent bei Bus und Bahn", BlockKind.HEADING)
    assert hidden([heading, *body(3)], title) == [heading.text]
    assert hidden([*body(3), heading, *body(6)[3:]], title) == []


@pytest.mark.parametrize("heading", ["What to expect of bees", "Bees: the facts"])
def test_a_first_heading_of_its_own_stays(heading: str) -> None:
    assert hidden([paragraph(heading, BlockKind.HEADING), *body(3)], "Bees are back in the city") == []


def test_once_the_title_was_said_the_next_heading_stays() -> None:
    title = "Bees are back in the city"
    blocks = [paragraph(title, BlockKind.HEADING), paragraph("Bees are back in many a city", BlockKind.HEADING)]
    assert hidden([*blocks, *body(3)], title) == [title]


def test_short_lines_before_the_first_paragraph_are_hidden() -> None:
    blocks = [paragraph("Town News"), paragraph("Ada Keeper"), *body(3)]
    assert hidden(blocks) == ["Town News", "Ada Keeper"]
    assert not any(block.hidden for block in with_furniture_hidden(blocks, (), page=False))


@pytest.mark.parametrize("line", ["Dear Ada,", "Hello!", "In short:", "A line that is longer than a name or a place"])
def test_lines_that_speak_stay_before_the_first_paragraph(line: str) -> None:
    assert hidden([paragraph(line), *body(3)]) == []


def test_many_short_lines_are_what_the_page_is_about() -> None:
    assert hidden([*(paragraph(f"Line {n}") for n in range(6)), *body(3)]) == []
    assert hidden([paragraph("Line 1"), paragraph("Line 2")]) == []


def test_a_paragraph_that_is_a_link_to_something_else_is_hidden() -> None:
    teaser = link("How honey is made by bees on a roof")
    assert hidden([*body(2), teaser, *body(2)[::-1]])[0] == teaser.text


def test_an_address_a_list_of_links_and_a_heading_that_is_a_link_stay() -> None:
    assert hidden([*body(2), link("https://example.org/bees"), *body(1)[:0]]) == []
    assert hidden([*body(2), *(link(f"The book of bees, part {n}") for n in range(6)), *body(4)[2:]]) == []
    assert hidden([*body(2), link("The book of bees", BlockKind.HEADING), *body(4)[2:]]) == []


def test_a_line_that_points_at_a_link_is_hidden_and_a_bullet_is_not() -> None:
    pointing = "👉 Learn all about it from the keepers."
    mark = Mark((2, 15), Emphasis.LINK, "https://example.org/")
    blocks = [*body(2), Block(BlockKind.PARAGRAPH, clean_line(pointing), marks=(mark,)), *body(4)[2:]]
    assert hidden(blocks) == [pointing]
    assert hidden([*body(2), paragraph("→ A first point that is none of the links"), *body(4)[2:]]) == []


def test_the_teaser_behind_a_read_more_goes_with_it() -> None:
    blocks = [*body(2), paragraph("Czytaj więcej"), link("Pszczoły wróciły", BlockKind.HEADING)]
    cut = paragraph("Pszczoły wróciły na dachy starego miasta, a pszczelarze mówią, że to dobry rok...")
    assert hidden([*blocks, cut, *body(4)[2:]]) == ["Czytaj więcej", "Pszczoły wróciły", cut.text]


@pytest.mark.parametrize(
    "notice",
    [
        "This post may contain affiliate links, at no cost to you.",
        "This shop has been compensated by a bottler. All opinions are mine alone.",
        "We may earn a commission when you buy through our pages, which we thank you for.",
        "The newsletter brings the bees of the town right to your inbox each day.",
        "Listen to this article",
    ],
)
def test_a_notice_is_hidden_above_and_below_the_article_but_not_within(notice: str) -> None:
    assert hidden([paragraph(notice), *body(9)]) == [notice]
    assert hidden([*body(9), paragraph(notice)]) == [notice]
    assert hidden([*body(9), paragraph(notice), *body(18)[9:]]) == []


@pytest.mark.parametrize(
    "notice",
    [
        "Disclaimer: This is no advice.",
        "The views expressed by the authors are their own and not ours.",
        "Reporting by Ada Keeper",
        "Got a tip? Tell us about it.",
        "Write to Ada Keeper at ada@example.org",
        "Ready to keep bees? Get started today.",
        "Become a member and support our journalism.",
        "AFP",
        "(dpa/ada)",
        "SDA/sep",
        "MDR (Ada Keeper, Bea Hive)",
        "Read about all of it in our live report:",
        "Bitte unterstützen Sie uns mit einer Spende.",
    ],
)
def test_a_notice_that_ends_a_page_is_hidden_there_alone(notice: str) -> None:
    assert hidden([*body(9), paragraph(notice)]) == [notice]
    assert hidden([*body(9), paragraph(notice), *body(18)[9:]]) == []


def test_prose_at_the_end_stays() -> None:
    for end in ("Nobody knows.", "The bees went on to support the whole town.", "NATO was asked.", "Yours, Ada"):
        assert hidden([*body(3), paragraph(end)]) == []


def test_what_is_said_of_the_authors_at_the_end_is_hidden() -> None:
    said = paragraph("Ada Keeper is a writer in the old town, and has kept bees for years.")
    blocks = [*body(9), said]
    assert [b.text for b in with_furniture_hidden(blocks, (), authors=("Ada Keeper",)) if b.hidden] == [said.text]
    assert not any(b.hidden for b in with_furniture_hidden(blocks, (), authors=("Ada", "")))
    assert not any(b.hidden for b in with_furniture_hidden([said, *body(9)], (), authors=("Ada Keeper",)))


def test_a_last_heading_with_links_or_nothing_below_is_hidden_with_them() -> None:
    more = [link(f"Another story about bees, part {n}", BlockKind.LIST_ITEM) for n in range(3)]
    heading = paragraph("From the archive", BlockKind.HEADING)
    assert hidden([*body(9), heading, *more]) == [heading.text, *(item.text for item in more)]
    assert hidden([*body(9), heading]) == [heading.text]


def test_a_last_section_with_items_of_its_own_stays() -> None:
    items = [paragraph(f"Count hive {n}", BlockKind.LIST_ITEM) for n in range(3)]
    assert hidden([*body(9), paragraph("To do", BlockKind.HEADING), *items]) == []


def test_headings_in_a_row_at_the_end_are_a_list_and_stay() -> None:
    assert hidden([*body(9), *(paragraph(f"{n}. The bees of hive {n}", BlockKind.HEADING) for n in range(3))]) == []


def test_links_below_a_heading_in_the_first_half_stay() -> None:
    links = [link(f"Book {n} of the bees", BlockKind.LIST_ITEM) for n in range(3)]
    assert hidden([*body(1), paragraph("Books", BlockKind.HEADING), *links]) == []


@pytest.mark.parametrize("only", ["Ready to keep bees? Get started today.", "Disclaimer: This is no advice."])
def test_what_is_all_there_is_stays(only: str) -> None:
    assert hidden([paragraph(only)]) == []
    assert hidden([paragraph("Share"), paragraph(only)]) == ["Share"]
    assert hidden([link("How honey is made by bees")]) == []


def test_no_page_takes_more_than_linear_time() -> None:
    blocks = [link(f"Story {n}", BlockKind.LIST_ITEM) for n in range(20_000)]
    assert hidden([paragraph("Stories", BlockKind.HEADING), *blocks]) == []


def test_a_heading_that_was_said_before_goes_where_nothing_new_stands_below() -> None:
    name = "Create policies that last, and write them down"
    heading = paragraph(name, BlockKind.HEADING)
    assert hidden([paragraph(name, BlockKind.LIST_ITEM), *body(2), heading, *body(4)[2:]]) == []
    assert hidden([paragraph(name), *body(2), heading, *body(4)[2:]]) == []
    assert hidden([heading, *body(2), heading, *body(4)[2:]]) == []
    assert hidden([heading, *body(2), heading, *body(1), *body(4)[2:]]) == [name, body(1)[0].text]
    assert hidden([heading, *body(2), heading, paragraph("Honey", BlockKind.HEADING), *body(4)[2:]]) == [name]


def test_an_excerpt_that_is_cut_off_goes_where_the_text_begins_alike() -> None:
    lead = paragraph(
        "In spring the keepers climb to the roofs of the old town, and count what the winter has left of them."
    )
    excerpt = paragraph(f"{lead.text[:70]} […]")
    assert hidden([excerpt, lead, *body(3)]) == [excerpt.text]
    assert hidden([excerpt, *body(3)]) == []
    assert hidden([paragraph(f"{lead.text[:70]} so far."), lead, *body(3)]) == []


def labelled(label: str, text: str) -> Block:
    marks = (Mark((len(label) + 1, len(label) + 1 + len(text)), Emphasis.LINK, "https://example.org/"),)
    return Block(BlockKind.PARAGRAPH, clean_line(f"{label} {text}"), marks=marks)


def test_a_label_and_the_title_of_another_article_are_hidden() -> None:
    title = "The lighthouse that would not stay lit"
    for label in ("Worth a look:", "Czytaj więcej:", "おすすめ："):
        line = labelled(label, title)
        assert hidden([*body(2), line, *body(4)[2:]]) == [line.text]


@pytest.mark.parametrize("target", ["CVE-2025-11700", "town.example", "https://town.example/bees/in/the/city"])
def test_a_label_and_a_short_link_are_a_reference_and_stay(target: str) -> None:
    assert hidden([*body(2), labelled("Reference:", target), *body(4)[2:]]) == []


def test_an_address_that_is_a_line_of_its_own_has_no_label() -> None:
    address = link("https://town.example/bees/in/the/old/city/")
    assert hidden([*body(2), address]) == []


def test_links_below_a_call_to_read_more_go_with_it() -> None:
    items = [link(f"The lighthouse that would not stay lit, part {n}", BlockKind.LIST_ITEM) for n in range(3)]
    call = paragraph("Related articles", BlockKind.HEADING)
    assert hidden([*body(2), call, *items, *body(4)[2:]]) == [call.text, *(item.text for item in items)]
    own = paragraph("Water, in a shallow bowl", BlockKind.LIST_ITEM)
    assert hidden([*body(2), call, own, *items, *body(4)[2:]]) == [call.text]


def test_what_is_said_of_an_author_at_the_end_may_begin_with_a_few_words() -> None:
    bio = paragraph("Our correspondent Ada Keeper has written about bees and the towns they live in for twenty years.")
    result = with_furniture_hidden([*body(12), bio], (), authors=["Ada Keeper"])
    assert [block.text for block in result if block.hidden] == [bio.text]
    quote = paragraph(
        "“They are back,” the keeper told TOWN NEWS AGENCY, and left the roof with a jar of honey for all."
    )
    assert not any(b.hidden for b in with_furniture_hidden([*body(12), quote], (), authors=["TOWN NEWS AGENCY"]))


@pytest.mark.parametrize("name", ["Lê Phương", "Ada Keeper", "IN-Redaktion"])
def test_a_name_below_the_last_paragraph_is_a_signature(name: str) -> None:
    assert hidden([*body(3), paragraph(name)]) == [name]
    assert (
        hidden(
            [
                *body(2),
                paragraph("„So ist es in diesem Jahr, und so bleibt es auch bei uns auf allen Dächern der Stadt.“"),
            ]
        )
        == []
    )


@pytest.mark.parametrize("line", ["The last word", "Bees", "12 May", "In short, Ada"])
def test_another_short_line_below_the_last_paragraph_stays(line: str) -> None:
    assert hidden([*body(3), paragraph(line)]) in ([], ["12 May"])


@pytest.mark.parametrize(
    "notice",
    [
        "This article was originally published by The Town. Read the original article.",
        "This article has been adapted from its original source.",
        "For ongoing updates on the bees, visit our page of pages!",
        "Want the complete breakdown? Watch the full episode today",
        "الآراء الواردة أدناه لا تعبر عن رأي الموقع، بل تعكس وجهات نظر أصحابها فقط.",
        "Las opiniones expresadas son del autor y no reflejan las del diario.",
        "本文仅代表作者个人观点。",
        "Vous aimez ces récits ? Abonnez-vous pour recevoir le prochain dans votre boîte mail.",
        "keeper@town.example (END)",
    ],
)
def test_a_publishers_notice_is_hidden_at_the_end(notice: str) -> None:
    assert hidden([*body(12), paragraph(notice)]) == [notice]
    assert hidden([*body(8), paragraph(notice), *body(24)[8:]]) == []


def test_a_heading_that_names_an_author_stays() -> None:
    heading = paragraph("How to shop with Ada Keeper", BlockKind.HEADING)
    result = with_furniture_hidden([*body(4), heading, *body(8)[4:]], (), authors=["Ada Keeper"])
    assert not any(block.hidden for block in result)


def test_a_list_of_what_the_headings_below_say_is_hidden() -> None:
    contents = [
        Block(BlockKind.LIST_ITEM, clean_line(text), level=1) for text in ("Why it moved", "What it cost", "Who paid")
    ]
    story = [
        Block(
            BlockKind.PARAGRAPH,
            clean_line("The clock had not been moved since the harbour was built, and it weighs eleven tonnes."),
        ),
        *contents,
        Block(BlockKind.HEADING, clean_line("Why it moved"), level=2),
        Block(
            BlockKind.PARAGRAPH, clean_line("The tower leans, and every year it leans a little more towards the water.")
        ),
        Block(BlockKind.HEADING, clean_line("What it cost?"), level=2),
        Block(BlockKind.LIST_ITEM, clean_line("The crane and the barge: 84,000"), level=1),
        Block(BlockKind.LIST_ITEM, clean_line("The new foundation: 61,000"), level=1),
        Block(
            BlockKind.PARAGRAPH,
            clean_line("The council paid half of it, and a bequest from a pilot paid the other half."),
        ),
    ]
    hidden = [block.text for block in with_furniture_hidden(story, ()) if block.hidden]
    assert hidden == [block.text for block in contents]


@pytest.mark.parametrize(
    "line", ["What do you do all day long in winter?", "O bees of summer, come back to us, come back!"]
)
def test_short_questions_and_refrains_may_be_said_again(line: str) -> None:
    assert hidden([*body(1), paragraph(line), *body(3)[1:], paragraph(line), *body(5)[3:]]) == []


def test_a_line_that_leads_on_to_something_new_may_be_said_again() -> None:
    lead = paragraph("Keepers of bees who do not know this trend yet can adapt to it like this:")
    items = [paragraph(f"Count hive {n} again", BlockKind.LIST_ITEM) for n in range(6)]
    assert hidden([*body(1), lead, *items[:3], lead, *items[3:], *body(3)[1:]]) == []


def test_dates_that_head_entries_are_none_of_a_pages_furniture() -> None:
    dates = [paragraph(f"2026-03-{day:02}", BlockKind.HEADING) for day in (4, 5)]
    assert hidden([dates[0], *body(1), dates[1], *body(2)[1:]]) == []
    assert hidden([dates[0], *body(2)]) == [dates[0].text]


def test_an_item_of_a_list_that_is_mostly_something_else_is_no_furniture() -> None:
    items = [
        paragraph(text, BlockKind.LIST_ITEM) for text in ("Video: adds AV1", "The queen is marked", "Hives are old")
    ]
    assert hidden([*body(1), *items, *body(3)[1:]]) == []
    shares = [paragraph(text, BlockKind.LIST_ITEM) for text in ("Share", "Tweet", "Bees")]
    assert hidden([*body(1), *shares, *body(3)[1:]]) == ["Share", "Tweet"]


def test_minutes_are_a_reading_time_above_the_article_alone() -> None:
    minutes = paragraph("10 minutes")
    assert hidden([minutes, *body(2)]) == [minutes.text]
    assert hidden([*body(1), minutes, *body(2)[1:]]) == []


def test_a_short_answer_in_the_last_section_stays() -> None:
    question, answer = paragraph("Do bees dream?", BlockKind.HEADING), paragraph("We do not know")
    assert hidden([*body(9), question, answer]) == []


def test_short_lines_that_are_said_or_stand_below_a_second_heading_are_no_kickers() -> None:
    headings = [paragraph(f"§ {n}", BlockKind.HEADING) for n in (1, 2)]
    assert hidden([headings[0], paragraph("“Goodbye”"), headings[1], paragraph("Was repealed"), *body(2)]) == []
    assert hidden([paragraph("Key points"), paragraph("Bees are back", BlockKind.LIST_ITEM), *body(2)]) == []


@pytest.mark.parametrize(
    "prose",
    [
        "The fund was founded to support local reporting in the valley and has 300 members today.",
        "She decided to become a member of the party, she told the court.",
    ],
)
def test_prose_about_support_is_no_request_for_it(prose: str) -> None:
    assert hidden([*body(3), paragraph(prose)]) == []
