"""Whatever a page and its site have in common, real text is not lost."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from matins.extract.site_lines import LONGEST, site_lines, with_common_hidden
from matins.model.document import Block, BlockKind, Document
from matins.text.clean import clean_code
from matins.text.words import count_words

TEXTS = st.one_of(
    st.sampled_from(["Our Standards", "Share", "Read more about this", "word " * 30, "long " * 80]),
    st.text(max_size=40),
).map(clean_code)
BLOCKS = st.lists(
    st.builds(Block, st.sampled_from(BlockKind), TEXTS, level=st.integers(0, 3), hidden=st.booleans()), max_size=30
)


@given(blocks=BLOCKS, others=st.lists(BLOCKS, max_size=3))
def test_hiding_common_lines_keeps_to_its_caps(blocks: list[Block], others: list[list[Block]]) -> None:
    pages = (Document(tuple(page)) for page in (blocks, *others))
    common = frozenset(line for page in pages for line in site_lines(page))
    found = with_common_hidden(blocks, common)
    assert [(block.kind, block.text, block.level) for block in found] == [
        (block.kind, block.text, block.level) for block in blocks
    ]
    assert all(after.hidden or not before.hidden for before, after in zip(blocks, found, strict=True))
    gone = [after for before, after in zip(blocks, found, strict=True) if after.hidden and not before.hidden]
    before, after = Document(tuple(blocks)).words, Document(found).words
    lost = sum(count_words(block.text) for block in gone)
    if lost:
        assert lost <= before * 0.25 + sum(count_words(block.text) for block in blocks if block.hidden) * 0.25
        assert after >= 60
    assert all(len(block.text) <= LONGEST for block in gone)
    assert all(block.kind not in (BlockKind.CODE, BlockKind.TABLE) for block in gone)


@given(blocks=BLOCKS)
def test_a_heading_that_is_hidden_has_no_visible_text_of_its_own(blocks: list[Block]) -> None:
    found = with_common_hidden(blocks, frozenset(site_lines(Document(tuple(blocks)))))
    for place, block in enumerate(found):
        if block.kind is BlockKind.HEADING and block.hidden and not blocks[place].hidden:
            for below in found[place + 1 :]:
                if below.kind is BlockKind.HEADING and below.level <= block.level:
                    break
                assert below.hidden


@given(blocks=BLOCKS)
def test_hiding_again_hides_no_more_than_a_quarter_in_all(blocks: list[Block]) -> None:
    shown = [replace(block, hidden=False) for block in blocks]
    found: tuple[Block, ...] = tuple(shown)
    for size in (4, 16, 32):
        found = with_common_hidden(found, frozenset(site_lines(Document(tuple(shown)))[:size]))
    total = Document(tuple(shown)).words
    assert total - Document(found).words <= total * 0.25
