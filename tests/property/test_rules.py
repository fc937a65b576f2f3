"""Rules asked of the database agree with rules asked of articles."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.config.schema import Config
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.rule import Deed, Rule
from matins.model.summary import Summary
from matins.model.verdict import NO_RULE, Verdict
from matins.paths import Paths
from matins.query.rules import ReadRule, read_rules
from matins.service.refresh.drafts import judged
from matins.service.rules import apply, previews
from matins.store import FeedAnswer, open_store
from matins.text.clean import Clean, clean_line, clean_text

NOW = 1_800_000_000
DAY = 24 * 3600
FEEDS = (
    Subscription("https://one.example/feed", Clean("One Harbour"), ("news",)),
    Subscription("https://two.example/feed", Clean("Two Gates"), ()),
)


class StoppedClock:
    """A clock that stands still."""

    def now(self) -> int:
        return NOW

    def monotonic(self) -> float:
        return 0.0


words = st.sampled_from(["kettle", "Boat", "tide", "sparrow", "港口", "Año"])
texts = st.lists(words, min_size=1, max_size=6).map(" ".join)
terms = st.one_of(
    words,
    words.map("title:{}".format),
    words.map("author:{}".format),
    st.sampled_from(
        ["feed:harbour", "tag:news", "is:unread", "is:teaser", "newer:2d", "older:1w", "len:<1m", "lang:en"]
    ),
)
queries = st.recursive(
    terms,
    lambda inner: st.one_of(
        inner.map("-({})".format),
        st.tuples(inner, inner).map(" ".join),
        st.tuples(inner, inner).map("({0[0]} OR {0[1]})".format),
    ),
    max_leaves=5,
)
rules = st.builds(
    lambda do, when, feed, tag: Rule(do, Clean(when), feed, Clean(tag) if do is Deed.TAG else None),
    st.sampled_from(Deed),
    st.one_of(queries, st.sampled_from(["(", "is:unred", ""])),
    st.sampled_from(["", "", FEEDS[0].address]),
    st.sampled_from(["later", "tea"]),
)
drafts = st.builds(
    lambda title, text, author, age, status: Draft(
        key="",
        digest=b"",
        title=clean_line(title),
        link=None,
        author=clean_line(author),
        published=None,
        sort_time=NOW - age * 3600,
        comments=None,
        enclosures=(),
        summary=Summary(
            Document((Block(BlockKind.PARAGRAPH, clean_text(text)),), status=status, lang="en"), gist=clean_line(text)
        ),
        wants_page=False,
    ),
    texts,
    texts,
    words,
    st.integers(0, 29 * 24),
    st.sampled_from([Status.FEED, Status.TEASER]),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(rules, max_size=4), st.lists(drafts, min_size=1, max_size=6))
def test_what_is_previewed_and_applied_is_what_would_have_come_of_it(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[Rule], articles: list[Draft]
) -> None:
    folder, clock = tmp_path_factory.mktemp("rules"), StoppedClock()
    paths = Paths(folder / "config.toml", folder, folder / "log")
    config = Config(paths.config, rules=tuple(chosen), feeds=FEEDS)
    asked = read_rules(chosen)
    verdicts: dict[int, Verdict] = {}
    hits = [0] * len(asked)
    with open_store(paths.database, paths.write_lock, clock) as store:
        store.follow(FEEDS)
        for place, article in enumerate(articles):
            feed = FEEDS[place % 2]
            state = store.feed(feed.address)
            assert state
            plain = replace(article, key=str(place))
            store.store_answer(state.id, FeedAnswer(Feed(), (plain,), None, 0, 99))
            verdicts[place + 1] = verdict_of(article, asked, feed)
            for number in range(len(asked)):
                seen = not verdict_of(article, asked[:number], feed).muted
                hits[number] += seen and verdict_of(article, asked[number : number + 1], feed) != NO_RULE
    assert [preview.hits for preview in previews(paths, config, clock)] == hits
    apply(paths, config, clock)
    with open_store(paths.database, paths.write_lock, clock, write=False) as store:
        rows = {row.id: row for row in store.rows(list(verdicts))}
        tags = set(store._rows("SELECT article, tag FROM article_tags"))
    assert {id_: row.muted for id_, row in rows.items()} == {id_: found.muted for id_, found in verdicts.items()}
    assert {id_: row.read for id_, row in rows.items()} == {id_: found.read for id_, found in verdicts.items()}
    assert {id_: row.starred for id_, row in rows.items()} == {id_: found.starred for id_, found in verdicts.items()}
    assert tags == {(id_, tag) for id_, found in verdicts.items() for tag in found.tags}


def verdict_of(article: Draft, asked: Sequence[ReadRule], feed: Subscription) -> Verdict:
    return judged(article, asked, feed, feed.title or Clean(""), now=NOW).verdict
