"""How often the tests of durability kill and cut: 50 times, or as often as the command line says.

The options are known where this folder is named: pytest tests/durability --kills 1000 --cuts 1000
"""

import pytest

_OFTEN = 50

_FIGURES = pytest.StashKey[list[str]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Register --kills and --cuts."""
    parser.addoption("--kills", type=int, default=_OFTEN, help="how many processes are killed")
    parser.addoption("--cuts", type=int, default=_OFTEN, help="how many times the power is cut")


@pytest.fixture
def kills(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("kills", _OFTEN))


@pytest.fixture
def cuts(request: pytest.FixtureRequest) -> int:
    return int(request.config.getoption("cuts", _OFTEN))


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> list[str]:
    """Return where a test leaves the figures that are told at the end."""
    return request.config.stash.setdefault(_FIGURES, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Tell the figures."""
    for line in config.stash.get(_FIGURES, []):
        terminalreporter.write_line(line)
