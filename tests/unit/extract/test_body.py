"""What trafilatura makes of a page, and what comes of it where it fails."""

import logging
from datetime import UTC, datetime
from typing import Any

import pytest
import trafilatura
from lxml import etree, html

from matins.extract import body
from matins.extract.body import body_lines, guessed_authors, guessed_date

SENTENCE = "The keepers of the old town have counted their hives again and found twice as many bees as before."
PAGE = (
    f"<html><body><nav>Menu</nav><article><h1>Bees</h1><p>{SENTENCE}</p><p>{SENTENCE[::-1]}</p></article></body></html>"
)
HERE = "https://town.example/bees"
FAULTS = [AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError, etree.ParserError]


def tree(source: str = PAGE) -> html.HtmlElement:
    return html.document_fromstring(source)


def raising(fault: type[Exception]) -> Any:
    def fail(*_: object, **__: object) -> None:
        raise fault("of a page it was not made for")

    return fail


def test_the_lines_of_the_article_are_told() -> None:
    assert SENTENCE in body_lines(tree(), HERE)


def test_the_tree_stays_as_it_is() -> None:
    page = tree()
    before = html.tostring(page)
    body_lines(page, HERE)
    guessed_authors(page)
    guessed_date(page, HERE)
    assert html.tostring(page) == before


@pytest.mark.parametrize("source", ["<html></html>", "<html><body></body></html>", "<p></p>", "<html><body><p>x</p>"])
def test_a_page_of_nothing_has_no_lines_to_speak_of(source: str) -> None:
    assert body_lines(tree(source), None) in ([], ["x"])


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_it_fails_on_has_no_lines(fault: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "bare_extraction", raising(fault))
    assert body_lines(tree(), HERE) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_a_page_that_it_fails_on_is_not_guessed_at(fault: type[Exception], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(body, "extract_author", raising(fault))
    monkeypatch.setattr(body, "find_date", raising(fault))
    assert guessed_authors(tree()) == []
    assert guessed_date(tree(), HERE) is None


def test_a_lack_of_memory_is_no_fault_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trafilatura, "bare_extraction", raising(MemoryError))
    with pytest.raises(MemoryError):
        body_lines(tree(), HERE)


def test_authors_and_date_are_guessed() -> None:
    source = PAGE.replace(
        "<h1>", '<p class="byline">By <span class="author">Ada Keeper</span></p><p class="date">4 May 2019</p><h1>'
    )
    assert guessed_authors(tree(source)) == ["Ada Keeper"]
    assert guessed_date(tree(source), HERE) == datetime(2019, 5, 4, tzinfo=UTC)


def test_nothing_is_printed_about_a_page(capfd: pytest.CaptureFixture[str]) -> None:
    for source in (
        PAGE,
        "<html></html>",
        "<p>" * 300 + "x",
        '<html><head><meta name="date" content="soon"></head></html>',
    ):
        body_lines(tree(source), "http://[")
        guessed_authors(tree(source))
        guessed_date(tree(source), "http://[")
        logging.getLogger("trafilatura.core").error("not a page")
        logging.getLogger("htmldate").warning("not a date")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("<footer>Copyright 2019 by the town</footer>", None),
        ("<p>Updated 2019-01-02</p>", datetime(2019, 1, 2, tzinfo=UTC)),
    ],
)
def test_a_bare_year_gives_no_date(said: str, date: datetime | None) -> None:
    assert guessed_date(tree(f"<html><body><p>{SENTENCE}</p>{said}</body></html>"), HERE) == date
