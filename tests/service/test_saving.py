"""Read later: single pages, stored as articles without a feed."""

from typing import TYPE_CHECKING

import pytest

from matins.config.load import load
from matins.model.document import Status
from matins.model.events import Event, Finished, PageDone, Refused, Saved
from matins.service.background import Job

if TYPE_CHECKING:
    from service.conftest import House, Site


async def saved(house: "House", *addresses: str) -> list[Event]:
    *events, last = await house.run(Job(save=addresses))
    assert isinstance(last, Finished), last
    return events


async def test_a_page_is_stored_as_an_article_and_no_feed_is_followed(site: "Site", house: "House") -> None:
    address = site.put("/page", site.page("The harbour clock"), "text/html")
    (event,) = await saved(house, address)
    (row,) = house.rows()
    assert event == Saved(row.id, address, "The harbour clock")
    assert (row.title, row.link, row.status, row.read) == ("The harbour clock", address, Status.FULL, False)
    assert row.gist
    assert load(house.paths.config).feeds == ()
    with house.library() as library:
        assert library.feeds() == ()


async def test_saving_a_page_again_says_so_and_brings_its_new_text(site: "Site", house: "House") -> None:
    address = site.put("/page", site.page("First"), "text/html")
    await saved(house, address)
    with house.library() as library:
        library.mark([house.rows()[0].id], read=True)
    site.put("/page", site.page("Second"), "text/html")
    (event,) = await saved(house, f"{address}#part")
    assert isinstance(event, Saved)
    assert event.already
    assert [(row.title, row.read) for row in house.rows()] == [("Second", False)]


async def test_a_saved_page_outlives_refreshes_and_can_be_fetched_again(site: "Site", house: "House") -> None:
    await saved(house, site.put("/page", site.page("First"), "text/html"))
    house.follow(site.put("/feed", site.feed(1)))
    await house.run(Job())
    (row,) = [row for row in house.rows() if row.title == "First"]
    assert PageDone(row.id) in await house.run(Job(articles=(row.id,), refresh=False))
    assert site.count("/page") == 2


@pytest.mark.parametrize(
    ("path", "why"),
    [("/missing", "404 Not Found"), ("/empty", "empty"), ("/pdf", "a PDF")],
)
async def test_what_holds_no_text_is_refused_with_the_reason(site: "Site", house: "House", path: str, why: str) -> None:
    site.put("/empty", "", "text/html")
    site.put("/pdf", b"%PDF-1.7\n" + bytes(500), "application/pdf")
    (event,) = await saved(house, site.address(path))
    assert isinstance(event, Refused)
    assert why in event.reason
    assert house.rows() == ()
    assert site.count(path) == 1


async def test_what_is_no_address_is_refused(house: "House") -> None:
    assert await saved(house, "file:///etc/passwd", "a page") == [
        Refused("file:///etc/passwd", "not an http or https address"),
        Refused("a page", "not an http or https address"),
    ]


async def test_a_password_is_used_and_not_stored(site: "Site", house: "House") -> None:
    site.put("/page", site.page(), "text/html")
    (event,) = await saved(house, site.address("/page").replace("://", "://me:hunter2@"))
    assert isinstance(event, Saved)
    assert event.address == house.rows()[0].link == site.address("/page")
    assert site.asked[0].headers["authorization"] == b"Basic bWU6aHVudGVyMg=="
    assert b"hunter2" not in house.paths.database.read_bytes()


async def test_one_page_that_fails_does_not_stop_the_others(site: "Site", house: "House") -> None:
    good = site.put("/page", site.page(), "text/html")
    events = await saved(house, "http://127.0.0.1:1/", good)
    assert [type(event) for event in events] == [Refused, Saved]
