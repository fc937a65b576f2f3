import pytest

from matins.errors import Failed
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Summary
from matins.service.refresh.pages import SHORTER, refusal
from matins.text.clean import Clean


def summary(status: Status, words: int, reason: str | None = None) -> Summary:
    text = Clean(" ".join(["word"] * words))
    return Summary(
        Document((Block(BlockKind.PARAGRAPH, text),), status=status, reason=Clean(reason) if reason else None)
    )


@pytest.mark.parametrize(
    ("page", "current", "refused"),
    [
        ((Status.FULL, 300), (Status.TEASER, 20), None),
        ((Status.FULL, 300), (Status.FEED, 200), None),
        ((Status.FULL, 200), (Status.FEED, 300), SHORTER),
        ((Status.FULL, 200), (Status.FULL, 300), None),
        ((Status.FULL, 5), (Status.EMPTY, 0), None),
        ((Status.TEASER, 50, "cut off"), (Status.TEASER, 20), None),
        ((Status.TEASER, 20, "cut off"), (Status.TEASER, 20), Failed("cut off")),
        ((Status.TEASER, 20, "cut off"), (Status.TEASER, 50), Failed("cut off")),
        ((Status.TEASER, 50, "cut off"), (Status.FEED, 20), Failed("cut off")),
        ((Status.TEASER, 50, "cut off"), (Status.FULL, 20), Failed("cut off")),
        ((Status.TEASER, 50, "cut off"), (Status.EMPTY, 0), None),
        ((Status.EMPTY, 0, "a PDF"), (Status.EMPTY, 0), Failed("a PDF")),
        ((Status.EMPTY, 0), (Status.FEED, 200), Failed("the page has no article text")),
    ],
)
def test_a_page_replaces_what_it_betters(
    page: tuple[Status, int], current: tuple[Status, int], refused: Failed | None
) -> None:
    assert refusal(summary(*page), summary(*current)) == refused
