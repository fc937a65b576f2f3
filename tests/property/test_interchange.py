"""All that a person owns, taken to an empty machine, is the same there."""

import json
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from devices import draft
from matins.clock import SystemClock
from matins.config.edit import add_feeds, add_views_and_rules
from matins.config.load import load
from matins.feeds.lists.backup import backup
from matins.feeds.lists.reading import parse_list
from matins.model.feed import Entry, Feed, FullText, Subscription
from matins.model.mark import SavedPage
from matins.model.rule import Deed, Rule
from matins.model.view import NamedView
from matins.paths import Paths
from matins.service.subscriptions import import_listing
from matins.store import FeedAnswer, open_store
from matins.text.clean import clean_line

words = st.text(max_size=12).map(clean_line).filter(bool)
ADDRESSES = ("https://a.example/feed", "https://b.example/feed?x=1&y=2")
KEYS = ("k", "https://a.example/1", "ä 3")

feeds = st.lists(
    st.builds(
        Subscription,
        st.sampled_from(ADDRESSES),
        st.none() | words,
        st.lists(words, max_size=2, unique=True).map(tuple),
        st.sampled_from(FullText),
        st.sampled_from(("", "article > p")),
    ),
    unique_by=lambda feed: feed.address,
    max_size=2,
).map(tuple)
marked = st.dictionaries(
    st.tuples(st.sampled_from(ADDRESSES), st.sampled_from(KEYS)),
    st.tuples(st.booleans(), st.booleans(), st.lists(words, max_size=2, unique=True)),
    max_size=4,
)
queries = st.sampled_from(("len:>5m", "is:unread title:x", "author:ann -y", '"two words"')).map(clean_line)
views = st.lists(
    st.builds(NamedView, words, queries), max_size=3, unique_by=lambda view: str(view.name).casefold()
).map(tuple)
rules = st.lists(
    st.builds(
        Rule,
        st.sampled_from([deed for deed in Deed if deed is not Deed.TAG]),
        queries,
        st.sampled_from(("", *ADDRESSES)),
    )
    | st.builds(Rule, st.just(Deed.TAG), queries, st.just(""), words),
    max_size=3,
    unique=True,
).map(tuple)
saved = st.lists(
    st.builds(SavedPage, st.sampled_from(("https://c.example/1", "https://c.example/2")), words),
    unique_by=lambda page: page.address,
    max_size=2,
)


def _exported(paths: Paths) -> str:
    config = load(paths.config)
    with open_store(paths.database, paths.write_lock, SystemClock()) as store:
        document = backup(config.feeds, store.marks(), store.saved_pages(), "", views=config.views, rules=config.rules)
    return json.dumps({"schema": 1, **document})


@settings(max_examples=25, deadline=None)
@given(feeds, marked, views, rules, saved)
def test_what_is_exported_and_imported_is_exported_alike(
    followed: tuple[Subscription, ...],
    marks: dict[tuple[str, str], tuple[bool, bool, list[str]]],
    named: tuple[NamedView, ...],
    judging: tuple[Rule, ...],
    pages: list[SavedPage],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        one, two = (Paths(Path(folder, name, "c.toml"), Path(folder, name), Path(folder, name, "log")) for name in "12")
        add_feeds(one.config, followed)
        add_views_and_rules(one.config, named, judging)
        with open_store(one.database, one.write_lock, SystemClock()) as store:
            store.follow(followed)
            for page in pages:
                store.expect_page(page)
            for feed in store.feeds():
                drafts = tuple(map(draft, KEYS))
                store.store_answer(feed.id, FeedAnswer(Feed(), drafts, None, 0, unread=9))
            rows = store._rows("SELECT f.address, a.key, a.id FROM articles a JOIN feeds f ON f.id = a.feed")
            ids = {(address, key): id_ for address, key, id_ in rows}
            for place, (read, starred, tags) in marks.items():
                if place in ids:
                    store.mark([ids[place]], read=read, starred=starred)
                    for tag in tags:
                        store.tag([ids[place]], clean_line(tag))
        document = _exported(one)
        report = import_listing(two, parse_list(document.encode()))
        assert report.skipped == ()
        assert json.loads(_exported(two)) == json.loads(document)
        again = import_listing(two, parse_list(document.encode()))
        assert (again.added, again.views, again.rules, again.saved, again.marked) == ((), 0, 0, 0, 0)
        assert json.loads(_exported(two)) == json.loads(document)
        with open_store(two.database, two.write_lock, SystemClock()) as store:
            for feed in store.feeds():
                drafts = tuple(map(draft, KEYS))
                store.store_answer(feed.id, FeedAnswer(Feed(entries=(Entry(),)), drafts, None, 0, unread=9))
        assert json.loads(_exported(two)) == json.loads(document)
