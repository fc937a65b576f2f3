"""Refreshing, from an address to stored articles, against servers that behave and misbehave."""

import gzip
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest

from matins.clock import moment
from matins.errors import Failed, StoreError
from matins.model.document import Status
from matins.model.events import Broken, Event, FeedDone, FeedsDue, Finished, Notice, PageDone, PagesDue
from matins.service.background import Job
from matins.work.tasks import summarise_entries

if TYPE_CHECKING:
    from service.conftest import Asked, House, Reply, Site


def sentences(count: int) -> str:
    days = (f"On day {day} the mayor wound clock {day} at noon on pier {day}." for day in range(count))
    return " ".join(days)


def finished(events: list[Event]) -> Finished:
    assert isinstance(events[-1], Finished)
    return events[-1]


async def test_what_a_feed_holds_is_stored_with_its_summaries(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(3)))
    events = await house.run(Job())
    assert events[0] == FeedsDue(1)
    assert FeedDone(site.address("/feed"), "127.0.0.1", "ok", 3) in events
    assert finished(events) == Finished(ok=1, new=3)
    stored = house.articles()
    assert [article.row.title for article in stored] == ["Story a2", "Story a1", "Story a0"]
    assert all(article.row.status is Status.FEED and article.row.gist for article in stored)
    assert all(article.summary.sentences for article in stored)
    assert house.state().title == "Harbour Post"


async def test_pages_are_fetched_where_the_feed_says_too_little(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(2, whole=False)))
    for number in range(2):
        site.put(f"/a{number}", site.page(f"Story a{number}"), "text/html")
    events = await house.run(Job())
    assert PagesDue(2) in events
    assert sum(isinstance(event, PageDone) and event.reason is None for event in events) == 2
    assert finished(events).pages == 2
    assert {article.row.status for article in house.articles()} == {Status.FULL}
    await house.run(Job(force=True))
    assert site.count("/a0") == 1


async def test_every_feed_is_asked_before_any_page(site: "Site", house: "House") -> None:
    house.write_config("[fetch]\nin_flight = 1\n")
    feeds = [f"/feed{number}" for number in range(6)]
    house.follow(*(site.put(path, site.feed(2, whole=False, name=path[1:])) for path in feeds))
    assert (await house.finish(Job())).pages == 12
    assert [asked.path for asked in site.asked[:6]] == feeds


async def test_nothing_is_asked_before_it_is_due_and_a_restart_remembers(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed()))
    await house.run(Job())
    assert house.state().next_due > house.clock.now()
    assert await house.finish(Job()) == Finished()
    assert site.count("/feed") == 1
    assert (await house.finish(Job(feeds=("harbour",)))).ok == 1
    assert (await house.finish(Job(force=True))).ok == 1
    assert site.count("/feed") == 3


async def test_a_second_refresh_is_conditional_and_byte_for_byte(site: "Site", house: "House") -> None:
    body = site.feed()

    def answer(asked: "Asked") -> "Reply":
        if asked.headers.get("if-none-match") == b'W/"\xe9  1"':
            return site.reply(status=304, headers={"Cache-Control": "max-age=7200"})
        return site.reply(body, headers={"ETag": 'W/"é  1"', "Set-Cookie": "a=b"})

    house.follow(site.put_answerer("/feed", answer))
    await house.run(Job())
    assert await house.finish(Job(force=True)) == Finished(unchanged=1)
    assert house.state().next_due >= house.clock.now() + 7200
    assert house.state().validators
    assert len(house.rows()) == 2
    assert not any("cookie" in asked.headers for asked in site.asked)


async def test_only_what_is_new_or_changed_is_stored_again(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(2)))
    await house.run(Job())
    with house.library() as opened:
        opened.mark([row.id for row in opened.first(opened.open_view(), 9)], read=True)
    site.put("/feed", site.feed(3).replace("Story a0", "Story a0, mended"))
    assert await house.finish(Job(force=True)) == Finished(ok=1, new=1, updated=1)
    assert {(row.title, row.read) for row in house.rows()} == {
        ("Story a0, mended", True),
        ("Story a1", True),
        ("Story a2", False),
    }


async def test_a_first_answer_leaves_ten_unread_and_stores_a_thousand(site: "Site", house: "House") -> None:
    items = "".join(f"<item><title>{number}</title><guid>{number}</guid></item>" for number in range(1005))
    house.follow(site.put("/feed", f"<rss version='2.0'><channel><title>Long</title>{items}</channel></rss>"))
    assert (await house.finish(Job())).new == 1000
    stored = house.rows()
    assert len(stored) == 1000
    assert [row.title for row in stored if not row.read] == [str(number) for number in range(10)]


BROKEN = b"<rss version='2.0'><channel><title>Harbour &nbsp; & Post</title><item><title>Fish & chips</title></item>"


@pytest.mark.parametrize(
    ("body", "titles"),
    [
        pytest.param(BROKEN, ["Fish & chips"], id="malformed"),
        pytest.param(
            '<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><item><title>Caf\xe9 na\xefve</title>'
            "</item></channel></rss>".encode("latin-1"),
            ["Café naïve"],
            id="wrong encoding",
        ),
        pytest.param(
            b"<rss version='2.0'><channel><item><description>A heron stood on the pier.</description></item>"
            b"<item><link>http://h.example/x</link></item><item><guid isPermaLink='false'>g</guid></item>"
            b"</channel></rss>",
            ["A heron stood on the pier.", "http://h.example/x", "Untitled"],
            id="no titles, no dates",
        ),
        pytest.param(
            b"<rss version='2.0'><channel><item><guid>1</guid><title>A</title></item>"
            b"<item><guid>1</guid><title>B</title></item></channel></rss>",
            ["A", "B"],
            id="duplicate ids",
        ),
        pytest.param(
            b"<rss version='2.0'><channel><item><title>Later</title><guid>1</guid>"
            b"<pubDate>Fri, 01 Jan 2099 00:00:00 GMT</pubDate></item></channel></rss>",
            ["Later"],
            id="a date to come",
        ),
        pytest.param(
            "<rss version='2.0'><channel><item><title>Red &#27;]52;c;x&#7; \u202efdp</title></item>"
            "</channel></rss>".encode(),
            ["Red ]52;c;x fdp"],
            id="control characters",
        ),
    ],
)
async def test_a_poor_feed_is_read_as_far_as_it_goes(
    site: "Site", body: bytes, titles: list[str], house: "House"
) -> None:
    house.follow(site.put("/feed", body))
    assert (await house.finish(Job())).new == len(titles)
    stored = house.rows()
    assert [row.title for row in stored] == titles
    now = house.clock.now()
    assert all(row.sort_time <= now and (row.published or 0) <= now for row in stored)


BAD_ANSWERS: dict[str, tuple[dict[str, Any], str]] = {
    "missing": ({"status": 404}, "404 Not Found"),
    "broken": ({"status": 500}, "500 Internal Server Error"),
    "page": ({"body": "<!doctype html><html><body><p>Hello</p></body></html>"}, "a web page, not a feed"),
    "empty": ({"body": ""}, "empty answer"),
    "large": ({"raw": b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"}, "larger than 10 MB"),
    "bomb": (
        {"body": gzip.compress(b"\0" * 50_000_000), "headers": {"Content-Encoding": "gzip"}},
        "larger than 10 MB",
    ),
    "elsewhere": ({"status": 302, "headers": {"Location": "gopher://x/"}}, "redirected to what is not an http"),
}


@pytest.mark.parametrize("kind", BAD_ANSWERS)
async def test_a_bad_answer_keeps_the_articles_and_validators_and_says_why(
    site: "Site", kind: str, house: "House"
) -> None:
    answer, why = BAD_ANSWERS[kind]
    house.follow(site.put("/feed", site.feed(), headers={"ETag": '"kept"'}))
    await house.run(Job())
    site.put("/feed", **answer)
    events = await house.run(Job(force=True))
    assert finished(events).failed == 1
    assert finished(events).failures[0].reason.startswith(why)
    after = house.state()
    assert (after.last_error or "").startswith(why)
    assert (after.failures, after.total) == (1, 2)
    assert after.validators
    assert after.validators.etag == b'"kept"'
    assert after.next_due >= house.clock.now() + 3600
    site.put("/feed", site.feed())
    assert (await house.finish(Job(force=True))).ok == 1
    assert (house.state().failures, house.state().last_error) == (0, None)


async def test_one_bad_feed_does_not_stop_the_others(site: "Site", house: "House") -> None:
    house.write_config('[fetch]\ndeadline = "1s"\n')
    house.follow(
        *(site.put(f"/good{number}", site.feed(1, name=f"n{number}-")) for number in range(3)),
        site.put("/silent", held=True),
        site.put("/gone", status=404),
        site.put("/page", "<html></html>"),
        "http://no-such-host.invalid/feed",
    )
    end = await house.finish(Job())
    assert (end.ok, end.failed, end.new) == (3, 4, 3)
    assert {failure.address.rpartition("/")[2]: failure.reason for failure in end.failures} == {
        "silent": "took longer than 1 s",
        "gone": "404 Not Found",
        "page": "a web page, not a feed",
        "feed": "no such host",
    }


async def test_articles_outlive_their_server(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed()))
    await house.run(Job())
    # Not the socket alone: a server that polls it may still take one more connection from it.
    site.server.shutdown()
    site.server.server_close()
    assert (await house.finish(Job(force=True))).failures[0].reason == "connection refused"
    assert len(house.articles()) == 2


async def test_retry_after_is_waited_for(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", status=429, headers={"Retry-After": "20000"}))
    await house.run(Job())
    assert house.state().next_due >= house.clock.now() + 20_000


@pytest.mark.parametrize("job", [Job(force=True), Job(feeds=("127.0.0.1",))], ids=["forced", "named"])
async def test_retry_after_is_waited_for_even_when_a_refresh_is_forced(site: "Site", house: "House", job: Job) -> None:
    house.follow(site.put("/feed", status=503, headers={"Retry-After": "7200"}))
    await house.run(Job())
    before = house.state()
    until = before.not_before
    assert 7200 <= until - house.clock.now() <= 7920
    why = f"127.0.0.1 asked to wait until {moment(until).astimezone():%H:%M}"
    events = await house.run(job)
    assert FeedDone(site.address("/feed"), "127.0.0.1", "failed", reason=why) in events
    assert finished(events).failed == 1
    assert site.count("/feed") == 1
    assert house.state() == before
    assert await house.finish(Job()) == Finished()
    house.clock.seconds = until
    site.put("/feed", site.feed())
    assert (await house.finish(job)).ok == 1
    assert house.state().not_before == 0
    assert (await house.finish(job)).ok == 1


async def test_a_wait_that_is_over_does_not_hold_up_a_forced_refresh(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", status=429, headers={"Retry-After": "60"}))
    await house.run(Job())
    house.clock.seconds += 66
    assert await house.finish(Job()) == Finished()
    await house.run(Job(force=True))
    assert site.count("/feed") == 2


async def test_a_longer_teaser_of_the_page_takes_the_place_of_the_feeds(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, whole=False)))
    text = "They found a bent gear wheel, a nest of sparrows and a coin from the year in which the clock was built."
    site.put("/a0", f"<html><body><article><h1>Story a0</h1><p>{text}</p></article></body></html>", "text/html")
    await house.run(Job())
    (article,) = house.articles()
    assert article.row.status is Status.TEASER
    assert "sparrows" in article.document.text


BAD_PAGES: dict[str, tuple[dict[str, Any], str]] = {
    "missing": ({"status": 404}, "404 Not Found"),
    "pdf": ({"body": b"%PDF-1.7\n" + b"\0" * 500, "kind": "application/pdf"}, "a PDF"),
    "nothing": ({"body": b"", "kind": "text/html"}, "empty"),
    "shell": (
        {
            "body": "<html><head><script src=app.js></script></head><body><noscript>You need to enable JavaScript "
            "to run this app.</noscript><div id=root></div></body></html>",
            "kind": "text/html",
        },
        "JavaScript",
    ),
    "large": ({"raw": b"HTTP/1.1 200 OK\r\nContent-Length: 50000000\r\n\r\n"}, "larger than 5 MB"),
}


@pytest.mark.parametrize("kind", BAD_PAGES)
async def test_a_bad_page_leaves_what_the_feed_said_and_says_why(site: "Site", kind: str, house: "House") -> None:
    answer, why = BAD_PAGES[kind]
    house.follow(site.put("/feed", site.feed(1, whole=False)))
    site.put("/a0", **answer)
    events = await house.run(Job())
    (told,) = [event for event in events if isinstance(event, PageDone)]
    assert why in (told.reason or "")
    (article,) = house.articles()
    assert why in (article.reason or "")
    assert article.document.text == "Read on."
    assert not article.summary.points
    assert finished(events) == Finished(ok=1, new=1, pages=1)
    await house.run(Job(force=True))
    assert site.count("/a0") == 1


async def test_a_page_on_a_private_address_that_nobody_typed_is_not_asked_for(site: "Site", house: "House") -> None:
    body = site.feed(2, whole=False).replace(site.address("/a1"), "http://127.0.0.1:1/router")
    house.follow(site.put("/feed", body))
    site.put("/a0", site.page(), "text/html")
    events = await house.run(Job())
    assert {event.reason for event in events if isinstance(event, PageDone)} == {
        None,
        "leads to an address on a private network",
    }
    router = next(row for row in house.rows() if row.link == "http://127.0.0.1:1/router")
    assert PageDone(router.id, "leads to an address on a private network") in await house.run(
        Job(articles=(router.id,), refresh=False)
    )


async def test_a_page_is_fetched_when_it_is_asked_for(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=sentences(20))))
    site.put("/a0", site.page(text=sentences(40)), "text/html")
    await house.run(Job())
    (row,) = house.rows()
    assert row.status is Status.FEED
    events = await house.run(Job(articles=(row.id, 999), refresh=False))
    assert {event for event in events if isinstance(event, PageDone)} == {
        PageDone(row.id),
        PageDone(999, "the article has no link"),
    }
    (article,) = house.articles()
    assert article.row.status is Status.FULL
    assert "day 39" in article.document.text


async def test_a_page_shorter_than_the_feeds_text_does_not_replace_it(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=sentences(40))))
    site.put("/a0", site.page(text=sentences(12)), "text/html")
    await house.run(Job())
    (row,) = house.rows()
    events = await house.run(Job(articles=(row.id,), refresh=False))
    assert PageDone(row.id, "the page has less text than the feed") in events
    assert house.articles()[0].row.status is Status.FEED


async def test_a_page_that_was_had_before_stays_when_it_is_gone(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, whole=False)))
    site.put("/a0", site.page(), "text/html")
    await house.run(Job())
    (before,) = house.articles()
    site.put("/a0", status=410)
    events = await house.run(Job(articles=(before.row.id,), refresh=False))
    assert PageDone(before.row.id, "410 Gone") in events
    assert house.articles() == [before]


async def test_a_bug_in_one_feed_costs_that_feed_alone(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(function: Callable[..., Any], *arguments: Any) -> Any:
        if b"BUG" in arguments[0]:
            raise ZeroDivisionError
        return function(*arguments)

    monkeypatch.setattr(house.pool, "run", stumble)
    house.follow(site.put("/good", "<rss version='2.0'><channel/></rss>"), site.put("/bad", "BUG"))
    end = await house.finish(Job())
    assert (end.ok, end.failed) == (1, 1)
    assert end.failures[0].reason == "matins stumbled over it; the log has the details"


async def test_an_entry_that_no_worker_gets_through_stands_without_a_text(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    run = house.pool.run

    async def choke(function: Callable[..., Any], *arguments: Any) -> Any:
        if function is summarise_entries and any("a1" in (entry.title or "") for entry in arguments[0]):
            return Failed("took longer than 10 s")
        return await run(function, *arguments)

    monkeypatch.setattr(house.pool, "run", choke)
    house.follow(site.put("/feed", site.feed(3)))
    await house.run(Job())
    assert [article.row.status for article in house.articles()] == [Status.FEED, Status.EMPTY, Status.FEED]
    assert house.articles()[1].reason == "404 Not Found"


async def test_a_database_that_cannot_be_written_ends_the_refresh(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise StoreError("the disk is full")

    monkeypatch.setattr("matins.store.Store.store_answer", full)
    house.follow(*(site.put(f"/{number}", site.feed(1)) for number in range(3)))
    assert (await house.run(Job()))[-1] == Broken("the disk is full", 1)


async def test_a_database_that_is_not_ours_ends_the_job_and_stays_as_it_is(house: "House") -> None:
    house.follow("http://127.0.0.1:1/feed")
    house.paths.data.mkdir(mode=0o700)
    bookmarks = b"SQLite format 3\0" + b"\1" * 5000
    house.paths.database.write_bytes(bookmarks)
    (event,) = await house.run(Job())
    assert isinstance(event, Broken)
    assert event.code == 1
    assert house.paths.database.read_bytes() == bookmarks


async def test_a_damaged_database_is_set_aside_and_that_is_told(house: "House") -> None:
    house.follow("http://127.0.0.1:1/feed")
    house.paths.data.mkdir(mode=0o700)
    house.paths.database.write_bytes(b"a diary")
    notices = [event.text for event in await house.run(Job()) if isinstance(event, Notice)]
    assert "the database was damaged; it was set aside as" in notices[0]


async def test_a_feed_that_is_not_followed_cannot_be_refreshed(house: "House") -> None:
    (event,) = await house.run(Job(feeds=("nothing",)))
    assert event == Broken('no feed is called "nothing"; matins feeds lists them', 1)
