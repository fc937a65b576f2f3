"""Where sites keep their feeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matins.feeds.sites import path_feeds, site_feeds
from matins.text.urls import web_address

VIDEOS = "https://www.youtube.com/feeds/videos.xml"
CHANNEL = "UCabcdefghijklmnopqrstuv"
OTHER = "UC0123456789012345678901"


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        (f"https://www.youtube.com/channel/{CHANNEL}", [f"{VIDEOS}?channel_id={CHANNEL}"]),
        (
            f"https://youtube.com/channel/{CHANNEL}/videos",
            [f"https://youtube.com/feeds/videos.xml?channel_id={CHANNEL}"],
        ),
        ("https://www.youtube.com/user/somebody", [f"{VIDEOS}?user=somebody"]),
        ("https://www.youtube.com/playlist?list=PL-x_1", [f"{VIDEOS}?playlist_id=PL-x_1"]),
        ("https://www.youtube.com/watch?v=abc&list=PL2", [f"{VIDEOS}?playlist_id=PL2"]),
        ("https://www.youtube.com/playlist?list=a%26b", []),
        ("https://www.youtube.com/@somebody", []),
        ("https://github.com/someone", ["https://github.com/someone.atom"]),
        ("https://github.com/orgs/some/repositories", ["https://github.com/some.atom"]),
        ("https://github.com/a/b/releases/tag/v1", ["https://github.com/a/b/releases.atom"]),
        ("https://github.com/a/b/tags", ["https://github.com/a/b/tags.atom"]),
        ("https://github.com/a/b/commits", ["https://github.com/a/b/commits.atom"]),
        ("https://github.com/a/b/commits/some/branch/", ["https://github.com/a/b/commits/some/branch.atom"]),
        ("https://github.com/topics/rss", []),
        ("https://github.com/", []),
        ("https://gitlab.com/someone", ["https://gitlab.com/someone.atom"]),
        ("https://gitlab.com/a/b/-/releases", ["https://gitlab.com/a/b/-/releases.atom"]),
        ("https://gitlab.gnome.org/a/b/c/-/tags", ["https://gitlab.gnome.org/a/b/c/-/tags?format=atom"]),
        ("https://salsa.debian.org/a/b/-/commits/main", ["https://salsa.debian.org/a/b/-/commits/main?format=atom"]),
        ("https://codeberg.org/someone", ["https://codeberg.org/someone.rss"]),
        ("https://www.reddit.com/r/rss", ["https://www.reddit.com/r/rss/.rss"]),
        ("https://old.reddit.com/r/rss/top/?t=week", ["https://old.reddit.com/r/rss/top/.rss?t=week"]),
        ("https://reddit.com/u/someone/", ["https://reddit.com/user/someone/.rss"]),
        ("https://www.reddit.com/user/someone", ["https://www.reddit.com/user/someone/.rss"]),
        ("https://www.reddit.com/r/a/comments/1x/title/", ["https://www.reddit.com/r/a/comments/1x/title/.rss"]),
        ("https://www.reddit.com/r/a/.rss", []),
        ("https://medium.com/@someone", ["https://medium.com/feed/@someone"]),
        ("https://medium.com/@someone/a-post-1234", ["https://medium.com/feed/@someone"]),
        ("https://medium.com/a-magazine/a-post", ["https://medium.com/feed/a-magazine"]),
        ("https://medium.com/a-magazine/tagged/x", ["https://medium.com/feed/a-magazine/tagged/x"]),
        ("https://medium.com/tag/feeds", ["https://medium.com/feed/tag/feeds"]),
        ("https://someone.medium.com/a-post", ["https://someone.medium.com/feed"]),
        ("https://someone.substack.com/p/a-post", ["https://someone.substack.com/feed"]),
        ("https://open.substack.com/pub/someone/p/x", ["https://someone.substack.com/feed"]),
        ("https://substack.com/@someone", ["https://someone.substack.com/feed"]),
        ("https://town.wordpress.com/2026/11/x/", ["https://town.wordpress.com/feed/"]),
        ("https://town.wordpress.com/category/sea/", ["https://town.wordpress.com/category/sea/feed/"]),
        ("https://town.blogspot.com/2026/11/x.html", ["https://town.blogspot.com/feeds/posts/default"]),
        ("https://town.blogspot.co.uk/", ["https://town.blogspot.co.uk/feeds/posts/default"]),
        ("https://town.blogspot.de/search/label/Sea", ["https://town.blogspot.de/feeds/posts/default/-/Sea"]),
        ("https://town.tumblr.com/post/1/x", ["https://town.tumblr.com/rss"]),
        ("https://town.tumblr.com/tagged/sea", ["https://town.tumblr.com/tagged/sea/rss"]),
        ("https://www.tumblr.com/town", ["https://town.tumblr.com/rss"]),
        ("https://www.tumblr.com/blog/view/town/1", ["https://town.tumblr.com/rss"]),
        ("https://bsky.app/profile/town.example/post/1", ["https://bsky.app/profile/town.example/rss"]),
        ("https://news.ycombinator.com/newest", ["https://news.ycombinator.com/rss"]),
        ("https://lobste.rs/", ["https://lobste.rs/rss"]),
        ("https://lobste.rs/t/rust", ["https://lobste.rs/t/rust.rss"]),
        ("https://stackoverflow.com/questions/tagged/rss", ["https://stackoverflow.com/feeds/tag/rss"]),
        ("https://unix.stackexchange.com/questions/12/why", ["https://unix.stackexchange.com/feeds/question/12"]),
        ("https://superuser.com/users/7/some", ["https://superuser.com/feeds/user/7"]),
        ("https://superuser.com/", ["https://superuser.com/feeds"]),
        ("https://dev.to/someone/a-post", ["https://dev.to/feed/someone"]),
        ("https://dev.to/t/python", ["https://dev.to/feed/tag/python"]),
        ("https://vimeo.com/someone", ["https://vimeo.com/someone/videos/rss"]),
        ("https://vimeo.com/123456", []),
        ("https://arxiv.org/list/cs.CL/recent", ["https://rss.arxiv.org/rss/cs.CL"]),
        ("https://example.org/", []),
        ("https://notgithub.com/a/b", []),
        ("https://github.com.example/a/b", []),
        ("https://example.org/github.com/a/b", []),
        ("http://[", []),
        ("", []),
    ],
)
def test_a_site_is_known_by_its_host(address: str, feeds: list[str]) -> None:
    assert list(site_feeds(address)) == feeds


@pytest.mark.parametrize(
    ("address", "ends"),
    [
        ("https://github.com/a/b", ["/releases.atom", "/commits.atom", "/tags.atom"]),
        ("https://github.com/a/b/blob/main/x.py", ["/releases.atom", "/commits.atom", "/tags.atom"]),
        ("https://gitlab.com/a/b", ["/-/releases.atom", "/-/tags?format=atom", ".atom"]),
        ("https://gitlab.example.org/a/b/-/blob/main/x", ["/-/releases.atom", "/-/tags?format=atom", ".atom"]),
        ("https://codeberg.org/a/b/src/branch/main", ["/releases.rss", "/tags.rss", ".rss"]),
        ("https://git.example.org:3000/a/b", ["/releases.rss", "/tags.rss", ".rss"]),
        ("https://git.sr.ht/~a/b/tree", ["/refs/rss.xml", "/log/rss.xml"]),
    ],
)
def test_a_repository_has_several_feeds(address: str, ends: list[str]) -> None:
    (*_, owner, name) = address.split("/")[:5]
    assert list(site_feeds(address)) == [f"https://{address.split('/')[2]}/{owner}/{name}{end}" for end in ends]


@pytest.mark.parametrize(
    ("address", "feeds"),
    [
        ("https://social.example/@someone", ["/@someone.rss", "/users/someone.atom"]),
        ("https://social.example/@someone/with_replies", ["/@someone.rss", "/users/someone.atom"]),
        ("https://social.example/@someone/tagged/sea", ["/@someone/tagged/sea.rss"]),
        ("https://social.example/users/someone", ["/users/someone.rss", "/users/someone.atom"]),
        ("https://social.example/tags/sea", ["/tags/sea.rss", "/tags/sea/feed/", "/tags/sea/index.xml"]),
        ("https://social.example/@someone@other.example", []),
        ("https://social.example/c/sea", ["/feeds/c/sea.xml"]),
        ("https://social.example/category/sea/", ["/category/sea/feed/", "/category/sea/rss/"]),
        ("https://social.example/blog/tag/sea", ["/blog/tag/sea/feed/", "/blog/tag/sea/rss/"]),
        ("https://social.example/", []),
        ("https://social.example/2026/post", []),
    ],
)
def test_software_that_anyone_may_run_is_known_by_its_paths(address: str, feeds: list[str]) -> None:
    assert list(path_feeds(address)) == [f"https://social.example{feed}" for feed in feeds]
    assert not site_feeds(address)


@pytest.mark.parametrize(
    "said",
    [
        f'<link rel="alternate" href="https://www.youtube.com/feeds/videos.xml?channel_id={CHANNEL}">',
        f'<link rel="canonical" href="https://www.youtube.com/channel/{CHANNEL}">',
        f'<meta itemprop="identifier" content="{CHANNEL}">',
        f'{{"externalId":"{CHANNEL}"}}',
    ],
)
@pytest.mark.parametrize("address", ["https://www.youtube.com/@someone/videos", "https://youtu.be/abc"])
def test_a_page_of_youtube_names_its_own_channel_among_others(address: str, said: str) -> None:
    page = f'<html><script>{{"channelId":"{OTHER}"}}</script>{said}'.encode()
    assert site_feeds(address, page) == (f"{VIDEOS}?channel_id={CHANNEL}",)


def test_a_page_that_names_no_channel_gives_no_feed() -> None:
    assert site_feeds("https://www.youtube.com/@someone", b'<html>"channelId":"UCshort"') == ()


def test_a_path_never_leads_to_another_host() -> None:
    assert site_feeds("https://www.reddit.com//evil.example/r") == ("https://www.reddit.com//evil.example/r/.rss",)


@given(
    st.sampled_from(["www.youtube.com", "github.com", "gitlab.com", "reddit.com", "medium.com", "tumblr.com", "x.org"]),
    st.text(max_size=40),
    st.binary(max_size=60),
)
def test_whatever_is_asked_the_answer_is_addresses(name: str, path: str, page: bytes) -> None:
    address = web_address(f"https://{name}/{path}")
    for feed in (*site_feeds(address or path, page), *path_feeds(address or path)):
        assert web_address(feed) == feed
