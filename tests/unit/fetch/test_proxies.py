import pytest

from matins.fetch.place import Place, place
from matins.fetch.proxies import Proxies, Proxy, ProxyError


@pytest.fixture(autouse=True)
def _no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def at(address: str) -> Place:
    found = place(address)
    assert found is not None
    return found


FEED, SECURE_FEED = at("http://news.example/feed"), at("https://news.example/feed")


def test_without_a_proxy_every_server_is_asked_directly() -> None:
    assert Proxies().of(FEED) is Proxies("").of(SECURE_FEED) is None


def test_the_environment_names_a_proxy_for_each_scheme_or_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://me:p%40ss@proxy.example:3128")
    assert Proxies().of(FEED) is None
    assert Proxies().of(SECURE_FEED) == Proxy(Place("http", "proxy.example", 3128), ("me", "p@ss"))
    monkeypatch.setenv("all_proxy", "proxy.example")
    assert Proxies().of(FEED) == Proxy(Place("http", "proxy.example", 80))


def test_the_configs_proxy_goes_before_the_environments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://other.example:1")
    assert Proxies("https://proxy.example").of(FEED) == Proxy(Place("https", "proxy.example", 443))


def test_some_hosts_are_asked_directly_where_the_environment_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "news.example, .corp.example")
    proxies = Proxies("http://proxy.example:3128")
    assert proxies.of(FEED) is None
    assert proxies.of(at("http://x.corp.example/")) is None
    assert proxies.of(at("http://other.example/")) is not None


@pytest.mark.parametrize("address", ["socks5://me:hunter2@127.0.0.1:9050", "http://", "http://[x", "http://a:99999"])
def test_a_proxy_of_no_use_is_told_without_its_password(address: str) -> None:
    with pytest.raises(ProxyError) as raised:
        Proxies(address).of(FEED)
    assert str(raised.value) == "the proxy is not an http or https address"
