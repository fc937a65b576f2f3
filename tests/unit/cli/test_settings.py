"""`matins config`."""

import tomllib
from collections.abc import Callable
from typing import Any

from matins.config.schema import example
from matins.paths import Paths

Matins = Callable[..., Any]


def test_its_place_is_told_whether_it_is_there_or_not(matins: Matins, paths: Paths) -> None:
    assert matins("config", "path").out == f"{paths.config}\n"


def test_a_config_that_is_not_there_is_right(matins: Matins, paths: Paths) -> None:
    outcome = matins("config", "check")
    assert outcome.code == 0
    assert outcome.out == f"{paths.config}: not there, so the defaults are in force\n"


def test_a_right_one_is_called_right(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[screen]\nascii = true\n")
    outcome = matins("config", "check")
    assert (outcome.code, outcome.out) == (0, f"{paths.config}: right\n")


def test_every_problem_is_printed_and_the_exit_code_is_2(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[screen]\nasci = true\n[refresh]\nevery = 1\n")
    outcome = matins("config", "check")
    assert outcome.code == 2
    first, second = outcome.out.splitlines()
    assert first == f"{paths.config}:2: screen.asci: unknown key (nearest: ascii)"
    assert second.startswith(f"{paths.config}:4: refresh.every: ")


def test_what_is_in_force_is_shown_with_its_origin(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[screen]\nascii = true\n")
    outcome = matins("config", "show")
    assert outcome.code == 0
    assert "ascii = true  # line 2\n" in outcome.out
    assert 'every = "30m"  # default\n' in outcome.out
    assert tomllib.loads(outcome.out)["screen"]["ascii"] is True


def test_the_example_is_that_of_the_schema(matins: Matins) -> None:
    assert matins("config", "example").out == example()


def test_every_command_that_needs_the_config_says_what_is_wrong_with_it(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[scren]\n")
    for arguments in (["list"], ["feeds"], ["refresh"], ["show", "1"], ["mark", "read", "1"], ["config", "show"]):
        outcome = matins(*arguments)
        assert (outcome.code, outcome.out) == (2, "")
        assert outcome.err == f"{paths.config}:1: scren: unknown section (nearest: screen)\n"
