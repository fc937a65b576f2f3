"""Rules tried on what is stored, and carried out there."""

from collections.abc import Callable

import pytest

from matins.model.article import Draft
from matins.model.verdict import Verdict
from matins.query.condition import EVERYTHING, Condition
from matins.store import Ruling, Store, steps
from matins.text.clean import Clean

NOW = 1_800_000_000
DAY = 24 * 3600

Fill = Callable[..., int]
Make = Callable[..., Draft]

MUTED = Verdict(muted=Clean("mute when x"))


def ids(store: Store, *, unread: bool = False) -> list[int]:
    return [row.id for row in store.first(store.open_view(unread=unread), 99)]


def test_what_lists_show_and_what_rules_hide_is_looked_at_newest_first(
    store: Store, fill: Fill, make_draft: Make
) -> None:
    fill(
        make_draft("old", sort_time=NOW - 31 * DAY),
        make_draft("hidden", sort_time=NOW - 2 * DAY, verdict=MUTED),
        make_draft("kept", sort_time=NOW - DAY, verdict=Verdict(muted=Clean("mute when y"), starred=True)),
        make_draft("new", sort_time=NOW),
    )
    assert store.matching(EVERYTHING, NOW - 30 * DAY) == (4, 3, 2)
    assert store.matching(Condition("a.title = ?", ("Title hidden",)), NOW - 30 * DAY) == (2,)
    assert [row.title for row in store.rows((2, 4, 99))] == ["Title hidden", "Title new"]


def test_one_feed_alone_is_looked_at_and_none_that_was_left(store: Store, fill: Fill, make_draft: Make) -> None:
    one, other = "https://one.example/", "https://two.example/"
    fill(make_draft("a"), address=one)
    fill(make_draft("b"), make_draft("c", verdict=MUTED), address=other)
    assert store.matching(EVERYTHING, 0, one) == (1,)
    assert len(store.matching(EVERYTHING, 0)) == 3
    store.follow([])
    assert store.matching(EVERYTHING, 0) == ()


def test_no_table_is_read_from_end_to_end(store: Store, fill: Fill, make_draft: Make, statements: list[str]) -> None:
    fill(make_draft("a"))
    statements.clear()
    store.matching(Condition("a.words > ?", (3,)), NOW)
    store.hidden(NOW)
    asked = [sql for sql in statements if sql.lstrip().startswith("SELECT")]
    assert len(asked) == 2
    for sql in asked:
        plan = [row[3] for row in store._rows(f"EXPLAIN QUERY PLAN {sql}", (0,) * sql.count("?"))]
        assert any("articles_muted" in step for step in plan)
        assert not any(step.startswith("SCAN a") and "USING" not in step for step in plan), plan


def test_a_ruling_is_one_step_that_is_undone_as_one(store: Store, fill: Fill, make_draft: Make) -> None:
    drafts = [make_draft(key, sort_time=NOW + place) for place, key in enumerate("abcd")]
    fill(*drafts, make_draft("e", sort_time=NOW + 9, verdict=MUTED))
    ruling = Ruling(
        muted={Clean("mute when z"): (1, 2), None: (5,)}, read=(3,), starred=(2, 4), tags={Clean("later"): (3, 4)}
    )
    sentence = store.rule(ruling)
    assert sentence == "applied the rules: 2 hidden, 1 shown again, 2 starred, 1 marked read, 2 tagged"
    assert set(ids(store)) == {2, 3, 4, 5}
    assert set(ids(store, unread=True)) == {2, 4, 5}
    assert store.hidden(0) == {1: ("mute when z", True), 2: ("mute when z", True)}
    assert store.rule(ruling) is None
    undone = store.undo()
    assert undone
    assert undone.step.sentence == sentence
    assert set(ids(store, unread=True)) == {1, 2, 3, 4}
    assert store.hidden(0) == {5: ("mute when x", True)}
    assert store._rows("SELECT count(*) FROM article_tags") == [(0,)]
    assert all(not row.starred for row in store.rows((2, 4)))


def test_counts_of_feeds_follow(store: Store, fill: Fill, make_draft: Make) -> None:
    fill(make_draft("a"), make_draft("b"))
    store.rule(Ruling(muted={Clean("mute when z"): (1,)}))
    (feed,) = store.feeds()
    assert (feed.unread, feed.total) == (1, 1)


def test_a_star_shows_what_a_rule_hides(store: Store, fill: Fill, make_draft: Make) -> None:
    fill(make_draft("a", verdict=MUTED))
    assert ids(store) == []
    store.mark([1], starred=True)
    (row,) = store.rows((1,))
    assert ids(store) == [1]
    assert (row.muted, row.hidden_by) == ("mute when x", None)


def test_what_is_hidden_takes_no_place_among_the_first_unread(store: Store, fill: Fill, make_draft: Make) -> None:
    drafts = [make_draft(str(place), sort_time=NOW + place) for place in range(4)]
    drafts += [make_draft(f"m{place}", sort_time=NOW + place, verdict=MUTED) for place in (0, 9)]
    fill(*drafts, unread=2)
    unread = {row.title for row in store.first(store.open_view(unread=True), 9)}
    assert unread == {"Title 2", "Title 3"}
    titles = store._rows("SELECT title FROM articles WHERE read_at IS NULL AND muted IS NOT NULL")
    assert titles == [("Title m9",)]


@pytest.mark.parametrize("link", ["https://example.org/x", None])
def test_the_page_of_what_is_hidden_is_not_wanted(store: Store, fill: Fill, make_draft: Make, link: str | None) -> None:
    feed = fill(
        make_draft("a", verdict=MUTED, wants_page=True),
        make_draft("b", verdict=Verdict(page=True), link=link),
        make_draft("c"),
    )
    assert [task.id for task in store.pages_wanted(feed, 9)] == ([2] if link else [])


def test_a_changed_article_may_be_hidden_and_tagged_and_keeps_marks_and_place(
    store: Store, fill: Fill, make_draft: Make
) -> None:
    fill(make_draft("a"), make_draft("b", sort_time=NOW - 5))
    verdict = Verdict(read=True, starred=True, tags=(Clean("t"),), shift=DAY)
    fill(make_draft("a", digest=b"two", verdict=verdict), make_draft("b", digest=b"two", verdict=MUTED))
    (row,) = store.rows((2,))
    assert (row.title, row.read, row.starred, row.sort_time) == ("Title a", False, False, NOW)
    assert store._rows("SELECT tag FROM article_tags") == [("t",)]
    assert [title for (title,) in store._rows("SELECT title FROM articles WHERE muted IS NOT NULL")] == ["Title b"]
    # Judged anew without that rule it stays as it is: a feed that edits all the time brings nothing back.
    fill(make_draft("b", digest=b"three"))
    assert len(store.hidden(0)) == 1


def test_a_large_ruling_is_carried_out_in_pieces(
    store: Store, fill: Fill, make_draft: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(steps, "AT_ONCE", 2)
    fill(*(make_draft(key) for key in "abcdef"))
    ruling = Ruling(muted={Clean("mute when z"): (1, 2, 3, 4, 5)}, read=(6,))
    assert store.rule(ruling) == "applied the rules: 5 hidden, 1 marked read"
    assert ids(store) == [6]
    assert ids(store, unread=True) == []
    undone = store.undo()
    assert undone
    assert (undone.back, undone.of) == (6, 6)
    assert len(ids(store, unread=True)) == 6
