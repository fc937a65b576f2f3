"""Queries: the database's answer against Python's, and any text at all."""

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matins.clock import SystemClock
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.model.verdict import Verdict
from matins.query.completion import completions
from matins.query.fields import FIELDS
from matins.query.language import QueryError, parse
from matins.query.terms import Subject
from matins.store import FeedAnswer, Store, open_store
from matins.store.index import body_text, summary_text
from matins.text.clean import Clean, clean_line

NOW = 1_800_000_000
DAY = 86_400
WORDS = (
    "rain",
    "RAIN",
    "Straße",
    "STRASSE",
    "İstanbul",
    "ǅ",
    "ﬁn",
    "ΟΔΟΣ",
    "οδος",
    "100%",
    "a_b",
    "it's",
    "日本",
    "-x",
    "OR",
    "京都",
    "東京都",
    "ครับ",
    "Café",
    "cafe\u0301",
    "naïve",
    "snow-rain",
    "ℌ",
    "\U0001f600",
)
OWN_TAGS = ("Later", "news", "ΟΔΟΣ")
FEEDS = (("Daily Rain", ("news", "Straße")), ("日本 Feed", ()), ("100% ΟΔΟΣ", ("a_b",)))

Corpus = tuple[Store, dict[int, Subject]]


def _draft(chance: random.Random, key: int) -> tuple[Draft, Subject]:
    def some(most: int) -> Clean:
        return clean_line(" ".join(chance.choices(WORDS, k=chance.randint(0, most))))

    count = chance.choice((0, 1, 114, 115, 344, 345, 346, 1034, 1035, 1036))
    status, lang = chance.choice(list(Status)), chance.choice((None, "", "en", "EN-gb", "pt", "pt-BR", "enx"))
    text = Clean("w " * count) or some(9)
    document = Document((Block(BlockKind.PARAGRAPH, text),), status=status, lang=lang)
    muted = clean_line("mute when rain") if chance.random() < 0.2 else None
    own = tuple(map(clean_line, chance.sample(OWN_TAGS, chance.choice((0, 0, 1, 2)))))
    link = chance.choice((None, "https://example.org/Rain", "https://example.org/100%25"))
    draft = Draft(
        key=str(key),
        digest=b"",
        title=some(3),
        link=link,
        author=chance.choice((None, some(2))),
        published=None,
        sort_time=NOW - chance.choice((0, 3600, DAY, DAY + 1, 7 * DAY, 30 * DAY, 400 * DAY, -DAY)),
        comments=None,
        enclosures=(),
        summary=Summary(document, gist=some(4)),
        wants_page=False,
        verdict=Verdict(muted=muted, tags=own),
    )
    feed, tags = FEEDS[key % len(FEEDS)]
    subject = Subject(
        title=draft.title,
        gist=draft.summary.gist,
        feed=clean_line(feed),
        tags=(*tags, *own),
        link=link,
        author=draft.author,
        lang=lang,
        read=chance.random() < 0.5,
        starred=chance.random() < 0.3,
        status=status,
        sort_time=draft.sort_time,
        words=document.words,
        summary=summary_text(draft.summary),
        body=body_text(draft.summary),
        hidden=muted is not None,
        archived=chance.random() < 0.2,
    )
    return draft, subject


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Corpus]:
    """Return a store of 90 articles, and what each of them is by id."""
    chance, folder = random.Random(20261123), tmp_path_factory.mktemp("corpus")
    made = [_draft(chance, key) for key in range(90)]
    with open_store(folder / "matins.db", folder / "lock", SystemClock()) as store:
        store.follow([Subscription(f"https://{place}.example/", tags=tags) for place, (_, tags) in enumerate(FEEDS)])
        for place, state in enumerate(store.feeds()):
            drafts = tuple(draft for draft, _ in made[place :: len(FEEDS)])
            store.store_answer(state.id, FeedAnswer(Feed(clean_line(FEEDS[place][0])), drafts, None, 0, len(drafts)))
        ids = {int(key): id_ for id_, key in store._rows("SELECT id, key FROM articles")}
        subjects = {ids[key]: subject for key, (_, subject) in enumerate(made)}
        store.mark([id_ for id_, subject in subjects.items() if subject.read], read=True)
        store.mark([id_ for id_, subject in subjects.items() if subject.starred], starred=True)
        archived = [(NOW, id_) for id_, subject in subjects.items() if subject.archived]
        store._many("UPDATE articles SET archived_at = ? WHERE id = ?", archived)
        yield store, subjects


def _found(store: Store, text: str) -> set[int]:
    condition = parse(text).condition(NOW)
    sql = " ".join(("SELECT a.id FROM articles a JOIN feeds f ON f.id = a.feed WHERE", condition.sql))
    return {id_ for (id_,) in store._rows(sql, condition.parameters)}


SAID = st.one_of(
    st.sampled_from(WORDS),
    st.sampled_from([word[:2] for word in WORDS]),
    st.builds("{} {}".format, st.sampled_from(WORDS), st.sampled_from(WORDS)),
    st.sampled_from([word[:3] + "*" for word in WORDS]),
    st.sampled_from([word[-1] for word in WORDS]),
)
AGES = st.sampled_from(["0h", "1h", "24h", "1d", "7D", "1w", "30d", "1m", "1y"])
LENGTHS = st.sampled_from(["<0m", "<1m", "<2", "<5m", ">0m", ">1m", ">4m"])
VALUES = {
    "is": st.sampled_from([choice for field in FIELDS for choice in field.choices]),
    "tag": st.sampled_from(["later", "NEWS", "οδος", "straße", "a_b", "none"]),
    "lang": st.sampled_from(["en", "EN-gb", "PT", "pt-br", "e"]),
    "newer": AGES,
    "older": AGES,
    "len": LENGTHS,
}
FIELD_TESTS = st.sampled_from([field.name for field in FIELDS]).flatmap(
    lambda name: st.builds("{}:{}".format, st.just(name), VALUES.get(name, SAID.map('"{}"'.format)))
)
TESTS = st.one_of(FIELD_TESTS, SAID, SAID.map('"{}"'.format))
QUERIES = st.recursive(
    TESTS,
    lambda inner: st.one_of(
        st.builds("{} {}".format, inner, inner),
        st.builds("({} OR {})".format, inner, inner),
        st.builds("-({})".format, inner),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None)
@given(text=QUERIES)
def test_the_database_and_python_answer_alike(corpus: Corpus, text: str) -> None:
    store, subjects = corpus
    try:
        query = parse(text)
    except QueryError:
        return
    assert _found(store, text) == {id_ for id_, subject in subjects.items() if query.matches(subject, NOW)}


@settings(deadline=None)
@given(text=QUERIES)
def test_match_and_rest_together_are_the_query(corpus: Corpus, text: str) -> None:
    store, subjects = corpus
    try:
        query = parse(text)
    except QueryError:
        return
    match, rest = query.match(), query.rest(NOW)
    assert rest.beyond == query.condition(NOW).beyond
    if match is None:
        assert rest == query.condition(NOW)
        return
    open_ = {id_ for (id_,) in store._rows("SELECT id FROM articles WHERE shown OR ?", (rest.beyond,))}
    found = store.search(match, rest)
    assert not found.more
    assert len(found.ids) == len(set(found.ids))
    assert set(found.ids) == {id_ for id_ in open_ if query.matches(subjects[id_], NOW)}


@settings(deadline=None)
@given(text=QUERIES)
def test_a_query_keeps_its_text_and_finds_no_less_while_it_is_typed(corpus: Corpus, text: str) -> None:
    _, subjects = corpus
    try:
        query, typed = parse(text), parse(text, typing=True)
    except QueryError:
        return
    assert parse(query.text) == query
    assert query.text == typed.text == text
    assert query.condition(NOW) == parse(query.text).condition(NOW)
    if "-" not in text:
        assert all(typed.matches(subject, NOW) for subject in subjects.values() if query.matches(subject, NOW))


@settings(deadline=None)
@given(text=TESTS)
def test_a_test_and_its_negation_part_the_articles(corpus: Corpus, text: str) -> None:
    store, subjects = corpus
    try:
        parse(text)
    except QueryError:
        return
    yes, no = _found(store, text), _found(store, f"-({text})")
    assert not yes & no
    assert yes | no == set(subjects)


@settings(deadline=None)
@given(text=st.text() | st.text(alphabet="ab:-\"() OR\x00\x1b\ud800%_'\n", max_size=40) | st.text(min_size=900))
def test_any_text_is_a_query_or_a_fault_with_a_place(corpus: Corpus, text: str) -> None:
    store, subjects = corpus
    try:
        query = parse(text)
    except QueryError as fault:
        assert 0 <= fault.position <= len(text)
        assert str(fault).replace("\n", "").isprintable() or not text.isprintable()
        assert len(str(fault).splitlines()) == 3
        return
    found = _found(store, text)
    assert found == {id_ for id_, subject in subjects.items() if query.matches(subject, NOW)}


@settings(deadline=None)
@given(text=st.text() | st.text(alphabet='ab:-"() OR*\n', max_size=40), cursor=st.integers(0, 50))
def test_any_text_can_be_typed(text: str, cursor: int) -> None:
    try:
        parse(text, typing=True)
    except QueryError as fault:
        assert 0 <= fault.position <= len(text)
    for found in completions(text, cursor, feeds=[feed for feed, _ in FEEDS], tags=OWN_TAGS):
        assert 0 <= found.start <= min(cursor, len(text))
        assert found.text
