"""matins' own JSON."""

import json
from dataclasses import replace

import pytest

from matins.errors import MatinsError
from matins.feeds.lists.backup import backup, read_backup
from matins.model.feed import FullText, Subscription
from matins.model.mark import Mark, SavedPage
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.text.clean import clean_line

A = "https://a.example/feed"
FEEDS = (
    Subscription(A, clean_line("A"), ("x", "y,z")),
    Subscription("https://b.example/feed"),
    Subscription("https://c.example/feed", full_text=FullText.ALWAYS, keep="#main > p", drop="[title='x']"),
)
MARKS = (
    Mark(A, "1", "https://a.example/1", True, False),
    Mark(A, "2", None, True, True, (clean_line("later"), clean_line("x"))),
    Mark("https://gone.example/", "3", "https://me:hunter2@gone.example/3", False, True),
)
MADE = "2026-11-23T06:00:00Z"
VIEWS = (NamedView(clean_line("Long reads"), clean_line("len:>10m")), NamedView(clean_line("All")))
RULES = (
    Rule(Deed.MUTE, clean_line("title:advert"), A),
    Rule(Deed.TAG, clean_line("author:ann"), tag=clean_line("x")),
)
SAVED = (SavedPage("https://c.example/long", clean_line("Long")),)


def test_what_is_written_is_read_again() -> None:
    document = json.loads(json.dumps(backup(FEEDS, MARKS, SAVED, MADE, views=VIEWS, rules=RULES)))
    assert document["exported"] == MADE
    assert "hunter2" not in json.dumps(document)
    listing = read_backup(document)
    assert listing.feeds == FEEDS
    assert listing.saved == SAVED
    assert listing.marks == (*MARKS[:2], replace(MARKS[2], link="https://gone.example/3"))
    assert (listing.views, listing.rules) == (VIEWS, RULES)


def test_a_password_is_never_written() -> None:
    secret = "https://me:hunter2@a.example/feed"
    document = backup(
        (Subscription(secret),), (Mark(secret, "k", None, True, False),), (SavedPage(secret, clean_line("S")),), ""
    )
    assert "hunter2" not in json.dumps(document)


def test_what_has_another_shape_is_passed_over() -> None:
    feeds = [A, {"address": 7}, 7, {"address": A, "title": 1, "tags": "x"}, {"address": "ftp://x/", "tags": [1]}]
    articles = [1, {"feed": A, "read": "yes"}, {"feed": 1, "read": True}, {"feed": A, "key": [], "read": True}]
    saved = [1, {"link": "ftp://x/"}, {"link": 7}, {"link": "https://c.example/", "title": []}]
    listing = read_backup({"feeds": feeds, "articles": articles, "saved": saved})
    assert listing.saved == (SavedPage("https://c.example/", clean_line("")),)
    assert listing.feeds == (Subscription(A),)
    assert len(listing.skipped) == 3
    assert listing.marks == ()


def test_half_a_character_is_nothing_that_a_mark_is_given_for() -> None:
    article = json.loads(r'{"feed": "https://a.example/\ud800", "key": "1\udfff", "link": "\ud800", "read": true}')
    (mark,) = read_backup({"feeds": [], "articles": [article]}).marks
    assert (mark.feed, mark.key, mark.link) == ("https://a.example/?", "1?", "?")


def test_what_cannot_be_said_of_a_feeds_pages_is_left_out_and_told() -> None:
    feed = {"address": A, "full_text": "perhaps", "keep": "a[", "drop": 7}
    listing = read_backup({"feeds": [feed, {"address": "https://b.example/", "keep": "p\x1b[31m", "full_text": []}]})
    assert listing.feeds == (Subscription(A), Subscription("https://b.example/"))
    assert [remark.reason.partition(":")[0] for remark in listing.notes] == [
        "when its pages are fetched was left out",
        "its selector was left out",
        "its selector was left out",
    ]


def test_views_and_rules_that_say_nothing_are_told_and_passed_over() -> None:
    rules = [
        *(1, {}, {"do": "run", "when": "rm"}, {"do": "mute"}, {"do": "tag", "when": "x"}, {"do": "mute", "when": 7}),
        {"do": "read", "when": "x", "feed": "file:///etc/passwd"},
        {"do": "read", "when": "x\x1b[31m", "feed": "https://me:hunter2@a.example/feed", "tag": "none"},
    ]
    views = [1, {"name": 1, "query": "x"}, {"name": "N", "query": []}]
    listing = read_backup({"feeds": [], "rules": rules, "views": views})
    assert listing.rules == (Rule(Deed.READ, clean_line("x[31m"), A),)
    assert listing.views == (NamedView(clean_line("N")),)
    assert len(listing.skipped) == 7


@pytest.mark.parametrize("document", [[], 1, "x", None, {}, {"feeds": 1}])
def test_another_document_is_no_list(document: object) -> None:
    with pytest.raises(MatinsError, match="JSON, but no list of feeds"):
        read_backup(document)
