"""`matins refresh`."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matins.config.edit import add_feed
from matins.model.events import Broken, Busy, Failure, FeedDone, FeedsDue, Finished, Notice, PageDone, PagesDue, Tidying
from matins.model.feed import Subscription
from matins.paths import Paths

Matins = Callable[..., Any]

ADDRESS = "https://me:hunter2@a.example/feed"
FAILED = FeedDone(ADDRESS, "A", "failed", reason="404 Not Found")
SUMS = Finished(ok=2, unchanged=1, failed=1, new=10, updated=2, failures=(Failure(ADDRESS, "404 Not Found"),))
EVENTS = (FeedsDue(4), FeedDone("https://b.example/", "B", "ok", 10, 2), FAILED, PagesDue(1), PageDone(3), SUMS)

HEEDING = """
import signal, sys
# A shell that runs the tests in the background has Ctrl+C ignored, nohup a hangup, and what ignores one passes that on.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
from matins.__main__ import main
sys.exit(main())
"""


@pytest.fixture(autouse=True)
def _a_feed(paths: Paths) -> None:
    add_feed(paths.config, Subscription(ADDRESS))


def test_one_line_tells_the_result_and_failures_are_told_apart(matins: Matins, background: Any) -> None:
    background.events = EVENTS
    outcome = matins("refresh")
    assert outcome.code == 3
    assert outcome.out == "4 feeds: 10 new articles, 2 updated, 1 feed failed\n"
    assert outcome.err == "https://•••@a.example/feed: 404 Not Found\n"


def test_notices_are_told_to_people(matins: Matins, background: Any) -> None:
    background.events = (Notice("old articles \x1b[31mgo"), Tidying("copying", 3), Finished(ok=1))
    for options in ((), ("--json",)):
        outcome = matins("refresh", *options)
        assert outcome.err == "old articles [31mgo\n"
        assert "old" not in outcome.out


def test_what_takes_long_is_shown_on_a_terminal(matins: Matins, background: Any) -> None:
    background.events = (FeedsDue(1), Tidying("indexing articles", 1_200), Tidying("copying"), Finished(ok=1))
    outcome = matins("refresh", terminal=True)
    assert "indexing articles: 1,200 left" in outcome.err
    assert "copying" in outcome.err


@pytest.mark.parametrize(
    ("sums", "said", "code"),
    [
        (Finished(), "no feed is due; --force asks them all", 0),
        (Finished(ok=1, new=1), "1 feed: 1 new article, 0 updated", 0),
        (Finished(unchanged=1_200), "1,200 feeds: 0 new articles, 0 updated", 0),
        (Finished(failed=2), "2 feeds: 0 new articles, 0 updated, 2 feeds failed", 1),
        (Finished(ok=1, interrupted=True), "1 feed: 0 new articles, 0 updated", 130),
    ],
)
def test_the_sums_decide_the_exit_code(matins: Matins, background: Any, sums: Finished, said: str, code: int) -> None:
    background.events = (sums,)
    outcome = matins("refresh")
    assert (outcome.code, outcome.out) == (code, said + "\n")


def test_the_result_may_be_json(matins: Matins, background: Any) -> None:
    background.events = EVENTS
    outcome = matins("refresh", "--json")
    assert (outcome.code, outcome.err) == (3, "")
    assert outcome.document == {
        "schema": 1,
        "feeds": {"ok": 2, "unchanged": 1, "failed": 1},
        "articles": {"new": 10, "updated": 2},
        "failures": [{"address": "https://•••@a.example/feed", "reason": "404 Not Found"}],
    }


def test_the_job_is_what_was_typed(matins: Matins, background: Any) -> None:
    background.events = (Finished(),)
    matins("refresh", "A", "B", "--force")
    (job,) = background.asked
    assert (job.feeds, job.force, job.refreshes) == (("A", "B"), True, True)


def test_without_feeds_a_hint_says_how_to_get_one(matins: Matins, background: Any, paths: Paths) -> None:
    paths.config.unlink()
    background.events = (Finished(),)
    assert matins("refresh").out == "no feeds yet; matins add ADDRESS subscribes to one\n"


def test_feeds_that_are_all_gone_are_not_said_to_wait_for_force(matins: Matins, background: Any) -> None:
    background.events = (Finished(),)
    assert matins("refresh", "--force").out == "every feed is gone; matins feeds lists them\n"


@pytest.mark.parametrize(
    ("events", "said", "code"),
    [
        ((Busy("pid 123 on host"),), "another refresh is running (pid 123 on host)\n", 1),
        ((Broken("the database is locked"),), "the database is locked\n", 1),
        ((Broken("the config is wrong", 2),), "the config is wrong\n", 2),
    ],
)
def test_a_refresh_that_cannot_be_says_why(
    matins: Matins, background: Any, events: tuple[Any, ...], said: str, code: int
) -> None:
    background.events = events
    outcome = matins("refresh")
    assert (outcome.code, outcome.out, outcome.err) == (code, "", said)


def test_a_terminal_shows_the_progress_and_leaves_nothing_of_it(matins: Matins, background: Any) -> None:
    background.events = EVENTS
    outcome = matins("refresh", terminal=True)
    shown = outcome.err.split("\r\x1b[K")
    assert shown[0] == f"[{'.' * 24}] feeds 0/4"
    assert "[######" + "." * 18 + "] feeds 1/4" in shown
    assert "[" + "#" * 14 + "." * 10 + "] feeds 2/4, pages 1/1, 1 feed failed" in shown
    assert "https://•••@a.example/feed: 404 Not Found\n" in outcome.err
    assert outcome.err.endswith("\r\x1b[K")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_stops_a_refresh_that_waits_for_a_server(tmp_path: Path, number: signal.Signals) -> None:
    config = tmp_path / "config.toml"
    with socket.create_server(("127.0.0.1", 0)) as server:
        add_feed(config, Subscription(f"http://127.0.0.1:{server.getsockname()[1]}/feed"))
        server.settimeout(30)
        command = [sys.executable, "-c", HEEDING, "--config", str(config), "--data-dir", str(tmp_path), "refresh"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            connection, _ = server.accept()
            with connection:
                os.kill(process.pid, number)
                out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert (out, err) == ("", "")


def test_a_refresh_outlives_its_terminal_where_nohup_started_it(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    with socket.create_server(("127.0.0.1", 0)) as server:
        add_feed(config, Subscription(f"http://127.0.0.1:{server.getsockname()[1]}/feed"))
        server.settimeout(30)
        command = [sys.executable, "-m", "matins", "--config", str(config), "--data-dir", str(tmp_path), "refresh"]
        process = subprocess.Popen(["nohup", *command], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        with process:
            connection, _ = server.accept()
            with connection:
                os.kill(process.pid, signal.SIGHUP)
                connection.sendall(b"HTTP/1.1 404 Not Found\r\n\r\n")
            out, _ = process.communicate(timeout=30)
    assert (process.returncode, out) == (1, "1 feed: 0 new articles, 0 updated, 1 feed failed\n")
