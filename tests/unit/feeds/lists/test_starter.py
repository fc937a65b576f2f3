"""The feeds to begin with."""

from matins.feeds.lists.starter import topics
from matins.text.urls import canonical, web_address


def test_there_are_feeds_on_many_topics_in_many_languages() -> None:
    found = topics()
    assert 8 <= len(found) <= 12
    assert {topic.lang for topic in found} >= {"en", "de", "fr", "es", "it", "pt", "ja"}
    assert len({topic.name for topic in found}) == len(found)
    assert all(3 <= len(topic.subscriptions) <= 9 for topic in found)


def test_every_feed_has_a_name_and_its_topic_and_is_asked_over_tls() -> None:
    feeds = [(topic, feed) for topic in topics() for feed in topic.subscriptions]
    assert len(feeds) >= 50
    for topic, feed in feeds:
        assert feed.address.startswith("https://")
        assert web_address(feed.address) == feed.address
        assert feed.title
        assert feed.tags == (topic.name,)
    assert len({canonical(feed.address) for _, feed in feeds}) == len(feeds)
