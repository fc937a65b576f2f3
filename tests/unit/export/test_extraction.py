"""What became of a page, as text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.export.extraction import extraction_text
from matins.model.document import Block, BlockKind, Document, Status, Step
from matins.model.feed import Subscription
from matins.model.page import PageRules, StepNote
from matins.text.cells import width
from matins.text.clean import clean_code, clean_line

BLOCKS = st.builds(
    Block,
    st.sampled_from(BlockKind),
    st.text(max_size=80).map(clean_code),
    level=st.integers(0, 6),
    hidden=st.booleans(),
    step=st.sampled_from(Step),
)


@given(blocks=st.lists(BLOCKS, max_size=8))
def test_every_block_has_one_line_that_fits_forty_columns(blocks: list[Block]) -> None:
    text = extraction_text(Document(tuple(blocks), title=clean_line("T")), (), PageRules(), None, columns=40)
    *_, last = text.rstrip("\n").split("\n\n")
    lines = last.split("\n")
    assert len(lines) == len(blocks) or not blocks
    assert all(width(line) <= 40 for line in text.split("\n"))


@pytest.mark.parametrize("kind", BlockKind)
def test_every_kind_of_block_has_a_name(kind: BlockKind) -> None:
    document = Document((Block(kind, clean_code("one\ntwo"), hidden=True),))
    line = extraction_text(document, (), PageRules(), None, columns=None).splitlines()[-1]
    assert line.split()[1:] == ["-", "body", "one", "two"]


def test_steps_are_wrapped_and_selectors_named() -> None:
    steps = (StepNote(clean_line("recovered"), clean_line("two paragraphs that stood beside the others.")),)
    feed = Subscription("https://a.example/feed", clean_line("Harbour Post"))
    document = Document(status=Status.EMPTY, reason=clean_line("no article text found"))
    assert extraction_text(document, steps, PageRules("p", ""), feed, columns=40).splitlines() == [
        "No title",
        "no text: no article text found",
        "",
        "selectors of the feed Harbour Post",
        "keep: p",
        "recovered: two paragraphs that stood",
        "  beside the others.",
    ]
