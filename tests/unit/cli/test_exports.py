"""`matins export`."""

import json
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from matins.config.load import load
from matins.feeds.lists.reading import parse_list
from matins.paths import Paths

Matins = Callable[..., Any]


def undated(text: str) -> list[str]:
    """Return the lines of an export without the one that tells when it was made."""
    return [line for line in text.splitlines() if "dateCreated" not in line and '"exported"' not in line]


def test_opml_names_every_feed_with_the_title_it_gave_itself(matins: Matins, stocked: Paths) -> None:
    outcome = matins("export")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0">\n')
    assert "<dateCreated>" in outcome.out
    assert {(feed.title, feed.tags) for feed in parse_list(outcome.out.encode()).feeds} == {
        ("Gazette", ("news",)),
        ("The Weekly", ()),
    }


def test_newsboat_s_list_holds_the_config_s_own_titles(matins: Matins, stocked: Paths) -> None:
    outcome = matins("export", "--format", "newsboat")
    assert outcome.out == 'https://gazette.example/feed news\nhttps://weekly.example/feed "~The Weekly"\n'
    assert parse_list(outcome.out.encode()).feeds == load(stocked.config).feeds


def test_json_holds_feeds_and_marks_and_brings_them_back(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    matins("mark", "read", "1", "2")
    matins("mark", "star", "4")
    outcome = matins("export", "--format", "json")
    assert outcome.document["schema"] == 1
    assert outcome.document["exported"].endswith("Z")
    assert outcome.document["articles"] == [
        {
            "feed": f"https://{feed}.example/feed",
            "key": f"key {number}",
            "link": f"https://gazette.example/{number}",
            "read": read,
            "starred": not read,
            "tags": [],
        }
        for feed, number, read in (("gazette", 1, True), ("gazette", 2, True), ("weekly", 4, False))
    ]
    (tmp_path / "mine.json").write_text(outcome.out)
    matins("mark", "unread", "1", "2")
    matins("mark", "unstar", "4")
    stocked.config.unlink()
    back = matins("import", str(tmp_path / "mine.json"))
    assert back.out == "2 feeds added, 0 already there, 0 skipped, 3 marks taken over\n"
    assert back.err.endswith("matins refresh fetches what they hold\n")
    again = matins("export", "--format", "json").document
    assert (again["feeds"], again["articles"]) == (outcome.document["feeds"], outcome.document["articles"])


@pytest.mark.parametrize("form", ["opml", "newsboat", "json"])
def test_a_file_is_written_for_its_owner_alone_and_not_overwritten(
    matins: Matins, stocked: Paths, tmp_path: Path, form: str
) -> None:
    path = tmp_path / "out"
    printed = matins("export", "--format", form).out
    outcome = matins("export", "--format", form, "-o", str(path))
    assert (outcome.code, outcome.out, outcome.err) == (0, "", f"2 feeds written to {path}\n")
    assert undated(path.read_text()) == undated(printed)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.write_text("mine")
    refused = matins("export", "--format", form, "-o", str(path))
    assert (refused.code, refused.err) == (1, f"{path} is there already; --force overwrites it\n")
    assert path.read_text() == "mine"
    assert matins("export", "--format", form, "-o", str(path), "--force").code == 0
    assert undated(path.read_text()) == undated(printed)
    assert [child.name for child in tmp_path.iterdir() if child.name.startswith(".")] == []


@pytest.mark.parametrize("place", ["/dev/null", "."])
def test_what_is_no_file_is_never_replaced(matins: Matins, stocked: Paths, place: str) -> None:
    outcome = matins("export", "-o", place, "--force")
    assert (outcome.code, outcome.err) == (1, f"{place} is no file to write to\n")


def test_where_nothing_can_be_written_a_sentence_says_so(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    outcome = matins("export", "-o", str(tmp_path / "none" / "out"))
    assert outcome.code == 1
    assert outcome.err == f"{tmp_path / 'none' / 'out'}: cannot be written: No such file or directory\n"


def test_a_name_that_no_file_can_have_is_told(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    outcome = matins("export", "-o", str(tmp_path / ("x" * 300)))
    assert (outcome.code, outcome.err.endswith("x: cannot be written: File name too long\n")) == (1, True)


def test_a_link_is_written_through(matins: Matins, stocked: Paths, tmp_path: Path) -> None:
    (tmp_path / "real").write_text("mine")
    (tmp_path / "link").symlink_to("real")
    assert matins("export", "-o", str(tmp_path / "link"), "--force").code == 0
    assert (tmp_path / "link").is_symlink()
    assert len(parse_list((tmp_path / "real").read_bytes()).feeds) == 2


def test_without_feeds_every_format_is_an_empty_list(matins: Matins) -> None:
    assert parse_list(matins("export").out.encode()).feeds == ()
    assert matins("export", "--format", "newsboat").out == ""
    assert json.loads(matins("export", "--format", "json").out)["feeds"] == []
