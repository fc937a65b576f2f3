"""Where a summary comes from."""

from dataclasses import replace
from datetime import UTC, datetime

from matins.export.source import about, source
from matins.model.document import Block, BlockKind, Document, Status
from matins.text.clean import clean_line, clean_text


def test_every_status_has_its_words() -> None:
    assert {status: source(status, None) for status in Status} == {
        Status.FULL: "from the full text",
        Status.FEED: "from the feed's text",
        Status.TEASER: "teaser only",
        Status.EMPTY: "no text",
    }
    assert source(Status.TEASER, clean_line("cut off")) == "teaser only: cut off"


def test_what_is_known_of_a_document_stands_on_one_line() -> None:
    document = Document(
        (Block(BlockKind.PARAGRAPH, clean_text("word " * 460)),),
        authors=(clean_line("Ann"),),
        published=datetime(2026, 5, 1, tzinfo=UTC),
        link="https://www.a.example/x",
    )
    assert about(document) == "Ann · 2026-05-01 · a.example · 2 min"
    assert about(replace(document, date_guessed=True)) == "Ann · about 2026-05-01 · a.example · 2 min"
    assert about(Document(date_guessed=True)) == ""
