"""The made-up stores that measurements are made on, and how what they are asked is counted."""

from pathlib import Path

import pytest

from matins.clock import SystemClock
from matins.query.language import parse
from matins.store import Store, open_store
from matins.text.tokens import tokens
from stores import build, cached, count, drafts, subscriptions
from tally import tallied

NOW = 1_790_000_000


@pytest.fixture
def store(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Store:
    path, lock = tmp_path / "matins.db", tmp_path / "lock"
    build(path, lock, 400, feeds=5, words=60, now=NOW)
    return open_store(path, lock, SystemClock(), write=False)


def test_a_store_has_what_was_asked_for_and_its_counters_tell_so(store: Store) -> None:
    with store:
        rows, unread = store.first(store.open_view(), 1_000), store.first(store.open_view(unread=True), 1_000)
        assert len(rows) == store.open_view().total == 400
        assert len(unread) == store.open_view(unread=True).total == sum(not row.read for row in rows)
        assert 10 < len(unread) < 90
        assert len({feed.total for feed in store.feeds()}) > 1
        assert all(row.sort_time <= NOW for row in rows)


def test_its_articles_can_be_opened_and_were_indexed(store: Store) -> None:
    with store:
        (row,) = store.first(store.open_view(), 1)
        article = store.article(row.id)
        assert article is not None
        assert row.gist == article.summary.gist
        assert article.document.text.startswith(article.summary.sentences[0].text)
        for point in article.summary.points:
            ((start, end),) = point.spans
            assert article.document.blocks[point.block].text[start:end] == point.text
        word = max(tokens(article.document.text), key=len)
        found = store.open_view(condition=parse(word).condition(NOW))
        assert row in store.first(found, found.total)


def test_the_same_seed_makes_the_same_articles() -> None:
    ours, same, others = (drafts(20, words=30, seed=seed) for seed in (1, 1, 2))
    assert [draft.title for draft in ours] == [draft.title for draft in same]
    assert [draft.title for draft in ours] != [draft.title for draft in others]


def test_a_store_is_built_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = cached(50, tmp_path, words=30)
    made = first.paths.database.stat().st_mtime_ns
    assert cached(50, tmp_path, words=30) == first
    assert first.paths.database.stat().st_mtime_ns == made
    assert [place.name for place in tmp_path.iterdir()] == [first.paths.config.parent.name]
    assert first.paths.config.read_text().count("[[feeds]]") == len(subscriptions())


def test_what_a_store_is_asked_is_counted(store: Store) -> None:
    with store:
        view = store.open_view()
        with tallied(store) as few:
            store.first(view, 5)
        with tallied(store) as many:
            store.first(view, 50)
        store.first(view, 50)
    assert (few.statements, few.rows) == (1, 5)
    assert (many.statements, many.rows) == (1, 50)
    assert 0 < few.steps < many.steps
    assert few.over(many) == many


@pytest.mark.parametrize(("said", "meant"), [("1k", 1_000), ("200k", 200_000), ("1M", 1_000_000), ("7", 7)])
def test_sizes_are_told_in_short(said: str, meant: int) -> None:
    assert count(said) == meant
