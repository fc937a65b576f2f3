"""Addresses of the web."""

import pytest

from matins.text.urls import canonical, host, masked, web_address


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
    ],
)
def test_addresses_that_do_not(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


def test_credentials_are_masked() -> None:
    assert masked("https://me:hunter2@example.org/feed") == "https://•••@example.org/feed"
    assert masked("https://example.org/feed") == "https://example.org/feed"


def test_the_host_is_what_people_call_a_site() -> None:
    assert host("https://me@WWW.Example.org:8080/x") == "example.org"
    assert host("http://[::1") == ""
