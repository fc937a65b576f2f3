from collections.abc import Callable
from dataclasses import replace

import pytest

from matins.model.document import Block, BlockKind, Document, Emphasis, Mark
from matins.summary.own_list import own_points
from matins.text.clean import clean_line, clean_text

Blocks = Callable[..., tuple[Block, ...]]
Listed = Callable[..., Document]

ITEMS = (
    "Heat: The pumps will draw warmth from the harbour. They run all year.",
    "Jobs: Most workers have been offered other work in the city. Some retire.",
    "Cost: Bills are expected to rise by four percent at first. Then they fall.",
)
PLAIN = (
    "The city of Harborough closes its coal plant in March",
    "Heat pumps that draw warmth from the harbour take its place",
    "The council expects bills to rise by four percent",
)
TIPS = tuple(
    f"Turn the {name} valve slowly up to the green mark on the gauge of the heating."
    for name in ("first", "second", "third", "fourth", "last")
)


NAMED = " | ".join(
    """
Key points | KEY TAKEAWAYS: | 3 key takeaways | At a glance | What we know so far | The bottom line | Story highlights
Key takeaways: heat from the harbour | Key takeaways from the vote | Harborough: Quick Facts | Recap of Key Points
TL;DR for people in a hurry | The new plant, TL;DR | Key Discussion Points in the Council
Auf einen Blick | Das Wichtigste in Kürze: | Die wichtigsten Fakten | Darum geht’s | In Kürze
L’essentiel | En bref | Les points clés | Ce qu'il faut retenir | Claves | Las claves | En resumen
In sintesi | I punti chiave | Pontos-chave | Em resumo | In het kort | Samengevat | Najważniejsze informacje
W skrócie | Ve zkratce | Snabbversionen | Kort fortalt | Kortversjonen | Lyhyesti | Röviden | Pe scurt
Öne çıkanlar | Με λίγα λόγια | Главное | Коротко о главном | Головне | Tóm tắt | Điểm chính | Ringkasan
要点 | 本文要点 | この記事のポイント | まとめ | 핵심 요약 | أبرز النقاط | मुख्य बातें | ประเด็นสำคัญ
""".strip().splitlines()
).split(" | ")
OTHERS = " | ".join(
    """
Related stories | Read also: | Ingredients | References | In this article | Share This Article | FAQ | Pros
What you'll learn | What you need | Speakers | Upcoming events | Key features | About the author | How we tested
Zutaten | Häufige Fragen | Sommaire | Foire aux questions | Fuentes | Indice | Bronnen | Składniki
Источники | 目录 | 材料 | 목차 | المصادر | Nguyên liệu
""".strip().splitlines()
).split(" | ")


@pytest.fixture
def listed(blocks: Blocks, news: Document) -> Listed:
    """Return a maker of the article with a list behind its second paragraph, or behind the last of `above` of them."""

    def make(*items: str, before: str = "", kind: BlockKind = BlockKind.HEADING, above: int = 2) -> Document:
        head = blocks(before, kind=kind) if before else ()
        shown = blocks(*items, kind=BlockKind.LIST_ITEM, level=1)
        return replace(news, blocks=(*news.blocks[:above], *head, *shown, *news.blocks[above:]))

    return make


@pytest.fixture
def filler(blocks: Blocks) -> tuple[Block, ...]:
    """Return sixty paragraphs."""
    return blocks(*(f"Paragraph {number} tells at some length what happened in town that day." for number in range(60)))


def texts(document: Document, lang: str = "en") -> list[str]:
    return [point.text for point in own_points(document, lang)]


def test_labels_and_first_sentences_are_taken_over(listed: Listed) -> None:
    points = own_points(listed(*ITEMS), "en")
    assert [point.label for point in points] == ["Heat", "Jobs", "Cost"]
    assert points[0].text == "Heat: The pumps will draw warmth from the harbour."
    assert points[0].block == 2
    assert points[0].spans == ((0, 50),)


def in_bold(document: Document, end: int) -> Document:
    """Return the document with the first `end` characters of each item in bold."""
    marked = (
        replace(block, marks=(Mark((0, end), Emphasis.BOLD),)) if block.kind is BlockKind.LIST_ITEM else block
        for block in document.blocks
    )
    return replace(document, blocks=tuple(marked))


def test_a_bold_prefix_is_a_label_too(listed: Listed) -> None:
    points = own_points(in_bold(listed(*(item.replace(":", ".") for item in ITEMS)), 5), "en")
    assert [point.label for point in points] == ["Heat", "Jobs", "Cost"]
    assert points[1].text == "Jobs. Most workers have been offered other work in the city."


def test_bold_words_that_begin_a_sentence_are_no_label(listed: Listed) -> None:
    points = own_points(in_bold(listed(*PLAIN, before="Key points"), 8), "en")
    assert [point.label for point in points] == [None] * 3


def test_times_addresses_and_sentences_before_a_list_are_no_labels(listed: Listed) -> None:
    times = [f"At 12:{number} the council of the city met to talk about the plant." for number in range(10, 14)]
    assert [point.label for point in own_points(listed(*times, before="Key points"), "en")] == [None] * 4
    counted = "The new sources of heat are: harbour water, river water and the old mines."
    assert own_points(listed(counted, *ITEMS, before="Key points"), "en")[0].label is None


def test_a_long_item_is_trimmed_and_keeps_its_label(listed: Listed) -> None:
    body = "Harborough will draw its warmth from the deep water of the harbour in every winter that is still to come."
    long = f"Heat: In addition, {body}"
    points = own_points(listed(long, *ITEMS[1:], before="Key points"), "en")
    assert points[0].text.startswith("Heat: ")
    assert points[0].text.endswith(".")
    assert points[0].label == "Heat"


def test_an_item_that_cannot_be_trimmed_stays_whole(listed: Listed) -> None:
    words = " ".join(f"pump{number}" for number in range(40))
    item = f"The harbour will be given {words}."
    assert texts(listed(item, *ITEMS, before="Key points"))[0] == item


def test_a_question_that_opens_an_item_is_passed_over(listed: Listed) -> None:
    asked = "Cold: What if the harbour freezes over? The pumps reach far below the ice."
    assert texts(listed(asked, *ITEMS, before="Key points"))[0] == "Cold: The pumps reach far below the ice."


def test_a_number_or_a_term_on_a_line_of_its_own_does_not_stand_for_the_item(listed: Listed, blocks: Blocks) -> None:
    items = blocks(*ITEMS, kind=BlockKind.LIST_ITEM, level=1)
    for line in ("1\n", "Main parts\n"):
        lined = tuple(replace(item, text=clean_text(line + item.text.partition(": ")[2])) for item in items)
        document = listed(before="Key points")
        points = own_points(replace(document, blocks=(*document.blocks[:3], *lined, *document.blocks[3:])), "en")
        assert points[0].text == "The pumps will draw warmth from the harbour."


@pytest.mark.parametrize(("count", "taken"), [(2, 0), (3, 3), (9, 9), (10, 9), (11, 0)])
def test_lists_of_three_to_ten_are_kept_up_to_nine(listed: Listed, count: int, taken: int) -> None:
    items = [f"The council has decided how pump {number} takes heat from the harbour." for number in range(count)]
    assert len(texts(listed(*items))) == taken


def test_a_list_that_a_heading_names_may_be_longer(listed: Listed) -> None:
    items = [f"The council has decided how pump {number} takes heat from the harbour." for number in range(15)]
    assert len(texts(listed(*items, before="Key points"))) == 9
    assert texts(listed(*items, items[0], before="Key points")) == []


@pytest.mark.parametrize("before", NAMED)
def test_a_list_under_a_heading_that_names_it_is_taken(listed: Listed, filler: tuple[Block, ...], before: str) -> None:
    document = listed(*PLAIN, before=before)
    assert texts(replace(document, blocks=(*document.blocks, *filler))) == list(PLAIN)


@pytest.mark.parametrize("before", OTHERS)
def test_lists_under_other_headings_are_not_key_points(listed: Listed, before: str) -> None:
    assert texts(listed(*ITEMS, before=before)) == []


@pytest.mark.parametrize(
    "lead", ["Key takeaways include:", "The study found:", "The findings are clear:", "Die Studie zeigt:"]
)
def test_a_line_may_bring_the_key_points_in(listed: Listed, filler: tuple[Block, ...], lead: str) -> None:
    document = listed(*PLAIN, before=f"The council met on Monday. {lead}", kind=BlockKind.PARAGRAPH)
    assert texts(replace(document, blocks=(*document.blocks, *filler))) == list(PLAIN)
    other = listed(*PLAIN, before="The council can be reached in these ways:", kind=BlockKind.PARAGRAPH)
    assert texts(replace(other, blocks=(*other.blocks, *filler))) == []


def test_a_line_between_the_heading_and_the_list_does_not_part_them(listed: Listed, blocks: Blocks) -> None:
    document = listed(*PLAIN, before="The council looked at three things.", kind=BlockKind.PARAGRAPH)
    heading = blocks("Key points", kind=BlockKind.HEADING)
    assert texts(replace(document, blocks=(*document.blocks[:2], *heading, *document.blocks[2:]))) == list(PLAIN)


def test_the_takeaways_of_one_section_are_not_those_of_the_article(
    listed: Listed, filler: tuple[Block, ...], blocks: Blocks
) -> None:
    section = listed(*PLAIN, before="Key takeaways on prices")
    assert texts(replace(section, blocks=(*filler, *section.blocks))) == []
    whole = listed(*PLAIN, before="Key takeaways")
    assert texts(replace(whole, blocks=(*filler, *whole.blocks))) == list(PLAIN)
    again = (*blocks("Key takeaways", kind=BlockKind.HEADING), *filler[:1])
    assert texts(replace(whole, blocks=(*filler, *whole.blocks, *again))) == []


@pytest.mark.parametrize("above", [0, 1, 2])
def test_statements_without_end_marks_that_open_the_article_are_its_key_points(
    listed: Listed, filler: tuple[Block, ...], above: int
) -> None:
    document = listed(*PLAIN, above=above)
    assert texts(replace(document, blocks=(*document.blocks, *filler))) == list(PLAIN)


def test_what_opens_the_article_must_come_back_in_it(listed: Listed, filler: tuple[Block, ...]) -> None:
    teasers = (
        "Baker wins prize for bread that stays fresh for weeks",
        "Singer says farewell after forty years on tour abroad",
        "Goalkeeper leaves his club and joins neighbouring rivals",
    )
    document = listed(*teasers, above=1)
    assert texts(replace(document, blocks=(*document.blocks, *filler))) == []


def test_a_list_at_the_head_of_a_section_does_not_open_the_article(
    listed: Listed, filler: tuple[Block, ...], blocks: Blocks
) -> None:
    for before, kind in (("The first pump", BlockKind.HEADING), ("Ask yourself:", BlockKind.PARAGRAPH)):
        document = listed(*PLAIN, before=before, kind=kind)
        assert texts(replace(document, blocks=(*document.blocks, *filler))) == []


def test_a_small_list_deep_in_a_long_article_does_not_stand_for_it(listed: Listed, filler: tuple[Block, ...]) -> None:
    document = listed(*ITEMS)
    assert texts(replace(document, blocks=(*filler, *document.blocks, *filler))) == []


def test_of_two_lists_of_one_size_none_stands_for_the_article(listed: Listed, blocks: Blocks) -> None:
    first, second = ("Pumps have many advantages", "Plants have some as well")
    document = listed(*ITEMS, before=first)
    document = replace(document, blocks=document.blocks[:-1])
    other = listed(*(item.replace("will", "may") for item in ITEMS), before=second)
    assert texts(document)
    assert texts(replace(document, blocks=(*document.blocks, *other.blocks[2:6]))) == []


def test_steps_and_tips_that_are_much_of_the_article_are_its_points(listed: Listed) -> None:
    for heading, lang in (("Instructions", "en"), ("How to start the pump", "en"), ("So geht’s", "de")):
        assert texts(listed(*TIPS, before=heading), lang) == list(TIPS)
    document = listed(*TIPS, before="In the cellar")
    assert texts(replace(document, title=clean_line("How to start a heat pump"))) == list(TIPS)
    assert texts(document) == []
    numbered = tuple(
        replace(block, number=place) if block.kind is BlockKind.LIST_ITEM else block
        for place, block in enumerate(document.blocks)
    )
    assert texts(replace(document, blocks=numbered)) == list(TIPS)


def test_changes_need_no_end_marks(blocks: Blocks) -> None:
    changes = ("Fixed a crash on empty feeds", "Added a key for the last article", "Faster start on slow disks")
    about = blocks("Version two of the reader is out for all systems.")
    for heading, taken in (("What's new in 2.0", list(changes)), ("Thanks go to", [])):
        head = blocks(heading, kind=BlockKind.HEADING)
        document = Document((*about, *head, *blocks(*changes, kind=BlockKind.LIST_ITEM, level=1)), lang="en")
        assert texts(document) == taken


def test_a_headed_list_of_short_items_is_kept(listed: Listed, filler: tuple[Block, ...]) -> None:
    items = ["Coal plant closes in March", "Heat pumps take over its work", "Bills rise by four percent"]
    assert texts(listed(*items, before="Key points")) == items
    assert texts(listed(*items)) == []


@pytest.mark.parametrize(
    "items",
    [
        [f"{number} cups of the finest flour from the mill by the river." for number in range(2, 6)],
        [f"{number} g of the finest flour that the mill has by the river." for number in range(200, 204)],
        [f"1{number}:30 The council says that the pumps of the harbour have started." for number in range(4)],
        [f"The council says that pump {number} of the harbour has started20:1{number}" for number in range(4)],
        [f"Do you know what pump {number} of the harbour is good for?" for number in range(4)],
        [f"“I was told that pump {number} of the harbour is good for us all.”" for number in range(4)],
        [f"Advanced tools of kind {number} for the daily work of teams." for number in range(4)],
        ["Share This Article", "Leave a comment", "Follow us on Instagram", "Sign up for our newsletter"],
        ["Pumps", "Bills", "Jobs"],
    ],
)
def test_ingredients_times_questions_quotations_and_names_are_not_key_points(listed: Listed, items: list[str]) -> None:
    assert texts(listed(*items)) == []


def test_shares_of_something_are_no_ingredients(listed: Listed) -> None:
    items = [f"{number}% of the people in Harborough want the plant to close" for number in (61, 72, 83)]
    assert texts(listed(*items, before="Key findings")) == items


def test_links_and_contents_are_not_key_points(listed: Listed, blocks: Blocks) -> None:
    document = listed(*ITEMS, before="Key points")
    linked = tuple(
        replace(block, marks=(Mark((0, len(block.text)), Emphasis.LINK, "https://example.org/"),))
        if block.kind is BlockKind.LIST_ITEM
        else block
        for block in document.blocks
    )
    assert texts(replace(document, blocks=linked)) == []
    headings = blocks(*ITEMS, kind=BlockKind.HEADING)
    assert texts(replace(document, blocks=(*document.blocks, *headings))) == []


def test_terms_with_their_definitions_below_are_not_key_points(listed: Listed, blocks: Blocks) -> None:
    items = blocks(*ITEMS, kind=BlockKind.LIST_ITEM, level=1)
    defined = tuple(replace(item, text=clean_text(item.text.replace(": ", "\n"))) for item in items)
    document = listed()
    assert texts(replace(document, blocks=(*document.blocks[:2], *defined, *document.blocks[2:]))) == []


def test_hidden_and_deeper_items_do_not_count(listed: Listed) -> None:
    document = listed(*ITEMS, "Note: This one lies deeper than the others do in the list.")
    deeper = replace(document.blocks[5], level=2)
    assert len(texts(replace(document, blocks=(*document.blocks[:5], deeper, *document.blocks[6:])))) == 3
    hidden = tuple(replace(block, hidden=block.kind is BlockKind.LIST_ITEM) for block in document.blocks)
    assert texts(replace(document, blocks=hidden)) == []


def test_where_two_lists_would_do_the_one_that_is_named_wins(listed: Listed) -> None:
    opening = listed(*PLAIN, above=0)
    named = listed(*ITEMS, before="Key points")
    both = replace(named, blocks=(*opening.blocks[:3], *named.blocks))
    assert [point.label for point in own_points(both, "en")] == ["Heat", "Jobs", "Cost"]


def test_what_the_list_says_twice_and_furniture_in_it_is_told_once_or_not(listed: Listed) -> None:
    document = listed(*ITEMS, ITEMS[1], "Share This Article", before="Key points")
    assert [point.label for point in own_points(document, "en")] == ["Heat", "Jobs", "Cost"]
    assert texts(listed(ITEMS[0], ITEMS[0], ITEMS[1], ITEMS[0], before="Key points")) == []


@pytest.mark.parametrize("lang", [None, "en", "xx"])
def test_a_document_without_lists_has_none(news: Document, lang: str | None) -> None:
    assert own_points(news, lang) == ()
    assert own_points(Document(), lang) == ()
