"""`matins completions`."""

from collections.abc import Callable
from typing import Any

import pytest

Matins = Callable[..., Any]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_a_script_is_printed_that_asks_matins(matins: Matins, shell: str) -> None:
    outcome = matins("completions", shell)
    assert outcome.code == 0
    assert f"_MATINS_COMPLETE={shell}_complete" in outcome.out
