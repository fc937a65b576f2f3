"""When a feed may be asked again: rules 6 to 9 of politeness."""

from typing import TYPE_CHECKING

import pytest

from matins.model.document import Status
from matins.model.events import Finished, PageDone
from matins.service.background import Job
from net import DAY, HOUR, Net, in_turn, rounds

if TYPE_CHECKING:
    from service.conftest import House, Site


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
