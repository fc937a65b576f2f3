"""What is connected to, seen by a wire that leads nowhere."""

import errno
import itertools
import socket
from collections.abc import Callable, Iterator, Sequence

import httpx
import pytest

from matins.errors import Failed
from matins.fetch.exchange import Answer, Unanswered, Unreached, exchange
from matins.fetch.place import place
from matins.fetch.proxies import Proxies, Proxy
from matins.fetch.transport import Transport

PUBLIC = "93.184.216.34"
REFUSED = Failed("leads to an address on a private network")


class Wire:
    """Stands for the network: notes what would be connected to, and answers "news"; addresses in `dead` refuse."""

    def __init__(self) -> None:
        self.connected: list[tuple[str, int]] = []
        self.requests: list[httpx.Request] = []
        self.dead: set[str] = set()

    def lane(self, proxy: Proxy | None, secure: bool) -> httpx.AsyncBaseTransport:
        def answer(request: httpx.Request) -> httpx.Response:
            port = request.url.port or (443 if secure else 80)
            self.requests.append(request)
            self.connected.append((proxy.place.host, proxy.place.port) if proxy else (request.url.host, port))
            if request.url.host in self.dead:
                raise httpx.ConnectError("refused", request=request)
            return httpx.Response(200, stream=httpx.ByteStream(b"news"))

        return httpx.MockTransport(answer)


@pytest.fixture
def wire() -> Wire:
    return Wire()


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def says(*addresses: str) -> Callable[[str, int], Sequence[str]]:
    return lambda host, port: addresses


def unasked(host: str, port: int) -> Sequence[str]:
    raise AssertionError(f"{host}:{port} was looked up")


async def got(transport: Transport, address: str, *, permitted: bool = False) -> Answer | Failed:
    target = place(address)
    assert target is not None
    return await exchange(transport, target, [], 1000, permitted=permitted)


async def test_a_public_name_is_reached_at_the_address_that_was_vetted(wire: Wire) -> None:
    answer = await got(Transport(says(PUBLIC), Proxies(), wire.lane), "http://news.example:8080/")
    assert isinstance(answer, Answer)
    assert answer.body == b"news"
    assert wire.connected == [(PUBLIC, 8080)]


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.1", "0x7f.1", "2130706433", "0177.0.0.1", "[::ffff:127.0.0.1]", "[::1]", "0.0.0.0", "0"),
        *("localhost", "localhost.", "LOCALHOST", "x.localhost", "nas.lan", "printer", "169.254.169.254"),
        *("192.168.1.1", "[64:ff9b::a9fe:a9fe]", "[64:ff9b:1::1]", "224.0.0.1", "[ff02::1]", "1.2.3.4.5"),
    ],
)
async def test_what_is_local_by_its_spelling_is_refused_before_any_lookup(wire: Wire, host: str) -> None:
    assert await got(Transport(unasked, Proxies(), wire.lane), f"http://{host}/") == REFUSED
    assert await got(Transport(unasked, Proxies("http://proxy.example:1"), wire.lane), f"http://{host}/") == REFUSED
    assert wire.connected == []


@pytest.mark.parametrize(
    "addresses",
    [
        *(("127.0.0.1",), ("10.0.0.1",), ("::1",), ("64:ff9b::7f00:1",), ("64:ff9b:1::1",), ("224.0.0.1",)),
        *(("ff0e::1",), ("169.254.169.254",), ("0.0.0.0",), ("::ffff:192.168.0.1",), (PUBLIC, "10.0.0.1")),
        ("fe80::1%lo",),
    ],
)
async def test_a_name_that_leads_to_any_private_address_is_refused(wire: Wire, addresses: tuple[str, ...]) -> None:
    assert await got(Transport(says(*addresses), Proxies(), wire.lane), "http://news.example/") == REFUSED
    assert wire.connected == []


async def test_a_name_is_looked_up_once_so_that_rebinding_does_not_help(wire: Wire) -> None:
    answers: Iterator[str] = itertools.cycle([PUBLIC, "127.0.0.1"])
    transport = Transport(lambda host, port: [next(answers)], Proxies(), wire.lane)
    for _ in range(2):
        assert isinstance(await got(transport, "http://rebind.example/"), Answer)
        assert await got(transport, "http://rebind.example/") == REFUSED
    assert wire.connected == [(PUBLIC, 80)] * 2


@pytest.mark.parametrize(
    ("address", "connected"),
    [
        ("http://nas.lan:8080/", ("192.168.1.5", 8080)),
        ("http://feeds.corp.example/", ("192.168.1.5", 80)),
        ("http://127.1:81/", ("127.0.0.1", 81)),
        ("http://[::1]/", ("::1", 80)),
    ],
)
async def test_what_the_user_typed_may_be_at_home(wire: Wire, address: str, connected: tuple[str, int]) -> None:
    assert isinstance(await got(Transport(says("192.168.1.5"), Proxies(), wire.lane), address, permitted=True), Answer)
    assert wire.connected == [connected]


async def test_the_next_address_is_tried_when_one_is_dead_and_the_last_may_take_its_time(wire: Wire) -> None:
    wire.dead = {"2606:2800:220:1::1"}
    transport = Transport(says("2606:2800:220:1::1", PUBLIC), Proxies(), wire.lane)
    assert isinstance(await got(transport, "http://news.example/"), Answer)
    assert [host for host, _ in wire.connected] == ["2606:2800:220:1::1", PUBLIC]
    assert [request.extensions["timeout"]["connect"] for request in wire.requests] == [3.0, None]
    wire.dead.add(PUBLIC)
    assert await got(transport, "http://news.example/") == Unanswered("no connection")


async def test_certificate_and_host_header_are_the_names_and_not_the_addresses(wire: Wire) -> None:
    assert isinstance(await got(Transport(says(PUBLIC), Proxies(), wire.lane), "https://news.example/"), Answer)
    (request,) = wire.requests
    assert wire.connected == [(PUBLIC, 443)]
    assert request.extensions["sni_hostname"] == "news.example"
    assert request.headers.get_list("host") == ["news.example"]


async def test_a_name_without_an_address_is_told(wire: Wire) -> None:
    def resolver(host: str, port: int) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    assert await got(Transport(resolver, Proxies(), wire.lane), "http://news.example/") == Unreached("no such host")


async def test_a_machine_without_a_network_is_told_from_a_server_that_is_not_there(wire: Wire) -> None:
    def unplugged(*_: object) -> httpx.AsyncBaseTransport:
        def refuse(request: httpx.Request) -> httpx.Response:
            raise httpx.ConnectError("failed") from OSError(errno.ENETUNREACH, "Network is unreachable")

        return httpx.MockTransport(refuse)

    transport = Transport(says(PUBLIC), Proxies(), unplugged)
    assert await got(transport, "http://news.example/") == Unreached("no network leads there")


async def test_public_servers_are_asked_through_a_proxy_and_local_ones_never(wire: Wire) -> None:
    transport = Transport(says("192.168.1.5"), Proxies("http://proxy.example:3128"), wire.lane)
    assert isinstance(await got(transport, "http://news.example/"), Answer)
    assert isinstance(await got(transport, "http://nas.lan/", permitted=True), Answer)
    assert isinstance(await got(transport, "http://10.0.0.7/", permitted=True), Answer)
    assert isinstance(await got(transport, "http://feeds.corp.example/", permitted=True), Answer)
    assert wire.connected == [("proxy.example", 3128), ("192.168.1.5", 80), ("10.0.0.7", 80), ("192.168.1.5", 80)]


async def test_a_proxy_of_no_use_is_a_failure(wire: Wire) -> None:
    transport = Transport(unasked, Proxies("socks5://proxy.example"), wire.lane)
    assert await got(transport, "http://news.example/") == Failed("the proxy is not an http or https address")
