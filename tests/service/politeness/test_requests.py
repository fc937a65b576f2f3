"""What a request is like, and when it goes out: rules 13 to 20 of politeness."""

import gzip
from typing import TYPE_CHECKING

import pytest

from matins import __version__
from matins.model.events import FeedDone
from matins.service.background import Job
from net import HOUR, Net, in_turn, rounds

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site


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
