"""What the pages of a site have in common."""

import pytest

from matins.store import Store

SITE = "example.org"


def test_a_line_is_common_from_the_third_page_on(store: Store) -> None:
    assert store.remember_lines(SITE, 1, (11,), (5, 6)) == ()
    assert store.remember_lines(SITE, 2, (12,), (5, 7)) == ()
    assert store.common_lines(SITE) == frozenset()
    assert store.remember_lines(SITE, 3, (13,), (5, 6)) == (1, 2, 3)
    assert store.common_lines(SITE) == {5}


def test_the_pages_are_told_on_which_a_line_stands_that_is_common_now(store: Store) -> None:
    for article, lines in ((1, (5, 6)), (2, (5,)), (3, (5, 6))):
        store.remember_lines(SITE, article, (10 + article,), lines)
    assert store.remember_lines(SITE, 4, (14,), (5, 6, 2**64 - 1)) == (1, 3, 4)
    assert store.remember_lines(SITE, 5, (15,), (5, 6), frozenset({5, 6})) == ()
    assert store.common_lines(SITE) == {5, 6}


def test_a_page_is_told_that_was_read_before_what_is_common_was_known(store: Store) -> None:
    for article in (1, 2, 3):
        store.remember_lines(SITE, article, (10 + article,), (5,))
    assert store.remember_lines(SITE, 4, (14,), (5, 6)) == (4,)
    assert store.remember_lines(SITE, 5, (15,), (6,)) == ()


def test_a_page_fetched_again_counts_once_with_the_lines_it_has_now(store: Store) -> None:
    for _ in range(3):
        store.remember_lines(SITE, 1, (11,), (5,))
    assert store.common_lines(SITE) == frozenset()
    store.remember_lines(SITE, 2, (12,), (5,))
    store.remember_lines(SITE, 3, (13,), (5,))
    store.remember_lines(SITE, 3, (13,), (6,))
    assert store.common_lines(SITE) == frozenset()


def test_an_article_that_several_feeds_bring_counts_once(store: Store) -> None:
    for article in range(5):
        store.remember_lines(SITE, article, (11,), (5,))
    assert store.common_lines(SITE) == frozenset()


def test_versions_of_an_article_count_once_and_what_shares_one_long_line_is_no_version(store: Store) -> None:
    for article, signature in enumerate([(1, 2, 3), (2, 3, 4), (1, 2, 9)]):
        store.remember_lines(SITE, article, signature, (5,))
    assert store.common_lines(SITE) == frozenset()
    for article, signature in enumerate([(1, 2, 3), (1, 4, 5), (1, 6, 7)]):
        store.remember_lines("other.example", article, signature, (5,))
    assert store.common_lines("other.example") == {5}


def test_the_newest_of_several_versions_of_an_article_counts(store: Store) -> None:
    for article, signature, lines in ((1, 11, (5,)), (2, 11, (6,)), (3, 13, (5, 6)), (4, 14, (5, 6))):
        store.remember_lines(SITE, article, (signature,), lines)
    assert store.common_lines(SITE) == {6}


def test_sites_are_kept_apart(store: Store) -> None:
    for article, site in enumerate(("a.example", "b.example", "c.example")):
        store.remember_lines(site, article, (article,), (5,))
    assert {store.common_lines(site) for site in ("a.example", "b.example", "", "d.example")} == {frozenset()}


def test_a_record_is_bounded_and_forgets_the_oldest_pages(store: Store) -> None:
    for article in range(3):
        store.remember_lines(SITE, article, (article,), (5,))
    for article in range(3, 40):
        store.remember_lines(SITE, article, (article,), range(article * 100, article * 100 + 90))
    assert store.common_lines(SITE) == frozenset()
    ((size,),) = store._rows("SELECT length(pages) FROM sites")
    assert size == 30 * (10 + (1 + 32) * 8)


@pytest.mark.parametrize("record", [b"", b"noise", b"\0" * 9, b"\xff" * 300])
def test_a_damaged_record_counts_as_far_as_it_is_sound(store: Store, record: bytes) -> None:
    with store.writing():
        store._rows("INSERT INTO sites VALUES (?, ?)", (SITE, record))
    assert store.common_lines(SITE) == frozenset()
    assert store.remember_lines(SITE, 1, (11,), (5,)) == ()


def test_a_page_without_lines_is_no_trouble(store: Store) -> None:
    assert store.remember_lines(SITE, 1, (11,), ()) == ()
    assert store.common_lines(SITE) == frozenset()
