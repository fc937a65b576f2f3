"""What each step on the way from a page to its document does, under which rules, and what it tells of that."""

import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from matins.extract.article import Article
from matins.extract.page import DOUBTFUL, Notes, document_of_page
from matins.extract.site_lines import site_lines
from matins.model.document import Block, BlockKind, Document, Status, Step
from matins.model.page import PageRules
from matins.text.clean import clean_line

URL = "https://town.example/2026/05/bees/"
SENTENCE = "The bees have come back to the roofs of the old town, and the keepers say that it is a good year. "
PROSE = [
    f"{SENTENCE}The roof of house {number} has {number + 2} hives, one of them new this year." for number in range(6)
]
STORY = "".join(f"<p>{text}</p>" for text in PROSE)
MAY = datetime(2019, 5, 4, tzinfo=UTC)
PROMO = "Order the calendar of our bees now and support the town paper in its work"


def noted(body: str | bytes, rules: PageRules | None = None) -> tuple[Document, list[tuple[str, str]]]:
    notes = Notes()
    document = document_of_page(body, url=URL, rules=rules or PageRules(), notes=notes)
    return document, [(note.step, note.detail) for note in notes.told]


def story(inner: str = STORY, after: str = "", head: str = "") -> str:
    return f"<html><head>{head}</head><body><article><h1>Bees</h1>{inner}</article>{after}</body></html>"


def test_each_step_is_told_in_its_order() -> None:
    document, notes = noted(story())
    assert [step for step, _ in notes] == ["pre-clean", "trafilatura", "body", "furniture", "date"]
    assert all(detail and not detail.endswith(" ") for _, detail in notes)
    assert document.text.splitlines() == PROSE


def test_steps_that_rules_ask_for_are_told_where_they_happen() -> None:
    ld = f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{" ".join(PROSE)}"}}</script>'
    _, notes = noted(story(head=ld), PageRules(drop=".promo", common=frozenset({1})))
    assert [step for step, _ in notes] == [
        "pre-clean", "drop", "trafilatura", "body", "furniture", "JSON-LD", "site", "date"
    ]  # fmt: skip
    assert dict(notes)["drop"] == "0 elements dropped by your selector .promo"
    assert dict(notes)["JSON-LD"].startswith("100% of the")
    assert dict(notes)["JSON-LD"].endswith("stand in the text found")


def sure(monkeypatch: pytest.MonkeyPatch, certainty: float, *, hidden: int = 0) -> tuple[Document, dict[str, str]]:
    """Return what becomes of a page whose article was chosen so surely, `hidden` of its blocks left out."""
    blocks = [Block(BlockKind.PARAGRAPH, clean_line(text)) for text in PROSE]
    left = [replace(block, step=Step.LEFT_OUT, hidden=True) for block in blocks[:hidden]]
    chosen = Article((*left, *blocks[hidden:]), 40, certainty)
    monkeypatch.setattr("matins.extract.page.article", lambda pieces, evidence: chosen)
    document, notes = noted(story())
    return document, dict(notes)


@pytest.mark.parametrize(("certainty", "reason"), [(0.99, None), (0.89, DOUBTFUL), (0.0, DOUBTFUL)])
def test_a_text_that_was_not_chosen_surely_says_so(
    monkeypatch: pytest.MonkeyPatch, certainty: float, reason: str | None
) -> None:
    document, notes = sure(monkeypatch, certainty)
    assert (document.status, document.reason) == (Status.FULL, reason)
    assert notes["body"].endswith(f"{certainty:.0%} sure")


def test_what_was_left_out_is_not_told_as_furniture(monkeypatch: pytest.MonkeyPatch) -> None:
    _, notes = sure(monkeypatch, 1.0, hidden=2)
    assert notes["body"] == (
        "4 of 40 pieces: 4 in trafilatura's text, 0 paragraphs recovered, 0 of other kinds put back; "
        "2 less likely, hidden; 100% sure"
    )
    assert notes["furniture"] == "0 blocks hidden"


@pytest.mark.parametrize("count", [300, 2_000])
def test_an_article_longer_than_any_that_was_learned_from_is_taken_whole_and_is_not_doubted(count: int) -> None:
    every = [
        f"{PROSE[number % 6]} It is entry {number} of the chronicle of the bees, and not the last."
        for number in range(count)
    ]
    document, _ = noted(story("".join(f"<p>{text}</p>" for text in every)))
    assert document.text.splitlines() == every
    assert (document.status, document.reason) == (Status.FULL, None)


def test_a_plain_text_has_one_step() -> None:
    assert [step for step, _ in noted("Bees are back\n\n" + SENTENCE * 3)[1]] == ["form"]


@pytest.mark.parametrize("body", [b"", b"%PDF-1.7 x", b"<html></html>"])
def test_what_is_no_article_tells_no_step_that_was_not_taken(body: bytes) -> None:
    assert "form" not in [step for step, _ in noted(body)[1]]


def test_what_is_dropped_by_selector_is_gone() -> None:
    body = story(
        f'{STORY}<p class="promo">{PROMO}</p><div class="promo"><p class="promo">{PROMO}</p></div>{STORY[:200]}'
    )
    document, notes = noted(body, PageRules(drop=".promo, .none"))
    assert PROMO not in "".join(block.text for block in document.blocks)
    assert PROSE[-1] in document.text
    assert dict(notes)["drop"] == "3 elements dropped by your selector .promo, .none"


def test_text_behind_a_dropped_element_stays() -> None:
    body = story(f'<p>{PROSE[0]} <b class="promo">Now!</b>and this goes on.</p>{STORY}')
    assert f"{PROSE[0]} and this goes on." in noted(body, PageRules(drop=".promo"))[0].text


@pytest.mark.parametrize("drop", ["html", ":root"])
def test_the_root_of_a_page_cannot_be_dropped(drop: str) -> None:
    document, notes = noted(story(), PageRules(drop=drop))
    assert document.text.splitlines() == PROSE
    assert dict(notes)["drop"] == f"0 elements dropped by your selector {drop}"


@pytest.mark.parametrize("drop", ["body", "*", "article, h1"])
def test_a_selector_that_drops_the_page_leaves_no_article(drop: str) -> None:
    document, notes = noted(story(), PageRules(drop=drop))
    assert (document.status, document.text) == (Status.EMPTY, "")
    assert "drop" in dict(notes)


def test_what_is_kept_by_selector_is_the_article_in_the_order_of_the_page() -> None:
    note = "Written for the spring fair"
    body = story(after=f'<div class="end"><p class="end">{note}</p></div><p>{PROMO}</p>')
    document, notes = noted(body, PageRules(keep=".end, article"))
    assert document.text.splitlines()[:6] == PROSE
    assert sum(block.text == note for block in document.blocks) == 1
    assert PROMO not in document.text
    assert dict(notes)["keep"] == "2 elements kept by your selector .end, article"
    assert "trafilatura" not in dict(notes)


def test_that_what_is_kept_by_selector_says_nothing_is_told() -> None:
    document, notes = noted(story('<p class="empty"></p>' + STORY), PageRules(keep=".empty"))
    assert document.text.splitlines() == PROSE
    assert dict(notes)["keep"] == "1 element kept by your selector .empty, without text"


def test_the_order_of_selectors_is_not_that_of_the_text() -> None:
    assert noted(story(), PageRules(keep="p:last-child, p:nth-of-type(1)"))[0].text.splitlines() == [
        PROSE[0],
        PROSE[-1],
    ]


def test_a_selector_that_keeps_nothing_leaves_it_to_matins() -> None:
    document, notes = noted(story(), PageRules(keep=".story"))
    assert document.text.splitlines() == PROSE
    assert dict(notes)["keep"] == "0 elements kept by your selector .story"
    assert "trafilatura" in dict(notes)


@pytest.mark.parametrize("keep", ["html", "body", ":root", "body, article, p"])
def test_all_of_a_page_can_be_kept(keep: str) -> None:
    document, _ = noted(story(after=f"<div><p>{PROMO}, it says.</p></div>"), PageRules(keep=keep))
    assert [text for text in document.text.splitlines() if text in PROSE] == PROSE


def test_what_is_dropped_is_not_kept() -> None:
    document, _ = noted(story(f'{STORY}<p class="promo">{PROMO}</p>'), PageRules(keep="article", drop=".promo"))
    assert document.text.splitlines() == PROSE


def test_lines_that_other_pages_of_the_site_have_are_hidden_not_lost() -> None:
    body = story(f"{STORY}<p>{PROMO}.</p>")
    before, _ = noted(body)
    assert before.text.splitlines()[-1] == f"{PROMO}."
    own = set(site_lines(before)) - set(site_lines(noted(story())[0]))
    after, notes = noted(body, PageRules(common=frozenset(own)))
    assert after.text.splitlines() == PROSE
    assert [block.text for block in after.blocks if block.hidden][-1] == f"{PROMO}."
    assert dict(notes)["site"] == "1 line hidden that other pages of the site have too"


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "Article", "articleBody": text})}</script>'


def test_where_the_page_shows_another_text_its_json_ld_has_the_article() -> None:
    other = [
        f"Order number {number} of the shop has come back from the post, nobody was at home." for number in range(9)
    ]
    document, notes = noted(story("".join(f"<p>{text}</p>" for text in other), head=ld("\n\n".join(PROSE * 2))))
    assert PROSE[0] in document.text
    assert other[0] not in document.text
    assert dict(notes)["JSON-LD"].startswith("0% of the")
    assert dict(notes)["JSON-LD"].endswith("it is taken instead")


def test_a_short_text_in_the_json_ld_is_no_check() -> None:
    document, notes = noted(story(head=ld("The wasps are back, says nobody at all.")))
    assert document.text.splitlines() == PROSE
    assert "JSON-LD" not in dict(notes)


def test_what_a_person_keeps_is_not_checked() -> None:
    document, notes = noted(story(f"<p>{PROSE[0]}</p>", head=ld("\n".join(PROSE[1:] * 2))), PageRules(keep="article"))
    assert document.text == PROSE[0]
    assert "JSON-LD" not in dict(notes)


@pytest.mark.parametrize(
    ("head", "inner", "published", "guessed", "told"),
    [
        ('<meta name="date" content="2019-05-04">', "", MAY, False, "stated by the page"),
        ("", '<p class="date">4 May 2019</p>', MAY, True, "guessed"),
        ("", "", None, False, "none"),
    ],
)
def test_a_date_that_is_guessed_is_marked(
    head: str, inner: str, published: datetime | None, guessed: bool, told: str
) -> None:
    document, notes = noted(story(inner + STORY, head=head))
    assert (document.published, document.date_guessed, dict(notes)["date"]) == (published, guessed, told)
