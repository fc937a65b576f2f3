"""The sample edition as a whole: served by its own process, refreshed by the real pipeline, gone without a trace."""

import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from matins.clock import SystemClock
from matins.config.load import load
from matins.model.document import Status
from matins.model.events import Event, FeedDone, Finished, PageDone
from matins.service.background import Job, watch
from matins.service.library import Library
from matins.service.sample.catalogue import read_catalogue
from matins.service.sample.edition import SampleEdition

FEEDS = read_catalogue()
ARTICLES = sum(len(feed.entries) for feed in FEEDS)
PAGES = sum(len(feed.entries) for feed in FEEDS if not feed.whole)


def dialled(address: str) -> socket.socket:
    """Return a connection that the server has answered once, so that it ends only when the server does."""
    parts = urlsplit(address)
    connection = socket.create_connection((parts.hostname, parts.port or 0), timeout=5)
    connection.sendall(f"HEAD {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\n\r\n".encode())
    assert connection.recv(4096).startswith(b"HTTP/1.1 200 ")
    return connection


def test_the_feeds_answer_at_once_and_the_config_follows_them() -> None:
    with SampleEdition() as edition:
        assert [feed.address for feed in load(edition.paths.config).feeds] == list(edition.addresses)
        assert load(edition.paths.config).refresh.on_start
        for address in edition.addresses:
            dialled(address).close()


def test_the_folder_is_private_and_holds_everything() -> None:
    with SampleEdition() as edition:
        folder = edition.paths.config.parent
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(edition.paths.config.stat().st_mode) == 0o600
        assert edition.paths.data.is_relative_to(folder)
        assert edition.paths.log.is_relative_to(folder)


def test_nothing_is_left_behind() -> None:
    with SampleEdition() as edition:
        edition.paths.data.mkdir()
        edition.paths.database.write_bytes(b"something")
        connection = dialled(edition.addresses[0])
    with connection:
        assert connection.recv(1) == b""
    assert not edition.paths.config.parent.exists()
    with pytest.raises(OSError, match="refused"):
        dialled(edition.addresses[0])


def test_a_failure_inside_leaves_nothing_behind_either() -> None:
    edition = SampleEdition()
    with pytest.raises(KeyboardInterrupt), edition:
        raise KeyboardInterrupt
    assert not edition.paths.config.parent.exists()


def test_a_failure_on_entering_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "no-python"))
    with pytest.raises(FileNotFoundError), SampleEdition():
        pass
    assert not list(tmp_path.iterdir())


def test_the_server_says_nothing_on_the_terminal(capfd: pytest.CaptureFixture[str]) -> None:
    with SampleEdition() as edition:
        dialled(edition.addresses[0]).close()
    assert capfd.readouterr() == ("", "")


def test_two_editions_at_once_keep_apart() -> None:
    with SampleEdition() as one, SampleEdition() as other:
        assert not set(one.addresses) & set(other.addresses)
        assert one.paths.data != other.paths.data


def test_the_server_does_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    program = (
        "import sys\n"
        "from matins.service.sample.edition import SampleEdition\n"
        "with SampleEdition() as edition:\n"
        "    print(edition.addresses[0], flush=True)\n"
        "    sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path)},
    ) as parent:
        assert parent.stdout is not None
        connection = dialled(parent.stdout.readline().strip())
        parent.send_signal(signal.SIGKILL)
    with connection:
        assert connection.recv(1) == b""


def test_entering_loads_no_server_and_nothing_that_fetches_or_parses() -> None:
    program = (
        "import sys\n"
        "from matins.service.sample.edition import SampleEdition\n"
        "with SampleEdition():\n"
        "    print(*{name.partition('.')[0] for name in sys.modules})\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert not set(done.stdout.split()) & {"http", "socketserver", "xml", "httpx", "lxml", "tomlkit", "textual", "apsw"}


async def events_of(job: Job, edition: SampleEdition) -> list[Event]:
    return [event async for event in watch(job, edition.paths)]


async def test_the_real_pipeline_takes_in_all_of_it_and_a_second_time_finds_nothing_new() -> None:
    with SampleEdition() as edition:
        events = await events_of(Job(), edition)
        assert not [event for event in events if isinstance(event, FeedDone | PageDone) and event.reason]
        assert events[-1] == Finished(ok=len(FEEDS), new=ARTICLES, pages=PAGES)
        with Library.open(edition.paths, load(edition.paths.config), SystemClock()) as library:
            rows = library.first(library.open_view(), 50)
            (walled,) = [row for row in rows if row.status is Status.TEASER]
            told = library.article(walled.id)
        assert told
        assert told.reason == "the rest is behind a paywall"
        assert {row.title for row in rows} == {entry.title for feed in FEEDS for entry in feed.entries}
        assert rows[0].title == "Your first morning with matins"
        assert all(row.gist for row in rows)
        again = await events_of(Job(force=True), edition)
        assert again[-1] == Finished(unchanged=len(FEEDS))
