"""Feed documents made for the tests."""

from collections.abc import Callable

import pytest


@pytest.fixture
def rss() -> Callable[..., bytes]:
    """Return what makes an RSS document of items: strings, put into `<item>` as they are."""

    def make(*items: str, channel: str = "<title>Town</title><link>https://town.example/</link>") -> bytes:
        inner = "".join(f"<item>{item}</item>" for item in items)
        head = '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        names = ' xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        return f"{head}{names}<channel>{channel}{inner}</channel></rss>".encode()

    return make


@pytest.fixture
def atom() -> Callable[..., bytes]:
    """Return what makes an Atom document of entries: strings, put into `<entry>` as they are."""

    def make(*entries: str, feed: str = '<title>Town</title><link href="https://town.example/"/>') -> bytes:
        inner = "".join(f"<entry>{entry}</entry>" for entry in entries)
        return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de-AT">{feed}{inner}</feed>'.encode()

    return make
