"""Articles to put on pages."""

from collections.abc import Callable, Sequence

import pytest

from matins.model.article import Article, Row
from matins.model.document import Block, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.text.clean import Clean

Place = tuple[int, int, int]
"""A block, and a half-open range of its code points."""


def article_of(
    blocks: Sequence[Block],
    *,
    sentences: Sequence[Place] = (),
    points: Sequence[Place] = (),
    link: str | None = None,
    status: Status = Status.FULL,
) -> Article:
    """Return an article of `blocks`; sentences and points stand in them, or in what is no more."""
    document = Document(tuple(blocks), status=status)
    summary = Summary(
        document,
        tuple(Sentence(Clean("s"), block, ((start, end),)) for block, start, end in sentences),
        tuple(Point(Clean("p"), block, ((start, end),)) for block, start, end in points),
    )
    row = Row(1, 1, Clean("Feed"), Clean("Title"), link, None, 0, False, False, 4, Clean(""), status)
    return Article(row, None, "en", None, None, (), summary, of_page=status is Status.FULL)


@pytest.fixture(scope="session")
def make_article() -> Callable[..., Article]:
    return article_of
