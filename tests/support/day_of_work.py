"""A day of work on a store, made up from a seed: each change is told before and after, and can be looked for later."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

import apsw

from matins.errors import StoreError
from matins.model.article import Draft
from matins.model.document import Block, BlockKind, Document, Status
from matins.model.feed import Feed, Subscription
from matins.model.summary import Summary
from matins.store import FeedAnswer, Store, open_store
from matins.store.retention import Limits
from matins.text.clean import Clean

NOW = 1_800_000_000
DAY = 86_400
FEEDS = tuple(Subscription(f"https://{name}.example/feed") for name in ("north", "south", "west"))

_WORDS = ("the tide", "turned late", "over old", "stone walls", "while gulls", "kept watch", "and boats", "lay still")
_LIMITS = Limits(text=2 * DAY, articles=4 * DAY, unread=5 * DAY, newest=5, size=1 << 40, undo=6 * DAY)

State = dict[str, list[object]]
"""By key, whether an article is read, starred and pruned, and its tags."""

_STATE = """
SELECT key, read_at IS NOT NULL, starred_at IS NOT NULL, pruned IS NOT NULL,
    (SELECT group_concat(tag) FROM (SELECT tag FROM article_tags WHERE article = articles.id ORDER BY tag))
FROM articles ORDER BY id
"""


_UNINDEXED = "SELECT count(*) FROM articles WHERE id NOT IN (SELECT id FROM search_docsize)"

_MISCOUNTED = """
SELECT address, total, unread FROM feeds WHERE (total, unread) <>
    (SELECT count(*), coalesce(sum(read_at IS NULL), 0) FROM articles WHERE feed = feeds.id AND shown)
"""


@dataclass
class WorkClock:
    """A clock that goes on by an hour whenever it is asked to."""

    time: int = NOW

    def now(self) -> int:
        return self.time

    def monotonic(self) -> float:
        return float(self.time)


def opened(folder: Path, clock: WorkClock | None = None) -> Store:
    """Return the store of a folder, as the program opens it."""
    return open_store(folder / "matins.db", folder / "matins.db.lock", clock or WorkClock(), patience=5)


def state_of(store: Store) -> State:
    """Return what is known of every article."""
    return {str(key): marks for key, *marks in store._rows(_STATE)}


def work(folder: Path, seed: int, tell: Callable[[str], None], *, rounds: int = 1 << 30, bold: bool = False) -> None:
    """Store, mark, tag, undo and prune, telling each change before it is made and what it came to once it was.

    A line is `+`, a name and a blank for what begins, `=` and JSON for what is done.  With `bold`, what fails with a
    sentence is told as `!`, and the next is tried.
    """
    random, clock = Random(seed), WorkClock(NOW + seed * DAY)
    with opened(folder, clock) as store:
        if not store.feeds():
            store.follow(FEEDS)
        known = state_of(store)
        for _ in range(rounds):
            name, change = random.choices(_CHANGES, weights=_HOW_OFTEN)[0]
            clock.time += random.randrange(1, 6) * 3600
            tell("+" + name)
            try:
                change(store, random, clock)
            except StoreError as error:
                if not bold:
                    raise
                tell(f"!{error}")
                continue
            state = state_of(store)
            changed = {key: marks for key, marks in state.items() if known.get(key) != marks}
            gone = {key: None for key in known if key not in state}
            known = state
            tell("=" + json.dumps(changed | gone))


@dataclass
class Told:
    """What has been told of a day of work: the state that was acknowledged, and what was begun after it."""

    state: State = field(default_factory=dict)
    begun: str = ""
    changes: int = 0
    failures: list[str] = field(default_factory=list)
    doubtful: set[str] = field(default_factory=set)

    def hear(self, line: str) -> None:
        """Take in one line."""
        if line.startswith("+"):
            self.begun = line[1:]
        elif line.startswith("="):
            self.changes += 1
            self.begun = ""
            self.doubtful = set()
            for key, marks in json.loads(line[1:]).items():
                if marks is None:
                    self.state.pop(key, None)
                else:
                    self.state[key] = marks
        elif line.startswith("!"):
            self.failures.append(line[1:])
            self.doubtful.add(self.begun)

    def missing(self, found: State) -> list[str]:
        """Return which acknowledged changes are not in a state that was found, as sentences; what was begun may be."""
        allowed = {self.begun, *self.doubtful}
        wrong = []
        if not allowed & {"answer"} and found.keys() - self.state.keys():
            wrong.append(f"articles that nobody told of: {sorted(found.keys() - self.state.keys())[:5]}")
        if not allowed & {"prune"} and self.state.keys() - found.keys():
            wrong.append(f"articles that are gone: {sorted(self.state.keys() - found.keys())[:5]}")
        for key in self.state.keys() & found.keys():
            ours, theirs = list(self.state[key]), list(found[key])
            if allowed & {"prune", "undo"}:
                ours[2] = theirs[2] = None
            if ours != theirs and not allowed & {"mark", "view", "tag", "undo"}:
                wrong.append(f"{key} is {theirs} and not {ours}, after {self.begun or 'nothing'}")
        return wrong[:5]


def faults(folder: Path, told: Told) -> list[str]:
    """Open what is left of a store, as the program does, and return all that is wrong with it, as sentences.

    The store is written to once more, and `told` then tells of it as it stands.
    """
    try:
        with opened(folder) as store:
            wrong = list(_faults_within(store))
            state = state_of(store)
            wrong += told.missing(state)
            if state:
                ((id_,),) = store._rows("SELECT max(id) FROM articles WHERE pruned IS NULL")
                store.mark([id_], read=True, starred=True)
            told.state, told.begun, told.doubtful = state_of(store), "", set()
            return wrong
    except (StoreError, apsw.Error) as error:
        return [f"{type(error).__name__}: {error}"]


def _faults_within(store: Store) -> Iterator[str]:
    if (found := store._rows("PRAGMA integrity_check")) != [("ok",)]:
        yield f"integrity: {found}"
    if found := store._rows("PRAGMA foreign_key_check"):
        yield f"references: {found}"
    store._rows("INSERT INTO search (search, rank) VALUES ('integrity-check', 0)")
    if (found := store._rows(_UNINDEXED)) != [(0,)]:
        yield f"articles that are not indexed: {found}"
    if found := store._rows(_MISCOUNTED):
        yield f"counters: {found}"


def _answer(store: Store, random: Random, clock: WorkClock) -> None:
    feed = random.choice(store.feeds())
    started = store._rows("SELECT coalesce(max(id), 0) FROM articles")[0][0]
    drafts = tuple(_draft(f"{started}-{number}", random, clock) for number in range(random.choice((1, 3, 12, 45))))
    listed = frozenset(draft.key for draft in drafts) if random.random() < 0.5 else None
    answer = FeedAnswer(Feed(Clean(f"Feed {started}")), drafts, None, clock.now(), listed=listed)
    store.store_answer(feed.id, answer)


def _draft(key: str, random: Random, clock: WorkClock) -> Draft:
    text = Clean(" ".join(random.choices(_WORDS, k=random.choice((20, 80, 600)))))
    document = Document((Block(BlockKind.PARAGRAPH, text),), status=Status.FEED, lang="en")
    return Draft(
        key=key,
        digest=b"one",
        title=Clean(f"Title {key}"),
        link=f"https://example.org/{key}",
        author=None,
        published=clock.now(),
        sort_time=clock.now() - random.randrange(DAY),
        comments=None,
        enclosures=(),
        summary=Summary(document, gist=text),
        wants_page=False,
    )


def _some(store: Store, random: Random) -> list[int]:
    ids = [id_ for (id_,) in store._rows("SELECT id FROM articles WHERE pruned IS NULL")]
    return random.sample(ids, min(len(ids), random.choice((1, 2, 20))))


def _mark(store: Store, random: Random, _: WorkClock) -> None:
    aspect = random.choice(("read", "starred"))
    store.mark(_some(store, random), **{aspect: random.random() < 0.7})


def _view(store: Store, _: Random, __: WorkClock) -> None:
    store.mark_view(store.open_view(unread=True), read=True)


def _tag(store: Store, random: Random, _: WorkClock) -> None:
    store.tag(_some(store, random), Clean(random.choice(("later", "work"))), add=random.random() < 0.7)


def _undo(store: Store, _: Random, __: WorkClock) -> None:
    store.undo()
    while store.restore_some():
        pass


def _prune(store: Store, _: Random, clock: WorkClock) -> None:
    for _done in store.pruning(_LIMITS):
        pass
    for _gone in store.removing(clock.now() - _LIMITS.undo):
        pass
    for _page in store.shrinking():
        pass


_CHANGES = (
    ("answer", _answer),
    ("mark", _mark),
    ("view", _view),
    ("tag", _tag),
    ("undo", _undo),
    ("prune", _prune),
)
_HOW_OFTEN = (30, 30, 8, 12, 12, 8)
