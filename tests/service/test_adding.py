"""Subscribing to what an address gives: a feed, a page that names one, or nothing that can be followed."""

from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Self

import pytest

from matins.config.load import load
from matins.fetch.trip import DOWNGRADED
from matins.model.events import Choice, Choices, Event, Finished, PageDone, Refused, Subscribed
from matins.model.feed import Subscription
from matins.service.background import Job
from matins.service.refresh import adding
from matins.service.refresh.adding import candidates
from matins.service.refresh.lock import refresh_lock
from matins.service.undoing import undo
from matins.store import open_store
from matins.text.clean import Clean

if TYPE_CHECKING:
    from service.conftest import House, Site

LONG = "The harbour clock stood still for eleven years before the town council voted to repair it. " * 9


class Secret(ThreadingHTTPServer):
    """A service on another port that nobody is to ask; it counts who does."""

    def __init__(self) -> None:
        self.asked = 0
        super().__init__(("127.0.0.1", 0), BaseHTTPRequestHandler)
        self.address = f"http://127.0.0.1:{self.server_address[1]}"

    def __enter__(self) -> Self:
        Thread(target=self.serve_forever, kwargs={"poll_interval": 0.01}).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.shutdown()
        self.server_close()

    def verify_request(self, *_: object) -> bool:
        self.asked += 1
        return False


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


def put_page(site: "Site", *feeds: str, path: str = "/", text: str = "") -> str:
    """Put a page that declares these feeds; return its address."""
    return site.put(path, site.page(head="".join(map(LINK.format, feeds)), text=text or LONG), "text/html")


def put_feed(site: "Site", path: str, title: str, count: int = 2) -> str:
    return site.put(path, site.feed(count, name=path.strip("/")).replace("Harbour Post", title))


async def test_a_page_leads_to_the_one_of_its_feeds_that_works(site: "Site", house: "House") -> None:
    page = put_page(site, "/gone", "/page", "/feed")
    site.put("/page", site.page(), "text/html")
    site.put("/feed", site.feed())
    assert (await add(house, page))[0] == Subscribed(site.address("/feed"), "Harbour Post", entries=2)
    assert site.count("/feed") == 1


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 302, "headers": {"Location": "/bad"}},
        {"raw": b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"},
    ],
    ids=["circle", "large"],
)
async def test_a_server_with_one_feed_of_no_use_is_asked_for_the_next(
    site: "Site", house: "House", answer: dict[str, Any]
) -> None:
    page = put_page(site, "/bad", "/feed")
    site.put("/bad", **answer)
    site.put("/feed", site.feed())
    assert (await add(house, page))[0] == Subscribed(site.address("/feed"), "Harbour Post", entries=2)


@pytest.mark.parametrize(
    ("first", "goes_on"),
    [
        ("http://127.0.0.1:1/", True),
        ("https://{host}/feed", False),
        ("http://{host}/missing", False),
        ("http://{host}/page", False),
        ("http://{host}/large", False),
        ("http://{host}/circle", False),
    ],
)
async def test_the_next_meaning_of_an_address_is_tried_where_nobody_answered_the_first(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch, first: str, goes_on: bool
) -> None:
    site.put("/page", site.page(), "text/html")
    site.put("/large", raw=b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n")
    site.put("/circle", status=302, headers={"Location": "/circle"})
    tries = first.format(host=site.host), site.put("/feed", site.feed())
    monkeypatch.setattr(adding, "candidates", lambda _: tries)
    assert isinstance((await add(house, "town.example"))[0], Subscribed if goes_on else Refused)
    assert site.count("/feed") == goes_on


def test_a_server_that_sends_on_from_tls_may_be_asked_without() -> None:
    assert adding.may_go_on(DOWNGRADED)


async def test_several_feeds_are_a_choice_and_none_is_subscribed(site: "Site", house: "House") -> None:
    page = put_page(site, "/posts", "/gone", "/notes")
    posts, notes = put_feed(site, "/posts", "Posts", 3), put_feed(site, "/notes", "Notes")
    choices = Choices(page, (Choice(posts, "Posts", 3), Choice(notes, "Notes", 2)))
    assert await add(house, page) == [choices, Finished()]
    assert followed(house) == []
    assert not house.rows()


async def test_first_takes_the_first_that_works_and_asks_no_further(site: "Site", house: "House") -> None:
    page = put_page(site, "/gone", "/posts", "/notes")
    posts, _ = put_feed(site, "/posts", "Posts"), put_feed(site, "/notes", "Notes")
    assert (await add(house, page, first=True))[0] == Subscribed(posts, "Posts", entries=2)
    assert not site.count("/notes")


async def test_a_choice_asks_five_feeds_at_most(site: "Site", house: "House") -> None:
    page = put_page(site, *(f"/f{number}" for number in range(30)))
    for number in range(30):
        put_feed(site, f"/f{number}", f"Feed {number}")
    (choices, _) = await add(house, page)
    assert isinstance(choices, Choices)
    assert [choice.title for choice in choices.choices] == [f"Feed {number}" for number in range(5)]
    assert len(site.asked) == 6


async def test_one_feed_in_several_forms_is_no_choice(site: "Site", house: "House") -> None:
    page = put_page(site, "/rss", "/atom")
    site.put("/rss", site.feed(2))
    site.put("/atom", site.feed(5))
    assert (await add(house, page))[0] == Subscribed(site.address("/rss"), "Harbour Post", entries=2)


async def test_two_feeds_of_one_title_that_share_nothing_are_a_choice(site: "Site", house: "House") -> None:
    page = put_page(site, "/rss", "/pod")
    put_feed(site, "/rss", "Town")
    put_feed(site, "/pod", "Town")
    assert isinstance((await add(house, page))[0], Choices)


async def test_a_feed_of_comments_is_no_choice_beside_another(site: "Site", house: "House") -> None:
    page = put_page(site, "/comments/feed", "/posts")
    posts, _ = put_feed(site, "/posts", "Posts"), put_feed(site, "/comments/feed", "Comments")
    assert (await add(house, page))[0] == Subscribed(posts, "Posts", entries=2)
    assert not site.count("/comments/feed")


async def test_a_feed_of_comments_is_taken_where_there_is_no_other(site: "Site", house: "House") -> None:
    page = put_page(site, "/comments/feed")
    comments = put_feed(site, "/comments/feed", "Comments")
    assert (await add(house, page))[0] == Subscribed(comments, "Comments", entries=2)


async def test_links_of_the_text_count_where_nothing_is_declared(site: "Site", house: "House") -> None:
    page = put_page(site, "/gone", text='<a href="/a.rss">a</a> <a href="/b.rss">b</a>')
    put_feed(site, "/a.rss", "A")
    put_feed(site, "/b.rss", "B")
    (choices, _) = await add(house, page)
    assert isinstance(choices, Choices)
    assert [choice.title for choice in choices.choices] == ["A", "B"]


async def test_the_form_of_a_site_leads_to_its_feed(site: "Site", house: "House") -> None:
    put_page(site, path="/@someone")
    feed = put_feed(site, "/@someone.rss", "Someone")
    assert (await add(house, site.address("/@someone")))[0] == Subscribed(feed, "Someone", entries=2)


async def test_a_page_that_is_refused_still_leads_to_the_feeds_its_site_is_known_for(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(adding, "site_feeds", lambda address: (f"{address}.rss",))
    page = site.put("/r/x", status=403)
    feed = put_feed(site, "/r/x.rss", "X")
    assert (await add(house, page))[0] == Subscribed(feed, "X", entries=2)


async def test_a_page_cannot_lead_to_another_port_of_this_machine(site: "Site", house: "House") -> None:
    with Secret() as secret:
        page = put_page(site, secret.address, f"{secret.address}/feed", text=f'<a href="{secret.address}/x.rss">x</a>')
        assert await add(house, page) == [Refused(page, "a page without a feed"), Finished()]
        assert secret.asked == 0


async def test_a_server_that_asks_to_wait_is_left_alone(site: "Site", house: "House") -> None:
    page = put_page(site, "/busy", "/feed")
    site.put("/busy", status=429, headers={"Retry-After": "60"})
    put_feed(site, "/feed", "Feed")
    assert isinstance((await add(house, page))[0], Refused)
    assert [asked.path for asked in site.asked] == ["/", "/busy"]


async def test_a_host_that_asked_to_wait_is_not_asked_by_add(house: "House") -> None:
    await house.run(Job(refresh=True))
    with open_store(house.paths.database, house.paths.write_lock, house.clock) as store:
        store.store_wait("town.example", house.clock.now() + 600)
    (event, _) = await add(house, "https://www.town.example/feed")
    assert isinstance(event, Refused)
    assert event.reason.startswith("town.example asked to wait until ")


async def test_a_password_is_used_once_and_not_stored(site: "Site", house: "House") -> None:
    site.put("/feed", site.feed(1))
    events = await add(house, f"http://me:hunter2@{site.host}/feed")
    assert events[0] == Subscribed(site.address("/feed"), "Harbour Post", entries=1)
    assert site.asked[0].headers["authorization"].startswith(b"Basic ")
    assert followed(house) == [site.address("/feed")]
    assert "hunter2" not in house.paths.config.read_text()
    assert b"hunter2" not in house.paths.database.read_bytes()


async def test_an_unchecked_address_loses_its_password_too(house: "House") -> None:
    (event, _) = await add(house, "https://me:hunter2@a.example/feed", unchecked=True)
    assert event == Subscribed("https://a.example/feed", "https://a.example/feed")
    assert followed(house) == ["https://a.example/feed"]


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


async def test_unchecked_asks_nobody(site: "Site", house: "House") -> None:
    address = site.address("/feed")
    assert await add(house, address, unchecked=True) == [Subscribed(address, address), Finished()]
    assert await add(house, address, unchecked=True) == [Subscribed(address, address, already=True), Finished()]
    assert followed(house) == [address]
    assert not site.asked


@pytest.mark.parametrize("unchecked", [False, True])
async def test_subscribing_is_a_step_that_can_be_undone(site: "Site", house: "House", unchecked: bool) -> None:
    await add(house, site.put("/first", site.feed(1)))
    before = house.paths.config.read_text()
    await add(house, site.put("/feed", site.feed(3)), unchecked=unchecked)
    await add(house, site.address("/feed"), unchecked=unchecked)
    undone = undo(house.paths, house.clock)
    assert undone
    assert undone.sentence.startswith("undone: subscribed to ")
    assert house.paths.config.read_text() == before
    assert undo(house.paths, house.clock) is not None
    assert (followed(house), undo(house.paths, house.clock)) == ([], None)


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
        ("feed://a.example/f", ["https://a.example/f", "http://a.example/f"]),
        (" FEED:http://a.example/f", ["http://a.example/f"]),
        ("feed:javascript:alert(1)", []),
        ("feed.example/f", ["https://feed.example/f", "http://feed.example/f"]),
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
