"""The JSON documents."""

import json
from dataclasses import replace
from datetime import datetime, timedelta, timezone

from matins.export import documents
from matins.model.article import Article, Row
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.events import Failure, Finished, Refused, Subscribed
from matins.model.feed import FeedState
from matins.model.summary import Judged, Point, Reason, Sentence, Summary
from matins.text.clean import clean_line, clean_text
from matins.text.snippets import Snippet

TEXT = clean_text("One thing happened. Label: another followed, in time.")
DOCUMENT = Document(
    blocks=(
        Block(BlockKind.HEADING, clean_text("Heading"), level=2),
        Block(BlockKind.PARAGRAPH, TEXT),
        Block(BlockKind.PARAGRAPH, clean_text("Advertisement"), hidden=True),
    ),
    title=clean_line("Title"),
    authors=(clean_line("A. Author"),),
    published=datetime(2026, 5, 1, 8, 30, tzinfo=timezone(timedelta(hours=2))),
    lang="en",
    link="https://me:hunter2@a.example/1",
)
SUMMARY = Summary(
    DOCUMENT,
    (Sentence(clean_line("One thing happened."), 1, ((0, 19),), 1.5),),
    (Point(clean_line("Label: another followed."), 1, ((20, 43), (52, 53)), clean_line("Label")),),
    clean_line("One thing happened."),
    "lead",
)
ROW = Row(
    id=7,
    feed_id=1,
    feed=clean_line("Feed"),
    title=clean_line("Row title"),
    link="https://a.example/1",
    published=1_750_000_000,
    sort_time=1_750_000_100,
    read=True,
    starred=False,
    minutes=4,
    gist=clean_line("Gist"),
    status=Status.TEASER,
)
ARTICLE = Article(ROW, clean_line("B. Author"), "de", clean_line("behind a wall"), None, (), SUMMARY)


def test_a_summary_has_every_field_of_the_product_in_its_order() -> None:
    document = documents.summary_document(SUMMARY)
    assert document == {
        "title": "Title",
        "authors": ["A. Author"],
        "published": "2026-05-01T06:30:00Z",
        "lang": "en",
        "link": "https://•••@a.example/1",
        "status": "full",
        "summary": {
            "gist": "One thing happened.",
            "sentences": [{"text": "One thing happened.", "block": 1, "spans": [[0, 19]], "score": 1.5}],
            "points": [
                {"text": "Label: another followed.", "label": "Label", "block": 1, "spans": [[20, 43], [52, 53]]}
            ],
            "algorithm": "lead",
        },
        "blocks": [
            {"kind": "heading", "text": "Heading", "level": 2, "hidden": False},
            {"kind": "paragraph", "text": TEXT, "level": 0, "hidden": False},
            {"kind": "paragraph", "text": "Advertisement", "level": 0, "hidden": True},
        ],
    }
    assert list(document) == ["title", "authors", "published", "lang", "link", "status", "summary", "blocks"]


def test_the_explanation_is_there_for_those_who_ask() -> None:
    reasons = (Reason("in the first paragraph", 0.41),)
    judged = (Judged(clean_line("One thing happened."), 1, ((0, 19),), 1, 1.5, True, reasons),)
    document = documents.summary_document(SUMMARY, judged)
    assert document["explanation"] == [
        {
            "rank": 1,
            "score": 1.5,
            "chosen": True,
            "text": "One thing happened.",
            "block": 1,
            "spans": [[0, 19]],
            "reasons": [{"feature": "in the first paragraph", "worth": 0.41}],
        }
    ]
    assert documents.summary_document(SUMMARY, ())["explanation"] == []


def test_what_is_not_known_is_null_and_what_is_not_there_is_left_out() -> None:
    document = documents.summary_document(Summary(Document(status=Status.EMPTY, reason=clean_line("a PDF"))))
    assert document["title"] is document["published"] is document["link"] is document["lang"] is None
    assert (document["status"], document["reason"]) == ("empty", "a PDF")
    unlabelled = documents.summary_document(Summary(DOCUMENT, points=(Point(TEXT, 1, ((0, len(TEXT)),)),)))
    assert "reason" not in unlabelled
    assert '"label"' not in documents.text(unlabelled)


def test_an_article_is_what_the_feed_says_of_it() -> None:
    document = documents.article_document(ARTICLE, full=False)
    assert (document["id"], document["title"], document["authors"]) == (7, "Row title", ["B. Author"])
    assert (document["published"], document["lang"]) == ("2025-06-15T15:06:40Z", "de")
    assert (document["link"], document["status"]) == ("https://a.example/1", "teaser")
    assert document["reason"] == "behind a wall"
    assert "blocks" not in document
    assert "blocks" in documents.article_document(ARTICLE, full=True)


def test_a_list_has_its_rows() -> None:
    assert documents.list_document("is:read", 12, [(ROW, None)]) == {
        "query": "is:read",
        "total": 12,
        "articles": [
            {
                "id": 7,
                "feed": "Feed",
                "title": "Row title",
                "link": "https://a.example/1",
                "published": "2025-06-15T15:06:40Z",
                "read": True,
                "starred": False,
                "minutes": 4,
                "gist": "Gist",
                "status": "teaser",
                "hidden_by": None,
            }
        ],
    }


def test_a_row_has_what_was_found_of_it() -> None:
    found = Snippet(clean_line("of ships and coal"), ((3, 8), (13, 17)))
    (article,) = json.loads(documents.text(documents.list_document("ships coal", 1, [(ROW, found)])))["articles"]
    assert article["snippet"] == {"text": "of ships and coal", "spans": [[3, 8], [13, 17]]}


def test_feeds_hide_credentials_and_times_that_never_were_are_null() -> None:
    feed = FeedState(1, "https://me:hunter2@a.example/feed", clean_line("Feed"), ("t",), unread=3)
    assert documents.feeds_document([feed]) == {
        "feeds": [
            {
                "address": "https://•••@a.example/feed",
                "title": "Feed",
                "tags": ["t"],
                "unread": 3,
                "last_good": None,
                "last_error": None,
                "next_due": None,
                "failures": 0,
                "gone": False,
                "moved_to": None,
            }
        ]
    }


def test_a_refresh_has_its_sums() -> None:
    failure = Failure("https://me:hunter2@a.example/", "404\x1b Not Found")
    finished = Finished(ok=3, unchanged=2, failed=1, new=9, updated=4, failures=(failure,))
    assert documents.refresh_document(finished) == {
        "feeds": {"ok": 3, "unchanged": 2, "failed": 1},
        "articles": {"new": 9, "updated": 4},
        "failures": [{"address": "https://•••@a.example/", "reason": "404 Not Found"}],
    }


def test_added_and_refused_feeds_are_told_apart() -> None:
    outcomes = (Subscribed("https://a.example/", "A", 3), Refused("nonsense", "not an http or https address"))
    assert documents.add_document(outcomes) == {
        "subscribed": [{"address": "https://a.example/", "title": "A", "articles": 3, "already": False}],
        "choices": [],
        "saved": [],
        "refused": [{"address": "nonsense", "reason": "not an http or https address"}],
    }


def test_every_document_begins_with_the_schema() -> None:
    text = documents.text(documents.summary_document(SUMMARY))
    assert text.startswith('{\n  "schema": 1,')
    assert json.loads(text)["summary"]["gist"] == "One thing happened."
    assert "•••" in text


def test_a_guessed_date_is_called_so_where_it_is_all_there_is() -> None:
    guessed = replace(SUMMARY, document=replace(DOCUMENT, date_guessed=True))
    assert documents.summary_document(guessed)["published_guessed"] is True
    undated = replace(ARTICLE, summary=guessed, row=replace(ROW, published=None))
    told = documents.article_document(undated, full=False)
    assert (told["published"], told["published_guessed"]) == ("2026-05-01T06:30:00Z", True)
    assert "published_guessed" not in documents.article_document(replace(undated, row=ROW), full=False)
    nothing = replace(guessed, document=Document(date_guessed=True))
    assert "published_guessed" not in documents.summary_document(nothing)
