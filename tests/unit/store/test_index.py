"""The index follows the articles: what is shown of each can be searched for, and nothing else."""

from collections.abc import Callable

from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.summary import Point, Sentence, Summary
from matins.query.language import parse
from matins.store import Store
from matins.store.index import MOST, body_text, indexed, summary_text
from matins.text.clean import Clean, clean_line

MakeDraft = Callable[..., Draft]
Fill = Callable[..., int]


def _summary(text: str, status: Status = Status.FULL) -> Summary:
    return Summary(Document((Block(BlockKind.PARAGRAPH, clean_line(text)),), status=status), gist=clean_line(text))


def _found(store: Store, text: str) -> set[int]:
    return set(store.search(parse(text).match() or "").ids)


def test_a_changed_article_is_found_by_its_new_words_alone(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Heron", text="On the moor.", author="Ada"))
    fill(make_draft("1", title="Stork", text="On the roof.", author="Bob", digest=b"two"))
    assert _found(store, "stork roof author:bob") == {1}
    assert _found(store, "heron OR moor OR author:ada") == set()
    assert store.index_fault() is None


def test_of_two_texts_the_one_that_is_shown_is_found(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", text="Said by the feed."))
    store.store_page(1, _summary("Written on the page."), shown=False)
    assert (_found(store, "feed"), _found(store, "page")) == ({1}, set())
    store.store_page(1, _summary("Written on the page."))
    assert (_found(store, "feed"), _found(store, "page")) == (set(), {1})
    fill(make_draft("1", title="Renamed", text="Said by the feed again.", digest=b"two"))
    assert _found(store, "renamed page") == {1}
    page = store.texts(1).page
    assert page is not None
    assert store.replace_page(1, page, _summary("Written anew."))
    assert (_found(store, "page"), _found(store, "anew")) == (set(), {1})


def test_an_article_that_goes_leaves_the_index(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    fill(make_draft("1", title="Heron"), make_draft("2", title="Heron"))
    store._rows("DELETE FROM articles WHERE id = 1")
    assert _found(store, "heron") == {2}
    assert store._rows("SELECT count(*) FROM search WHERE search MATCH 'heron'") == [(1,)]


def test_what_is_indexed_of_a_summary() -> None:
    blocks = (
        Block(BlockKind.PARAGRAPH, clean_line("A heron stood there.")),
        Block(BlockKind.PARAGRAPH, clean_line("Share this."), hidden=True),
    )
    summary = Summary(
        Document(blocks),
        (Sentence(clean_line("A heron stood there."), 0, ((0, 20),)),),
        (Point(clean_line("A heron stood"), 0, ((0, 13),)),),
        clean_line("Heron stands"),
    )
    assert summary_text(summary) == "Heron stands\nA heron stood there.\nA heron stood"
    assert body_text(summary) == "A heron stood there."
    assert indexed(summary_text(summary)) == "heron stands a heron stood there a heron stood"


def test_the_end_of_a_very_long_text_is_not_indexed() -> None:
    document = Document((Block(BlockKind.PARAGRAPH, Clean("a" * (MOST + 5))),))
    assert len(body_text(Summary(document))) == MOST


def test_no_text_can_break_out_of_its_tokens(store: Store, fill: Fill, make_draft: MakeDraft) -> None:
    hostile = 'a"b {title} NEAR(x y) AND OR NOT * ^ : \u202e -c \U0001f600 \u0000'
    fill(make_draft("1", title=hostile, text=hostile))
    assert _found(store, "near x") == {1}
    assert _found(store, '"near x y and or not c"') == {1}
    assert store.index_fault() is None
