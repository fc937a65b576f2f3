"""Which article is which, over several refreshes of feeds that call their entries by ever new names."""

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING

import pytest

from matins.model.events import Finished
from matins.service.background import Job

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site

DAY = 24 * 3600
SUNDAY = "Sun, 22 Nov 2026 06:00:00 GMT"

Items = Callable[[int], str]
"""The items of a feed, by how often it was asked before."""


def item(
    title: str | None,
    guid: str | None = None,
    link: str | None = None,
    text: str | None = "Some words.",
    date: str | None = SUNDAY,
) -> str:
    parts = {"title": title, "guid": guid, "link": link, "description": text, "pubDate": date}
    return "<item>" + "".join(f"<{tag}>{said}</{tag}>" for tag, said in parts.items() if said is not None) + "</item>"


def story(number: int, **fields: str | None) -> str:
    """Return an item whose link is its own."""
    return item(f"Story {number}", link=f"http://news.example/{number}", **fields)


def follow(site: "Site", house: "House", items: Items, path: str = "/feed") -> None:
    asked = 0

    def answer(_: "Asked") -> "Reply":
        nonlocal asked
        asked += 1
        return site.reply(f"<rss version='2.0'><channel><title>News</title>{items(asked - 1)}</channel></rss>")

    if not house.paths.config.exists():
        house.write_config("[fetch]\npages_per_feed = 0\n")
    house.follow(site.put_answerer(path, answer))


async def refreshed(house: "House") -> Finished:
    house.clock.seconds += DAY
    return await house.finish(Job(force=True))


def mark_all_read(house: "House") -> list[int]:
    ids = [row.id for row in house.rows()]
    with house.library() as library:
        library.mark(ids, read=True)
    return ids


def unread(house: "House") -> list[str]:
    return [row.title for row in house.rows() if not row.read]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(lambda asked: "".join(story(n, guid=f"{asked}-{n}") for n in range(3)), id="new guids"),
        pytest.param(
            lambda asked: "".join(story(n, guid=f"g{n}") for n in (range(3), range(2, -1, -1))[asked % 2]),
            id="reordered",
        ),
        pytest.param(lambda _: "".join(story(n, guid="same") for n in range(3)), id="one guid"),
        pytest.param(
            lambda asked: "".join(story(n, guid="same") for n in (range(3), range(2, -1, -1))[asked % 2]),
            id="one guid, reordered",
        ),
        pytest.param(lambda _: "".join(story(n) for n in range(3)), id="no guid"),
        pytest.param(
            lambda _: "".join(item(f"t{n}", f"g{n}", "http://news.example/") for n in range(3)), id="one link"
        ),
        pytest.param(lambda _: "".join(item(f"t{n}", date=None) for n in range(3)), id="bare titles"),
        pytest.param(lambda _: "".join(item(None, text=f"Text {n}.", date=None) for n in range(3)), id="bare texts"),
        pytest.param(
            lambda asked: "".join(
                item(f"t{n}", f"{('http://www', 'https://')[asked % 2].ljust(8, '.')}{n}.example/", None)
                for n in range(3)
            ),
            id="guids that move to https",
        ),
        pytest.param(
            lambda asked: "".join(
                item(f"t{n}", f"{asked}-{n}", f"http://host{asked}.example/{n}", text=f"{n} on host {asked}")
                for n in range(3)
            ),
            id="a new host each time",
        ),
        pytest.param(lambda asked: "".join(story(n, guid=f"g{n}") for n in range(3)) * (asked == 0), id="vanishing"),
    ],
)
async def test_three_articles_stay_three_and_read(site: "Site", house: "House", items: Items) -> None:
    follow(site, house, items)
    assert (await refreshed(house)).new == 3
    ids = mark_all_read(house)
    for _ in range(3):
        assert (await refreshed(house)).new == 0
        assert sorted(row.id for row in house.rows()) == sorted(ids)
        assert unread(house) == []


async def test_an_edited_article_is_updated_in_its_place_and_stays_read(site: "Site", house: "House") -> None:
    follow(site, house, lambda asked: item(f"Version {asked}", "g", "http://news.example/", f"The text is {asked}."))
    await refreshed(house)
    (before,) = house.rows()
    mark_all_read(house)
    assert (await refreshed(house)).updated == 1
    (after,) = house.articles()
    assert (after.row.id, after.row.title, after.row.read) == (before.id, "Version 1", True)
    assert (after.row.position, after.document.text) == (before.position, "The text is 1.")


async def test_an_article_that_changes_at_every_refresh_is_left_alone_in_the_end(site: "Site", house: "House") -> None:
    follow(site, house, lambda asked: item("Clock", "g", None, f"It is day {asked}."))
    updates = [(await refreshed(house)).updated for _ in range(28)]
    assert updates == [0] + [1] * 24 + [0] * 3


@pytest.mark.parametrize(
    "text",
    [
        lambda asked: f"&lt;p class='c{asked}'&gt;Some words.&lt;/p&gt;",
        lambda asked: f"Some words.&lt;img src='https://t.example/?nonce={asked}'&gt;",
        lambda asked: f"Some words.&lt;!-- {asked} ms --&gt;",
    ],
)
async def test_markup_that_changes_is_no_update(site: "Site", house: "House", text: Items) -> None:
    link = "http://news.example/?utm_campaign={}"
    follow(site, house, lambda asked: item("Story", "g", link.format(asked), text(asked)))
    await refreshed(house)
    assert [(await refreshed(house)).updated for _ in range(2)] == [0, 0]


async def test_the_guids_of_another_feed_touch_nothing_of_it(site: "Site", house: "House") -> None:
    follow(site, house, lambda _: "".join(story(n, guid=f"g{n}") for n in range(3)), "/one")
    await refreshed(house)
    follow(site, house, lambda _: "".join(item(f"Stolen {n}", f"g{n}") for n in range(3)), "/two")
    assert (await refreshed(house)).new == 3
    titles = [row.title for row in house.rows()]
    assert sorted(titles) == [f"{name} {n}" for name in ("Stolen", "Story") for n in range(3)]


async def test_a_new_story_under_a_shared_guid_is_new_and_leaves_the_others_read(site: "Site", house: "House") -> None:
    follow(site, house, lambda asked: "".join(story(n, guid="same") for n in range(asked, -1, -1)))
    await refreshed(house)
    for number in range(1, 4):
        mark_all_read(house)
        assert (await refreshed(house)).new == 1
        assert unread(house) == [f"Story {number}"]


async def test_the_same_words_on_another_day_are_another_article(site: "Site", house: "House") -> None:
    def menu(asked: int) -> str:
        date = format_datetime(datetime.fromtimestamp(house.clock.seconds, UTC))
        return "".join(item(title, f"{asked}{title}", "http://news.example/", date=date) for title in "ABC")

    follow(site, house, menu)
    assert [(await refreshed(house)).new for _ in range(3)] == [3, 3, 3]


@pytest.mark.parametrize(
    "date", [None, "", "Tue, 01 Jan 2099 00:00:00 GMT", "10000-01-01T00:00:00Z", "9" * 30, "yesterday-ish"]
)
async def test_a_date_that_cannot_be_is_the_time_it_was_first_seen(
    site: "Site", house: "House", date: str | None
) -> None:
    follow(site, house, lambda _: item("Odd", "g", date=date))
    await refreshed(house)
    seen = house.clock.seconds
    assert [row.sort_time for row in house.rows()] == [seen]
    follow(
        site, house, lambda _: item("Later", "h", date=format_datetime(datetime.fromtimestamp(seen + 60, UTC))), "/b"
    )
    await refreshed(house)
    assert [row.title for row in house.rows()] == ["Later", "Odd"]
