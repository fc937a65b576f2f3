"""Every case of the hostile server through the real job: what is stored, what is asked, what it costs, what is left."""

import asyncio
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import aclosing, suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest

from hostile import LISTING, Case, Hostile, catalogue, hostile_server, leaks
from hostile_pages import WITH_ARTICLE, WITHOUT_ARTICLE
from matins.clock import SystemClock
from matins.config.load import load
from matins.errors import Failed, MatinsError
from matins.feeds.lists.listing import Listing, Remark
from matins.fetch.get import Fetcher, Request
from matins.model.article import Article
from matins.model.document import Status
from matins.model.events import Event, FeedDone, FeedsDue, Finished
from matins.model.feed import FeedState, Subscription
from matins.paths import Paths
from matins.service.background import Job, watch
from matins.service.library import Library
from matins.service.refresh.job import perform
from matins.service.subscriptions import read_list
from matins.text.clean import NOTHING, REASON, clean_line
from matins.work.pool import Pool
from processes import MemoryWatch, descendants

CASES: Mapping[str, Case] = catalogue()
OFFBOX = tuple(name for name, case in CASES.items() if "offbox" in case.tags)
FEEDS = tuple(name for name, case in CASES.items() if case.kind == "feed" and name not in OFFBOX)
PAGES = tuple(name for name, case in CASES.items() if case.kind == "page")
LISTS = tuple(name for name, case in CASES.items() if case.kind == "opml")
WAITS = tuple(name for name in FEEDS if name.startswith("retry-after-") and name != "retry-after-seconds")
"""Feeds whose server asks for more than the few seconds that the first refresh takes."""

DEADLINE, HOLD = 4, 12
MEMORY = 250 << 20
DAY = 86_400
HEAVY = ("xml-attributes", "big-author", "items-50k")
"""Feeds that a parser does not get through, or only just."""
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")

pytestmark = [
    pytest.mark.timeout(300),
    pytest.mark.skipif(not CASES, reason="the shared data folder is not here"),
    pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="the system does not tell who uses memory"),
]


@dataclass
class Clock:
    """A clock that a round sets."""

    ahead: int = 0

    def now(self) -> int:
        return SystemClock().now() + self.ahead

    def monotonic(self) -> float:
        return SystemClock().monotonic()


@dataclass
class Round:
    """One refresh of everything: what it told, what the server saw, and what the database holds after it."""

    events: Sequence[Event]
    requests: Sequence[dict[str, Any]]
    feeds: Mapping[str, FeedState]
    articles: Sequence[Article]

    def asked(self, case: str) -> list[dict[str, Any]]:
        return [request for request in self.requests if request["case"] == case and request["port"] != "canary"]


@dataclass
class Trial:
    """The whole catalogue, three refreshes long, each a day after the one before."""

    server: Hostile
    paths: Paths
    clock: Clock = field(default_factory=Clock)
    rounds: list[Round] = field(default_factory=list)
    peak: int = 0
    at_peak: tuple[int, ...] = ()
    left: set[int] = field(default_factory=set)
    too_early: Sequence[dict[str, Any]] = ()
    log: str = ""
    seen: int = 0

    def new_requests(self) -> list[dict[str, Any]]:
        """Return what the server was asked since the last time; it forgets nothing, for it counts what it was asked."""
        requests = self.server.requests()
        new, self.seen = requests[self.seen :], len(requests)
        return new

    def library(self) -> Library:
        return Library.open(self.paths, load(self.paths.config), self.clock)

    def note(self, events: Sequence[Event]) -> None:
        """Note what a refresh came to, and mark every article read."""
        with self.library() as library:
            feeds = {state.address.removeprefix(self.server.base): state for state in library.feeds()}
            rows = library.first(library.open_view(unread=False), 100_000)
            articles = [article for row in rows if (article := library.article(row.id))]
            library.mark([row.id for row in rows], read=True)
        self.rounds.append(Round(events, self.new_requests(), feeds, articles))
        others = descendants(os.getpid()) - {self.server.process}
        self.left |= others

    def articles_of(self, case: str, number: int = 0) -> list[Article]:
        feed = self.rounds[number].feeds[case].id
        return [article for article in self.rounds[number].articles if article.row.feed_id == feed]

    def page(self, case: str) -> Article:
        (article,) = (article for article in self.articles_of(LISTING) if article.row.title == case)
        return article


async def in_process_of_its_own(trial: Trial) -> list[Event]:
    async with aclosing(watch(Job(), trial.paths)) as events:
        return [event async for event in events]


async def here(trial: Trial, job: Job, *, ahead: int) -> list[Event]:
    """Run a job with real workers and a clock that is `ahead` by so many seconds."""
    trial.clock.ahead = ahead
    events: list[Event] = []
    async with Pool(deadline=DEADLINE) as pool:
        await perform(job, trial.paths, trial.clock, events.append, pool)
    return events


async def pages_in_a_process_of_its_own(trial: Trial) -> list[Event]:
    """Fetch the page of every article of the listing and of the feed with hostile links."""
    with trial.library() as library:
        chosen = {
            state.id for state in library.feeds() if state.address in map(trial.server.address, (LISTING, "links"))
        }
        rows = library.first(library.open_view(unread=False), 100_000)
    articles = tuple(row.id for row in rows if row.feed_id in chosen)
    async with aclosing(watch(Job(articles=articles), trial.paths)) as events:
        return [event async for event in events]


def config(server: Hostile) -> str:
    """Return a config that follows every feed of the catalogue, those that keep a reader busy first."""
    slow = [name for name in FEEDS if "slow" in CASES[name].tags]
    order = dict.fromkeys((LISTING, *slow, *HEAVY, *FEEDS))
    feeds = "".join(f"[[feeds]]\naddress = {json.dumps(server.address(name))}\n" for name in order)
    return f'[fetch]\ndeadline = "{DEADLINE}s"\npages_per_feed = 0\n{feeds}'


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trial]:
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as environment, hostile_server() as server:
        environment.setenv("HOME", str(folder))
        for name in list(os.environ):
            if name.upper().endswith("_PROXY") or name.startswith(("MATINS_", "XDG_")):
                environment.delenv(name)
        trial = Trial(server, Paths(folder / "config.toml", folder / "data", folder / "matins.log"))
        trial.paths.config.write_text(config(server))
        with MemoryWatch(os.getpid(), frozenset({server.process})) as memory:
            events = asyncio.run(in_process_of_its_own(trial))
            events += asyncio.run(pages_in_a_process_of_its_own(trial))
        trial.peak, trial.at_peak = memory.peak, memory.at_peak
        trial.note(events)
        asyncio.run(here(trial, Job(feeds=tuple(map(server.address, WAITS))), ahead=1))
        trial.too_early = trial.new_requests()
        trial.note(asyncio.run(here(trial, Job(force=True), ahead=DAY)))
        trial.note(asyncio.run(here(trial, Job(feeds=(server.address("flaky"),)), ahead=3 * DAY)))
        with suppress(FileNotFoundError):
            trial.log = trial.paths.log.read_text(errors="surrogateescape")
        yield trial


def test_every_case_is_tried_as_what_it_is() -> None:
    assert sorted((*OFFBOX, *FEEDS, *PAGES, *LISTS)) == sorted(CASES)
    assert len(CASES) >= 380


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_ends_as_expected(trial: Trial, name: str) -> None:
    case = CASES[name]
    first, second = (refresh.feeds[name] for refresh in trial.rounds[:2])
    if case.outcome == "error":
        assert (first.total, first.last_good) == (0, None)
        assert first.last_error
    if case.outcome == "items":
        assert (first.last_error, second.last_error) == (None, None)
        assert first.total
    if case.count is not None:
        assert (first.total, second.total) == (case.count, case.count)
    assert second.total >= first.total, "what was there stays"
    if first.last_good is not None and case.count is not None:
        assert second.unread == 0, "nothing comes back unread"


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_is_asked_no_more_often_than_expected(trial: Trial, name: str) -> None:
    most = CASES[name].max_requests or 21
    assert [len(refresh.asked(name)) for refresh in trial.rounds[:2] if len(refresh.asked(name)) > most] == []
    assert trial.rounds[0].asked(name)


@pytest.mark.parametrize("name", PAGES)
def test_a_page_ends_as_expected(trial: Trial, name: str) -> None:
    article = trial.page(name)
    assert len(trial.rounds[0].asked(name)) == 1
    if CASES[name].outcome == "items":
        assert "bridge" in article.document.text


@pytest.mark.parametrize("name", WITH_ARTICLE)
def test_an_article_is_found_whole_whatever_the_page_around_it(trial: Trial, name: str) -> None:
    article = trial.page(name)
    assert article.document.text.count("of the harbour town voted") >= (12 if name == "own-cut-off" else 20)
    assert article.document.title == name


@pytest.mark.parametrize(
    "name", ["term-page", "page-divs", "page-tables", "page-unclosed", "page-script", "page-attrs"]
)
def test_an_article_among_bad_markup_is_found(trial: Trial, name: str) -> None:
    assert "Engineers said the work would take nine weeks" in trial.page(name).document.text


def test_characters_are_what_was_meant_whatever_was_declared(trial: Trial) -> None:
    assert "naïve" in trial.page("page-charset-fight").document.text
    for name in ("own-cp1252-as-utf-8", "own-bad-byte"):
        assert "the „old“ – très bridge" in trial.page(name).document.text
    assert "old [31mbridge" in trial.page("own-references").document.text


REASONS = {
    **{name: reason for name, (reason, _) in WITHOUT_ARTICLE.items()},
    "page-pdf": "a PDF, not a web page",
    "page-png": "an image, not a web page",
    "page-zip": "a ZIP archive or office file, not a web page",
    "image-bomb": "an image, not a web page",
    "page-empty": "no article text found",
    "page-links": "no article text found",
    "page-20mb": "larger than 5 MB",
    "page-divs-flat": "larger than 5 MB",
    "page-one-sentence": "only part of this very long page was read",
}


@pytest.mark.parametrize(("name", "reason"), REASONS.items())
def test_what_gives_no_article_or_not_the_whole_of_it_says_why(trial: Trial, name: str, reason: str) -> None:
    assert trial.page(name).reason == reason


NO_ARTICLE = ("page-empty", "page-pdf", "page-png", "page-zip", "image-bomb", "image-svg", *WITHOUT_ARTICLE)


@pytest.mark.parametrize("name", NO_ARTICLE)
def test_what_is_no_article_gives_none(trial: Trial, name: str) -> None:
    assert trial.page(name).document.status is not Status.FULL


@pytest.mark.parametrize("name", PAGES)
def test_no_page_brings_its_worker_down_or_takes_all_of_its_time(trial: Trial, name: str) -> None:
    assert not re.search("took longer|memory|crashed|the log says", trial.page(name).reason or "")


def test_scripts_and_hidden_text_are_no_part_of_a_page(trial: Trial) -> None:
    assert "alert" not in trial.page("page-script").document.text
    assert "PWNED" not in trial.page("page-hidden-text").document.text


def test_nothing_was_lured_to_another_service(trial: Trial) -> None:
    requests = [request for refresh in trial.rounds for request in (*refresh.requests, *trial.too_early)]
    assert sorted({request["case"] for request in requests if request["port"] == "canary"}) == []


def test_only_feeds_and_the_pages_of_articles_were_asked_for(trial: Trial) -> None:
    links = {article.row.link for refresh in trial.rounds for article in refresh.articles}
    for request in (request for refresh in trial.rounds for request in refresh.requests):
        known = request["case"] in CASES or request["case"] == LISTING
        assert known or trial.server.address(request["target"].removeprefix("/")) in links, request["target"][:200]


def test_no_control_byte_is_stored_told_or_logged(trial: Trial) -> None:
    for refresh in trial.rounds:
        for value in (*refresh.articles, *refresh.feeds.values(), *refresh.events):
            for text in texts(asdict(value)):
                assert not CONTROL.search(text), repr(text[:200])
    assert leaks(trial.log) == []
    assert not CONTROL.search(trial.log)


def test_no_password_is_logged(trial: Trial) -> None:
    assert "hunter2" not in trial.log
    assert "s3cret" not in trial.log


def test_nothing_stumbled(trial: Trial) -> None:
    assert "Traceback" not in trial.log


def test_memory_stays_bounded(trial: Trial) -> None:
    assert 0 < trial.peak <= MEMORY, [held >> 20 for held in trial.at_peak]


def test_no_process_is_left(trial: Trial) -> None:
    assert trial.left == set()


def test_what_keeps_a_reader_busy_delays_no_other_feed(trial: Trial) -> None:
    done = [
        event.address.removeprefix(trial.server.base) for event in trial.rounds[0].events if isinstance(event, FeedDone)
    ]
    assert Counter(done) == Counter((LISTING, *FEEDS))
    held = max(done.index(name) for name in ("hang-silent", "slow-drip", "slow-headers", "hang-mid-body"))
    assert held > len(done) // 2


def test_the_sums_are_those_of_the_feeds(trial: Trial) -> None:
    for refresh in trial.rounds[:2]:
        due = next(event for event in refresh.events if isinstance(event, FeedsDue))
        last = next(event for event in refresh.events if isinstance(event, Finished))
        assert last.ok + last.unchanged + last.failed == due.feeds
    assert [event.feeds for event in trial.rounds[0].events if isinstance(event, FeedsDue)] == [len(FEEDS) + 1]


def test_a_server_that_asked_to_wait_is_left_alone_until_then(trial: Trial) -> None:
    assert [request["case"] for request in trial.too_early] == []


@pytest.mark.parametrize("name", [name for name in FEEDS if re.match("cache-(etag|lm|last)", name)])
def test_validators_come_back_byte_for_byte(trial: Trial, name: str) -> None:
    (request,) = trial.rounds[1].asked(name)
    changes = name in ("cache-etag-changes", "cache-etag-after-error")
    assert changes or request["note"]["answered"] == 304


def test_a_validator_of_a_broken_answer_is_not_kept(trial: Trial) -> None:
    assert trial.rounds[1].feeds["cache-etag-after-error"].total == 3


def test_no_cookie_goes_back(trial: Trial) -> None:
    for refresh in trial.rounds[:2]:
        assert [request["note"] for request in refresh.asked("cookies")] == [{"cookie": None}]


def test_a_flaky_server_is_read_when_it_answers_and_a_vanished_list_keeps_its_articles(trial: Trial) -> None:
    assert trial.rounds[2].feeds["flaky"].total == 3
    assert trial.rounds[1].feeds["vanishing"].total == 3


@pytest.mark.parametrize("name", LISTS)
def test_a_list_names_feeds_and_nothing_else_is_asked_for_or_kept(trial: Trial, name: str) -> None:
    trial.new_requests()
    try:
        listing = read_list(trial.server.address(name))
    except MatinsError as error:
        assert CASES[name].outcome == "either", str(error)
        listing = Listing("none", skipped=(Remark(0, NOTHING, clean_line(str(error), REASON)),))
    assert {(request["case"], request["port"]) for request in trial.new_requests()} == {(name, "http")}
    assert all(feed.address.startswith(("http://", "https://")) for feed in listing.feeds)
    assert len(listing.feeds) == CASES[name].count or CASES[name].count is None
    assert len(listing.feeds) < 100, "what stands there several times counts once"
    assert not [text for text in texts(asdict(listing)) if CONTROL.search(text)]
    assert not [feed.address for feed in listing.feeds if "hunter2" in feed.address]


@pytest.mark.parametrize("name", [name for name in PAGES if "discover" in name])
def test_a_page_with_many_feed_links_is_searched_for_feeds_of_its_own_place_alone(trial: Trial, name: str) -> None:
    trial.new_requests()
    place = replace(trial.paths, config=trial.paths.config.parent / f"{name}.toml", data=trial.paths.data / name)
    events: list[Event] = []

    async def add() -> None:
        async with Pool(deadline=DEADLINE) as pool:
            await perform(Job(add=(Subscription(trial.server.address(name)),)), place, trial.clock, events.append, pool)

    asyncio.run(add())
    requests = trial.new_requests()
    assert [request["case"] for request in requests if request["port"] == "canary"] == []
    assert len(requests) <= 20
    assert not load(place.config).feeds, "several feeds are a choice, none is no feed"


@pytest.mark.parametrize("name", OFFBOX)
def test_what_leads_off_this_machine_is_refused_before_anything_is_sent(trial: Trial, name: str) -> None:
    looked_up: list[str] = []

    def refusing(host: str, port: int) -> Sequence[str]:
        looked_up.append(host)
        raise OSError(f"the test does not look {host}:{port} up")

    async def get() -> object:
        address = trial.server.address(name)
        async with Fetcher(deadline=DEADLINE, resolver=refusing) as fetcher:
            return await fetcher.get(Request(address, typed=address))

    answer = asyncio.run(get())
    assert isinstance(answer, Failed)
    assert "private network" in answer.reason
    assert looked_up == []


def texts(value: object) -> Iterator[str]:
    """Yield every string inside `value`, line by line where it has lines."""
    if isinstance(value, str):
        yield from value.split("\n")
    elif isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list | tuple | set | frozenset):
        for inner in value:
            yield from texts(inner)
