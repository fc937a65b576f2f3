"""Ranked search: what is found, in which order, and how far it looks."""

from collections.abc import Callable
from typing import Protocol

import pytest

from matins.model.article import Draft
from matins.model.feed import Subscription
from matins.model.summary import Summary
from matins.model.verdict import Verdict
from matins.query.language import parse
from matins.store import Store
from matins.store.search import relevance
from matins.text.clean import clean_line

NOW = 1_800_000_000
DAY = 86_400

MakeDraft = Callable[..., Draft]
Fill = Callable[..., int]


class Clock(Protocol):
    time: int


def _titles(store: Store, text: str, *, typing: bool = False, unread: bool = False, limit: int = 1000) -> list[str]:
    query = parse(text, typing=typing)
    match = query.match()
    assert match is not None
    found = store.search(match, query.rest(NOW), unread=unread, limit=limit)
    articles = [store.article(id_) for id_ in found.ids]
    return [article.row.title for article in articles if article]


@pytest.fixture
def moors(fill: Fill, make_draft: MakeDraft) -> None:
    """Store a few articles that speak of a heron or of a moor."""
    told = Summary(make_draft("x", text="A long tale. The heron waits.").summary.document, gist=clean_line("The heron"))
    fill(
        make_draft("1", title="Text", text="Nothing much. In the end a heron stood on the moor."),
        make_draft("2", title="Summary", summary=told),
        make_draft("3", title="The heron of the moor", text="A tale."),
        make_draft("4", title="Apart", text="A heron. " + "Many words lie between. " * 20 + "A moor."),
        make_draft("5", title="Réading 東京都", text="Ein Häron."),
    )


@pytest.mark.usefixtures("moors")
def test_a_word_in_the_title_is_worth_more_than_in_the_summary_and_there_more_than_in_the_text(store: Store) -> None:
    told = _titles(store, "heron")
    assert told[0] == "The heron of the moor"
    assert set(told) == {"The heron of the moor", "Summary", "Text", "Apart"}


@pytest.mark.usefixtures("moors")
def test_words_that_stand_together_are_worth_more(store: Store) -> None:
    assert _titles(store, "heron moor") == ["The heron of the moor", "Text", "Apart"]


@pytest.mark.usefixtures("moors")
def test_accents_case_and_pieces_of_what_has_no_blanks_are_found(store: Store) -> None:
    for text in ("READING", "reading", "東京", "京都", "京", "hAr*", "haron"):
        assert "Réading 東京都" in _titles(store, text)
    assert _titles(store, "tit", typing=True) == []
    assert _titles(store, "rea", typing=True) == ["Réading 東京都"]


@pytest.mark.usefixtures("moors")
def test_the_rest_of_the_query_holds_too(store: Store) -> None:
    store.mark([5], read=True)
    assert "Text" not in _titles(store, "heron is:unread")
    assert "Text" not in _titles(store, "heron", unread=True)
    assert _titles(store, "heron is:read") == ["Text"]
    assert _titles(store, "heron -moor") == ["Summary"]
    assert _titles(store, "heron feed:exam title:apart") == ["Apart"]
    assert _titles(store, "heron feed:other") == []


def test_what_lists_leave_out_is_found_only_where_the_query_asks_for_it(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    fill(
        make_draft("1", title="Open heron"),
        make_draft("2", title="Hidden heron", verdict=Verdict(muted=clean_line("mute when hidden"))),
        make_draft("3", title="Pruned heron"),
    )
    store._rows("UPDATE articles SET pruned = 1 WHERE key = '3'")
    assert _titles(store, "heron") == ["Open heron"]
    assert _titles(store, "heron is:hidden") == ["Hidden heron"]


def test_what_is_new_stands_before_what_is_as_good(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    ages = (400, 2, 90, 0)
    fill(*(make_draft(str(age), title=f"Heron {age}", sort_time=NOW - age * DAY) for age in ages))
    assert _titles(store, "heron") == ["Heron 0", "Heron 2", "Heron 90", "Heron 400"]


def test_what_comes_from_the_future_is_as_new_as_can_be(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(
        make_draft("1", title="Heron", sort_time=NOW + 90_000 * DAY),
        make_draft("2", title="Heron heron", sort_time=NOW - DAY),
    )
    assert _titles(store, "heron") == ["Heron heron", "Heron"]


def test_of_many_the_newest_are_ranked_and_that_is_told(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(
        make_draft("0", title="Heron moor", text="Heron."),
        *(make_draft(str(n), title=f"Number {n}", text="Heron.", sort_time=NOW + n) for n in range(1, 8)),
    )
    match = parse("heron").match() or ""
    some, every = store.search(match, limit=3), store.search(match, limit=8)
    assert (some.ids, some.more) == ((8, 7, 6), True)
    assert (every.ids[0], len(every.ids), every.more) == (1, 8, False)


def test_no_more_rows_are_read_than_are_ranked(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Heron"))
    seen: list[str] = []

    def trace(_cursor: object, sql: str, _bindings: object) -> bool:
        seen.append(sql)
        return True

    store._connection.exec_trace = trace
    query = parse("heron feed:example is:unread tag:x")
    store.search(query.match() or "", query.rest(NOW))
    (sql,) = seen
    plan = [row[3] for row in store._rows(f"EXPLAIN QUERY PLAN {sql}", ("x",) * sql.count("?"))]
    assert not [step for step in plan if "TEMP B-TREE FOR ORDER" in step or "SCAN a" in step]
    assert [step for step in plan if "SEARCH a USING INTEGER PRIMARY KEY" in step]


def test_tags_are_those_of_feeds_and_of_articles(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    assert store.tags() == ()
    own = tuple(map(clean_line, ("later", "Blue")))
    fill(*(make_draft(str(number), verdict=Verdict(tags=own)) for number in range(3)))
    store.follow([Subscription("https://example.org/feed", tags=(clean_line("news"), clean_line("later")))])
    assert store.tags() == ("Blue", "later", "news")


@pytest.mark.parametrize("text", ["feed:exam", "tag:blue"])
def test_feeds_and_tags_are_looked_up_before_articles(store: Store, text: str) -> None:
    condition = parse(text).condition(NOW)
    sql = " ".join(("SELECT a.id FROM articles a JOIN feeds f ON f.id = a.feed WHERE", condition.sql))
    plan = [row[3] for row in store._rows(f"EXPLAIN QUERY PLAN {sql}", condition.parameters)]
    assert not [step for step in plan if step.startswith("SCAN article_tags")]
    assert "fold(a." not in condition.sql
    if text.startswith("tag"):
        assert [step for step in plan if "article_tags_by_tag (tag>?)" in step]


def test_a_store_that_is_only_read_can_be_searched(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Heron"))
    with Store(store._path, store._path.with_name("lock"), store._clock, write=False) as reader:
        assert reader.search(parse("heron").match() or "").ids == (1,)


def test_a_query_of_a_hundred_words_is_answered(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    words = " ".join(f"word{number}" for number in range(100))
    fill(make_draft("1", title="Long", text=words), make_draft("2", title="Short", text="word1"))
    assert _titles(store, words) == ["Long"]
    assert set(_titles(store, " OR ".join(words.split()))) == {"Long", "Short"}
    assert _titles(store, "word1 " + " ".join(f"-word{number}" for number in range(2, 50))) == ["Short"]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ([[[0], [], [], []]], [[[], [], [0], []]]),
        ([[[], [], [0], []]], [[[], [], [], [0]]]),
        ([[[], [], [], [0, 9]]], [[[], [], [], [0]]]),
        ([[[], [], [], [3]], [[], [], [], [4]]], [[[], [], [], [3]], [[], [], [], [90]]]),
        ([[[], [], [], [1, 50]], [[], [], [], [20, 51]]], [[[], [], [], [1, 50]], [[], [], [], [20, 61]]]),
    ],
)
def test_relevance(better: list[list[list[int]]], worse: list[list[list[int]]]) -> None:
    assert relevance(better) > relevance(worse) > 0


def test_many_places_of_a_word_are_worth_less_than_one_in_the_title() -> None:
    assert relevance([[[], [], [], list(range(5000))]]) < relevance([[[0], [], [], []]])


def test_words_at_one_place_are_next_to_each_other() -> None:
    same = [[[], [], [], [7]], [[], [], [], [7]]]
    assert relevance(same) == relevance([[[], [], [], [7]], [[], [], [], [8]]])


def test_a_phrase_that_is_nowhere_adds_nothing() -> None:
    none: list[list[int]] = [[], [], [], []]
    assert relevance([none]) == 0
    assert relevance([[[3], [], [], []], none]) == relevance([[[3], [], [], []]])
