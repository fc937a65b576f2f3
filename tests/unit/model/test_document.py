"""A document's blocks and what stands over them."""

from matins.model.document import Block, BlockKind, Document
from matins.text.clean import clean_line


def block(text: str, kind: BlockKind = BlockKind.PARAGRAPH, *, hidden: bool = False) -> Block:
    return Block(kind, clean_line(text), hidden=hidden)


def test_the_heading_over_a_block_is_the_nearest_visible_one_above() -> None:
    first, furniture = block("First", BlockKind.HEADING), block("Share", BlockKind.HEADING, hidden=True)
    second = block("Second", BlockKind.HEADING)
    document = Document(
        blocks=(block("Lead."), first, block("One."), furniture, block("Two."), second, block("Three."))
    )
    assert [document.heading_over(index) for index in range(7)] == [None, None, first, first, first, first, second]


def test_only_what_is_visible_is_text() -> None:
    document = Document(blocks=(block("One two."), block("Share", hidden=True), block("Three.")))
    assert (document.text, document.words) == ("One two.\nThree.", 3)
