"""The rules of politeness, one after the other, each through a whole refresh against a server."""

import asyncio
import gzip
import socket
from collections.abc import Callable
from random import Random
from typing import TYPE_CHECKING, Any, cast

import pytest

from matins import __version__
from matins.config.load import load
from matins.config.schema import Config
from matins.errors import ConfigError
from matins.fetch.get import Fetcher
from matins.fetch.turns import Turns
from matins.logs import log, log_to
from matins.model.document import Status
from matins.model.events import Event, FeedDone, Finished, PageDone
from matins.model.feed import FeedState
from matins.service.background import Job
from matins.service.refresh.job import perform
from matins.store import open_store

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site

HOUR, DAY = 3600, 86_400


class Chance(Random):
    """Chance that always comes out the same."""

    def __init__(self, value: float) -> None:
        super().__init__()
        self.value = value

    def random(self) -> float:
        return self.value


class Pauses:
    """Time for the turns of hosts: sleeping takes none, and is noted."""

    def __init__(self) -> None:
        self.seconds = 0.0
        self.slept: list[float] = []

    def now(self) -> float:
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds
        await asyncio.sleep(0)


class Net:
    """A net in which every name leads to the site, so that public hosts can be asked without one."""

    def __init__(self, site: "Site", house: "House") -> None:
        self.site, self.house = site, house
        self.pauses = Pauses()
        self.chance = Chance(0.0)
        self.deadline = 5.0
        self.hosts = {"news.example"}
        self.names: set[str] | None = None

    def address(self, path: str, host: str = "news.example") -> str:
        self.hosts.add(host)
        return f"http://{host}:{self.site.host.rpartition(':')[2]}{path}"

    def put(self, path: str, *answer: Any, host: str = "news.example", **more: Any) -> str:
        self.site.put(path, *answer, **more)
        return self.address(path, host)

    def resolve(self, host: str, _: int) -> tuple[str, ...]:
        """Return where `host` is; a test that sets `names` says which ones lead anywhere."""
        if self.names is not None and host not in self.names:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return ("127.0.0.1",)

    def open(self, config: Config) -> Fetcher:
        return Fetcher(
            deadline=self.deadline,
            in_flight=config.fetch.in_flight,
            resolver=self.resolve,
            private_hosts=self.hosts,
            turns=Turns(1.0, now=self.pauses.now, sleep=self.pauses.sleep),
        )

    async def run(self, job: Job) -> list[Event]:
        house, events = self.house, cast("list[Event]", [])
        await perform(
            *(job, house.paths, house.clock, events.append, house.pool), random=self.chance, fetcher=self.open
        )
        return events

    async def finish(self, job: Job) -> Finished:
        last = (await self.run(job))[-1]
        assert isinstance(last, Finished), last
        return last

    def states(self) -> tuple[FeedState, ...]:
        with self.house.library() as library:
            return library.feeds()

    def waits(self) -> dict[str, int]:
        """Until when which hosts are to be left alone."""
        with open_store(self.house.paths.database, self.house.paths.write_lock, self.house.clock, write=False) as store:
            return store.waits()

    @property
    def state(self) -> FeedState:
        (state,) = self.states()
        return state

    @property
    def wait(self) -> int:
        """In how many seconds the one feed is due."""
        return self.state.next_due - self.house.clock.now()

    def later(self, seconds: int) -> None:
        self.house.clock.seconds += seconds


@pytest.fixture
def net(site: "Site", house: "House") -> Net:
    # Ten past, so that no time to come falls on the minute that is left to others.
    house.clock.seconds += 600
    return Net(site, house)


def sent(site: "Site", path: str = "/feed") -> list[tuple[bytes | None, bytes | None]]:
    """Return the validators of each request for `path`."""
    names = ("if-none-match", "if-modified-since")
    return [(asked.headers.get(names[0]), asked.headers.get(names[1])) for asked in site.asked if asked.path == path]


def in_turn(*replies: "Reply") -> "Callable[[Asked], Reply]":
    """Answer with each of `replies` once, and with the last from then on."""
    left = list(replies)
    return lambda _: left.pop(0) if len(left) > 1 else left[0]


async def rounds(net: Net, count: int, *, force: bool = True) -> list[Finished]:
    return [await net.finish(Job(force=force)) for _ in range(count)]


async def test_rule_01_validators_are_stored_and_sent_back_byte_for_byte(
    site: "Site", house: "House", net: Net
) -> None:
    etag, modified = 'W/"é  1"', "sunday,  22-nov-26 06:00:00 utc"

    def answer(asked: "Asked") -> "Reply":
        same = (asked.headers.get("if-none-match"), asked.headers.get("if-modified-since"))
        if same == (etag.encode("latin-1"), modified.encode()):
            return site.reply(status=304)
        return site.reply(site.feed(), headers={"ETag": etag, "Last-Modified": modified})

    house.follow(site.put_answerer("/feed", answer))
    assert [end.unchanged for end in await rounds(net, 3)] == [0, 1, 1]
    assert len(house.rows()) == 2


@pytest.mark.parametrize("status", [200, 304])
async def test_rule_02_each_answer_replaces_the_validators_it_has(
    site: "Site", house: "House", net: Net, status: int
) -> None:
    first = site.reply(site.feed(), headers={"ETag": '"1"', "Last-Modified": "then"})
    second = site.reply(
        site.feed() if status == 200 else "", status=status, headers={"ETag": '"2"', "Last-Modified": "then"}
    )
    house.follow(site.put_answerer("/feed", in_turn(first, second)))
    await rounds(net, 3)
    assert sent(site) == [(None, None), (b'"1"', b"then"), (b'"2"', b"then")]


async def test_rule_02_an_unchanged_feed_keeps_what_its_answer_does_not_name(
    site: "Site", house: "House", net: Net
) -> None:
    first = site.reply(site.feed(), headers={"ETag": '"1"', "Last-Modified": "then"})
    house.follow(site.put_answerer("/feed", in_turn(first, site.reply(status=304, headers={"ETag": '"2"'}))))
    await rounds(net, 3)
    assert sent(site)[-1] == (b'"2"', b"then")


async def test_rule_03_a_document_drops_the_validators_it_does_not_carry(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(
        site.put_answerer(
            "/feed",
            in_turn(
                site.reply(site.feed(), headers={"ETag": '"1"', "Last-Modified": "then"}),
                site.reply(site.feed(), headers={"Last-Modified": "now"}),
                site.reply(site.feed()),
            ),
        )
    )
    await rounds(net, 4)
    assert sent(site) == [(None, None), (b'"1"', b"then"), (None, b"now"), (None, None)]


async def test_rule_04_validators_go_to_the_address_they_came_from_alone(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(site.put("/feed", status=302, headers={"Location": "/real"}))
    site.put("/real", site.feed(), headers={"ETag": '"real"'})
    await rounds(net, 2)
    site.put("/feed", status=302, headers={"Location": "/other"})
    site.put("/other", site.feed())
    await net.finish(Job(force=True))
    assert sent(site) == [(None, None)] * 3
    assert sent(site, "/real") == [(None, None), (b'"real"', None)]
    assert sent(site, "/other") == [(None, None)]


async def test_rule_05_a_feed_with_validators_is_never_asked_without(site: "Site", house: "House", net: Net) -> None:
    first = site.reply(site.feed(), headers={"ETag": '"1"'})
    house.follow(site.put_answerer("/feed", in_turn(first, site.reply(status=500), site.reply(status=304))))
    for job in (Job(), Job(force=True), Job(feeds=("127.0.0.1",)), Job(force=True)):
        net.later(DAY)
        await net.finish(job)
    net.later(2 * DAY)
    await net.finish(Job())
    assert [etag for etag, _ in sent(site)] == [None, *[b'"1"'] * 4]


async def test_rule_05_after_a_month_of_unchanged_a_whole_document_is_asked_for_once_a_week(
    site: "Site", house: "House", net: Net
) -> None:
    first = site.reply(site.feed(), headers={"ETag": '"1"'})
    house.follow(site.put_answerer("/feed", in_turn(first, site.reply(status=304))))
    await net.finish(Job())

    async def whole_after(days: int) -> bool:
        net.later(days * DAY)
        await net.finish(Job(force=True))
        return sent(site)[-1] == (None, None)

    assert not await whole_after(30)
    site.put("/feed", status=500)
    assert await whole_after(1)
    assert not await whole_after(1)
    assert not await whole_after(6)
    site.put("/feed", site.feed(), headers={"ETag": '"1"'})
    assert await whole_after(1)
    site.put("/feed", status=304)
    assert not await whole_after(30)


PACES: dict[str, tuple[dict[str, str], str, int]] = {
    "nothing said": ({}, "", HOUR),
    "max-age": ({"Cache-Control": "public, max-age=7200"}, "", 7200),
    "a shorter max-age": ({"Cache-Control": "max-age=60"}, "", HOUR),
    "no-cache": ({"Cache-Control": "no-cache, max-age=7200"}, "", HOUR),
    "a year": ({"Cache-Control": "max-age=31536000"}, "", DAY),
    "Expires": ({"Expires": "Fri, 01 Jan 2100 00:00:00 GMT"}, "", DAY),
    "Age": ({"Cache-Control": "max-age=9000", "Age": "1800"}, "", 7200),
    "ttl": ({}, "<ttl>180</ttl>", 3 * HOUR),
}


@pytest.mark.parametrize("kind", PACES)
async def test_rule_06_a_feed_is_asked_no_sooner_than_it_wants(
    site: "Site", house: "House", net: Net, kind: str
) -> None:
    headers, hint, wait = PACES[kind]
    body = f"<rss version='2.0'><channel><title>Empty</title>{hint}</channel></rss>"
    house.follow(site.put("/feed", body, headers={"ETag": '"1"', **headers}))
    await net.finish(Job())
    assert net.wait == wait
    net.later(wait - 1)
    assert await net.finish(Job()) == Finished()
    net.later(1)
    assert (await net.finish(Job())).ok == 1


async def test_rule_06_a_public_feed_without_validators_is_asked_once_a_morning(house: "House", net: Net) -> None:
    house.follow(net.put("/feed", "<rss version='2.0'><channel><title>Empty</title></channel></rss>"))
    await net.finish(Job())
    assert net.wait == 20 * HOUR


async def test_rule_06_the_config_sets_the_least_times(house: "House", net: Net) -> None:
    house.write_config('[refresh]\ninterval = "2h"\nunconditional = "5h"\n')
    empty = "<rss version='2.0'><channel><title>Empty</title></channel></rss>"
    house.follow(net.put("/plain", empty), net.put("/tagged", empty, headers={"ETag": '"1"'}))
    await net.finish(Job())
    assert [state.next_due - house.clock.now() for state in net.states()] == [5 * HOUR, 2 * HOUR]


async def test_rule_06_a_feed_that_posts_seldom_is_asked_seldom(site: "Site", house: "House", net: Net) -> None:
    dates = "".join(
        f"<item><guid>{day}</guid><pubDate>{day:02} Nov 2026 06:10:00 GMT</pubDate></item>" for day in (21, 22)
    )
    body = f"<rss version='2.0'><channel><title>Slow</title>{dates}</channel></rss>"
    first = site.reply(body, headers={"ETag": '"1"'})
    house.follow(site.put_answerer("/feed", in_turn(first, site.reply(status=304))))
    await net.finish(Job())
    assert net.wait == DAY // 2
    net.later(DAY // 2)
    await net.finish(Job())
    assert net.wait == DAY // 2


async def test_rule_07_a_restart_asks_nothing_that_is_not_due(site: "Site", house: "House", net: Net) -> None:
    house.follow(site.put("/feed", site.feed()), site.put("/bad", status=404))
    await rounds(net, 3, force=False)
    assert (site.count("/feed"), site.count("/bad")) == (1, 1)


@pytest.mark.parametrize("status", [429, 503])
async def test_rule_08_a_host_that_asks_for_it_is_left_alone(
    site: "Site", house: "House", net: Net, status: int
) -> None:
    house.write_config("[fetch]\nin_flight = 1\n")
    house.follow(
        net.put("/busy", status=status, headers={"Retry-After": "7200"}),
        net.put("/same", site.feed(1, name="b")),
        net.put("/other", site.feed(1, name="c"), host="other.example"),
    )
    end = await net.finish(Job())
    assert (end.ok, end.failed, site.count("/same")) == (1, 2, 0)
    assert end.failures[1].address == net.address("/same")
    assert end.failures[1].reason.startswith("news.example asked to wait until ")
    assert [state.failures for state in net.states()] == [1, 0, 0]
    assert net.states()[1].last_error is None
    net.later(7199)
    assert (await net.finish(Job(force=True))).failed == 2
    assert (site.count("/busy"), site.count("/same")) == (1, 0)
    net.later(1)
    site.put("/busy", site.feed(1, name="a"))
    assert (await net.finish(Job(force=True))).ok == 3


async def test_rule_08_without_a_time_the_wait_doubles(site: "Site", house: "House", net: Net) -> None:
    house.follow(net.put("/feed", status=429))
    waits = []
    for _ in range(3):
        await net.finish(Job(force=True))
        waits.append(next(iter(net.waits().values())) - house.clock.now())
        net.later(waits[-1])
    assert waits == [600, 1200, 2400]
    assert site.count("/feed") == 3


async def test_rule_08_a_local_host_serves_other_feeds_meanwhile(site: "Site", house: "House", net: Net) -> None:
    house.follow(
        site.put("/busy", status=429, headers={"Retry-After": "7200"}), site.put("/same", site.feed(1, name="b"))
    )
    assert [(end.ok, end.failed) for end in await rounds(net, 2)] == [(1, 1), (1, 1)]
    assert (site.count("/busy"), site.count("/same")) == (1, 2)
    assert net.waits() == {}
    assert [state.failures for state in net.states()] == [1, 0]


async def test_rule_08_pages_of_that_host_stay_wanted(site: "Site", house: "House", net: Net) -> None:
    body = site.feed(2, whole=False).replace("127.0.0.1", "news.example")
    house.follow(net.put("/feed", body, headers={"ETag": '"1"'}))
    for path in ("/a0", "/a1"):
        site.put(path, status=429, headers={"Retry-After": "7200"})
    told = [event for event in await net.run(Job()) if isinstance(event, PageDone)]
    assert site.count("/a0") + site.count("/a1") == 1
    assert {(event.reason or "").partition(" until ")[0] for event in told} == {
        "429 Too Many Requests",
        "news.example asked to wait",
    }
    net.later(DAY)
    site.put("/feed", status=304)
    for path in ("/a0", "/a1"):
        site.put(path, site.page(), "text/html")
    assert await net.finish(Job()) == Finished(unchanged=1, pages=2)
    assert {row.status for row in house.rows()} == {Status.FULL}


async def test_rule_09_unchanged_and_new_are_paced_alike(site: "Site", house: "House", net: Net) -> None:
    headers = {"ETag": '"1"', "Cache-Control": "max-age=7200"}
    house.follow(
        site.put_answerer(
            "/feed", in_turn(site.reply(site.feed(), headers=headers), site.reply(status=304, headers=headers))
        )
    )
    await net.finish(Job())
    first = net.wait
    net.later(first)
    assert (await net.finish(Job())).unchanged == 1
    assert net.wait == first >= 7200


def moved(site: "Site", target: str, status: int = 301) -> str:
    """Have /feed lead to `target`, which is a feed; return its address."""
    site.put(target, site.feed())
    return site.put("/feed", status=status, headers={"Location": target})


async def polled(net: Net, *days: int) -> str:
    """Refresh, and again after so many days each; return the last path asked."""
    await net.finish(Job(force=True))
    for wait in days:
        net.later(wait * DAY)
        await net.finish(Job(force=True))
    asked = len(net.site.asked)
    await net.finish(Job(force=True))
    return net.site.asked[asked].path


@pytest.mark.parametrize("status", [301, 308])
async def test_rule_10_a_feed_moves_after_three_good_answers_and_a_week(
    site: "Site", house: "House", net: Net, status: int
) -> None:
    house.follow(moved(site, "/new", status))
    assert await polled(net, 1, 1) == "/feed"
    assert net.state.move
    assert net.state.move.answers == 4
    assert await polled(net, 5) == "/new"
    assert [feed.address for feed in load(house.paths.config).feeds] == [site.address("/new")]
    (state,) = net.states()
    assert (state.address, state.move, state.total) == (site.address("/new"), None, 2)
    assert len(house.rows()) == 2


async def test_rule_10_a_week_alone_is_no_proof(site: "Site", house: "House", net: Net) -> None:
    house.follow(moved(site, "/new"))
    await net.finish(Job())
    net.later(8 * DAY)
    await net.finish(Job())
    assert net.state.address == site.address("/feed")


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_rule_10_what_is_for_now_is_not_followed_for_good(
    site: "Site", house: "House", net: Net, status: int
) -> None:
    house.follow(moved(site, "/new", status))
    assert await polled(net, 4, 4) == "/feed"
    assert net.state.move is None


@pytest.mark.parametrize("target", ["/login/feed", "/sign-in", "/captive", "/a/Portal.xml"])
async def test_rule_10_a_portal_is_no_new_home(site: "Site", house: "House", net: Net, target: str) -> None:
    house.follow(moved(site, target))
    assert await polled(net, 4, 4) == "/feed"


async def test_rule_10_where_two_feeds_lead_to_is_no_new_home(site: "Site", house: "House", net: Net) -> None:
    second = site.put("/second", status=301, headers={"Location": "/new"})
    house.follow(moved(site, "/new"), second)
    await polled(net, 4, 4)
    assert [state.address for state in net.states()] == [site.address("/feed"), second]


async def test_rule_10_an_address_that_another_feed_has_is_not_taken(site: "Site", house: "House", net: Net) -> None:
    house.follow(moved(site, "/new"), site.address("/new"))
    await polled(net, 4, 4)
    assert [state.address for state in net.states()] == [site.address("/feed"), site.address("/new")]


async def test_rule_10_the_same_address_in_other_letters_is_taken_at_once(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(moved(site, "/feed/"))
    assert await polled(net) == "/feed/"
    assert net.state.total == 2


async def test_rule_10_a_feed_that_answers_at_its_old_address_again_stays(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(moved(site, "/new"))
    await polled(net, 3)
    site.put("/feed", site.feed())
    await net.finish(Job(force=True))
    assert net.state.move is None
    moved(site, "/new")
    assert await polled(net, 5) == "/feed"


async def test_rule_10_unchanged_answers_count_too(site: "Site", house: "House", net: Net) -> None:
    address = moved(site, "/new")
    house.follow(address)
    site.put_answerer("/new", in_turn(site.reply(site.feed(), headers={"ETag": '"1"'}), site.reply(status=304)))
    assert await polled(net, 4, 4) == "/new"


async def test_rule_10_where_the_config_cannot_be_written_the_feed_goes_on(
    site: "Site", house: "House", net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> bool:
        raise ConfigError("config.toml: cannot be written: Read-only file system")

    monkeypatch.setattr("matins.service.refresh.adopting.change_address", refuse)
    house.follow(moved(site, "/new"))
    assert await polled(net, 4, 4) == "/feed"
    assert (net.state.total, net.state.failures) == (2, 0)


async def test_rule_10_of_many_moves_some_are_made_in_each_refresh_and_told_to_the_log(
    site: "Site", house: "House", net: Net, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("matins.service.refresh.adopting._MOST", 1)
    monkeypatch.setattr(log(), "handlers", [])
    log_to(house.paths.log)
    old = [site.put(f"/{name}", status=301, headers={"Location": f"/{name}/"}) for name in "ab"]
    new = [site.put(f"/{name}/", site.feed(1, name=name)) for name in "ab"]
    house.follow(*old)
    await net.finish(Job())
    assert len({state.address for state in net.states()} & set(new)) == 1
    await net.finish(Job(force=True))
    assert [state.address for state in net.states()] == new
    for handler in log().handlers:
        handler.close()
    assert f"{old[0]} moved to {new[0]}" in house.paths.log.read_text()


async def test_rule_11_a_feed_that_is_gone_is_asked_by_name_alone(site: "Site", house: "House", net: Net) -> None:
    house.follow(site.put("/feed", site.feed()))
    await net.finish(Job())
    site.put("/feed", status=410)
    assert (await net.finish(Job(force=True))).failures[0].reason == "410 Gone"
    assert net.state.gone
    net.later(90 * DAY)
    assert await net.finish(Job()) == Finished()
    assert await net.finish(Job(force=True)) == Finished()
    assert site.count("/feed") == 2
    assert len(house.rows()) == 2
    site.put("/feed", site.feed(3))
    assert (await net.finish(Job(feeds=("Harbour",)))).new == 1
    assert not net.state.gone


async def test_rule_11_a_feed_that_fails_is_asked_ever_less_often(house: "House", net: Net) -> None:
    house.follow(net.put("/feed", status=404))
    waits = []
    for _ in range(6):
        await net.finish(Job())
        waits.append(net.wait)
        net.later(net.wait)
    assert waits == [2 * HOUR, 4 * HOUR, 8 * HOUR, 16 * HOUR, DAY, DAY]


async def test_rule_11_a_network_that_is_missing_is_no_fault_of_the_feeds(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(*(net.put(f"/{name}", site.feed(1, name=name), host=f"{name}.example") for name in "ab"))
    await net.finish(Job())
    net.later(2 * DAY)
    net.names = set()
    before = [state.next_due for state in net.states()]
    assert [failure.reason for failure in (await net.finish(Job())).failures] == ["no such host"] * 2
    assert [state.next_due for state in net.states()] == before
    assert [state.last_error for state in net.states()] == ["no such host"] * 2
    net.names = {"a.example"}
    end = await net.finish(Job())
    assert (end.ok, end.failed) == (1, 1)
    assert [state.failures for state in net.states()] == [0, 2]
    assert [state.next_due - house.clock.now() for state in net.states()] == [20 * HOUR, 4 * HOUR]


@pytest.mark.parametrize("body", ["<!doctype html><html><body>Hello</body></html>", "", "Hello"])
async def test_rule_12_what_is_no_feed_costs_neither_articles_nor_validators(
    site: "Site", house: "House", net: Net, body: str
) -> None:
    house.follow(site.put("/feed", site.feed(), headers={"ETag": '"1"'}))
    await net.finish(Job())
    site.put("/feed", body, headers={"ETag": '"2"'})
    assert (await net.finish(Job(force=True))).failed == 1
    await net.finish(Job(force=True))
    assert [etag for etag, _ in sent(site)] == [None, b'"1"', b'"1"']
    assert (net.state.total, net.state.failures) == (2, 2)


async def test_rule_12_a_feed_that_is_empty_all_of_a_sudden_is_asked_for_in_whole(
    site: "Site", house: "House", net: Net
) -> None:
    house.follow(site.put("/feed", site.feed(), headers={"ETag": '"1"'}))
    await net.finish(Job())
    site.put("/feed", "<rss version='2.0'><channel><title>A</title></channel></rss>", headers={"ETag": '"2"'})
    assert (await net.finish(Job(force=True))).ok == 1
    assert net.state.total == 2
    await net.finish(Job(force=True))
    assert [etag for etag, _ in sent(site)] == [None, b'"1"', None]


async def test_rule_12_validators_of_a_broken_first_answer_are_not_kept(site: "Site", house: "House", net: Net) -> None:
    broken, whole = (site.reply(body, headers={"ETag": '"same"'}) for body in ("<rss><chan", site.feed()))
    house.follow(site.put_answerer("/feed", in_turn(broken, whole)))
    await rounds(net, 2)
    assert sent(site) == [(None, None)] * 2
    assert net.state.total == 2


async def test_rule_13_a_body_is_unpacked_within_bounds(site: "Site", house: "House", net: Net) -> None:
    zipped = {"Content-Encoding": "gzip"}
    house.follow(
        site.put("/zipped", gzip.compress(site.feed(1).encode()), headers=zipped),
        site.put("/mislabelled", site.feed(1, name="b"), headers=zipped),
        site.put("/bomb", gzip.compress(bytes(50_000_000)), headers=zipped),
    )
    end = await net.finish(Job())
    assert (end.ok, end.new) == (2, 2)
    assert [failure.reason for failure in end.failures] == ["larger than 10 MB"]
    assert {site.count(path) for path in ("/zipped", "/mislabelled", "/bomb")} == {1}
    assert site.asked[0].headers["accept-encoding"] == b"gzip, deflate"


async def test_rule_14_feed_types_are_preferred_and_a_delta_is_welcome(site: "Site", house: "House", net: Net) -> None:
    first = site.reply(site.feed(2), headers={"ETag": '"1"'})
    delta = site.reply(site.feed(1, name="new"), status=226, headers={"ETag": '"2"', "IM": "feed"})
    house.follow(site.put_answerer("/feed", in_turn(first, delta)))
    assert [end.new for end in await rounds(net, 2)] == [2, 1]
    assert net.state.total == 3
    accept = site.asked[0].headers["accept"]
    assert accept.startswith(b"application/rss+xml")
    assert accept.endswith(b"*/*;q=0.1")
    assert [asked.headers.get("a-im") for asked in site.asked] == [None, b"feed"]


async def test_rule_15_matins_says_who_it_is_and_nothing_else(site: "Site", house: "House", net: Net) -> None:
    house.follow(site.put("/feed", site.feed(1, whole=False), headers={"Set-Cookie": "a=b", "ETag": '"1"'}))
    site.put("/a0", site.page(), "text/html", headers={"Set-Cookie": "a=b"})
    await rounds(net, 2)
    assert [asked.path for asked in site.asked] == ["/feed", "/a0", "/feed"]
    for asked in site.asked:
        assert asked.headers["user-agent"].startswith(f"matins/{__version__} (+http".encode())
        assert not {"cookie", "referer", "authorization", "x-forwarded-for"} & asked.headers.keys()
    challenge = {"cf-mitigated": "challenge"}
    site.put("/feed", "<html></html>", "text/html", status=403, headers=challenge)
    assert (await net.finish(Job(force=True))).failures[0].reason == "blocked (challenge for browsers)"


async def test_rule_16_a_host_is_asked_one_at_a_time_and_a_second_apart(site: "Site", house: "House", net: Net) -> None:
    begun: list[float] = []

    def answer(asked: "Asked") -> "Reply":
        begun.append(net.pauses.seconds)
        return site.reply(site.feed(1, name=asked.path[1:]))

    for number in range(20):
        site.put_answerer(f"/{number}", answer)
    house.follow(*(net.address(f"/{number}") for number in range(20)))
    assert (await net.finish(Job())).ok == 20
    assert begun == pytest.approx(list(range(20)))
    assert net.pauses.slept == pytest.approx([1.0] * 19)


async def test_rule_16_hosts_are_asked_in_turn(site: "Site", house: "House", net: Net) -> None:
    house.write_config("[fetch]\nin_flight = 1\n")
    hosts = [f"{name}.example" for name in "abc"]
    house.follow(*(net.put(f"/{host}/{n}", site.feed(1, name=host), host=host) for host in hosts for n in range(3)))
    await net.finish(Job())
    order = [asked.path.split("/")[1] for asked in site.asked]
    assert sorted(order[:3]) == sorted(order[3:6]) == sorted(order[6:]) == hosts


async def test_rule_16_a_slow_host_keeps_nobody_waiting(site: "Site", house: "House", net: Net) -> None:
    house.write_config("[fetch]\nin_flight = 1\n")
    reddit = [net.put(f"/r{n}", site.feed(1, name=f"r{n}"), host="www.reddit.com") for n in range(3)]
    others = [net.put(f"/o{n}", site.feed(1, name=f"o{n}"), host=f"{n}.example") for n in range(6)]
    house.follow(*reddit, *others)
    assert (await net.finish(Job())).ok == 9
    assert net.pauses.slept == pytest.approx([60.0, 60.0])
    assert {asked.path for asked in site.asked[-2:]} < {"/r0", "/r1", "/r2"}


async def test_rule_16_local_hosts_are_exempt(site: "Site", house: "House", net: Net) -> None:
    house.follow(*(site.put(f"/{n}", site.feed(1, name=str(n))) for n in range(5)))
    assert (await net.finish(Job())).ok == 5
    assert net.pauses.slept == []


async def test_rule_17_feeds_are_asked_at_odd_times(site: "Site", house: "House", net: Net) -> None:
    house.follow(site.put("/feed", site.feed(), headers={"ETag": '"1"', "Cache-Control": "max-age=36000"}))
    for value, wait in ((0.0, 36_000), (0.5, 37_800), (0.99, 39_564)):
        net.chance.value = value
        await net.finish(Job(force=True))
        assert net.wait == wait
    house.clock.seconds += 3000 + 36_000 - 39_600  # on the hour, ten hours from now
    net.chance.value = 0.0
    await net.finish(Job(force=True))
    assert net.state.next_due % HOUR >= 60


async def test_rule_18_a_server_that_drips_is_given_up(site: "Site", house: "House", net: Net) -> None:
    net.deadline = 0.3
    house.follow(
        site.put("/slow", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n<rss", held=True),
        site.put("/silent", held=True),
        site.put("/feed", site.feed()),
    )
    end = await net.finish(Job())
    assert (end.ok, end.failed) == (1, 2)
    assert {failure.reason for failure in end.failures} == {"took longer than 0.3 s"}


@pytest.mark.parametrize(
    ("hint", "wait"),
    [
        ("<skipHours><hour>7</hour><hour>8</hour></skipHours>", 2 * HOUR + 51 * 60),
        ("<skipHours><hour>20</hour></skipHours>", HOUR),
        ("<skipDays><day>Tuesday</day></skipDays>", HOUR),
    ],
)
async def test_rule_19_hours_that_a_feed_skips_are_passed(
    site: "Site", house: "House", net: Net, hint: str, wait: int
) -> None:
    body = f"<rss version='2.0'><channel>{hint}<item><title>One</title></item></channel></rss>"
    house.follow(site.put_answerer("/feed", in_turn(site.reply(body, headers={"ETag": '"1"'}), site.reply(status=304))))
    for _ in range(2):
        await net.finish(Job(force=True))
        assert net.wait == wait


async def test_rule_20_nothing_but_the_feed_and_its_pages_is_asked_for(site: "Site", house: "House", net: Net) -> None:
    body = site.feed(2).replace("<item>", f"<image><url>{site.address('/logo.png')}</url></image><item>", 1)
    house.follow(site.put("/feed", body))
    assert FeedDone(site.address("/feed"), "127.0.0.1", "ok", 2) in await net.run(Job())
    assert [asked.path for asked in site.asked] == ["/feed"]
