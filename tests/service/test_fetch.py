"""The fetcher against servers that answer well, badly, slowly, endlessly, elsewhere or not at all."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from matins import HOME, __version__
from matins.errors import Failed
from matins.fetch.exchange import Unanswered
from matins.fetch.get import Fetcher, NotModified, Refusal, Request, Response
from matins.fetch.turns import Turns
from matins.model.feed import Validators

if TYPE_CHECKING:
    from service.conftest import Asked, Reply, Site

ETAG = b'W/"caf\xe9  42"'
EXPIRES = "Sun, 22 Nov 2026 08:00:00 GMT"
MODIFIED = b"Sun, 22 Nov  2026 06:00:00 GMT"
EXAMPLES = ("news.example", "a.example", "b.example")


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(deadline=5) as fetcher:
        yield fetcher


async def reason(fetcher: Fetcher, address: str, **options: Any) -> str:
    answer = await fetcher.get(Request(address, **({"typed": address} | options)))
    assert isinstance(answer, Failed)
    return answer.reason


async def response(fetcher: Fetcher, address: str, **options: Any) -> Response:
    answer = await fetcher.get(Request(address, **({"typed": address} | options)))
    assert isinstance(answer, Response)
    return answer


async def test_a_get_says_who_asks_and_for_what(site: "Site", fetcher: Fetcher) -> None:
    answer = await response(fetcher, site.put("/feed", "<rss/>", "text/xml; charset=utf-8") + "#part", accept="a/b")
    assert (answer.body, answer.content_type) == (b"<rss/>", "text/xml; charset=utf-8")
    assert answer.final == site.address("/feed")
    (asked,) = site.asked
    assert asked.path == "/feed"
    assert asked.headers["user-agent"] == f"matins/{__version__} (+{HOME})".encode()
    assert asked.headers["host"] == site.host.encode()
    assert asked.headers["accept"] == b"a/b"
    assert asked.headers["accept-encoding"] == b"gzip, deflate"
    assert asked.headers["connection"] == b"close"
    assert not asked.headers.keys() & {
        "referer",
        "cookie",
        "if-none-match",
        "if-modified-since",
        "authorization",
        "a-im",
    }


def conditional(site: "Site") -> str:
    """Serve a feed that is sent whole unless both validators come back byte for byte."""
    sent = {"ETag": ETAG.decode("latin-1"), "Last-Modified": MODIFIED.decode("latin-1")}

    def answer(asked: "Asked") -> "Reply":
        back = asked.headers.get("if-none-match"), asked.headers.get("if-modified-since")
        return site.reply(status=304) if back == (ETAG, MODIFIED) else site.reply("<rss/>", headers=sent)

    return site.put_answerer("/conditional", answer)


async def test_validators_go_back_byte_for_byte(site: "Site", fetcher: Fetcher) -> None:
    address = conditional(site)
    validators = (await response(fetcher, address)).validators
    assert validators == Validators(address, ETAG, MODIFIED)
    answer = await fetcher.get(Request(address, validators, typed=address))
    assert isinstance(answer, NotModified)
    assert answer.validators is None
    assert site.asked[1].headers["a-im"] == b"feed"


async def test_the_new_entries_alone_are_a_feed_too(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/x", "<rss/>", status=226, headers={"IM": "feed", "ETag": '"n"'})
    answer = await response(fetcher, address, validators=Validators(address, b'"o"'))
    assert (answer.body, answer.validators) == (b"<rss/>", Validators(address, b'"n"'))


async def test_a_304_brings_new_validators_and_pace_along(site: "Site", fetcher: Fetcher) -> None:
    address = site.put(
        "/x", status=304, headers={"ETag": '"new"', "Cache-Control": "max-age=7200", "Expires": EXPIRES, "Age": "7"}
    )
    answer = await fetcher.get(Request(address, Validators(address, b'"old"'), typed=address))
    assert isinstance(answer, NotModified)
    assert (answer.validators, answer.permanent) == (Validators(address, b'"new"'), None)
    assert (answer.pace.cache_control, answer.pace.expires, answer.pace.age) == ("max-age=7200", EXPIRES, "7")
    assert answer.pace.date


async def test_a_304_that_nobody_asked_for_is_a_failure(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/x", status=304)
    assert await reason(fetcher, address) == "304 Not Modified"
    assert await reason(fetcher, address, validators=Validators(site.address("/other"), b'"e"')) == "304 Not Modified"


async def test_validators_stay_with_the_address_they_came_from(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/old", status=302, headers={"Location": "/new"})
    site.put("/new", "<rss/>", headers={"ETag": '"n"'})
    answer = await response(fetcher, address, validators=Validators(address, b'"o"'))
    assert answer.validators == Validators(site.address("/new"), b'"n"')
    assert [asked.headers.get("if-none-match") for asked in site.asked] == [b'"o"', None]
    await response(fetcher, address, validators=answer.validators)
    assert [asked.headers.get("if-none-match") for asked in site.asked[2:]] == [None, b'"n"']


async def test_a_304_tells_where_the_feed_moved_for_good(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/old", status=301, headers={"Location": "/new"})
    new = site.put("/new", status=304)
    answer = await fetcher.get(Request(address, Validators(new, b'"e"'), typed=address))
    assert isinstance(answer, NotModified)
    assert answer.permanent == new


async def test_an_answer_without_validators_has_none(site: "Site", fetcher: Fetcher) -> None:
    assert (await response(fetcher, site.put("/x", "<rss/>"))).validators is None


async def test_cookies_never_go_back(site: "Site", fetcher: Fetcher) -> None:
    site.put("/a", status=302, headers={"Location": "/b", "Set-Cookie": "id=1; Path=/"})
    site.put("/b", "x", headers={"Set-Cookie": "id=2; Path=/"})
    for _ in range(2):
        await response(fetcher, site.address("/a"))
    assert len(site.asked) == 4
    assert not any("cookie" in asked.headers for asked in site.asked)


async def test_redirects_are_followed_and_only_lasting_ones_remembered(site: "Site", fetcher: Fetcher) -> None:
    site.put("/a", "never read", status=301, headers={"Location": "b"})
    site.put("/b", status=308, headers={"Location": site.address("/c")})
    site.put("/c", status=307, headers={"Location": "/d"})
    site.put("/d", status=301, headers={"Location": "/end"})
    site.put("/end", "here")
    answer = await response(fetcher, site.address("/a"))
    assert (answer.address, answer.final) == (site.address("/a"), site.address("/end"))
    assert answer.permanent == site.address("/c")
    assert (await response(fetcher, site.address("/c"))).permanent is None


@pytest.mark.parametrize(
    ("location", "why"),
    [
        ("/loop", "redirected in a circle"),
        ("", "redirected to nowhere"),
        ("ftp://127.0.0.1/x", "redirected to what is not an http or https address"),
        ("file:///etc/passwd", "redirected to what is not an http or https address"),
        ("http://[broken", "redirected to what is not an http or https address"),
    ],
)
async def test_redirects_to_nowhere_good_are_told(site: "Site", fetcher: Fetcher, location: str, why: str) -> None:
    assert await reason(fetcher, site.put("/loop", status=302, headers={"Location": location})) == why
    assert len(site.asked) == 1


async def test_ten_redirects_are_followed_and_no_more(site: "Site", fetcher: Fetcher) -> None:
    for number in range(12):
        site.put(f"/{number}", status=302, headers={"Location": f"/{number + 1}"})
    assert await reason(fetcher, site.address("/0")) == "redirected more than 10 times"
    assert len(site.asked) == 11
    site.put("/10", "reached")
    assert (await response(fetcher, site.address("/0"))).body == b"reached"


async def test_a_login_in_the_address_goes_to_its_origin_and_into_no_answer(site: "Site", fetcher: Fetcher) -> None:
    site.put("/a", status=301, headers={"Location": f"http://evil:hunter2@{site.host}/b"})
    site.put("/b", "x", headers={"ETag": '"e"'})
    answer = await response(fetcher, f"http://user:s3cret@{site.host}/a")
    assert [asked.headers.get("authorization") for asked in site.asked] == [b"Basic dXNlcjpzM2NyZXQ="] * 2
    assert "s3cret" not in repr(answer)
    assert "hunter2" not in repr(answer)
    assert (answer.address, answer.final, answer.permanent) == (site.address("/a"), *[site.address("/b")] * 2)
    assert answer.validators == Validators(site.address("/b"), b'"e"')


async def test_passwords_come_from_netrc_and_never_leave_for_another_host(site: "Site", tmp_path: Path) -> None:
    name, port = site.host.split(":")
    (tmp_path / "netrc").write_text(
        f"machine {name} login user password s3cret\nmachine other.lan login a password b\n"
    )
    site.put("/a", status=302, headers={"Location": f"http://other.lan:{port}/b"})
    resolver, asked = {"other.lan": [name]}, Request(site.address("/a"), typed=f"http://other.lan:{port}/")
    async with Fetcher(netrc=tmp_path / "netrc", resolver=lambda host, _: resolver[host]) as fetcher:
        assert await fetcher.get(asked) == Failed("leads to an address on a private network")
        await fetcher.get(Request(site.put("/b", "x"), typed=site.address("/b")))
        site.put("/c", status=302, headers={"Location": f"http://{name}:{port}/b"})
        answer = await fetcher.get(Request(f"http://other.lan:{port}/c", typed=f"http://other.lan:{port}/"))
    assert answer == Failed("leads to an address on a private network")
    assert [asked.headers.get("authorization") for asked in site.asked] == [b"Basic dXNlcjpzM2NyZXQ=", b"Basic YTpi"]


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (401, "401 Unauthorized; put the password into ~/.netrc"),
        (404, "404 Not Found"),
        (410, "410 Gone"),
        (500, "500 Internal Server Error"),
        (206, "206 Partial Content"),
        (599, "answered with the unknown status 599"),
    ],
)
async def test_a_status_is_told_in_its_own_words(site: "Site", fetcher: Fetcher, status: int, why: str) -> None:
    address = site.put("/x", "body", status=status)
    answer = await fetcher.get(Request(address, typed=address))
    assert isinstance(answer, Refusal)
    assert (answer.reason, answer.status) == (why, status)


@pytest.mark.parametrize("status", [200, 403, 503])
async def test_a_challenge_for_browsers_is_told_as_such(site: "Site", fetcher: Fetcher, status: int) -> None:
    address = site.put("/x", "<html>", status=status, headers={"cf-mitigated": "challenge"})
    assert await reason(fetcher, address) == "blocked (challenge for browsers)"


async def test_retry_after_counts_for_429_and_503_alone(site: "Site", fetcher: Fetcher) -> None:
    for status, value in ((429, "120"), (503, "120"), (404, "")):
        address = site.put("/x", status=status, headers={"Retry-After": "120"})
        answer = await fetcher.get(Request(address, typed=address))
        assert isinstance(answer, Refusal)
        assert answer.pace.retry_after == value


@pytest.mark.parametrize("headers", [{}, {"Content-Length": "50000000"}])
async def test_a_large_body_is_not_taken(site: "Site", fetcher: Fetcher, headers: dict[str, str]) -> None:
    body = b"x" * 2_000_001 if not headers else b""
    raw = None if headers else b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + body
    address = site.put("/x", body, headers=headers, raw=raw)
    assert await reason(fetcher, address, limit=2_000_000) == "larger than 2 MB"


async def test_a_bomb_is_not_unpacked(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/x", gzip.compress(b"\0" * 20_000_000), headers={"Content-Encoding": "gzip"})
    assert await reason(fetcher, address, limit=1_000_000) == "larger than 1 MB"


async def test_packed_bodies_are_unpacked_and_unknown_packings_refused(site: "Site", fetcher: Fetcher) -> None:
    packed = site.put("/x", gzip.compress(b"news"), headers={"Content-Encoding": "gzip"})
    assert (await response(fetcher, packed)).body == b"news"
    misnamed = site.put("/y", b"news", headers={"Content-Encoding": "gzip"})
    assert (await response(fetcher, misnamed)).body == b"news"
    for encoding in ("br", "gzip, gzip"):
        address = site.put("/z", b"??", headers={"Content-Encoding": encoding})
        assert "not asked for" in await reason(fetcher, address)


async def test_the_body_of_a_redirect_is_never_read(site: "Site", fetcher: Fetcher) -> None:
    raw = b"HTTP/1.1 302 Found\r\nLocation: /end\r\nContent-Length: 1000000000\r\n\r\n"
    site.put("/end", "here")
    assert (await response(fetcher, site.put("/x", raw=raw, held=True))).body == b"here"


@pytest.mark.parametrize("name", [b"X-A", b"Location", b"ETag"])
async def test_headers_beyond_reason_are_not_taken(site: "Site", fetcher: Fetcher, name: bytes) -> None:
    raw = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n" + name + b": " + b"x" * 4_000_000 + b"\r\n\r\n"
    assert "not HTTP" in await reason(fetcher, site.put("/x", raw=raw))


async def test_a_feed_never_leads_to_a_private_address_that_nobody_typed(site: "Site", fetcher: Fetcher) -> None:
    refused = Failed("leads to an address on a private network")
    address = site.put("/feed", "secret")
    other = site.address("/").replace("127.0.0.1", "127.0.0.2")
    for typed in (None, "https://news.example/feed", other, "http://127.0.0.1/", "nonsense"):
        assert await fetcher.get(Request(address, typed=typed)) == refused
    port = site.host.partition(":")[2]
    for host in ("127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "0.0.0.0", "localhost."):
        site.put("/away", status=302, headers={"Location": f"http://{host}:{port}/feed"})
        assert await fetcher.get(Request(site.address("/away"), typed=site.address("/away"))) == refused
    assert {asked.path for asked in site.asked} == {"/away"}


async def test_a_typed_name_may_be_at_home_and_keeps_its_name(site: "Site") -> None:
    dead, port = "::1", site.host.partition(":")[2]
    address = site.put("/feed", "news").replace("127.0.0.1", "NAS.lan")
    async with Fetcher(resolver=lambda host, port: [dead, "127.0.0.1"]) as fetcher:
        answer = await fetcher.get(Request(address, typed=address.lower()))
    assert isinstance(answer, Response)
    assert site.asked[0].headers["host"] == f"nas.lan:{port}".encode()


async def test_public_hosts_take_turns_and_their_waiting_does_not_count(site: "Site") -> None:
    time, slept = 0.0, []

    async def sleep(seconds: float) -> None:
        nonlocal time
        slept.append(seconds)
        time += seconds

    port = site.host.partition(":")[2]
    site.put("/a", status=302, headers={"Location": "/b"})
    site.put("/b", "x")
    asked = Request(f"http://news.example:{port}/a", typed=f"http://news.example:{port}/")
    turns = Turns(60.0, now=lambda: time, sleep=sleep)
    async with Fetcher(
        deadline=5, turns=turns, resolver=lambda host, port: ["127.0.0.1"], private_hosts=EXAMPLES
    ) as fetcher:
        answers = await asyncio.gather(*(fetcher.get(asked) for _ in range(3)))
        local = [await response(fetcher, site.address("/b")) for _ in range(3)]
    assert [type(answer) for answer in (*answers, *local)] == [Response] * 6
    assert slept == [60.0, 60.0]
    assert [asked.path for asked in site.asked] == ["/a", "/b"] * 3 + ["/b"] * 3


async def test_who_waits_for_a_host_holds_no_one_else_up(site: "Site") -> None:
    port = site.host.partition(":")[2]
    site.put("/slow", held=True)
    site.put("/x", "x")

    def at(host: str, path: str) -> Request:
        return Request(f"http://{host}:{port}{path}", typed=f"http://{host}:{port}/")

    async with Fetcher(
        deadline=5, in_flight=2, pause=60, resolver=lambda host, port: ["127.0.0.1"], private_hosts=EXAMPLES
    ) as fetcher:
        slow = [asyncio.create_task(fetcher.get(at("a.example", "/slow"))) for _ in range(5)]
        await asyncio.to_thread(site.reached.wait, 5)
        quick = await fetcher.get(at("b.example", "/x"))
        for task in slow:
            task.cancel()
        await asyncio.gather(*slow, return_exceptions=True)
    assert isinstance(quick, Response)
    assert [asked.path for asked in site.asked] == ["/slow", "/x"]


async def test_the_deadline_is_for_all_hops_together(site: "Site") -> None:
    port = site.host.partition(":")[2]
    first = site.put("/a", status=302, headers={"Location": f"http://b.example:{port}/b"})
    site.put("/b", held=True)
    async with Fetcher(
        deadline=0.2, pause=0, resolver=lambda host, port: ["127.0.0.1"], private_hosts=EXAMPLES
    ) as fetcher:
        assert await reason(fetcher, first, typed=first) == "leads to an address on a private network"
        first = first.replace("127.0.0.1", "b.example")
        assert await reason(fetcher, first) == "took longer than 0.2 s"


async def test_a_proxy_is_asked_for_public_hosts(site: "Site") -> None:
    async with Fetcher(proxy=site.address("/")) as fetcher:
        site.put("http://news.example/feed", "by proxy")
        answer = await fetcher.get(Request("http://news.example/feed"))
        assert isinstance(answer, Response)
        assert answer.body == b"by proxy"
        assert (await response(fetcher, site.put("/direct", "direct"))).body == b"direct"


@pytest.mark.parametrize(
    "raw",
    [
        None,
        b"HTTP/1.1 200 OK\r\nContent-",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
async def test_a_server_that_does_not_go_on_is_given_up(site: "Site", raw: bytes | None) -> None:
    async with Fetcher(deadline=0.2) as fetcher:
        assert await reason(fetcher, site.put("/x", raw=raw, held=True)) == "took longer than 0.2 s"


@pytest.mark.parametrize("raw", [b"", b"SSH-2.0-OpenSSH\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nsome"])
async def test_an_answer_that_is_not_whole_http_is_told(site: "Site", fetcher: Fetcher, raw: bytes) -> None:
    assert await reason(fetcher, site.put("/x", raw=raw)) == "the server's answer is not HTTP, or ended too early"


async def test_nobody_at_home_is_told(fetcher: Fetcher) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    assert await reason(fetcher, f"http://127.0.0.1:{port}/") == "connection refused"


async def test_an_unknown_host_is_told(fetcher: Fetcher) -> None:
    assert await reason(fetcher, "http://no-such-host.invalid/") == "no such host"


async def test_a_server_without_tls_is_not_asked_over_https(site: "Site", fetcher: Fetcher) -> None:
    assert (await reason(fetcher, f"https://{site.host}/")).startswith("no secure connection")
    assert not site.asked


@pytest.mark.parametrize(
    "address",
    [
        "ftp://127.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "127.0.0.1/feed",
        "",
        "http://",
        "http://127.0.0.1:0/",
        "http://127.0.0.1/" + "x" * 4100,
        "http://xn--a.example/",
    ],
)
async def test_what_is_no_web_address_is_not_asked(fetcher: Fetcher, address: str) -> None:
    assert await reason(fetcher, address) == "not an http or https address"


async def test_no_more_than_the_allowed_number_is_in_flight(site: "Site") -> None:
    site.put("/slow", held=True)
    site.put("/x", "x")
    async with Fetcher(deadline=0.3, in_flight=1) as fetcher:
        slow, quick = (Request(address, typed=address) for address in (site.address("/slow"), site.address("/x")))
        answers = await asyncio.gather(fetcher.get(slow), fetcher.get(quick))
    assert [type(answer) for answer in answers] == [Unanswered, Response]
    assert [asked.path for asked in site.asked] == ["/slow", "/x"]


async def test_a_fetcher_that_was_not_entered_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        await Fetcher().get(Request("http://127.0.0.1:1/"))


async def test_a_typed_name_that_turns_private_is_refused_unless_the_config_knows_it(site: "Site") -> None:
    address = f"http://news.example:{site.host.partition(':')[2]}/feed"
    site.put("/feed", "x")
    async with Fetcher(resolver=lambda host, port: ["127.0.0.1"]) as fetcher:
        assert await reason(fetcher, address) == "leads to an address on a private network"
    async with Fetcher(resolver=lambda host, port: ["127.0.0.1"], private_hosts=EXAMPLES) as fetcher:
        assert (await response(fetcher, address)).body == b"x"
    assert site.count("/feed") == 1
