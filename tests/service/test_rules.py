"""Rules on what comes in, from the config to the list."""

from typing import TYPE_CHECKING

from matins.model.document import Status
from matins.model.events import PageDone
from matins.service.background import Job

if TYPE_CHECKING:
    from service.conftest import House, Site

RULES = """
[[rules]]
do = "mute"
when = "title:a0"
[[rules]]
do = "tag"
when = "sparrows coin"
tag = "clocks"
[[rules]]
do = "read"
when = "title:a1"
[[rules]]
do = "star"
when = "title:a2"
[[rules]]
do = "boost"
when = "title:a3"
[[rules]]
do = "lower"
when = "title:a4"
"""


async def test_every_new_article_is_judged(site: "Site", house: "House") -> None:
    house.write_config(RULES)
    house.follow(site.put("/feed", site.feed(6)))
    assert (await house.finish(Job())).new == 6
    rows = house.rows()
    assert [row.title[-2:] for row in rows] == ["a3", "a5", "a2", "a1", "a4"]
    assert [row.title[-2:] for row in rows if row.read] == ["a1"]
    assert [row.title[-2:] for row in rows if row.starred] == ["a2"]
    with house.library() as library:
        (hidden,) = library.first(library.open_view("is:hidden", unread=False), 9)
        assert (hidden.title, hidden.hidden_by) == ("Story a0", "mute when title:a0")
        assert len(library.first(library.open_view("tag:clocks", unread=False), 9)) == 5
    assert (house.state().unread, house.state().total) == (4, 5)


async def test_an_article_that_changes_is_judged_again(site: "Site", house: "House") -> None:
    house.write_config('[[rules]]\ndo = "mute"\nwhen = "title:sponsored"\n')
    house.follow(site.put("/feed", site.feed(2)))
    await house.run(Job())
    assert len(house.rows()) == 2
    site.put("/feed", site.feed(2).replace("Story a1", "Sponsored: story a1"))
    assert (await house.finish(Job(force=True))).updated == 1
    assert [row.title for row in house.rows()] == ["Story a0"]


async def test_a_wrong_rule_is_passed_over_and_logged(site: "Site", house: "House") -> None:
    house.write_config('[[rules]]\ndo = "mute"\nwhen = "is:unred"\n[[rules]]\ndo = "star"\nwhen = "title:a1"\n')
    house.follow(site.put("/feed", site.feed(2)))
    await house.run_process(Job())
    assert [row.starred for row in house.rows()] == [True, False]
    assert "the rule mute when is:unred is passed over: no state" in house.paths.log.read_text()


async def test_a_page_is_fetched_where_a_rule_says_so_and_never_where_the_feed_says_never(
    site: "Site", house: "House"
) -> None:
    told, silent = site.put("/told", site.feed(2, name="a")), site.put("/silent", site.feed(2, name="b"))
    for name in ("a0", "a1", "b0", "b1"):
        site.put(f"/{name}", site.page(f"Story {name}"), "text/html")
    house.write_config(
        '[[rules]]\ndo = "fulltext"\nwhen = "title:a1 OR title:b1"\n'
        f'[[feeds]]\naddress = "{told}"\n[[feeds]]\naddress = "{silent}"\nfull_text = "never"\n'
    )
    events = await house.run(Job())
    assert sum(isinstance(event, PageDone) for event in events) == 1
    assert [site.count(f"/{name}") for name in ("a0", "a1", "b0", "b1")] == [0, 1, 0, 0]
    assert sorted(article.row.title for article in house.articles() if article.row.status is Status.FULL) in (
        ["Story a1"],
        [],
    )


async def test_no_page_is_fetched_for_what_is_hidden(site: "Site", house: "House") -> None:
    house.write_config('[[rules]]\ndo = "mute"\nwhen = "title:a1"\n')
    house.follow(site.put("/feed", site.feed(2, whole=False)))
    for number in range(2):
        site.put(f"/a{number}", site.page(f"Story a{number}"), "text/html")
    await house.run(Job())
    assert (site.count("/a0"), site.count("/a1")) == (1, 0)


async def test_a_rule_of_one_feed_and_one_by_its_title_and_tags(site: "Site", house: "House") -> None:
    one, other = site.put("/one", site.feed(2, name="a")), site.put("/other", site.feed(2, name="b"))
    house.write_config(
        f'[[rules]]\ndo = "mute"\nwhen = "title:story"\nfeed = "{one}"\n'
        '[[rules]]\ndo = "star"\nwhen = "tag:harbour feed:mine title:b1"\n'
        f'[[feeds]]\naddress = "{one}"\n[[feeds]]\naddress = "{other}"\ntitle = "Mine"\ntags = ["Harbour"]\n'
    )
    await house.run(Job())
    assert [(row.title, row.starred) for row in house.rows()] == [("Story b1", True), ("Story b0", False)]
