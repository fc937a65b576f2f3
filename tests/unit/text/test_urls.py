"""Addresses of the web."""

import pytest

from matins.text.urls import canonical, has_credentials, host, masked, web_address, without_credentials


@pytest.mark.parametrize(
    ("text", "base", "expected"),
    [
        ("https://example.org/a?b=1#c", None, "https://example.org/a?b=1#c"),
        ("  http://example.org/ \n", None, "http://example.org/"),
        ("../c", "https://example.org/a/b/", "https://example.org/a/c"),
        ("//cdn.example.org/x", "https://example.org/", "https://cdn.example.org/x"),
        ("?q=1", "https://example.org/a/b", "https://example.org/a/b?q=1"),
        ("https://example.org/a b|c", None, "https://example.org/a%20b%7Cc"),
        ("https://example.org/ä", None, "https://example.org/ä"),
        ("http://[::1]:8080/x", None, "http://[::1]:8080/x"),
    ],
)
def test_a_web_address_is_made_absolute(text: str, base: str | None, expected: str) -> None:
    assert web_address(text, base) == expected


@pytest.mark.parametrize(
    "text",
    [
        None,
        "",
        "example.org/feed",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "ftp://example.org/",
        "mailto:a@example.org",
        "http://",
        "http:///path",
        "http://[::1/",
        "http://example.org:99999/",
        "http://example.org:0/",
        "http://example.org/\x1b[2J",
        "http://example.org/\u202egnp",
        "http://example.org/" + "x" * 5000,
        "http://example.org/" + "|" * 2000,
        "exec:rm -rf ~",
        "|command",
        "-flag",
    ],
)
def test_what_is_no_web_address_is_none(text: str | None) -> None:
    assert web_address(text) is None


def test_a_relative_script_stays_refused_with_a_base() -> None:
    assert web_address("javascript:alert(1)", "https://example.org/") is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://example.org/a", "https://www.example.org/a/"),
        ("https://example.org/a?utm_source=x&fbclid=1", "https://example.org/a"),
        ("https://EXAMPLE.org:443/a#top", "https://example.org/a"),
        ("http://example.org:80/a", "https://example.org:443/a"),
        ("https://bücher.example/a", "https://xn--bcher-kva.example/a"),
        ("https://example.org/%c3%a4%7e", "https://example.org/ä~"),
        ("https://example.org/?q=%c3%a4", "https://example.org/?q=ä"),
        ("https://me:hunter2@example.org/a", "https://example.org/a"),
        ("https://example.org/a?UTM_Medium=x&mc_eid=2", "https://example.org/a?"),
    ],
)
def test_addresses_that_count_as_the_same(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://example.org/a?id=1", "https://example.org/a?id=2"),
        ("https://example.org:8080/a", "https://example.org/a"),
        ("https://example.org/#!a", "https://example.org/#!b"),
        ("https://example.org/A", "https://example.org/a"),
        ("https://example.org/a%2Fb", "https://example.org/a/b"),
        ("https://example.org/a?ref=other", "https://example.org/a"),
        ("https://example.org/a?source=x", "https://example.org/a"),
        ("https://example.org/?q=caf%E9", "https://example.org/?q=caf%E8"),
        ("tag:example.org,2026:1", "tag:example.org,2026:1#top"),
    ],
)
def test_addresses_that_do_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_ref_only_tracks_where_it_names_the_site() -> None:
    for value in ("blog.example", "www.Blog.example", "https%3A%2F%2Fblog.example%2Ffeed"):
        assert canonical(f"https://www.blog.example/a?ref={value}") == "blog.example/a"
    for value in ("main", "example.org"):
        assert canonical(f"https://blog.example/a?ref={value}") == f"blog.example/a?ref={value}"


@pytest.mark.parametrize("address", ["", "no address", "http://[::1/", "http://x.example:port/", "mailto:a@b.example"])
def test_what_is_no_web_address_is_compared_as_it_stands(address: str) -> None:
    assert canonical(address) == address


@pytest.mark.parametrize(
    ("address", "bare"),
    [
        ("https://me:hunter2@example.org/feed?a=b@c", "https://example.org/feed?a=b@c"),
        ("https://me@example.org", "https://example.org"),
        ("http://me:hun@ter2@[::1]:80/", "http://[::1]:80/"),
        ("http://me:hunter2@[::1", "http://[::1"),
        ("//me:hunter2@example.org/", "//example.org/"),
    ],
)
def test_credentials_are_found_and_taken_out(address: str, bare: str) -> None:
    assert has_credentials(address)
    assert without_credentials(address) == bare
    assert "hun" not in masked(address)
    assert not has_credentials(bare)


@pytest.mark.parametrize("address", ["https://example.org/@me", "https://example.org/a//b@c", "me@example.org", ""])
def test_what_holds_no_credentials_stays(address: str) -> None:
    assert not has_credentials(address)
    assert without_credentials(address) == masked(address) == address


def test_credentials_are_masked() -> None:
    assert masked("https://me:hunter2@example.org/feed") == "https://•••@example.org/feed"
    assert masked("https://example.org/feed") == "https://example.org/feed"


def test_the_host_is_what_people_call_a_site() -> None:
    assert host("https://me@WWW.Example.org:8080/x") == "example.org"
    assert host("http://[::1") == ""
