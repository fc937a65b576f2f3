"""Which of two texts stands for an article."""

import pytest

from matins.errors import Failed
from matins.model.article import Texts
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Summary
from matins.service.refresh.agreement import ANOTHER, SHORTER, betters, refusal
from matins.text.clean import Clean, clean_line

WORDS = [f"word{number}" for number in range(2000)]
OTHERS = [f"other{number}" for number in range(2000)]

Text = tuple[Status, list[str]]


def document(status: Status, words: list[str], reason: str | None = None) -> Document:
    blocks = (Block(BlockKind.PARAGRAPH, Clean(" ".join(words))),) if words else ()
    return Document(blocks, status=status, reason=clean_line(reason) or None)


def texts(feed: Text | None = None, page: Text | None = None) -> Texts:
    return Texts(*(Summary(document(*text)) if text else None for text in (feed, page)))


FULL, FEED, TEASER, EMPTY = Status.FULL, Status.FEED, Status.TEASER, Status.EMPTY
CUT, NOTHING = Failed("cut off"), Failed("a PDF")


@pytest.mark.parametrize(
    ("page", "feed", "refused"),
    [
        pytest.param((FULL, WORDS[:300]), (FEED, WORDS[:200]), None, id="a longer page that holds the feed's text"),
        pytest.param((FULL, WORDS[:300]), (FEED, WORDS[:300]), None, id="a page with the same text"),
        pytest.param((FULL, WORDS[:200]), (FEED, WORDS[:300]), SHORTER, id="a page with a part of the feed's text"),
        pytest.param((FULL, OTHERS[:200]), (FEED, WORDS[:300]), ANOTHER, id="a shorter page with another text"),
        pytest.param((FULL, OTHERS[:900]), (FEED, WORDS[:300]), ANOTHER, id="a longer page with another text"),
        pytest.param((FULL, WORDS[200:900]), (FEED, WORDS[:300]), None, id="a page that holds a third of the feed's"),
        pytest.param((FULL, WORDS[250:900]), (FEED, WORDS[:300]), ANOTHER, id="a page that holds a sixth of it"),
        pytest.param((FULL, OTHERS[:300]), (TEASER, WORDS[:30]), None, id="a page behind another lead"),
        pytest.param((FULL, OTHERS[:100]), (TEASER, WORDS[:119]), None, id="a page behind a long teaser"),
        pytest.param((FULL, WORDS[:80]), (EMPTY, []), None, id="a page behind a title"),
        pytest.param((FULL, WORDS[:80]), None, None, id="a page without a feed"),
        pytest.param((TEASER, WORDS[:50], "cut off"), (TEASER, WORDS[:20]), None, id="a longer teaser"),
        pytest.param((TEASER, WORDS[:20], "cut off"), (TEASER, WORDS[:20]), CUT, id="an equal teaser"),
        pytest.param((TEASER, WORDS[:200], "cut off"), (FEED, WORDS[:150]), CUT, id="a teaser against a whole text"),
        pytest.param((TEASER, WORDS[:50], "cut off"), (EMPTY, []), None, id="a teaser behind a title"),
        pytest.param((EMPTY, [], "a PDF"), (EMPTY, []), NOTHING, id="nothing"),
        pytest.param((EMPTY, [], "a PDF"), (FEED, WORDS[:150]), NOTHING, id="nothing against a whole text"),
        pytest.param(
            (EMPTY, []), None, Failed("the page has no article text"), id="nothing, and nobody says what is the matter"
        ),
    ],
)
def test_the_longer_agreeing_text_stands_for_the_article(
    page: tuple[Status, list[str]], feed: Text | None, refused: Failed | None
) -> None:
    assert refusal(document(*page), texts(feed)) == refused


@pytest.mark.parametrize(
    ("page", "before", "better"),
    [
        ((FULL, 5), (FULL, 300), True),
        ((FULL, 5), (TEASER, 50), True),
        ((FULL, 0), None, False),
        ((TEASER, 50), (FULL, 300), False),
        ((TEASER, 50), (TEASER, 40), True),
        ((TEASER, 40), (TEASER, 40), False),
        ((TEASER, 40), (EMPTY, 0), True),
        ((TEASER, 40), None, True),
        ((EMPTY, 0), None, False),
        ((EMPTY, 0), (TEASER, 40), False),
    ],
)
def test_a_page_takes_the_place_of_an_earlier_one_that_it_betters(
    page: tuple[Status, int], before: tuple[Status, int] | None, better: bool
) -> None:
    found = document(page[0], WORDS[: page[1]], "the rest is behind a paywall")
    held = texts((FEED, WORDS[:200]), (before[0], WORDS[: before[1]]) if before else None)
    assert betters(found, held) is better
    if not better:
        assert refusal(found, held) == Failed("the rest is behind a paywall")


def test_a_page_with_another_text_takes_no_place_of_one_that_agrees() -> None:
    agreeing, another = (FULL, WORDS[:300]), document(FULL, OTHERS[:900])
    held = texts((FEED, WORDS[:200]), agreeing)
    assert (refusal(another, held), betters(another, held)) == (ANOTHER, False)
    held = texts((FEED, WORDS[:200]), (FULL, OTHERS[300:600]))
    assert (refusal(another, held), betters(another, held)) == (ANOTHER, True)
    held = texts((FEED, WORDS[:200]), (TEASER, WORDS[:30]))
    assert (refusal(another, held), betters(another, held)) == (ANOTHER, True)
    held = texts((TEASER, WORDS[:20]), agreeing)
    assert (refusal(another, held), betters(another, held)) == (None, True)


def test_the_feeds_text_stands_again_where_the_page_fetched_anew_is_shorter() -> None:
    held = texts((FEED, WORDS[:200]), (FULL, WORDS[:300]))
    assert refusal(document(FULL, WORDS[:150]), held) == SHORTER


def test_texts_without_blanks_between_words_are_compared_by_character() -> None:
    page = document(FULL, ["十一年、港の時計は止まっていた。町の人びとは、それでも毎朝その下を通った。"])
    assert refusal(page, texts((FEED, ["港の時計は止まっていた。"]))) is None
    assert refusal(page, texts((FEED, ["春の祭りは雨で来週に延びた。"]))) == ANOTHER


def test_capitals_punctuation_and_kinds_of_apostrophe_do_not_part_two_copies() -> None:
    page = document(FULL, ["THE KEEPER’S BEES: back at last, and they\n\nhave not", "forgotten the way"])
    assert refusal(page, texts((FEED, ["The keeper's bees, back at last and they have not"]))) is None


def test_hidden_lines_do_not_count() -> None:
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, Clean(" ".join(WORDS[n : n + 100])), hidden=n > 0) for n in range(0, 500, 100)
    )
    assert refusal(Document(blocks), texts((FEED, WORDS[:300]))) == SHORTER
