"""For any blocks: an article's own list is found or not, and its points are the items' own words in their places."""

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.document import Block, BlockKind, Document, Emphasis, Mark
from matins.summary.own_list import SHOWN, own_points
from matins.text.clean import clean_line, clean_text, pieces

TEXTS = st.one_of(
    st.text(max_size=60),
    st.sampled_from(
        [
            *("Key points", "Key takeaways:", "The study found:", "Related", "How to mend it", "要点", "1\n", "Label:"),
            *("The council closes the plant in March and opens a park", "Heat: the pumps draw warmth from the sea."),
            *(
                "Is it warm? It is warm all day in every room of the house.",
                "“Stop!”",
                "12:30",
                "5 g of salt",
                "a\nb c",
            ),
        ]
    ),
).map(lambda text: clean_text(text) or clean_line("Empty"))
LEVELS = st.integers(1, 3)


@st.composite
def items(draw: st.DrawFn) -> Block:
    """Return a list item, perhaps with its beginning in bold."""
    text = draw(TEXTS)
    end = draw(st.integers(0, len(text)))
    marks = (Mark((0, end), draw(st.sampled_from([Emphasis.BOLD, Emphasis.LINK]))),) if end else ()
    number = draw(st.sampled_from([None, 1]))
    return Block(BlockKind.LIST_ITEM, text, draw(LEVELS), hidden=draw(st.booleans()), number=number, marks=marks)


OTHERS = st.builds(Block, st.sampled_from(sorted(set(BlockKind) - {BlockKind.LIST_ITEM})), TEXTS, hidden=st.booleans())


@settings(deadline=None)
@given(
    st.lists(st.one_of(OTHERS, items(), items()), max_size=30),
    st.sampled_from([None, "en", "de", "zh", "xx"]),
    st.sampled_from([None, "How to mend it", "Key points"]),
)
def test_own_points_are_the_items_own_words(blocks: list[Block], lang: str | None, title: str | None) -> None:
    points = own_points(Document(tuple(blocks), title=clean_line(title) if title else None), lang)
    assert len(points) <= SHOWN
    assert [point.block for point in points] == sorted({point.block for point in points})
    for point in points:
        block = blocks[point.block]
        assert block.kind is BlockKind.LIST_ITEM
        assert not block.hidden
        assert point.text == pieces(block.text, point.spans)
        assert point.label is None or point.text.startswith(point.label)
