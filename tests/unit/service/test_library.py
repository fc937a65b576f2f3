import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace

import pytest

from matins.clock import Clock
from matins.config.schema import Config
from matins.errors import StoreError
from matins.model.document import Block, BlockKind, Document
from matins.model.summary import Summary
from matins.paths import Paths
from matins.query.language import QueryError
from matins.service.library import Library, Sort
from matins.store import Store, open_store
from matins.text.clean import Clean


def ids(library: Library, *, unread: bool = False, query: str = "") -> list[int]:
    return [row.id for row in library.first(library.open_view(query, unread=unread), 99)]


def test_windows_come_in_the_order_of_the_view(library: Library) -> None:
    view = library.open_view()
    first = library.first(view, 2)
    assert [row.title for row in first] == ["Article 4", "Article 3"]
    after = library.after(view, first[-1].position, 2)
    assert [row.title for row in after] == ["Article 2", "Article 1"]
    assert library.before(view, after[0].position, 9) == first
    assert [row.title for row in library.last(view, 1)] == ["Article 0"]
    oldest = library.first(library.open_view(sort=Sort.OLDEST), 1)
    assert [row.title for row in oldest] == ["Article 0"]


def test_a_mark_shows_at_once_in_every_read(library: Library) -> None:
    view = library.open_view()
    rows = library.first(view, 9)
    library.mark([rows[1].id], read=True, starred=True)
    library.mark([rows[2].id], starred=True)
    for seen in (
        library.first(view, 9),
        library.last(view, 9),
        (rows[0], *library.after(view, rows[0].position, 9)),
        (*library.before(view, rows[4].position, 9), rows[4]),
    ):
        assert [(row.read, row.starred) for row in seen[:3]] == [(False, False), (True, True), (False, True)]
    article = library.article(rows[1].id)
    assert article
    assert (article.row.read, article.row.starred) == (True, True)
    assert library.unread() == 4


def test_saved_pages_and_starred_articles_of_no_feed_are_counted_where_they_are_listed(
    paths: Paths, config: Config, clock: Clock, fill: Callable[..., None]
) -> None:
    fill(5)
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.save_page("https://b.example/page", Summary(Document()))
        store.mark([1], starred=True)
    with Library.open(paths, replace(config, feeds=()), clock) as library:
        assert ids(library, unread=True) == [6, 1]
        assert library.unread() == 2


def test_the_next_unread_is_found_past_marks_that_are_not_written_yet(library: Library) -> None:
    view = library.open_view()
    rows = library.first(view, 9)
    library.mark([rows[1].id, rows[2].id], read=True)
    assert library.neighbour(view, rows[0].position, forward=True) == rows[3]
    assert library.neighbour(view, rows[3].position, forward=False) == rows[0]
    library.mark([row.id for row in rows], read=True)
    assert library.neighbour(view, rows[0].position, forward=True) is None
    library.mark([rows[2].id], read=False)
    found = library.neighbour(view, rows[0].position, forward=True)
    assert found
    assert (found.id, found.read) == (rows[2].id, False)


def test_unread_counts_every_change_of_mind(library: Library) -> None:
    (first, second, *_) = ids(library)
    library.mark([first, second], read=True)
    library.mark([second], read=False)
    library.mark([first], starred=True)
    assert library.unread() == 4
    library.flush()
    assert library.unread() == 4
    library.mark([first], read=False)
    assert library.unread() == 5
    library.mark([9999], read=True)
    assert library.unread() == 5


def test_many_marks_are_counted_too(library: Library, fill: Callable[..., None]) -> None:
    fill(60, start=100)
    library.mark(ids(library), read=True)
    assert library.unread() == 0


def test_a_view_opened_anew_leaves_out_what_was_read_before(library: Library) -> None:
    view = library.open_view()
    rows = library.first(view, 9)
    library.mark([rows[0].id], read=True)
    assert len(library.first(view, 9)) == 5
    assert [row.id for row in library.first(library.open_view(), 9)] == [row.id for row in rows[1:]]


def test_marks_are_there_when_the_library_is_opened_again(
    library: Library, paths: Paths, config: Config, clock: Clock
) -> None:
    (first, *rest) = ids(library)
    library.mark([first], read=True)
    library.close()
    with Library.open(paths, config, clock) as again:
        assert ids(again, unread=True) == rest
        assert ids(again, query="is:read") == [first]


def test_a_query_is_completed_with_the_names_that_there_are(library: Library, config: Config) -> None:
    assert [found.text for found in library.completions("is:unread fe", 12)] == ["feed:"]
    assert len(library.completions("feed:", 5)) == len(config.feeds)
    assert library.completions("tag:nothing", 11) == ()


def test_a_wrong_query_is_told(library: Library) -> None:
    with pytest.raises(QueryError):
        library.open_view("is:nonsense")


def test_others_writing_is_noticed(library: Library, fill: Callable[..., None]) -> None:
    view = library.open_view()
    assert not library.changed()
    assert library.new_since(view) == 0
    fill(2, start=100)
    assert library.changed()
    assert not library.changed()
    assert library.new_since(view) == 2
    assert len(library.first(view, 99)) == 5


def test_followed_feeds_are_made_equal_to_the_configs(
    library: Library, paths: Paths, config: Config, clock: Clock
) -> None:
    assert [feed.address for feed in library.feeds()] == [feed.address for feed in config.feeds]
    with Library.open(paths, replace(config, feeds=()), clock) as empty:
        assert empty.feeds() == ()
        assert empty.unread() == 0


def test_a_missing_article_is_none(library: Library) -> None:
    assert library.article(9999) is None


def test_a_library_that_cannot_be_opened_says_why(paths: Paths, config: Config, clock: Clock) -> None:
    paths.database.mkdir(mode=0o700, parents=True)
    with pytest.raises(StoreError, match="is no file"):
        Library.open(paths, config, clock)


def test_marks_that_cannot_be_written_are_kept_shown_and_told_of(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = library.open_view()
    (row, *_) = library.first(view, 1)
    begin = Store.begin

    def full(*_: object, **__: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "begin", full)
    library.mark([row.id], read=True)
    with pytest.raises(StoreError, match="the disk is full"):
        library.flush()
    assert library.problem() == "the disk is full"
    assert library.first(view, 1)[0].read
    library.open_view()
    monkeypatch.setattr(Store, "begin", begin)
    library.flush()
    assert library.problem() is None
    assert ids(library, query="is:read") == [row.id]


def test_closing_a_library_whose_marks_cannot_be_written_says_so(
    paths: Paths, config: Config, clock: Clock, fill: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(1)

    def full(*_: object, **__: object) -> int:
        raise StoreError("the disk is full")

    monkeypatch.setattr(Store, "begin", full)
    library = Library.open(paths, config, clock)
    library.mark([1], read=True)
    with pytest.raises(StoreError, match="the disk is full"):
        library.close()
    with closing(open_store(paths.database, paths.write_lock, clock)) as store:
        article = store.article(1)
        assert article
        assert not article.row.read


def test_the_library_and_the_watch_load_nothing_heavy() -> None:
    script = (
        "import sys, matins.service.library, matins.service.background, matins.service.marks\n"
        "heavy = {'httpx', 'lxml', 'trafilatura', 'feedparser', 'sumy', 'nltk', 'numpy', 'tomlkit', 'textual'}\n"
        "print(*sorted(heavy & sys.modules.keys()))"
    )
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert loaded.stdout.strip() == ""


def test_the_other_text_of_an_article_has_the_marks_that_were_just_made(
    paths: Paths, clock: Clock, library: Library
) -> None:
    assert library.other_text(1) is None
    page = Summary(Document((Block(BlockKind.PARAGRAPH, Clean("The page.")),)))
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.store_page(1, page, shown=False)
    library.mark([1], read=True, starred=True)
    other = library.other_text(1)
    assert other is not None
    assert (other.summary, other.of_page, other.row.read, other.row.starred) == (page, True, True, True)


def test_a_whole_view_is_read_at_once_and_back_again(library: Library, fill: Callable[..., None]) -> None:
    view = library.open_view()
    fill(2, start=100)
    (first, *_) = library.first(view, 9)
    library.mark_view(view)
    assert all(row.read for row in library.first(view, 9))
    assert library.unread() == 2
    library.mark([first.id], read=False)
    assert library.unread() == 3
    found = library.neighbour(view, (0, 0), forward=False)
    assert found
    assert found.id == first.id
    library.flush()
    assert library.unread() == 3
    assert [row.read for row in library.first(view, 9)] == [False]
    assert library.undo() == "undone: marked “Article 4” unread"
    assert library.undo() == "undone: marked 5 articles of Unread read"
    assert library.undo() is None
    library.flush()
    assert library.unread() == 7
    assert library.remark() is None


def test_a_marked_view_of_a_query_is_shown_as_read_before_it_is_written(library: Library) -> None:
    view = library.open_view("Article")
    library.mark_view(view, of="Articles")
    rows = library.first(view, 9)
    library.flush()
    assert all(row.read for row in rows)
    assert [step.sentence for step in library.steps()] == ["marked 5 articles of Articles read"]


def test_undo_takes_back_what_is_not_even_written(library: Library) -> None:
    view = library.open_view()
    rows = library.first(view, 9)
    library.mark([rows[0].id], starred=True)
    library.flush()
    library.mark([rows[0].id], read=True)
    library.mark([rows[1].id, rows[2].id], read=True)
    assert library.undo() == "undone: marked 2 articles read"
    assert library.undo() == "undone: marked “Article 4” read"
    assert library.first(view, 9) == (replace(rows[0], starred=True), *rows[1:])
    assert library.undo() == "undone: starred “Article 4”"
    assert library.first(view, 9) == rows
    assert library.undo() is None
    library.flush()
    assert library.first(view, 9) == rows


def test_undo_goes_further_back_although_nothing_of_it_is_written(library: Library) -> None:
    (first, second, third, *_) = ids(library)
    for id_ in (first, second, third):
        library.mark([id_], read=True)
    library.flush()
    said = [library.undo() for _ in range(4)]
    assert said == [*(f"undone: marked “Article {number}” read" for number in (2, 3, 4)), None]
    assert library.unread() == 5
    library.flush()
    assert library.unread() == 5
    assert all(step.undone_at for step in library.steps())


def test_what_one_library_did_another_takes_back(library: Library, paths: Paths, config: Config, clock: Clock) -> None:
    (first, *_) = ids(library)
    library.mark([first], read=True)
    library.flush()
    with Library.open(paths, config, clock) as other:
        assert other.undo() == "undone: marked “Article 4” read"
    assert library.changed()
    assert library.unread() == 5
    assert library.undo() is None


def test_articles_are_tagged_and_found_by_it(library: Library) -> None:
    (first, second, *_) = ids(library)
    library.tag([first, second], Clean("later"))
    library.flush()
    assert ids(library, query="tag:later") == [first, second]
    library.tag([first], Clean("later"), add=False)
    library.flush()
    assert ids(library, query="tag:later") == [second]
    assert library.undo() == "undone: took the tag later from “Article 4”"
    library.flush()
    assert ids(library, query="tag:later") == [first, second]


def test_an_undone_unread_mark_stays_in_the_view_it_was_made_in(library: Library) -> None:
    view = library.open_view()
    (first, *_) = library.first(view, 9)
    library.mark([first.id], read=True)
    library.mark([first.id], read=False)
    library.flush()
    library.undo()
    library.flush()
    assert library.first(view, 1) == (replace(first, read=True),)
