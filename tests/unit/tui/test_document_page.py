"""A document as paragraphs: what stands where, link numbers, tables, and the way back to the blocks."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from matins.config.schema import Config
from matins.model.article import Article
from matins.model.document import Block, BlockKind, Emphasis, Mark
from matins.text.clean import Clean, clean_text
from matins.tui.document_page import DocumentPage
from matins.tui.look import look_of
from matins.tui.outline import PART
from matins.tui.typeset import Note, typeset

Make = Callable[..., Article]
LOOK = look_of(Config(path=Path("config.toml")))
HEAD = 2


def paragraph(text: str, *marks: Mark, kind: BlockKind = BlockKind.PARAGRAPH, **fields: bool | int) -> Block:
    return Block(kind, Clean(text), marks=marks, level=int(fields.get("level", 0)), hidden=bool(fields.get("hidden")))


def link(start: int, end: int, target: str) -> Mark:
    return Mark((start, end), Emphasis.LINK, target)


def texts(page: DocumentPage) -> list[str]:
    return [page[index].text for index in range(HEAD, len(page))]


def test_links_are_numbered_through_the_article_and_listed_at_its_end(make_article: Make) -> None:
    page = DocumentPage(
        make_article(
            [
                paragraph("one two", link(0, 3, "https://a.example/1"), link(4, 7, "https://b.example/2")),
                paragraph("Head", link(0, 4, "https://c.example/3"), kind=BlockKind.HEADING, level=2),
                paragraph("gone", link(0, 4, "https://hidden.example/"), hidden=True),
                paragraph("again one.", link(6, 9, "https://a.example/1")),
            ],
            link="https://example.org/page",
        ),
        LOOK,
    )
    assert texts(page) == [
        "one[1] two[2]",
        "Head[3]",
        "again one[1].",
        "Links",
        "https://a.example/1",
        "https://b.example/2",
        "https://c.example/3",
        "https://example.org/page",
    ]
    assert [page[index].first for index in range(6, 9)] == ["[1] ", "[2] ", "[3] "]
    assert page.text_end == HEAD + 3
    dim = [stretch for stretch in page[HEAD].stretches if stretch.style.dim]
    assert [page[HEAD].text[stretch.start : stretch.end] for stretch in dim] == ["[1]", "[2]"]


def test_links_to_the_article_itself_code_and_twins_side_by_side_have_no_number(make_article: Make) -> None:
    page = DocumentPage(
        make_article(
            [
                paragraph("top self", link(0, 3, "https://e.org/page#top"), link(4, 8, "https://e.org/page/")),
                paragraph("x = y", link(0, 1, "https://docs.example/"), kind=BlockKind.CODE),
                paragraph("pic text", link(0, 3, "https://a.example/"), link(4, 8, "https://a.example/")),
            ],
            link="https://e.org/page",
        ),
        LOOK,
    )
    assert texts(page)[:3] == ["top self", "x = y", "pic text[1]"]


def test_without_link_numbers_there_is_no_list_but_links_stay_links(make_article: Make) -> None:
    article = make_article([paragraph("one", link(0, 3, "https://me:secret@a.example/"))])
    page = DocumentPage(article, LOOK, link_numbers=False)
    assert texts(page) == ["one"]
    assert page.text_end == len(page)
    assert [stretch.style.link for stretch in page[HEAD].stretches] == ["https://a.example/"]
    numbered = DocumentPage(article, LOOK)
    assert texts(numbered) == ["one[1]", "Links", "https://•••@a.example/"]
    assert numbered[HEAD + 2].style.link == "https://a.example/"


def test_columns_of_a_table_are_aligned_by_cells(make_article: Make) -> None:
    table = "Year | Strikes | Remark\n2014 | 8760 | all well\n| 0 |\n日本語 | | wide\none"
    page = DocumentPage(make_article([paragraph(table, kind=BlockKind.TABLE)]), LOOK)
    assert texts(page)[0].split("\n") == [
        "Year   │ Strikes │ Remark",
        "2014   │ 8760    │ all well",
        "       │ 0       │",
        "日本語 │         │ wide",
        "one",
    ]


def test_a_table_that_begins_with_an_empty_cell_is_aligned_too(make_article: Make) -> None:
    page = DocumentPage(make_article([paragraph("| A\nfirst | 1\n| 2", kind=BlockKind.TABLE)]), LOOK)
    assert texts(page)[0].split("\n") == ["      │ A", "first │ 1", "      │ 2"]


def test_numbers_of_one_list_end_in_one_column(make_article: Make) -> None:
    items = [Block(BlockKind.LIST_ITEM, Clean("a b"), level=1, number=number) for number in (9, 10)]
    page = DocumentPage(make_article(items), LOOK)
    lines = [line.strip.text for index in range(HEAD, len(page)) for line in typeset(page[index], 12)]
    assert lines == ["", " 9. a b", "10. a b"]


def test_a_table_with_cells_as_long_as_prose_stays_as_it_is(make_article: Make) -> None:
    table = f"a | {'long ' * 50}| c\nsecond | x | y"
    page = DocumentPage(make_article([paragraph(table, kind=BlockKind.TABLE)]), LOOK)
    assert texts(page)[0] == table.replace("|", "│")


def test_numbers_in_a_table_keep_its_columns(make_article: Make) -> None:
    table = paragraph("ab | c\nd | e", link(0, 2, "https://a.example/"), kind=BlockKind.TABLE)
    assert texts(DocumentPage(make_article([table]), LOOK))[0] == "ab[1] │ c\nd     │ e"


def test_quotes_of_a_run_have_one_bar_and_hidden_blocks_are_faint(make_article: Make) -> None:
    page = DocumentPage(
        make_article(
            [
                paragraph("a", kind=BlockKind.QUOTE),
                paragraph("b", kind=BlockKind.QUOTE, level=2),
                paragraph("c", hidden=True),
            ]
        ),
        LOOK,
        hidden=True,
    )
    lines = [line.strip.text for index in range(HEAD, len(page)) for line in typeset(page[index], 30)]
    assert lines == ["", "│ a", "│ │", "│ │ b", "", "c"]
    assert page[HEAD + 2].faint
    assert page[HEAD + 2].style.dim


def test_headings_differ_without_colour(make_article: Make) -> None:
    page = DocumentPage(
        make_article([paragraph("h", kind=BlockKind.HEADING, level=level) for level in range(1, 5)]), LOOK
    )
    looks = [(style.bold, style.underline, style.italic) for style in (page[HEAD + at].style for at in range(4))]
    assert len(set(looks)) == 4


def test_sentences_and_points_are_noted_where_they_stand(make_article: Make) -> None:
    first = paragraph("See this. Then that.", link(4, 8, "https://a.example/"))
    article = make_article([first, paragraph("Point")], sentences=[(0, 10, 20)], points=[(0, 0, 9), (1, 0, 5)])
    page = DocumentPage(article, LOOK)
    assert page[HEAD].text == "See this[1]. Then that."
    assert page[HEAD].noted == (Note(0, 12, 1), Note(13, 23))
    assert page.sentences == ((HEAD, 13),)
    assert page.points == ((HEAD, 0), (HEAD + 1, 0))


def test_sentences_are_gone_through_in_the_order_of_the_text(make_article: Make) -> None:
    article = make_article([paragraph("One. Two."), paragraph("Three.")], sentences=[(1, 0, 6), (0, 5, 9), (0, 0, 4)])
    assert DocumentPage(article, LOOK).sentences == ((HEAD, 0), (HEAD, 5), (HEAD + 1, 0))


def test_a_point_that_goes_on_in_the_next_part_of_its_block_tells_its_number_once(make_article: Make) -> None:
    text = "word " * 2_000
    page = DocumentPage(make_article([paragraph(text.strip())], points=[(0, 0, len(text) - 1)]), LOOK)
    assert [note.number for index in range(HEAD, len(page)) for note in page[index].noted] == [1, None]


def test_what_is_hidden_or_of_another_text_has_no_place(make_article: Make) -> None:
    article = make_article(
        [paragraph("a"), paragraph("b", hidden=True)],
        sentences=[(1, 0, 1), (7, 0, 1), (0, 0, 900)],
        points=[(1, 0, 1), (99, 4, 5), (0, 50, 60)],
    )
    page = DocumentPage(article, LOOK)
    assert page.sentences == ((HEAD, 0),)
    assert page.points == (None, None, (HEAD, 1))
    assert DocumentPage(article, LOOK, hidden=True).points[0] == (HEAD + 1, 0)


def test_an_article_without_text_says_so(make_article: Make) -> None:
    page = DocumentPage(make_article([]), LOOK)
    assert [page[index].text for index in range(len(page))][HEAD:] == ["Nothing to read: from the full text."]
    assert page.nearest((5, 5)) == (2, -1)


def test_a_megabyte_in_one_block_is_shown_in_parts_with_its_marks(make_article: Make) -> None:
    text = "word " * 200_000
    marks = [link(start, start + 4, f"https://e.example/{start}") for start in range(0, len(text), 10_000)]
    page = DocumentPage(make_article([paragraph(text.strip(), *marks)], sentences=[(0, 500_000, 500_004)]), LOOK)
    assert page.text_end > len(text) // PART
    spot = page.sentences[0]
    assert page.source(spot) == (0, 500_000)
    assert page[spot[0]].text[spot[1] :].startswith("word[51]")
    assert [page[HEAD + part].loose for part in (0, 1)] == [True, False]


BLOCKS = st.lists(
    st.builds(
        lambda text, hidden, kind: Block(
            kind, clean_text(text), hidden=hidden, marks=(link(0, len(clean_text(text)), "https://a.example/"),)
        ),
        st.text("ab |\n日", min_size=1, max_size=12).filter(lambda text: bool(clean_text(text))),
        st.booleans(),
        st.sampled_from(BlockKind),
    ),
    max_size=6,
)


@given(BLOCKS, st.booleans(), st.data())
def test_every_shown_place_leads_to_its_source_and_back(
    make_article: Make, blocks: list[Block], hidden: bool, data: st.DataObject
) -> None:
    page = DocumentPage(make_article(blocks, link="https://own.example/"), LOOK, hidden=hidden)
    for index in range(len(page)):
        assert page.nearest(page.source((index, -1)))[0] == index
        if page.block(index) is not None:
            offset = data.draw(st.integers(0, len(page[index].text) - 1))
            source = page.source((index, offset))
            assert page.spot(*source) is not None
            assert page.nearest(source)[0] == index
    for block, offset in ((-1, 0), (0, 3), (len(blocks), 99), (len(blocks) + 5, 0)):
        assert 0 <= page.nearest((block, offset))[0] < len(page)
