"""Feeds to begin with, by topic; their list is a data file, in OPML like everyone's."""

from importlib.resources import files

from matins.model.feed import Subscription, Topic


def topics() -> tuple[Topic, ...]:
    """Return the topics in the order of the list; it is read at each call."""
    from matins.feeds.lists.opml import read_opml  # when it is asked for

    listing = read_opml(files("matins.feeds.lists").joinpath("data", "starter.opml").read_text("utf-8"))
    found: dict[tuple[str, str], list[Subscription]] = {}
    for feed in listing.feeds:
        name, lang = feed.tags
        found.setdefault((name, lang), []).append(Subscription(feed.address, feed.title, (name,)))
    return tuple(Topic(name, lang, tuple(feeds)) for (name, lang), feeds in found.items())
