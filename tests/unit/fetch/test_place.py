import pytest

from matins.fetch.place import Place, place, without_login


@pytest.mark.parametrize(
    ("address", "expected", "authority"),
    [
        ("http://example.org", Place("http", "example.org", 80, b"/"), b"example.org"),
        ("https://Example.ORG:8443/a?b=c", Place("https", "example.org", 8443, b"/a?b=c"), b"example.org:8443"),
        ("https://example.org:443?x", Place("https", "example.org", 443, b"/?x"), b"example.org"),
        ("http://[::1]:8080/", Place("http", "::1", 8080), b"[::1]:8080"),
        ("http://bücher.example/é", Place("http", "xn--bcher-kva.example", 80, b"/%C3%A9"), b"xn--bcher-kva.example"),
        ("http://a.example/%41%zz~!'()", Place("http", "a.example", 80, b"/%41%zz~!'()"), b"a.example"),
    ],
)
def test_an_address_is_taken_apart_as_http_asks_for_it(address: str, expected: Place, authority: bytes) -> None:
    found = place(address)
    assert found == expected
    assert found.authority == authority


@pytest.mark.parametrize("address", ["http://xn--a.example/", "http://xn--/", "http:///x"])
def test_a_host_that_no_server_can_have_is_no_place(address: str) -> None:
    assert place(address) is None


@pytest.mark.parametrize(
    ("address", "plain", "login"),
    [
        ("http://a.example/x#y", "http://a.example/x", None),
        ("http://me:p%40ss:w@a.example:81/x", "http://a.example:81/x", ("me", "p@ss:w")),
        ("http://me@a.example/", "http://a.example/", ("me", "")),
        ("http://x@evil.example:p@a.example/", "http://a.example/", ("x@evil.example", "p")),
    ],
)
def test_a_login_is_taken_out_of_an_address(address: str, plain: str, login: tuple[str, str] | None) -> None:
    assert without_login(address) == (plain, login)
