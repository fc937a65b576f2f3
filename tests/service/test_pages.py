"""The pages of articles beside what their feeds say, what the user says of them, and what a site's pages share."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

import pytest

from matins.errors import Failed
from matins.model.article import Article
from matins.model.document import Status
from matins.model.events import PageDone, PagesDue
from matins.model.page import PageRules
from matins.service.background import Job
from matins.store import open_store
from matins.work.tasks import read_page, with_lines_hidden

if TYPE_CHECKING:
    from service.conftest import House, Site

T = TypeVar("T")

EVERYWHERE = "Nine people and a cat make the Harbour Post on the old quay."
ONCE = "The lamp of the lighthouse was lent by a museum in the next town."


def story(name: str, count: int = 30) -> str:
    """Return a text like no other's."""
    return " ".join(f"On day {day} the mayor of {name} wound clock {day} at pier {name}{day}." for day in range(count))


def page(site: "Site", name: str, *foot: str, count: int = 60) -> str:
    """Have the site answer `/name` with a page of that story and the lines of `foot`; return its address."""
    days = story(name, count).split(". ")
    text = "".join(f"<p>{'. '.join(days[start : start + 6])}.</p>" for start in range(0, len(days), 6))
    html = f"<html lang='en'><head><title>Story {name}</title></head><body><article><h1>Story {name}</h1>{text}"
    lines = "".join(f"<p>{line}</p>" for line in foot)
    return site.put(f"/{name}", f"{html}{lines}</article></body></html>", "text/html")


async def fetched(house: "House", article: Article) -> str | None:
    """Fetch the page of an article as `f` does, and return why it is not the text shown, if it is not."""
    events = await house.run(Job(articles=(article.row.id,), refresh=False))
    (reason,) = [event.reason for event in events if isinstance(event, PageDone)]
    return reason


def other(house: "House", article: Article) -> Article | None:
    with house.library() as library:
        return library.other_text(article.row.id)


def lines(article: Article, *, hidden: bool) -> list[str]:
    return [block.text for block in article.document.blocks if block.hidden is hidden]


async def test_what_the_feed_said_is_kept_when_the_page_takes_its_place(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, whole=False)))
    page(site, "a0")
    await house.run(Job())
    (article,) = house.articles()
    assert (article.row.status, article.of_page) == (Status.FULL, True)
    said = other(house, article)
    assert said is not None
    assert (said.document.text, said.row.status, said.of_page) == ("Read on.", Status.TEASER, False)
    assert said.reason == "only 2 words in the feed"


async def test_a_longer_page_that_agrees_is_shown_and_a_shorter_one_kept(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    await house.run(Job())
    (article,) = house.articles()
    assert other(house, article) is None
    page(site, "a0", count=20)
    assert await fetched(house, article) == "the page has less text than the feed"
    (article,) = house.articles()
    assert (article.row.status, article.reason) == (Status.FEED, "the page has less text than the feed")
    read = other(house, article)
    assert read is not None
    assert (read.row.status, read.of_page, "day 19" in read.document.text) == (Status.FULL, True, True)
    page(site, "a0", count=60)
    assert await fetched(house, article) is None
    (article,) = house.articles()
    assert (article.row.status, "day 59" in article.document.text) == (Status.FULL, True)
    said = other(house, article)
    assert said is not None
    assert (said.document.text, said.reason) == (story("a0"), "the page's text is kept beside it")


async def test_a_page_with_another_text_is_kept_and_not_shown(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    await house.run(Job())
    site.put("/a0", site.page("The clock stood still"), "text/html")
    (article,) = house.articles()
    assert await fetched(house, article) == "the page has another text than the feed"
    (article,) = house.articles()
    assert article.document.text == story("a0")
    read = other(house, article)
    assert read is not None
    assert "bent gear wheel" in read.document.text


async def test_a_page_that_says_nothing_is_not_kept(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    await house.run(Job())
    site.put("/a0", b"%PDF-1.7\n" + bytes(500), "application/pdf")
    (article,) = house.articles()
    assert await fetched(house, article) == "a PDF, not a web page"
    assert other(house, article) is None


async def test_a_later_teaser_leaves_the_page_that_was_had(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    page(site, "a0")
    await house.run(Job())
    (article,) = house.articles()
    assert await fetched(house, article) is None
    site.put("/a0", site.page("Story a0", text="The mayor wound a clock. Subscribe to read the rest."), "text/html")
    assert await fetched(house, article) is not None
    (article,) = house.articles()
    assert (article.row.status, "day 59" in article.document.text) == (Status.FULL, True)


async def test_a_later_page_with_another_text_leaves_the_page_that_was_had(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    page(site, "a0")
    await house.run(Job())
    (article,) = house.articles()
    assert await fetched(house, article) is None
    site.put("/a0", site.page("Before you continue"), "text/html")
    assert await fetched(house, article) == "the page has another text than the feed"
    (article,) = house.articles()
    assert (article.row.status, "day 59" in article.document.text, article.reason) == (Status.FULL, True, None)


async def test_a_feed_that_changes_its_entry_changes_its_own_text_alone(site: "Site", house: "House") -> None:
    house.follow(site.put("/feed", site.feed(1, text=story("a0"))))
    page(site, "a0")
    await house.run(Job())
    (article,) = house.articles()
    await fetched(house, article)
    site.put("/feed", site.feed(1, text=story("a0") + " It was mended later."))
    await house.run(Job(force=True))
    (article,) = house.articles()
    assert (article.of_page, "mended" in article.document.text) == (True, False)
    said = other(house, article)
    assert said is not None
    assert said.document.text.endswith("It was mended later.")


def configured(house: "House", address: str, *settings: str) -> None:
    house.write_config("\n".join(("[[feeds]]", f'address = "{address}"', *settings, "")))


@pytest.mark.parametrize(
    ("full_text", "whole", "asked"),
    [("always", True, 1), ("stub", True, 0), ("stub", False, 1), ("never", False, 0)],
)
async def test_the_user_says_whether_pages_are_fetched(
    site: "Site", house: "House", full_text: str, *, whole: bool, asked: int
) -> None:
    configured(house, site.put("/feed", site.feed(1, whole=whole, text=story("a0"))), f'full_text = "{full_text}"')
    page(site, "a0")
    events = await house.run(Job())
    assert site.count("/a0") == asked
    assert (PagesDue(1) in events) is bool(asked)
    (article,) = house.articles()
    assert article.of_page is bool(asked)
    if full_text == "never":
        assert await fetched(house, article) is None
        assert house.articles()[0].of_page


async def test_pages_that_were_wanted_are_not_fetched_once_the_user_says_never(site: "Site", house: "House") -> None:
    house.write_config("[fetch]\npages_per_feed = 0\n")
    house.follow(site.put("/feed", site.feed(2, whole=False)))
    await house.run(Job())
    configured(house, site.address("/feed"), 'full_text = "never"')
    events = await house.run(Job(force=True))
    assert not [event for event in events if isinstance(event, PagesDue)]
    assert not site.count("/a0")


async def test_the_selectors_of_a_feed_reach_the_reading_of_its_pages(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    run = house.pool.run

    async def noting(function: Callable[..., T], *arguments: object) -> T | Failed:
        if function is read_page:
            given.append(arguments[-1])
        return await run(function, *arguments)

    monkeypatch.setattr(house.pool, "run", noting)
    configured(house, site.put("/feed", site.feed(1, whole=False)), 'keep = "article"', 'drop = ".promo"')
    saved = page(site, "a0")
    await house.run(Job())
    await fetched(house, house.articles()[0])
    await house.run(Job(save=(saved,), refresh=False))
    assert given == [PageRules("article", ".promo")] * 2 + [PageRules()]


async def followed_pages(site: "Site", house: "House", *names: str) -> None:
    """Have the feed bring a story of each name, with a page that ends in a line of its own and one of the site's."""
    items = "".join(
        f"<item><title>Story {name}</title><link>{site.address(f'/{name}')}</link><guid>{name}</guid></item>"
        for name in names
    )
    site.put("/feed", f"<rss version='2.0'><channel><title>Harbour Post</title>{items}</channel></rss>")
    for name in names:
        page(site, name, f"Written on the pier of {name}.", EVERYWHERE)
    await house.run(Job(force=True))


async def test_a_line_on_three_pages_of_a_site_is_hidden_on_all(site: "Site", house: "House") -> None:
    house.follow(site.address("/feed"))
    await followed_pages(site, house, "a", "b")
    assert all(EVERYWHERE in lines(article, hidden=False) for article in house.articles())
    with house.library() as library:
        library.mark([article.row.id for article in house.articles()], read=True, starred=True)
    before = house.articles()
    await followed_pages(site, house, "a", "b", "c")
    articles = house.articles()
    assert len(articles) == 3
    for article in articles:
        assert EVERYWHERE in lines(article, hidden=True)
        name = article.row.title.removeprefix("Story ")
        assert f"Written on the pier of {name}." in lines(article, hidden=False)
        assert article.document.text.count("On day") == 60
        assert not any(EVERYWHERE[:20] in sentence.text for sentence in article.summary.sentences)
    assert [(article.row.read, article.row.starred) for article in articles].count((True, True)) == 2
    assert {article.row.id for article in before} < {article.row.id for article in articles}
    assert {site.count(f"/{name}") for name in "abc"} == {1}


async def test_a_line_is_hidden_on_all_pages_that_are_read_at_the_same_time(site: "Site", house: "House") -> None:
    house.follow(site.address("/feed"))
    await followed_pages(site, house, *"abcdefgh")
    assert [EVERYWHERE in lines(article, hidden=True) for article in house.articles()] == [True] * 8


async def test_a_line_that_is_known_is_hidden_at_once_on_the_next_page(site: "Site", house: "House") -> None:
    house.follow(site.address("/feed"))
    await followed_pages(site, house, "a", "b", "c")
    await followed_pages(site, house, "a", "b", "c", "d")
    address = page(site, "e", EVERYWHERE, ONCE)
    await house.run(Job(save=(address,), refresh=False))
    for title in ("Story d", "Story e"):
        (article,) = [article for article in house.articles() if article.row.title == title]
        assert EVERYWHERE in lines(article, hidden=True)
        assert ONCE not in lines(article, hidden=True)


async def test_a_site_is_learned_from_pages_that_are_saved(site: "Site", house: "House") -> None:
    await house.run(Job(save=tuple(page(site, name, EVERYWHERE, f"Only on {name}.") for name in "abc"), refresh=False))
    assert len(house.articles()) == 3
    for article in house.articles():
        assert EVERYWHERE in lines(article, hidden=True)
        assert f"Only on {article.row.title[-1]}." in lines(article, hidden=False)


async def test_nothing_is_learned_from_teasers(site: "Site", house: "House") -> None:
    await house.run(Job(save=tuple(page(site, name, EVERYWHERE, count=1) for name in "abc"), refresh=False))
    assert {article.row.status for article in house.articles()} == {Status.TEASER}
    with open_store(house.paths.database, house.paths.write_lock, house.clock) as store:
        assert store.common_lines("127.0.0.1") == frozenset()


async def test_a_page_fetched_again_and_again_counts_once(site: "Site", house: "House") -> None:
    house.follow(site.address("/feed"))
    await followed_pages(site, house, "a")
    for _ in range(3):
        assert await fetched(house, house.articles()[0]) is None
    assert EVERYWHERE in lines(house.articles()[0], hidden=False)


async def test_one_article_in_three_feeds_counts_once(site: "Site", house: "House") -> None:
    for name in ("all", "local", "harbour"):
        item = f"<item><title>Story a</title><link>{site.address('/a')}</link><guid>{name}</guid></item>"
        house.follow(site.put(f"/{name}", f"<rss version='2.0'><channel><title>T</title>{item}</channel></rss>"))
    page(site, "a", EVERYWHERE)
    await house.run(Job())
    assert len(house.articles()) == 3
    assert all(EVERYWHERE in lines(article, hidden=False) for article in house.articles())


async def test_a_page_that_is_not_shown_is_cleared_of_common_lines_too(site: "Site", house: "House") -> None:
    house.follow(site.put("/whole", site.feed(1, name="w", text=story("w0", 80))), site.address("/feed"))
    page(site, "w0", EVERYWHERE)
    await house.run(Job())
    (whole,) = house.articles()
    assert await fetched(house, whole) == "the page has less text than the feed"
    await followed_pages(site, house, "a", "b")
    read = other(house, whole)
    assert read is not None
    assert EVERYWHERE in lines(read, hidden=True)
    (whole,) = [article for article in house.articles() if article.row.id == whole.row.id]
    assert whole.document.text == story("w0", 80)


async def test_a_worker_that_fails_costs_nothing_but_the_hiding(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    run = house.pool.run

    async def failing(function: Callable[..., T], *arguments: object) -> T | Failed:
        return Failed("took too long") if function is with_lines_hidden else await run(function, *arguments)

    monkeypatch.setattr(house.pool, "run", failing)
    house.follow(site.address("/feed"))
    await followed_pages(site, house, "a", "b", "c")
    assert all(EVERYWHERE in lines(article, hidden=False) for article in house.articles())
