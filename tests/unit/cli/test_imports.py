"""`matins import`."""

import io
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from matins.config.load import load
from matins.model.feed import Subscription
from matins.paths import Paths
from matins.text.clean import clean_line

Matins = Callable[..., Any]

OPML = """<opml version="2.0"><body><outline text="News">
<outline text="A &amp; B" xmlUrl="https://me:hunter2@a.example/feed?x=1&y=2"/>
<outline text="C" xmlUrl="|touch PWNED"/></outline></body></opml>"""


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    return tmp_path / "list"


def test_a_list_of_addresses_is_taken_in(matins: Matins, paths: Paths, listed: Path) -> None:
    listed.write_bytes(b"\xef\xbb\xbf# mine\n\nhttps://a.example/feed\r\nhttps://b.example/feed t\nno address\xff\n")
    outcome = matins("import", str(listed), "--tag", "new")
    assert outcome.code == 3
    assert outcome.out == "2 feeds added, 0 already there, 1 skipped\n"
    assert outcome.err == (
        f"{listed}:5: skipped: no: not an http or https address\nmatins refresh fetches what they hold\n"
    )
    assert load(paths.config).feeds == (
        Subscription("https://a.example/feed", None, ("new",)),
        Subscription("https://b.example/feed", None, ("t", "new")),
    )
    listed.write_text("https://a.example/feed\nhttps://a.example/feed\n")
    again = matins("import", str(listed))
    assert (again.code, again.out, again.err) == (0, "0 feeds added, 1 already there, 0 skipped, 1 repeated\n", "")


def test_opml_is_taken_in_without_its_commands_and_passwords(matins: Matins, paths: Paths, listed: Path) -> None:
    listed.write_text(OPML)
    outcome = matins("import", str(listed))
    assert (outcome.code, outcome.out) == (3, "1 feed added, 0 already there, 1 skipped\n")
    assert outcome.err.splitlines()[:2] == [
        f"{listed}:3: skipped: |touch PWNED: a command; matins runs none",
        f"{listed}:2: https://a.example/feed?x=1&y=2: its password was left out; put it into ~/.netrc",
    ]
    assert "hunter2" not in outcome.err + paths.config.read_text()
    assert load(paths.config).feeds == (Subscription("https://a.example/feed?x=1&y=2", clean_line("A & B"), ("News",)),)


def test_the_report_is_json_where_that_is_asked_for(matins: Matins, listed: Path) -> None:
    listed.write_text(OPML)
    outcome = matins("import", str(listed), "--json")
    assert outcome.code == 3
    assert outcome.document == {
        "schema": 1,
        "added": ["https://a.example/feed?x=1&y=2"],
        "already": [],
        "skipped": [{"line": 3, "text": "|touch PWNED", "reason": "a command; matins runs none"}],
        "notes": [
            {
                "line": 2,
                "text": "https://a.example/feed?x=1&y=2",
                "reason": "its password was left out; put it into ~/.netrc",
            }
        ],
        "repeated": 0,
        "marked": 0,
        "saved": 0,
        "views": 0,
        "rules": 0,
        "kept": 0,
    }


def test_a_list_may_come_from_standard_input(matins: Matins, paths: Paths, monkeypatch: pytest.MonkeyPatch) -> None:
    stdin = SimpleNamespace(buffer=io.BytesIO(b"https://a.example/feed\n"), isatty=lambda: False)
    monkeypatch.setattr(sys, "stdin", stdin)
    assert matins("import", "-").code == 0
    assert len(load(paths.config).feeds) == 1


def test_a_list_without_one_address_fails(matins: Matins, paths: Paths, listed: Path) -> None:
    listed.write_text("x\n" * 60)
    outcome = matins("import", str(listed))
    assert outcome.code == 1
    assert len(outcome.err.splitlines()) == 51
    assert outcome.err.endswith(f"{listed}: and 10 more\n")
    assert not paths.config.exists()


def test_what_cannot_be_read_is_told(matins: Matins, tmp_path: Path) -> None:
    missing = matins("import", str(tmp_path / "none"))
    assert (missing.code, missing.err) == (1, f"{tmp_path / 'none'}: cannot be read: No such file or directory\n")
    assert matins("import", str(tmp_path)).code == 1
    assert "larger than 100 MB" in matins("import", "/dev/zero").err
    assert matins("import").code == 2


def many(listed: Path, count: int) -> str:
    listed.write_text("".join(f"https://a.example/{number}\n" for number in range(count)))
    return str(listed)


@pytest.mark.parametrize(("answer", "code", "added"), [("y\n", 0, 501), ("n\n", 1, 0), ("\n", 1, 0)])
def test_a_person_is_asked_before_many_feeds_are_added(
    matins: Matins, paths: Paths, listed: Path, monkeypatch: pytest.MonkeyPatch, answer: str, code: int, added: int
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(answer))
    outcome = matins("import", many(listed, 501), terminal=True)
    assert (outcome.code, len(load(paths.config).feeds)) == (code, added)
    assert "add 501 feeds? [y/N]" in outcome.err


@pytest.mark.parametrize(("arguments", "terminal"), [((), False), (("--yes",), True)])
def test_nobody_is_asked_where_nobody_would_answer(
    matins: Matins, paths: Paths, listed: Path, arguments: tuple[str, ...], terminal: bool
) -> None:
    assert matins("import", many(listed, 501), *arguments, terminal=terminal).code == 0
    assert len(load(paths.config).feeds) == 501


def test_too_many_feeds_are_refused_before_anyone_is_asked(matins: Matins, paths: Paths, listed: Path) -> None:
    outcome = matins("import", many(listed, 5_001), "--yes", terminal=True)
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err == "5,001 new feeds are more than matins takes at once (5,000)\n"
    assert not paths.config.exists()


def test_starter_feeds_are_added_by_topic(matins: Matins, paths: Paths) -> None:
    outcome = matins("import", "--starter", "science", "--starter", "ニュース")
    assert outcome.code == 0
    assert {tag for feed in load(paths.config).feeds for tag in feed.tags} == {"Science", "ニュース"}
    wrong = matins("import", "--starter", "scienc")
    assert wrong.code == 2
    assert "no starter feeds are called scienc (nearest: Science)" in wrong.err


def test_a_cache_that_is_none_is_told(matins: Matins, tmp_path: Path) -> None:
    (tmp_path / "cache.db").write_text("x" * 1_000)
    outcome = matins("import", "--read-marks", str(tmp_path / "cache.db"))
    assert outcome.code == 1
    assert "no cache of newsboat's" in outcome.err
