"""What each way into matins loads: a graph of imports cannot see a deferral, so fresh interpreters are asked."""

import subprocess
import sys

import pytest

HEAVY = {"httpx", "trafilatura", "lxml", "feedparser", "sumy", "nltk", "numpy", "py3langid", "sqlite3", "yaml"}
SCREEN = {"textual", "rich"}


def loaded_by(code: str) -> set[str]:
    """Return the top-level modules that a fresh interpreter has loaded after running `code`."""
    program = f"import sys\n{code}\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    return set(done.stdout.split())


@pytest.mark.parametrize(
    "module",
    [
        "matins",
        "matins.__main__",
        "matins.commands",
        "matins.cli.program",
        "matins.config.load",
        "matins.extract",
        "matins.extract.plain",
        "matins.feeds",
        "matins.feeds.identity",
        "matins.feeds.lists.reading",
        "matins.feeds.lists.starter",
        "matins.model.events",
        "matins.query.language",
        "matins.service.background",
        "matins.service.library",
        "matins.service.rules",
        "matins.service.views",
        "matins.service.summarising",
        "matins.service.subscriptions",
        "matins.store",
        "matins.summary",
        "matins.summary.algorithms",
        "matins.work.tasks",
    ],
)
def test_importing_a_light_module_loads_nothing_heavy(module: str) -> None:
    assert not loaded_by(f"import {module}") & (HEAVY | SCREEN)


def test_the_screen_loads_textual_and_nothing_that_fetches_or_parses() -> None:
    loaded = loaded_by("import matins.tui.app")
    assert "textual" in loaded
    assert not loaded & HEAVY


def test_the_version_is_told_with_fewer_than_110_imports() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "matins", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert done.stdout.startswith("matins ")
    imports = [line.rpartition("|")[2].strip() for line in done.stderr.splitlines() if line.startswith("import time:")]
    assert len(imports) < 110
    assert "textual" not in imports
