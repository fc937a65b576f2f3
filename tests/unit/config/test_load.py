"""Reading the config, and what is said about a wrong one."""

import subprocess
import sys
from pathlib import Path

import pytest

from matins.config.load import line_numbers, load, problems
from matins.config.schema import Config
from matins.errors import ConfigError, ExitCode
from matins.model.feed import FullText

BOOK = """
[refresh]
on_start = false
every = "2h"
[fetch]
page_size = "1 MB"
[summary]
algorithm = "lead"
[screen]
theme = "dark"
ascii = true
[colours]
accent = "#00ff00"
[keys]
skim = ["space", "ctrl+j"]
toggle-read = "x"
[[feeds]]
address = "https://example.org/feed.xml"
title = "  A   name\\u001b[31m "
tags = ["news", "news", " morning "]
[[feeds]]
address = "http://127.0.0.1:8080/atom"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def told(path: Path, text: str) -> list[str]:
    """Return what is said about `text`, without the file's name."""
    path.write_text(text)
    return [problem.told(path).removeprefix(f"{path}:") for problem in problems(path)]


def test_no_config_and_an_empty_one_are_the_defaults(path: Path) -> None:
    assert load(path) == Config(path)
    path.write_text("")
    assert load(path) == Config(path)
    path.write_text("# nothing but words\n")
    assert load(path) == Config(path)


def test_what_is_set_is_in_force_and_the_rest_is_default(path: Path) -> None:
    path.write_text(BOOK)
    config = load(path)
    assert config.refresh.on_start is False
    assert config.refresh.every == 7_200
    assert config.fetch.page_size == 1_000_000
    assert config.fetch.feed_size == 10_000_000
    assert config.summary.algorithm == "lead"
    assert config.screen.theme == "dark"
    assert config.screen.ascii is True
    assert config.colours.accent == "#00ff00"
    assert config.keys == {"skim": ("space", "ctrl+j"), "toggle-read": ("x",)}


def test_feeds_keep_their_order_and_are_clean(path: Path) -> None:
    path.write_text(BOOK)
    one, other = load(path).feeds
    assert (one.address, one.title, one.tags) == (
        "https://example.org/feed.xml",
        "A name[31m",
        ("news", "morning"),
    )
    assert (other.address, other.title, other.tags) == ("http://127.0.0.1:8080/atom", None, ())


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[refresh]\nevry = '1h'", "2: refresh.evry: unknown key (nearest: every)"),
        ("[refersh]\n", "1: refersh: unknown section (nearest: refresh)"),
        ("\nfeed = 1\n", "2: feed: unknown key (nearest: feeds)"),
        ("[screen]\nascii = 1", "2: screen.ascii: write true or false, without quotes"),
        ("[fetch]\n# x\nin_flight = 0", "3: fetch.in_flight: write a whole number from 1 to 100"),
        ("[refresh]\nevery = 30", '2: refresh.every: write a number with one of the units d, h, m, s, such as "30m"'),
        (
            "[screen]\ntheme = 'drak'",
            '2: screen.theme: write one of "auto", "terminal", "dark", "light" (nearest: dark)',
        ),
        ("refresh = 1", "1: refresh: write it as a section, [refresh]"),
        ("[keys]\nskimm = 'x'", "2: keys.skimm: unknown command (nearest: skim)"),
        ("[keys]\nskim = 1", '2: keys.skim: write one key, such as "j", or a list of keys'),
        ("[keys]\nskim = 'spcae'", '2: keys.skim: no key is called "spcae" (nearest: space)'),
        ("[keys]\nskim = 'x'\nhelp = ['f1', 'x']", '3: keys.help: the key "x" is given to skim as well'),
        (
            "[feeds]\naddress = 'https://a.example/'",
            "1: feeds: write each feed as a table under [[feeds]], with two brackets",
        ),
        ("feeds = ['https://a.example/']", "1: feeds[1]: write each feed as a table under [[feeds]]"),
        ("[[feeds]]\ntitle = 'x'", "1: feeds[1].address: a feed needs an address"),
        ("[[feeds]]\naddress = 'ftp://a.example/'", "2: feeds[1].address: not an http or https address"),
        ("[[feeds]]\naddress = 7", "2: feeds[1].address: not an http or https address"),
        ("[[feeds]]\naddress = 'https://a.example/'\nurl = 1", "3: feeds[1].url: unknown key"),
        ("[[feeds]]\naddress = 'https://a.example/'\ntitle = 1", "3: feeds[1].title: write a text in quotes"),
        (
            "[[feeds]]\naddress = 'https://a.example/'\ntags = 'a'",
            '3: feeds[1].tags: write a list of texts, such as ["news"]',
        ),
        (
            "[[feeds]]\naddress = 'https://a.example/'\nfull_text = 'allways'",
            '3: feeds[1].full_text: write one of "stub", "always", "never" (nearest: always)',
        ),
        (
            "[[feeds]]\naddress = 'https://a.example/'\nkeep = 'a,'",
            '3: feeds[1].keep: write a CSS selector, such as "article .story" (Expected selector, got <EOF at 2>)',
        ),
        (
            "[[feeds]]\naddress = 'https://a.example/'\ndrop = ['a']",
            '3: feeds[1].drop: write a CSS selector, such as "article .story" (no text in quotes)',
        ),
        (
            "[[feeds]]\naddress = 'https://a.example/'\nkep = 'a'",
            "3: feeds[1].kep: unknown key (nearest: keep)",
        ),
    ],
)
def test_a_problem_names_file_line_key_and_the_nearest(path: Path, text: str, said: str) -> None:
    assert told(path, text) == [said]


def test_a_feed_says_when_its_pages_are_fetched_and_what_on_them_counts(path: Path) -> None:
    path.write_text(
        "[[feeds]]\naddress = 'https://a.example/'\nfull_text = 'always'\nkeep = ' #main  p '\ndrop = '.promo, aside'\n"
        "[[feeds]]\naddress = 'https://b.example/'\n"
    )
    one, other = load(path).feeds
    assert (one.full_text, one.keep, one.drop) == (FullText.ALWAYS, "#main p", ".promo, aside")
    assert (other.full_text, other.keep, other.drop) == (FullText.STUB, "", "")


def test_without_a_selector_nothing_is_loaded_that_knows_them(path: Path) -> None:
    path.write_text(BOOK)
    code = f"import sys, pathlib; from matins.config.load import load; load(pathlib.Path({str(path)!r}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{code}; print('cssselect' in sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout == "False\n"


def test_every_problem_is_told_at_once_in_the_order_of_the_lines(path: Path) -> None:
    found = told(path, "[screen]\nthem = 1\n[refresh]\nevery = 1\n[colour]\n")
    assert [line.split(":")[0] for line in found] == ["2", "4", "5"]


def test_a_feed_that_stands_twice_is_told(path: Path) -> None:
    (said,) = told(path, "[[feeds]]\naddress = 'https://a.example/'\n" * 2)
    assert said == "4: feeds[2].address: https://a.example/ stands above already"


def test_a_password_in_an_address_is_told_with_the_place_for_it_and_not_printed(path: Path) -> None:
    (said,) = told(path, "[[feeds]]\ntitle = 'A'\naddress = 'https://me:hunter2@www.a.example:8443/'\n")
    assert said == (
        "3: feeds[1].address: no place for a password; put it into ~/.netrc: "
        "machine www.a.example login NAME password PASSWORD"
    )
    with pytest.raises(ConfigError) as raised:
        load(path)
    assert "hunter2" not in str(raised.value)


@pytest.mark.parametrize(
    ("content", "line"),
    [
        (b"[refresh]\nevery = ", 2),
        (b"[refresh\n", 1),
        (b"a = 1\na = 2\n", 2),
        (b"a = 'x\n", 1),
        (b"a = 1\n\nb = \xff\n", 3),
        (b"a = 99" + b"9" * 5_000, None),
        (b"a = " + b"[" * 100_000, None),
    ],
)
def test_what_is_no_toml_is_told_by_line(path: Path, content: bytes, line: int | None) -> None:
    path.write_bytes(content)
    (problem,) = problems(path)
    assert problem.line == line
    assert "not " in problem.message


def test_a_wrong_config_is_wrong_usage(path: Path) -> None:
    path.write_text("[screen]\nthem = 1\n[refresh]\nevery = 1\n")
    with pytest.raises(ConfigError) as raised:
        load(path)
    assert raised.value.code == ExitCode.USAGE
    assert str(raised.value).count("\n") == 1
    assert str(path) in str(raised.value)


def test_control_characters_of_the_file_are_not_told(path: Path) -> None:
    (said,) = told(path, '"\\u001b[31m\\u202ex" = 1')
    assert said == "1: [31mx: unknown key"


def test_a_byte_order_mark_and_windows_line_ends_do_not_matter(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf[refresh]\r\nevery = '1h'\r\n")
    assert load(path).refresh.every == 3_600


def test_what_cannot_be_read_is_a_config_error(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load(tmp_path)
    with pytest.raises(ConfigError, match="cannot be read"):
        load(Path("/dev/null/config.toml"))


def test_lines_of_a_sound_config_are_told(path: Path) -> None:
    assert line_numbers(path) == {}
    path.write_text(BOOK)
    assert line_numbers(path)["refresh", "every"] == 4
