"""Rules of the code that no linter knows."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

LINES_A_FILE, LINES_A_FUNCTION = 420, 60
BROAD = {"service/refresh/pipeline.py", "work/child.py"}


@pytest.fixture(scope="module")
def sources(root: Path) -> dict[str, str]:
    folder = root / "src" / "matins"
    return {str(path.relative_to(folder)): path.read_text() for path in sorted(folder.rglob("*.py"))}


def functions(source: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def test_files_and_functions_stay_short(sources: dict[str, str]) -> None:
    assert sources
    assert not [name for name, source in sources.items() if source.count("\n") > LINES_A_FILE]
    long = [
        f"{name}:{function.name}"
        for name, source in sources.items()
        for function in functions(source)
        if (function.end_lineno or 0) - function.lineno >= LINES_A_FUNCTION
    ]
    assert not long


def test_every_file_says_what_it_is_responsible_for(sources: dict[str, str]) -> None:
    assert not [name for name, source in sources.items() if not ast.get_docstring(ast.parse(source))]


def swallows_everything(handler: ast.ExceptHandler) -> bool:
    names = (
        {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)} if handler.type else {"Exception"}
    )
    last = handler.body[-1]
    raises_again = isinstance(last, ast.Raise) and last.exc is None
    return bool(names & {"Exception", "BaseException"}) and not raises_again


def test_only_the_two_places_that_must_not_die_swallow_everything(sources: dict[str, str]) -> None:
    swallowing = {
        name
        for name, source in sources.items()
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler) and swallows_everything(node)
    }
    assert swallowing <= BROAD


def test_the_clock_is_read_in_one_place(sources: dict[str, str]) -> None:
    clock = re.compile(r"time\.time\(|datetime\.now|utcnow|date\.today|'now'|CURRENT_TIMESTAMP")
    assert {name for name, source in sources.items() if clock.search(source)} <= {"clock.py"}


def test_no_shell_is_ever_asked(sources: dict[str, str]) -> None:
    shell = re.compile(r"shell=True|os\.system|os\.popen|create_subprocess_shell|getoutput")
    assert not [name for name, source in sources.items() if shell.search(source)]


def test_nothing_is_left_open(sources: dict[str, str]) -> None:
    left = re.compile(r"TODO|FIXME|XXX|NotImplementedError")
    assert not [name for name, source in sources.items() if left.search(source)]
