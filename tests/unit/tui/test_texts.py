"""The round of an article's texts."""

from collections.abc import Callable
from dataclasses import replace

from matins.model.article import Article
from matins.model.document import Block, BlockKind, Status
from matins.text.clean import Clean
from matins.tui.texts import place_in, round_of, said

Make = Callable[..., Article]
PLAIN = Block(BlockKind.PARAGRAPH, Clean("Text."))
HIDDEN = replace(PLAIN, hidden=True)


def test_the_round_leaves_out_what_does_not_exist(make_article: Make) -> None:
    alone = make_article([PLAIN])
    feed = make_article([PLAIN], status=Status.FEED)
    assert [text.name for text in round_of(alone, None)] == ["the page's text"]
    assert [text.name for text in round_of(alone, feed)] == ["the page's text", "the feed's text"]
    assert [text.name for text in round_of(feed, alone)] == ["the feed's text", "the page's text"]
    assert [text.name for text in round_of(make_article([PLAIN, HIDDEN]), None)] == ["the page's text", "1 hidden line"]
    both = round_of(make_article([PLAIN, *[HIDDEN] * 1_200]), feed)
    assert [text.name for text in both] == ["the page's text", "1,200 hidden lines", "the feed's text"]


def test_what_is_shown_is_found_unless_it_was_replaced(make_article: Make) -> None:
    article, other = make_article([PLAIN, HIDDEN]), make_article([PLAIN], status=Status.TEASER)
    texts = round_of(article, other)
    assert [place_in(texts, article, hidden=hidden) for hidden in (False, True)] == [0, 1]
    assert place_in(texts, other, hidden=False) == 2
    assert place_in(texts, make_article([HIDDEN]), hidden=False) is None


def test_the_words_tell_what_is_shown_and_what_comes_next(make_article: Make) -> None:
    texts = round_of(make_article([PLAIN, HIDDEN]), make_article([PLAIN], status=Status.TEASER))
    assert [said(texts, at, "f", fetch=False) for at in range(3)] == [
        "the page's text; f shows 1 hidden line",
        "1 hidden line shown; f shows the feed's teaser",
        "the feed's teaser; f shows the page's text",
    ]
    assert said(texts[:2], 1, "x", fetch=True) == "1 hidden line shown; x fetches the page"
    assert said(texts[:1], 0, "f", fetch=False) == "the page's text"
