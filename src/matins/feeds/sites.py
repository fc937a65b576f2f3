"""Where well-known kinds of sites keep their feeds, told from an address alone; pure.

The forms are those the sites document themselves, or that Miniflux (internal/reader/subscription) and RSSHub Radar use.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from matins.text.urls import host, web_address

_LONGEST = 2_000_000

# The page of a YouTube channel or video names many channels; what is said of its own is looked for first.
_CHANNEL = tuple(
    re.compile(before + rb"(?P<channel>UC[\w-]{22})(?![\w-])")
    for before in (
        rb"/feeds/videos\.xml\?channel_id=",
        rb"<link rel=\"canonical\" href=\"https://www\.youtube\.com/channel/",
        rb"itemprop=\"(?:identifier|channelId)\" content=\"",
        rb"\"externalId\":\s?\"",
        rb"\"channelId\":\s?\"",
    )
)


@dataclass(frozen=True, slots=True)
class Form:
    """How addresses of one kind of site lead to its feeds.

    `hosts` and `path` are patterns for the whole host, without "www.", and the whole path, without a slash at its end;
    with `query` the address must have that parameter, with `page` one of these patterns must be in the page's HTML.
    `feeds` are templates of addresses, on the same host where they begin with a path, for what the patterns named, for
    the parameter, for `path`, and for `search`: all of the query with its question mark, "" where there is none.
    """

    hosts: str
    path: str
    feeds: tuple[str, ...]
    query: str = ""
    page: Sequence[re.Pattern[bytes]] = ()


_YOUTUBE = r"(?:m\.|music\.)?youtube\.com"
_GITHUB = r"github\.com"
_NO_USER = (
    r"(?!/(?:about|account|apps|collections|contact|customer-stories|enterprise|events|explore|features|issues|login"
    r"|marketplace|new|notifications|organizations|pricing|pulls|search|security|settings|signup|site|sponsors|stars"
    r"|team|topics|trending|watching)(?:/|$))"
)
_GITLAB = r"(?:.+\.)?gitlab\..+|salsa\.debian\.org|invent\.kde\.org|framagit\.org"
_PROJECT = r"(?P<project>/[^/]+(?:/(?!-/)[^/]+)+?)"
_GITEA = r"codeberg\.org|gitea\.com|(?:git|gitea|forgejo)\..+"
_REDDIT = r"(?:old\.|new\.|np\.)?reddit\.com"
_EXCHANGE = r"(?:.+\.)?stackexchange\.com|(?:[^.]+\.)?stackoverflow\.com|superuser\.com|serverfault\.com|askubuntu\.com"

SITES: tuple[Form, ...] = (
    Form(_YOUTUBE, r"/channel/(?P<id>UC[\w-]+)(?:/.*)?", ("/feeds/videos.xml?channel_id={id}",)),
    Form(_YOUTUBE, r"/user/(?P<user>[^/]+)(?:/.*)?", ("/feeds/videos.xml?user={user}",)),
    Form(_YOUTUBE, r"/(?:playlist|watch)", ("/feeds/videos.xml?playlist_id={list}",), query="list"),
    Form(
        rf"{_YOUTUBE}|youtu\.be",
        r"/.+",
        ("https://www.youtube.com/feeds/videos.xml?channel_id={channel}",),
        page=_CHANNEL,
    ),
    Form(_GITHUB, r"/orgs/(?P<user>[^/]+)(?:/.*)?", ("/{user}.atom",)),
    Form(_GITHUB, rf"{_NO_USER}/(?P<user>[^/]+)", ("/{user}.atom",)),
    Form(_GITHUB, r"(?P<repository>/[^/]+/[^/]+)/releases(?:/.*)?", ("{repository}/releases.atom",)),
    Form(_GITHUB, r"(?P<repository>/[^/]+/[^/]+)/tags(?:/.*)?", ("{repository}/tags.atom",)),
    Form(_GITHUB, r"/[^/]+/[^/]+/commits(?:/.+)?", ("{path}.atom",)),
    Form(
        _GITHUB,
        rf"{_NO_USER}(?P<repository>/[^/]+/[^/]+)(?:/.*)?",
        ("{repository}/releases.atom", "{repository}/commits.atom", "{repository}/tags.atom"),
    ),
    Form(_GITLAB, r"/[^/]+", ("{path}.atom",)),
    Form(_GITLAB, rf"{_PROJECT}/-/releases(?:/.*)?", ("{project}/-/releases.atom",)),
    Form(_GITLAB, rf"{_PROJECT}/-/tags(?:/.*)?", ("{project}/-/tags?format=atom",)),
    Form(_GITLAB, rf"{_PROJECT}/-/commits/.+", ("{path}?format=atom",)),
    Form(
        _GITLAB,
        rf"{_PROJECT}(?:/-/.*)?",
        ("{project}/-/releases.atom", "{project}/-/tags?format=atom", "{project}.atom"),
    ),
    Form(
        r"git\.sr\.ht",
        r"(?P<repository>/~[^/]+/[^/]+)(?:/.*)?",
        ("{repository}/refs/rss.xml", "{repository}/log/rss.xml"),
    ),
    Form(_GITEA, r"/[^/]+", ("{path}.rss",)),
    Form(
        _GITEA,
        r"(?P<repository>/[^/]+/[^/]+)(?:/.*)?",
        ("{repository}/releases.rss", "{repository}/tags.rss", "{repository}.rss"),
    ),
    Form(_REDDIT, r"/u(?:ser)?/(?P<user>[^/]+)", ("/user/{user}/.rss{search}",)),
    Form(_REDDIT, r".*(?<!\.rss)", ("{path}/.rss{search}",)),
    Form(r"medium\.com", r"(?P<part>/@[^/]+|/tag/[^/]+|/[^/]+/tagged/[^/]+|/[^/@]+)(?:/.*)?", ("/feed{part}",)),
    Form(r".+\.medium\.com", r".*", ("/feed",)),
    Form(r"open\.substack\.com", r"/pub/(?P<user>[\w-]+)(?:/.*)?", ("https://{user}.substack.com/feed",)),
    Form(r"substack\.com", r"/@(?P<user>[\w-]+)(?:/.*)?", ("https://{user}.substack.com/feed",)),
    Form(r".+\.substack\.com", r".*", ("/feed",)),
    Form(r".+\.wordpress\.com", r"(?P<part>/(?:category|tag|author)/.+)", ("{part}/feed/",)),
    Form(r".+\.wordpress\.com", r".*", ("/feed/",)),
    Form(
        r".+\.blogspot\.(?:[a-z]{2,3}|com?\.[a-z]{2})",
        r"/search/label/(?P<label>[^/]+)",
        ("/feeds/posts/default/-/{label}",),
    ),
    Form(r".+\.blogspot\.(?:[a-z]{2,3}|com?\.[a-z]{2})", r".*", ("/feeds/posts/default",)),
    Form(r"tumblr\.com", r"/(?:blog/(?:view/)?)?(?P<blog>[\w-]+)(?:/.*)?", ("https://{blog}.tumblr.com/rss",)),
    Form(r".+\.tumblr\.com", r"(?P<part>/tagged/[^/]+)", ("{part}/rss",)),
    Form(r".+\.tumblr\.com", r".*", ("/rss",)),
    Form(r"bsky\.app", r"(?P<part>/profile/[^/]+)(?:/.*)?", ("{part}/rss",)),
    Form(r"news\.ycombinator\.com", r".*", ("/rss",)),
    Form(r"lobste\.rs", r"/t/[^/]+", ("{path}.rss",)),
    Form(r"lobste\.rs", r".*", ("/rss",)),
    Form(_EXCHANGE, r"/questions/tagged/(?P<tag>[^/]+)", ("/feeds/tag/{tag}",)),
    Form(_EXCHANGE, r"/(?P<kind>question|user)s/(?P<number>\d+)(?:/.*)?", ("/feeds/{kind}/{number}",)),
    Form(_EXCHANGE, r"(?:/questions)?", ("/feeds",)),
    Form(r"dev\.to", r"/t/(?P<tag>[^/]+)", ("/feed/tag/{tag}",)),
    Form(r"dev\.to", r"/(?P<user>[^/]+)(?:/.*)?", ("/feed/{user}",)),
    Form(r"vimeo\.com", r"/(?!\d+$)(?P<user>[^/]+)(?:/videos)?", ("/{user}/videos/rss",)),
    Form(r"arxiv\.org", r"/list/(?P<name>[^/]+)(?:/.*)?", ("https://rss.arxiv.org/rss/{name}",)),
)
"""Forms of sites that are known by their host; of those that fit an address the first counts."""

PATHS: tuple[Form, ...] = (
    Form(r".+", r"(?P<part>/@(?P<user>[^/@]+))(?:/(?:with_replies|media))?", ("{part}.rss", "/users/{user}.atom")),
    Form(r".+", r"/@[^/@]+/tagged/[^/]+", ("{path}.rss",)),
    Form(r".+", r"/users/[^/]+", ("{path}.rss", "{path}.atom")),
    Form(r".+", r"/tags/[^/]+", ("{path}.rss", "{path}/feed/", "{path}/index.xml")),
    Form(r".+", r"/[cu]/[^/]+", ("/feeds{path}.xml",)),
    Form(r".+", r".*/(?:category|tag|author)/.+", ("{path}/feed/", "{path}/rss/")),
)
"""Forms of software that anyone may run (Mastodon, Pixelfed, Lemmy, WordPress, Ghost), known by its paths."""


def site_feeds(address: str, page: bytes = b"") -> tuple[str, ...]:
    """Return where the site at `address` keeps the feeds of what is shown there, by its host; `page` is its HTML."""
    return _first(SITES, address, page)


def path_feeds(address: str) -> tuple[str, ...]:
    """Return where software that has such paths as `address` would keep the feeds of what is shown there."""
    return _first(PATHS, address, b"")


def _first(forms: Sequence[Form], address: str, page: bytes) -> tuple[str, ...]:
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    name, path, asked = host(address), parts.path.rstrip("/"), dict(parse_qsl(parts.query))
    for form in forms:
        named = _named(form, name, path, asked, page)
        if named is not None:
            named |= {"path": path, "search": f"?{parts.query}" if parts.query else ""}
            filled = (template.format_map(named) for template in form.feeds)
            here = f"{parts.scheme}://{parts.netloc}"
            addresses = (web_address(here + feed if feed.startswith("/") else feed) for feed in filled)
            return tuple(feed for feed in addresses if feed)
    return ()


def _named(form: Form, name: str, path: str, asked: Mapping[str, str], page: bytes) -> dict[str, str] | None:
    """Return what the patterns of `form` name in an address, or None where it does not fit."""
    fits = re.fullmatch(form.hosts, name) and re.fullmatch(form.path, path)
    if not fits or (form.query and not re.fullmatch(r"[\w-]+", asked.get(form.query, ""))):
        return None
    found = next(filter(None, (pattern.search(page[:_LONGEST]) for pattern in form.page)), None)
    if form.page and not found:
        return None
    read = {key: value.decode("ascii") for key, value in found.groupdict().items()} if found else {}
    parameter = {form.query: asked[form.query]} if form.query else {}
    return fits.groupdict() | parameter | read
