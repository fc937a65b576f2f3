import pytest

from matins.errors import Failed
from matins.fetch.exchange import Answer
from matins.fetch.trip import Trip


def trip(address: str = "http://a.example/feed") -> Trip:
    found = Trip.to(address)
    assert isinstance(found, Trip)
    return found


def redirect(location: str, status: int = 302) -> Answer:
    return Answer(status, ((b"location", location.encode()),))


@pytest.mark.parametrize(
    ("location", "address"),
    [
        ("/b", "http://a.example/b"),
        ("x/../b", "http://a.example/b"),
        ("//b.example/x", "http://b.example/x"),
        ("https://b.example/x#part", "https://b.example/x"),
        (" http://b.example ", "http://b.example"),
        ("/café au lait", "http://a.example/café%20au%20lait"),
        ("\\\\evil.example\\", "http://a.example/%5C%5Cevil.example%5C"),
        ("http://me:hunter2@b.example/", "http://b.example/"),
    ],
)
def test_a_redirect_leads_on(location: str, address: str) -> None:
    way = trip()
    assert way.goes_on(redirect(location)) is True
    assert way.address == address


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("", "redirected to nowhere"),
        ("  ", "redirected to nowhere"),
        *(
            (location, "redirected to what is not an http or https address")
            for location in (
                *("http:///x", "http:/x", "http:x", "HTTP:///x", "http://?x", "https://#x", "http://me@/x"),
                *(
                    "ftp://a.example/",
                    "file:///etc/passwd",
                    "javascript:alert(1)",
                    "data:,x",
                    "http://[x",
                    "http://h:0/",
                ),
                *("http://a\x1b.example/", "http://xn--a.example/", "/" + "x" * 5000),
            )
        ),
        ("http://a.example/feed#x", "redirected in a circle"),
    ],
)
def test_a_redirect_to_nowhere_good_ends_the_trip(location: str, reason: str) -> None:
    assert trip().goes_on(redirect(location)) == Failed(reason)


def test_https_never_leads_back_to_http() -> None:
    assert trip("https://a.example/").goes_on(redirect("http://a.example/")) == Failed("redirected from https to http")


@pytest.mark.parametrize("status", [200, 300, 304, 305, 306, 404, 500])
def test_other_statuses_lead_nowhere(status: int) -> None:
    assert trip().goes_on(redirect("/b", status)) is False


def test_what_is_moved_for_good_ends_with_the_first_redirect_for_now() -> None:
    way = trip()
    for status, location in ((301, "/b"), (308, "/c"), (307, "/d"), (301, "/e")):
        assert way.goes_on(redirect(location, status)) is True
    assert (way.first, way.permanent, way.address) == (
        "http://a.example/feed",
        "http://a.example/c",
        "http://a.example/e",
    )


def test_a_login_stays_apart_from_the_address() -> None:
    way = trip("http://me:s3cret@a.example/feed#x")
    assert (way.address, way.login) == ("http://a.example/feed", ("me", "s3cret"))


@pytest.mark.parametrize("address", ["", "ftp://a.example/", "a.example/feed", "http://xn--a.example/"])
def test_no_trip_begins_where_no_web_is(address: str) -> None:
    assert Trip.to(address) == Failed("not an http or https address")
