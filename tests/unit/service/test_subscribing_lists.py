"""What a person begins with on the screen: starter feeds, and lists of feeds."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from matins.config.load import load
from matins.errors import MatinsError
from matins.model.feed import Subscription, Topic
from matins.paths import Paths
from matins.service.subscriptions import LARGEST_COPY, import_file, import_topics, list_path, starter_topics
from matins.text.clean import clean_line
from matins.text.urls import web_address


@pytest.mark.parametrize("typed", ["/x/feeds.opml", "~/feeds.opml", "./urls", "../urls", "/no/such/file"])
def test_what_is_written_like_a_path_is_one(typed: str) -> None:
    assert list_path(typed) == Path(typed).expanduser()


@pytest.mark.parametrize(
    "typed", ["example.org", "https://example.org/x", "feeds.opml", "a" * 5000, "a\0b", "~nobody-here/x"]
)
def test_what_is_no_path_is_an_address(typed: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert list_path(typed) is None


def test_a_file_that_is_here_is_a_path_whatever_it_is_called(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "example.org").write_text("")
    assert list_path("example.org") == Path("example.org")


def test_starter_topics_have_feeds_in_several_languages() -> None:
    topics = starter_topics()
    assert len({topic.lang for topic in topics}) > 3
    assert all(web_address(feed.address) for topic in topics for feed in topic.subscriptions)
    assert all(topic.subscriptions for topic in topics)


def test_chosen_topics_are_subscribed(paths: Paths) -> None:
    feeds = (Subscription("https://a.example/f", clean_line("A"), ("T",)), Subscription("https://b.example/f"))
    chosen = [Topic("T", "en", feeds[:1]), Topic("U", "de", feeds)]
    import_topics(paths, chosen[:1])
    report = import_topics(paths, chosen)
    assert load(paths.config).feeds == feeds
    assert (report.added, report.already) == (("https://b.example/f",), ("https://a.example/f",))


def test_a_list_is_subscribed(paths: Paths, tmp_path: Path) -> None:
    listed = tmp_path / "feeds.opml"
    listed.write_text('<opml><body><outline text="T" xmlUrl="https://a.example/f"/></body></opml>')
    assert import_file(paths, listed).added == ("https://a.example/f",)
    assert load(paths.config).feeds == (Subscription("https://a.example/f", clean_line("T")),)


def test_what_cannot_be_read_is_told_with_the_reason(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "page").write_text("<!doctype html><html><body>x</body></html>")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "big").open("wb") as big:
        big.truncate(LARGEST_COPY + 1)
    for name, why in {
        "none": "cannot be read: No such file or directory",
        "page": "a web page, not a list of feeds",
        "pipe": "no file",
        ".": "no file",
        "big": "larger than 100 MB",
    }.items():
        with pytest.raises(MatinsError) as failed:
            import_file(paths, tmp_path / name)
        assert str(failed.value) == f"{tmp_path / name}: {why}"
    assert not paths.config.exists()


def test_a_screen_that_offers_them_loads_no_parser_and_no_network(tmp_path: Path) -> None:
    (tmp_path / "l.opml").write_text('<opml><body><outline xmlUrl="https://a.example/f"/></body></opml>')
    program = (
        "import sys; from pathlib import Path; from matins.paths import Paths\n"
        "from matins.service import subscriptions\n"
        f"folder = Path({str(tmp_path)!r}); paths = Paths(folder / 'c', folder / 'd', folder / 'log')\n"
        "assert subscriptions.starter_topics() and subscriptions.import_file(paths, folder / 'l.opml').added\n"
        "print(*{'lxml', 'httpx', 'feedparser', 'trafilatura', 'numpy', 'yaml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.strip() == ""
