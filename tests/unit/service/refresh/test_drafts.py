from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from matins.feeds.identity import digest
from matins.model.article import Known
from matins.model.document import Block, BlockKind, Document
from matins.model.feed import Entry, FullText, Subscription
from matins.model.rule import Deed, Rule
from matins.model.summary import Summary
from matins.model.verdict import NO_RULE
from matins.query.rules import read_rules
from matins.service.refresh.drafts import UNTITLED, Item, News, draft, judged, newest, news
from matins.store.answers import tombstone
from matins.text.clean import Clean
from matins.work.tasks import Digest

NOW = 1_795_413_600


def dated(number: int, day: int | None) -> Entry:
    return Entry(id=Clean(str(number)), published=datetime(2026, 11, day, tzinfo=UTC) if day else None)


def ids(entries: object) -> list[str]:
    assert isinstance(entries, list | tuple)
    return [entry.id for entry in entries]


def drafted(entry: Entry, gist: str = "") -> tuple[str, int | None]:
    made = draft(Item("k", b"d", entry, NOW), Digest(Summary(Document(), gist=Clean(gist)), wants_page=False), now=NOW)
    return made.title, made.published


def test_the_newest_are_kept_in_the_feeds_own_order() -> None:
    entries = [dated(1, 3), dated(2, 9), dated(3, 1), dated(4, 9), dated(5, 5)]
    assert ids(newest(entries, 3)) == ["2", "4", "5"]
    assert ids(newest(entries, 9)) == ["1", "2", "3", "4", "5"]


def test_where_a_date_is_missing_the_feeds_order_is_trusted() -> None:
    assert ids(newest([dated(1, 3), dated(2, None), dated(3, 9)], 2)) == ["1", "2"]


def test_equal_dates_keep_the_first() -> None:
    assert ids(newest([dated(number, 5) for number in range(4)], 2)) == ["0", "1"]


def test_only_what_is_not_known_is_news() -> None:
    entries = [Entry(id=Clean("1"), title=Clean("One")), Entry(id=Clean("2"), title=Clean("Two"))]
    first = news(entries, {}, now=NOW, first=True, limit=9)
    assert [item.key for item in first.items] == ["1", "2"]
    known = {item.key: Known(item.digest, item.entry.title or UNTITLED) for item in first.items}
    assert news(entries, known, now=NOW, first=False, limit=9) == News(listed=frozenset({"1", "2"}))
    changed = [entries[0], Entry(id=Clean("2"), title=Clean("Two!"))]
    assert [item.key for item in news(changed, known, now=NOW, first=False, limit=9).items] == ["2"]


def test_what_is_gone_for_good_is_no_news_but_listed() -> None:
    entries = [Entry(id=Clean("1")), Entry(id=Clean("2"))]
    found = news(entries, {}, now=NOW, first=True, limit=9, buried={tombstone("1")})
    assert [item.key for item in found.items] == ["2"]
    assert found.listed == {"1", "2"}


def test_an_article_that_goes_by_another_key_is_no_news() -> None:
    held = Entry(id=Clean("http://a.example/1"), title=Clean("One"))
    known = {"http://a.example/1": Known(digest(held), Clean("One"))}
    found = news([replace(held, id=Clean("https://a.example/1"))], known, now=NOW, first=False, limit=9)
    assert (found.items, found.moved_keys) == ((), {"http://a.example/1": "https://a.example/1"})
    edited = Entry(id=Clean("https://a.example/1"), title=Clean("One!"))
    assert [item.key for item in news([edited], known, now=NOW, first=False, limit=9).items] == ["https://a.example/1"]


def test_an_article_that_changes_all_the_time_is_left_alone_until_its_publisher_dates_the_change() -> None:
    def told(edits: int, updated: datetime | None) -> int:
        known = {"1": Known(b"old", Clean("One"), edits=edits, updated=NOW)}
        entry = Entry(id=Clean("1"), title=Clean("One"), updated=updated)
        return len(news([entry], known, now=NOW, first=False, limit=9).items)

    unmoved = datetime.fromtimestamp(NOW, UTC)
    assert told(23, unmoved) == 1
    assert told(24, unmoved) == 0
    assert told(24, unmoved + timedelta(seconds=1)) == 1


def test_where_comments_are_found_goes_along() -> None:
    entry = Entry(comments="http://a.example/talk", comments_feed="http://a.example/talk.xml")
    made = draft(Item("k", b"d", entry, NOW), Digest(Summary(Document()), wants_page=False), now=NOW)
    assert (made.comments, made.comments_feed) == ("http://a.example/talk", "http://a.example/talk.xml")


def test_an_article_is_called_by_its_title_its_gist_its_link_or_untitled() -> None:
    link = "http://a.example/1"
    assert drafted(Entry(title=Clean("Title"), link=link), "Gist")[0] == "Title"
    assert drafted(Entry(link=link), "Gist")[0] == "Gist"
    assert len(drafted(Entry(), "word " * 40)[0]) <= 80
    assert drafted(Entry(link=link))[0] == link
    assert drafted(Entry())[0] == UNTITLED


def test_dates_far_in_the_future_are_not_believed() -> None:
    soon, never = datetime.fromtimestamp(NOW + 3600, UTC), datetime(2099, 1, 1, tzinfo=UTC)
    assert drafted(Entry(published=soon))[1] == NOW + 3600
    assert drafted(Entry(published=never))[1] is None
    assert drafted(Entry(updated=soon))[1] == NOW + 3600
    assert drafted(Entry())[1] is None


@pytest.mark.parametrize(
    ("full_text", "link", "stub", "wanted"),
    [
        (FullText.STUB, "https://a.example/1", True, True),
        (FullText.STUB, "https://a.example/1", False, False),
        (FullText.ALWAYS, "https://a.example/1", False, True),
        (FullText.ALWAYS, None, False, False),
        (FullText.NEVER, "https://a.example/1", True, False),
    ],
)
def test_the_user_says_when_a_page_is_wanted(
    full_text: FullText, link: str | None, *, stub: bool, wanted: bool
) -> None:
    digested = Digest(Summary(Document()), wants_page=stub)
    assert draft(Item("k", b"d", Entry(link=link), NOW), digested, now=NOW, full_text=full_text).wants_page is wanted


def test_rules_see_what_the_feed_gave_and_fetch_no_page_that_is_never_to_be_fetched() -> None:
    text = Document((Block(BlockKind.PARAGRAPH, Clean("A heron stood in the rain.")),), lang="en")
    entry = Entry(title=Clean("Birds"), link="https://a.example/1", author=Clean("Ann Okafor"))
    made = draft(Item("k", b"d", entry, NOW), Digest(Summary(text, gist=Clean("A heron.")), wants_page=False), now=NOW)
    rules = read_rules(
        (
            Rule(Deed.FULLTEXT, Clean("stood rain is:unread -is:starred")),
            Rule(Deed.TAG, Clean("feed:wings tag:Nature author:okafor lang:en url:a.example newer:1h"), tag=Clean("b")),
        )
    )
    feed = Subscription("https://a.example/feed", tags=("nature",))
    found = judged(made, rules, feed, Clean("On Wings"), now=NOW)
    assert (found.verdict.page, found.verdict.tags) == (True, ("b",))
    assert replace(found, verdict=NO_RULE) == made
    never = replace(feed, full_text=FullText.NEVER)
    assert not judged(made, rules, never, Clean("On Wings"), now=NOW).verdict.page
