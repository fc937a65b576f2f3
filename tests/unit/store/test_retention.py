"""What a prune takes away, at the borders of every rule, and what it leaves."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count, zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from matins.model.article import Draft
from matins.model.feed import Feed, Subscription
from matins.store import FeedAnswer, Store, open_store, removal, retention
from matins.store.removal import NEVER
from matins.store.retention import Limits, Plan
from matins.text.clean import clean_line

if TYPE_CHECKING:
    from unit.store.conftest import HandClock

NOW = 1_800_000_000
DAY = 86_400
LIMITS = Limits(text=30 * DAY, articles=180 * DAY, unread=180 * DAY, newest=0, size=1_000_000_000, undo=30 * DAY)
ADDRESS = "https://example.org/feed"

Fill = Callable[..., int]
MakeDraft = Callable[..., Draft]


def ids(store: Store) -> dict[str, int]:
    """Return the ids of all stored articles by key, the pruned ones too."""
    return dict(store._rows("SELECT key, id FROM articles"))


def state(store: Store) -> dict[str, str]:
    """Return what each stored article is by key: whole, without its text, archived or hidden."""
    rows = store._rows(
        "SELECT key, CASE WHEN a.pruned IS NOT NULL THEN 'row' WHEN archived_at IS NOT NULL THEN 'archived' "
        "WHEN b.article IS NULL OR b.pruned IS NOT NULL THEN 'text' ELSE 'whole' END "
        "FROM articles a LEFT JOIN bodies b ON b.article = a.id"
    )
    return dict(rows)


def list_only(store: Store, *keys: str, feed: int = 1) -> None:
    """Have the feed answer with nothing new, listing `keys` alone."""
    listed = frozenset(keys)
    store.store_answer(feed, FeedAnswer(Feed(clean_line("Example")), (), None, NOW, listed=listed))


def prune(store: Store, limits: Limits = LIMITS) -> Plan:
    """Prune to the end and return what was done."""
    return [Plan(), *store.pruning(limits)][-1]


def remove(store: Store, before: int = NEVER) -> None:
    """Delete for good what was pruned up to then."""
    for _ in store.removing(before):
        pass


def counters(store: Store) -> None:
    """Assert that the feeds' counters are what a count gives."""
    wrong = store._rows(
        "SELECT address FROM feeds f WHERE total <> (SELECT count(*) FROM articles WHERE feed = f.id AND shown) "
        "OR unread <> (SELECT count(*) FROM articles WHERE feed = f.id AND shown AND read_at IS NULL)"
    )
    assert wrong == []


def found(store: Store, word: str) -> list[int]:
    """Return the ids of the articles that the index finds."""
    return [id_ for (id_,) in store._rows("SELECT rowid FROM search WHERE search MATCH ? ORDER BY rowid", (word,))]


@pytest.fixture
def old(store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock") -> dict[str, int]:
    """Return the ids of three articles that their feed lists no more; "read" is read, "star" read and starred."""
    fill(make_draft("read", text="A lantern."), make_draft("star"), make_draft("new"))
    stored = ids(store)
    store.mark([stored["read"], stored["star"]], read=True)
    store.mark([stored["star"]], starred=True)
    list_only(store)
    return stored


@pytest.mark.parametrize(
    ("days", "read", "new"),
    [
        (29, "whole", "whole"),
        (30, "text", "whole"),
        (31, "text", "whole"),
        (179, "text", "whole"),
        (180, "row", "archived"),
        (4000, "row", "archived"),
    ],
)
def test_age_decides_what_becomes_of_an_article(
    store: Store, old: dict[str, int], clock: "HandClock", days: int, read: str, new: str
) -> None:
    clock.time = NOW + days * DAY
    planned = store.plan(LIMITS)
    done = prune(store)
    assert done == planned
    assert state(store) == {"read": read, "star": "whole", "new": new}
    assert (done.texts, done.rows, done.archived) == (read == "text", read == "row", new == "archived")
    counters(store)


def test_what_its_feed_still_lists_stays_whole(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    fill(make_draft("read"), make_draft("new"))
    store.mark([1], read=True)
    clock.time = NOW + 1000 * DAY
    list_only(store, "read", "new")
    assert not store.plan(LIMITS)
    assert set(state(store).values()) == {"whole"}


def test_an_article_counts_from_when_it_was_both_read_and_gone(
    store: Store, old: dict[str, int], clock: "HandClock"
) -> None:
    clock.time = NOW + 100 * DAY
    store.mark([ids(store)["new"]], read=True)
    clock.time = NOW + 129 * DAY
    prune(store)
    assert state(store)["new"] == "whole"
    clock.time = NOW + 130 * DAY
    prune(store)
    assert state(store)["new"] == "text"


def test_articles_of_a_feed_that_was_left_are_gone_since_then(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    fill(make_draft("read"), make_draft("new"))
    store.mark([ids(store)["read"]], read=True)
    clock.time = NOW + 10 * DAY
    store.follow([])
    clock.time = NOW + 39 * DAY
    assert not store.plan(LIMITS)
    clock.time = NOW + 40 * DAY
    assert store.plan(LIMITS).texts == 1
    clock.time = NOW + 190 * DAY
    assert (store.plan(LIMITS).rows, store.plan(LIMITS).archived) == (1, 1)
    store.follow([Subscription(ADDRESS)])
    assert not store.plan(LIMITS)


@pytest.mark.parametrize(("stored", "taken"), [(19, 0), (20, 0), (21, 1), (22, 2)])
def test_the_newest_of_each_feed_stay(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock", stored: int, taken: int
) -> None:
    fill(*(make_draft(f"{number:02}", sort_time=NOW + number) for number in range(stored)))
    store.mark(list(ids(store).values()), read=True)
    list_only(store)
    clock.time = NOW + 40 * DAY
    limits = replace(LIMITS, newest=20)
    assert store.plan(limits).texts == taken
    prune(store, limits)
    assert [key for key, what in sorted(state(store).items()) if what == "text"] == ["00", "01"][:taken]
    clock.time = NOW + 400 * DAY
    prune(store, limits)
    assert [key for key, what in sorted(state(store).items()) if what == "row"] == ["00", "01"][:taken]
    # Those that went do not count among the newest.
    assert not prune(store, limits)


def test_saved_pages_stay(store: Store, make_draft: MakeDraft, clock: "HandClock") -> None:
    id_, _ = store.save_page("https://example.org/page", make_draft("page").summary)
    store.mark([id_], read=True)
    clock.time = NOW + 4000 * DAY
    assert not store.plan(replace(LIMITS, size=1))


def test_a_plan_writes_nothing_and_can_be_made_from_a_database_that_is_only_read(
    store: Store, old: dict[str, int], clock: "HandClock", database: Path, lock: Path
) -> None:
    clock.time = NOW + 200 * DAY
    before = store._connection.total_changes()
    plan = store.plan(replace(LIMITS, size=1))
    assert plan
    assert store._connection.total_changes() == before
    with open_store(database, lock, clock, write=False) as reader:
        assert reader.plan(replace(LIMITS, size=1)) == plan


def test_a_prune_is_one_step_with_a_sentence(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    fill(*(make_draft(f"{number}") for number in range(250)))
    list_only(store)
    store.mark(sorted(ids(store).values())[:240], read=True)
    steps = len(store.steps())
    clock.time = NOW + 40 * DAY
    prune(store)
    assert len(store.steps()) == steps + 1
    assert store.steps()[0].sentence == "dropped the text of 240 articles"
    clock.time = NOW + 200 * DAY
    prune(store)
    assert store.steps()[0].sentence == "removed 240 articles, archived 10"
    prune(store)
    assert len(store.steps()) == steps + 2


def test_what_is_only_archived_frees_nothing(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    fill(make_draft("new"))
    list_only(store)
    clock.time = NOW + 200 * DAY
    plan = store.plan(LIMITS)
    assert (plan.archived, plan.weight) == (1, 0)


@pytest.mark.parametrize("days", [40, 200])
def test_undoing_brings_everything_back(store: Store, old: dict[str, int], clock: "HandClock", days: int) -> None:
    before = (state(store), store.article(old["read"]), store.feeds(), found(store, "lantern"))
    clock.time = NOW + days * DAY
    assert prune(store)
    assert state(store) != before[0]
    assert store.undo()
    while store.restore_some(1):
        pass
    assert (state(store), store.article(old["read"]), store.feeds(), found(store, "lantern")) == before
    counters(store)


def test_only_what_the_undone_step_took_comes_back(store: Store, old: dict[str, int], clock: "HandClock") -> None:
    clock.time = NOW + 40 * DAY
    prune(store)
    clock.time = NOW + 200 * DAY
    prune(store)
    assert store.undo()
    while store.restore_some():
        pass
    assert state(store) == {"read": "text", "star": "whole", "new": "whole"}


def test_a_text_that_was_fetched_anew_meanwhile_stays(
    store: Store, old: dict[str, int], clock: "HandClock", make_draft: MakeDraft
) -> None:
    clock.time = NOW + 40 * DAY
    prune(store)
    fetched = make_draft("x", text="A new text.").summary
    store.store_page(old["read"], fetched)
    store.undo()
    while store.restore_some():
        pass
    remove(store)
    article = store.article(old["read"])
    assert article
    assert article.summary == fetched


def test_a_star_brings_back_what_is_not_gone_yet(store: Store, old: dict[str, int], clock: "HandClock") -> None:
    clock.time = NOW + 40 * DAY
    prune(store)
    store.mark([old["read"]], starred=True)
    remove(store)
    assert store.restore_some() == 1
    assert state(store)["read"] == "whole"


def test_what_was_pruned_long_ago_goes_for_good_and_never_comes_again(
    store: Store, old: dict[str, int], clock: "HandClock", make_draft: MakeDraft
) -> None:
    clock.time = NOW + 200 * DAY
    prune(store)
    remove(store, clock.time - 1)
    assert "read" in state(store)
    remove(store, clock.time)
    assert "read" not in state(store)
    assert not found(store, "lantern")
    assert len(store.buried(1)) == 1
    assert store.article(old["read"]) is None
    counters(store)
    answer = FeedAnswer(Feed(clean_line("Example")), (make_draft("read"),), None, NOW)
    assert store.store_answer(1, answer).new == 0
    assert "read" not in state(store)


def test_an_article_without_its_text_is_found_by_its_title_and_its_gist(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    draft = make_draft("one", title="The lighthouse", text="Long words about a lantern.")
    fill(replace(draft, summary=replace(draft.summary, gist=clean_line("A keeper retires"))))
    list_only(store)
    store.mark([1], read=True)
    clock.time = NOW + 40 * DAY
    prune(store)
    remove(store)
    assert (found(store, "lighthouse"), found(store, "keeper"), found(store, "lantern")) == ([1], [1], [])
    article = store.article(1)
    assert article
    assert (article.row.title, article.row.gist) == ("The lighthouse", "A keeper retires")
    assert article.summary.document.blocks == ()
    assert article.reason == "its text was dropped as it was old; f fetches the page"


def test_a_step_that_expired_is_final(store: Store, old: dict[str, int], clock: "HandClock") -> None:
    clock.time = NOW + 40 * DAY
    prune(store)
    store.expire_steps(clock.time + 1)
    remove(store, 0)
    assert not store._rows("SELECT 1 FROM bodies WHERE article = ?", (old["read"],))


def test_a_prune_may_stop_anywhere_and_goes_on_later(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock"
) -> None:
    fill(*(make_draft(f"{number}") for number in range(250)))
    list_only(store)
    store.mark(list(ids(store).values()), read=True)
    clock.time = NOW + 40 * DAY
    for done in store.pruning(LIMITS):
        assert done.texts == 100
        break
    assert store.steps()[0].sentence == "dropped the text of 100 articles"
    assert store.plan(LIMITS).texts == 150
    assert prune(store).texts == 150
    assert set(state(store).values()) == {"text"}


def test_two_that_prune_at_once_take_each_article_once(
    store: Store, fill: Fill, make_draft: MakeDraft, clock: "HandClock", database: Path, lock: Path
) -> None:
    fill(*(make_draft(f"{number}") for number in range(250)))
    list_only(store)
    store.mark(list(ids(store).values()), read=True)
    clock.time = NOW + 40 * DAY
    with open_store(database, lock, clock) as other:
        taken = list(zip_longest(store.pruning(LIMITS), other.pruning(LIMITS)))
    last = list(zip(*taken, strict=True))
    assert sum(max((plan.texts for plan in plans if plan), default=0) for plans in last) == 250
    assert set(state(store).values()) == {"text"}


def test_a_clock_that_goes_back_takes_nothing_and_breaks_nothing(
    store: Store, old: dict[str, int], clock: "HandClock"
) -> None:
    clock.time = NOW + 40 * DAY
    prune(store)
    clock.time = NOW - 200
    assert not prune(store)
    remove(store, clock.time - LIMITS.undo)
    assert store.undo()
    assert store.restore_some() == 1


class TestTooLarge:
    """The database weighs more than it may."""

    @pytest.fixture
    def weights(self, store: Store, fill: Fill, make_draft: MakeDraft) -> list[int]:
        numbers = count()
        text = " ".join(f"word{next(numbers)}" for _ in range(300))
        fill(*(make_draft(f"{number}", text=f"{number} {text}", sort_time=NOW - number) for number in range(12)))
        store.mark(sorted(ids(store).values())[1:], read=True)
        store.mark([2], starred=True)
        return [weight for (weight,) in store._rows("SELECT length(content) FROM bodies ORDER BY article")]

    def over(self, store: Store, weight: int) -> Limits:
        ((pages, size),) = store._rows("SELECT page_count - 0, page_size FROM pragma_page_count, pragma_page_size")
        ((free,),) = store._rows("PRAGMA freelist_count")
        return replace(LIMITS, size=(pages - free) * size - weight)

    def test_the_texts_that_came_in_first_go_first(self, store: Store, weights: list[int]) -> None:
        limits = self.over(store, weights[2] + weights[3] + 1)
        plan = store.plan(limits)
        assert (plan.texts_over, plan.rows_over, plan.texts) == (3, 0, 0)
        steps = len(store.steps())
        assert prune(store, limits) == plan
        bodies = [id_ for (id_,) in store._rows("SELECT article FROM bodies ORDER BY article")]
        assert bodies == [1, 2, 6, 7, 8, 9, 10, 11, 12]
        assert len(store.steps()) == steps
        assert plan.final == "dropped the text of 3 articles"

    def test_articles_go_when_texts_are_not_enough(self, store: Store, weights: list[int]) -> None:
        limits = self.over(store, sum(weights[2:]) + 1_500)
        plan = store.plan(limits)
        assert (plan.texts_over, plan.rows_over) == (10, 2)
        assert prune(store, limits) == plan
        assert sorted(ids(store).values()) == [1, 2, 5, 6, 7, 8, 9, 10, 11, 12]
        assert len(store.buried(1)) == 2
        counters(store)

    def test_what_was_pruned_before_goes_first(self, store: Store, weights: list[int], clock: "HandClock") -> None:
        list_only(store)
        clock.time = NOW + 40 * DAY
        prune(store)
        limits = self.over(store, 10)
        plan = store.plan(limits)
        assert not plan
        assert not prune(store, limits)
        assert len(store._rows("SELECT 1 FROM bodies")) == 2

    def test_the_newest_stay_and_so_do_unread_and_starred_ones(self, store: Store, weights: list[int]) -> None:
        limits = replace(LIMITS, size=1, newest=5)
        done = prune(store, limits)
        assert (done.texts_over, done.rows_over) == (5, 5)
        assert sorted(ids(store).values()) == [1, 2, 8, 9, 10, 11, 12]


def test_no_statement_sorts_or_reads_more_than_it_must(store: Store) -> None:
    values = {"feed": 1, "time": 1, "id": 1, "unread": 1, "articles": 1, "text": 1, "most": 1}
    asked: dict[str, dict[str, int] | tuple[int, ...]] = {
        retention._OLD: values,
        retention._NEWEST: (1, 1),
        retention._TEXTS_BY_ARRIVAL: (1, 1),
        retention._ROWS_BY_ARRIVAL: (1, 1),
        removal._FINAL_ROWS: (1, 1),
        removal._FINAL_TEXTS: (1, 1),
        **dict.fromkeys(removal._BACK, (1,)),
    }
    for sql, parameters in asked.items():
        plan = [row[3] for row in store._rows(f"EXPLAIN QUERY PLAN {sql}", parameters)]
        assert not [line for line in plan if "TEMP B-TREE" in line], sql
        scanned = [line for line in plan if line.startswith("SCAN") and "USING" not in line and line != "SCAN steps"]
        assert not scanned, (sql, plan)
