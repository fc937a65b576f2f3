"""A password in a feed's address: what a person, another program and the log get to see of it."""

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from matins.config.load import load
from matins.logs import log, log_to
from matins.service.background import Job

if TYPE_CHECKING:
    from service.conftest import House, Site

SECRET = "hunter2"

COMMANDS = (
    "feeds",
    "feeds --json",
    "list",
    "list --json",
    "show 1",
    "show 1 --json",
    "config show",
    "doctor",
    "doctor --json",
    "refresh --force",
    "refresh --force --json",
    "export",
    "export --format newsboat",
    "export --format json",
)


def run(house: "House", *arguments: str) -> str:
    """Run matins as a shell does and return all that it said."""
    options = ("--config", str(house.paths.config), "--data-dir", str(house.paths.data))
    command = (sys.executable, "-m", "matins", *options, *arguments)
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    return done.stdout + done.stderr


def kept_by(house: "House") -> set[str]:
    """Return the names of the files that hold the password."""
    files = (path for path in house.paths.config.parent.parent.rglob("*") if path.is_file())
    return {path.name for path in files if SECRET.encode() in path.read_bytes()}


@pytest.mark.parametrize("option", [(), ("--json",), ("--unchecked",)])
def test_subscribing_does_not_tell_the_password(site: "Site", house: "House", option: tuple[str, ...]) -> None:
    site.put("/feed", site.feed(1))
    address = f"http://me:{SECRET}@{site.host}/feed"
    for said in (run(house, "add", *option, address), run(house, "add", *option, address)):
        assert f"http://{site.host}/feed" in said
        assert SECRET not in said
    assert [feed.address for feed in load(house.paths.config).feeds] == [f"http://{site.host}/feed"]
    assert SECRET not in run(house, "add", f"http://me:{SECRET}@{site.host}/gone")


def test_nothing_that_can_be_read_or_logged_tells_the_password(site: "Site", house: "House") -> None:
    # The links are relative, so that they are resolved against the address with the password.
    feed = site.feed(1).replace(site.address("/a0"), "/a0")
    site.put("/feed", feed)
    run(house, "add", f"http://me:{SECRET}@{site.host}/feed")
    assert [asked.headers["authorization"] for asked in site.asked] == [b"Basic bWU6aHVudGVyMg=="]
    assert "Story a0" in run(house, "list")
    site.put("/feed", status=500)
    for command in COMMANDS:
        assert SECRET not in run(house, *command.split()), command
    assert kept_by(house) == set()
    assert (house.paths.data / "matins.log").exists()
    assert house.paths.database.stat().st_mode & 0o077 == 0


async def test_a_bug_that_a_feed_brings_out_is_logged_without_the_password(
    site: "Site", house: "House", monkeypatch: pytest.MonkeyPatch
) -> None:
    async def stumble(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(house.pool, "run", stumble)
    monkeypatch.setattr(log(), "handlers", [])
    log_to(house.paths.log)
    site.put("/feed", site.feed(1))
    house.follow(f"http://me:{SECRET}@{site.host}/feed")
    (failure,) = (await house.finish(Job())).failures
    assert failure.address == f"http://{site.host}/feed"
    logged = house.paths.log.read_text()
    assert f"stumbled over http://{site.host}/feed" in logged
    assert "ZeroDivisionError" in logged
    assert SECRET not in logged
    for handler in log().handlers:
        handler.close()
