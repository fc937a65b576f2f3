"""How an article's body lies in the database: its summary, document and enclosures as compressed JSON.

A field that has its default is left out, and one that this version does not know is passed over, so that fields may
be added.  `VERSION` changes only where old readers would be misled.
"""

import json
import zlib
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from matins.errors import StoreError
from matins.model.document import Block, BlockKind, Document, Emphasis, Mark, Span, Status, Step
from matins.model.feed import Enclosure
from matins.model.summary import Point, Sentence, Summary
from matins.text.clean import Clean, still_clean

VERSION = 1

_Json = dict[str, Any]


def pack(summary: Summary, enclosures: tuple[Enclosure, ...] = ()) -> bytes:
    """Return `summary`, its document and `enclosures` as the content of a body."""
    body = {
        "version": VERSION,
        "document": _document(summary.document),
        "sentences": [_sentence(sentence) for sentence in summary.sentences],
        "points": [_point(point) for point in summary.points],
        "gist": summary.gist,
        "algorithm": summary.algorithm,
        "enclosures": [{"address": enclosure.address, "kind": enclosure.kind} for enclosure in enclosures],
    }
    text = json.dumps(body, ensure_ascii=False, separators=(",", ":"))
    # What a server calls a media type may hold anything, half a surrogate pair too.
    return zlib.compress(text.encode("utf-8", "surrogatepass"))


def unpack(content: bytes) -> tuple[Summary, tuple[Enclosure, ...]]:
    """Return what was packed; raise StoreError where the content cannot be read."""
    try:
        body = json.loads(zlib.decompress(content).decode("utf-8", "surrogatepass"))
        if body["version"] > VERSION:
            raise StoreError("this article's text was stored by a newer matins")
        return _unpacked(body)
    except (zlib.error, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError("this article's text is damaged in the database") from error


def sound(content: bytes | None) -> tuple[Summary | None, tuple[Enclosure, ...]]:
    """Return what was packed, None and nothing where no content is there or it cannot be read: it may be replaced."""
    try:
        return unpack(content) if content else (None, ())
    except StoreError:
        return None, ()


def mask(numbers: Iterable[int]) -> int:
    """Return a set of small numbers as the bits of one."""
    return sum(1 << number for number in set(numbers))


def bits(mask: int) -> frozenset[int]:
    """Return the numbers whose bits are set in `mask`."""
    return frozenset(number for number in range(mask.bit_length()) if mask >> number & 1)


def _unpacked(body: _Json) -> tuple[Summary, tuple[Enclosure, ...]]:
    summary = Summary(
        document=_read_document(body["document"]),
        sentences=tuple(_read_sentence(fields) for fields in body["sentences"]),
        points=tuple(_read_point(fields) for fields in body["points"]),
        gist=still_clean(body["gist"]),
        algorithm=body["algorithm"],
    )
    return summary, tuple(Enclosure(fields["address"], fields["kind"]) for fields in body["enclosures"])


def _sentence(sentence: Sentence) -> _Json:
    return {"text": sentence.text, "block": sentence.block, "spans": sentence.spans, "score": sentence.score}


def _read_sentence(fields: _Json) -> Sentence:
    return Sentence(still_clean(fields["text"]), fields["block"], _spans(fields["spans"]), fields["score"])


def _point(point: Point) -> _Json:
    return _told({"text": point.text, "block": point.block, "spans": point.spans, "label": point.label})


def _read_point(fields: _Json) -> Point:
    return Point(
        still_clean(fields["text"]), fields["block"], _spans(fields.get("spans", ())), _optional(fields.get("label"))
    )


def _document(document: Document) -> _Json:
    fields = {
        "title": document.title,
        "authors": document.authors,
        "published": document.published.isoformat() if document.published else None,
        "date_guessed": document.date_guessed or None,
        "lang": document.lang,
        "link": document.link,
        "status": document.status,
        "reason": document.reason,
    }
    return {"blocks": [_block(block) for block in document.blocks]} | _told(fields)


def _read_document(fields: _Json) -> Document:
    published = fields.get("published")
    return Document(
        blocks=tuple(_read_block(block) for block in fields["blocks"]),
        title=_optional(fields.get("title")),
        authors=tuple(still_clean(author) for author in fields.get("authors", ())),
        published=datetime.fromisoformat(published) if published else None,
        date_guessed=fields.get("date_guessed", False),
        lang=fields.get("lang"),
        link=fields.get("link"),
        status=Status(fields["status"]),
        reason=_optional(fields.get("reason")),
    )


def _block(block: Block) -> _Json:
    fields = {
        "kind": block.kind,
        "text": block.text,
        "level": block.level or None,
        "hidden": block.hidden or None,
        "number": block.number,
        "language": block.language,
        "step": block.step if block.step is not Step.BODY else None,
        "marks": [{"span": mark.span, "emphasis": mark.emphasis, "target": mark.target} for mark in block.marks],
    }
    return _told(fields)


def _read_block(fields: _Json) -> Block:
    return Block(
        kind=BlockKind(fields["kind"]),
        text=still_clean(fields["text"]),
        level=fields.get("level", 0),
        hidden=fields.get("hidden", False),
        number=fields.get("number"),
        language=fields.get("language"),
        step=Step(fields.get("step", Step.BODY)),
        marks=tuple(_read_mark(mark) for mark in fields.get("marks", ())),
    )


def _read_mark(fields: _Json) -> Mark:
    start, end = fields["span"]
    return Mark((start, end), Emphasis(fields["emphasis"]), fields["target"])


def _told(fields: _Json) -> _Json:
    return {name: value for name, value in fields.items() if value not in (None, (), [])}


def _spans(spans: Iterable[list[int]]) -> tuple[Span, ...]:
    return tuple((start, end) for start, end in spans)


def _optional(text: str | None) -> Clean | None:
    return None if text is None else still_clean(text)
