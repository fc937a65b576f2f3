"""`matins doctor`."""

from collections.abc import Callable
from typing import Any

import pytest

from matins.paths import Paths
from matins.service import doctor
from matins.service.doctor import Check

Matins = Callable[..., Any]

CHECKS = (Check("config", True, "right"), Check("database", False, "damaged", "make a copy"))


def test_checks_are_printed_and_a_bad_one_fails(matins: Matins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "checks", lambda *_: CHECKS)
    outcome = matins("doctor")
    assert outcome.code == 1
    assert outcome.out.splitlines() == ["ok   config: right", "bad  database: damaged", "     make a copy"]


def test_json_has_the_documented_shape(matins: Matins, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "checks", lambda *_: CHECKS)
    assert matins("doctor", "--json").document == {
        "schema": 1,
        "checks": [
            {"name": "config", "ok": True, "detail": "right"},
            {"name": "database", "ok": False, "detail": "damaged", "advice": "make a copy"},
        ],
    }


def test_a_sound_installation_is_well(matins: Matins, stocked: Paths) -> None:
    outcome = matins("doctor")
    assert outcome.code == 0, outcome.out
    assert str(stocked.config) in outcome.out


def test_a_broken_config_is_one_bad_check_among_the_others(matins: Matins, paths: Paths) -> None:
    paths.config.parent.mkdir()
    paths.config.write_text("[scren]\n")
    outcome = matins("doctor")
    assert outcome.code == 1
    assert "bad  config: " in outcome.out
    assert "unknown section (nearest: screen)" in outcome.out
    assert "versions" in outcome.out
