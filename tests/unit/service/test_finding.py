"""Looking queries up beside the library, and stopping that."""

import threading
from collections.abc import Callable, Iterator

import pytest

from matins.clock import Clock
from matins.errors import StoppedError, StoreError
from matins.model.article import Article, Row
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.paths import Paths
from matins.query.condition import EVERYTHING, Condition
from matins.query.language import QueryError
from matins.service.finding import Finder, Snippets
from matins.service.library import Library, Sort
from matins.store import Store, View
from matins.text.clean import NOTHING, Clean


@pytest.fixture
def finder(paths: Paths, clock: Clock, fill: Callable[..., None]) -> Iterator[Finder]:
    fill(5)
    with Finder.at(paths, clock) as opened:
        yield opened


def test_a_library_reads_the_views_of_a_finder(library: Library, finder: Finder) -> None:
    view = finder.look_up("title:article", unread=True, sort=Sort.NEWEST)
    rows = library.first(view, 9)
    assert view.total == len(rows) == 5
    assert library.after(view, rows[1].position, 2) == rows[2:4]
    assert finder.look_up("", unread=True, sort=Sort.OLDEST) == library.open_view(sort=Sort.OLDEST)


def test_the_last_word_may_be_the_beginning_of_one(finder: Finder) -> None:
    found = [finder.look_up("arti", unread=False, sort=Sort.BEST, typing=typing) for typing in (False, True)]
    assert [view.total for view in found] == [0, 5]


def test_a_wrong_query_says_so_and_the_next_is_looked_up(finder: Finder) -> None:
    with pytest.raises(QueryError, match="not closed"):
        finder.look_up('"article', unread=False, sort=Sort.NEWEST)
    assert finder.look_up("article", unread=False, sort=Sort.NEWEST).total == 5


def test_a_finder_without_a_database_says_so(paths: Paths, clock: Clock) -> None:
    with Finder.at(paths, clock) as finder, pytest.raises(StoreError, match="no database"):
        finder.look_up("article", unread=False, sort=Sort.NEWEST)


def test_closing_twice_or_unused_does_nothing(paths: Paths, clock: Clock) -> None:
    finder = Finder.at(paths, clock)
    finder.stop()
    finder.close()
    finder.close()


_ENDLESS = "WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


class EndlessStore(Store):
    """A store that looks for its first view until it is stopped; the others are there at once."""

    begun: threading.Event

    def open_view(
        self,
        *,
        condition: Condition | None = None,
        unread: bool = False,
        sort: Sort = Sort.NEWEST,
        match: str | None = None,
        rest: Condition = EVERYTHING,
    ) -> View:
        if not self.begun.is_set():
            self.begun.set()
            self._rows(_ENDLESS)
        return super().open_view(condition=condition, unread=unread, sort=sort, match=match, rest=rest)


@pytest.mark.parametrize("how", ["stop", "look up", "close"])
def test_a_look_up_ends_when_it_is_stopped_or_another_begins(
    paths: Paths, clock: Clock, fill: Callable[..., None], how: str
) -> None:
    fill(5)
    begun, told = threading.Event(), list[StoppedError]()

    def open_endless() -> Store:
        store = EndlessStore(paths.database, paths.write_lock, clock, write=False)
        store.begun = begun
        return store

    finder = Finder(open_endless, clock)

    def look_up() -> None:
        with pytest.raises(StoppedError) as stopped:
            finder.look_up("article", unread=False, sort=Sort.NEWEST)
        told.append(stopped.value)

    with finder:
        thread = threading.Thread(target=look_up)
        thread.start()
        assert begun.wait(60)
        match how:
            case "stop":
                finder.stop()
            case "close":
                finder.close()
            case _:
                assert finder.look_up("article", unread=False, sort=Sort.NEWEST).total == 5
        thread.join(60)
        assert not thread.is_alive()
        assert len(told) == 1
        assert finder.look_up("article", unread=False, sort=Sort.NEWEST).total == 5


def article_of(*blocks: Block, sentence: str = "", point: str = "") -> Article:
    row = Row(
        1, 1, NOTHING, NOTHING, None, None, 1, read=False, starred=False, minutes=1, gist=NOTHING, status=Status.FULL
    )
    summary = Summary(
        Document(blocks),
        sentences=(Sentence(Clean(sentence), 0, (), 1.0),) if sentence else (),
        points=(Point(Clean(point), 0, ()),) if point else (),
    )
    return Article(row, None, None, None, None, (), summary)


def test_a_snippet_is_of_the_summary_before_the_text_and_of_no_hidden_block() -> None:
    told = Block(BlockKind.PARAGRAPH, Clean("The boat carried coal and salt."))
    hidden = Block(BlockKind.PARAGRAPH, Clean("Read on about coal and boats."), hidden=True)
    found = Snippets("coal").of(article_of(hidden, told, sentence="Coal was carried."))
    assert found is not None
    assert (found.text, found.spans) == ("Coal was carried.", ((0, 4),))
    more = Snippets("coal salt").of(article_of(hidden, told, sentence="Coal was carried.", point="No salt."))
    assert more is not None
    assert more.text == "The boat carried coal and salt."
    assert Snippets("coal").of(article_of(hidden)) is None


def test_there_are_snippets_only_for_words() -> None:
    told = Block(BlockKind.PARAGRAPH, Clean("The boat carried coal and salt."))
    assert not Snippets("is:unread -coal")
    assert Snippets("is:unread").of(article_of(told)) is None
    assert [bool(Snippets("sal", typing=typing).of(article_of(told))) for typing in (True, False)] == [True, False]
    with pytest.raises(QueryError):
        Snippets("(coal")
