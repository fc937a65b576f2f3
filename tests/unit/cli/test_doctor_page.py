"""`matins doctor page`."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from matins.errors import MatinsError
from matins.model.document import Block, BlockKind, Document, Status, Step
from matins.model.feed import Subscription
from matins.model.page import PageRules, StepNote
from matins.service import explaining
from matins.service.explaining import Explained
from matins.text.cells import width
from matins.text.clean import clean_line

Matins = Callable[..., Any]

DOCUMENT = Document(
    (
        Block(BlockKind.HEADING, clean_line("After the repair"), level=2),
        Block(
            BlockKind.PARAGRAPH, clean_line("The harbour clock runs again, and everybody on the pier is glad of it.")
        ),
        Block(BlockKind.LIST_ITEM, clean_line("a bent wheel"), level=1, step=Step.RECOVERED),
        Block(BlockKind.PARAGRAPH, clean_line("Advertisement"), hidden=True),
    ),
    title=clean_line("The clock"),
    published=datetime(2026, 11, 20, tzinfo=UTC),
    date_guessed=True,
    lang="en",
)
STEPS = (
    StepNote(clean_line("pre-clean"), clean_line("took out 14 scripts and 2 comments.")),
    StepNote(clean_line("body"), clean_line("4 blocks of 17 words.")),
)


class Asked:
    """Stands for the service: notes what it is asked and gives one answer."""

    def __init__(self) -> None:
        self.source = ""
        self.selectors: dict[str, str | None] = {}
        self.answer: Explained | MatinsError = Explained(DOCUMENT, STEPS, PageRules())

    def __call__(self, source: str, *_: object, **selectors: str | None) -> Explained:
        self.source, self.selectors = source, selectors
        if isinstance(self.answer, MatinsError):
            raise self.answer
        return self.answer


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    asked = Asked()
    monkeypatch.setattr(explaining, "explain_source", asked)
    return asked


def test_what_each_step_did_and_every_block_is_shown(matins: Matins, asked: Asked) -> None:
    outcome = matins("doctor", "page", "clock.html")
    assert outcome.code == 0
    assert outcome.out.splitlines() == [
        "The clock",
        "about 2026-11-20 · 1 min · en",
        "from the full text",
        "",
        "pre-clean: took out 14 scripts and 2 comments.",
        "body: 4 blocks of 17 words.",
        "",
        "h2        body        After the repair",
        "p         body        The harbour clock runs again, and everybody on the pier is glad of it.",
        "li1       recovered   a bent wheel",
        "p       - body        Advertisement",
    ]
    assert (asked.source, asked.selectors) == ("clock.html", {"keep": None, "drop": None})


def test_it_fits_forty_columns(matins: Matins, asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = matins("doctor", "page", "clock.html", terminal=True).out.splitlines()
    assert max(map(width, lines)) <= 40
    assert "p         body        The harbour clock…" in lines


def test_the_selectors_that_counted_are_named(matins: Matins, asked: Asked) -> None:
    feed = Subscription("https://me:hunter2@a.example/feed", keep=".story", drop=".promo")
    asked.answer = Explained(DOCUMENT, (), PageRules(".story", ".promo"), feed)
    lines = matins("doctor", "page", "https://a.example/1", "--keep", " #main ").out.splitlines()
    assert lines[4:7] == ["selectors of the feed https://•••@a.example/feed", "keep: .story", "drop: .promo"]
    assert asked.selectors == {"keep": "#main", "drop": None}


def test_json_has_the_documented_shape(matins: Matins, asked: Asked) -> None:
    asked.answer = Explained(DOCUMENT, STEPS, PageRules(keep="p"), Subscription("https://a.example/feed", keep="p"))
    document = matins("doctor", "page", "clock.html", "--json").document
    blocks = document.pop("blocks")
    assert document == {
        "schema": 1,
        "feed": "https://a.example/feed",
        "keep": "p",
        "drop": "",
        "steps": [
            {"step": "pre-clean", "detail": "took out 14 scripts and 2 comments."},
            {"step": "body", "detail": "4 blocks of 17 words."},
        ],
        "title": "The clock",
        "authors": [],
        "published": "2026-11-20T00:00:00Z",
        "published_guessed": True,
        "lang": "en",
        "link": None,
        "status": "full",
        "words": 20,
    }
    assert blocks[2:] == [
        {"kind": "list_item", "text": "a bent wheel", "level": 1, "hidden": False, "step": "recovered"},
        {"kind": "paragraph", "text": "Advertisement", "level": 0, "hidden": True, "step": "body"},
    ]


def test_what_is_no_article_fails_with_the_reason(matins: Matins, asked: Asked) -> None:
    asked.answer = Explained(Document(status=Status.EMPTY, reason=clean_line("a PDF")), (), PageRules())
    outcome = matins("doctor", "page", "x.pdf")
    assert (outcome.code, outcome.err) == (1, "no article: a PDF\n")
    assert outcome.out == "No title\nno text: a PDF\n"
    asked.answer = MatinsError("x.pdf: cannot be read: No such file or directory")
    outcome = matins("doctor", "page", "x.pdf")
    assert (outcome.code, outcome.out) == (1, "")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("doctor", "page", "x", "--keep", "!!"), "write a CSS selector"),
        (("doctor", "page", "x", "--drop", "p::before"), "Pseudo-elements are not supported"),
        (("doctor", "--json", "page", "x"), "write --json behind page"),
        (("doctor", "pgae"), "No such command 'pgae'"),
    ],
)
@pytest.mark.usefixtures("asked")
def test_wrong_usage_is_told(matins: Matins, arguments: tuple[str, ...], said: str) -> None:
    outcome = matins(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert said in outcome.err


@pytest.mark.usefixtures("asked")
def test_a_terminal_alone_names_no_page(matins: Matins) -> None:
    outcome = matins("doctor", "page", terminal=True)
    assert outcome.code == 2
    assert "name an address or a file" in outcome.err


def test_a_file_is_read_by_a_worker(matins: Matins, tmp_path: Path) -> None:
    path = tmp_path / "clock.html"
    text = "The harbour clock runs again, and everybody on the pier is glad of it. " * 8
    path.write_text(
        f"<html lang='en'><title>The clock</title><article><h1>The clock</h1><p>{text}</p></article></html>"
    )
    outcome = matins("doctor", "page", str(path))
    assert outcome.code == 0
    assert "The clock" in outcome.out.splitlines()[0]
    assert any(re.match(r"p +\w+ +The harbour clock", line) for line in outcome.out.splitlines())
