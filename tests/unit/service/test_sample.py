"""The sample edition's texts are sound and true, its feeds are read as they were meant, and its server is polite."""

import re
import socket
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from http.client import HTTPConnection, HTTPResponse
from importlib.resources import files
from xml.etree.ElementTree import fromstring

import pytest

from matins.commands import SCREEN_COMMANDS, SHELL_COMMAND
from matins.extract import extract_document
from matins.feeds import parse_feed
from matins.model.document import BlockKind, Document, Status
from matins.service.sample.catalogue import Format, SampleEntry, SampleFeed, read_catalogue
from matins.service.sample.formats import WRITING, Channel, Writing
from matins.service.sample.server import SiteServer
from matins.service.sample.site import Resource, site
from matins.summary import summarise
from matins.text.urls import host

BASE = "http://127.0.0.1:4711"
NOW = 1_750_000_000
FEEDS = read_catalogue()
ENTRIES = [entry for feed in FEEDS for entry in feed.entries]
LANGS = {entry.path: feed.lang for feed in FEEDS for entry in feed.entries}
TEASER = "/terminal/tram-depot.html"
LONG = "/terminal/the-long-hours.html"
KEYS = "/gazette/every-key.html"
LISTED = "/gazette/what-a-summary-may-say.html"

KEY_NAMES = {
    "?": "question_mark",
    "+": "plus",
    ".": "full_stop",
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    ">": "greater_than_sign",
    "<": "less_than_sign",
    "/": "slash",
    "=": "equals_sign",
    "Esc": "escape",
    "↓": "down",
    "↑": "up",
}
"""Textual's names of the keys whose name is not what the articles call them."""


@pytest.fixture(scope="module")
def resources() -> dict[str, Resource]:
    return site(FEEDS, BASE, NOW)


@pytest.fixture(scope="module")
def documents(resources: dict[str, Resource]) -> dict[str, Document]:
    return {
        entry.path: extract_document(
            resources[entry.path].body, url=BASE + entry.path, content_type=resources[entry.path].content_type
        )
        for entry in ENTRIES
    }


class Marked(HTMLParser):
    """Collects the text of every element of one tag."""

    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag, self.texts, self.inside = tag, list[str](), False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == self.tag:
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != self.tag

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def marked(tag: str, html: str) -> list[str]:
    parser = Marked(tag)
    parser.feed(html)
    return parser.texts


def test_the_edition_is_about_a_dozen_articles_in_three_languages_and_all_formats() -> None:
    assert 12 <= len(ENTRIES) <= 20
    assert {feed.lang for feed in FEEDS} == {"en", "de", "fr"}
    assert {feed.format for feed in FEEDS} == set(Format)
    assert any(feed.whole for feed in FEEDS)


def test_every_path_is_there_once_and_every_data_file_is_used() -> None:
    paths = [path for feed in FEEDS for path in (feed.path, feed.home, *(entry.path for entry in feed.entries))]
    assert len(paths) == len(set(paths))
    folder = files("matins.service.sample")
    stored = {
        f"/{feed.name}/{text.name}" for feed in FEEDS for text in folder.joinpath("articles", feed.name).iterdir()
    }
    assert stored == {entry.path for entry in ENTRIES}
    assert {frame.name for frame in folder.joinpath("frames").iterdir()} == {f"{feed.name}.html" for feed in FEEDS}


def test_every_article_is_of_this_week_and_no_two_are_of_the_same_minute() -> None:
    ages = [entry.age for entry in ENTRIES]
    assert min(ages) > 0
    assert max(ages) < 7 * 24 * 60
    assert len(ages) == len(set(ages))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: str(entry.path))
def test_an_article_is_well_formed_and_leads_nowhere_outside(entry: SampleEntry) -> None:
    text = entry.text()
    assert fromstring(f"<article>{text}</article>") is not None
    assert {host(address) for address in re.findall(r'https?://[^\s"<]+', text)} <= {"example.org"}


def taught_keys(*entries: SampleEntry) -> set[str]:
    keys = (key for entry in entries for key in marked("kbd", entry.text()))
    return {KEY_NAMES.get(key) or (key if len(key) == 1 else key.lower().replace(" ", "+")) for key in keys}


def test_every_key_that_is_taught_is_a_key_of_the_table() -> None:
    assert taught_keys(*ENTRIES) <= {key for command in SCREEN_COMMANDS for key in command.keys}


def test_the_page_of_every_key_leaves_no_command_out() -> None:
    taught = taught_keys(*(entry for entry in ENTRIES if entry.path == KEYS))
    assert not [command.id for command in SCREEN_COMMANDS if taught.isdisjoint(command.keys)]


def test_every_command_that_is_taught_is_a_command_of_the_table() -> None:
    code = "\n".join(line for entry in ENTRIES for line in marked("code", entry.text()))
    taught = re.findall(r"\bmatins ([a-z]+)", code)
    assert len(set(taught)) > 5
    assert set(taught) <= set(SHELL_COMMAND)


@pytest.mark.parametrize("feed", FEEDS, ids=lambda feed: str(feed.name))
def test_a_feed_is_read_as_it_was_meant(feed: SampleFeed, resources: dict[str, Resource]) -> None:
    resource = resources[feed.path]
    parsed = parse_feed(resource.body, url=BASE + feed.path, content_type=resource.content_type)
    assert (parsed.title, parsed.lang, parsed.home) == (feed.title, feed.lang, BASE + feed.home)
    assert [entry.title for entry in parsed.entries] == [entry.title for entry in feed.entries]
    assert [entry.author for entry in parsed.entries] == [entry.author for entry in feed.entries]
    assert [entry.link for entry in parsed.entries] == [BASE + entry.path for entry in feed.entries]
    now = datetime.fromtimestamp(NOW, UTC)
    assert [entry.published for entry in parsed.entries] == [
        now - timedelta(minutes=entry.age) for entry in feed.entries
    ]
    assert all(bool(entry.content_html) is feed.whole for entry in parsed.entries)


@pytest.mark.parametrize("writing", WRITING.values(), ids=WRITING)
def test_a_feed_without_entries_is_a_feed(writing: Writing) -> None:
    channel = Channel(f"{BASE}/feed", f"{BASE}/", "An <empty> & quiet feed", "", "en", ())
    parsed = parse_feed(writing.write(channel), url=channel.address, content_type=writing.media_type)
    assert (parsed.title, parsed.entries) == (channel.title, ())


def test_every_page_gives_a_full_document_but_for_the_teaser(documents: dict[str, Document]) -> None:
    statuses = {path: document.status for path, document in documents.items()}
    assert statuses.pop(TEASER) is Status.TEASER
    assert set(statuses.values()) == {Status.FULL}
    assert documents[TEASER].reason


def test_every_page_names_its_title_and_language(documents: dict[str, Document]) -> None:
    for entry in ENTRIES:
        assert (documents[entry.path].title, documents[entry.path].lang) == (entry.title, LANGS[entry.path])


def test_every_paragraph_comes_through_word_for_word(documents: dict[str, Document]) -> None:
    for entry in ENTRIES:
        written = {
            " ".join("".join(element.itertext()).split())
            for element in fromstring(f"<article>{entry.text()}</article>").iter()
            if element.tag in ("h2", "p", "li")
        }
        assert written <= {block.text for block in documents[entry.path].blocks}


def test_no_furniture_of_a_site_gets_into_a_document(documents: dict[str, Document]) -> None:
    furniture = re.compile(
        r"newsletter|share this|leave a comment|cookies|you may also like|©|abonnieren|abonnez|partager|mehr zum thema",
        re.IGNORECASE,
    )
    found = {
        path: [block.text for block in document.blocks if not block.hidden and furniture.search(block.text)]
        for path, document in documents.items()
    }
    assert not {path: lines for path, lines in found.items() if lines}


def test_the_long_article_is_long(documents: dict[str, Document]) -> None:
    assert documents[LONG].words > 3000
    assert sum(block.kind is BlockKind.HEADING and not block.hidden for block in documents[LONG].blocks) >= 10


def test_the_article_with_a_list_of_its_own_gives_it_as_its_points(documents: dict[str, Document]) -> None:
    points = summarise(documents[LISTED], lang="en").points
    assert [point.label for point in points] == [
        "Own words",
        "A way back",
        "The author's list first",
        "Plain origin",
        "No guessing",
        "No stranger",
    ]


def test_the_teaser_has_no_points_and_every_other_article_has_some(documents: dict[str, Document]) -> None:
    summaries = {path: summarise(document) for path, document in documents.items()}
    assert [path for path, summary in summaries.items() if not summary.points] == [TEASER]
    assert all(summary.sentences for summary in summaries.values())


@pytest.fixture
def connection(resources: dict[str, Resource]) -> Iterator[HTTPConnection]:
    with SiteServer(socket.create_server(("127.0.0.1", 0)), resources) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        client = HTTPConnection("127.0.0.1", server.socket.getsockname()[1], timeout=5)
        yield client
        client.close()
        server.shutdown()
        thread.join()


def ask(connection: HTTPConnection, method: str, path: str, **headers: str) -> tuple[HTTPResponse, bytes]:
    connection.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    response = connection.getresponse()
    return response, response.read()


def test_the_server_hands_out_every_resource(connection: HTTPConnection, resources: dict[str, Resource]) -> None:
    for path, resource in resources.items():
        response, body = ask(connection, "GET", path)
        assert (response.status, body) == (200, resource.body)
        assert response.headers["Content-Type"] == resource.content_type
        assert response.headers["ETag"] == resource.etag


@pytest.mark.parametrize("names", ["{0}", "W/{0}", '"other", {0}', "*"])
def test_what_is_known_already_is_not_sent_again(
    connection: HTTPConnection, resources: dict[str, Resource], names: str
) -> None:
    path = FEEDS[0].path
    etag = resources[path].etag
    response, body = ask(connection, "GET", path, If_None_Match=names.format(etag))
    assert (response.status, body, response.headers["ETag"]) == (304, b"", etag)


@pytest.mark.parametrize("names", ["", '"other"', "{0}"])
def test_a_label_that_differs_gets_the_whole_resource(
    connection: HTTPConnection, resources: dict[str, Resource], names: str
) -> None:
    path = FEEDS[0].path
    response, body = ask(connection, "GET", path, If_None_Match=names.format(resources[path].etag.strip('"')))
    assert (response.status, body) == (200, resources[path].body)


def test_head_tells_the_size_and_sends_nothing(connection: HTTPConnection, resources: dict[str, Resource]) -> None:
    path = ENTRIES[0].path
    response, body = ask(connection, "HEAD", path)
    assert (response.status, body) == (200, b"")
    assert response.headers["Content-Length"] == str(len(resources[path].body))


@pytest.mark.parametrize("path", ["/", "/nowhere.html", "/../catalogue.toml", "/gazette/../../server.py"])
def test_nothing_else_is_handed_out(connection: HTTPConnection, path: str) -> None:
    assert ask(connection, "GET", path)[0].status == 404
