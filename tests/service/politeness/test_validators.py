"""What is sent back to a server, byte for byte: rules 1 to 5 of politeness."""

from typing import TYPE_CHECKING

import pytest

from matins.service.background import Job
from net import DAY, Net, in_turn, rounds, sent

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site


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
