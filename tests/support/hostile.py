"""The hostile server of the shared data and some pages more, in a process of its own: what it offers, and is asked.

Run as a program it is that process: it prints what it offers as one line of JSON and ends when its input does.
"""

import importlib
import json
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from hostile_pages import WITH_ARTICLE, WITHOUT_ARTICLE

ROOT = Path(__file__).parents[2]
TOOLS = ROOT.parent / "shared" / "tools"

LISTING = "listed-pages"
"""A feed of the server's own whose entries are the pages and images of the catalogue, each under its case's name."""
BOUNDS = {"bomb_mb": 64, "cap_mb": 64, "cap_s": 20, "hold": 12, "drip": 0.05}


@dataclass(frozen=True)
class Case:
    """One entry of the catalogue; `outcome` is "items", "error" or "either"."""

    name: str
    tags: frozenset[str]
    outcome: str
    count: int | None
    max_requests: int | None

    @property
    def kind(self) -> str:
        """As what a reader meets it: "feed", "opml" or "page"."""
        if "feed" in self.tags or self.outcome == "error":
            return "feed"
        return "opml" if "opml" in self.tags else "page"


def catalogue() -> Mapping[str, Case]:
    """Return every case by name, or nothing where the shared data is absent."""
    if not (TOOLS / "hostile_server.py").is_file():
        return {}
    return {name: _case(case.as_dict()) for name, case in _server_module().CASES.items()}


def leaks(text: str) -> list[str]:
    """Return the names of the terminal payloads whose control bytes are in `text`."""
    found: list[str] = _server_module().find_leaks(text)
    return found


@dataclass(frozen=True)
class Hostile:
    """The running server."""

    base: str
    process: int

    def address(self, name: str) -> str:
        return self.base + name

    def requests(self) -> list[dict[str, Any]]:
        """Return every request so far, oldest first."""
        with urllib.request.urlopen(self.base + "_log", timeout=60) as answer:  # noqa: S310  (its address is http)
            log: list[dict[str, Any]] = json.load(answer)
        return log


@contextmanager
def hostile_server() -> Iterator[Hostile]:
    """Run the server."""
    with subprocess.Popen(
        [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as process:
        if process.stdin is None or process.stdout is None:
            raise RuntimeError("the server is started with pipes")
        try:
            yield Hostile(json.loads(process.stdout.readline())["base"], process.pid)
        finally:
            process.stdin.close()


def _server_module() -> ModuleType:
    if str(TOOLS) not in sys.path:
        sys.path.append(str(TOOLS))
    module = importlib.import_module("hostile_server")
    for name, make in WITH_ARTICLE.items():
        _add_page(module, name, "items", make)
    for name, (_, make) in WITHOUT_ARTICLE.items():
        _add_page(module, name, "either", make)
    return module


def _add_page(module: ModuleType, name: str, outcome: str, make: Callable[[], str | bytes]) -> None:
    if name not in module.CASES:
        module.case(name, "page", "See hostile_pages.", "An article, or the reason.", outcome)(
            lambda request: request.reply(make(), module.HTML)
        )


def _case(fields: Mapping[str, Any]) -> Case:
    return Case(
        fields["name"],
        frozenset(fields["tags"]),
        fields["outcome"],
        fields.get("count"),
        fields.get("max_requests"),
    )


def _serve() -> None:
    module = _server_module()
    pages = [name for name, case in catalogue().items() if case.kind == "page"]

    def listing(request: Any) -> None:
        items = [module.item(title=name, guid=name, link=request.srv.url(name), desc="Read on.") for name in pages]
        request.reply(module.rss(items, title="Pages"))

    module.case(LISTING, "feed control", "The pages of the catalogue.", "As each page says.")(listing)
    with module.HostileServer(**BOUNDS) as server:
        sys.stdout.write(json.dumps({"base": server.base}) + "\n")
        sys.stdout.flush()
        sys.stdin.read()


if __name__ == "__main__":
    _serve()
