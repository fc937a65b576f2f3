"""Bodies: what is packed comes back, what is damaged is told."""

import json
import zlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from matins.errors import StoreError
from matins.model.document import Block, BlockKind, Document, Emphasis, Mark, Status, Step
from matins.model.feed import Enclosure
from matins.model.summary import Point, Sentence, Summary
from matins.store.codec import VERSION, bits, mask, pack, unpack
from matins.text.clean import Clean, clean_line, clean_text

BLOCKS = (
    Block(BlockKind.HEADING, clean_line("Überschrift 見出し"), level=2),
    Block(
        BlockKind.PARAGRAPH,
        clean_line("A bold word and a link."),
        marks=(Mark((2, 6), Emphasis.BOLD), Mark((18, 22), Emphasis.LINK, "https://example.org/")),
    ),
    Block(BlockKind.LIST_ITEM, clean_line("Third"), level=1, number=3, step=Step.REINSERTED),
    Block(BlockKind.CODE, clean_text("if x:\nreturn"), language="python"),
    Block(BlockKind.TABLE, clean_text("a | b\nc | d"), hidden=True),
    Block(BlockKind.PARAGRAPH, clean_line("")),
)

SUMMARY = Summary(
    document=Document(
        BLOCKS,
        title=clean_line("Title"),
        authors=(clean_line("Ada"), clean_line("Grace")),
        published=datetime(2026, 11, 22, 7, 30, tzinfo=timezone(timedelta(hours=5, minutes=45))),
        lang="de",
        link="https://example.org/",
        status=Status.TEASER,
        reason=clean_line("cut off"),
    ),
    sentences=(Sentence(clean_line("A bold word and a link."), 1, ((0, 23),), 0.1 + 0.2),),
    points=(
        Point(clean_line("A link."), 1, ((0, 2), (18, 23))),
        Point(clean_line("Third"), 2, ((0, 5),), label=clean_line("Third")),
    ),
    gist=clean_line("A link."),
    algorithm="lead",
)


@pytest.mark.parametrize(
    "summary",
    [SUMMARY, Summary(Document()), Summary(Document(published=datetime(2026, 11, 20, tzinfo=UTC), date_guessed=True))],
)
def test_what_is_packed_comes_back_equal(summary: Summary) -> None:
    enclosures = (Enclosure("https://example.org/a.mp3", "audio/mpeg"), Enclosure("https://example.org/b", "\ud800"))
    assert unpack(pack(summary, enclosures)) == (summary, enclosures)


def test_fields_of_later_versions_are_passed_over() -> None:
    body = json.loads(zlib.decompress(pack(SUMMARY)))
    for fields in (
        body,
        body["document"],
        body["sentences"][0],
        body["points"][0],
        body["document"]["blocks"][1],
        body["document"]["blocks"][1]["marks"][0],
    ):
        fields["weather"] = "rain"
    assert unpack(zlib.compress(json.dumps(body).encode())) == (SUMMARY, ())


def test_a_body_of_a_later_version_is_refused() -> None:
    body = json.loads(zlib.decompress(pack(SUMMARY))) | {"version": VERSION + 1}
    with pytest.raises(StoreError, match="newer matins"):
        unpack(zlib.compress(json.dumps(body).encode()))


@pytest.mark.parametrize(
    "content",
    [b"", b"noise", zlib.compress(b"noise"), zlib.compress(b"[]"), zlib.compress(b'{"version": 1, "document": []}')],
)
def test_a_damaged_body_is_a_sentence(content: bytes) -> None:
    with pytest.raises(StoreError, match="damaged"):
        unpack(content)


def test_text_that_was_tampered_with_is_cleaned_again() -> None:
    planted = Summary(Document((Block(BlockKind.PARAGRAPH, Clean("a\x1b]52;c;eA==\x07b")),)), gist=Clean("\x9b2J"))
    summary, _ = unpack(pack(planted))
    assert (summary.document.blocks[0].text, summary.gist) == ("a]52;c;eA==b", "2J")


@pytest.mark.parametrize("numbers", [frozenset(), frozenset({0}), frozenset({0, 5, 23}), frozenset(range(24))])
def test_a_set_of_hours_or_days_comes_back_from_its_bits(numbers: frozenset[int]) -> None:
    assert bits(mask(numbers)) == numbers
