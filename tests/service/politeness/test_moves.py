"""Feeds that moved, went, failed or turned into something else: rules 10 to 12 of politeness."""

from typing import TYPE_CHECKING

import pytest

from matins.config.load import load
from matins.errors import ConfigError
from matins.logs import log, log_to
from matins.model.events import Finished
from matins.service.background import Job
from net import DAY, HOUR, Net, in_turn, rounds, sent

if TYPE_CHECKING:
    from service.conftest import House, Site


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
