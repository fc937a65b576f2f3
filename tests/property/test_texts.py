"""An article's two texts against a plain model: whatever comes in which order, neither is lost or mixed up."""

import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from matins.model.article import Draft, Texts
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, open_store
from matins.text.clean import Clean, clean_line


class StillClock:
    def now(self) -> int:
        return 1_800_000_000

    def monotonic(self) -> float:
        return 0.0


def _summary(text: str, status: Status) -> Summary:
    blocks = (Block(BlockKind.PARAGRAPH, clean_line(text)),) if text else ()
    return Summary(Document(blocks, status=status, lang="en"), gist=clean_line(text))


FEEDS = st.builds(_summary, st.sampled_from(["", "a", "a b", "c"]), st.sampled_from([Status.FEED, Status.TEASER]))
PAGES = st.builds(_summary, st.sampled_from(["x", "x y", "z"]), st.sampled_from([Status.FULL, Status.TEASER]))


@dataclass(frozen=True)
class Change:
    """The feed says something else."""

    said: Summary


@dataclass(frozen=True)
class Fetch:
    """The page is fetched, and shown or not."""

    page: Summary
    shown: bool


@dataclass(frozen=True)
class Replace:
    """The page's text is replaced where it is still `old`."""

    old: Summary
    new: Summary


STEPS = st.lists(
    st.builds(Change, FEEDS) | st.builds(Fetch, PAGES, st.booleans()) | st.builds(Replace, PAGES, PAGES), max_size=8
)


@dataclass
class Model:
    """What the feed says, what the page does, and which of them is shown."""

    feed: Summary | None
    page: Summary | None = None
    of_page: bool = False

    def take(self, step: Change | Fetch | Replace) -> None:
        match step:
            case Change(said):
                self.feed = None if self.of_page and not said.document.words else said
            case Fetch(page, shown):
                self.of_page = shown or self.feed is None
                if self.of_page and self.feed is not None and not self.feed.document.words:
                    self.feed = None
                self.page = page
            case Replace(old, new):
                self.page = new if self.page == old else self.page


def _take(store: Store, step: Change | Fetch | Replace, number: int, model: Model) -> None:
    match step:
        case Change(said):
            store.store_answer(1, FeedAnswer(Feed(), (_draft(said, number),), None, 0))
        case Fetch(page, shown):
            store.store_page(1, page, shown=shown)
        case Replace(old, new):
            assert store.replace_page(1, old, new) is (model.page == old)
    model.take(step)


def _draft(said: Summary, number: int) -> Draft:
    title, digest = Clean("Title"), str(number).encode()
    return Draft("key", digest, title, None, None, None, 0, None, (), said, wants_page=False)


@settings(max_examples=30, deadline=None)
@given(first=FEEDS, steps=STEPS)
def test_both_texts_of_an_article_agree_with_a_plain_model(
    first: Summary, steps: list[Change | Fetch | Replace]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder)
        with open_store(path / "matins.db", path / "lock", StillClock(), patience=0.1) as store:
            store.follow([Subscription("https://a.example/")])
            store.store_answer(1, FeedAnswer(Feed(), (_draft(first, 0),), None, 0))
            model = Model(first)
            for number, step in enumerate(steps, 1):
                _take(store, step, number, model)
                assert store.texts(1) == Texts(model.feed, model.page)
                shown, other = (model.page, model.feed) if model.of_page else (model.feed, model.page)
                article, beside = store.article(1), store.other_text(1)
                assert article is not None
                assert (article.summary, article.of_page) == (shown, model.of_page)
                assert (article.row.gist, article.row.status) == (
                    article.summary.gist,
                    article.summary.document.status,
                )
                assert (beside.summary if beside else None) == other
