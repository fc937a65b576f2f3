"""What each step of extraction does to one page, under the rules that a refresh would follow."""

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from matins.config.load import load
from matins.config.schema import Config, Fetch
from matins.errors import Failed, MatinsError
from matins.model.document import Document
from matins.model.feed import Subscription
from matins.model.page import PageRules, StepNote
from matins.service import explaining
from matins.service.background import Job
from matins.service.explaining import Explained, explain_source
from matins.store import open_store
from matins.text.clean import clean_line

if TYPE_CHECKING:
    from service.conftest import House, Site

STEPS = (StepNote(clean_line("body"), clean_line("3 blocks.")),)


@pytest.fixture(autouse=True)
def told(house: "House", monkeypatch: pytest.MonkeyPatch) -> list[PageRules]:
    """Have pages explained in this process, and return the rules that each was."""
    given: list[PageRules] = []

    def explain(body: bytes, url: str | None, kind: str | None, rules: PageRules) -> object:
        given.append(rules)
        return (Document(title=clean_line(f"{len(body)} {url} {kind}")), STEPS)

    monkeypatch.setattr(explaining, "explain_page", explain)
    monkeypatch.setattr(explaining, "Pool", lambda **_: house.pool)
    return given


def explained(house: "House", source: str, *, keep: str | None = None, drop: str | None = None) -> Explained:
    return explain_source(source, house.paths, load(house.paths.config), keep=keep, drop=drop)


def test_a_page_is_fetched_and_each_step_told(site: "Site", house: "House") -> None:
    found = explained(house, site.put("/a", "<p>x</p>", "text/html"))
    assert found == Explained(Document(title=clean_line(f"8 {site.address('/a')} text/html")), STEPS, PageRules(), None)
    assert not house.paths.database.exists()


def test_the_selectors_of_the_followed_feed_of_that_site_count(site: "Site", house: "House") -> None:
    address = site.put("/a", "<p>x</p>", "text/html")
    house.write_config(
        f'[[feeds]]\naddress = "{site.address("/plain")}"\n'
        f'[[feeds]]\naddress = "{site.address("/feed")}"\nkeep = ".story"\ndrop = ".promo"\n'
        '[[feeds]]\naddress = "https://other.example/feed"\nkeep = "nav"\n'
    )
    feed = Subscription(site.address("/feed"), keep=".story", drop=".promo")
    found = explained(house, address)
    assert (found.rules, found.feed) == (PageRules(".story", ".promo"), feed)
    found = explained(house, address, keep="main")
    assert (found.rules, found.feed) == (PageRules("main", ".promo"), feed)
    found = explained(house, address, keep="main", drop="")
    assert (found.rules, found.feed) == (PageRules("main", ""), None)


def test_a_feed_none_of_whose_selectors_count_is_not_named(site: "Site", house: "House") -> None:
    address = site.put("/a", "<p>x</p>", "text/html")
    house.write_config(f'[[feeds]]\naddress = "{site.address("/feed")}"\nkeep = ".story"\n')
    found = explained(house, address, keep="main")
    assert (found.rules, found.feed) == (PageRules("main"), None)


async def test_a_feed_elsewhere_counts_where_its_site_is_home(site: "Site", house: "House") -> None:
    home = "<rss version='2.0'><channel><title>T</title><link>http://localhost:9/</link></channel></rss>"
    house.write_config(f'[[feeds]]\naddress = "{site.put("/feed", home)}"\nkeep = ".story"\n')
    await house.run(Job())
    config = load(house.paths.config)
    assert explaining._site(house.paths, config, "localhost").feed == config.feeds[0]
    assert explaining._site(house.paths, config, "elsewhere.example").feed is None


def test_what_the_pages_of_the_site_have_in_common_is_known(site: "Site", house: "House") -> None:
    with open_store(house.paths.database, house.paths.write_lock, house.clock) as store:
        for article in (1, 2, 3):
            store.remember_lines("127.0.0.1", article, (article,), (5,))
    assert explained(house, site.put("/a", "<p>x</p>", "text/html")).rules == PageRules(common=frozenset({5}))


def test_a_database_that_cannot_be_read_is_no_hindrance(site: "Site", house: "House") -> None:
    house.paths.database.parent.mkdir()
    house.paths.database.write_bytes(b"no database")
    assert explained(house, site.put("/a", "<p>x</p>", "text/html")).rules == PageRules()


def test_a_file_belongs_to_no_site(house: "House", tmp_path: Path, told: list[PageRules]) -> None:
    path = tmp_path / "a.html"
    path.write_text("<p>x</p>")
    assert explained(house, str(path), drop="aside").feed is None
    assert told == [PageRules(drop="aside")]


def test_what_cannot_be_read_is_told(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with pytest.raises(MatinsError, match="404 Not Found"):
        explained(house, site.address("/gone"))
    with pytest.raises(MatinsError, match="No such file"):
        explained(house, str(tmp_path / "none"))
    with pytest.raises(MatinsError, match="larger than 1 kB"):
        big = site.put("/big", "x" * 2000, "text/html")
        explain_source(big, house.paths, Config(house.paths.config, fetch=Fetch(page_size=1000)))

    async def failing(*_: object) -> Failed:
        return Failed("took too long")

    monkeypatch.setattr(house.pool, "run", failing)
    with pytest.raises(MatinsError, match="/slow: took too long"):
        explained(house, site.put("/slow", "<p>x</p>", "text/html"))
