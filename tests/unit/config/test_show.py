"""The settings in force."""

import tomllib
from pathlib import Path

from matins.config.load import line_numbers, load
from matins.config.schema import SECTIONS, Config, settings
from matins.config.show import in_force


def test_without_a_file_everything_is_default_and_nothing_is_left_out() -> None:
    text = in_force(Config(Path("x")), {})
    document = tomllib.loads(text)
    assert {name: set(document[name]) for name in SECTIONS} == {
        name: set(settings(section)) for name, section in SECTIONS.items()
    }
    assert 'every = "30m"  # default' in text.splitlines()
    assert "# line" not in text


def test_what_the_file_sets_is_shown_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(
        "[refresh]\nevery = '2h'\n[keys]\nskim = 'x'\n"
        "[[feeds]]\naddress = 'https://a.example/'\ntitle = 'A'\ntags = ['t']\nfull_text = 'never'\nkeep = 'p'\n"
    )
    text = in_force(load(path), line_numbers(path))
    lines = text.splitlines()
    assert 'every = "2h"  # line 2' in lines
    assert 'skim = ["x"]  # line 4' in lines
    assert "[[feeds]]  # line 5" in lines
    assert tomllib.loads(text)["feeds"] == [
        {"address": "https://a.example/", "title": "A", "tags": ["t"], "full_text": "never", "keep": "p"}
    ]
