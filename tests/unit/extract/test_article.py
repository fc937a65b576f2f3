"""Which pieces of a page are its article: what trafilatura missed comes back, what it took in vain stays out."""

from collections.abc import Sequence

import pytest
from lxml import html

from matins.extract import article as module
from matins.extract.article import MOST_PIECES, Article, article
from matins.extract.features import Evidence
from matins.extract.walk import pieces_of
from matins.model.document import BlockKind, Step

TITLE = "The bees are back on the roofs"
PROSE = [
    "The keepers of the old town have counted their hives again and found twice as many bees as two years before.",
    "A mild spring and late mowing along the railway gave them flowers from the first days of April to the end of May.",
    "Whoever has a balcony can help them with thyme and borage, and should leave the ivy on the wall until November.",
    "The council has set aside a strip of the market garden, and a class of the school beside it keeps the hives.",
    "Last year the honey of the roofs was sold out within a week, and the money went to the repair of the old clock.",
    "Not everyone is pleased: the owner of a bakery says that wasps and bees alike come for his plums in late summer.",
    "The keepers answer that bees care for flowers alone, and that a net over the plums keeps out the wasps as well.",
    "In autumn they count once more, and then it will be known whether the old town needs more roofs for its hives.",
]
COMMENTS = [
    "I have seen bees on my balcony too, how nice is that, thanks for the article!",
    "My plums are gone and nobody pays me for them, thank you very much indeed.",
]
NEXT = [
    "The tram to the harbour will run again from Monday on, after nine weeks in which the rails were laid anew.",
    "Passengers had to take a bus that came every half an hour and was late more often than not, many say.",
]
SECTIONS = ("News", "Sport", "Weather", "Culture", "Letters", "Search")
PLANS = ("trams", "parks", "schools", "bridges")
NAV = "".join(f'<li><a href="https://town.example/{name}">{name}</a></li>' for name in SECTIONS)
CARDS = "".join(f'<div><a href="https://town.example/{name}">The town has plans for {name}</a></div>' for name in PLANS)
FOOT = "<footer><p>Copyright Town Paper</p><p>Imprint</p><p>Privacy</p></footer>"


def paragraphs(texts: Sequence[str]) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def found(main: str, kept: Sequence[str] = PROSE) -> Article:
    """Return the article on a page around `main`, of which trafilatura kept the lines `kept`."""
    around = f"<div><h3>Read next</h3>{CARDS}</div>{FOOT}"
    tree = html.document_fromstring(f"<html><body><nav><ul>{NAV}</ul></nav><main>{main}</main>{around}</body></html>")
    return article(pieces_of(tree.find("body")), Evidence(kept, (TITLE,)))


def texts(result: Article, step: Step | None = None) -> list[str]:
    """Return the visible texts but for the title, those that `step` gave."""
    return [
        block.text for block in result.blocks if step in (None, block.step) and block.text != TITLE and not block.hidden
    ]


def judged(monkeypatch: pytest.MonkeyPatch, body: str, chances: Sequence[float], kept: Sequence[str] = ()) -> Article:
    """Return the article where the pieces of a page are as likely as told."""
    monkeypatch.setattr(module, "probabilities", lambda rows: list(chances))
    pieces = pieces_of(html.document_fromstring(f"<html><body>{body}</body></html>").find("body"))
    assert len(pieces) == len(chances)
    return article(pieces, Evidence(kept))


def test_what_is_around_the_article_is_left() -> None:
    result = found(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}</article>")
    assert texts(result) == PROSE
    assert result.pieces == len(PROSE) + len(SECTIONS) + len(PLANS) + 5
    assert result.count(Step.BODY) == len(PROSE)


def test_a_container_beside_that_trafilatura_missed_comes_back() -> None:
    result = found(
        f'<h1>{TITLE}</h1><div class="part">{paragraphs(PROSE[:4])}</div>'
        f'<div class="part">{paragraphs(PROSE[4:])}</div>',
        PROSE[:4],
    )
    assert texts(result) == PROSE
    assert texts(result, Step.RECOVERED) == PROSE[4:]


def test_headings_items_and_quotes_that_it_missed_come_back_in_their_places() -> None:
    heading, item, quote = (
        "What everyone can do",
        "Put out a bowl of water with stones in it",
        "“We counted them twice.”",
    )
    result = found(
        f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:3])}<h2>{heading}</h2>{paragraphs(PROSE[3:4])}"
        f"<ul><li>{item}</li></ul>{paragraphs(PROSE[4:6])}<blockquote>{quote}</blockquote>{paragraphs(PROSE[6:])}</article>"
    )
    assert texts(result) == [*PROSE[:3], heading, PROSE[3], item, *PROSE[4:6], quote, *PROSE[6:]]
    assert {(block.text, block.kind) for block in result.blocks if block.step is Step.REINSERTED} >= {
        (heading, BlockKind.HEADING),
        (item, BlockKind.LIST_ITEM),
        (quote, BlockKind.QUOTE),
    }


def test_comments_stay_out_even_where_it_took_one() -> None:
    comments = "".join(f'<div class="comment"><b>walter77</b><p>{text}</p></div>' for text in COMMENTS)
    main = f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}</article><div><h3>Comments</h3>{comments}</div>"
    assert texts(found(main)) == PROSE
    assert texts(found(main, [*PROSE, COMMENTS[0]])) == PROSE


def test_the_next_article_stays_out() -> None:
    following = f"<article><h1>The tram runs again</h1>{paragraphs(NEXT)}</article>"
    assert texts(found(f"<article><h1>{TITLE}</h1>{paragraphs(PROSE)}</article>{following}")) == PROSE


def test_a_caption_between_two_pieces_stays_and_one_below_does_not() -> None:
    within, below = "Hives on the roof of the school", "A tram at the harbour"
    result = found(
        f"<article><h1>{TITLE}</h1>{paragraphs(PROSE[:3])}<figure><figcaption>{within}</figcaption></figure>"
        f"{paragraphs(PROSE[3:])}</article><figure><figcaption>{below}</figcaption></figure>"
    )
    assert texts(result) == [*PROSE[:3], within, *PROSE[3:]]


def test_a_page_without_pieces_has_no_article() -> None:
    result = article([], Evidence(PROSE, (TITLE,)))
    assert (result.blocks, result.pieces) == ((), 0)


def test_where_nothing_looks_like_an_article_what_trafilatura_took_is_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "probabilities", lambda rows: [0.0 for _ in rows])
    assert texts(found(f"<article>{paragraphs(PROSE)}</article>")) == PROSE


def test_what_is_less_likely_counts_between_what_is_likely(monkeypatch: pytest.MonkeyPatch) -> None:
    body = "<p>a</p><p>b</p><p>c</p><p>d</p>"
    assert texts(judged(monkeypatch, body, [0.9, 0.3, 0.9, 0.3])) == ["a", "b", "c"]
    assert texts(judged(monkeypatch, body, [0.9, 0.1, 0.9, 0.3])) == ["a", "c"]


def test_what_may_be_the_article_is_left_out_but_not_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(monkeypatch, "<p>a</p><p>b</p><p>c</p><p>d</p>", [0.9, 0.9, 0.3, 0.0])
    assert [(block.text, block.step, block.hidden) for block in result.blocks] == [
        ("a", Step.RECOVERED, False),
        ("b", Step.RECOVERED, False),
        ("c", Step.LEFT_OUT, True),
    ]


def test_what_trafilatura_took_is_never_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(monkeypatch, "<p>a</p><p>b</p>", [0.9, 0.0], ["b"])
    assert [(block.text, block.step) for block in result.blocks] == [("a", Step.RECOVERED), ("b", Step.LEFT_OUT)]


def test_single_items_of_a_long_list_stay_out(monkeypatch: pytest.MonkeyPatch) -> None:
    items = "<p>a</p><ul><li>b</li><li>c</li><li>d</li><li>e</li></ul>"
    assert texts(judged(monkeypatch, items, [0.9, 0.9, 0.0, 0.0, 0.0])) == ["a"]
    assert texts(judged(monkeypatch, items, [0.9, 0.9, 0.9, 0.0, 0.0])) == ["a", "b", "c"]
    assert texts(judged(monkeypatch, "<ul><li>b</li><li>c</li></ul>", [0.9, 0.0])) == ["b"]


@pytest.mark.parametrize(
    ("chances", "certainty"),
    [([1.0, 0.0], 1.0), ([0.5, 0.0], 2 / 3), ([1.0, 0.1], 2 / 2.1), ([0.0, 0.0], 0.0)],
)
def test_certainty_is_the_f_to_expect(monkeypatch: pytest.MonkeyPatch, chances: list[float], certainty: float) -> None:
    assert judged(monkeypatch, "<p>a</p><p>b</p>", chances).certainty == pytest.approx(certainty)


LONG = " ".join(["word"] * 60)
FOLLOWING = f"<article><h1>a</h1><p>{LONG}</p></article><article><h1>c</h1><p>d</p></article>"


def test_an_article_that_follows_takes_nothing_of_the_certainty(monkeypatch: pytest.MonkeyPatch) -> None:
    result = judged(monkeypatch, FOLLOWING, [1.0, 1.0, 1.0, 1.0])
    assert texts(result) == ["a", LONG]
    assert result.certainty == 1.0


def test_where_nothing_looks_like_an_article_the_one_that_follows_stays_out_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert texts(judged(monkeypatch, FOLLOWING, [0.0] * 4, ["a", LONG, "c", "d"])) == ["a", LONG]


def test_a_menu_is_no_article_where_trafilatura_found_nothing() -> None:
    assert texts(found("", [])) == []


def test_of_a_page_of_more_pieces_than_any_article_has_trafilaturas_word_counts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "MOST_PIECES", 10)
    monkeypatch.setattr(module, "probabilities", lambda rows: pytest.fail("the trees were asked"))
    assert texts(found(f"<article>{paragraphs(PROSE)}</article>", PROSE[:5])) == PROSE[:5]


def test_the_richest_pages_are_judged_piece_by_piece() -> None:
    assert MOST_PIECES >= 3_000
