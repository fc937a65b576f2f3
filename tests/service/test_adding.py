"""Subscribing to what an address gives: a feed, a page that names one, or nothing that can be followed."""

from typing import TYPE_CHECKING, Any

import pytest

from matins.config.load import load
from matins.model.events import Event, Finished, PageDone, Refused, Subscribed
from matins.model.feed import Subscription
from matins.service.adding import candidates
from matins.service.background import Job
from matins.service.lock import refresh_lock
from matins.text.clean import Clean

if TYPE_CHECKING:
    from service.conftest import House, Site

LINK = '<link rel="alternate" type="application/rss+xml" title="News" href="{}">'


async def add(house: "House", *addresses: str, **options: Any) -> list[Event]:
    subscriptions = tuple(map(Subscription, addresses))
    return await house.run(Job(add=subscriptions, refresh=False, **options))


def followed(house: "House") -> list[str]:
    return [feed.address for feed in load(house.paths.config).feeds]


async def test_a_feed_is_subscribed_and_stored_from_one_answer(site: "Site", house: "House") -> None:
    address = site.put("/feed", site.feed(3), headers={"ETag": '"1"'})
    events = await add(house, address)
    assert events[0] == Subscribed(address, "Harbour Post", entries=3)
    assert events[-1] == Finished(ok=1, new=3)
    assert site.count("/feed") == 1
    assert followed(house) == [address]
    assert len(house.articles()) == 3
    assert house.state().validators


async def test_the_pages_of_a_new_feed_are_fetched_too(site: "Site", house: "House") -> None:
    site.put("/a0", site.page(), "text/html")
    events = await add(house, site.put("/feed", site.feed(1, whole=False)))
    assert [event.reason for event in events if isinstance(event, PageDone)] == [None]


async def test_title_and_tags_are_the_users(site: "Site", house: "House") -> None:
    wanted = Subscription(site.put("/feed", site.feed()), Clean("Mine"), ("one", "two"))
    events = await house.run(Job(add=(wanted,), refresh=False))
    assert events[0] == Subscribed(wanted.address, "Mine", entries=2)
    assert load(house.paths.config).feeds == (wanted,)
    assert house.state().title == "Mine"


async def test_an_address_without_a_scheme_is_completed(site: "Site", house: "House") -> None:
    site.put("/feed", site.feed())
    assert (await add(house, f"{site.host}/feed"))[0] == Subscribed(site.address("/feed"), "Harbour Post", entries=2)


async def test_a_page_leads_to_the_first_of_its_feeds_that_works(site: "Site", house: "House") -> None:
    links = "".join(LINK.format(path) for path in ("/gone", "/page", "/feed", "/other"))
    site.put("/", site.page(head=links), "text/html")
    site.put("/page", site.page(), "text/html")
    site.put("/feed", site.feed())
    site.put("/other", site.feed())
    events = await add(house, site.address("/"))
    assert events[0] == Subscribed(site.address("/feed"), "Harbour Post", entries=2)
    assert not site.count("/other")
    assert site.count("/feed") == 1


async def test_a_page_that_names_no_feed_is_searched_where_feeds_usually_are(site: "Site", house: "House") -> None:
    site.put("/blog/", site.page(), "text/html")
    site.put("/atom.xml", site.feed())
    events = await add(house, site.address("/blog/"))
    assert events[0] == Subscribed(site.address("/atom.xml"), "Harbour Post", entries=2)


async def test_a_lasting_redirect_is_followed_to_where_the_feed_now_is(site: "Site", house: "House") -> None:
    site.put("/old", status=301, headers={"Location": "/new"})
    site.put("/moved", status=302, headers={"Location": "/new"})
    site.put("/new", site.feed())
    assert isinstance((await add(house, site.address("/old")))[0], Subscribed)
    assert followed(house) == [site.address("/new")]
    assert isinstance((await add(house, site.address("/moved")))[0], Subscribed)
    assert followed(house) == [site.address("/new"), site.address("/moved")]


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ({"status": 404}, "404 Not Found"),
        ({"status": 500}, "500 Internal Server Error"),
        ({"body": "<!doctype html><html><body>Hello</body></html>", "kind": "text/html"}, "a page without a feed"),
        ({"body": "", "kind": "text/plain"}, "empty answer"),
        ({"body": b"%PDF-1.7\n\0\0", "kind": "application/pdf"}, "a PDF, not a feed"),
        ({"raw": b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"}, "larger than 10 MB"),
        ({"status": 302, "headers": {"Location": ""}}, "redirected to nowhere"),
    ],
)
async def test_what_gives_no_feed_is_refused_with_the_reason(
    site: "Site", house: "House", answer: dict[str, Any], why: str
) -> None:
    address = site.put("/x", **answer)
    assert await add(house, address) == [Refused(address, why), Finished()]
    assert followed(house) == []


@pytest.mark.parametrize(
    "address", ["ftp://127.0.0.1/x", "javascript:alert(1)", "file:///etc/passwd", "", "mailto:a@b.c"]
)
async def test_what_is_no_web_address_is_refused_unasked(house: "House", address: str) -> None:
    assert (await add(house, address))[0] == Refused(address, "not an http or https address")
    assert (await add(house, address, unchecked=True))[0] == Refused(address, "not an http or https address")


async def test_a_server_that_does_not_answer_is_refused_and_its_password_not_told(house: "House") -> None:
    (event, _) = await add(house, "http://user:hunter2@127.0.0.1:1/feed")
    assert event == Refused("http://•••@127.0.0.1:1/feed", "connection refused")


async def test_what_is_followed_already_is_not_asked_again(site: "Site", house: "House") -> None:
    address = site.put("/feed", site.feed())
    house.follow(address)
    for same in (address, f"{site.host}/feed/"):
        assert (await add(house, same))[0] == Subscribed(address, address, already=True)
    assert not site.asked
    site.put("/page", site.page(head=LINK.format("/feed")), "text/html")
    assert (await add(house, site.address("/page")))[0] == Subscribed(address, address, already=True)
    assert followed(house) == [address]


async def test_unchecked_asks_nobody_and_touches_no_database(site: "Site", house: "House") -> None:
    address = site.address("/feed")
    assert await add(house, address, unchecked=True) == [Subscribed(address, address), Finished()]
    assert await add(house, address, unchecked=True) == [Subscribed(address, address, already=True), Finished()]
    assert followed(house) == [address]
    assert not site.asked
    assert not house.paths.data.exists()


@pytest.mark.parametrize("options", [{}, {"unchecked": True}])
async def test_another_feed_that_is_due_is_not_asked(site: "Site", house: "House", options: dict[str, Any]) -> None:
    house.follow(site.put("/due", site.feed()))
    new = site.put("/new", site.feed(name="b"))
    events = await house.run(Job(add=(Subscription(new),), **options))
    assert isinstance(events[0], Subscribed)
    assert [asked.path for asked in site.asked] == ([] if options else ["/new"])
    assert followed(house) == [site.address("/due"), new]


async def test_one_refused_address_does_not_stop_the_next(site: "Site", house: "House") -> None:
    good = site.put("/feed", site.feed())
    events = await add(house, site.address("/gone"), good)
    assert [type(event) for event in events if isinstance(event, Refused | Subscribed)] == [Refused, Subscribed]


async def test_adding_does_not_wait_for_a_refresh(site: "Site", house: "House") -> None:
    with refresh_lock(house.paths.refresh_lock):
        assert isinstance((await add(house, site.put("/feed", site.feed())))[0], Subscribed)


async def test_a_feed_that_was_left_comes_back_with_its_marks(site: "Site", house: "House") -> None:
    address = site.put("/feed", site.feed(2))
    await add(house, address)
    with house.library() as library:
        library.mark([row.id for row in library.first(library.open_view(), 1)], read=True)
    config = house.paths.config.read_text()
    house.write_config("")
    assert house.rows() == ()
    house.write_config(config)
    assert [row.read for row in house.rows()] == [True, False]


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.example/f", ["https://a.example/f"]),
        (" HTTP://A.example/f ", ["http://A.example/f"]),
        ("a.example", ["https://a.example", "http://a.example"]),
        ("a.example:8080/f?x#y", ["https://a.example:8080/f?x#y", "http://a.example:8080/f?x#y"]),
        ("localhost:8000/f", ["http://localhost:8000/f"]),
        ("127.0.0.1/f", ["http://127.0.0.1/f"]),
        ("[::1]:8000/f", ["http://[::1]:8000/f"]),
        ("bücher.example/ä", ["https://bücher.example/ä", "http://bücher.example/ä"]),
        ("user:pw@a.example", []),
        ("mailto:a@b.example", []),
        ("javascript:alert(1)", []),
        ("gopher://a.example", []),
        ("word", []),
        ("two words.example", []),
        ("/etc/passwd", []),
        ("../x.xml", []),
        ("", []),
    ],
)
def test_what_people_type_is_completed(text: str, addresses: list[str]) -> None:
    assert list(candidates(text)) == addresses
