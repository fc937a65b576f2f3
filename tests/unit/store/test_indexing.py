"""Indexing what is stored already: bit by bit, and anew where the rules change."""

from collections.abc import Callable

import pytest

from matins.model.article import Draft
from matins.query.language import parse
from matins.store import Store, indexing

MakeDraft = Callable[..., Draft]
Fill = Callable[..., int]


def _found(store: Store, text: str) -> set[int]:
    return set(store.search(parse(text).match() or "").ids)


def _emptied(store: Store) -> None:
    """Take the articles out of the index, as those were never in it that are older than it is."""
    store._rows("DELETE FROM search")
    store.index_anew()


def test_a_new_store_has_nothing_left_to_index_and_nothing_is_written(
    store: Store, fill: Fill, make_draft: MakeDraft, statements: list[str]
) -> None:
    fill(make_draft("1", title="Heron"))
    statements.clear()
    assert store.index_some() == 0
    assert not [sql for sql in statements if not sql.lstrip().startswith("SELECT")]
    assert _found(store, "heron") == {1}


def test_articles_are_indexed_a_few_at_a_time_the_newest_first(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(*(make_draft(str(number), title=f"Heron {number}") for number in range(1, 6)))
    _emptied(store)
    assert _found(store, "heron") == set()
    assert store.index_some(2) == 3
    assert _found(store, "heron") == {4, 5}
    assert store.index_some(2) == 1
    assert store.index_some(2) == 0
    assert _found(store, "heron") == {1, 2, 3, 4, 5}
    assert store.index_some(2) == 0


def test_an_article_that_comes_in_or_goes_meanwhile_is_no_matter(
    store: Store, fill: Fill, make_draft: MakeDraft
) -> None:
    fill(*(make_draft(str(number), title=f"Heron {number}") for number in range(1, 5)))
    _emptied(store)
    store.index_some(1)
    fill(make_draft("9", title="Heron 9"))
    store._rows("DELETE FROM articles WHERE id = 2")
    while store.index_some(1):
        pass
    assert _found(store, "heron") == {1, 3, 4, 5}
    assert store.index_fault() is None


def test_all_of_a_text_is_indexed_as_when_it_came_in(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Café", text="On the moor.", author="Ada"))

    _emptied(store)
    store.index_some()
    for text in ("cafe", "moor", "author:ada"):
        assert _found(store, text) == {1}


def test_where_the_text_is_gone_title_and_gist_are_indexed(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Heron", text="Seen on the moor."), make_draft("2", title="Stork", text="Damaged."))
    store._rows("DELETE FROM bodies WHERE article = 2")
    store._rows("UPDATE bodies SET content = x'00' WHERE article = 1")
    _emptied(store)
    assert store.index_some() == 0
    assert _found(store, "heron moor") == {2}
    assert _found(store, "stork damaged") == {1}


def test_other_rules_of_tokens_have_everything_indexed_anew(
    store: Store, fill: Fill, make_draft: MakeDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(*(make_draft(str(number), title=f"Heron {number}") for number in range(1, 4)))
    store._rows("DELETE FROM search WHERE rowid < 3")
    assert store.index_some() == 0
    assert _found(store, "heron") == {3}
    monkeypatch.setattr(indexing, "RULES", 2)
    assert store.index_some(2) == 1
    assert store.index_some(2) == 0
    assert _found(store, "heron") == {1, 2, 3}


@pytest.mark.parametrize("damage", ["DELETE FROM search_data WHERE id > 10", "UPDATE search_data SET block = x'ff00'"])
def test_a_damaged_index_is_made_anew(store: Store, fill: Fill, make_draft: MakeDraft, damage: str) -> None:
    fill(make_draft("1", title="Heron"), make_draft("2", title="Heron"))
    assert store.index_fault() is None
    assert not store.mend_index()
    store._rows(damage)
    fault = store.index_fault()
    assert fault is not None
    assert "search" in fault
    assert store.fault() is None, "the rest is sound"
    assert store.mend_index()
    assert store.index_some() == 0
    assert store.index_fault() is None
    assert _found(store, "heron") == {1, 2}
