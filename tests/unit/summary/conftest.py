"""Documents for the tests of summaries, and the check that every test of them makes."""

from collections.abc import Callable

import pytest

from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.text.clean import clean_line, pieces

NEWS = (
    "The city of Harborough will close its last coal plant in March, the mayor announced on Tuesday. "
    "The plant has supplied heat to some forty thousand homes since it opened in the spring of 1961.",
    "A new network of heat pumps will take its place, drawing warmth from the harbour even in winter. "
    "Engineers have tested the pumps for two years in a school and a swimming hall near the docks.",
    "Critics say the city has moved too fast and has not told people what the change will cost them. "
    "The council expects heating bills to rise by four percent in the first year and to fall after that.",
    "The site of the plant will become a park with a museum of work, the council decided last week. "
    "Most of the ninety workers have been offered other jobs with the city, according to their union.",
)


@pytest.fixture
def blocks() -> Callable[..., tuple[Block, ...]]:
    """Return a maker of blocks of one kind from texts."""

    def make(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH, level: int = 0) -> tuple[Block, ...]:
        return tuple(Block(kind, clean_line(text, 100_000), level=level) for text in texts)

    return make


@pytest.fixture
def document(blocks: Callable[..., tuple[Block, ...]]) -> Callable[..., Document]:
    """Return a maker of English documents from the texts of paragraphs."""

    def make(*texts: str, title: str | None = None, lang: str | None = "en", status: Status = Status.FULL) -> Document:
        return Document(blocks(*texts), title=clean_line(title) or None, lang=lang, status=status)

    return make


@pytest.fixture
def news(document: Callable[..., Document]) -> Document:
    """Return an article of four paragraphs."""
    return document(*NEWS, title="Harborough closes its last coal plant")


@pytest.fixture
def holds() -> Callable[[Summary], bool]:
    """Return the check that each sentence and point is its block's text over its spans, in document order."""

    def check(summary: Summary) -> bool:
        shown: list[Sentence | Point] = [*summary.sentences, *summary.points]
        places = [
            [(sentence.block, sentence.spans[0]) for sentence in summary.sentences],
            [(point.block, point.spans[0]) for point in summary.points],
        ]
        return all(
            item.text == pieces(summary.document.blocks[item.block].text, item.spans)
            and all(start < end for start, end in item.spans)
            and list(item.spans) == sorted(item.spans)
            for item in shown
        ) and all(order == sorted(order) for order in places)

    return check
