"""matins in a real terminal: how it begins and ends, and what crosses the wire."""

import base64
import fcntl
import os
import re
import signal
import socket
import statistics
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from installation import Installation
from matins.config.load import load
from terminal import Terminal

Start = Callable[..., Terminal]

ALTERNATE, PRIMARY = b"\x1b[?1049h", b"\x1b[?1049l"
TITLES = [f"Title {number}" for number in range(200)]
J_LIST_BYTES, J_BYTES = 500, 3_000
"""The most that a "j" may cost at 100×30: in the list alone, and with the summary following."""


@pytest.fixture
def screen(installation: Installation, terminal: Start) -> Terminal:
    """Return matins on 200 articles, painted and quiet."""
    installation.fill(TITLES)
    started = terminal(installation.argv)
    started.wait_for("Unread 200")
    started.settle()
    return started


def test_q_leaves_with_the_terminal_as_it_was(screen: Terminal) -> None:
    screen.type("q")
    assert screen.wait_for_exit() == 0
    assert screen.raw.count(ALTERNATE) == screen.raw.count(PRIMARY) == 1
    assert b"\x1b[?25h" in screen.raw


def test_marks_are_stored_when_it_is_left(screen: Terminal, installation: Installation) -> None:
    screen.type("mq")
    assert screen.wait_for_exit() == 0
    assert installation.stored()[:2] == [("Title 0", True), ("Title 1", False)]


def test_a_list_marked_read_is_stored_before_it_is_empty(screen: Terminal, installation: Installation) -> None:
    screen.type("A")
    screen.wait_for("Nothing unread")
    os.kill(screen.pid, signal.SIGKILL)
    screen.wait_for_exit()
    assert all(read for _, read in installation.stored())


def test_a_list_marked_read_is_taken_back_and_an_article_found_by_its_words(screen: Terminal) -> None:
    screen.type("A")
    screen.wait_for("Nothing unread")
    screen.type("U")
    screen.wait_for("undone: marked 200 articles of Unread read")
    screen.wait_for("Unread 200")
    screen.type("/title 137")
    screen.wait_for("/title 137: 1 ")
    screen.type("\r")
    screen.type("\x1b")
    screen.wait_for("Unread 200")


def test_sigterm_leaves_in_good_order(screen: Terminal, installation: Installation) -> None:
    screen.type("m")
    screen.wait_for("marked read")
    os.kill(screen.pid, signal.SIGTERM)
    assert screen.wait_for_exit() == 0
    assert PRIMARY in screen.raw
    assert installation.stored()[0] == ("Title 0", True)


def test_sighup_leaves_in_good_order(screen: Terminal, installation: Installation) -> None:
    screen.type("m")
    screen.wait_for("marked read")
    os.kill(screen.pid, signal.SIGHUP)
    assert screen.wait_for_exit() == 0
    assert PRIMARY in screen.raw
    assert installation.stored()[0] == ("Title 0", True)


def test_a_lost_connection_ends_it_with_the_marks_stored(screen: Terminal, installation: Installation) -> None:
    screen.type("m")
    screen.wait_for("marked read")
    screen.hang_up()
    assert screen.wait_for_exit() == 0
    assert installation.stored()[0] == ("Title 0", True)


def test_suspending_gives_the_terminal_back_and_resuming_paints_it(screen: Terminal) -> None:
    before = screen.text
    screen.type("\x1a")
    screen.wait_for_bytes(PRIMARY)
    screen.wait_for_stop()
    screen.screen.reset()
    os.kill(screen.pid, signal.SIGCONT)
    screen.wait_for("Unread 200")
    screen.settle()
    assert screen.text == before
    screen.type("q")
    assert screen.wait_for_exit() == 0


def test_resizing_lays_the_panes_out_anew_and_keeps_the_place(screen: Terminal) -> None:
    screen.type("jjj")
    screen.settle()
    screen.resize(60, 20)
    screen.wait_for("─────")
    screen.settle()
    assert "\n Title 3\n" in screen.text
    screen.resize(100, 30)
    screen.wait_for("│ Title 3")


def test_leaving_during_a_refresh_ends_it(installation: Installation, terminal: Start) -> None:
    installation.fill(TITLES)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        feed = f'[[feeds]]\naddress = "http://127.0.0.1:{silent.getsockname()[1]}/"\n'
        installation.paths.config.write_text(f"[refresh]\non_start = true\n{feed}", encoding="utf-8")
        started = terminal(installation.argv)
        started.wait_for("refreshing 0/1")
        started.type("q")
        assert started.wait_for_exit() == 0
        with installation.paths.refresh_lock.open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)


def test_idling_writes_nothing(screen: Terminal) -> None:
    assert screen.read(2.0) == b""


def test_a_move_with_the_summary_following_costs_little(screen: Terminal) -> None:
    costs = []
    for _ in range(8):
        screen.type("j")
        costs.append(screen.settle())
    assert 0 < statistics.median(costs) <= J_BYTES


def test_a_move_in_the_list_alone_costs_next_to_nothing(installation: Installation, terminal: Start) -> None:
    installation.fill(["One title"] * 40, same=True)
    started = terminal(installation.argv)
    started.wait_for("Unread 40")
    started.settle()
    costs = []
    for _ in range(5):
        started.type("j")
        costs.append(started.settle())
    assert 0 < max(costs) <= J_LIST_BYTES


def test_no_foreign_control_reaches_the_terminal(installation: Installation, terminal: Start) -> None:
    hostile = ["\x1b]52;c;aGk=\x07", "\x9b2J\x1bc", "\u202egpj.exe", "[/][@click=app.quit]x", "\x1b[31mred"]
    installation.fill([f"{payload} title" for payload in hostile])
    started = terminal(installation.argv)
    started.wait_for("Unread 5")
    started.type("jjjj\r")
    started.settle()
    started.type("q")
    started.settle()
    started.type("q")
    assert started.wait_for_exit() == 0
    written = started.raw.decode()
    assert not any(bad in written for bad in ("\x1b]52", "\x9b", "\x1bc", "\u202e", "\x1b[31m"))
    assert "[/][@click=app.quit]x" in written


def test_an_article_reaches_the_clipboard_as_markdown(screen: Terminal) -> None:
    screen.type("\rM")
    screen.wait_for("article sent to your terminal's clipboard")
    sent = re.search(rb"\x1b]52;c;([A-Za-z0-9+/=]+)\x07", screen.raw)
    assert sent
    assert base64.b64decode(sent[1]).startswith(b"# [Title 0](<https://example.org/>)")


def test_a_broken_screen_restores_the_terminal_and_says_one_sentence(
    installation: Installation, terminal: Start
) -> None:
    installation.fill(TITLES)
    breaking = (
        "import sys; from matins.tui.screens.skim import SkimScreen\n"
        "def follow(self): raise ZeroDivisionError('of the test')\n"
        "SkimScreen.after_command = follow\n"
        "from matins.__main__ import main; sys.exit(main())"
    )
    started = terminal([sys.executable, "-c", breaking, *installation.argv[3:]])
    started.wait_for("Unread 200")
    started.type("j")
    assert started.wait_for_exit() == 1
    after = started.raw[started.raw.rindex(PRIMARY) :].decode()
    assert "matins stumbled" in after
    assert "Traceback" not in after
    log = installation.paths.log.read_text(encoding="utf-8")
    assert "ZeroDivisionError: of the test" in log


@pytest.mark.parametrize("environ", [{"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_cannot_show_it_is_refused(
    installation: Installation, terminal: Start, environ: dict[str, str]
) -> None:
    started = terminal(installation.argv, environ=environ)
    assert started.wait_for_exit() == 1
    assert "matins needs a terminal; try matins list" in started.text
    assert ALTERNATE not in started.raw


def test_nothing_heavy_is_loaded_by_the_time_of_the_first_paint(installation: Installation, terminal: Start) -> None:
    installation.fill(TITLES)
    heavy = ("httpx", "trafilatura", "lxml", "feedparser", "sumy", "nltk", "numpy", "py3langid", "tomlkit")
    asking = (
        "import sys, atexit\n"
        f"atexit.register(lambda: print('HEAVY', [name for name in {heavy!r} if name in sys.modules]))\n"
        "from matins.__main__ import main; sys.exit(main())"
    )
    started = terminal([sys.executable, "-c", asking, *installation.argv[3:]])
    started.wait_for("Unread 200")
    started.type("\r")
    started.settle()
    started.type("Q")
    assert started.wait_for_exit() == 0
    assert b"HEAVY []" in started.raw


def test_without_feeds_the_first_run_is_shown(installation: Installation, terminal: Start) -> None:
    installation.paths.config.write_text("", encoding="utf-8")
    started = terminal(installation.argv)
    started.wait_for("Welcome to matins")
    started.type("\x11")
    assert started.wait_for_exit() == 0


def test_the_first_run_offers_topics_and_takes_a_list(
    installation: Installation, terminal: Start, tmp_path: Path
) -> None:
    installation.paths.config.write_text("[refresh]\non_start = false\n", encoding="utf-8")
    (tmp_path / "urls").write_text("http://127.0.0.1:9/a news\nhttp://127.0.0.1:9/b ~B\nexec:touch x\n")
    started = terminal(installation.argv)
    started.wait_for("1\u00a0World\u00a0news")
    started.type(f"{tmp_path / 'urls'}\r")
    started.wait_for("2 failed")
    started.type("q")
    assert started.wait_for_exit() == 0
    assert [feed.address for feed in load(installation.paths.config).feeds] == [
        "http://127.0.0.1:9/a",
        "http://127.0.0.1:9/b",
    ]
    assert not (tmp_path / "x").exists()


class Town(BaseHTTPRequestHandler):
    """A page with two feeds."""

    def do_GET(self) -> None:
        links = "".join(f'<link rel="alternate" type="application/rss+xml" href="/{name}">' for name in ("a", "b"))
        name = self.path.strip("/")
        item = f"<item><title>Story</title><guid>{name}</guid><description>{TITLES}</description></item>"
        feed = f"<rss version='2.0'><channel><title>Feed {name}</title>{item}</channel></rss>"
        body = (feed if name else f"<!doctype html><html><head>{links}</head><body>Town</body></html>").encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/rss+xml" if name else "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


def test_add_asks_which_of_several_feeds(installation: Installation, terminal: Start) -> None:
    with ThreadingHTTPServer(("127.0.0.1", 0), Town) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}).start()
        address = f"http://127.0.0.1:{server.server_address[1]}"
        started = terminal([*installation.argv, "add", f"{address}/"])
        started.wait_for("2. Feed b (1 article)")
        started.wait_for("Numbers, or q for none [1]:")
        started.type("2\n")
        code = started.wait_for_exit()
        server.shutdown()
    assert code == 0
    assert "Subscribed to Feed b (1 article)" in started.text
    assert load(installation.paths.config).feeds[-1].address == f"{address}/b"
