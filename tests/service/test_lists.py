"""Lists that are fetched: what is asked, and what a hostile one comes to."""

from typing import TYPE_CHECKING

import pytest

from hostile import hostile_server
from matins.config.schema import Fetch
from matins.errors import MatinsError
from matins.model.feed import Subscription
from matins.service.subscriptions import read_list
from matins.text.clean import is_clean
from matins.text.urls import has_credentials, web_address

if TYPE_CHECKING:
    from service.conftest import Site

CASES = ("opml-ok", "opml-commands", "opml-term", "opml-xxe", "opml-deep", "opml-50k", "opml-passwords")


def test_a_list_on_the_web_is_fetched_and_its_feeds_are_not(site: "Site") -> None:
    feed = site.put("/feed", site.feed(1))
    address = site.put("/list", f"<opml><outline xmlUrl='{feed}'/></opml>", "text/x-opml")
    assert read_list(address).feeds == (Subscription(feed),)
    assert [asked.path for asked in site.asked] == ["/list"]


@pytest.mark.parametrize(
    ("status", "body", "reason"),
    [(404, "", "404 Not Found"), (200, "<html>", "a web page, not a list of feeds"), (200, "#" * 10_000_001, "larger")],
)
def test_why_there_is_no_list_is_told(site: "Site", status: int, body: str, reason: str) -> None:
    address = site.put("/list", body, status=status)
    with pytest.raises(MatinsError, match=reason) as raised:
        read_list(address.replace("http://", "http://me:hunter2@"), limits=Fetch(deadline=5))
    assert "hunter2" not in str(raised.value)


@pytest.mark.usefixtures("shared")
def test_hostile_lists_are_read_for_web_addresses_alone() -> None:
    with hostile_server() as server:
        lists = {case: read_list(server.address(case)) for case in CASES}
        assert [asked["case"] for asked in server.requests() if asked["port"] != "canary"] == list(CASES)
        assert not [asked for asked in server.requests() if asked["port"] == "canary"]
    for listing in lists.values():
        for feed in listing.feeds:
            assert web_address(feed.address) == feed.address
            assert not has_credentials(feed.address)
            assert all(map(is_clean, (feed.title or "", *feed.tags)))
        assert all(is_clean(remark.text) for remark in (*listing.skipped, *listing.notes))
    assert {case: len(listing.feeds) for case, listing in lists.items() if case != "opml-commands"} == {
        "opml-ok": 2,
        "opml-term": 1,
        "opml-xxe": 1,
        "opml-deep": 1,
        "opml-50k": 11,
        "opml-passwords": 1,
    }
    assert lists["opml-50k"].repeated == 49_989
    assert any("command" in remark.reason for remark in lists["opml-commands"].skipped)
    assert "hunter2" not in repr(lists["opml-passwords"])
