"""The fetcher against servers that answer well, badly, slowly, endlessly, elsewhere or not at all."""

import asyncio
import gzip
import socket
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

import pytest

from matins.errors import Failed
from matins.fetch.get import Fetcher, NotModified, Refusal, Request, Response
from matins.fetch.pacing import Pace
from matins.model.feed import Validators

if TYPE_CHECKING:
    from service.conftest import Asked, Reply, Site

ETAG = b'W/"caf\xe9  42"'
MODIFIED = b"Sun, 22 Nov  2026 06:00:00 GMT"


@pytest.fixture
async def fetcher() -> AsyncIterator[Fetcher]:
    async with Fetcher(deadline=5) as fetcher:
        yield fetcher


async def reason(fetcher: Fetcher, address: str, **options: Any) -> str:
    answer = await fetcher.get(Request(address, **options))
    assert isinstance(answer, Failed)
    return answer.reason


async def response(fetcher: Fetcher, address: str, **options: Any) -> Response:
    answer = await fetcher.get(Request(address, **options))
    assert isinstance(answer, Response)
    return answer


async def test_a_get_says_who_asks_and_for_what(site: "Site", fetcher: Fetcher) -> None:
    answer = await response(fetcher, site.put("/feed", "<rss/>", "text/xml; charset=utf-8") + "#part", accept="a/b")
    assert (answer.body, answer.content_type) == (b"<rss/>", "text/xml; charset=utf-8")
    assert answer.final == site.address("/feed")
    (asked,) = site.asked
    assert asked.path == "/feed"
    assert asked.headers["user-agent"].startswith(b"matins/")
    assert asked.headers["accept"] == b"a/b"
    assert asked.headers["accept-encoding"] == b"gzip, deflate"
    assert asked.headers["connection"] == b"close"
    assert not asked.headers.keys() & {"referer", "cookie", "if-none-match", "if-modified-since", "authorization"}


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
    answer = await fetcher.get(Request(address, validators))
    assert answer == NotModified(None, Pace())


async def test_a_304_brings_new_validators_and_pace_along(site: "Site", fetcher: Fetcher) -> None:
    address = site.put("/x", status=304, headers={"ETag": '"new"', "Cache-Control": "max-age=7200"})
    answer = await fetcher.get(Request(address, Validators(address, b'"old"')))
    assert answer == NotModified(Validators(address, b'"new"'), Pace("max-age=7200"))


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


async def test_credentials_stay_within_their_origin(site: "Site", fetcher: Fetcher) -> None:
    port = site.host.partition(":")[2]
    site.put("/a", status=302, headers={"Location": "/b"})
    site.put("/b", status=302, headers={"Location": f"http://evil:hunter2@localhost:{port}/c"})
    site.put("/c", "x")
    answer = await response(fetcher, f"http://user:s3cret@{site.host}/a")
    assert [asked.headers.get("authorization") is not None for asked in site.asked] == [True, True, False]
    assert answer.final == f"http://localhost:{port}/c"


@pytest.mark.parametrize(
    ("status", "why"),
    [
        (404, "404 Not Found"),
        (410, "410 Gone"),
        (500, "500 Internal Server Error"),
        (206, "206 Partial Content"),
        (599, "answered with the unknown status 599"),
    ],
)
async def test_a_status_is_told_in_its_own_words(site: "Site", fetcher: Fetcher, status: int, why: str) -> None:
    assert await reason(fetcher, site.put("/x", "body", status=status)) == why


async def test_retry_after_counts_for_429_and_503_alone(site: "Site", fetcher: Fetcher) -> None:
    for status, value in ((429, "120"), (503, "120"), (404, "")):
        answer = await fetcher.get(Request(site.put("/x", status=status, headers={"Retry-After": "120"})))
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
    assert "not asked for" in await reason(fetcher, site.put("/y", b"??", headers={"Content-Encoding": "br"}))


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
        slow, quick = Request(site.address("/slow")), Request(site.address("/x"))
        answers = await asyncio.gather(fetcher.get(slow), fetcher.get(quick))
    assert [type(answer) for answer in answers] == [Failed, Response]
    assert [asked.path for asked in site.asked] == ["/slow", "/x"]


async def test_a_fetcher_that_was_not_entered_is_a_bug() -> None:
    with pytest.raises(RuntimeError, match="async with"):
        await Fetcher().get(Request("http://127.0.0.1:1/"))
