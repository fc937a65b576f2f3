"""The JSON documents of the commands, as dictionaries; the product's interface to other programs.

Every document begins with the schema's version; fields are added, never renamed.  Times are ISO 8601 UTC.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

from matins.clock import iso
from matins.export.source import as_stored
from matins.model.article import Article, Row
from matins.model.document import Block, Document
from matins.model.events import Choices, Finished, Refused, Saved, Subscribed
from matins.model.feed import FeedState, Subscription
from matins.model.page import PageRules, StepNote
from matins.model.step import Step
from matins.model.summary import Judged, Point, Summary
from matins.text.clean import ADDRESS, REASON, clean_line
from matins.text.snippets import Snippet
from matins.text.urls import masked

SCHEMA = 1

Json = dict[str, object]


def text(document: Mapping[str, object]) -> str:
    """Return `document` as JSON, with the schema's version before everything else."""
    return json.dumps({"schema": SCHEMA, **document}, ensure_ascii=False, indent=2)


def summary_document(summary: Summary, judged: Iterable[Judged] | None = None) -> Json:
    """Return what `matins summarize` prints; with `judged`, every sentence by its rank and what weighed most."""
    document = summary.document
    return {
        "title": document.title,
        "authors": list(document.authors),
        "published": _time(document.published),
        **_guessed(document),
        "lang": document.lang,
        "link": _link(document.link),
        "status": document.status,
        **_given(reason=document.reason),
        "summary": _summary(summary),
        **({} if judged is None else {"explanation": [_judged(one) for one in judged]}),
        "blocks": _blocks(document.blocks),
    }


def article_document(article: Article, *, full: bool) -> Json:
    """Return what `matins show` prints, with the blocks where `full`; the feed's word on the article wins."""
    document = as_stored(article)
    return {
        "id": article.row.id,
        "title": document.title,
        "authors": list(document.authors),
        "published": _time(document.published),
        **_guessed(document),
        "lang": document.lang,
        "link": _link(document.link),
        "status": document.status,
        **_given(reason=document.reason, hidden_by=article.row.hidden_by),
        "summary": _summary(article.summary),
        **({"blocks": _blocks(document.blocks)} if full else {}),
    }


def page_document(document: Document, steps: Iterable[StepNote], rules: PageRules, feed: Subscription | None) -> Json:
    """Return what `matins doctor page` prints; `feed` is the one whose selectors are among `rules`."""
    return {
        "feed": masked(feed.address) if feed else None,
        "keep": rules.keep,
        "drop": rules.drop,
        "steps": [{"step": note.step, "detail": note.detail} for note in steps],
        "title": document.title,
        "authors": list(document.authors),
        "published": _time(document.published),
        **_guessed(document),
        "lang": document.lang,
        "link": _link(document.link),
        "status": document.status,
        **_given(reason=document.reason),
        "words": document.words,
        "blocks": [
            told | {"step": block.step} for told, block in zip(_blocks(document.blocks), document.blocks, strict=True)
        ],
    }


def list_document(query: str, total: int, rows: Iterable[tuple[Row, Snippet | None]]) -> Json:
    """Return what `matins list` prints; `total` counts the articles that `rows` may be the first of.

    Beside each row stands the piece of its article that the query's words are in, if it has any.
    """
    return {"query": query, "total": total, "articles": [_row(row) | _snippet(found) for row, found in rows]}


def feeds_document(feeds: Iterable[FeedState]) -> Json:
    """Return what `matins feeds` prints."""
    return {
        "feeds": [
            {
                "address": masked(feed.address),
                "title": feed.title,
                "tags": list(feed.tags),
                "unread": feed.unread,
                "last_good": _time(feed.last_good),
                "last_error": feed.last_error,
                "next_due": None if feed.gone else _time(feed.next_due or None),
                "failures": feed.failures,
                "gone": feed.gone,
                "moved_to": _link(feed.move.address if feed.move else None),
            }
            for feed in feeds
        ]
    }


def steps_document(steps: Iterable[Step]) -> Json:
    """Return what `matins undo --list` prints."""
    return {
        "steps": [
            {"id": step.id, "made": iso(step.made_at), "sentence": step.sentence, "undone": _time(step.undone_at)}
            for step in steps
        ]
    }


def refresh_document(finished: Finished) -> Json:
    """Return what `matins refresh` prints."""
    return {
        "feeds": {"ok": finished.ok, "unchanged": finished.unchanged, "failed": finished.failed},
        "articles": {"new": finished.new, "updated": finished.updated},
        "failures": [
            {"address": masked(failure.address), "reason": clean_line(failure.reason, REASON)}
            for failure in finished.failures
        ],
    }


def add_document(outcomes: Iterable[Subscribed | Choices | Saved | Refused]) -> Json:
    """Return what `matins add` prints; `articles` is null where no server was asked."""
    told = tuple(outcomes)
    return {
        "subscribed": [
            {
                "address": masked(event.address),
                "title": clean_line(event.title),
                "articles": event.entries,
                "already": event.already,
            }
            for event in told
            if isinstance(event, Subscribed)
        ],
        "choices": [
            {
                "address": clean_line(masked(event.address), ADDRESS),
                "feeds": [
                    {
                        "address": masked(choice.address),
                        "title": clean_line(choice.title),
                        "articles": choice.entries,
                    }
                    for choice in event.choices
                ],
            }
            for event in told
            if isinstance(event, Choices)
        ],
        "saved": [
            {
                "id": event.article,
                "address": masked(event.address),
                "title": clean_line(event.title),
                "already": event.already,
            }
            for event in told
            if isinstance(event, Saved)
        ],
        "refused": [
            {"address": clean_line(masked(event.address), ADDRESS), "reason": clean_line(event.reason, REASON)}
            for event in told
            if isinstance(event, Refused)
        ],
    }


def _row(row: Row) -> Json:
    return {
        "id": row.id,
        "feed": row.feed,
        "title": row.title,
        "link": _link(row.link),
        "published": _time(row.published),
        "read": row.read,
        "starred": row.starred,
        "minutes": row.minutes,
        "gist": row.gist,
        "status": row.status,
        "hidden_by": row.hidden_by,
    }


def _snippet(found: Snippet | None) -> Json:
    return {"snippet": {"text": found.text, "spans": [list(span) for span in found.spans]}} if found else {}


def _summary(summary: Summary) -> Json:
    return {
        "gist": summary.gist,
        "sentences": [
            {
                "text": sentence.text,
                "block": sentence.block,
                "spans": [list(span) for span in sentence.spans],
                "score": sentence.score,
            }
            for sentence in summary.sentences
        ],
        "points": [_point(point) for point in summary.points],
        "algorithm": summary.algorithm,
    }


def _judged(one: Judged) -> Json:
    return {
        "rank": one.rank,
        "score": one.score,
        "chosen": one.chosen,
        "text": one.text,
        "block": one.block,
        "spans": [list(span) for span in one.spans],
        "reasons": [{"feature": reason.feature, "worth": reason.worth} for reason in one.reasons],
    }


def _point(point: Point) -> Json:
    spans = [list(span) for span in point.spans]
    return {"text": point.text, **_given(label=point.label), "block": point.block, "spans": spans}


def _blocks(blocks: Iterable[Block]) -> list[Json]:
    return [{"kind": block.kind, "text": block.text, "level": block.level, "hidden": block.hidden} for block in blocks]


def _guessed(document: Document) -> Json:
    return {"published_guessed": True} if document.published and document.date_guessed else {}


def _given(**fields: object) -> Json:
    return {name: value for name, value in fields.items() if value is not None}


def _link(link: str | None) -> str | None:
    return masked(link) if link else None


def _time(time: int | datetime | None) -> str | None:
    if time is None:
        return None
    if isinstance(time, datetime):
        return time.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return iso(time)
